import { words } from '#values';

/** Words that make a shingle. Unit: words. @source Broder 1997, On the resemblance and containment of documents; 3 house: short enough for one changed word to leave the rest alike */
const SHINGLE = 3;
/** Shingles of a text that are kept, the first ones. Unit: shingles. @source house: two pages have about 1,000 words */
const MOST_SHINGLES = 1_200;
/** Words of a passage that can be boilerplate by itself. Unit: words. @source house: shorter ones are headings and names */
const PASSAGE = 5;
/** Smallest hashes by which alike texts find one another: of texts 0.7 alike 1 in 15,000 shares none. @source Broder 1997, min-wise independent permutations; 0.3^8 */
const FINDERS = 8;

/** First value of the hash. @source FNV-1a of 32 bits, offset basis */
const FNV_BASIS = 0x811c9dc5;
/** Factor of the hash. @source FNV-1a of 32 bits, prime */
const FNV_PRIME = 0x01000193;
/** Factors that mix the bits after. @source MurmurHash3, fmix32 */
const MIX = [0x85ebca6b, 0xc2b2ae35] as const;

/** A hash of 32 bits of a text. */
export function hash32(text: string): number {
  let hash = FNV_BASIS;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), MIX[0]);
  hash = Math.imul(hash ^ (hash >>> 13), MIX[1]);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A passage of a text: its own hash, and those of its shingles. */
export type Passage = { readonly hash: number; readonly shingles: readonly number[] };

/** Passages of texts: sentences, points and lines. */
export function passagesOf(texts: readonly string[]): readonly Passage[] {
  const passages: Passage[] = [];
  let left = MOST_SHINGLES;
  for (const text of texts) {
    for (const sentence of text.split(/[.!?;\n\r•·]+/)) {
      const all = words(sentence);
      if (all.length < SHINGLE || left <= 0) continue;
      const shingles = [];
      for (let at = 0; at + SHINGLE <= all.length && left > 0; at++, left--) shingles.push(hash32(all.slice(at, at + SHINGLE).join(' ')));
      passages.push({ hash: all.length < PASSAGE ? 0 : hash32(all.join(' ')), shingles });
    }
  }
  return passages;
}

/** Hashes by which alike texts find one another: the smallest of all shingles. */
export function finders(passages: readonly Passage[]): readonly number[] {
  return [...new Set(passages.flatMap(({ shingles }) => shingles))].sort((a, b) => a - b).slice(0, FINDERS);
}

/** Passages as text: hash and shingles in hexadecimal, a line each. */
export function packPassages(passages: readonly Passage[]): string {
  return passages.map(({ hash, shingles }) => [hash, ...shingles].map((one) => one.toString(36)).join(' ')).join('\n');
}

/** Passages that were packed. */
export function unpackPassages(packed: string): readonly Passage[] {
  return packed.split('\n').map((line) => {
    const [hash = 0, ...shingles] = line.split(' ').map((one) => Number.parseInt(one, 36));
    return { hash, shingles };
  });
}

/** Share of shingles that two texts have in common, without the passages that are boilerplate (Jaccard). @returns 0 where nothing is left of either */
export function resemblance(a: readonly Passage[], b: readonly Passage[], isBoilerplate: (hash: number) => boolean): number {
  const own = (passages: readonly Passage[]) => new Set(passages.filter(({ hash }) => hash === 0 || !isBoilerplate(hash)).flatMap(({ shingles }) => shingles));
  const [one, two] = [own(a), own(b)];
  let common = 0;
  for (const shingle of one) if (two.has(shingle)) common += 1;
  const all = one.size + two.size - common;
  return all === 0 ? 0 : common / all;
}
