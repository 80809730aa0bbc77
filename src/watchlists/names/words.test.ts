import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_WORD } from './sound.ts';
import { MOST_WORDS, type NameKind, readName } from './words.ts';

/** The first reading, a word as `text`, or as `text/kind` where it is no plain word. */
function read(name: string, kind: NameKind = 'person'): string {
  return (readName(name, kind)[0]?.words ?? []).map((word) => (word.kind === 'word' ? word.text : `${word.text}/${word.kind}`)).join(' ');
}

describe('names of persons', () => {
  it.each([
    ['Robin EXAMPLE', 'robin example'],
    ['  Robin,   Example ', 'robin example'],
    ['Robin\tExample\r\nQuinn', 'robin example quinn'],
    ['Robin\u00a0Example\u2028Quinn', 'robin example quinn'],
    ['Mary-Jane Sample', 'mary jane sample'],
    ["Robin O'Sample", 'robin osample'],
    ['Robin O’Sample', 'robin osample'],
    ["Cho'ng So'n HO'", 'chong son ho'],
    ['Zoë Müller Łódź Straße Øre', 'zoe muller lodz strasse ore'],
    ['Robin Q. Sample', 'robin q/initial sample'],
    ['J.P. Sample', 'j/initial p/initial sample'],
    ['J. P. Sample', 'j/initial p/initial sample'],
    ['JP Sample', 'j/initial p/initial sample'],
    ['JP SAMPLE', 'jp sample'],
    ['Sample, M.D.', 'sample md/title'],
    ['Dr. Robin Sample, Jr.', 'dr/title robin sample jr/title'],
    ['Sheikh Omar al-Hakim', 'sheikh/title omar al/particle hakim'],
    ['Omar bin Yusuf', 'omar bin/particle yusuf'],
    ['Robin van der Sample', 'robin van/particle der/particle sample'],
    ['Robin 007', 'robin 7/number'],
    ['Robin & Quinn', 'robin and/particle quinn'],
  ])('reads %j', (name, words) => {
    expect(read(name)).toBe(words);
  });

  it('does not read numbers or years in words into them', () => {
    expect(read('Seven Sample')).toBe('seven sample');
    expect(read('Xi Sample')).toBe('xi sample');
  });
});

describe('names of organisations', () => {
  it.each([
    ['Example Limited Liability Company', 'example llc/form'],
    ['LIMITED LIABILITY COMPANY EXAMPLE', 'llc/form example'],
    ['Example O.O.O.', 'example llc/form'],
    ['ООО Пример', 'llc/form primer'],
    ['Пример ООО', 'primer llc/form'],
    ['Example Co., Ltd.', 'example ltd/form'],
    ['Example S. de R.L. de C.V.', 'example llc/form'],
    ['Example Public Joint-Stock Company', 'example pjsc/form'],
    ['Example Gesellschaft mit beschränkter Haftung', 'example llc/form'],
    ['Example Sp. z o.o.', 'example llc/form'],
    ['Example Incorporatd', 'example inc/form'],
    ['Department 53', 'department 53/number'],
    ['Third Sample Bureau', '3/number sample bureau'],
    ['Sample Bureau III', 'sample bureau 3/number'],
    ['Forty Four Example', '44/number example'],
    ['Twenty-one Example', '21/number example'],
    ['Twenty Thirty Example', '20/number 30/number example'],
    ['Example & Sample', 'example and/particle sample'],
    ['J.P. Sample', 'jp sample'],
    ['Dr. Sample', 'dr sample'],
  ])('reads %s', (name, words) => {
    expect(read(name, 'organisation')).toBe(words);
  });
});

