import { cannotTell, defineCheck, supports } from '#model';
import { compareDates } from '#values';

/** Rails beside normal payroll, with the words of the message. @source S01, S13, S20 */
const RAILS: Readonly<Record<string, string>> = {
  'money-service-payout': 'a money service',
  'gift-card-payout': 'gift cards',
  'prepaid-card-payout': 'a prepaid card',
  'platform-payout': 'a payment platform',
};

/** Pay was asked for over another rail than normal payroll. */
export const nonPayrollRailRequest = defineCheck({
  id: 'non-payroll-rail-request',
  title: 'Pay asked for outside normal payroll',
  stage: 'onboarding',
  description:
    'A money service, gift cards, a prepaid card or a payment platform was asked for in place of normal payroll. What the contract provides for is not counted; virtual currency is looked at by crypto-payout-request.',
  data: 'Payroll tickets, and what the contract says about the way of payment',
  falsePositives: ['No bank account', 'High fees or slow banks across borders', 'A platform that is the usual way of payment in that country'],
  runbook: ['Ask which difficulty the normal rail makes', 'Offer another rail that validates its holder', 'Check holder and worker in any case'],
  references: ['S01', 'S13', 'S20'],
  messages: { asked: 'Pay by {{rail}} was asked for in place of payroll (requests: {{count}}, first on {{at}}).' },

  run({ dossier }) {
    if (dossier.requests.length === 0) return cannotTell('no requests are recorded', 'the payroll tickets');
    const asked = dossier.requests
      .filter(({ value }) => value.kind in RAILS && value.contractAllows !== true)
      .sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    return Object.entries(RAILS).flatMap(([kind, rail]) => {
      const [first, ...others] = asked.filter(({ value }) => value.kind === kind);
      if (first === undefined) return [];
      return [{ messageId: 'asked' as const, data: { rail, count: 1 + others.length, at: first.value.at }, evidence: [supports(first), ...others.map(supports)] as const }];
    });
  },
});
