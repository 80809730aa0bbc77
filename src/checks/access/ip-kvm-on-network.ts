import { defineAwaitingCheck } from '#model';

/** Remote keyboard-and-screen hardware answers on the worker’s network. */
export const ipKvmOnNetwork = defineAwaitingCheck({
  id: 'ip-kvm-on-network',
  title: 'Remote keyboard-and-screen hardware answers on the worker’s network',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A web page with the title or icon of an IP-KVM answers on the worker’s network or public address.',
  data: 'A network probe announced to workers',
  falsePositives: ['The owner of a home laboratory', 'A neighbour on a shared network'],
  runbook: ['Ask what the device is for', 'Look whether it is attached to the work device', 'Leave it at that where it is not: it proves a device and not its use'],
  references: ['S94'],
  attack: ['T1219.003'],
  messages: { noticed: '{{hardware}} answers on the worker’s network.' },
});
