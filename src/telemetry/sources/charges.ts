import { booleanOf, defineTelemetrySource, given, numberOf, textOf, timeOf } from '../source.ts';
import { Columns, headingsOf } from './columns.ts';

const columns = new Columns({
  user: ['employee', 'employee email', 'cardholder', 'email', 'employee id', 'card user', 'owner'],
  time: ['transaction date', 'posted at', 'timestamp', 'date', 'charged at'],
  amount: ['charge amount', 'transaction amount', 'total'],
  currency: ['currency code'],
  merchant: ['vendor', 'description', 'merchant name', 'payee'],
  approved: ['authorized', 'authorised', 'approval', 'approved by'],
  reference: ['transaction id', 'charge id', 'id'],
});

/** Charges of company cards and cloud accounts. */
export const charges = defineTelemetrySource({
  id: 'charges',
  title: 'Card and cloud charges',
  obtain: 'Transactions of company cards or cloud billing with their approval, a charge a row (CSV or JSON); docs/how-to/telemetry-exports.md lists the columns',
  reference: 'docs/how-to/telemetry-exports.md',
  form: 'either',
  recognises: (record) => columns.has(record, 'user', 'amount', 'merchant', 'time'),
  fields: headingsOf(columns),
  read(record) {
    const user = textOf(columns.get(record, 'user'));
    if (user === undefined) return { wrong: { path: '/employee', expected: 'the employee', received: columns.get(record, 'user') } };
    const written = columns.get(record, 'time');
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/transaction date', expected: 'a date such as 2026-01-31', received: written } };
    const amount = numberOf(columns.get(record, 'amount'));
    if (amount === undefined) return { wrong: { path: '/amount', expected: 'a number', received: columns.get(record, 'amount') } };
    const approval = columns.get(record, 'approved');
    const reference = textOf(columns.get(record, 'reference'));
    // A name stands for approval; where nothing is said, nothing is known.
    const authorized = booleanOf(approval) ?? (textOf(approval) === undefined ? undefined : !/^(?:none|rejected|denied|pending)$/i.test(String(approval)));
    return {
      events: [
        given({
          uid: reference === undefined ? '' : `${user} ${reference}`,
          kind: 'charge' as const,
          time,
          activity: 'charge',
          user: user.includes('@') ? { emailAddr: user } : { uid: user },
          title: textOf(columns.get(record, 'merchant')),
          pay: given({ amount, currency: textOf(columns.get(record, 'currency')), authorized }),
        }),
      ],
    };
  },
});
