import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { compareDates, daysBetween } from '#values';

const options = z.strictObject({
  /** Changes within the window. Unit: changes. @source house default, red-flag catalogue 2026-11, row payout-details-churn (S04, S05, S20) */
  changes: z.int().min(2).default(2).meta({ description: 'Changes of the payout account within the window' }),
  /** Window of those changes. Unit: days. @source house default, red-flag catalogue 2026-11, row payout-details-churn (S04, S05, S20) */
  windowDays: z.int().min(1).default(90).meta({ description: 'Days within which the changes fall' }),
  /** Days after the first working day within which a single change is noticed. Unit: days. @source house default, red-flag catalogue 2026-11, row payout-details-churn (S04, S05, S20) */
  daysAfterStart: z.int().min(0).default(30).meta({ description: 'Days after the first working day within which one change is noticed' }),
});

type Change = { readonly claim: CheckableDossier['payoutAccounts'][number] | CheckableDossier['requests'][number]; readonly at: string };

const byTime = (a: Change, b: Change) => compareDates(a.at, b.at) || a.claim.id.localeCompare(b.claim.id);

/** Accounts taken into use after the first ones. Accounts of the first date are the set-up, several at once a split of pay. */
function changesOfAccount(accounts: CheckableDossier['payoutAccounts']): readonly Change[] {
  const dated = accounts.flatMap((claim) => (claim.value.validFrom === undefined ? [] : [{ claim, at: claim.value.validFrom }])).sort(byTime);
  const [setUp] = dated;
  const later = dated.filter(({ at }) => at !== setUp?.at);
  return later.filter(({ at }, index) => at !== later[index - 1]?.at);
}

/** Changes asked for. Several tickets of one day are one change. */
function changesAskedFor(requests: CheckableDossier['requests']): readonly Change[] {
  const asked = requests.flatMap((claim) => (claim.value.kind === 'payout-change' ? [{ claim, at: claim.value.at }] : [])).sort(byTime);
  return asked.filter(({ at }, index) => at !== asked[index - 1]?.at);
}

type Answer = { readonly answer: 'yes' | 'perhaps' | 'no'; readonly changes: readonly Change[] };

/** Whether as many changes as are noticed fall within the window, for certain or as far as the dates tell. */
function several(changes: readonly Change[], count: number, days: number): Answer {
  const runs = changes.flatMap((_, index) => {
    const run = changes.slice(index, index + count);
    const [first, last] = [run[0], run.at(-1)];
    return run.length < count || first === undefined || last === undefined ? [] : [{ run, gap: daysBetween(first.at, last.at) }];
  });
  const certain = runs.filter(({ gap }) => gap.most <= days);
  if (certain.length > 0) return { answer: 'yes', changes: changes.filter((change) => certain.some(({ run }) => run.includes(change))) };
  return { answer: runs.some(({ gap }) => gap.least <= days) ? 'perhaps' : 'no', changes: [] };
}

function soonAfter(changes: readonly Change[], start: string, days: number): Answer {
  const gaps = changes.map((change) => ({ change, gap: daysBetween(start, change.at) }));
  const certain = gaps.filter(({ gap }) => gap.least >= 0 && gap.most <= days).map(({ change }) => change);
  if (certain.length > 0) return { answer: 'yes', changes: certain };
  return { answer: gaps.some(({ gap }) => gap.most >= 0 && gap.least <= days) ? 'perhaps' : 'no', changes: [] };
}

/** The payout account changed several times in a short time, or soon after the start. */
export const payoutDetailsChurn = defineCheck({
  id: 'payout-details-churn',
  title: 'Payout account changed often or soon after the start',
  stage: 'payment',
  description: 'The payout account was changed twice or more within 90 days, or once within 30 days after the first working day. Setting it up for the first time is no change.',
  data: 'Payroll history: accounts with the date from which each was used, or tickets that ask for a change, and the first working day',
  falsePositives: ['Switching banks', 'An account closed after fraud against the worker', 'A wrong number corrected', 'A first local account after a move'],
  runbook: ['Call back on a number known from before', 'Let two people approve, and wait three days', 'Check that the holder is the worker'],
  references: ['S04', 'S05', 'S20'],
  messages: {
    several: 'The payout account was changed {{count}} times between {{from}} and {{to}}.',
    soonAfterStart: 'The payout account was changed on {{at}}, within {{days}} days after the first working day {{start}}.',
  },
  options,

  run({ dossier }, { options }) {
    const asked = changesAskedFor(dossier.requests);
    const made = changesOfAccount(dossier.payoutAccounts);
    if (dossier.payoutAccounts.length === 0 && asked.length === 0) return cannotTell('no payout account and no change of it is recorded', 'the payroll history of the account');
    const [changes, other] = made.length >= asked.length ? [made, asked] : [asked, made];
    const often = several(changes, options.changes, options.windowDays);
    const start = dossier.subject.startedAt;
    const soon: Answer = start === undefined ? { answer: changes.length > 0 ? 'perhaps' : 'no', changes: [] } : soonAfter(changes, start, options.daysAfterStart);
    const rest = other.map(({ claim }) => context(claim));
    const [first, ...others] = often.changes;
    const [early, ...more] = soon.changes;
    const found = [
      ...(first === undefined
        ? []
        : [
            {
              messageId: 'several' as const,
              data: { count: often.changes.length, from: first.at, to: often.changes.at(-1)?.at ?? first.at },
              evidence: [supports(first.claim), ...others.map(({ claim }) => supports(claim)), ...rest] as const,
            },
          ]),
      ...(early === undefined || start === undefined
        ? []
        : [
            {
              messageId: 'soonAfterStart' as const,
              data: { at: early.at, days: options.daysAfterStart, start },
              evidence: [supports(early.claim), ...more.map(({ claim }) => supports(claim)), ...rest] as const,
            },
          ]),
    ];
    if (found.length > 0) return found;
    const undated = dossier.payoutAccounts.filter(({ value }) => value.validFrom === undefined).length;
    const unknown = often.answer === 'perhaps' || soon.answer === 'perhaps' || (dossier.payoutAccounts.length > 1 && undated > 0);
    return unknown ? cannotTell('the dates of the changes or of the start are not known well enough', 'the day from which each account was used, and the first working day') : [];
  },
});
