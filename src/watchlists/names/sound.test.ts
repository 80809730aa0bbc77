import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_LIKENESS, wordLikeness } from './likeness.ts';
import { bareSkeletonOf, LONGEST_WORD, skeletonOf, soundLikeness, soundOf } from './sound.ts';
import { word } from './words.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), maxLength: 40 });
const syllables = fc
  .array(fc.constantFrom('kh', 'sh', 'ch', 'zh', 'j', 'x', 'hs', 'ou', 'ye', 'al', 'mu', 'ham', 'med', 'ov', 'q', 'w'), { maxLength: 8 })
  .map((parts) => parts.join(''));
const text = fc.oneof(letters, syllables);

describe('soundOf', () => {
  it.each([
    ['hussein', 'husayn'],
    ['yusuf', 'yousouf'],
    ['qasim', 'kasim'],
    ['philip', 'filip'],
    ['thierry', 'tierry'],
    ['petroff', 'petrof'],
    ['tschekow', 'chekov'],
    ['hsiao', 'xiao'],
    ['kwok', 'kvok'],
  ])('hears %s and %s alike', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b));
  });

  it('gives every word a sound of bounded length, nothing doubled', () => {
    fc.assert(
      fc.property(text, (a) => {
        const sound = soundOf(a);
        expect(sound.length).toBeLessThanOrEqual(2 * LONGEST_WORD);
        expect(sound).not.toMatch(/(.)\1/);
        expect(sound === '').toBe(a === '');
      }),
    );
  });

  it('looks at the beginning of a long word alone', () => {
    expect(soundOf('ab'.repeat(5_000))).toBe(soundOf('ab'.repeat(LONGEST_WORD / 2)));
  });
});

describe('skeletons', () => {
  it('do not hear vowels, h, or which of two kindred consonants was written', () => {
    expect(skeletonOf(soundOf('mohammed'))).toBe(skeletonOf(soundOf('muhammad')));
    expect(skeletonOf(soundOf('pak'))).toBe(skeletonOf(soundOf('bag')));
    expect(skeletonOf(soundOf('omar'))).not.toBe(skeletonOf(soundOf('mar')));
    expect(bareSkeletonOf(soundOf('omar'))).toBe(bareSkeletonOf(soundOf('mr')));
  });

  it('are never empty where the word is not', () => {
    fc.assert(fc.property(text, (a) => a === '' || (skeletonOf(soundOf(a)) !== '' && bareSkeletonOf(soundOf(a)) !== '')));
  });
});

const like = (a: string, b: string) => soundLikeness(soundOf(a), soundOf(b));

describe('soundLikeness', () => {
  it.each([
    ['mohammed', 'muhammad'],
    ['sergei', 'sergey'],
    ['aleksandr', 'alexander'],
    ['jong', 'chong'],
    ['hyok', 'hyuk'],
    ['cheol', 'chol'],
    ['tong', 'dong'],
    ['ivanov', 'ivanoff'],
    ['gaddafi', 'qadhafi'],
    ['zhang', 'jang'],
    ['yevgeny', 'evgeni'],
    ['zawahiri', 'dhawahiri'],
  ])('finds %s and %s close', (a, b) => {
    expect(like(a, b)).toBeGreaterThan(0.8);
  });

  it.each([
    ['sang', 'chol'],
    ['kim', 'park'],
    ['omar', 'yusuf'],
    ['sergei', 'dmitry'],
    ['ibrahim', 'khalid'],
    ['hakim', 'salim'],
    ['example', 'quinn'],
    ['placeholder', 'quenby'],
  ])('finds %s and %s far apart', (a, b) => {
    expect(like(a, b)).toBeLessThan(LEAST_LIKENESS + 0.06);
  });

  it('is the same both ways, between 0 and 1, and 1 for equal sounds alone', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [soundOf(a), soundOf(b)];
        const likeness = soundLikeness(x, y);
        expect(soundLikeness(y, x)).toBe(likeness);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likeness === 1).toBe(x === y);
      }),
    );
  });

  it('does not remember what it compared before', () => {
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const first = like(a, b);
        like(c, d);
        return like(a, b) === first;
      }),
    );
  });

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), (a, b) => {
        const likeness = like(a, b);
        return likeness >= 0 && likeness <= 1;
      }),
    );
    expect(soundLikeness('', '')).toBe(1);
    expect(soundLikeness('', 'a')).toBe(0);
    expect(soundLikeness('a'.repeat(10_000), 'b'.repeat(10_000))).toBeLessThan(0.7);
  });
});

describe('wordLikeness', () => {
  const kind = fc.constantFrom('word', 'initial', 'particle', 'title', 'form', 'number', 'consonants', 'syllable', 'sign');
  const words = fc.tuple(fc.oneof(text, fc.constantFrom('ri', 'lee', 'bin', 'al', 'j')), kind).map(([a, b]) => word(a, b));

  it('is the same both ways and 1 for the same word', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(wordLikeness(a, b)).toBe(wordLikeness(b, a));
        expect(wordLikeness(a, a)).toBe(1);
        expect(a.text === b.text || wordLikeness(a, b) < 1).toBe(true);
      }),
    );
  });

  it.each([
    ['ri', 'lee'],
    ['yi', 'rhee'],
    ['pak', 'park'],
    ['choe', 'choi'],
    ['william', 'bill'],
    ['volodymyr', 'vladimir'],
    ['yusuf', 'joseph'],
  ])('knows %s and %s as one name', (a, b) => {
    expect(wordLikeness(word(a, 'word'), word(b, 'word'))).toBeGreaterThan(0.9);
  });

  it('lets an initial stand for a word that begins with it, and numbers for themselves alone', () => {
    expect(wordLikeness(word('s', 'initial'), word('sang', 'word'))).toBeGreaterThan(LEAST_LIKENESS);
    expect(wordLikeness(word('s', 'initial'), word('man', 'word'))).toBe(0);
    expect(wordLikeness(word('53', 'number'), word('54', 'number'))).toBe(0);
    expect(wordLikeness(word('llc', 'form'), word('llp', 'form'))).toBe(0);
  });

  it('takes short words as a whole', () => {
    expect(wordLikeness(word('kim', 'word'), word('lim', 'word'))).toBe(0);
    expect(wordLikeness(word('son', 'word'), word('han', 'word'))).toBe(0);
  });

  it('compares a script of consonants by its consonants', () => {
    expect(wordLikeness(word('mhmd', 'consonants'), word('muhammad', 'word'))).toBeGreaterThan(0.9);
    expect(wordLikeness(word('hkym', 'consonants'), word('hakim', 'word'))).toBeGreaterThan(0.7);
    expect(wordLikeness(word('mhmd', 'consonants'), word('yusuf', 'word'))).toBe(0);
  });
});
