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

/** A place of a day. There are many of these, so they are small: no collection in them, and none for what a day lacks. */
export type WhereState = { readonly key: string; a: number; b: number; c: number; mark: Mark };
type TallyState = { readonly items: Map<string, number>; mark: Mark };
export type DayState = { readonly day: number; readonly where: WhereState[]; readonly with: string[]; tallies?: Map<string, TallyState> };
type FactState = { marks: Mark[]; last: number; readonly days: number[] };
type Facts = Map<string, Map<string, FactState>>;
type Records = Map<string, Map<string, KeptEvent>>;

/** An event that is kept whole because it becomes a statement about the person: a parcel, a pay change, a call. */
export type KeptEvent = Event & { readonly kind: 'shipment' | 'pay' | 'meeting' };

/** What is kept of one account or device. */
export type TraceState = {
  readonly kind: 'account' | 'device';
  readonly id: string;
  /** `account:…` or `device:…`: under which it is kept, and what others that were used with it have. */
  readonly key: string;
  first: Mark;
  last: number;
  /** Rising. */
  readonly days: DayState[];
  readonly kinds: EventKind[];
  /** Most have none of these. */
  facts?: Facts;
  records?: Records;
};

/** A place on a kind of network, as the key of `where`. */
export type Place = Omit<Whereabouts, 'key' | 'slots' | 'mark'>;

/** A mark to keep: its words are made only now, since most marks are never kept. */
const kept = ({ time, uid, source, text }: Mark): Mark => ({ time, uid, source, text });

const compareMarks = (a: Mark, b: Mark): number =>
  a.time - b.time || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

export function newTrace(kind: TraceState['kind'], id: string, first: Mark): TraceState {
  return { kind, id, key: `${kind}:${id}`, first: kept(first), last: first.time, days: [], kinds: [] };
}

/** Drops the greatest key of a map that has too many. */
function keepSmallest<V>(map: Map<string, V>, most: number): void {
  if (map.size <= most) return;
  let greatest = '';
  for (const key of map.keys()) if (key > greatest) greatest = key;
  map.delete(greatest);
}

/** The day of a number; undefined where it is older than all that are kept. */
function dayNumbered(days: DayState[], number: number): DayState | undefined {
  let at = days.length - 1;
  while (at >= 0 && (days[at] as DayState).day > number) at--;
  const known = days[at];
  if (known?.day === number) return known;
  if (at < 0 && days.length >= DAYS) return undefined;
  const day: DayState = { day: number, where: [], with: [] };
  if (at === days.length - 1) days.push(day);
  else days.splice(at + 1, 0, day);
  if (days.length > DAYS) days.shift();
  return day;
}

const dayOf = (trace: TraceState, time: number): DayState | undefined => dayNumbered(trace.days, Math.floor(time / DAY_MS));

/** Notes that an event of a kind was seen. */
export function noteSeen(trace: TraceState, kind: EventKind, mark: Mark): void {
  if (!trace.kinds.includes(kind)) trace.kinds.push(kind);
  if (mark.time > trace.last) trace.last = mark.time;
  if (compareMarks(mark, trace.first) < 0) trace.first = kept(mark);
}

/** Adds quarter-hours at a place to a day, of which the earliest event is the mark. */
function addWhere({ where: places }: DayState, key: string, a: number, b: number, c: number, mark: Mark): void {
  for (const where of places) {
    if (where.key !== key) continue;
    where.a = (where.a | a) >>> 0;
    where.b = (where.b | b) >>> 0;
    where.c = (where.c | c) >>> 0;
    if (compareMarks(mark, where.mark) < 0) where.mark = mark;
    return;
  }
  places.push({ key, a: a >>> 0, b: b >>> 0, c: c >>> 0, mark });
  if (places.length <= PLACES_A_DAY) return;
  let greatest = 0;
  for (let at = 1; at < places.length; at++) if ((places[at] as WhereState).key > (places[greatest] as WhereState).key) greatest = at;
  places.splice(greatest, 1);
}

/** Notes activity at a place. @param key of the place, from `placeKey` @param mark whose words are the address alone: the view says the rest */
export function noteWhere(trace: TraceState, key: string, mark: Mark): void {
  const day = dayOf(trace, mark.time);
  if (day === undefined) return;
  const slot = Math.floor((mark.time % DAY_MS) / SLOT_MS);
  const bit = 1 << (slot & 31);
  addWhere(day, key, slot < 32 ? bit : 0, slot >= 32 && slot < 64 ? bit : 0, slot >= 64 ? bit : 0, mark);
}

