import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { supplierWithoutIdvEvidence } from './supplier-without-idv-evidence.ts';

const supplied = (more: Record<string, unknown>) => ({
  subject: { relation: 'supplier-worker' },
  suppliers: [{ name: 'Sample Staffing', kind: 'staffing-firm', identityEvidence: 'provided', ...more }],
});

testCheck(
  supplierWithoutIdvEvidence,
  {
    fires: [
      { name: 'the supplier refuses', given: supplied({ identityEvidence: 'refused' }), messageId: 'refused', evidence: ['/suppliers/0'], says: 'Sample Staffing' },
      { name: 'another person came without notice', given: supplied({ substitutions: [{ at: '2026-04-01', announced: false }] }), messageId: 'exchanged' },
    ],
    quiet: [
      { name: 'the evidence is there', given: supplied({}) },
      { name: 'innocent twin: the person was exchanged with notice and new evidence', given: supplied({ substitutions: [{ at: '2026-04-01', announced: true }] }) },
    ],
    cannotTell: [
      {
        name: 'one of two suppliers has shown its pack',
        given: {
          suppliers: [
            { name: 'Sample Staffing', kind: 'staffing-firm', identityEvidence: 'provided' },
            { name: 'Example Development', kind: 'development-shop', identityEvidence: 'requested' },
          ],
        },
      },
      { name: 'the pack was asked for and has not come', given: supplied({ identityEvidence: 'requested' }) },
      { name: 'the supplier is not recorded', given: { subject: { relation: 'supplier-worker' } } },
    ],
    notApplicable: [{ name: 'an employee of the firm itself', given: { subject: { relation: 'employee' } } }],
  },
  { describe, it },
);
