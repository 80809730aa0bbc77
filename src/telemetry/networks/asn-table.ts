import type { AsnTable } from '#model';
import { parseIpv6 } from './address.ts';
import { isAtLeast6, lastAtMost4, lastAtMost6 } from './ranges.ts';

const [NEWLINE, RETURN, COMMA, ZERO] = [0x0a, 0x0d, 0x2c, 0x30];

function countLines(csv: Uint8Array): number {
  let lines = 1;
  for (let at = csv.indexOf(NEWLINE); at >= 0; at = csv.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

const decoder = new TextDecoder();

/** The name in a cell, quoted or not. */
function nameOf(text: string): string {
  return text.startsWith('"') ? text.slice(1, text.endsWith('"') ? -1 : undefined).replaceAll('""', '"') : text;
}

/** Reads cells of a line from left to right. */
class Line {
  #at = 0;
  #end = 0;
  readonly #csv: Uint8Array;
  constructor(csv: Uint8Array) {
    this.#csv = csv;
  }
  /** Goes to the line that begins at `start`. @returns where the next one begins */
  goTo(start: number): number {
    const newline = this.#csv.indexOf(NEWLINE, start);
    const next = newline < 0 ? this.#csv.length : newline;
    this.#at = start;
    this.#end = next > start && this.#csv[next - 1] === RETURN ? next - 1 : next;
    return next + 1;
  }
  /** A cell of digits; -1 for anything else. */
  number(): number {
    let value = 0;
    let digits = 0;
    while (this.#at < this.#end) {
      const code = this.#csv[this.#at++] as number;
      if (code === COMMA) break;
      const digit = code - ZERO;
      if (digit < 0 || digit > 9 || ++digits > 10) return -1;
      value = value * 10 + digit;
    }
    return digits === 0 || value > 0xffffffff ? -1 : value;
  }
  /** What is left of the line, as one cell. */
  rest(): string {
    return decoder.decode(this.#csv.subarray(this.#at, this.#end));
  }
}

/** Rows that come in rising order, as published. Others are left out, so that searching stays right. */
function read4(csv: Uint8Array): AsnTable {
  const most = countLines(csv);
  const [starts, ends, asns] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const names = new Map<number, string>();
  const line = new Line(csv);
  let rows = 0;
  let above = -1;
  for (let at = 0; at < csv.length; ) {
    at = line.goTo(at);
    const [first, last, asn] = [line.number(), line.number(), line.number()];
    if (first <= above || last < first || asn <= 0) continue;
    starts[rows] = first;
    ends[rows] = last;
    asns[rows] = asn;
    if (!names.has(asn)) names.set(asn, nameOf(line.rest()));
    above = last;
    rows += 1;
  }
  const sorted = starts.slice(0, rows);
  return {
    rows,
    find: (address) => {
      if (address.version !== 4) return undefined;
      const nth = lastAtMost4(sorted, address.value);
      const asn = asns[nth];
      return nth >= 0 && asn !== undefined && (ends[nth] as number) >= address.value ? { asn, operator: names.get(asn) ?? '' } : undefined;
    },
  };
}

function isAfter(words: readonly number[], others: readonly number[]): boolean {
  for (let word = 0; word < 4; word++) if (words[word] !== others[word]) return (words[word] as number) > (others[word] as number);
  return false;
}

function read6(csv: Uint8Array): AsnTable {
  const most = countLines(csv);
  const [starts, ends, asns] = [new Uint32Array(most * 4), new Uint32Array(most * 4), new Uint32Array(most)];
  const names = new Map<number, string>();
  const text = decoder.decode(csv);
  let rows = 0;
  let above: readonly number[] | undefined;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const line = text.slice(at, newline < 0 ? text.length : newline);
    at = newline < 0 ? text.length : newline + 1;
    const one = line.indexOf(',');
    const two = line.indexOf(',', one + 1);
    const three = line.indexOf(',', two + 1);
    if (one < 0 || two < 0 || three < 0) continue;
    const [first, last, asn] = [parseIpv6(line.slice(0, one)), parseIpv6(line.slice(one + 1, two)), Number(line.slice(two + 1, three))];
    if (first === undefined || last === undefined || !(asn > 0 && asn <= 0xffffffff) || isAfter(first, last) || (above !== undefined && !isAfter(first, above))) continue;
    starts.set(first, rows * 4);
    ends.set(last, rows * 4);
    asns[rows] = asn;
    if (!names.has(asn)) names.set(asn, nameOf(line.slice(three + 1).trimEnd()));
    above = last;
    rows += 1;
  }
  const sorted = starts.slice(0, rows * 4);
  return {
    rows,
    find: (address) => {
      if (address.version !== 6) return undefined;
      const nth = lastAtMost6(sorted, address.words);
      const asn = asns[nth];
      return nth >= 0 && asn !== undefined && isAtLeast6(ends, nth, address.words) ? { asn, operator: names.get(asn) ?? '' } : undefined;
    },
  };
}

/** Which system announces an address, from rows of first address, last address, number and name: numbers for version 4, text for version 6. Never throws. */
export function readAsnTable(csv: Uint8Array, version: 4 | 6): AsnTable {
  return version === 4 ? read4(csv) : read6(csv);
}