function addWith({ with: together }: DayState, thing: string): void {
  if (together.includes(thing)) return;
  together.push(thing);
  if (together.length <= TOGETHER_A_DAY) return;
  let greatest = 0;
  for (let at = 1; at < together.length; at++) if ((together[at] as string) > (together[greatest] as string)) greatest = at;
  together.splice(greatest, 1);
}

/** Notes that something was used together with it that day: `device:…`, `account:…`, `ip:…`, `app:…`. */
export function noteWith(trace: TraceState, thing: string, time: number): void {
  const day = dayOf(trace, time);
  if (day !== undefined) addWith(day, thing);
}

function addTally(day: DayState, tally: string, item: string, amount: number, mark: Mark): void {
  day.tallies ??= new Map();
  const known = day.tallies.get(tally) ?? { items: new Map<string, number>(), mark: kept(mark) };
  day.tallies.set(tally, known);
  if (compareMarks(mark, known.mark) < 0) known.mark = kept(mark);
  known.items.set(item, Math.max(known.items.get(item) ?? 0, amount));
  keepSmallest(known.items, TALLY);
}

/** Notes one of many things that are only counted, once however often it is told. @param amount size, such as bytes; 0 where it has none */
export function noteTally(trace: TraceState, tally: string, item: string, amount: number, mark: Mark): void {
  const day = dayOf(trace, mark.time);
  if (day !== undefined) addTally(day, tally, item, amount, mark);
}

function factOf(trace: TraceState, topic: string, value: string, time: number): FactState {
  trace.facts ??= new Map();
  let values = trace.facts.get(topic);
  if (values === undefined) {
    values = new Map();
    trace.facts.set(topic, values);
  }
  let fact = values.get(value);
  if (fact === undefined) {
    fact = { marks: [], last: time, days: [] };
    values.set(value, fact);
    keepSmallest(values, FACTS_OF_A_TOPIC);
  }
  return fact;
}

function addFactDay({ days }: FactState, day: number): void {
  if (days.includes(day)) return;
  days.push(day);
  if (days.length > FACT_DAYS) days.splice(days.indexOf(Math.min(...days)), 1);
}

function addFactMark(fact: FactState, mark: Mark): void {
  const greatest = fact.marks.at(-1);
  if (greatest !== undefined && fact.marks.length >= MARKS && compareMarks(mark, greatest) > 0) return;
  // The same event in other words, as when the address database was renewed between two readings.
  const same = fact.marks.findIndex((one) => one.time === mark.time && one.source === mark.source && one.uid === mark.uid);
  if (same >= 0) {
    if (compareMarks(mark, fact.marks[same] as Mark) < 0) fact.marks[same] = kept(mark);
    return;
  }
  fact.marks.push(kept(mark));
  fact.marks.sort(compareMarks);
  if (fact.marks.length > MARKS) fact.marks.length = MARKS;
}

/** Notes that something is true of it. */
export function noteFact(trace: TraceState, topic: string, value: string, mark: Mark): void {
  const fact = factOf(trace, topic, value, mark.time);
  if (mark.time > fact.last) fact.last = mark.time;
  addFactDay(fact, Math.floor(mark.time / DAY_MS));
  addFactMark(fact, mark);
}

const recordKey = (event: Event): string => `${String(event.time).padStart(15, '0')} ${event.source} ${event.uid}`;

