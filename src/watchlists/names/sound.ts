/*
 * How a word of a name sounds, whoever romanised it. Spellings of one sound become one symbol, so that Hussein, Husayn and
 * Hossein lie close together, and likeness is an edit distance in which vowels and kindred consonants are cheap.
 */

/** Longest word that is looked at. A longer one is cut: no name has one, and every input must cost alike. Unit: characters. @source house, docs/decisions/0008 */
export const LONGEST_WORD = 24;

/** Letter groups and the symbols they sound like; longest first. C is ch, S is sh, j is dj and zh, x is kh. @source ALA-LC, BGN/PCGN, ISO 9, McCune-Reischauer, Wade-Giles and Pinyin tables, folded to what they share */
const GROUPS: readonly (readonly [string, string])[] = [
  ['shch', 'S'],
  ['tsch', 'C'],
  ['sch', 'S'],
  ['tch', 'C'],
  ['dzh', 'j'],
  ['tsz', 'z'],
  ['sh', 'S'],
  ['ch', 'C'],
  ['cz', 'C'],
  ['zh', 'j'],
  ['dj', 'j'],
  ['jj', 'j'],
  ['kh', 'x'],
  ['gh', 'g'],
  ['dh', 'd'],
  ['th', 't'],
  ['ph', 'f'],
  ['ck', 'k'],
  ['qu', 'k'],
  ['ts', 'z'],
  ['tz', 'z'],
  ['dz', 'z'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['eu', 'u'],
  ['ue', 'u'],
  ['eo', 'o'],
  ['oe', 'o'],
  ['ee', 'i'],
  ['iy', 'i'],
  ['yy', 'i'],
  ['yj', 'i'],
  ['ij', 'i'],
  ['ae', 'e'],
  ['ai', 'e'],
  ['ay', 'e'],
  ['ei', 'e'],
  ['ey', 'e'],
  ['ye', 'e'],
  ['ie', 'e'],
  ['je', 'e'],
  ['ja', 'ia'],
  ['ju', 'iu'],
  ['q', 'k'],
  ['w', 'v'],
  ['y', 'i'],
];

const WIDTH = 128;
const BY_FIRST: readonly (readonly (readonly [string, string])[])[] = Array.from({ length: WIDTH }, (_, code) => GROUPS.filter(([from]) => from.charCodeAt(0) === code));

/** Slavic j before a vowel is a y, in English it is a sound of its own: Slavic only inside a word, behind a consonant. */
function applies(from: string, at: number): boolean {
  return at > 0 || !(from === 'ja' || from === 'ju' || from === 'je');
}

/** The group that begins at a place of a word. */
function groupAt(word: string, at: number): readonly [string, string] | undefined {
  for (const group of BY_FIRST[word.charCodeAt(at)] ?? []) if (word.startsWith(group[0], at) && applies(group[0], at)) return group;
  return undefined;
}

/** What a letter sounds like that begins no group. */
function letterAt(word: string, at: number): string {
  const char = word.charAt(at);
  if (char === 'c') return 'eiy'.includes(word.charAt(at + 1) || '-') ? 's' : 'k';
  if (char === 'x') return at === 0 ? 'S' : 'ks';
  return char;
}

/** The sound of a folded word (a to z and 0 to 9 only): one symbol a sound, nothing doubled. */
export function soundOf(word: string): string {
  let sound = '';
  let last = '';
  // Wade-Giles writes hs for what Pinyin writes x.
  let at = word.startsWith('hs') ? 2 : 0;
  if (at > 0) sound = last = 'S';
  for (const end = Math.min(word.length, LONGEST_WORD); at < end; ) {
    const group = groupAt(word, at);
    const symbols = group === undefined ? letterAt(word, at) : group[1];
    for (let n = 0; n < symbols.length; n += 1) {
      const symbol = symbols.charAt(n);
      if (symbol !== last) sound += symbol;
      last = symbol;
    }
    at += group === undefined ? 1 : group[0].length;
  }
  return sound;
}

const VOWELS = 'aeiou';
const H = 'h'.charCodeAt(0);
const V = 'v'.charCodeAt(0);
/** Consonants that one writer hears as the other. @source as GROUPS: voicing is written by some romanisations and not by others */
const CLASSES = ['bp', 'dt', 'gkx', 'fv', 'szS', 'Cj'];

const VOWEL = Uint8Array.from({ length: WIDTH }, (_, code) => (VOWELS.includes(String.fromCharCode(code)) ? 1 : 0));
const CLASS_OF: readonly string[] = Array.from({ length: WIDTH }, (_, code) => {
  const symbol = String.fromCharCode(code);
  return CLASSES.find((letters) => letters.includes(symbol))?.charAt(0) ?? symbol;
});

/** The consonants of a sound by class, without h, and A for a vowel in front: what is left when vowels are guessed or not written at all. */
export function skeletonOf(sound: string): string {
  let skeleton = VOWEL[sound.charCodeAt(0)] === 1 ? 'A' : '';
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at);
    if (VOWEL[code] !== 1 && code !== H) skeleton += CLASS_OF[code] ?? '';
  }
  return skeleton === '' ? sound : skeleton;
}

