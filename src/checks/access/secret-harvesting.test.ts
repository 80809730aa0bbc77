import { describe, it } from 'vitest';
import { type EventWords, telemetry, testCheck } from '#testing';
import { secretHarvesting } from './secret-harvesting.ts';

const START = Date.UTC(2026, 2, 2, 10);
/** Secrets of services, one every so many days. */
const reads = (services: readonly (string | undefined)[], apart = 1) => ({
  telemetry: telemetry(
    services.map(
      (app, nth): EventWords => ({
        at: new Date(START + nth * apart * 86_400_000).toISOString(),
        kind: 'secret',
        user: { name: 'alex' },
        ...(app === undefined ? {} : { app }),
      }),
    ),
  ),
});
const role = { subject: { role: { privileges: ['billing', 'web-shop'] } } };

testCheck(
  secretHarvesting,
  {
    fires: [
      {
        name: 'three services of others',
        given: role,
        connected: reads(['payroll', 'signing', 'backup', 'billing']),
        messageId: 'noticed',
        says: 'Secrets of 3 services outside the role were read within 30 days: backup, payroll, signing.',
      },
      { name: 'four, in a month', given: role, connected: reads(['payroll', 'signing', 'backup', 'dns'], 8), messageId: 'noticed', says: '4 services' },
      { name: 'a service whose name only ends like the own', given: role, connected: reads(['rebilling', 'signing', 'backup']), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the own services, as the vault spells them', given: role, connected: reads(['Billing', 'web_shop/eu', 'Web Shop US']) },
      { name: 'innocent twin: one look while debugging', given: role, connected: reads(['billing', 'signing']) },
      { name: 'innocent twin: on call for others twice a quarter', given: role, connected: reads(['payroll', 'signing', 'backup', 'dns'], 40) },
      { name: 'innocent twin: what everybody reads', given: role, options: { assigned: ['Wi-Fi', 'Staging', 'printer'] }, connected: reads(['wi-fi', 'staging', 'printer']) },
      { name: 'secrets whose service the log does not name', given: role, connected: reads([undefined, undefined, 'signing', 'backup']) },
      { name: 'too few, whatever belongs to the role', given: {}, connected: reads(['payroll', 'signing']) },
    ],
    cannotTell: [
      { name: 'what belongs to the role is not stated', given: {}, connected: reads(['a', 'b', 'c']) },
      { name: 'no log of a secret store was read', given: role },
      { name: 'no account of the person is known', given: role, connected: { telemetry: telemetry([], {}, { delivered: ['secret'] }) } },
    ],
  },
  { describe, it },
);
