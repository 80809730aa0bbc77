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
    noticed: '{{tool}} was found on the device {{device}}.',
  },
  run({ telemetry }) {
    if (!telemetry.devices.some(({ kinds }) => kinds.some((kind) => kind === 'software' || kind === 'process' || kind === 'peripheral')))
      return cannotTell('no inventory of a device of the person was read', 'endpoint inventory');
    return telemetry.devices.flatMap(({ id, facts }) =>
      facts
        .filter(({ topic }) => topic === 'simulator')
        .map(({ value, marks }) => ({
          messageId: 'noticed' as const,
          data: { tool: value, device: id },
          evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark))] as const,
        })),
    );
  },
});
