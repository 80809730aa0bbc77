import { defineAwaitingCheck } from '#model';

/** Secrets read outside assigned services. */
export const secretHarvesting = defineAwaitingCheck({
  id: 'secret-harvesting',
  title: 'Secrets read outside assigned services',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Secrets or session stores of services outside the role are read, or cookies are replayed from another device.',
  data: 'Vault and sign-in logs',
  falsePositives: ['Debugging', 'A shared vault with loose rights'],
  runbook: ['Ask the owner of the service whether a task needed it', 'Rotate what was read', 'Treat replayed cookies as an incident'],
  references: ['S04'],
  attack: ['T1539', 'T1550.004', 'T1552'],
  messages: { noticed: 'Secrets of {{service}} were read.' },
});
