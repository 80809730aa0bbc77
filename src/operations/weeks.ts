import type { TraceState } from '#telemetry';

/** Greatest number, or size, of things of a tally in a week; undefined where there was none. */
export function busiestWeek(trace: TraceState, tally: string, amount: boolean): number | undefined {
  const weeks = new Map<number, number>();
  for (const { day, tallies } of trace.days) {
    const items = tallies?.get(tally)?.items;
    if (items === undefined) continue;
    const size = amount ? [...items.values()].reduce((sum, one) => sum + one, 0) : items.size;
    weeks.set(Math.floor(day / 7), (weeks.get(Math.floor(day / 7)) ?? 0) + size);
  }
  return weeks.size === 0 ? undefined : Math.max(...weeks.values());
}

/** Median of what everybody’s busiest week came to, over those who have any. */
export function medianOf(weeks: ReadonlyMap<string, number>): number | undefined {
  const sorted = [...weeks.values()].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
