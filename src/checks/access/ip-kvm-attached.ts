import { cannotTell, defineTelemetryCheck, type Fact, happened, type Noticed, type Trace } from '#model';

const of = ({ facts }: Trace, topic: string): readonly Fact[] => facts.filter((fact) => fact.topic === topic);

/** A capture stick alone is a camera or a game console; beside a keyboard that another computer types on it is the other half of a remote console. */
function noticedOn(trace: Trace): readonly Noticed<'noticed' | 'alike'>[] {
  const device = of(trace, 'hostname')[0]?.value ?? trace.id;
  const named = of(trace, 'kvm');
  const captures = of(trace, 'hdmi-capture').map(({ marks }) => happened(marks[0], 'context'));
  const messageId = named.length > 0 ? 'noticed' : 'alike';
  // Of hardware that says its name, the numbers of its parts say nothing more.
  return (named.length > 0 ? named : of(trace, 'kvm-like')).map(({ value, marks: [first, ...later] }) => ({
    messageId,
    data: { hardware: value, device },
    evidence: [happened(first), ...later.map((mark) => happened(mark)), ...captures] as const,
  }));
}

/** Remote keyboard-and-screen hardware attached. */
export const ipKvmAttached = defineTelemetryCheck({
  id: 'ip-kvm-attached',
  title: 'Remote keyboard-and-screen hardware attached',
  stage: 'access',
  description:
    'USB or display names of an IP-KVM (PiKVM, TinyPilot, JetKVM, NanoKVM, BliKVM, GLKVM, Openterface) were seen on the device, or a computer that poses as a USB keyboard, as an IP-KVM with changed names does.',
  data: 'USB and display events of the device',
  falsePositives: [
    'A home laboratory',
    'An accessibility set-up',
    'A single-board computer or meter that a developer works with',
    'A desk switch without a network that uses the same parts',
  ],
  runbook: ['Ask what the device is for', 'Call on camera with the desk in view', 'Contain first where sessions ran at odd hours'],
  references: ['S12', 'S32', 'S83', 'S94'],
  attack: ['T1219.003'],
  messages: {
    noticed: '{{hardware}} was plugged into the device {{device}}.',
    alike: '{{hardware}} was plugged into the device {{device}}; it names no maker of remote hardware.',
  },
  run({ telemetry }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('peripheral'));
    if (looked.length === 0) return cannotTell('no USB or display events of the person were read', 'USB and display events of the device');
    return looked.flatMap(noticedOn);
  },
});
