import type { Day, Event, EventKind, Fact, Mark, NetworkFacts, Trace, Whereabouts } from '#model';

/*
 * What is kept of an account or device. Every part is a set that only grows, a smallest or a greatest value, or the first so many of a
 * set by an order that never changes; so events may come twice and in any order and the state is the same (test beside). Its size has a
 * limit that does not depend on the number of events.
 */

/** Days of an account or device that are kept, the newest ones. Unit: days with activity. @source house: the longest window of a signal is 90 days (red-flag catalogue 2026-11, pre-exit-mass-download), and a month more */
const DAYS = 120;
/** Places of a day. Unit: places on kinds of network. @source house: nobody honest is in more; shared service accounts are */
const PLACES_A_DAY = 12;
/** Things that were used together on a day. Unit: things. @source house */
const TOGETHER_A_DAY = 32;
/** Distinct things of a tally of a day. Unit: things. @source house: over it a count says “at least” */
const TALLY = 512;
/** Facts of one topic. Unit: facts. @source house */
const FACTS_OF_A_TOPIC = 48;
/** Earliest events that are kept of a fact. Unit: events. @source house */
const MARKS = 3;
/** Days that are kept of a fact, the newest. Unit: days. @source house */
const FACT_DAYS = 64;
/** Parcels, pay changes and calls that are kept, the newest of each kind. Unit: events. @source house */
const RECORDS = 100;

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
/** Milliseconds of a quarter of an hour. */
const SLOT_MS = 900_000;

type Bits = [number, number, number];
/** A place of a day. There are many of these, so they are small: no collection in them, and none for what a day lacks. */
type WhereState = { readonly key: string; a: number; b: number; c: number; mark: Mark };
type TallyState = { readonly items: Map<string, number>; mark: Mark };
type DayState = { readonly where: WhereState[]; readonly with: string[]; tallies?: Map<string, TallyState> };
type FactState = { marks: Mark[]; last: number; readonly days: Set<number> };

/** An event that is kept whole because it becomes a statement about the person: a parcel, a pay change, a call. */
export type KeptEvent = Event & { readonly kind: 'shipment' | 'pay' | 'meeting' };

/** What is kept of one account or device. */
export type TraceState = {
  readonly kind: 'account' | 'device';
  readonly id: string;
  first: Mark;
  last: number;
  readonly days: Map<number, DayState>;
  readonly facts: Map<string, Map<string, FactState>>;
  readonly kinds: Set<EventKind>;
  readonly records: Map<string, Map<string, KeptEvent>>;
};

/** A place on a kind of network, as the key of `where`. */
export type Place = Omit<Whereabouts, 'key' | 'slots' | 'mark'>;

/** A mark to keep: its words are made only now, since most marks are never kept. */
const kept = ({ time, uid, source, text }: Mark): Mark => ({ time, uid, source, text });

const compareMarks = (a: Mark, b: Mark): number =>
  a.time - b.time || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

export function newTrace(kind: TraceState['kind'], id: string, first: Mark): TraceState {
  return { kind, id, first: kept(first), last: first.time, days: new Map(), facts: new Map(), kinds: new Set(), records: new Map() };
}

/** Drops the greatest key of a map that has too many. */
function keepSmallest<V>(map: Map<string, V>, most: number): void {
  if (map.size <= most) return;
  let greatest = '';
  for (const key of map.keys()) if (key > greatest) greatest = key;
  map.delete(greatest);
}

function dayOf(trace: TraceState, time: number): DayState | undefined {
  const number = Math.floor(time / DAY_MS);
  const known = trace.days.get(number);
  if (known !== undefined) return known;
  const day: DayState = { where: [], with: [] };
  trace.days.set(number, day);
  if (trace.days.size > DAYS) {
    let oldest = number;
    for (const key of trace.days.keys()) if (key < oldest) oldest = key;
    trace.days.delete(oldest);
    if (oldest === number) return undefined;
  }
  return day;
}

/** Notes that an event of a kind was seen. */
export function noteSeen(trace: TraceState, kind: EventKind, mark: Mark): void {
  trace.kinds.add(kind);
  if (mark.time > trace.last) trace.last = mark.time;
  if (compareMarks(mark, trace.first) < 0) trace.first = kept(mark);
}

/** Notes activity at a place. @param key of the place, from `placeKey` @param mark whose words are the address alone: the view says the rest */
export function noteWhere(trace: TraceState, key: string, mark: Mark): void {
  const day = dayOf(trace, mark.time);
  if (day === undefined) return;
  let where = day.where.find((one) => one.key === key);
  if (where === undefined) {
    where = { key, a: 0, b: 0, c: 0, mark };
    day.where.push(where);
    if (day.where.length > PLACES_A_DAY) {
      let greatest = 0;
      for (let at = 1; at < day.where.length; at++) if ((day.where[at] as WhereState).key > (day.where[greatest] as WhereState).key) greatest = at;
      day.where.splice(greatest, 1);
    }
  } else if (compareMarks(mark, where.mark) < 0) where.mark = mark;
  const slot = Math.floor((mark.time % DAY_MS) / SLOT_MS);
  const bit = 1 << (slot & 31);
  if (slot < 32) where.a = (where.a | bit) >>> 0;
  else if (slot < 64) where.b = (where.b | bit) >>> 0;
  else where.c = (where.c | bit) >>> 0;
}

