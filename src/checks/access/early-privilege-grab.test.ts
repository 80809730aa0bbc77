import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { earlyPrivilegeGrab } from './early-privilege-grab.ts';

const asks = (...titles: readonly (readonly [string, string])[]) => ({
  telemetry: telemetry(titles.map(([at, title]) => ({ at, kind: 'access-request' as const, user: { name: 'alex' }, title }))),
});
const started = { subject: { startedAt: '2026-03-02', role: { privileges: ['staging'] } } };
const two = asks(['2026-03-05T10:00:00Z', 'Production'], ['2026-03-12T10:00:00Z', 'signing keys']);

testCheck(
  earlyPrivilegeGrab,
  {
    fires: [
      {
        name: 'two in two weeks',
        given: started,
        connected: two,
        messageId: 'noticed',
        says: '2 rights beyond the role were asked for in the first 30 days: production, signing keys.',
      },
      {
        name: 'one of them asked for before the start, and again after it',
        given: started,
        connected: asks(['2026-02-20T10:00:00Z', 'production'], ['2026-03-12T10:00:00Z', 'production'], ['2026-03-14T10:00:00Z', 'signing keys']),
        messageId: 'noticed',
      },
      {
        name: 'the month of the start settles it',
        given: { subject: { startedAt: '2026-03', role: { privileges: [] } } },
        connected: asks(['2026-03-31T10:00:00Z', 'production'], ['2026-03-31T11:00:00Z', 'signing keys']),
        options: { days: 31 },
        messageId: 'noticed',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: what the role carries, as the request spells it',
        given: started,
        connected: asks(['2026-03-05T10:00:00Z', 'Staging database'], ['2026-03-05T11:00:00Z', 'staging'], ['2026-03-06T10:00:00Z', 'production']),
      },
      {
        name: 'innocent twin: the same request, put again until it was granted',
        given: started,
        connected: asks(['2026-03-05T10:00:00Z', 'vpn'], ['2026-03-12T10:00:00Z', 'VPN']),
      },
      { name: 'innocent twin: after half a year', given: started, connected: asks(['2026-09-05T10:00:00Z', 'production'], ['2026-09-12T10:00:00Z', 'signing keys']) },
      {
        name: 'innocent twin: rights that were prepared before the first day',
        given: started,
        connected: asks(['2026-02-20T10:00:00Z', 'production'], ['2026-02-21T10:00:00Z', 'signing keys']),
      },
      { name: 'one request, whatever the role carries', given: {}, connected: asks(['2026-03-05T10:00:00Z', 'production']) },
    ],
    cannotTell: [
      { name: 'the start is not stated', given: { subject: { role: { privileges: ['staging'] } } }, connected: two },
      { name: 'only the year of the start is known', given: { subject: { startedAt: '2026', role: { privileges: ['staging'] } } }, connected: two },
      { name: 'what the role carries is not stated', given: { subject: { startedAt: '2026-03-02' } }, connected: two },
      { name: 'no requests were read', given: started },
      { name: 'no account of the person is known', given: started, connected: { telemetry: telemetry([], {}, { delivered: ['access-request'] }) } },
    ],
  },
  { describe, it },
);
