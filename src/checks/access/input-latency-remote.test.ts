import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { inputLatencyRemote } from './input-latency-remote.ts';

const delays = (delayMs: number, days = 7) => daily('2026-03-02', days, { kind: 'input-timing', device: { uid: 'd1' }, user: { name: 'alex' }, delayMs });

testCheck(
  inputLatencyRemote,
  {
    fires: [
      { name: 'late for a week', given: {}, connected: { telemetry: telemetry(delays(180)) }, messageId: 'noticed' },
      { name: 'late on most days', given: {}, connected: { telemetry: telemetry([...delays(180, 6), ...delays(30, 2)]) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: a local keyboard', given: {}, connected: { telemetry: telemetry(delays(20)) } },
      { name: 'innocent twin: a bad evening', given: {}, connected: { telemetry: telemetry([...delays(20, 9), ...delays(300, 1)]) } },
    ],
    cannotTell: [
      { name: 'nothing was measured', given: {} },
      {
        name: 'a session of the firm’s own tool',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: { telemetry: telemetry([...delays(180), { at: '2026-03-02T10:00:00Z', kind: 'software', device: { uid: 'd1' }, software: [{ name: 'TeamViewer' }] }]) },
      },
    ],
  },
  { describe, it },
);
