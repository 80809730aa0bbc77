import { type CheckableDossier, cannotTell, context, defineCheck, notApplicable, supports } from '#model';
import { namesCompany, relateHolder } from '#values';

/** Relations by which pay lawfully goes to another holder; payout-to-third-party looks at them. @source red-flag catalogue 2026-11, row payout-to-third-party (S06, S11, S51) */
const OTHER_HOLDERS = new Set<string | undefined>(['own-company', 'employer-of-record', 'court-order']);

type Account = CheckableDossier['payoutAccounts'][number];

function heldByPerson({ value }: Account): boolean {
  if (value.holderKind === 'company' || OTHER_HOLDERS.has(value.relationship)) return false;
  return value.holderKind === 'person' || value.holderName === undefined || !namesCompany(value.holderName);
}

/** A relation established as joint explains a holder who shares part of the name, and leaves open one who shares nothing: banks often print only the first holder. */
function relate({ value }: Account, names: readonly string[]) {
  const relation = value.holderName === undefined ? 'unknown' : relateHolder(value.holderName, names);
  if (value.relationship !== 'joint' || relation === 'same') return relation;
  return relation === 'given-name-shared' ? 'same' : 'unknown';
}

/** The payout account is held under another name than the worker’s. */
export const payeeNameMismatch = defineCheck({
  id: 'payee-name-mismatch',
  title: 'Account holder’s name differs from the worker’s',
  stage: 'onboarding',
  description:
    'The holder of a payout account is none of the worker’s names, beyond order, initials and transliteration. A holder who shares part of the name, as after marriage, is told apart. One fitting holder of a joint account is enough; accounts of companies are looked at by payout-to-third-party.',
  data: 'Account holder as the bank gives it, and the worker’s names with those on identity documents',
  falsePositives: ['A joint account', 'A married, former or abbreviated name', 'Another spelling of the same name', 'The bank cut a long name'],
  runbook: [
    'Ask the bank or a validation service to compare holder and legal name',
    'Ask the worker whether another name was used when the account was opened',
    'Ask counsel before changing how wages are paid',
  ],
  references: ['S01', 'S06', 'S11', 'S40'],
  messages: {
    holderDiffers: 'The account is held by {{holder}}, a name the worker is not known by.',
    familyNameDiffers: 'The account is held by {{holder}}, which shares part of the worker’s name and differs in the rest.',
  },

  run({ dossier }) {
    if (dossier.payoutAccounts.length === 0) return cannotTell('no payout account is recorded', 'the payout account with its holder as the bank gives it');
    const accounts = dossier.payoutAccounts.filter(heldByPerson);
    if (accounts.length === 0) return notApplicable('pay goes to a company or by court order, which payout-to-third-party looks at');
    const named = [...dossier.names, ...dossier.identityDocuments];
    const names = named.flatMap(({ value }) => value.name ?? []);
    if (names.length === 0) return cannotTell('no name of the worker is recorded', 'the worker’s legal name');
    const related = accounts.map((claim) => ({ claim, relation: relate(claim, names) }));
    const found = related.flatMap(({ claim, relation }) => {
      if (relation !== 'different' && relation !== 'given-name-shared') return [];
      const messageId = relation === 'different' ? ('holderDiffers' as const) : ('familyNameDiffers' as const);
      return [{ messageId, data: { holder: claim.value.holderName ?? '' }, evidence: [supports(claim), ...named.map(context)] as const }];
    });
    if (found.length === 0 && related.some(({ relation }) => relation === 'unknown'))
      return cannotTell('the account holder’s name is missing or incomplete', 'all holders of the account as the bank gives them');
    return found;
  },
});
