import { defineAwaitingCheck } from '#model';

/** Most sessions through anonymising networks. */
export const anonymiserMajority = defineAwaitingCheck({
  id: 'anonymiser-majority',
  title: 'Most sessions through anonymising networks',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Over half of the sessions in 14 days come from consumer VPN, hosting or residential proxy ranges against the rules.',
  data: 'Sign-in logs with address classes',
  falsePositives: ['Privacy', 'Security staff', 'A rule that nobody explained'],
  runbook: ['Explain the rule and look again', 'Take the firm’s own egress out'],
  references: ['S01', 'S26', 'S32'],
  attack: ['T1090'],
  messages: { noticed: '{{share}} percent of sessions came through anonymising networks.' },
});
