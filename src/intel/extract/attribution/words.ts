import type { ReportText } from '../../text.ts';

/** A word of the view: letters and digits, without what stands between words. */
export type Word = { readonly start: number; readonly end: number; readonly text: string; readonly lower: string };

/** Longest run of characters without a space that is looked at around a word. Unit: characters. @source house: longer runs are addresses or code */
const LONGEST_RUN = 60;
/** Most words of one name in a table. Unit: words. @source house: the longest name in the tables has six */
const MOST_NAME_WORDS = 7;

const cache = new WeakMap<ReportText, readonly Word[]>();

/** The words of a report, in order. Read once per report. Cost grows with the text. */
export function wordsOf(report: ReportText): readonly Word[] {
  const known = cache.get(report);
  if (known !== undefined) return known;
  const words: Word[] = [];
  for (const found of report.view.matchAll(/[\p{L}\p{N}]{1,60}/gu))
    words.push({ start: found.index, end: found.index + found[0].length, text: found[0], lower: found[0].toLowerCase() });
  cache.set(report, words);
  return words;
}

const split = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}]{1,60}/gu) ?? [];

/** A name of a table in the text. */
export type Hit<Entry> = { readonly start: number; readonly end: number; readonly entry: Entry };

/** Whether a stretch stands in a web address, an email address, a path or a file name, where a name is not a mention. */
export function standsInAddress(view: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < LONGEST_RUN && /[^\s"'()<>]/.test(view[from - 1] ?? ' ')) from--;
  const before = view.slice(from, start);
  if (/:\/\/|@|\\|www\.|(?:^|[^\w])\.{0,2}\/$|[_=$]$|\w\.$|\[\.\]$/.test(before) && !/^[A-Z][\w.]{0,30}\/$/.test(before)) return true;
  return /^(?:@|\\|_|\[\.\]|\.(?!exe\b)[a-z0-9]{2,}|:\/\/)/i.test(view.slice(end, end + 12)) && !/^\.[A-Z][a-z]/.test(view.slice(end, end + 12));
}

/**
 * Finds names of a table in reports: longest first, the words in order with at most three signs between them.
 * Cost grows with the text, not with the table. @param names name and entry; the first entry of a name counts
 */
export function gazetteer<Entry>(names: Iterable<readonly [string, Entry]>): (report: ReportText) => readonly Hit<Entry>[] {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly entry: Entry }[]>();
  const seen = new Set<string>();
  for (const [name, entry] of names) {
    const words = split(name);
    const whole = words.join(' ');
    if (words.length === 0 || words.length > MOST_NAME_WORDS || seen.has(whole)) continue;
    seen.add(whole);
    const first = words[0] ?? '';
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [{ words, entry }]);
    else list.push({ words, entry });
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return (report) => find(report, byFirst);
}

function find<Entry>(report: ReportText, byFirst: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly entry: Entry }[]>): readonly Hit<Entry>[] {
  const words = wordsOf(report);
  const { view } = report;
  const hits: Hit<Entry>[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const candidates = byFirst.get(word.lower);
    // Nearly every word begins no name.
    if (candidates === undefined) continue;
    const one = candidates.find(({ words: name }) => name.every((part, index) => follows(view, words, at, index, part)));
    const last = words[at + (one?.words.length ?? 1) - 1];
    if (one === undefined || last === undefined || standsInAddress(view, word.start, last.end)) continue;
    hits.push({ start: word.start, end: last.end, entry: one.entry });
    at += one.words.length - 1;
  }
  return hits;
}

function follows(view: string, words: readonly Word[], at: number, index: number, part: string): boolean {
  const [before, word] = [words[at + index - 1], words[at + index]];
  if (word === undefined || word.lower !== part) return false;
  if (index === 0 || before === undefined) return index === 0;
  const between = view.slice(before.end, word.start);
  return between.length <= 3 && /^[\s\-./#'_&+]*$/.test(between);
}

/** White space as one blank, as names are written on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Most characters before a sign that a name may take. Unit: characters. @source house: the longest names of ministries and companies take about ninety */
const LONGEST_NAME = 110;

/** The name that ends at an offset, and where it begins. @param pattern ends with `$` */
export function nameBefore(view: string, end: number, pattern: RegExp): { readonly name: string; readonly start: number } | undefined {
  const found = pattern.exec(view.slice(Math.max(0, end - LONGEST_NAME), end));
  return found === null ? undefined : { name: found[0], start: end - found[0].length };
}
