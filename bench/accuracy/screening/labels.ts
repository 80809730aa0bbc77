/** Labelled sets of a data folder. @source the README of the data folder `screening-labels` */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Objects of a JSON Lines file, packed or not. Empty where it is not there. */
export function readLines<T>(folder: string, name: string): readonly T[] {
  const path = join(folder, 'screening-labels', name);
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}

export type NamePair = {
  readonly group: string;
  readonly schema: string;
  readonly query: string;
  readonly candidate: string;
  readonly match: boolean;
  readonly peer?: Readonly<Record<string, number | null>> | null;
};
export type Perturbed = { readonly query: string; readonly listed: string; readonly query_birth_date: string | null };
export type Negative = { readonly full_name: string; readonly date_of_birth: string | null; readonly nationality: string | null };
export type CrossScript = { readonly query: string; readonly candidate: string; readonly match: boolean };

/** Script of the first letter, as Unicode names it. */
export function scriptOf(name: string): string {
  const scripts = ['Latin', 'Han', 'Hangul', 'Cyrillic', 'Arabic', 'Hebrew', 'Greek', 'Devanagari', 'Katakana', 'Hiragana', 'Thai', 'Georgian', 'Armenian', 'Bengali', 'Tamil'];
  for (const letter of name) {
    if (!/\p{L}/u.test(letter)) continue;
    const script = scripts.find((one) => new RegExp(`\\p{Script=${one}}`, 'u').test(letter)) ?? 'other';
    if (script !== 'Latin') return script;
  }
  return 'Latin';
}

/** Average precision with ties counted together, as scikit-learn does. */
export function averagePrecision(scored: readonly { readonly score: number; readonly match: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const positives = sorted.filter(({ match }) => match).length;
  let [area, seen, hits, before] = [0, 0, 0, 0];
  for (let at = 0; at < sorted.length; ) {
    const score = sorted[at]?.score;
    while (at < sorted.length && sorted[at]?.score === score) {
      if (sorted[at]?.match === true) hits += 1;
      seen += 1;
      at += 1;
    }
    area += (hits / seen) * ((hits - before) / Math.max(1, positives));
    before = hits;
  }
  return area;
}
