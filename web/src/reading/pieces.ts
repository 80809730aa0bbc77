import type { Quote, Range } from './lines.ts';

/** A run of the text that the same quotations cover. */
export type Piece = Range & { readonly text: string; readonly marked: boolean };
/** A part of the text that a browser lays out by itself. */
export type Part = Range & { readonly pieces: readonly Piece[] };

/** Longest part. Unit: characters. @source house: a browser lays out a line of this length at once, of a line of a million it does not */
const LONGEST = 6_000;
/** Shortest part that ends where a line does. Unit: characters. @source house */
const SHORTEST = 2_000;

/** Where parts end: at the end of a line where there is one near, else at a blank, else anywhere. */
function endsOf(text: string): readonly number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const most = Math.min(text.length, at + LONGEST);
    const line = most === text.length ? most : text.lastIndexOf('\n', most) + 1;
    const blank = line - at >= SHORTEST ? line : text.lastIndexOf(' ', most) + 1;
    const end = blank - at >= SHORTEST ? blank : most;
    // Two halves of one character stay together.
    const half = text.charCodeAt(end - 1);
    const whole = half >= 0xd800 && half <= 0xdbff && end < text.length ? end + 1 : end;
    ends.push(whole);
    at = whole;
  }
  return ends;
}

/** Quotations whose words stand where they say, in the order of the text, each place once. */
export function marksOf(text: string, quotes: readonly Quote[]): readonly Range[] {
  const byPlace = new Map<string, Range>();
  for (const { start, end, quote } of quotes) if (end > start && text.slice(start, end) === quote) byPlace.set(`${start}-${end}`, { start, end });
  return [...byPlace.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text in parts, cut wherever a mark begins or ends. Cost grows with the text and the marks. */
export function partsOf(text: string, marks: readonly Range[]): readonly Part[] {
  const ends = endsOf(text);
  const cuts = [...new Set([...marks.flatMap(({ start, end }) => [start, end]), ...ends])].sort((a, b) => a - b);
  const parts: Part[] = [];
  let pieces: Piece[] = [];
  let [at, begun, open, part] = [0, 0, 0, 0];
  const opens = new Map<number, number>();
  for (const { start, end } of marks) {
    opens.set(start, (opens.get(start) ?? 0) + 1);
    opens.set(end, (opens.get(end) ?? 0) - 1);
  }
  for (const cut of cuts) {
    if (cut > at) {
      open += opens.get(at) ?? 0;
      pieces.push({ start: at, end: cut, text: text.slice(at, cut), marked: open > 0 });
      at = cut;
    }
    if (cut !== ends[part]) continue;
    parts.push({ start: begun, end: cut, pieces });
    pieces = [];
    begun = cut;
    part += 1;
  }
  return parts;
}

export const covers = (one: Range, other: Range): boolean => one.start <= other.start && one.end >= other.end;
export const touches = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;
