import { defineAwaitingCheck } from '#model';

/** Very long screen shares with outsiders. */
export const marathonScreenShare = defineAwaitingCheck({
  id: 'marathon-screen-share',
  title: 'Very long screen shares with outsiders',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A meeting that shares the screen with an outside account lasts over 8 hours, twice.',
  data: 'Meeting logs',
  falsePositives: ['Pair programming', 'A client who asks for it'],
  runbook: ['Ask who the other side was, and what for', 'Read whether remote control was granted', 'Offer a sanctioned way to pair'],
  references: ['S21'],
  attack: ['T1219'],
  messages: { noticed: 'The screen was shared with {{account}} for {{hours}} hours.' },
});
