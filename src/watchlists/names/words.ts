import anyAscii from 'any-ascii';
import { hanjaReading } from './hanja.ts';
import { bareSkeletonOf, LONGEST_WORD, skeletonOf, soundLikeness, soundOf } from './sound.ts';
import { LEGAL_FORMS, LONG_FORM, NUMBER_WORDS, PARTICLES, TITLES } from './vocabulary.ts';

/** Longest name that is looked at; the rest is left off, so that no input costs more than another. Unit: characters. @source house, docs/decisions/0008: the longest name on the lists at hand has 178 */
export const LONGEST_NAME = 256;

/** Most words of a name that are compared. @source house, docs/decisions/0008: the longest name of a person on the lists at hand has 14 */
export const MOST_WORDS = 16;

/** What a word is to a name. `form` is a legal form, `number` a number however written; `consonants` stands in a script that writes few vowels, `sign` is a syllable or
 * word of a script that has one sign for it, `syllable` what it sounds like: several signs sound alike. */
export type WordKind = 'word' | 'initial' | 'particle' | 'title' | 'form' | 'number' | 'consonants' | 'sign' | 'syllable';

/** One word of a name, ready to be compared. */
export type Word = {
  /** Folded: a to z and 0 to 9. */
  readonly text: string;
  readonly kind: WordKind;
  readonly sound: string;
  readonly skeleton: string;
  /** The skeleton without what scripts of consonants write for vowels and others do not: it is the same in both. */
  readonly bare: string;
};

/** Whether a name is looked at as a person’s or an organisation’s: initials mean something in one, legal forms in the other. */
export type NameKind = 'person' | 'organisation';

const known = new Map<string, Word>();
/** Words kept ready. Unit: words. @source house: at 200 bytes each this is 13 MB; a list of a million names has some 300,000 */
const MOST_KNOWN = 65_536;

/** A word ready to be compared. @param text folded */
export function word(text: string, kind: WordKind): Word {
  const key = kind === 'word' ? text : `${kind} ${text}`;
  const ready = known.get(key);
  if (ready !== undefined) return ready;
  const asWritten = kind === 'number' || kind === 'sign';
  const sound = asWritten ? text : soundOf(text);
  const made: Word = { text, kind, sound, skeleton: asWritten ? text : skeletonOf(sound), bare: asWritten ? text : bareSkeletonOf(sound) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

const ASCII = /^[\u0020-\u007e]*$/;
const FEW_VOWELS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Syriac}]/u;
const ARABIC_LETTERS = /\p{Script=Arabic}/u;
const HAN_OR_HANGUL = /[\p{Script=Han}\p{Script=Hangul}]/u;
/** Nothing but signs, and marks between them. */
const SIGNS_ONLY = /^[\p{Script=Han}\p{Script=Hangul}\s\p{P}]+$/u;
const HAN = /^[\p{Script=Han}\s·]+$/u;
/** Marks that steer or join text and are no part of a name, and the vowel marks of Arabic, which few write. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u0640\u064b-\u0652\u0670\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

/** Control characters that part words. */
const LINE_ENDS = /[\t-\r\u0085]/g;

const QUOTES = '\'`"';

/** Words of a text in ASCII; quotes inside words are left out, & is a word. By hand, since this runs for every name that is screened. */
function split(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) part += text.charAt(at);
    else if (code >= 65 && code <= 90) part += String.fromCharCode(code + 32);
    else if (!QUOTES.includes(text.charAt(at)) || at === text.length) {
      if (part !== '') parts.push(part);
      part = '';
      if (code === AMPERSAND) parts.push('and');
    }
  }
  return parts;
}

const AMPERSAND = '&'.charCodeAt(0);

/** Letters with stops between them: O.O.O. is a word of an organisation’s name; J.P. are initials of a person’s, M.D. is a title. */
function joinStopped(text: string, kind: NameKind): string {
  if (!text.includes('.')) return text;
  return text.replace(/\b(?:\p{L}\.){2,}(?:\p{L}\b)?/gu, (letters) => {
    const joined = letters.replaceAll('.', '');
    return kind === 'organisation' || TITLES.has(joined.toLowerCase()) ? joined : letters;
  });
}