/** Notes that something was used together with it that day: `device:…`, `account:…`, `ip:…`, `app:…`. */
export function noteWith(trace: TraceState, thing: string, time: number): void {
  const day = dayOf(trace, time);
  if (day === undefined || day.with.includes(thing)) return;
  day.with.push(thing);
  if (day.with.length <= TOGETHER_A_DAY) return;
  let greatest = 0;
  for (let at = 1; at < day.with.length; at++) if ((day.with[at] as string) > (day.with[greatest] as string)) greatest = at;
  day.with.splice(greatest, 1);
}

/** Notes one of many things that are only counted, once however often it is told. @param amount size, such as bytes; 0 where it has none */
export function noteTally(trace: TraceState, tally: string, item: string, amount: number, mark: Mark): void {
  const day = dayOf(trace, mark.time);
  if (day === undefined) return;
  day.tallies ??= new Map();
  const known = day.tallies.get(tally) ?? { items: new Map<string, number>(), mark: kept(mark) };
  day.tallies.set(tally, known);
  if (compareMarks(mark, known.mark) < 0) known.mark = kept(mark);
  known.items.set(item, Math.max(known.items.get(item) ?? 0, amount));
  keepSmallest(known.items, TALLY);
}

/** Notes that something is true of it. */
export function noteFact(trace: TraceState, topic: string, value: string, mark: Mark): void {
  const values = trace.facts.get(topic) ?? new Map<string, FactState>();
  trace.facts.set(topic, values);
  let fact = values.get(value);
  if (fact === undefined) {
    fact = { marks: [], last: mark.time, days: new Set() };
    values.set(value, fact);
    keepSmallest(values, FACTS_OF_A_TOPIC);
  }
  if (mark.time > fact.last) fact.last = mark.time;
  const day = Math.floor(mark.time / DAY_MS);
  if (!fact.days.has(day)) {
    fact.days.add(day);
    if (fact.days.size > FACT_DAYS) fact.days.delete(Math.min(...fact.days));
  }
  // The same event in other words, as when the address database was renewed between two readings.
  const same = fact.marks.findIndex((one) => one.time === mark.time && one.source === mark.source && one.uid === mark.uid);
  if (same >= 0) {
    if (compareMarks(mark, fact.marks[same] as Mark) < 0) fact.marks[same] = kept(mark);
    return;
  }
  const greatest = fact.marks.at(-1);
  if (fact.marks.length >= MARKS && greatest !== undefined && compareMarks(mark, greatest) >= 0) return;
  fact.marks.push(kept(mark));
  fact.marks.sort(compareMarks);
  if (fact.marks.length > MARKS) fact.marks.length = MARKS;
}

const recordKey = (event: Event): string => `${String(event.time).padStart(15, '0')} ${event.source} ${event.uid}`;

/** Keeps an event whole. Of two with one id the one whose words come first is kept. */
export function noteRecord(trace: TraceState, event: KeptEvent): void {
  const events = trace.records.get(event.kind) ?? new Map<string, KeptEvent>();
  trace.records.set(event.kind, events);
  const key = recordKey(event);
  const known = events.get(key);
  if (known !== undefined && JSON.stringify(known) <= JSON.stringify(event)) return;
  events.set(key, event);
  if (events.size <= RECORDS) return;
  let oldest = key;
  for (const one of events.keys()) if (one < oldest) oldest = one;
  events.delete(oldest);
}

const SEPARATOR = '|';
const part = (value: string | number | undefined): string => (value === undefined ? '' : String(value).replaceAll(SEPARATOR, ' '));

/** A place as one text; `placeOf` reads it back. */
export function placeKey(place: Place): string {
  const { countryCode, region, city, latitude, longitude, measured, kind, provider, ordinary } = place;
  return [countryCode, region, city, latitude, longitude, measured ? 1 : 0, kind, provider, ordinary ? 1 : 0].map(part).join(SEPARATOR);
}

function placeOf(key: string): Place {
  const [countryCode = '', region = '', city = '', latitude = '', longitude = '', measured, kind = 'unknown', provider = '', ordinary] = key.split(SEPARATOR);
  return {
    ...(countryCode === '' ? {} : { countryCode }),
    ...(region === '' ? {} : { region }),
    ...(city === '' ? {} : { city }),
    ...(latitude === '' || longitude === '' ? {} : { latitude: Number(latitude), longitude: Number(longitude) }),
    measured: measured === '1',
    kind: kind as NetworkFacts['kind'],
    ...(provider === '' ? {} : { provider }),
    ordinary: ordinary === '1',
  };
}

