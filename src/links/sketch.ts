import { words } from '#values';

/** Words that make a shingle. Unit: words. @source Broder 1997, On the resemblance and containment of documents; 3 house: short enough for one changed word to leave the rest alike */
const SHINGLE = 3;
/** Shingles of a text that are kept, the first ones. Unit: shingles. @source house: two pages have about 1,000 words */
const MOST_SHINGLES = 1_200;
/** Words of a passage that can be boilerplate by itself. Unit: words. @source house: shorter ones are headings and names */
const PASSAGE = 5;
/**
 * Finders of a text, and the smallest hashes that make one. Of texts 0.85 alike 1 in 130,000 shares no finder, of those 0.7 alike
 * 1 in 80; of texts that have one sentence in twenty in common 1 in 10,000 shares one. @source Leskovec, Rajaraman, Ullman, Mining
 * of Massive Datasets, section 3.4: 1 − (1 − s^rows)^bands
 */
const [BANDS, ROWS] = [16, 4];

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

/** Factors of the permutations under which the smallest hashes are taken: odd, so that no two hashes become one. */
const FACTORS = Uint32Array.from({ length: BANDS * ROWS }, (_, nth) => hash32(`permutation ${nth}`) | 1);

/** Hashes by which alike texts find one another, one a band. @source Broder 1997, min-wise independent permutations */
export function finders(passages: readonly Passage[]): readonly number[] {
  const least = new Uint32Array(FACTORS.length).fill(0xffffffff);
  for (const { shingles } of passages) {
    for (const shingle of shingles) {
      for (let nth = 0; nth < FACTORS.length; nth++) {
        let hash = Math.imul(shingle ^ (shingle >>> 15), FACTORS[nth] ?? 1);
        hash = (hash ^ (hash >>> 16)) >>> 0;
        if (hash < (least[nth] ?? 0)) least[nth] = hash;
      }
    }
  }
  return Array.from({ length: BANDS }, (_, band) => hash32([band, ...least.subarray(band * ROWS, (band + 1) * ROWS)].join(' ')));
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

/** Shingles of a text without the passages that are boilerplate: each once, ascending. */
export function ownShingles(passages: readonly Passage[], isBoilerplate: (hash: number) => boolean): Uint32Array {
  return Uint32Array.from(new Set(passages.filter(({ hash }) => hash === 0 || !isBoilerplate(hash)).flatMap(({ shingles }) => shingles))).sort();
}

/** Share of shingles that two texts have in common (Jaccard). @param a as `ownShingles` gives them @returns 0 where there are none */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let [common, x, y] = [0, 0, 0];
  while (x < a.length && y < b.length) {
    const [one = 0, two = 0] = [a[x], b[y]];
    if (one === two) common += 1;
    if (one <= two) x += 1;
    if (two <= one) y += 1;
  }
  const all = a.length + b.length - common;
  return all === 0 ? 0 : common / all;
}
