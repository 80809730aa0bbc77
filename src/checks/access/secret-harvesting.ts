import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z
  .strictObject({
    /** Services outside the role. Unit: services. @source house: one may be a mistake; red-flag catalogue 2026-11, row secret-harvesting, states none */
    services: z.int().positive().default(3).meta({ description: 'Services outside the role whose secrets are read' }),
  })
  .prefault({});

/** Secrets read outside assigned services. */
export const secretHarvesting = defineTelemetryCheck({
  id: 'secret-harvesting',
  title: 'Secrets read outside assigned services',
  options,
  stage: 'access',
  description: 'Secrets or session stores of services outside the role are read, or cookies are replayed from another device.',
  data: 'Vault and sign-in logs',
  falsePositives: ['Debugging', 'A shared vault with loose rights'],
  runbook: ['Ask the owner of the service whether a task needed it', 'Rotate what was read', 'Treat replayed cookies as an incident'],
  references: ['S04'],
  attack: ['T1539', 'T1550.004', 'T1552'],
  messages: {
    noticed: 'Secrets of {{count}} services outside the role were read: {{service}}.',
  },
  run({ dossier, telemetry }, { options: { services } }) {
    if (!telemetry.delivered.includes('secret')) return cannotTell('no log of a secret store was read', 'vault and sign-in logs');
    const assigned = (dossier.subject.role.privileges ?? []).map((one) => one.toLowerCase());
    if (assigned.length === 0) return cannotTell('which services belong to the role is not stated', 'the access that the role carries (role.privileges)');
    const outside = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .filter(({ topic, value }) => topic === 'secret' && !assigned.some((one) => value.toLowerCase().includes(one) || one.includes(value.toLowerCase())))
      .sort((a, b) => a.marks[0].time - b.marks[0].time);
    const [first, ...others] = outside;
    const names = [...new Set(outside.map(({ value }) => value))];
    if (first === undefined || names.length < services) return [];
    return [
      {
        messageId: 'noticed' as const,
        data: { service: names.join(', '), count: names.length },
        evidence: [happened(first.marks[0]), ...others.map(({ marks }) => happened(marks[0]))] as const,
      },
    ];
  },
});
