import { defineAwaitingCheck } from '#model';

/** Sign-ins farther apart than anybody travels. */
export const impossibleTravelRepeated = defineAwaitingCheck({
  id: 'impossible-travel-repeated',
  title: 'Sign-ins farther apart than anybody travels',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Three or more impossible moves in 7 days, or sign-ins from two countries within 2 hours, VPN exits left out.',
  data: 'Sign-in logs with places',
  falsePositives: ['Mobile carriers that route abroad', 'A split tunnel', 'A proxy that is not listed yet'],
  runbook: ['Prefer the device’s own place to that of its address', 'Ask about travel', 'Look for a second person on the account'],
  references: ['S01', 'S06', 'S33'],
  attack: ['T1078'],
  messages: { noticed: '{{count}} sign-ins were farther apart than anybody travels.' },
});
