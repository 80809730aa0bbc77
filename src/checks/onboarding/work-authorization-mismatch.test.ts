import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { workAuthorizationMismatch } from './work-authorization-mismatch.ts';

const verify = (result: string, at = '2026-04-02', more: Record<string, unknown> = {}) => ({ scheme: 'e-verify', result, at, ...more });

testCheck(
  workAuthorizationMismatch,
  {
    fires: [
      { name: 'a mismatch is open', given: { workAuthorizations: [verify('mismatch-open')] }, messageId: 'open', evidence: ['/workAuthorizations/0'], says: 'No adverse step' },
      {
        name: 'the worker contests it',
        given: { workAuthorizations: [verify('mismatch-contested', '2026-04-09'), verify('mismatch-open')] },
        messageId: 'open',
        evidence: ['/workAuthorizations/0'],
        says: 'contested',
      },
      { name: 'the case ended without confirmation', given: { workAuthorizations: [verify('mismatch-open'), verify('final-nonconfirmation', '2026-04-20')] }, messageId: 'final' },
      {
        name: 'another case of the same procedure was confirmed',
        given: { workAuthorizations: [verify('mismatch-open', '2026-04-02', { reference: 'A' }), verify('authorized', '2026-04-20', { reference: 'B' })] },
        messageId: 'open',
      },
    ],
    quiet: [
      { name: 'authorized', given: { workAuthorizations: [verify('authorized')] } },
      { name: 'innocent twin: a mismatch from a changed name, resolved', given: { workAuthorizations: [verify('mismatch-open'), verify('mismatch-resolved', '2026-04-09')] } },
      {
        name: 'resolved in the same month, the days not being recorded',
        given: { workAuthorizations: [verify('mismatch-resolved', '2026-04'), verify('mismatch-open', '2026-04')] },
      },
    ],
    cannotTell: [
      { name: 'no procedure is recorded', given: {} },
      { name: 'the procedure has not answered', given: { workAuthorizations: [verify('pending')] } },
    ],
  },
  { describe, it },
);
