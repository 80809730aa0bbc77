import { align, type Weighed } from './align.ts';
import { core, featuresOf } from './compare.ts';
import { nameLogOdds } from './model.ts';
import { bitsOf, type WordCounts } from './rarity.ts';
import { type NameKind, readName, type Word } from './words.ts';

/** A word of one name, or several that the other writes as one, and what stands for it in the other name. */
export type NamePart = {
  /** As compared: in plain letters. Absent where the name that was asked has nothing for it. */
  readonly query?: string;
  readonly candidate?: string;
  readonly how: 'same' | 'alike' | 'joined' | 'beside' | 'unmatched';
  /** 0 to 1, where both have it. */
  readonly likeness?: number;
  /** How much it tells: bits, the rarer the word the more. */
  readonly bits: number;
};

const textOf = (words: readonly Weighed[], places: readonly number[]) => places.map((place) => words[place]?.word.text ?? '').join(' ');
const bitsIn = (words: readonly Weighed[], places: readonly number[]) => places.reduce((sum, place) => sum + (words[place]?.bits ?? 0), 0);
const rounded = (value: number) => Math.round(value * 100) / 100;

type Compared = { readonly odds: number; readonly parts: readonly NamePart[] };

function compare(a: readonly Weighed[], b: readonly Weighed[], kind: NameKind): Compared {
  const [coreA, coreB] = [core(a), core(b)];
  const { pairs, leftA, leftB } = align(coreA, coreB);
  const features = featuresOf(a, b, coreA, coreB, { pairs, leftA, leftB });
  const placed = [...pairs].sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0));
  const beside = (words: readonly Weighed[], cores: readonly Weighed[]) => words.filter((one) => !cores.includes(one));
  return {
    odds: nameLogOdds(features, kind),
    parts: [
      ...placed.map(
        (pair): NamePart => ({
          query: textOf(coreA, pair.a),
          candidate: textOf(coreB, pair.b),
          how: pair.a.length > 1 || pair.b.length > 1 ? 'joined' : pair.likeness === 1 ? 'same' : 'alike',
          likeness: rounded(pair.likeness),
          bits: rounded(pair.bits),
        }),
      ),
      ...leftA.map((place): NamePart => ({ query: textOf(coreA, [place]), how: 'unmatched', bits: rounded(bitsIn(coreA, [place])) })),
      ...leftB.map((place): NamePart => ({ candidate: textOf(coreB, [place]), how: 'unmatched', bits: rounded(bitsIn(coreB, [place])) })),
      ...beside(a, coreA).map(({ word, bits }): NamePart => ({ query: word.text, how: 'beside', bits: rounded(bits) })),
      ...beside(b, coreB).map(({ word, bits }): NamePart => ({ candidate: word.text, how: 'beside', bits: rounded(bits) })),
    ],
  };
}

/** How two names were laid word by word beside each other, in the reading in which they fit best. @param counts how rare words are on the lists */
export function namePartsOf(query: string, candidate: string, kind: NameKind, counts: WordCounts): readonly NamePart[] {
  const weighed = (words: readonly Word[]): readonly Weighed[] => words.map((word) => ({ word, bits: bitsOf(word, counts) }));
  const [asked, listed] = [readName(query, kind), readName(candidate, kind)];
  // Where both are written in signs, the signs tell, and not how they sound.
  const bothSigns = asked.some(({ signs }) => signs) && listed.some(({ signs }) => signs);
  let best: Compared | undefined;
  for (const one of asked.filter(({ signs }) => signs === bothSigns)) {
    for (const other of listed.filter(({ signs }) => signs === bothSigns)) {
      const compared = compare(weighed(one.words), weighed(other.words), kind);
      if (best === undefined || compared.odds > best.odds) best = compared;
    }
  }
  return best?.parts ?? [];
}
