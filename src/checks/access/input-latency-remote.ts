import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z
  .strictObject({
    /** Median delay. Unit: milliseconds. @source T7: tradecraft; red-flag catalogue 2026-11, row input-latency-remote */
    delay: z.number().positive().default(100).meta({ description: 'Median delay of key events in milliseconds' }),
    /** Days on which it was measured: a bad evening is none. Unit: days. @source red-flag catalogue 2026-11, row input-latency-remote (stable over a week) */
    days: z.int().positive().default(5).meta({ description: 'Days with a measurement' }),
    /** Remote-access tools that the firm itself uses: a session of theirs explains the delay. */
    sanctioned: z.array(z.string()).default([]).meta({ description: 'Ids of the remote-access tools that the firm itself uses' }),
  })
  .prefault({});

/** Keyboard input arrives late. */
export const inputLatencyRemote = defineTelemetryCheck({
  id: 'input-latency-remote',
  title: 'Keyboard input arrives late',
  options,
  stage: 'access',
  description: 'The median delay of key events on a local console is over 100 ms, steady for a week, with no sanctioned remote session; peers are in the tens of ms.',
  data: 'Timing of input events without their content',
  falsePositives: ['An overloaded computer', 'Assistive technology', 'A virtual desktop, where this says nothing'],
  runbook: ['Leave virtual desktops out', 'Ask about assistive technology first', 'Call on camera with the device'],
  references: ['S68'],
  attack: ['T1219'],
  messages: {
    noticed: 'Key events on the device {{device}} arrive {{delay}} ms late in the median, on {{days}} days.',
  },
  run({ telemetry }, { options: { delay, days, sanctioned } }) {
    const measured = telemetry.devices.filter(({ kinds }) => kinds.includes('input-timing'));
    if (measured.length === 0) return cannotTell('the timing of input events was not read', 'timing of input events without their content');
    if (measured.some(({ facts }) => facts.some(({ topic, value }) => topic === 'tool' && sanctioned.includes(value))))
      return cannotTell('a remote-access tool of the firm is on the device', 'timing outside sanctioned remote sessions');
    return measured.flatMap((device) => {
      const facts = device.facts.filter(({ topic }) => topic === 'input-delay');
      const samples = facts.flatMap(({ value, days: on }) => on.map(() => Number(value))).sort((a, b) => a - b);
      const on = new Set(facts.flatMap((fact) => fact.days));
      const median = samples[samples.length >> 1] ?? 0;
      const [first] = facts.filter(({ value }) => Number(value) >= delay);
      if (first === undefined || on.size < days || median < delay) return [];
      return [{ messageId: 'noticed' as const, data: { device: device.id, delay: median, days: on.size }, evidence: [happened(first.marks[0])] as const }];
    });
  },
});
