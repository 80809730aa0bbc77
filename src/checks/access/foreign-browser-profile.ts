import { defineAwaitingCheck } from '#model';

/** Somebody else’s account in the work browser. */
export const foreignBrowserProfile = defineAwaitingCheck({
  id: 'foreign-browser-profile',
  title: 'Somebody else’s account in the work browser',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A personal account in another name is synchronised on the work machine, or several profiles in different names have calendars of their own.',
  data: 'Browser inventory of the device, without content',
  falsePositives: ['A family member signed in', 'Test accounts', 'A former name'],
  runbook: ['Ask whose account it is', 'Look whether several names appear'],
  references: ['S18', 'S29'],
  messages: { noticed: 'An account in the name of {{name}} is synchronised on the work device.' },
});