/** The skeleton without what scripts of consonants write for vowels and others do not. */
export function bareSkeletonOf(sound: string): string {
  let bare = '';
  for (let at = 0; at < sound.length; at += 1) {
    const code = sound.charCodeAt(at);
    if (VOWEL[code] !== 1 && code !== H && code !== V) bare += CLASS_OF[code] ?? '';
  }
  return bare === '' ? sound : bare;
}

/** Costs of an edit, in tenths of a wrong consonant. @source house, docs/decisions/0008: set from what romanisations differ in, checked on bench/accuracy/screening */
const COST = { vowel: 4, nearVowel: 2, sameClass: 4, kindred: 5, dropVowel: 5, dropH: 3, swap: 8, wrong: 10 } as const;

/** Pairs across classes that romanisations confuse. */
const KINDRED = ['Ch', 'ji', 'jg', 'vu', 'SC', 'sC', 'zj', 'lr', 'mn', 'kh', 'gh', 'xh', 'Cx', 'Cz', 'bv', 'Sj', 'dz', 'vo', 'kC'];
const NEAR_VOWELS = ['ou', 'ie', 'ae', 'ao'];

const SYMBOLS = 'abcdefghijklmnopqrstuvwxyzCS0123456789';
const SUBSTITUTION = new Uint8Array(WIDTH * WIDTH).fill(COST.wrong);
const DROP = new Uint8Array(WIDTH).fill(COST.wrong);

function prepare(): void {
  const both = (a: string, b: string, cost: number) => {
    SUBSTITUTION[a.charCodeAt(0) * WIDTH + b.charCodeAt(0)] = cost;
    SUBSTITUTION[b.charCodeAt(0) * WIDTH + a.charCodeAt(0)] = cost;
  };
  for (const a of SYMBOLS) both(a, a, 0);
  for (const a of VOWELS) for (const b of VOWELS) if (a !== b) both(a, b, NEAR_VOWELS.includes(a + b) || NEAR_VOWELS.includes(b + a) ? COST.nearVowel : COST.vowel);
  for (const letters of CLASSES) for (const a of letters) for (const b of letters) if (a !== b) both(a, b, COST.sameClass);
  for (const pair of KINDRED) both(pair.charAt(0), pair.charAt(1), COST.kindred);
  for (const vowel of VOWELS) DROP[vowel.charCodeAt(0)] = COST.dropVowel;
  DROP['h'.charCodeAt(0)] = COST.dropH;
}
prepare();

// One matrix for all comparisons: names are short, and a new one for each would be most of the cost.
const ROW = LONGEST_WORD * 2 + 2;
const matrix = new Uint16Array(ROW * ROW);

/** Likeness of two sounds, 0 to 1: one minus the cost of turning one into the other over the length of the longer. Symmetric. */
export function soundLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const rows = Math.min(a.length, ROW - 1);
  const columns = Math.min(b.length, ROW - 1);
  const longer = Math.max(rows, columns);
  if (rows === 0 || columns === 0) return 0;
  for (let i = 1; i <= rows; i += 1) matrix[i * ROW] = (matrix[(i - 1) * ROW] ?? 0) + (DROP[a.charCodeAt(i - 1)] ?? 0);
  for (let j = 1; j <= columns; j += 1) matrix[j] = (matrix[j - 1] ?? 0) + (DROP[b.charCodeAt(j - 1)] ?? 0);
  for (let i = 1; i <= rows; i += 1) {
    const x = a.charCodeAt(i - 1);
    const before = i > 1 ? a.charCodeAt(i - 2) : -1;
    const row = i * ROW;
    const dropX = DROP[x] ?? 0;
    for (let j = 1; j <= columns; j += 1) {
      const y = b.charCodeAt(j - 1);
      let cost = (matrix[row - ROW + j - 1] ?? 0) + (SUBSTITUTION[x * WIDTH + y] ?? 0);
      const dropped = (matrix[row - ROW + j] ?? 0) + dropX;
      if (dropped < cost) cost = dropped;
      const added = (matrix[row + j - 1] ?? 0) + (DROP[y] ?? 0);
      if (added < cost) cost = added;
      if (before === y && j > 1 && b.charCodeAt(j - 2) === x) {
        const swapped = (matrix[row - 2 * ROW + j - 2] ?? 0) + COST.swap;
        if (swapped < cost) cost = swapped;
      }
      matrix[row + j] = cost;
    }
  }
  return Math.max(0, 1 - (matrix[rows * ROW + columns] ?? 0) / (COST.wrong * longer));
}
