import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Remote desktop host set up from a script. */
export const chromeRemoteDesktopScripted = defineTelemetryCheck({
  id: 'chrome-remote-desktop-scripted',
  title: 'Remote desktop host set up from a script',
  stage: 'access',
  description: 'The Chrome Remote Desktop host was started from a command line with a fixed PIN.',
  data: 'Process log of the device',
  falsePositives: ['A fleet script by IT', 'A developer’s own test machine'],
  runbook: ['Ask IT for the script', 'Read who ran it and when', 'Contain the device if nobody owns it'],
  references: ['S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: {
    noticed: 'On the device {{device}} a remote desktop host was started by {{command}}.',
  },
  run({ telemetry }) {
    if (!telemetry.devices.some(({ kinds }) => kinds.includes('process')))
      return cannotTell('no process log of a device of the person was read', 'process log of the device with command lines');
    return telemetry.devices.flatMap(({ id, facts }) =>
      facts
        .filter(({ topic }) => topic === 'crd-script')
        .map(({ value, marks }) => ({
          messageId: 'noticed' as const,
          data: { command: value, device: id },
          evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark))] as const,
        })),
    );
  },
});