describe('scripts', () => {
  const readings = (name: string) => readName(name, 'person').map(({ words, signs }) => `${signs ? 'signs' : (words[0]?.kind ?? '')}: ${words.map(({ text }) => text).join(' ')}`);

  it('reads Hangul by syllable and by sign', () => {
    expect(readings('김상만')).toEqual(['syllable: gim sang man', 'signs: 김 상 만']);
    expect(readings('김 상만')).toEqual(readings('김상만'));
    expect(readings('김상만'.normalize('NFD'))).toEqual(readings('김상만'));
  });

  it('reads Chinese characters as a Chinese and as a Korean name', () => {
    expect(readings('金相萬')).toEqual(['syllable: jin xiang wan', 'syllable: gim sang man', 'signs: 金 相 萬']);
    expect(readings('王小明')).toEqual(['syllable: wang xiao ming', 'signs: 王 小 明']);
  });

  it('reads Hangul within a name in other letters', () => {
    expect(readings('Sang Man KIM (김상만)')).toEqual(['word: sang man kim gim sang man', 'signs: 김 상 만']);
  });

  it.each([
    ['Cyrillic', 'Йозеф Примеров', 'yozef primerov'],
    ['Arabic', 'محمد الحكيم', 'mhmd/consonants al/particle hkym/consonants'],
    ['Arabic with vowel marks', 'مُحَمَّد الحَكِيم', 'mhmd/consonants al/particle hkym/consonants'],
    ['Arabic drawn out', 'محـــمد الحكيم', 'mhmd/consonants al/particle hkym/consonants'],
    ['Hebrew', 'דוד כהן', 'dvd/consonants khhn/consonants'],
    ['Katakana', 'ヤマダ タロウ', 'yamada tarou'],
    ['Katakana of half width', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'yamada tarou'],
    ['Latin of full width', 'Ｒｏｂｉｎ　Ｓａｍｐｌｅ', 'robin sample'],
    ['Greek', 'Νίκος', 'nikos'],
  ])('reads %s', (_, name, words) => {
    expect(read(name)).toBe(words);
  });

  it('ignores marks that nobody sees, wherever they stand', () => {
    const mark = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202b', '\u202e', '\u2066', '\u2069', '\ufeff', '\u00ad', '\u2060', '\u3164');
    const name = fc.constantFrom('Robin Sample', 'Петр Примеров', 'محمد حكيم', '김상만', '金相萬', 'Zoë Q. Example');
    fc.assert(
      fc.property(name, mark, fc.nat(), (plain, sign, place) => {
        const at = place % (plain.length + 1);
        expect(readings(plain.slice(0, at) + sign + plain.slice(at))).toEqual(readings(plain));
      }),
    );
  });
});

describe('odd names', () => {
  it.each(['', ' ', '...', '-–—/\\|', '؟!?', '\u202e\u200f', '"""'])('finds no word in %j', (name) => {
    expect(readName(name, 'person')).toEqual([]);
    expect(readName(name, 'organisation')).toEqual([]);
  });

  it.each([
    ['letters', 'a'.repeat(10_000)],
    ['words', 'robin '.repeat(2_000)],
    ['Hangul', '김'.repeat(10_000)],
    ['stops', 'a.'.repeat(5_000)],
    ['ligatures of many letters', '\ufdfa'.repeat(10_000)],
    ['halves of characters', '\ud83d'.repeat(10_000)],
    ['combining marks', `a${'\u0301'.repeat(10_000)}`],
  ])('bounds the work on 10,000 %s', (_, name) => {
    for (const kind of ['person', 'organisation'] as const) {
      for (const { words } of readName(name, kind)) {
        expect(words.length).toBeLessThanOrEqual(MOST_WORDS);
        for (const word of words) expect(word.text.length).toBeLessThanOrEqual(LONGEST_WORD);
      }
    }
  });

  it('answers any text with words that are folded, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom<NameKind>('person', 'organisation'), (name, kind) => {
        const readings = readName(name, kind);
        expect(readName(name, kind)).toEqual(readings);
        for (const { words, signs } of readings) {
          expect(words.length).toBeGreaterThan(0);
          for (const { text } of words) expect(signs || /^[a-z0-9 ]+$/.test(text)).toBe(true);
        }
      }),
    );
  });
});
