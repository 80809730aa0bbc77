import { defineAwaitingCheck } from '#model';

/** Working hours centred far from the stated zone. */
export const hoursCentreShifted = defineAwaitingCheck({
  id: 'hours-centre-shifted',
  title: 'Working hours centred far from the stated zone',
  stage: 'work',
  needs: ['telemetry'],
  description: 'The centre of activity lies 6 hours or more from the stated time zone for 4 weeks without agreement.',
  data: 'Commits, chat and endpoint logs with times',
  falsePositives: ['A night owl', 'Care for others', 'A team around the world'],
  runbook: ['Ask about working hours', 'Take nothing from this alone'],
  references: ['S24', 'S40'],
  messages: { noticed: 'Activity is centred {{hours}} hours from the stated zone.' },
});
