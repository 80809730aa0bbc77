import { defineAwaitingCheck } from '#model';

/** Remote keyboard-and-screen hardware answers on the worker’s network. */
export const ipKvmOnNetwork = defineAwaitingCheck({
  id: 'ip-kvm-on-network',
  title: 'Remote keyboard-and-screen hardware answers on the worker’s network',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The web page of an IP-KVM answers on the worker’s network or public address.',
  data: 'A network probe announced to workers',
  falsePositives: ['The owner of a home laboratory', 'A neighbour on a shared network'],
  runbook: ['Ask what the device is for', 'Look whether it is attached to the work device'],
  references: ['S94'],
  attack: ['T1219.003'],
  messages: { noticed: '{{hardware}} answers on the worker’s network.' },
});
