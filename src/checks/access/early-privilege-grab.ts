import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';
import { daysBetween } from '#values';

const options = z
  .strictObject({
    /** Requests. Unit: requests. @source red-flag catalogue 2026-11, row early-privilege-grab */
    requests: z.int().positive().default(2).meta({ description: 'Requests beyond the role' }),
    /** Days after the start. Unit: days. @source red-flag catalogue 2026-11, row early-privilege-grab */
    days: z.int().positive().default(30).meta({ description: 'Days after the first working day' }),
  })
  .prefault({});

/** Wide rights asked for early. */
export const earlyPrivilegeGrab = defineTelemetryCheck({
  id: 'early-privilege-grab',
  title: 'Wide rights asked for early',
  options,
  stage: 'access',
  description: 'Two or more requests for rights beyond the role within 30 days of the start.',
  data: 'Access requests',
  falsePositives: ['An eager newcomer', 'A role that was designed too narrow'],
  runbook: ['Ask the manager what the task needs', 'Grant for a time'],
  references: ['S24', 'S40'],
  messages: {
    noticed: '{{count}} requests went beyond the role in the first {{days}} days.',
  },
  run({ dossier, telemetry }, { options: { requests, days } }) {
    if (!telemetry.delivered.includes('access-request')) return cannotTell('no access requests were read', 'access requests');
    const start = dossier.subject.startedAt;
    if (start === undefined) return cannotTell('the first working day is not stated', 'the first working day');
    const role = (dossier.subject.role.privileges ?? []).map((one) => one.toLowerCase());
    const early = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .filter(
        ({ topic, value, marks: [first] }) =>
          topic === 'access-request' && !role.includes(value.toLowerCase()) && daysBetween(start, new Date(first.time).toISOString()).least < days,
      )
      .sort((a, b) => a.marks[0].time - b.marks[0].time);
    const [first, ...others] = early;
    const count = early.reduce((sum, { marks }) => sum + marks.length, 0);
    if (first === undefined || count < requests) return [];
    return [{ messageId: 'noticed' as const, data: { count, days }, evidence: [happened(first.marks[0]), ...others.map(({ marks }) => happened(marks[0]))] as const }];
  },
});
