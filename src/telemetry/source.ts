import { type Event, LONGEST_EVENT_TEXT } from '#model';

export type JsonObject = { readonly [key: string]: unknown };

/** An event without what `readRecord` adds. An empty uid is filled with a digest of the record. */
export type ReadEvent = Omit<Event, 'source' | 'unmapped'>;

/** What a reader makes of one record: events, a kind of record that says nothing about people, or what is wrong with it. */
export type Reading =
  | { readonly events: readonly ReadEvent[] }
  | { readonly ignored: string }
  | { readonly wrong: { readonly path: string; readonly expected: string; readonly received: unknown } };

/** A log that can be read: one vendor’s export. */
export type TelemetrySource = {
  /** Equals the file name and `--source`. */
  readonly id: string;
  readonly title: string;
  /** How to get the export, in words a person can act on. */
  readonly obtain: string;
  /** Vendor’s description of the form. */
  readonly reference: string;
  /** Records come as rows of a table, as JSON, or as either. */
  readonly form: 'json' | 'csv' | 'either';
  /** Whether a record looks like one of this log. Cheap: it is asked of the first records of a file only. */
  readonly recognises: (record: JsonObject) => boolean;
  /** Fields of the record that are read, or left out by name; any other is kept under `unmapped`. */
  readonly fields: ReadonlySet<string>;
  /** Never throws. */
  readonly read: (record: JsonObject) => Reading;
};

/** Declares a log. */
export function defineTelemetrySource(source: TelemetrySource): TelemetrySource {
  return source;
}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : EMPTY;
}
const EMPTY: JsonObject = {};

/** The value as a list; an empty one where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Characters that no database text holds, and those that may be half of one. */
const UNSTORABLE = /[\u0000\ud800-\udfff]/;
const BROKEN = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The value as a text that says something: trimmed, cut, never empty. Numbers are written out. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || text === '-' || text === 'null' || text === 'N/A' || text === 'None') return undefined;
  const cut = text.length > LONGEST_EVENT_TEXT ? text.slice(0, LONGEST_EVENT_TEXT) : text;
  return UNSTORABLE.test(cut) ? cut.replace(BROKEN, '\uFFFD') : cut;
}

/** The value as a finite number, written as one or as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The value as yes or no, in the spellings of exports. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^(?:true|yes|y|1|on)$/i.test(value)) return true;
  return /^(?:false|no|n|0|off)$/i.test(value) ? false : undefined;
}

/** Earliest and latest time that a log can hold; others are misread units. Unit: milliseconds. @source house: 2000-01-01 and 2100-01-01 */
const TIMES: readonly [number, number] = [946_684_800_000, 4_102_444_800_000];
/** A number of seconds is smaller than this, a number of milliseconds greater. @source 10^11 s is in the year 5138, 10^11 ms in 1973 */
const SECONDS_BELOW = 1e11;

/**
 * The value as a time: RFC 3339 with or without zone (then UTC), seconds or milliseconds since 1970.
 * @returns milliseconds since 1970-01-01T00:00:00Z
 */
export function timeOf(value: unknown): number | undefined {
  let time: number;
  if (typeof value === 'string') {
    if (/^\d{9,}(?:\.\d+)?$/.test(value)) return timeOf(Number(value));
    // A time without zone is UTC: the zone of this machine may not decide.
    time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/.test(value) ? Date.parse(`${value.replace(' ', 'T').replace(',', '.')}Z`) : Date.parse(value);
  } else if (typeof value === 'number') time = value < SECONDS_BELOW ? value * 1000 : value;
  else return undefined;
  return time >= TIMES[0] && time <= TIMES[1] ? Math.floor(time) : undefined;
}

/** ISO 3166-1 alpha-2 code in capitals, where the value is one. */
export function countryCodeOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : undefined;
}

/** An address as a log writes it: `192.0.2.1`, `192.0.2.1:443`, `[2001:db8::1]:443`, `::ffff:192.0.2.1`. Not judged here. */
export function ipOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || text.length > 60) return undefined;
  const bare = /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(text)?.[1] ?? /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(text)?.[1] ?? text;
  if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)$/i.test(bare)) return undefined;
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare)?.[1];
  return mapped ?? (bare.length > 45 ? undefined : bare.toLowerCase());
}

/** Leaves out what has no value, so that events have no empty fields. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const copy: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) copy[key] = fields[key];
  return copy as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** The same, and nothing where no field has a value. */
export function givenOr<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } | undefined {
  for (const key in fields) if (fields[key] !== undefined) return given(fields);
  return undefined;
}

/** A digest of a text that is the same everywhere: 53 bits, hexadecimal. Not for secrets. @source cyrb53, public domain */
export function shortDigest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16);
}

/** What became of one record: its events, complete, or why there are none. */
export type RecordRead = { readonly events: readonly Event[] } | Exclude<Reading, { readonly events: unknown }>;

/** Reads one record with a log’s reader. @param line the record as it stood in the file, for records without an id of their own */
export function readRecord(source: TelemetrySource, record: JsonObject, line: string): RecordRead {
  const reading = source.read(record);
  if (!('events' in reading)) return reading;
  let unmapped: Record<string, unknown> | undefined;
  for (const key in record) {
    if (source.fields.has(key)) continue;
    unmapped ??= {};
    unmapped[key] = record[key];
  }
  const events = reading.events as readonly (ReadEvent & { source: string; unmapped?: Record<string, unknown>; uid: string })[];
  for (const [nth, event] of events.entries()) {
    event.source = source.id;
    if (event.uid === '') event.uid = events.length === 1 ? shortDigest(line) : `${shortDigest(line)}-${nth}`;
    if (unmapped !== undefined && nth === 0) event.unmapped = unmapped;
  }
  return { events };
}
