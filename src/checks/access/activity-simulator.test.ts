import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { activitySimulator } from './activity-simulator.ts';

const has = (name: string) => ({ telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'software', device: { uid: 'd1' }, user: { name: 'alex' }, software: [{ name }] }]) });

testCheck(
  activitySimulator,
  {
    fires: [
      { name: 'a program', given: {}, connected: has('Mouse Jiggler 2.0'), messageId: 'noticed' },
      {
        name: 'a USB device',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'peripheral', device: { uid: 'd1' }, peripheral: { name: 'USB Mouse Mover' } }]) },
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: a mouse driver', given: {}, connected: has('Mouse Settings Manager') },
      { name: 'innocent twin: a café guide', given: {}, connected: has('Caffeine Guide to Vienna') },
    ],
    cannotTell: [{ name: 'no inventory was read', given: {} }],
  },
  { describe, it },
);
