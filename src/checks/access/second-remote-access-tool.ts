import { defineAwaitingCheck } from '#model';

/** A remote-access tool beside the sanctioned one on a work device. */
export const secondRemoteAccessTool = defineAwaitingCheck({
  id: 'second-remote-access-tool',
  title: 'Unsanctioned remote-access tool on the work device',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A remote-access tool other than the sanctioned one is on a work device, or two or more appear within 14 days of provisioning.',
  data: 'Software inventory of the device (EDR or MDM)',
  falsePositives: ['Installed by the help desk or a service provider', 'Left over from an earlier employer or support session', 'An administrator who tests such tools'],
  runbook: [
    'Ask IT whether it is theirs',
    'Read who installed it, when, and whether sessions were held',
    'Contain the device before asking the person if sessions were held from outside',
  ],
  references: ['S12', 'S18', 'S21', 'S26', 'S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: { unsanctioned: '{{tool}} is installed beside the sanctioned remote-access tool.' },
});
