import { countryCodeOf, defineTelemetrySource, given, numberOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { Columns, headingsOf } from './columns.ts';

const columns = new Columns({
  user: ['employee', 'employee email', 'worker', 'email', 'employee id', 'worker id', 'associate id', 'person'],
  time: ['effective date', 'changed at', 'change date', 'timestamp', 'payment date', 'pay date', 'date', 'updated at'],
  account: ['account number', 'new account', 'new account number', 'iban', 'bank account', 'bank account number', 'wallet', 'wallet address', 'payout account'],
  holder: ['account holder', 'account holder name', 'name on account', 'beneficiary', 'beneficiary name'],
  holderKind: ['account holder type', 'holder type', 'beneficiary type', 'legal type'],
  bank: ['bank name', 'institution', 'payment platform'],
  bankCountry: ['bank country', 'bank country code'],
  bankRegion: ['bank state', 'bank region', 'branch state'],
  rail: ['method', 'payment method', 'payout method', 'pay method', 'account type'],
  amount: ['net pay', 'payment amount', 'gross'],
  currency: ['currency code'],
  requestedBy: ['changed by', 'updated by', 'requester', 'initiated by'],
  reference: ['change id', 'payment id', 'transaction id', 'id'],
});

/** How pay is sent, by the words of payroll systems. */
function railOf(words: string | undefined): NonNullable<ReadEvent['pay']>['rail'] {
  if (words === undefined) return undefined;
  if (/gift/i.test(words)) return 'gift-card';
  if (/prepaid|pay ?card/i.test(words)) return 'prepaid-card';
  if (/crypto|wallet|usdc|usdt|bitcoin|ethereum/i.test(words)) return 'wallet';
  if (/payoneer|wise|paypal|platform|deel|remitly/i.test(words)) return 'platform';
  if (/western union|moneygram|money service|cash/i.test(words)) return 'money-service';
  if (/bank|ach|sepa|direct deposit|wire|checking|savings|iban/i.test(words)) return 'bank';
  return 'other';
}

/** What the holder of an account is, by the words of payment services. @source Stripe account_holder_type (individual, company), Wise legalType (PRIVATE, BUSINESS) */
function holderKindOf(words: string | undefined): NonNullable<ReadEvent['pay']>['holderKind'] {
  if (words === undefined) return undefined;
  if (/individual|person|private/i.test(words)) return 'person';
  return /company|business|organi[sz]ation/i.test(words) ? 'company' : undefined;
}

/** Pay details and payments. */
export const payroll = defineTelemetrySource({
  id: 'payroll',
  title: 'Payroll changes and payments',
  obtain: 'Change report of pay details or payment register of the payroll system, a change or payment a row (CSV or JSON); docs/how-to/telemetry-exports.md lists the columns',
  reference: 'docs/how-to/telemetry-exports.md',
  form: 'either',
  recognises: (record) => columns.has(record, 'user', 'account', 'time'),
  fields: headingsOf(columns),
  read(record) {
    const cell = (name: Parameters<typeof columns.get>[1]) => textOf(columns.get(record, name));
    const user = cell('user');
    if (user === undefined) return { wrong: { path: '/employee', expected: 'the employee', received: columns.get(record, 'user') } };
    const written = columns.get(record, 'time');
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/effective date', expected: 'a date such as 2026-01-31', received: written } };
    const reference = cell('reference');
    const country = countryCodeOf(cell('bankCountry'));
    return {
      events: [
        given({
          uid: reference === undefined ? '' : `${user} ${reference}`,
          kind: 'pay' as const,
          time,
          activity: 'pay details',
          user: user.includes('@') ? { emailAddr: user } : { uid: user },
          pay: given({
            rail: railOf(cell('rail') ?? cell('bank')),
            account: cell('account'),
            holderName: cell('holder'),
            holderKind: holderKindOf(cell('holderKind')),
            bankName: cell('bank'),
            bankCountry: country,
            bankRegion: cell('bankRegion'),
            amount: numberOf(columns.get(record, 'amount')),
            currency: cell('currency'),
            requestedBy: cell('requestedBy'),
          }),
        }),
      ],
    };
  },
});