/** Keeps an event whole. Of two with one id the one whose words come first is kept. */
export function noteRecord(trace: TraceState, event: KeptEvent): void {
  trace.records ??= new Map();
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

/** Adds what another part of the same trace knows: as if the events of both had been folded into one. */
export function mergeTrace(into: TraceState, other: TraceState): void {
  for (const kind of other.kinds) if (!into.kinds.includes(kind)) into.kinds.push(kind);
  if (other.last > into.last) into.last = other.last;
  if (compareMarks(other.first, into.first) < 0) into.first = other.first;
  for (const { day: number, where, with: together, tallies } of other.days) {
    const day = dayNumbered(into.days, number);
    if (day === undefined) continue;
    for (const { key, a, b, c, mark } of where) addWhere(day, key, a, b, c, mark);
    for (const thing of together) addWith(day, thing);
    for (const [tally, { items, mark }] of tallies ?? []) for (const [item, amount] of items) addTally(day, tally, item, amount, mark);
  }
  for (const [topic, values] of other.facts ?? [])
    for (const [value, { marks, last, days }] of values) {
      const fact = factOf(into, topic, value, last);
      if (last > fact.last) fact.last = last;
      for (const day of days) addFactDay(fact, day);
      for (const mark of marks) addFactMark(fact, mark);
    }
  for (const events of other.records?.values() ?? []) for (const event of events.values()) noteRecord(into, event);
}

const SEPARATOR = '|';
const part = (value: string | number | undefined): string => (value === undefined ? '' : String(value).replaceAll(SEPARATOR, ' '));

/** A place as one text; `placeOf` reads it back. */
export function placeKey(place: Place): string {
  const { countryCode, region, city, latitude, longitude, measured, kind, provider, ordinary } = place;
  return [countryCode, region, city, latitude, longitude, measured ? 1 : 0, kind, provider, ordinary ? 1 : 0].map(part).join(SEPARATOR);
}

/** Places by key: there are far fewer than days. */
const places = new Map<string, Place>();
/** Places kept; beyond it they are read anew. Unit: places. @source house: changes the speed only */
const MOST_PLACES = 100_000;

function placeOf(key: string): Place {
  let place = places.get(key);
  if (place === undefined) {
    place = readPlace(key);
    if (places.size < MOST_PLACES) places.set(key, place);
  }
  return place;
}

function readPlace(key: string): Place {
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

function slotsOf(a: number, b: number, c: number): readonly number[] {
  const slots: number[] = [];
  for (const [nth, bits] of [a, b, c].entries()) for (let rest = bits; rest !== 0; rest = (rest & (rest - 1)) >>> 0) slots.push(nth * 32 + 31 - Math.clz32(rest & -rest));
  return slots;
}

export const byText = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] => [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

export const byKey = (where: readonly WhereState[]): readonly WhereState[] => (where.length < 2 ? where : [...where].sort((a, b) => (a.key < b.key ? -1 : 1)));

const NO_TALLIES: Day['tallies'] = {};

function dayView({ day, where, with: together, tallies }: DayState): Day {
  return {
    day,
    where: byKey(where).map(({ key, a, b, c, mark: { time, uid, source, text } }) => {
      const place = placeOf(key);
      return { key, ...place, slots: slotsOf(a, b, c), mark: { time, uid, source, text: whereWords(text, place) } };
    }),
    with: [...together].sort(),
    tallies:
      tallies === undefined
        ? NO_TALLIES
        : Object.fromEntries(
            byText(tallies).map(([tally, { items, mark }]) => [tally, { count: items.size, amount: [...items.values()].reduce((sum, one) => sum + one, 0), mark }]),
          ),
  };
}

export const rising = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The state as checks see it. Deterministic: equal states give equal views. */
export function traceView(trace: TraceState): Trace {
  const facts = byText(trace.facts ?? []).flatMap(([topic, values]) =>
    byText(values).map(([value, { marks, last, days }]): Fact => ({ topic, value, marks: marks as unknown as Fact['marks'], last, days: rising(days) })),
  );
  return { kind: trace.kind, id: trace.id, first: trace.first, last: trace.last, days: trace.days.map(dayView), facts, kinds: [...trace.kinds].sort() };
}

/** Events that are kept whole, oldest first. */
export function keptEvents(trace: TraceState): readonly KeptEvent[] {
  return trace.records === undefined ? [] : byText(trace.records).flatMap(([, events]) => byText(events).map(([, event]) => event));
}

/** Values of a fact. */
export function factsOf(trace: TraceState, topic: string): readonly (readonly [value: string, fact: { readonly marks: readonly Mark[]; readonly days: readonly number[] }])[] {
  return [...(trace.facts?.get(topic) ?? [])];
}

/** Things of a kind with which it was used, such as `device:`, and the days. */
export function usedWith(trace: TraceState, prefix: string): ReadonlySet<string> {
  const things = new Set<string>();
  for (const day of trace.days) for (const thing of day.with) if (thing.startsWith(prefix)) things.add(thing);
  return things;
}
