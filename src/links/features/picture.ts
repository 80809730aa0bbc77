import type { Trait } from '#model';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Bits of a hash that may differ in two copies of one picture. Unit: bits of 64. @source Krawetz 2013, Kind of like that (dHash): 10 and less are copies; 6 house, for few false ones */
const FARTHEST = 6;
/** Parts of a hash of which one is equal in two copies that differ in less bits than there are parts. Unit: parts. @source Norouzi, Punjani, Fleet 2012, multi-index hashing */
const BANDS = 4;
/** Hexadecimal digits of a part. */
const BAND_DIGITS = 4;
/** Bits of a hash. */
const BITS = 64;
/** Ones of a hash of one digit. */
const ONES = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

function bitsApart(a: string, b: string): number {
  let apart = 0;
  for (let at = 0; at < a.length; at++) apart += ONES[Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16)] ?? 0;
  return apart;
}

/** Whether the hash is of an even surface, which any even picture has. */
const isPlain = (hash: string): boolean => new Set(hash).size < 3;

/** Picture of the person, by its difference hash. */
export const picture: LinkFeature = {
  id: 'picture',
  title: 'picture',
  observe: ({ dossier }) =>
    dossier.files.flatMap((claim) => {
      const { perceptualHash: hash, title, kind } = claim.value;
      if (hash === undefined || isPlain(hash)) return [];
      const label = title ?? kind;
      return Array.from({ length: BANDS }, (_, band) =>
        traitOf('picture', claim, `picture:${band}:${hash.slice(band * BAND_DIGITS, (band + 1) * BAND_DIGITS)}`, label, { sketch: hash }),
      );
    }),
  compare(a, b, holders) {
    let best: { readonly apart: number; readonly a: Trait; readonly b: Trait } | undefined;
    for (const one of a) {
      for (const two of b) {
        if (one.key !== two.key) continue;
        const apart = bitsApart(one.sketch ?? '', two.sketch ?? '');
        if (apart <= FARTHEST && (best === undefined || apart < best.apart)) best = { apart, a: one, b: two };
      }
    }
    if (best === undefined) return undefined;
    const counts = a.filter((one) => b.some((two) => two.key === one.key && two.sketch === best.b.sketch) && one.sketch === best.a.sketch).map(({ key }) => holders(key));
    return { likeness: 1 - best.apart / BITS, holders: Math.max(2, Math.min(...counts)), a: best.a, b: best.b };
  },
};
