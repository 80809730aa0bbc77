import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Remote desktop host set up from a script. */
export const chromeRemoteDesktopScripted = defineTelemetryCheck({
  id: 'chrome-remote-desktop-scripted',
  title: 'Remote desktop host set up from a script',
  stage: 'access',
  description: 'The Chrome Remote Desktop host was registered from a command line with a fixed PIN, or with a code and no PIN, as Google shows it for computers without a screen.',
  data: 'Process log of the device',
  falsePositives: ['A fleet script by IT', 'A developer who follows Google’s guide on a test machine'],
  runbook: ['Ask IT for the script', 'Read who ran it and when', 'Contain the device if nobody owns it'],
  references: ['S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: {
    fixedPin: 'On the device {{device}} Chrome Remote Desktop was registered by a command line with a fixed PIN ({{command}}).',
    byCode: 'On the device {{device}} Chrome Remote Desktop was registered by a command line ({{command}}).',
  },
  run({ telemetry }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('process'));
    if (looked.length === 0) return cannotTell('no process log of the person was read', 'process log of the device with command lines');
    return looked.flatMap(({ id, facts }) => {
      const device = facts.find(({ topic }) => topic === 'hostname')?.value ?? id;
      return facts
        .filter(({ topic }) => topic === 'crd-script')
        .map(({ value, marks: [first, ...later] }) => ({
          messageId: value.includes('--pin') ? ('fixedPin' as const) : ('byCode' as const),
          data: { command: value, device },
          evidence: [happened(first), ...later.map((mark) => happened(mark))] as const,
        }));
    });
  },
});
