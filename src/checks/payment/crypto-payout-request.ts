import { cannotTell, defineCheck, supports } from '#model';
import { compareDates } from '#values';

/** Virtual currency was asked for where the contract pays otherwise, or an employer’s letter for an exchange. */
export const cryptoPayoutRequest = defineCheck({
  id: 'crypto-payout-request',
  title: 'Virtual currency or an exchange letter asked for',
  stage: 'payment',
  description:
    'Pay in virtual currency was asked for although the contract pays in ordinary currency, or a letter from the employer was asked for to free an account at an exchange.',
  data: 'Payroll and HR tickets, and what the contract says about virtual currency',
  falsePositives: [
    'High inflation or capital controls where the person lives',
    'A firm of the field in which such pay is usual',
    'A genuine review of the exchange that asks everybody for proof of income',
  ],
  runbook: [
    'Ask what the request is for',
    'Pay as the contract says meanwhile',
    'Screen any wallet address against sanctions lists before using it',
    'Send letters only to an address of the exchange that was found independently',
  ],
  references: ['S01', 'S06', 'S24'],
  messages: {
    againstContract: 'Pay in virtual currency was asked for, which the contract does not provide for (requests: {{count}}, first on {{at}}).',
    exchangeLetter: 'A letter from the employer to an exchange was asked for (requests: {{count}}, first on {{at}}).',
  },

  run({ dossier }) {
    if (dossier.requests.length === 0) return cannotTell('no requests are recorded', 'the payroll and HR tickets');
    const requests = [...dossier.requests].sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    const crypto = requests.filter(({ value }) => value.kind === 'crypto-payout');
    const kinds = [
      { messageId: 'againstContract' as const, asked: crypto.filter(({ value }) => value.contractAllows === false) },
      { messageId: 'exchangeLetter' as const, asked: requests.filter(({ value }) => value.kind === 'exchange-employer-letter') },
    ];
    const found = kinds.flatMap(({ messageId, asked: [first, ...others] }) =>
      first === undefined ? [] : [{ messageId, data: { count: 1 + others.length, at: first.value.at }, evidence: [supports(first), ...others.map(supports)] as const }],
    );
    if (found.length === 0 && crypto.some(({ value }) => value.contractAllows === undefined))
      return cannotTell('virtual currency was asked for, and what the contract says is not recorded', 'whether the contract provides for pay in virtual currency');
    return found;
  },
});
