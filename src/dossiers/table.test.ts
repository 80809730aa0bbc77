import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '#model';
import { type Delimiter, detectDelimiter, tableRows } from './table.ts';

/** Rows of a text that comes in pieces of some length, and what was reported. */
function read(text: string, delimiter: Delimiter = ',', pieceLength = text.length || 1) {
  const issues: Omit<Issue, 'file'>[] = [];
  const pieces = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, index) => ({ text: text.slice(index * pieceLength, (index + 1) * pieceLength), line: 1 }));
  return { rows: [...tableRows(pieces, delimiter, (issue) => issues.push(issue))], issues };
}

describe('tableRows', () => {
  it('reads quoted cells, line breaks in them, all line ends, and blanks around cells', () => {
    const { rows, issues } = read('a,"b,1","c ""x"""\r\n"two\nlines", d ,\n\n  \rx, "y, z",w');
    expect(rows).toEqual([
      { cells: ['a', 'b,1', 'c "x"'], line: 1 },
      { cells: ['two\nlines', 'd', ''], line: 2 },
      { cells: ['x', 'y, z', 'w'], line: 6 },
    ]);
    expect(issues).toEqual([]);
  });

  it('keeps empty cells between tabs', () => {
    expect(read('a\t\tb\t\n', '\t').rows[0]?.cells).toEqual(['a', '', 'b', '']);
  });

  it('takes a quotation mark inside a cell as it is, and names a row where a quoted cell goes on after its end', () => {
    const { rows, issues } = read('5" disk,a"b"c\n"x"y,z\nd,e');
    expect(rows.map((row) => row.cells)).toEqual([
      ['5" disk', 'a"b"c'],
      ['d', 'e'],
    ]);
    expect(issues).toMatchObject([{ code: 'unreadable', path: 'line 2' }]);
  });

  it('gives up one line, not the rest, for a quotation mark that is never closed', () => {
    const { rows, issues } = read('a,b\n"open,c\nd,e\nf,g');
    expect(rows.map((row) => row.line)).toEqual([1, 3, 4]);
    expect(issues).toMatchObject([{ path: 'line 2', code: 'unreadable' }]);
  });

  it('does so in a long file too', () => {
    const { rows, issues } = read(`a,b\n"open,c\n${'dddddddddddd,e\n'.repeat(150_000)}`, ',', 1_000_000);
    expect(rows).toHaveLength(150_001);
    expect(rows[1]?.line).toBe(3);
    expect(rows.at(-1)?.line).toBe(150_002);
    expect(issues).toHaveLength(1);
  });

  it('gives the same rows however the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r', ';', 'ë'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (parts, length) => {
        const text = parts.join('');
        expect(read(text, ',', length)).toEqual(read(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads back what was written as RFC 4180 says', () => {
    const cell = fc.string({ maxLength: 8 }).map((text) => text.replace(/\u0000/g, ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (table) => {
        const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(read(text).rows.map((row) => row.cells)).toEqual(table);
      }),
    );
  });
});

describe('detectDelimiter', () => {
  const known = (header: string) => ['name', 'email'].includes(header.toLowerCase());

  it('takes the one under which most headers are known, then most columns', () => {
    expect(detectDelimiter('Name;Email, private\n', known)).toBe(';');
    expect(detectDelimiter('Name\tEmail\n', known)).toBe('\t');
    expect(detectDelimiter('Name|Email\n', known)).toBe('|');
    expect(detectDelimiter('a,b,c;d\n', known)).toBe(',');
    expect(detectDelimiter('', known)).toBe(',');
  });
});
