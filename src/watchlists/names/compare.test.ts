import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Weighed } from './align.ts';
import { compareWords, type NameFeatures } from './compare.ts';
import { nameContributions, nameLogOdds, probabilityOf } from './model.ts';
import { bitsOf, type WordCounts } from './rarity.ts';
import { type NameKind, readName } from './words.ts';

/** Of 20,000 entries; what is not here is on none. */
const seen: Readonly<Record<string, number>> = {
  kim: 900,
  mohammed: 800,
  al: 4_000,
  bin: 500,
  omar: 200,
  company: 3_000,
  trading: 900,
  abdul: 400,
  ivanov: 60,
  sergei: 90,
  son: 70,
};
const counts: WordCounts = { entries: 20_000, bySpelling: (text) => seen[text] ?? 0, bySkeleton: () => 0 };

function weigh(name: string, kind: NameKind): readonly Weighed[] {
  return (readName(name, kind)[0]?.words ?? []).map((word) => ({ word, bits: bitsOf(word, counts) }));
}

const compare = (a: string, b: string, kind: NameKind = 'person') => compareWords(weigh(a, kind), weigh(b, kind)).features;
const odds = (a: string, b: string, kind: NameKind = 'person') => nameLogOdds(compare(a, b, kind), kind);

const kinds = fc.constantFrom<NameKind>('person', 'organisation');
const part = fc.constantFrom(
  ...'kim gim ri lee chol cheol su sang man sangman mohammed muhammad al el hakim alhakim hakimov abdul rahman abdulrahman bin omar umar'.split(' '),
  ...'aleksandr alexander sergei sergey ivanov petrovich j s o example quenby dr 7 8 company trading llc jsc Петров محمد 김상만'.split(' '),
);
const name = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));

function expectSame(a: NameFeatures, b: NameFeatures): void {
  for (const [feature, value] of Object.entries(a)) expect(b[feature as keyof NameFeatures], feature).toBeCloseTo(value, 9);
}

describe('laws of comparing', () => {
  it('says the same both ways', () => {
    fc.assert(
      fc.property(name, name, kinds, (a, b, kind) => expectSame(compare(a, b, kind), compare(b, a, kind))),
      { numRuns: 2_000 },
    );
  });

  it('says the same both ways of any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(fc.property(text, text, kinds, (a, b, kind) => expectSame(compare(a, b, kind), compare(b, a, kind))));
  });

  // Between scripts, words written together may be as rare as their parts are, which is rarer than the word itself.
  it('finds no name of its own script likelier than the same name', () => {
    const latin = name.filter((one) => /^[\x20-\x7e]+$/.test(one));
    fc.assert(
      fc.property(latin, latin, kinds, (a, b, kind) => odds(a, b, kind) <= odds(a, a, kind) + 1e-9),
      { numRuns: 2_000 },
    );
  });

  it('knows every name as the same', () => {
    const same = { equal: 1, conflicts: 0, surplus: 0, slips: 0, turned: 0, single: 0, forms: 0, short: 0 };
    fc.assert(
      fc.property(name, kinds, (a, kind) => {
        const features = compare(a, a, kind);
        expect(features.agreement).toBeCloseTo(1, 9);
        expect(features).toMatchObject(same);
      }),
    );
  });

  it('keeps shares between 0 and 1 and the probability with them', () => {
    const shares = ['agreement', 'conflicts', 'surplus', 'middle', 'slips', 'single', 'turned', 'scrambled', 'consonants', 'syllables', 'equal', 'forms', 'short'] as const;
    fc.assert(
      fc.property(name, name, kinds, (a, b, kind) => {
        const features = compare(a, b, kind);
        for (const share of shares) expect(features[share] >= 0 && features[share] <= 1, share).toBe(true);
        const probability = probabilityOf(nameLogOdds(features, kind));
        expect(probability > 0 && probability < 1).toBe(true);
      }),
    );
  });

  it('gives each word one counterpart at most', () => {
    fc.assert(
      fc.property(name, name, kinds, (a, b, kind) => {
        const [x, y] = [weigh(a, kind), weigh(b, kind)];
        const { pairs, leftA, leftB } = align(x, y);
        expect([...pairs.flatMap((pair) => pair.a), ...leftA].sort((m, n) => m - n)).toEqual(x.map((_, at) => at));
        expect([...pairs.flatMap((pair) => pair.b), ...leftB].sort((m, n) => m - n)).toEqual(y.map((_, at) => at));
      }),
    );
  });
});

