import { defineAwaitingCheck } from '#model';

/** Home network shared by unrelated workers. */
export const sharedHomeNetwork = defineAwaitingCheck({
  id: 'shared-home-network',
  title: 'Home network shared by unrelated workers',
  stage: 'access',
  needs: ['links'],
  description: 'Two unrelated workers use one address that belongs to no firm, above all where neither says to live.',
  data: 'Sign-in or endpoint logs of all workers',
  falsePositives: ['A carrier that puts many homes behind one address', 'A coworking space', 'A shared flat'],
  runbook: ['Ask each about the household', 'Leave carriers and hubs out', 'Look at the other worker as well'],
  references: ['S01', 'S06', 'S37'],
  messages: { noticed: '{{count}} workers use one home network.' },
});
