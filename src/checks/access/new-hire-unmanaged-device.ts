import { z } from 'zod';
import { cannotTell, context, defineTelemetryCheck, happened } from '#model';
import { daysBetween } from '#values';

const options = z.strictObject({
  /** Age up to which an account is new. Unit: days. @source S15, and red-flag catalogue 2026-11, row new-hire-unmanaged-device */
  days: z.int().positive().default(30).meta({ description: 'Days after the first working day' }),
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
    noticed: 'The account {{account}}, under {{days}} days old, reached {{application}} from an unmanaged device.',
  },
  run({ dossier, telemetry }, { options: { days } }) {
    const stated = [...telemetry.accounts, ...telemetry.devices].some(({ facts }) => facts.some(({ topic }) => topic === 'unmanaged-app' || topic === 'managed'));
    if (!stated) return cannotTell('no sign-in says whether the device is managed', 'sign-in logs with device state');
    const start = dossier.subject.startedAt;
    const found = telemetry.accounts.flatMap((account) => {
      const begin = start ?? new Date(account.first.time).toISOString().slice(0, 10);
      return account.facts
        .filter(({ topic, marks: [first] }) => topic === 'unmanaged-app' && daysBetween(begin, new Date(first.time).toISOString()).least < days)
        .map(({ value, marks }) => ({
          messageId: 'noticed' as const,
          data: { account: account.id, application: value, days },
          evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark)), ...dossier.equipment.map(context)] as const,
        }));
    });
    return found;
  },
});
