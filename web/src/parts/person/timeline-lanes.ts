import type { Schemas } from '../../api.ts';
import type { words } from '../../texts/person.ts';

export type Entry = Schemas['TimelineEntry'];
export type Lane = keyof typeof words.timeline.lanes;

/** Lanes by section of the dossier. What is not here is in the lane of its kind. */
const LANES: Readonly<Record<string, Lane>> = {
  work: 'jobs',
  subject: 'jobs',
  education: 'education',
  projects: 'education',
  applications: 'process',
  offers: 'process',
  addresses: 'home',
  interviews: 'calls',
  calls: 'calls',
  shipments: 'parcels',
  equipment: 'parcels',
  payoutAccounts: 'pay',
  requests: 'pay',
};
const BY_KIND: Readonly<Record<Entry['kind'], Lane>> = { statement: 'process', recorded: 'recorded', place: 'signIns', device: 'devices', noticed: 'noticed' };

export const laneOf = ({ kind, what }: Entry): Lane => (kind === 'statement' ? (LANES[what] ?? BY_KIND.statement) : BY_KIND[kind]);

/** First instant of a date as precise as it is known. Unit: milliseconds since 1970. */
const firstOf = (text: string): number => Date.parse(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);

/** Last instant of a date as precise as it is known. Unit: milliseconds since 1970. */
function lastOf(text: string): number {
  const start = new Date(firstOf(text));
  if (text.length === 4) return start.setUTCFullYear(start.getUTCFullYear() + 1);
  if (text.length === 7) return start.setUTCMonth(start.getUTCMonth() + 1);
  return text.length === 10 ? start.setUTCDate(start.getUTCDate() + 1) : start.getTime();
}

/** An entry with its place on the axis. A span is what went on for a while, or is only known to a month or a year. */
export type Placed = { readonly entry: Entry; readonly lane: Lane; readonly from: number; readonly to: number; readonly span: boolean };

/** Entries with a date that can be read, by time. @param now end of what goes on */
export function place(entries: readonly Entry[], now: number): readonly Placed[] {
  return entries
    .flatMap((entry): Placed[] => {
      const from = firstOf(entry.at);
      if (Number.isNaN(from)) return [];
      const end = entry.until === undefined ? (entry.ongoing ? Math.max(now, from) : lastOf(entry.at)) : lastOf(entry.until);
      const to = Math.max(from, Number.isNaN(end) ? from : end);
      return [{ entry, lane: laneOf(entry), from, to, span: entry.until !== undefined || entry.ongoing === true || entry.at.length < 10 }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A day of 24 hours. Unit: milliseconds. */
export const DAY = 86_400_000;

/** Marks of the axis: years, quarters or months, no more than fit. */
export function ticks(from: number, to: number, most: number): readonly { readonly at: number; readonly label: string }[] {
  const months = (to - from) / (30.44 * DAY);
  const step = [1, 3, 6, 12, 24, 60, 120].find((one) => months / one <= most) ?? 240;
  const found: { at: number; label: string }[] = [];
  const start = new Date(from);
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return found;
    if (at >= from) found.push({ at, label: step >= 12 ? String(Math.floor(month / 12)) : new Date(at).toISOString().slice(0, 7) });
  }
}

/** What is drawn: in each lane no two on each other. @returns row of each within its lane, and rows of each lane */
export function stack(items: readonly { readonly lane: Lane; readonly x: number; readonly end: number }[], most: number): readonly number[] {
  const ends = new Map<Lane, number[]>();
  return items.map(({ lane, x, end }) => {
    const rows = ends.get(lane) ?? [];
    ends.set(lane, rows);
    const free = rows.findIndex((one) => one <= x);
    const row = free >= 0 ? free : rows.length < most ? rows.length : most - 1;
    rows[row] = Math.max(rows[row] ?? 0, end);
    return row;
  });
}
