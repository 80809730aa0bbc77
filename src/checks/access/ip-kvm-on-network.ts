import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Remote keyboard-and-screen hardware answers on the worker’s network. */
export const ipKvmOnNetwork = defineTelemetryCheck({
  id: 'ip-kvm-on-network',
  title: 'Remote keyboard-and-screen hardware answers on the worker’s network',
  stage: 'access',
  description: 'A web page with the title of an IP-KVM answers on the worker’s network or public address.',
  data: 'A network probe announced to workers',
  falsePositives: ['The owner of a home laboratory', 'A neighbour on a shared network'],
  runbook: ['Ask what the device is for', 'Look whether it is attached to the work device', 'Leave it at that where it is not: it proves a device and not its use'],
  references: ['S94'],
  attack: ['T1219.003'],
  messages: {
    noticed: 'A page of {{hardware}} answers on the network of the device {{device}}.',
  },
  run({ telemetry }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('network-service'));
    if (looked.length === 0) return cannotTell('no probe of the worker’s network was read', 'a network probe announced to workers');
    return looked.flatMap(({ id, facts }) => {
      const device = facts.find(({ topic }) => topic === 'hostname')?.value ?? id;
      return facts
        .filter(({ topic }) => topic === 'kvm-page')
        .map(({ value, marks: [first, ...later] }) => ({
          messageId: 'noticed' as const,
          data: { hardware: value, device },
          evidence: [happened(first), ...later.map((mark) => happened(mark))] as const,
        }));
    });
  },
});
