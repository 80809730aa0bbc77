import { describe, expect, it } from 'vitest';
import type { Issue } from '#model';
import { MAX_DOCUMENT_BYTES } from '#values';
import { decodeAll, decodeChunks, refuseBytes } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('decodeAll', () => {
  it('reads UTF-8 with and without byte order mark, and UTF-16 in both orders', () => {
    for (const bytes of [utf8('Zoë ✓'), utf8('\ufeffZoë ✓'), utf16('Zoë ✓', false), utf16('Zoë ✓', true)]) expect(decodeAll(bytes, 'f')).toEqual({ value: 'Zoë ✓', issues: [] });
  });

  it('reads lines that are not UTF-8 as Windows-1252, names the first, and leaves the others as they are', () => {
    const bytes = Buffer.concat([utf8('Zoë\n'), Buffer.from('Jos\xe9 \x80\n', 'latin1'), utf8('Größe')]);
    const { value, issues } = decodeAll(bytes, 'f.csv');
    expect(value).toBe('Zoë\nJosé €\nGröße');
    expect(issues).toMatchObject([{ code: 'wrong-encoding', severity: 'warning', path: 'line 2', file: 'f.csv' }]);
  });
});

describe('decodeChunks', () => {
  it('cuts at line ends only and keeps count of the lines', () => {
    const line = `${'x'.repeat(99)}ë\n`;
    const text = line.repeat(30_000);
    const chunks = [...decodeChunks(utf8(text), 'f', () => expect.unreachable())];
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
    expect(chunks.every((chunk) => chunk.text.endsWith('\n'))).toBe(true);
    expect(chunks.at(-1)?.line).toBe(30_001 - (chunks.at(-1)?.text.split('\n').length ?? 0) + 1);
  });

  it('refuses a line longer than a document may be', () => {
    const issues: Issue[] = [];
    expect([...decodeChunks(new Uint8Array(MAX_DOCUMENT_BYTES + 10).fill(97), 'f', (issue) => issues.push(issue))]).toEqual([]);
    expect(issues).toMatchObject([{ code: 'too-large', path: 'line 1' }]);
  });
});

describe('refuseBytes', () => {
  it('lets texts pass', () => {
    for (const text of ['', 'a', '{"a":1}', 'a\tb\r\n\fc', 'José', 'مثال', '例']) expect(refuseBytes(utf8(text), 'f')).toBeUndefined();
    expect(refuseBytes(utf16('a,b\n', true), 'f')).toBeUndefined();
  });

  it('says what to do with files that people mistake for exports', () => {
    expect(refuseBytes(utf8('PK\u0003\u0004rest'), 'a.xlsx')?.message).toContain('save the sheet as CSV');
    expect(refuseBytes(utf8('%PDF-1.7'), 'a.pdf')?.message).toContain('PDF');
  });

  it('refuses noise and zero bytes wherever they stand', () => {
    const late = new Uint8Array(200_000).fill(97);
    late[199_999] = 0;
    for (const bytes of [late, new Uint8Array([1, 2, 3, 4]), utf8('{"a":\u0000}'), utf8(`abc${'\u0001'.repeat(3)}`)])
      expect(refuseBytes(bytes, 'f')).toMatchObject({ code: 'unreadable', severity: 'error' });
  });

  it('refuses UTF-16 that is larger than a document', () => {
    const bytes = new Uint8Array(MAX_DOCUMENT_BYTES + 2).fill(97);
    bytes.set([0xff, 0xfe]);
    expect(refuseBytes(bytes, 'f')?.code).toBe('too-large');
  });
});
