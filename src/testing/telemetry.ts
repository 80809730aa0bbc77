import type { Event, EventKind, NetworkFacts, TelemetryFacet } from '#model';
import { foldEvent, type Surroundings, type TraceState, telemetryFacet } from '#telemetry';

/** An event as a test writes it: the time as RFC 3339; id and source are made up. */
export type EventWords = Omit<Event, 'uid' | 'source' | 'time'> & { readonly at: string; readonly uid?: string; readonly source?: string };

/** The same event on days in a row, from a day on. @param hours of the day, UTC, at which it happens */
export function daily(from: string, days: number, event: Omit<EventWords, 'at'>, hours: readonly number[] = [15]): readonly EventWords[] {
  return Array.from({ length: days }, (_, nth) => hours.map((hour) => ({ ...event, at: new Date(Date.parse(from) + nth * 86_400_000 + hour * 3_600_000).toISOString() }))).flat();
}

/** Events of words. */
export function eventsOf(words: readonly EventWords[]): readonly Event[] {
  return words.map(({ at, ...event }, nth) => ({ uid: `e${nth}`, source: 'test', ...event, time: Date.parse(at) }));
}

/**
 * What checks see of events, folded by the real fold. Every account and device in the events is the person’s.
 * @param networks facts by address; other addresses are unknown
 */
export function telemetry(
  words: readonly EventWords[],
  networks: Readonly<Record<string, Omit<NetworkFacts, 'from'>>> = {},
  around: Partial<Surroundings> & { readonly issued?: readonly string[] } = {},
): TelemetryFacet {
  const traces = new Map<string, TraceState>();
  const events = eventsOf(words);
  const facts = new Map(Object.entries(networks).map(([ip, one]) => [ip, { from: 'test', ...one }]));
  for (const event of events) foldEvent({ traces, lookup: (ip) => facts.get(ip) }, event);
  const of = (kind: TraceState['kind']) => [...traces.values()].filter((trace) => trace.kind === kind);
  const delivered = [...new Set(events.map(({ kind }) => kind))].sort() as EventKind[];
  const { issued = [], ...rest } = around;
  return telemetryFacet(of('account'), of('device'), new Set(issued), { delivered, people: 2, baselines: {}, feeds: {}, shared: [], ...rest });
}
