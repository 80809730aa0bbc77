import type { IndexData } from './build.ts';

/*
 * The index as bytes: a line of JSON with what is text, then the columns, each at a multiple of eight bytes. Loading it is
 * a copy, not a computation.
 */

/** Form of the bytes. A stored index of another form is built anew. @source house */
export const INDEX_FORM = 3;

/** Columns begin at multiples of this. Unit: bytes. @source size of the widest element, with room */
const ALIGNMENT = 8;

/** Where the checksum stands. Unit: bytes. @source house */
const CHECKSUM = 4;

const COLUMNS = ['wordBits', 'wordEntries', 'skeletonEntries', 'readingEntity', 'readingName', 'readingFlags', 'readingStart', 'readingWords'] as const;
const POSTINGS = ['wordReadings', 'keyWords'] as const;
const PARTS = ['keys', 'starts', 'values'] as const;

type Place = readonly [offset: number, length: number, type: 'f' | 'i' | 'b'];

function typeOf(column: Float32Array | Uint32Array | Uint8Array): Place[2] {
  return column instanceof Float32Array ? 'f' : column instanceof Uint32Array ? 'i' : 'b';
}

function columnsOf(data: IndexData): readonly (Float32Array | Uint32Array | Uint8Array)[] {
  return [...COLUMNS.map((name) => data[name]), ...POSTINGS.flatMap((name) => PARTS.map((part) => data[name][part]))];
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** The index as bytes. */
export function packIndex(data: IndexData): Uint8Array {
  const columns = columnsOf(data);
  let offset = 0;
  const places = columns.map((column): Place => {
    const place: Place = [offset, column.length, typeOf(column)];
    offset += aligned(column.byteLength);
    return place;
  });
  const { version, entities, identifiers, names, words, skeletons, persons, counted } = data;
  const head = new TextEncoder().encode(JSON.stringify({ form: INDEX_FORM, places, version, entities, identifiers, names, words, skeletons, persons, counted }));
  const start = aligned(ALIGNMENT + head.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(head, ALIGNMENT);
  for (const [at, column] of columns.entries()) bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + (places[at]?.[0] ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length, true);
  view.setUint32(CHECKSUM, checksumOf(bytes), true);
  return bytes;
}

/** 32 bits over all bytes behind the first eight; a damaged table could be searched without end. */
function checksumOf(bytes: Uint8Array<ArrayBuffer>): number {
  let sum = bytes.length;
  for (const word of new Uint32Array(bytes.buffer, ALIGNMENT)) sum = Math.imul(sum ^ word, 0x01000193);
  return sum >>> 0;
}

/** The index of bytes. @returns undefined where they are no index of this form: it is built anew */
export function unpackIndex(packed: Uint8Array): IndexData | undefined {
  try {
    // Columns need an aligned buffer of their own.
    const bytes = new Uint8Array(packed);
    const view = new DataView(bytes.buffer);
    const length = view.getUint32(0, true);
    if (view.getUint32(CHECKSUM, true) !== checksumOf(bytes)) return undefined;
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(ALIGNMENT, ALIGNMENT + length)));
    if (head.form !== INDEX_FORM) return undefined;
    const start = aligned(ALIGNMENT + length);
    const columns = (head.places as readonly Place[]).map(([offset, count, type]) => {
      const Column = type === 'f' ? Float32Array : type === 'i' ? Uint32Array : Uint8Array;
      return new Column(bytes.buffer, start + offset, count);
    });
    const named = Object.fromEntries(COLUMNS.map((name, at) => [name, columns[at]]));
    const postings = Object.fromEntries(POSTINGS.map((name, at) => [name, Object.fromEntries(PARTS.map((part, n) => [part, columns[COLUMNS.length + at * PARTS.length + n]]))]));
    const { form: _, places: __, ...texts } = head;
    return { ...texts, ...named, ...postings } as IndexData;
  } catch {
    return undefined;
  }
}
