import { defineAwaitingCheck } from '#model';

/** Session through a current Astrill exit. */
export const astrillEgress = defineAwaitingCheck({
  id: 'astrill-egress',
  title: 'Session through a current Astrill exit',
  stage: 'access',
  needs: ['telemetry', 'intelligence'],
  description: 'A sign-in, meeting or code push comes from an exit of the Astrill VPN that a feed under 30 days old lists.',
  data: 'Sign-in logs and a dated feed of exits',
  falsePositives: ['People who live in China, for whom guides recommend it', 'Students and travellers there'],
  runbook: ['Ask where the person was', 'Compare with the claimed residence and the managed device', 'Wait for a signal of another kind: the service has many honest users'],
  references: ['S18', 'S28', 'S29', 'S30', 'S33', 'S102'],
  attack: ['T1090'],
  messages: { noticed: 'A session came through {{ip}}, listed on {{date}}.' },
});
