import { z } from 'zod';
import { cannotTell, context, defineTelemetryCheck, happened } from '#model';
import { daysBetween } from '#values';

/** Day of an instant, YYYY-MM-DD. */
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const options = z.strictObject({
  /** Age up to which an account is new. Unit: days. @source S15, and red-flag catalogue 2026-11, row new-hire-unmanaged-device */
  days: z.int().positive().default(30).meta({ description: 'Days after the first working day' }),
  /** Longest use before the first working day that is on the way in. Unit: days. @source house: accounts are made up to a month ahead */
  lead: z.int().min(0).default(30).meta({ description: 'Days before the first working day from which an account is still new' }),
  /** Applications that people may reach from a device of their own. Unit: names. @source house: none is known until the firm says so; red-flag catalogue 2026-11, row new-hire-unmanaged-device (protected apps; mail on a phone) */
  open: z.array(z.string()).default([]).meta({ description: 'Applications that people may reach from a device of their own, such as mail' }),
});

/** New account used from an unmanaged device. */
export const newHireUnmanagedDevice = defineTelemetryCheck({
  id: 'new-hire-unmanaged-device',
  title: 'New account used from an unmanaged device',
  options,
  stage: 'access',
  description: 'An account under 30 days old reaches protected applications from a device that is not managed.',
  data: 'Sign-in logs with device state',
  falsePositives: ['The day of setting up', 'Mail on a phone'],
  runbook: ['Ask which device it was', 'Finish enrolment, then look again'],
  references: ['S15', 'S33'],
  attack: ['T1078'],
  messages: {
    noticed: 'The account {{account}} reached {{application}} from an unmanaged device before the end of the first {{days}} days.',
  },
  run({ dossier, telemetry }, { options: { days, lead, open } }) {
    const allowed = new Set(open.map((name) => name.trim().toLowerCase()));
    const stated = [...telemetry.accounts, ...telemetry.devices].some(({ facts }) => facts.some(({ topic }) => topic === 'unmanaged-app' || topic === 'managed'));
    if (!stated) return cannotTell('no sign-in says whether the device is managed', 'sign-in logs with device state');
    const start = dossier.subject.startedAt;
    // A log may begin long after the account did: its first event is not the account’s.
    if (start === undefined) return cannotTell('the first working day is not stated, so the age of the account is unknown', 'the first working day');
    return telemetry.accounts.flatMap((account) => {
      // An account that was in use long before is not new, whatever contract began.
      if (daysBetween(dayOf(account.first.time), start).least > lead) return [];
      return account.facts.flatMap(({ topic, value, marks }) => {
        const [first, ...others] = marks.filter(({ time }) => daysBetween(start, dayOf(time)).most < days).map((mark) => happened(mark));
        if (topic !== 'unmanaged-app' || first === undefined || allowed.has(value.toLowerCase())) return [];
        const data = { account: account.id, application: value, days };
        return [{ messageId: 'noticed' as const, data, evidence: [first, ...others, ...dossier.equipment.map(context)] as const }];
      });
    });
  },
});
