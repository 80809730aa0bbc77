/*
 * Reports break addresses so that nobody clicks on them. Here they are mended in one pass over the text; where each piece
 * stood is kept, so that what is found in the mended text can be quoted from the original.
 */

type Edit = { readonly from: number; readonly to: number; readonly originalFrom: number; readonly originalTo: number; readonly defang: boolean };

/** A text whose broken addresses are mended. Offsets of it are turned back into offsets of the original. */
export type Mended = {
  readonly text: string;
  /** Where a piece that begins here begins in the original. */
  readonly startOf: (offset: number) => number;
  /** Where a piece that ends here ends in the original. */
  readonly endOf: (offset: number) => number;
  /** Whether something was broken in this piece on purpose. */
  readonly wasDefanged: (start: number, end: number) => boolean;
};

/** Endings that are believed where a dot is spelled as a word. @source house: those seen in public reports written so */
const SPOKEN = '(?:com|net|org|info|biz|co|io|ru|cn|xyz|top|site|online|gov|onion)';
const OPEN = '\\\\?[[({<]{1,2}\\\\?';
const CLOSE = '\\\\?[\\])}>]{1,2}';
const LETTER = '[\\w\\u00a1-\\uffff]';

/** One alternative for each way of breaking; the first group that took part tells which. */
const BROKEN = new RegExp(
  [
    '([\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff])',
    `( ?${OPEN} ?(?:\\.|dot|d0t) ?${CLOSE} ?(?=${LETTER}|\\[))`,
    `( ?${OPEN} ?(?:@|at) ?${CLOSE} ?(?=\\w))`,
    `(${OPEN}:(?://)?${CLOSE}(?://|${OPEN}//?${CLOSE})?|:${OPEN}//${CLOSE}|:\\\\{2}(?=[a-z0-9])| :// ?)`,
    `(${OPEN}/${CLOSE})`,
    '(\\bh(?:xx|\\*\\*|__|xt|tx|--)p(?=s?\\\\?[[({]?:))',
    '(\\bf(?:x|\\*)p(?=s?\\\\?[[({]?:))',
    '(\\[\\.(?=\\w)|\\.\\](?=\\w))',
    '(\\.\\[([a-z]{2,6})\\])',
    `( dot (?=${SPOKEN}\\b)| \\. (?=\\d|${SPOKEN}\\b))`,
    '( at (?=[\\w-]{1,40} dot ))',
    '(\\\\[._*@#&~+\\-[\\]()])',
    '(&amp;)',
  ].join('|'),
  'gi',
);

/** What the broken piece stood for, by the number of its group. */
function mend(found: RegExpExecArray): { readonly by: string; readonly defang: boolean } {
  const [whole] = found;
  if (found[1] !== undefined) return { by: '', defang: false };
  if (found[2] !== undefined) return { by: '.', defang: true };
  if (found[3] !== undefined) return { by: '@', defang: true };
  if (found[4] !== undefined) return { by: /[/\\]{2}|\/.*\//.test(whole.replace(/\\(?=[[\](){}<>])/g, '')) ? '://' : ':', defang: true };
  if (found[5] !== undefined) return { by: '/', defang: true };
  if (found[6] !== undefined) return { by: 'http', defang: true };
  if (found[7] !== undefined) return { by: 'ftp', defang: true };
  if (found[8] !== undefined) return { by: '.', defang: true };
  if (found[9] !== undefined) return { by: `.${found[10] ?? ''}`, defang: true };
  if (found[11] !== undefined) return { by: '.', defang: true };
  if (found[12] !== undefined) return { by: '@', defang: true };
  if (found[13] !== undefined) return { by: whole.slice(1), defang: whole === '\\.' };
  return { by: '&', defang: false };
}

/** Most characters before a backslash that are searched for the beginning of a path. Unit: characters. @source Windows, MAX_PATH */
const LONGEST_PATH = 260;

/** Whether a backslash at an offset separates folders and escapes nothing. */
function inPath(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_PATH), offset);
  return /(?:[A-Za-z]:\\|%\w{2,20}%\\|\bHK(?:LM|CU|CR|U|CC|EY_\w{4,20})\\|(?:^|\s)\\\\\w)[^\s"'<>|]*$/.test(before) || /(?:^|[\s"'(:])(?:[A-Za-z]:|%\w{2,20}%)$/.test(before);
}

/** Ways of breaking that only count behind a letter or digit: their groups. */
const BEHIND_NAMES = [2, 3, 4, 5, 8, 9, 11, 12] as const;
const NAME_ENDS = /[\w\u00a1-\uffff+\]\-.]/;

/** Whether what was broken stands behind letters, where that is needed: asked afterwards, since looking back at each character is slow. */
function isBehindName(text: string, found: RegExpExecArray): boolean {
  if (!BEHIND_NAMES.some((group) => found[group] !== undefined)) return true;
  const before = text[found.index - 1] ?? ' ';
  // Two backslashes behind a drive are a path as programs write it.
  if (found[4]?.startsWith(':\\') === true && !/(?:tt|xx|\*\*)ps?$/i.test(text.slice(Math.max(0, found.index - 5), found.index))) return false;
  return NAME_ENDS.test(before) && !(found[11]?.trim() === '.' && /\d/.test(text[found.index + 3] ?? '') && !/\d/.test(before));
}

/** Mends a text. Cost grows with its length. @param text a view of a report */
export function refang(text: string): Mended {
  const edits: Edit[] = [];
  const pieces: string[] = [];
  let [at, length] = [0, 0];
  BROKEN.lastIndex = 0;
  for (let found = BROKEN.exec(text); found !== null; found = BROKEN.exec(text)) {
    if (!isBehindName(text, found) || (found[13] !== undefined && inPath(text, found.index))) continue;
    const { by, defang } = mend(found);
    pieces.push(text.slice(at, found.index), by);
    const from = length + found.index - at;
    length = from + by.length;
    at = found.index + found[0].length;
    edits.push({ from, to: length, originalFrom: found.index, originalTo: at, defang });
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), ...mapping(edits) };
}

function mapping(edits: readonly Edit[]): Omit<Mended, 'text'> {
  /** Number of edits for which a condition on their beginning holds; edits are in order. */
  const count = (holds: (from: number) => boolean): number => {
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(edits[middle]?.from ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    startOf: (offset) => {
      const edit = edits[count((from) => from <= offset) - 1];
      if (edit === undefined) return offset;
      return offset < edit.to ? edit.originalFrom : edit.originalTo + offset - edit.to;
    },
    endOf: (offset) => {
      const edit = edits[count((from) => from < offset) - 1];
      if (edit === undefined) return offset;
      return offset <= edit.to ? edit.originalTo : edit.originalTo + offset - edit.to;
    },
    wasDefanged: (start, end) => {
      for (let at = count((from) => from < start); at < edits.length; at += 1) {
        const edit = edits[at];
        if (edit === undefined || edit.from >= end) return false;
        if (edit.defang) return true;
      }
      return false;
    },
  };
}
