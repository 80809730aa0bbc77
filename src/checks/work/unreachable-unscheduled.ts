import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { compareDates, daySpan, hasDay, standingAccommodations } from '#values';

const options = z.strictObject({
  /** Share of calls missed or deferred that must be exceeded. Unit: fraction of calls. @source house default, red-flag catalogue 2026-11, row unreachable-unscheduled */
  share: z.number().min(0).max(1).default(0.7).meta({ description: 'Share of unscheduled calls missed or deferred that must be exceeded' }),
  /** Length of the span, each week of which must hold a call, so that one week of illness is not enough. Unit: weeks. @source house default, red-flag catalogue 2026-11, row unreachable-unscheduled */
  weeks: z.int().min(1).default(3).meta({ description: 'Weeks in a row, each with at least one call' }),
  /** Fewest calls from which a share is told. Unit: calls. @source house default, red-flag catalogue 2026-11, row unreachable-unscheduled: with fewer than five one call moves the share by a quarter and more */
  calls: z.int().min(1).default(5).meta({ description: 'Fewest calls in that span' }),
});

type Call = CheckableDossier['calls'][number];
type Options = z.infer<typeof options>;
/** counts: unscheduled, in working hours, its day known · open: one of these is not recorded, or an accommodation is unanswered */
type Tried = { readonly claim: Call; readonly day: number; readonly use: 'counts' | 'open' };
type Span = { readonly calls: readonly Tried[]; readonly unanswered: readonly Tried[] };

function triedCalls(calls: readonly Call[]): readonly Tried[] {
  const ordered = [...calls].sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
  const standing = standingAccommodations(ordered.map(({ value }) => value.accommodation));
  return ordered.flatMap((claim, index) => {
    const { at, scheduled, inWorkingHours } = claim.value;
    if (scheduled || inWorkingHours === false || standing[index] === 'provided' || !hasDay(at)) return [];
    return [{ claim, day: daySpan(at).first, use: inWorkingHours === undefined || standing[index] === 'requested' ? 'open' : 'counts' }];
  });
}

/** Spans of the asked length that end on a day with a call and hold enough calls, each week at least one. */
function spansOf(tried: readonly Tried[], { weeks, calls }: Options): readonly Span[] {
  let from = 0;
  return tried.flatMap(({ day }, index) => {
    while ((tried[from]?.day ?? day) <= day - weeks * 7) from += 1;
    if (tried[index + 1]?.day === day) return [];
    const span = tried.slice(from, index + 1);
    if (span.length < calls || new Set(span.map((one) => Math.floor((day - one.day) / 7))).size < weeks) return [];
    return [{ calls: span, unanswered: span.filter(({ claim }) => claim.value.outcome !== 'answered') }];
  });
}

function worst(spans: readonly Span[], { share }: Options): Span | undefined {
  const ratio = ({ unanswered, calls }: Span) => unanswered.length / calls.length;
  return spans.filter((span) => ratio(span) > share).reduce<Span | undefined>((one, span) => (one === undefined || ratio(span) >= ratio(one) ? span : one), undefined);
}

/** Most unscheduled calls in working hours stay unanswered for weeks, an alternative having been offered. */
export const unreachableUnscheduled = defineCheck({
  id: 'unreachable-unscheduled',
  title: 'Unscheduled calls stay unanswered',
  stage: 'work',
  description:
    'Over 70% of the unscheduled calls within the person’s working hours are missed or deferred across three weeks, each week holding a call, and other ways or times had been offered. Calls after an accommodation was asked for or provided never count.',
  data: 'Call log: scheduled or not, within working hours or not, outcome, and the accommodation offered, asked for or provided',
  falsePositives: ['Deep work with notifications off', 'A second post, often lawful', 'A disability or caring duties', 'Stated hours that are not the real ones'],
  runbook: [
    'Ask which hours and which channel suit, and agree on them',
    'Offer an equal alternative, and record it',
    'Provide any accommodation that was asked for, which closes this',
    'Hold a live task at an agreed time',
  ],
  references: ['S01', 'S40'],
  messages: { unanswered: '{{missed}} of {{calls}} unscheduled calls in working hours between {{from}} and {{to}} were missed or deferred.' },
  options,

  run({ dossier }, { options }) {
    if (dossier.calls.length === 0) return cannotTell('no calls are recorded', 'the log of unscheduled calls');
    const tried = triedCalls(dossier.calls);
    const counted = tried.filter(({ use }) => use === 'counts');
    const spans = spansOf(counted, options);
    const span = worst(spans, options);
    const [first] = span?.calls ?? [];
    const [missed, ...others] = span?.unanswered ?? [];
    const last = span?.calls.at(-1);
    if (first === undefined || missed === undefined || last === undefined || span === undefined) {
      if (spans.length > 0 && worst(spansOf(tried, options), options) === undefined) return [];
      return cannotTell(
        'too few unscheduled calls are known to fall in working hours, or an accommodation is unanswered',
        `the log of at least ${options.calls} unscheduled calls across ${options.weeks} weeks, with working hours and accommodation`,
      );
    }
    const offers = dossier.calls.filter(({ value }) => value.accommodation === 'offered' && daySpan(value.at).last <= last.day).sort((a, b) => a.id.localeCompare(b.id));
    const [offer] = offers;
    if (offer === undefined)
      return cannotTell('calls stayed unanswered, but no other hours or channel had been offered', 'the offer of an equal alternative, recorded with a call');
    const data = { missed: span.unanswered.length, calls: span.calls.length, from: first.claim.value.at.slice(0, 10), to: last.claim.value.at.slice(0, 10) };
    const rest = [...span.calls, ...offers.map((claim) => ({ claim }))].filter(({ claim }) => !span.unanswered.some((one) => one.claim === claim));
    return [
      {
        messageId: 'unanswered',
        data,
        evidence: [supports(missed.claim), ...others.map(({ claim }) => supports(claim)), ...[...new Set(rest.map(({ claim }) => claim))].map(context)],
      },
    ];
  },
});
