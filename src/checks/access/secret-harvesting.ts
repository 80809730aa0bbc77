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
  runbook: ['Rotate what was read', 'Ask the owner of the service', 'Treat replayed cookies as an incident'],
  references: ['S04'],
  attack: ['T1552', 'T1539'],
  messages: { noticed: 'Secrets of {{service}} were read.' },
});
