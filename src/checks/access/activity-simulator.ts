import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Tool that simulates activity. */
export const activitySimulator = defineTelemetryCheck({
  id: 'activity-simulator',
  title: 'Tool that simulates activity',
  stage: 'access',
  description: 'Software that keeps a computer awake, or a USB device that moves the pointer, is present.',
  data: 'Endpoint inventory',
  falsePositives: ['A long build or a talk that must not be interrupted', 'Bored staff'],
  runbook: ['Ask what it is for: a long build or a talk may explain it', 'Look whether signals of remote control are open too', 'Let it support other evidence only'],
  references: ['S12', 'S26'],
  messages: {
    noticed: 'Found on the device {{device}}: {{tool}}.',
  },
  run({ telemetry }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.some((kind) => kind === 'software' || kind === 'process' || kind === 'peripheral'));
    if (looked.length === 0) return cannotTell('no inventory of a device of the person was read', 'endpoint inventory');
    return looked.flatMap(({ id, facts }) => {
      const device = facts.find(({ topic }) => topic === 'hostname')?.value ?? id;
      return facts
        .filter(({ topic }) => topic === 'simulator')
        .map(({ value, marks: [first, ...later] }) => ({
          messageId: 'noticed' as const,
          data: { tool: value, device },
          evidence: [happened(first), ...later.map((mark) => happened(mark))] as const,
        }));
    });
  },
});
