import { defineAwaitingCheck } from '#model';

/** Remote keyboard-and-screen hardware attached. */
export const ipKvmAttached = defineAwaitingCheck({
  id: 'ip-kvm-attached',
  title: 'Remote keyboard-and-screen hardware attached',
  stage: 'access',
  needs: ['telemetry'],
  description: 'USB or display descriptors name an IP-KVM (PiKVM, TinyPilot, JetKVM, NanoKVM, BliKVM, GLKVM), or a capture loop, on a laptop with no reason for it.',
  data: 'USB and display events of the device',
  falsePositives: ['A home laboratory', 'An accessibility set-up', 'A desk switch without a network'],
  runbook: ['Ask what the device is for', 'Call on camera with the desk in view', 'Contain first where sessions ran at odd hours'],
  references: ['S12', 'S32', 'S83', 'S94'],
  attack: ['T1219.003'],
  messages: { noticed: '{{hardware}} is attached to the work device.' },
});
