import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { newHireUnmanagedDevice } from './new-hire-unmanaged-device.ts';

const started = { subject: { startedAt: '2026-03-02' } };
const signIn = (at: string, isManaged: boolean, app = 'Salesforce') => telemetry([{ at, kind: 'sign-in', user: { name: 'alex' }, app, device: { uid: 'd1', isManaged } }]);

testCheck(
  newHireUnmanagedDevice,
  {
    fires: [
      { name: 'in the second week', given: started, connected: { telemetry: signIn('2026-03-12T10:00:00Z', false) }, messageId: 'noticed', says: 'Salesforce' },
      { name: 'before the first working day, on the way in', given: started, connected: { telemetry: signIn('2026-02-27T10:00:00Z', false) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the managed laptop', given: started, connected: { telemetry: signIn('2026-03-12T10:00:00Z', true) } },
      {
        name: 'innocent twin: mail on the own telephone, which the firm allows',
        given: started,
        options: { open: ['exchange online'] },
        connected: { telemetry: signIn('2026-03-12T10:00:00Z', false, 'Exchange Online') },
      },
      { name: 'innocent twin: somebody known for a year, before a new contract began', given: started, connected: { telemetry: signIn('2025-03-12T10:00:00Z', false) } },
      { name: 'innocent twin: a telephone a year later', given: started, connected: { telemetry: signIn('2027-03-12T10:00:00Z', false) } },
    ],
    cannotTell: [
      {
        name: 'the log does not say whether the device is managed',
        given: started,
        connected: { telemetry: telemetry([{ at: '2026-03-12T10:00:00Z', kind: 'sign-in', user: { name: 'alex' }, app: 'Salesforce' }]) },
      },
      { name: 'a log that begins later than the account may have, without a stated start', given: {}, connected: { telemetry: signIn('2026-03-12T10:00:00Z', false) } },
      { name: 'no log was read', given: started },
    ],
  },
  { describe, it },
);