/** Address and place in words. */
function whereWords(ip: string, place: Place): string {
  const { kind, provider, measured, city, region, countryCode, latitude, longitude } = place;
  const named = [city, region, countryCode].filter((one) => one !== undefined);
  const where = named.length > 0 ? named.join(', ') : latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`;
  const network = provider ?? (kind === 'unknown' ? '' : kind);
  return [measured ? 'measured' : ip === '' ? 'seen' : `from ${ip}`, where === '' ? '' : `in ${where}`, network === '' ? '' : `(${network})`].filter((one) => one !== '').join(' ');
}

function slotsOf(bits: Bits): readonly number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < 96; slot++) if (((bits[(slot >> 5) as 0] as number) >>> (slot & 31)) & 1) slots.push(slot);
  return slots;
}

const byText = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] => [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const byKey = (where: readonly WhereState[]): readonly WhereState[] => [...where].sort((a, b) => (a.key < b.key ? -1 : 1));

function dayView(number: number, day: DayState): Day {
  return {
    day: number,
    where: byKey(day.where).map(({ key, a, b, c, mark }) => {
      const place = placeOf(key);
      return { key, ...place, slots: slotsOf([a, b, c]), mark: { ...mark, text: whereWords(mark.text, place) } };
    }),
    with: [...day.with].sort(),
    tallies: Object.fromEntries(
      byText(day.tallies ?? []).map(([tally, { items, mark }]) => [tally, { count: items.size, amount: [...items.values()].reduce((sum, one) => sum + one, 0), mark }]),
    ),
  };
}

/** The state as checks see it. Deterministic: equal states give equal views. */
export function traceView(trace: TraceState): Trace {
  const facts = byText(trace.facts).flatMap(([topic, values]) =>
    byText(values).map(([value, { marks, last, days }]): Fact => ({ topic, value, marks: marks as unknown as Fact['marks'], last, days: [...days].sort((a, b) => a - b) })),
  );
  return {
    kind: trace.kind,
    id: trace.id,
    first: trace.first,
    last: trace.last,
    days: [...trace.days].sort(([a], [b]) => a - b).map(([number, day]) => dayView(number, day)),
    facts,
    kinds: [...trace.kinds].sort(),
  };
}

/** Events that are kept whole, oldest first. */
export function keptEvents(trace: TraceState): readonly KeptEvent[] {
  return byText(trace.records).flatMap(([, events]) => byText(events).map(([, event]) => event));
}

/** The state as a text: the same state gives the same text. */
export function packTrace(trace: TraceState): string {
  return JSON.stringify({
    kind: trace.kind,
    id: trace.id,
    first: trace.first,
    last: trace.last,
    days: [...trace.days]
      .sort(([a], [b]) => a - b)
      .map(([number, { where, with: together, tallies }]) => [
        number,
        byKey(where).map(({ key, a, b, c, mark }) => [key, [a, b, c], mark]),
        [...together].sort(),
        byText(tallies ?? []).map(([tally, { items, mark }]) => [tally, byText(items), mark]),
      ]),
    facts: byText(trace.facts).map(([topic, values]) => [topic, byText(values).map(([value, { marks, last, days }]) => [value, marks, last, [...days].sort((a, b) => a - b)])]),
    kinds: [...trace.kinds].sort(),
    records: byText(trace.records).map(([kind, events]) => [kind, byText(events)]),
  });
}

type Packed = {
  kind: TraceState['kind'];
  id: string;
  first: Mark;
  last: number;
  days: [number, [string, Bits, Mark][], string[], [string, [string, number][], Mark][]][];
  facts: [string, [string, Mark[], number, number[]][]][];
  kinds: EventKind[];
  records: [string, [string, KeptEvent][]][];
};

/** The state of a text that `packTrace` wrote. */
export function unpackTrace(text: string): TraceState {
  const { kind, id, first, last, days, facts, kinds, records } = JSON.parse(text) as Packed;
  return {
    kind,
    id,
    first,
    last,
    days: new Map(
      days.map(([number, where, together, tallies]) => [
        number,
        {
          where: where.map(([key, [a, b, c], mark]) => ({ key, a, b, c, mark })),
          with: together,
          ...(tallies.length === 0 ? {} : { tallies: new Map(tallies.map(([tally, items, mark]) => [tally, { items: new Map(items), mark }])) }),
        },
      ]),
    ),
    facts: new Map(facts.map(([topic, values]) => [topic, new Map(values.map(([value, marks, latest, on]) => [value, { marks, last: latest, days: new Set(on) }]))])),
    kinds: new Set(kinds),
    records: new Map(records.map(([what, events]) => [what, new Map(events)])),
  };
}
