import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { victimTaxContact } from './victim-tax-contact.ts';

const form = { reportedBy: 'person', senderVerified: true, wagesFiledByUs: true, everWorkedHere: 'never', filingError: 'ruled-out' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'victim-tax-contact', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  victimTaxContact,
  {
    fires: [
      { name: 'a verified person', given: record({}), messageId: 'filed', evidence: ['/observations/0'], says: 'that person' },
      { name: 'a verified tax office', given: record({ reportedBy: 'tax-office' }), messageId: 'filed', evidence: ['/observations/0'], says: 'a tax office' },
    ],
    quiet: [
      { name: 'innocent twin: a mistyped number in the filing', given: record({ filingError: 'found' }) },
      { name: 'somebody who worked here years ago', given: record({ everWorkedHere: 'yes' }) },
      { name: 'no wages were filed under that identity', given: record({ wagesFiledByUs: false, filingError: 'not-checked' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { reportedBy: 'person' } }) },
      { name: 'the sender is not verified', given: record({ senderVerified: false }) },
      { name: 'a filing error is not ruled out', given: record({ filingError: 'not-checked' }) },
      {
        name: 'a newer report is not verified yet',
        given: { observations: [...record({ filingError: 'found' }).observations, ...record({ senderVerified: false }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
