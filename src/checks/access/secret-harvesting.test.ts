import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { secretHarvesting } from './secret-harvesting.ts';

const reads = (...services: readonly string[]) => ({
  telemetry: telemetry(services.map((app, nth) => ({ at: `2026-03-0${nth + 2}T10:00:00Z`, kind: 'secret' as const, user: { name: 'alex' }, app }))),
});
const role = { subject: { role: { privileges: ['billing', 'web-shop'] } } };

testCheck(
  secretHarvesting,
  {
    fires: [
      { name: 'three services of others', given: role, connected: reads('payroll', 'signing', 'backup', 'billing'), messageId: 'noticed', says: 'payroll' },
      { name: 'four', given: role, connected: reads('payroll', 'signing', 'backup', 'dns'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the own services', given: role, connected: reads('billing', 'web-shop-eu') },
      { name: 'innocent twin: one look while debugging', given: role, connected: reads('billing', 'signing') },
    ],
    cannotTell: [
      { name: 'what belongs to the role is not stated', given: {}, connected: reads('a', 'b', 'c') },
      { name: 'no log of a secret store was read', given: role },
    ],
  },
  { describe, it },
);
