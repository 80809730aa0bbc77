import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { namesCompany, relateHolder, relateNames } from '#values';

/** Relations by which an account is the worker’s own or pay lawfully goes there. @source red-flag catalogue 2026-11, row payout-to-third-party (S06, S11, S51), own company and court order; employer of record and joint account: house */
const OWN_OR_LAWFUL = new Set<string | undefined>(['self', 'joint', 'own-company', 'employer-of-record', 'court-order']);

type Account = CheckableDossier['payoutAccounts'][number];
type Reading = 'thirdParty' | 'otherPerson' | 'fine' | 'company' | 'unknown';

function read({ value }: Account, names: readonly string[], suppliers: readonly string[]): Reading {
  if (value.relationship === 'third-party') return 'thirdParty';
  if (OWN_OR_LAWFUL.has(value.relationship)) return 'fine';
  const { holderName, holderKind } = value;
  if (holderName !== undefined && suppliers.some((supplier) => relateNames(holderName, supplier) === 'same')) return 'fine';
  if (holderKind === 'company' || (holderName !== undefined && holderKind !== 'person' && namesCompany(holderName))) return 'company';
  const relation = holderName === undefined ? 'unknown' : relateHolder(holderName, names);
  if (relation === 'same') return 'fine';
  return relation === 'different' && holderKind === 'person' ? 'otherPerson' : 'unknown';
}

/** Pay goes to a person or company other than the worker. */
export const payoutToThirdParty = defineCheck({
  id: 'payout-to-third-party',
  title: 'Pay goes to somebody else',
  stage: 'payment',
  description:
    'A payout account belongs to a person or company other than the worker. The worker’s own company, a joint account, an employer of record or supplier on file, and a court order are not counted; a company whose relation is not established is left open.',
  data: 'Account holder as the bank gives it, and its established relation to the worker',
  falsePositives: ['The worker’s own company', 'An employer of record or agency', 'A court order, such as maintenance', 'A joint account that prints one holder'],
  runbook: [
    'Ask how the holder is related to the worker, and for a document that shows it',
    'Look up the company and its owners in the register',
    'Ask counsel before holding or changing any pay',
  ],
  references: ['S06', 'S11', 'S51'],
  messages: {
    thirdParty: 'Pay goes to {{holder}}, established as a third party.',
    otherPerson: 'Pay goes to {{holder}}, a person of another name than the worker; no relation is established.',
  },

  run({ dossier }) {
    if (dossier.payoutAccounts.length === 0) return cannotTell('no payout account is recorded', 'the payout account with its holder as the bank gives it');
    const named = [...dossier.names, ...dossier.identityDocuments];
    const names = named.flatMap(({ value }) => value.name ?? []);
    const suppliers = dossier.suppliers.map(({ value }) => value.name);
    const readings = dossier.payoutAccounts.map((claim) => ({ claim, reading: read(claim, names, suppliers) }));
    const found = readings.flatMap(({ claim, reading }) => {
      if (reading !== 'thirdParty' && reading !== 'otherPerson') return [];
      return [{ messageId: reading, data: { holder: claim.value.holderName ?? 'another holder' }, evidence: [supports(claim), ...named.map(context)] as const }];
    });
    if (found.length > 0) return found;
    if (readings.some(({ reading }) => reading === 'company'))
      return cannotTell(
        'pay goes to a company whose relation to the worker is not established',
        'the company’s record in the register with its owners, or the contract that names it',
      );
    return readings.some(({ reading }) => reading === 'unknown')
      ? cannotTell('the account holder or the relation to the worker is not established', 'the holder as the bank gives it, and the relation to the worker')
      : [];
  },
});
