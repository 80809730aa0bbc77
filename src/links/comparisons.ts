import { similarity } from '#values';
import type { Comparison, Row } from './linkage.ts';

/** Likeness from which two words are one misspelt, and from which they may be. @source house: one slip in a word of eight letters, two in one of six */
const SLIP = 0.86;
const SLIPS = 0.66;
/** Likeness of whole lines that are one line with other spellings. @source house */
const LINE = 0.8;

const given = (row: Row, column: string): string | undefined => {
  const value = row[column]?.trim().toLowerCase();
  return value === undefined || value === '' ? undefined : value;
};

/** One slip of the fingers: a letter more, less, other, or two exchanged. */
function isSlip(a: string, b: string): boolean {
  if (similarity(a, b) >= SLIP || (Math.abs(a.length - b.length) <= 1 && similarity(a, b) * Math.max(a.length, b.length) >= Math.max(a.length, b.length) - 1)) return true;
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, nth) => letter !== b[nth]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Levels of two words: 4 equal, 3 one slip, 2 one begins the other or both begin alike, 1 alike, 0 other. */
function wordLevel(a: string, b: string): number {
  if (a === b) return 4;
  if (isSlip(a, b)) return 3;
  if (a.startsWith(b) || b.startsWith(a)) return 2;
  return similarity(a, b) >= SLIPS ? 1 : 0;
}

/** A word such as a name. @param swapped column in which it stands where two fields were exchanged */
export function wordComparison(column: string, swapped?: string): Comparison {
  return {
    name: column,
    levels: 6,
    columns: swapped === undefined ? [column] : [column, swapped],
    compare(a, b) {
      const [one, two] = [given(a, column), given(b, column)];
      if (one === undefined || two === undefined) return undefined;
      const level = wordLevel(one, two);
      if (level >= 3) return level + 1;
      if (swapped !== undefined && (one === given(b, swapped) || two === given(a, swapped))) return 3;
      return Math.min(2, level);
    },
    rarity: (row) => given(row, column),
  };
}

/** A date in digits: 3 equal, 2 one digit other or day and month exchanged, 1 the same year or the same day, 0 other. */
export function dateComparison(column: string): Comparison {
  const digits = (row: Row) => given(row, column)?.replace(/\D/g, '');
  return {
    name: column,
    levels: 4,
    columns: [column],
    compare(a, b) {
      const [one, two] = [digits(a), digits(b)];
      if (!one || !two) return undefined;
      if (one === two) return 3;
      if (one.length === two.length) {
        const others = [...one].filter((digit, at) => digit !== two[at]).length;
        const isExchanged = one.slice(0, 4) === two.slice(0, 4) && one.slice(4, 6) === two.slice(6, 8) && one.slice(6, 8) === two.slice(4, 6);
        const isTurned = others === 2 && isSlip(one, two);
        if (others === 1 || isExchanged || isTurned) return 2;
      }
      return one.slice(0, 4) === two.slice(0, 4) || one.slice(4) === two.slice(4) ? 1 : 0;
    },
    rarity: digits,
  };
}

/** A number or code: 3 equal, 2 one slip, 1 half of its signs where they stand, 0 other. */
export function codeComparison(column: string): Comparison {
  return {
    name: column,
    levels: 4,
    columns: [column],
    compare(a, b) {
      const [one, two] = [given(a, column), given(b, column)];
      if (one === undefined || two === undefined) return undefined;
      if (one === two) return 3;
      if (isSlip(one, two)) return 2;
      return [...one].filter((sign, at) => sign === two[at]).length * 2 >= Math.max(one.length, two.length) ? 1 : 0;
    },
    rarity: (row) => given(row, column),
  };
}

/** Lines of words whose order and spelling vary, several columns taken together: 4 equal, 3 the same words, 2 alike, 1 most words of the shorter, 0 other. */
export function linesComparison(name: string, columns: readonly string[]): Comparison {
  const line = (row: Row) => {
    const parts = columns.flatMap((column) => given(row, column) ?? []);
    return parts.length === 0 ? undefined : parts.join(' ');
  };
  return {
    name,
    levels: 5,
    columns,
    compare(a, b) {
      const [one, two] = [line(a), line(b)];
      if (one === undefined || two === undefined) return undefined;
      if (one === two) return 4;
      const [x, y] = [one.split(/\W+/).filter(Boolean).sort(), two.split(/\W+/).filter(Boolean).sort()];
      if (x.join(' ') === y.join(' ')) return 3;
      if (similarity(one, two) >= LINE) return 2;
      const [short, long] = x.length <= y.length ? [x, y] : [y, x];
      return short.filter((word) => long.some((other) => word === other || isSlip(word, other))).length * 3 >= short.length * 2 ? 1 : 0;
    },
    rarity: line,
  };
}

/** A value that is equal or not. */
export function equalComparison(column: string): Comparison {
  return {
    name: column,
    levels: 2,
    columns: [column],
    compare(a, b) {
      const [one, two] = [given(a, column), given(b, column)];
      return one === undefined || two === undefined ? undefined : Number(one === two);
    },
    rarity: (row) => given(row, column),
  };
}
