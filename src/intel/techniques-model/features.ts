/** Longest sentence that is read. Unit: UTF-16 code units. @source house: the longest labelled sentence of the training reports has 1,900; what is longer is a dump or a list */
export const LONGEST_SENTENCE = 2_000;
/** Letters of a run inside a word. Unit: characters. @source house: tried once by hand: runs of 5 found no more, none at all lost 2 points of the first answer */
const RUN = 4;

/** First value of the hash. @source FNV-1a of 32 bits, offset basis */
const FNV_START = 0x811c9dc5;
/** Multiplier of the hash. @source FNV-1a of 32 bits, prime */
const FNV_PRIME = 0x01000193;
/** Keeps runs of letters apart from words of the same letters. Unit: none. @source house: any number other than 0 */
const RUN_SALT = 7;
/** Keeps pairs apart from words; the code of a blank. Unit: none. @source ASCII */
const PAIR_SALT = 32;

/** Kinds of value whose very value says nothing about a behaviour. One pass; every part is bounded. */
const VALUES =
  /(\bta?\d{4}(?:\.\d{3})?\b)|(\bcve-?\d{4}-\d{3,7})|(\b(?:https?|hxxps?|ftp)\[?:\]?\/\/\S{1,300})|(\b\d{1,3}(?:\[?\.\]?\d{1,3}){3}\b)|(\b[\w-]{1,63}(?:\[\.\]|\(\.\))[\w.[\]-]{2,100})|(\b[0-9a-f]{32,128}\b)|(\b0x[0-9a-f]{2,16}\b)|(\b\d[\d,.]{0,20})/g;
/** What stands for them, in the order of the groups above. */
const KINDS = ['zzid', 'zzcve', 'zzurl', 'zzip', 'zzdomain', 'zzhash', 'zzhex', 'zznumber'];

/** Words of a sentence in small letters; addresses, hashes, numbers and ids of techniques replaced by their kind. Cost grows with its length. */
export function wordsOf(sentence: string): readonly string[] {
  const plain = sentence.toLowerCase().replace(VALUES, (...found) => ` ${KINDS[found.slice(1, KINDS.length + 1).findIndex((one) => one !== undefined)] ?? ''} `);
  return plain.match(/[a-z0-9]{1,40}/g) ?? [];
}

/** Endings of words that are dropped, and what stays instead. */
const ENDINGS: readonly (readonly [ending: string, least: number, instead: string])[] = [
  ['ing', 6, ''],
  ['ies', 5, 'y'],
  ['ed', 5, ''],
  ['es', 5, ''],
  ['s', 4, ''],
  ['e', 5, ''],
];

/** A word without its ending: “injects”, “injected” and “injecting” are one. */
export function stemOf(word: string): string {
  if (word.endsWith('ss')) return word;
  for (const [ending, least, instead] of ENDINGS) if (word.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length) + instead;
  return word;
}

function mix(hash: number, text: string, from: number, to: number): number {
  let mixed = hash;
  for (let at = from; at < to; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), FNV_PRIME);
  return mixed;
}

/** Last stir, so that like words lie far apart; never 0, which means an empty place. @source MurmurHash3, finaliser of 32 bits */
function stir(hash: number): number {
  let stirred = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35);
  return (stirred ^ (stirred >>> 16)) >>> 0 || 1;
}

/**
 * Gives the hash of every word, pair of words and run of letters of a sentence, repeats included. Words themselves are never kept.
 * @param take called with the hash, 1 to 2³²-1, and whether it is that of a whole word
 */
export function eachFeature(words: readonly string[], take: (hash: number, isWord: boolean) => void): void {
  let before = FNV_START;
  for (const word of words) {
    const stem = stemOf(word);
    const hash = mix(FNV_START, stem, 0, stem.length);
    take(stir(hash), true);
    take(stir(mix(Math.imul(before ^ PAIR_SALT, FNV_PRIME), stem, 0, stem.length)), false);
    before = hash;
    if (word.length < RUN) continue;
    const marked = `<${word}>`;
    for (let from = 0; from + RUN <= marked.length; from++) take(stir(mix(FNV_START, marked, from, from + RUN) ^ RUN_SALT), false);
  }
}