/** What Arabic and Persian join or write alike, made as Latin spellings have it: God’s servant, God, the article, and the two forms of ye. @source ALA-LC romanization table for Arabic, rules on the article */
const ARABIC: readonly (readonly [RegExp, string])[] = [
  [/[ىی]/gu, 'ي'],
  [/ک/gu, 'ك'],
  [/(?<!\p{L})عبد\s*الله(?!\p{L})/gu, ' abdullah '],
  [/(?<!\p{L})عبد\s*ال(?=\p{L}{2})/gu, ' abdul '],
  [/(?<!\p{L})عبد(?!\p{L})/gu, ' abd '],
  [/(?<!\p{L})الله(?!\p{L})/gu, ' allah '],
  [/(?<!\p{L})علي(?!\p{L})/gu, ' ali '],
  [/(?<!\p{L})ال(?=\p{L}{2})/gu, ' al '],
];

function romanise(text: string): string {
  if (ARABIC_LETTERS.test(text)) return anyAscii(ARABIC.reduce((so, [from, to]) => so.replace(from, to), text));
  if (!HAN_OR_HANGUL.test(text)) return anyAscii(text);
  // Each sign of these scripts is a syllable, which any-ascii begins with a capital.
  return anyAscii(text.replace(/[\p{Script=Han}\p{Script=Hangul}]+/gu, (run) => ` ${anyAscii(run).replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} `));
}

function kindOf(text: string, kind: NameKind): Word {
  if (text.charCodeAt(0) <= 57 && /^\d+$/.test(text)) return word(String(Number.parseInt(text.slice(0, 15), 10)), 'number');
  if (text.length === 1) return word(text, 'initial');
  if (kind === 'organisation') {
    const number = NUMBER_WORDS.get(text);
    if (number !== undefined) return word(number, 'number');
  } else if (TITLES.has(text)) return word(text, 'title');
  if (PARTICLES.has(text)) return word(text, 'particle');
  const form = formOf(text);
  return form === undefined ? word(text, 'word') : word(form, 'form');
}

const longForms = [...LEGAL_FORMS].filter(([text]) => text.length >= LONG_FORM && !text.includes(' ')).map(([text, form]) => [soundOf(text), form] as const);

/** Likeness from which a long word is a misspelled legal form. @source house, docs/decisions/0008 */
const FORM_LIKENESS = 0.9;

function formOf(text: string): string | undefined {
  const exact = LEGAL_FORMS.get(text);
  if (exact !== undefined || text.length < LONG_FORM) return exact;
  const sound = soundOf(text);
  return longForms.find(([known]) => Math.abs(known.length - sound.length) < 3 && soundLikeness(known, sound) >= FORM_LIKENESS)?.[1];
}

/** Longest legal form in words. @source vocabulary.ts */
const LONGEST_FORM = 6;

/** Puts legal forms of several words (joint stock company) into one. */
function joinForms(parts: readonly string[]): readonly (string | Word)[] {
  const joined: (string | Word)[] = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(LONGEST_FORM, parts.length - at);
    for (; length > 1; length -= 1) {
      const form = LEGAL_FORMS.get(parts.slice(at, at + length).join(' '));
      if (form !== undefined) {
        joined.push(word(form, 'form'));
        break;
      }
    }
    if (length <= 1) joined.push(parts[at] ?? '');
    at += Math.max(1, length);
  }
  return joined;
}

const NONE: ReadonlySet<string> = new Set();

/** Two capitals without a vowel, as in JC Juncker. */
function initialsIn(name: string): ReadonlySet<string> {
  if (!/[a-z]/.test(name)) return new Set();
  return new Set([...name.matchAll(/\b[B-DF-HJ-NP-TV-XZ]{2}\b/g)].map(([letters]) => letters.toLowerCase()));
}

/** Arabic names that some write as one word: God’s servant in front, of the faith or of God behind. @source ALA-LC romanization table for Arabic; spellings on the lists at hand */
const SERVANT = /^(abd[aeou]l)(?!lah)([a-z]{4,})$/;
const OF_THE_FAITH = /^(?:([a-z]{3,}?)[uea]dd(?:ine?|een|yn)|([a-z]{4,}?)(?:[ue]d|ald)(?:in|een|yn))$/;
const OF_GOD = /^(?!abd)([a-z]{4,}?)[aou]?(ullah|allah|ollah)$/;