describe('the words of two names', () => {
  it('may stand in another order, which says a little less', () => {
    expect(compare('Sang Man Kim', 'Kim Sang Man')).toMatchObject({ turned: 1, scrambled: 0, equal: 1 });
    expect(compare('Robin Quinn Sample', 'Sample Quinn Robin')).toMatchObject({ turned: 1, scrambled: 1 });
    expect(odds('Sang Man Kim', 'Kim Sang Man')).toBeGreaterThan(odds('Robin Quinn Sample', 'Sample Quinn Robin'));
  });

  it.each([
    ['Sang Man Kim', 'Sangman Kim'],
    ['Omar Alhakim', 'Omar al-Hakim'],
    ['Abdul Rahman Quenby', 'Abdulrahman Quenby'],
  ])('may be written together and apart: %s and %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ conflicts: 0, single: 0, equal: 0 });
    expect(compare(a, b).surplus).toBeLessThan(0.05);
    expect(probabilityOf(odds(a, b))).toBeGreaterThan(0.8);
  });

  it('do not swallow a short neighbour that is a name of its own', () => {
    expect(compare('Quenby O', 'Quenby O')).toMatchObject({ equal: 1 });
    expect(compare('Aleksandr Su', 'Alexander Su')).toMatchObject({ conflicts: 0, surplus: 0 });
    expect(compare('Aleksandr S. Kim', 'Alexander Kim')).toMatchObject({ conflicts: 0 });
  });

  it('count as one where an article is written onto one of them', () => {
    expect(compare('Salim al-Quenby', 'Yusuf Alquenby').single).toBe(1);
  });

  it('may be initials, which say less than the names', () => {
    expect(compare('S. Quenby', 'Sang Quenby')).toMatchObject({ conflicts: 0, surplus: 0, slips: 0 });
    expect(odds('S. Quenby', 'Sang Quenby')).toBeLessThan(odds('Sang Quenby', 'Sang Quenby'));
    expect(odds('S. Quenby', 'Sang Quenby')).toBeGreaterThan(odds('M. Quenby', 'Sang Quenby'));
    expect(odds('J.P. Quenby', 'John Paul Quenby')).toBeCloseTo(odds('J P Quenby', 'John Paul Quenby'), 9);
  });

  it('may lack a patronymic or a middle name, and hardly a family name', () => {
    const patronymic = compare('Sergei Ivanov', 'Sergei Petrovich Ivanov');
    expect(patronymic.middle).toBeGreaterThan(0);
    expect(patronymic.middle).toBe(patronymic.surplus);
    expect(odds('Sergei Quenby', 'Sergei Petrovich Quenby')).toBeGreaterThan(odds('Sergei Petrovich', 'Sergei Petrovich Quenby'));
    expect(compare('Sergei Quenby Petrovich', 'Quenby Sergei').middle).toBeGreaterThan(0);
  });

  it('tell father and son apart', () => {
    expect(compare('Omar bin Quenby', 'Quenby bin Omar').lineage).toBe(1);
    expect(compare('Omar bin Quenby', 'Omar ibn Quenby').lineage).toBe(0);
    expect(odds('Omar bin Quenby', 'Quenby bin Omar')).toBeLessThan(odds('Omar bin Quenby', 'Omar bin Quenby') - 2);
  });

  it('stand against each other where both names have something else', () => {
    expect(compare('Robin Quenby', 'Salim Quenby')).toMatchObject({ conflicts: 1, single: 1 });
    expect(probabilityOf(odds('Robin Quenby', 'Salim Quenby'))).toBeLessThan(0.5);
  });

  it('stand beside titles, which say nothing', () => {
    expect(compare('Dr. Robin Quenby', 'Robin Quenby')).toMatchObject({ equal: 1, surplus: 0 });
    expect(compare('Sheikh Quenby', 'Quenby').surplus).toBeGreaterThan(0);
  });

  it('say more the rarer they are', () => {
    expect(odds('Mohammed Kim', 'Mohammed Kim')).toBeLessThan(odds('Quenby Placeholder', 'Quenby Placeholder'));
  });

  it('are misspelled a little or a lot', () => {
    const [slip, other] = [compare('Quenby Placeholder', 'Quenby Placeholdre'), compare('Quenby Placeholder', 'Quenby Plazehollder')];
    expect(slip.slips).toBeGreaterThan(0);
    expect(other.slips).toBeGreaterThan(0);
    expect(slip.equal + other.equal).toBe(0);
  });
});

describe('the names of organisations', () => {
  it('may lack a legal form, and hardly have another', () => {
    expect(compare('Quenby Trading LLC', 'Quenby Trading', 'organisation')).toMatchObject({ forms: 0, equal: 1 });
    expect(compare('Quenby Trading LLC', 'Quenby Trading Sp. z o.o.', 'organisation').forms).toBe(0);
    expect(compare('Quenby Trading LLC', 'Quenby Trading JSC', 'organisation').forms).toBe(1);
    expect(compare('Quenby JSC', 'Quenby PJSC', 'organisation').forms).toBe(0);
    expect(compare('Quenby Co., Ltd.', 'Quenby JSC', 'organisation').forms).toBe(0);
  });

  it('differ by a number', () => {
    expect(compare('Department 53', 'Department 54', 'organisation')).toMatchObject({ numbers: 1, number: 0 });
    expect(compare('Department 53', 'Department', 'organisation')).toMatchObject({ numbers: 0, number: 1 });
    expect(compare('Third Department', 'Department III', 'organisation')).toMatchObject({ numbers: 0, number: 0 });
    expect(odds('Quenby Bureau 3', 'Quenby Bureau 4', 'organisation')).toBeLessThan(odds('Quenby Bureau 3', 'Third Quenby Bureau', 'organisation'));
  });
});

describe('the model', () => {
  it('tells what each feature added: together with the bias, the whole', () => {
    fc.assert(
      fc.property(name, name, kinds, (a, b, kind) => {
        const features = compare(a, b, kind);
        const none = nameLogOdds(Object.fromEntries(Object.keys(features).map((key) => [key, 0])) as NameFeatures, kind);
        const sum = nameContributions(features, kind).reduce((all, { nats }) => all + nats, none);
        expect(sum).toBeCloseTo(nameLogOdds(features, kind), 9);
      }),
    );
  });
});
