import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Remote keyboard-and-screen hardware attached. */
export const ipKvmAttached = defineTelemetryCheck({
  id: 'ip-kvm-attached',
  title: 'Remote keyboard-and-screen hardware attached',
  stage: 'access',
  description: 'USB or display descriptors name an IP-KVM (PiKVM, TinyPilot, JetKVM, NanoKVM, BliKVM, GLKVM), or a capture loop, on a laptop with no reason for it.',
  data: 'USB and display events of the device',
  falsePositives: ['A home laboratory', 'An accessibility set-up', 'A desk switch without a network'],
  runbook: ['Ask what the device is for', 'Call on camera with the desk in view', 'Contain first where sessions ran at odd hours'],
  references: ['S12', 'S32', 'S83', 'S94'],
  attack: ['T1219.003'],
  messages: {
    noticed: '{{hardware}} was plugged into the device {{device}}.',
  },
  run({ telemetry }) {
    if (!telemetry.devices.some(({ kinds }) => kinds.includes('peripheral')))
      return cannotTell('no USB or display events of a device of the person were read', 'USB and display events of the device');
    return telemetry.devices.flatMap(({ id, facts }) =>
      facts
        .filter(({ topic }) => topic === 'kvm')
        .map(({ value, marks }) => ({
          messageId: 'noticed' as const,
          data: { hardware: value, device: id },
          evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark))] as const,
        })),
    );
  },
});
