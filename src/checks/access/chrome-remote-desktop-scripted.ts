import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z
  .strictObject({
    /** Remote-access tools that the firm itself uses, as `employer.remoteAccessTools` of the policy has them: a script of IT then sets up hosts too, so that the finding is the weaker message. Unit: ids of tools. @source house: none is known until the firm says so; red-flag catalogue 2026-11, row chrome-remote-desktop-scripted (fleet scripts) */
    sanctioned: z.array(z.string()).default([]).meta({ description: 'Ids of the remote-access tools that the firm itself uses' }),
  })
  .prefault({});

/** Whether a firm’s tool is this one, by its id or its name. */
const isIt = (name: string): boolean => /^chrome[^\p{L}\p{N}]+remote[^\p{L}\p{N}]+desktop$/iu.test(name.trim());

/** Remote desktop host set up from a script. */
export const chromeRemoteDesktopScripted = defineTelemetryCheck({
  id: 'chrome-remote-desktop-scripted',
  title: 'Remote desktop host set up from a script',
  options,
  stage: 'access',
  description: 'The Chrome Remote Desktop host was registered from a command line with a fixed PIN, or with a code and no PIN, as Google shows it for computers without a screen.',
  data: 'Process log of the device, and the firm’s own tools as employer.remoteAccessTools of the policy',
  falsePositives: ['A fleet script by IT', 'A developer who follows Google’s guide on a test machine'],
  runbook: ['Ask IT for the script', 'Read who ran it and when', 'Contain the device if nobody owns it'],
  references: ['S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: {
    fixedPin: 'On the device {{device}} Chrome Remote Desktop was registered by a command line with a fixed PIN ({{command}}).',
    byCode: 'On the device {{device}} Chrome Remote Desktop was registered by a command line ({{command}}).',
    firmsOwn: 'On the device {{device}} Chrome Remote Desktop, which the firm itself uses, was registered by a command line ({{command}}).',
  },
  run({ telemetry }, { options: { sanctioned } }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('process'));
    if (looked.length === 0) return cannotTell('no process log of the person was read', 'process log of the device with command lines');
    const isFirmsOwn = sanctioned.some(isIt);
    return looked.flatMap(({ id, facts }) => {
      const device = facts.find(({ topic }) => topic === 'hostname')?.value ?? id;
      return facts
        .filter(({ topic }) => topic === 'crd-script')
        .map(({ value, marks: [first, ...later] }) => ({
          messageId: isFirmsOwn ? ('firmsOwn' as const) : value.includes('--pin') ? ('fixedPin' as const) : ('byCode' as const),
          data: { command: value, device },
          evidence: [happened(first), ...later.map((mark) => happened(mark))] as const,
        }));
    });
  },
});
