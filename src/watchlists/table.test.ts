import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows, hasColumns, readTable, splitList, splitNumbered } from './table.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const shape = { file: 'a.csv', required: ['id', 'name'] as const, read: ['id', 'name', 'birth date'] as const, ignored: ['gender', /^x_/] };
const read = (text: string | Uint8Array) => readTable<'id' | 'name' | 'birth date'>(typeof text === 'string' ? encode(text) : text, shape);

describe('readTable', () => {
  it.each([',', ';', '\t'])('finds cells by the name of their column, whatever the delimiter is (%j)', (delimiter) => {
    const { value, issues } = read([['Name', 'ID', 'Birth Date'].join(delimiter), [' Example Person ', '1', '1961'].join(delimiter)].join('\r\n'));
    expect(value.rows.map(({ cell, line }) => [cell('id'), cell('name'), cell('birth date'), line])).toEqual([['1', 'Example Person', '1961', 2]]);
    expect(issues).toEqual([]);
  });

  it('reads what stands before the header, a byte order mark, and counts lines inside quoted cells', () => {
    const { value } = read('\uFEFFReport Date: 10-Nov-2025\nid,name\n1,"Example\nPerson"\n\n2,Other\n');
    expect(value.preamble).toEqual([['Report Date: 10-Nov-2025']]);
    expect(value.rows.map(({ line }) => line)).toEqual([3, 6]);
    expect(value.rows[0]?.cell('birth date')).toBe('');
  });

  it('reports a column that it does not know once, and says nothing of those ignored by name', () => {
    expect(read('id,name,gender,x_any,Zodiac,zodiac,Zodiac\n1,Example,,,,,').issues).toMatchObject([
      { code: 'unmapped-column', severity: 'info', received: 'Zodiac', path: 'line 1' },
      { code: 'unmapped-column', received: 'zodiac' },
    ]);
    expect(read('id,name,name\n1,Example,Other').issues).toMatchObject([{ code: 'duplicate-field', severity: 'warning' }]);
  });

  it('leaves out a shifted row with its line, and reads none where more than one in a hundred is shifted', () => {
    const rows = Array.from({ length: 200 }, (_, index) => `${index},Example`);
    const one = read(['id,name', ...rows, '201,Example,too,many', '202,Example,'].join('\n'));
    expect(one.value.rows).toHaveLength(201);
    expect(one.issues).toMatchObject([{ code: 'invalid-value', severity: 'error', path: 'line 202', expected: '2 cells', received: '4 cells' }]);
    const many = read(['id,name', ...rows, '1,a,b', '2,a,b', '3'].join('\n'));
    expect(many.value.rows).toEqual([]);
    expect(many.issues).toMatchObject([{ code: 'unreadable', severity: 'error', path: 'line 202' }]);
  });

  it('reads Windows-1252 with a warning, and UTF-16 by its mark', () => {
    const latin = Uint8Array.from([...encode('id,name\n1,Ren'), 0xe9, 0x20, 0x96, 0x20, 0x58]);
    expect(read(latin).value.rows[0]?.cell('name')).toBe('René – X');
    expect(read(latin).issues).toMatchObject([{ code: 'wrong-encoding', severity: 'warning' }]);
    const wide = Uint8Array.from([0xff, 0xfe, ...[...'id,name\n1,Ex'].flatMap((char) => [char.charCodeAt(0), 0])]);
    expect(read(wide).value.rows[0]?.cell('name')).toBe('Ex');
  });

  it('refuses a page of HTML and a table of another kind', () => {
    expect(read('<!DOCTYPE html><p>id,name').issues).toMatchObject([{ code: 'unreadable', severity: 'error', received: 'html' }]);
    expect(read('colour,size\nred,1').issues).toMatchObject([{ code: 'unreadable', expected: 'id, name' }]);
    expect(hasColumns(encode('"ID";"NAME"\n'), ['id', 'name'])).toBe(true);
    expect(hasColumns(encode('colour,size'), ['id'])).toBe(false);
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string().map((text) => encode(`id,name\n${text}`)),
        ),
        (bytes) => {
          expect(Array.isArray(read(bytes).issues)).toBe(true);
        },
      ),
    );
  });
});

describe('cells with several values', () => {
  it('are split where they are numbered or lettered', () => {
    expect(splitNumbered('(1) Exampleland. (2) Samplia')).toEqual(['Exampleland', 'Samplia']);
    expect(splitNumbered('(a) 11.4.1963; (b) 1960')).toEqual(['11.4.1963', '1960']);
    expect(splitNumbered('(i) one, (ii) two')).toEqual(['one', 'two']);
    expect(splitNumbered('+7 (495) 000')).toEqual(['+7 (495) 000']);
    expect(splitNumbered(' ')).toEqual([]);
  });

  it('are split at semicolons, save inside quotes', () => {
    expect(splitList('One; Two;; "Three; or four"; O"Neil')).toEqual(['One', 'Two', 'Three; or four', 'O"Neil']);
    expect(splitList('"He ""said"" so"')).toEqual(['He "said" so']);
    expect(splitList('')).toEqual([]);
  });

  it('rows are grouped by a key, those without it left out', () => {
    const { rows } = read('id,name\n1,A\n2,B\n1,C\n,D').value;
    expect([...groupRows(rows, ({ cell }) => cell('id'))].map(([id, group]) => [id, group.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });
});