/** The words that one Arabic word joins. */
function unjoin(part: string): readonly string[] {
  if (part.length < 7) return [part];
  const servant = SERVANT.exec(part);
  if (servant !== null) return ['abd', 'al', servant[2] ?? ''];
  const god = OF_GOD.exec(part);
  if (god !== null) return [god[1] ?? '', 'allah'];
  const faith = OF_THE_FAITH.exec(part);
  return faith === null ? [part] : [faith[1] ?? faith[2] ?? '', 'al', 'din'];
}

/** Longer words are told apart by their beginning alone. */
function cut(part: string): string {
  return part.length > LONGEST_WORD ? part.slice(0, LONGEST_WORD) : part;
}

/** Forty four is one number. */
function joinNumbers(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (const one of words) {
    const last = joined.at(-1);
    const ten = last?.kind === 'number' && /^[2-9]0$/.test(last.text) && one.kind === 'number' && /^[1-9]$/.test(one.text);
    if (ten) joined[joined.length - 1] = word(String(Number(last.text) + Number(one.text)), 'number');
    else joined.push(one);
  }
  return joined;
}

/** The words of an ASCII text. @param plain what a word is that is nothing else */
function wordsOf(name: string, ascii: string, kind: NameKind, plain: 'word' | 'consonants' | 'syllable'): readonly Word[] {
  const few = plain !== 'word';
  const parts = split(joinStopped(ascii, kind))
    .slice(0, MOST_WORDS * 2)
    .map(cut)
    .flatMap((part) => (kind === 'person' ? unjoin(part) : [part]));
  if (kind === 'organisation') {
    const words = joinForms(parts).map((part) => (typeof part === 'string' ? (few ? word(part, plain) : kindOf(part, kind)) : part));
    return joinNumbers(words).slice(0, MOST_WORDS);
  }
  if (few) return parts.slice(0, MOST_WORDS).map((part) => (PARTICLES.has(part) ? word(part, 'particle') : word(part, plain)));
  const initials = parts.some((part) => part.length === 2) ? initialsIn(name) : NONE;
  const words: Word[] = [];
  for (const part of parts) {
    if (initials.has(part)) words.push(...[...part].map((letter) => word(letter, 'initial')));
    else words.push(kindOf(part, kind));
  }
  return words.slice(0, MOST_WORDS);
}

/** How a name may be read. `signs` compares only with `signs`, and where both names have it, nothing else counts. */
export type Reading = { readonly words: readonly Word[]; readonly signs: boolean };

function signsOf(text: string): Reading {
  const signs = [...text.matchAll(/[\p{Script=Han}\p{Script=Hangul}]/gu)].map(([sign]) => word(sign, 'sign'));
  return { words: signs.slice(0, MOST_WORDS), signs: true };
}

/**
 * A name as the words to compare, once for each way in which its script is read: Chinese characters may be a Chinese or a
 * Korean name. Empty where nothing in it is a letter or a number.
 */
export function readName(name: string, kind: NameKind): readonly Reading[] {
  const cutName = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
  if (ASCII.test(cutName)) {
    const words = wordsOf(cutName, cutName, kind, 'word');
    return words.length === 0 ? [] : [{ words, signs: false }];
  }
  const clean = cutName.normalize('NFKC').replace(LINE_ENDS, ' ').replace(INVISIBLE, '');
  const readings: Reading[] = [
    { words: wordsOf(clean, romanise(clean), kind, FEW_VOWELS.test(clean) ? 'consonants' : SIGNS_ONLY.test(clean) ? 'syllable' : 'word'), signs: false },
  ];
  const korean = HAN.test(clean) ? hanjaReading(clean) : undefined;
  if (korean !== undefined) readings.push({ words: wordsOf(korean, romanise(korean), kind, 'syllable'), signs: false });
  if (HAN_OR_HANGUL.test(clean)) readings.push(signsOf(clean));
  return readings.filter(({ words }) => words.length > 0);
}
