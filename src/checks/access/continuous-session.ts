import { defineAwaitingCheck } from '#model';

/** Account active around the clock. */
export const continuousSession = defineAwaitingCheck({
  id: 'continuous-session',
  title: 'Account active around the clock',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The account is active over 20 hours a day on 3 days, or never idle over 4 hours in a week.',
  data: 'Sign-in and endpoint logs',
  falsePositives: ['Automation under the account', 'A release week'],
  runbook: ['Look for automation first', 'Ask about shared use'],
  references: ['S01', 'S06'],
  attack: ['T1078'],
  messages: { noticed: 'The account was active {{hours}} hours in one day.' },
});
