import { describe, it } from 'vitest';
import { daily, type EventWords, telemetry, testCheck } from '#testing';
import { inputLatencyRemote } from './input-latency-remote.ts';

const delays = (delayMs: number, days = 7, from = '2026-03-02') => daily(from, days, { kind: 'input-timing', device: { uid: 'd1' }, user: { name: 'alex' }, delayMs });
const installed = (name: string): EventWords => ({ at: '2026-03-02T10:00:00Z', kind: 'software', device: { uid: 'd1' }, software: [{ name }] });
const seen = (...events: readonly EventWords[]) => ({ telemetry: telemetry(events) });

testCheck(
  inputLatencyRemote,
  {
    fires: [
      {
        name: 'late for a week',
        given: {},
        connected: seen(...delays(180)),
        messageId: 'noticed',
        says: 'on the device d1 arrived 180 ms late in the median of 7 days, in the week from 2026-03-02',
      },
      { name: 'late on most days', given: {}, connected: seen(...delays(180, 6), ...delays(30, 2)), messageId: 'noticed' },
      {
        name: 'a week of it between two good months',
        given: {},
        connected: seen(...delays(20, 40, '2026-01-05'), ...delays(160), ...delays(20, 40, '2026-03-16')),
        messageId: 'noticed',
      },
      {
        name: 'with a tool that the firm does not use',
        given: {},
        options: { sanctioned: ['Chrome Remote Desktop'] },
        connected: seen(...delays(180), installed('TeamViewer')),
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: a local keyboard', given: {}, connected: seen(...delays(20)) },
      { name: 'innocent twin: a bad evening', given: {}, connected: seen(...delays(20, 9), ...delays(300, 1)) },
      {
        name: 'innocent twin: an overloaded computer on two days of every week',
        given: {},
        connected: seen(
          ...[2, 9, 16].flatMap((on) => [...delays(300, 2, `2026-03-${String(on).padStart(2, '0')}`), ...delays(20, 3, `2026-03-${String(on + 2).padStart(2, '0')}`)]),
        ),
      },
      { name: 'a sanctioned tool, and a keyboard without delay', given: {}, options: { sanctioned: ['teamviewer'] }, connected: seen(...delays(20), installed('TeamViewer')) },
    ],
    cannotTell: [
      { name: 'nothing was measured', given: {} },
      { name: 'three days are no week', given: {}, connected: seen(...delays(180, 3)) },
      { name: 'a session of the firm’s own tool', given: {}, options: { sanctioned: ['TeamViewer'] }, connected: seen(...delays(180), installed('TeamViewer')) },
      { name: 'innocent twin: a virtual desktop', given: {}, options: { virtual: ['D1'] }, connected: seen(...delays(180)) },
    ],
  },
  { describe, it },
);
