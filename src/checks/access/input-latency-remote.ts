import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, type Fact, happened, type Mark, type Trace } from '#model';

const options = z
  .strictObject({
    /** Median delay. Unit: milliseconds. @source T7: tradecraft; red-flag catalogue 2026-11, row input-latency-remote */
    delay: z.number().positive().default(100).meta({ description: 'Median delay of key events in milliseconds' }),
    /** Days of a week on which it was measured: a bad evening is none. Unit: days. @source red-flag catalogue 2026-11, row input-latency-remote (stable over a week): a working week */
    days: z.int().positive().default(5).meta({ description: 'Days of the window with a measurement' }),
    /** Window. Unit: days. @source red-flag catalogue 2026-11, row input-latency-remote (stable over a week) */
    window: z.int().positive().default(7).meta({ description: 'Days that are looked at together' }),
    /** Remote-access tools that the firm itself uses, as `employer.remoteAccessTools` of the policy has them: a session of theirs explains the delay. Unit: ids of tools. @source house: none is known until the firm says so */
    sanctioned: z.array(z.string()).default([]).meta({ description: 'Ids of the remote-access tools that the firm itself uses' }),
    /** Devices on which delay says nothing, by id or host name. Unit: names. @source red-flag catalogue 2026-11, row input-latency-remote (meaningless on VDI) */
    virtual: z.array(z.string()).default([]).meta({ description: 'Ids or host names of virtual desktops, on which delay says nothing' }),
  })
  .prefault({});

const DAY_MS = 86_400_000;

type Week = { readonly from: number; readonly days: number; readonly median: number };

/** A median that is never above the middle: of two in the middle the lower. */
const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;

/** The window with the greatest median among those measured on enough days; of several, the first. Each value counts once for each of its days. */
function slowest(facts: readonly Fact[], { days, window }: { readonly days: number; readonly window: number }): Week | undefined {
  const samples = facts.flatMap(({ value, days: on }) => on.map((day) => ({ day, delay: Number(value) }))).sort((a, b) => a.day - b.day);
  return [...new Set(samples.map(({ day }) => day))]
    .flatMap((from): readonly Week[] => {
      const inside = samples.filter(({ day }) => day >= from && day < from + window);
      const on = new Set(inside.map(({ day }) => day)).size;
      return on < days ? [] : [{ from, days: on, median: medianOf(inside.map(({ delay }) => delay)) }];
    })
    .reduce<Week | undefined>((worst, week) => (worst === undefined || week.median > worst.median ? week : worst), undefined);
}

/** Measurements that show it: those of the window, and where they are no longer kept, the earliest. */
function marksOf(facts: readonly Fact[], { from }: Week, window: number): readonly Mark[] {
  const marks = facts.flatMap((fact) => fact.marks).sort((a, b) => a.time - b.time || (a.uid < b.uid ? -1 : 1));
  const inside = marks.filter(({ time }) => time >= from * DAY_MS && time < (from + window) * DAY_MS);
  return inside.length > 0 ? inside : marks;
}

const delaysOf = ({ facts }: Trace): readonly Fact[] => facts.filter(({ topic }) => topic === 'input-delay');

/** Id of a tool, also where the policy has its name. */
const idOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');

const namesOf = ({ id, facts }: Trace): readonly string[] => [id, ...facts.flatMap(({ topic, value }) => (topic === 'hostname' ? [value] : []))];

/** Keyboard input arrives late. */
export const inputLatencyRemote = defineTelemetryCheck({
  id: 'input-latency-remote',
  title: 'Keyboard input arrives late',
  options,
  stage: 'access',
  description:
    'The median delay of key events on a local console is 100 ms or more in a week with five days of measurement, with no sanctioned remote session; peers are in the tens of ms.',
  data: 'Timing of input events without their content, and the firm’s own remote-access tools as employer.remoteAccessTools of the policy',
  falsePositives: ['An overloaded computer', 'Assistive technology', 'A virtual desktop, where this says nothing'],
  runbook: ['Leave virtual desktops out', 'Ask about assistive technology first', 'Call on camera with the device'],
  references: ['S68'],
  attack: ['T1219'],
  messages: {
    noticed: 'Key events on the device {{device}} arrived {{delay}} ms late in the median of {{days}} days, in the week from {{date}}.',
  },
  run({ telemetry }, { options: { delay, days, window, sanctioned, virtual } }) {
    const leftOut = new Set(virtual.map((name) => name.trim().toLowerCase()));
    const measured = telemetry.devices.filter((device) => delaysOf(device).length > 0 && !namesOf(device).some((name) => leftOut.has(name)));
    if (measured.length === 0) return cannotTell('the timing of input events was not read', 'timing of input events without their content');
    const own = new Set(sanctioned.map(idOf));
    const devices = measured.map((device) => ({
      device,
      week: slowest(delaysOf(device), { days, window }),
      isShared: device.facts.some(({ topic, value }) => topic === 'tool' && own.has(value)),
    }));
    const late = devices.filter(({ week }) => week !== undefined && week.median >= delay);
    const found = late.flatMap(({ device, week, isShared }) => {
      const slow = delaysOf(device).filter(({ value }) => Number(value) >= delay);
      const [first, ...others] = week === undefined || isShared ? [] : marksOf(slow, week, window);
      if (week === undefined || first === undefined) return [];
      const data = { device: device.id, delay: week.median, days: week.days, date: new Date(week.from * DAY_MS).toISOString().slice(0, 10) };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first), ...others.slice(0, 4).map((mark) => happened(mark))] as const }];
    });
    if (found.length > 0) return found;
    if (late.length > 0) return cannotTell('a remote-access tool of the firm is on the device', 'timing outside sanctioned remote sessions');
    if (devices.every(({ week }) => week === undefined)) return cannotTell('the timing of input events was measured on too few days', `timing on ${days} days of ${window}`);
    return [];
  },
});
