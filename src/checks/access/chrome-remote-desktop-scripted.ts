import { defineAwaitingCheck } from '#model';

/** Remote desktop host set up from a script. */
export const chromeRemoteDesktopScripted = defineAwaitingCheck({
  id: 'chrome-remote-desktop-scripted',
  title: 'Remote desktop host set up from a script',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The Chrome Remote Desktop host was started from a command line with a fixed PIN.',
  data: 'Process log of the device',
  falsePositives: ['A fleet script by IT', 'A developer’s own test machine'],
  runbook: ['Ask IT for the script', 'Read who ran it and when', 'Contain the device if nobody owns it'],
  references: ['S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: { noticed: 'A remote desktop host was started by {{command}}.' },
});
