import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportText } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array, more: { url?: string; contentType?: string } = {}) => readReportText({ name, bytes, ...more });

/** A PDF with a line of text a page, or pages without any. */
function pdf(pages: readonly (readonly string[])[], encrypted = false): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const kids: string[] = [];
  for (const lines of pages) {
    const stream = `BT /F1 12 Tf 72 720 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`);
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  const extra = encrypted ? `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>` : undefined;
  if (extra !== undefined) objects.push(extra);
  let body = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  const encrypt = extra === undefined ? '' : ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encrypt} >>\nstartxref\n${start}\n%%EOF`;
  return utf8(body);
}

/** A ZIP archive whose files are stored as they are. */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 16, 14, 28);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, label);
    parts.push(head, label, data);
    offset += 30 + label.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (...paragraphs: readonly string[]) =>
  zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  });

describe('a page', () => {
  const page = `<!doctype html><html><head><title>Example advisory</title><meta property="og:site_name" content="Example CERT"><meta property="article:published_time" content="2026-02-03T10:00:00Z"><link rel="canonical" href="https://cert.example/a"></head>
<body><nav><a href="/">Home</a> Topics</nav><main><h1>Example advisory</h1><p>${'The workers were placed with many firms under names that were not theirs. '.repeat(5)}</p>
<h2>Indicators</h2><table><tr><th>Type</th><th>Value</th></tr><tr><td>Domain</td><td>bad[.]example</td></tr></table><ul><li>Verify <a href="https://example.com/how">identity</a></li></ul></main>
<div hidden>secret words</div><footer>Contact us</footer><script>alert("script words")</script></body></html>`;

  it('gives its main text as Markdown, with tables and links, and where it comes from', async () => {
    const { value, issues } = await read('page.html', utf8(page));
    expect(value?.text).toContain('## Indicators');
    expect(value?.text).toContain('| Domain | bad[.]example |');
    expect(value?.text).toContain('[identity](https://example.com/how)');
    for (const words of ['Home', 'Contact us', 'script words', 'secret words']) expect(value?.text).not.toContain(words);
    expect(value?.source).toEqual({
      format: 'html',
      title: 'Example advisory',
      publisher: 'Example CERT',
      published: '2026-02-03',
      url: 'https://cert.example/a',
      file: 'page.html',
    });
    expect(issues).toEqual([]);
  });

  it('that is hostile is still read, in bounded time', async () => {
    const deep = `<html><body>${'<div>'.repeat(50_000)}words inside${'</div>'.repeat(50_000)}</body></html>`;
    expect((await read('deep.html', utf8(deep))).value?.text).toBe('words inside');
    for (const text of [
      '<html><body><p>never closed words',
      `<html><p title="${'x'.repeat(100_000)}">after words</p>`,
      '<html><script>only()</script><p>some words</p>',
      `<html>${'<'.repeat(50_000)}words`,
    ])
      expect((await read('page.html', utf8(text))).value?.text).toContain('words');
  });
});

describe('a PDF', () => {
  it('gives its lines, without what runs along all pages, and with broken words whole', async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      'Example Office - Release',
      `Part ${['one', 'two', 'three', 'four'][number - 1]} tells of the infor-`,
      `mation that ${'abcd'[number - 1]} took.`,
      'More words here.',
      'And more of them.',
      'And an end.',
      `Page ${number} of 4`,
    ]);
    const { value, issues } = await read('release.pdf', pdf(pages));
    expect(issues).toEqual([]);
    expect(value?.text).toContain('Part three tells of the information');
    expect(value?.text).not.toMatch(/Example Office|Page 2/);
    expect(value?.source).toEqual({ format: 'pdf', file: 'release.pdf' });
  });

  it('without text, with a password, or broken is refused with the reason', async () => {
    for (const [bytes, words] of [
      [pdf([[], []]), /2 pages are pictures without text, as of a scan/],
      [pdf([['words']], true), /password/],
      [utf8('%PDF-1.4 and nothing'), /no PDF that can be read/],
    ] as const) {
      const { value, issues } = await read('x.pdf', bytes);
      expect(value).toBeUndefined();
      expect(issues[0]?.message).toMatch(words);
    }
  });

  const data = process.env['BONAFIDE_DATA_DIR'];
  const folder = join(data ?? '', 'reports');
  it.skipIf(!existsSync(join(folder, 'formats')))('gives the words of two court texts', async () => {
    for (const name of ['doj-gru', 'doj-fin7']) {
      const { value } = await read(`${name}.pdf`, readFileSync(join(folder, `formats/${name}.pdf`)));
      const words = (text: string) => text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
      const found = new Set(words(value?.text ?? ''));
      const wanted = words(readFileSync(join(folder, `${name}.txt`), 'utf8'));
      expect(wanted.filter((word) => found.has(word)).length / wanted.length).toBeGreaterThan(0.97);
    }
  });
  if (!existsSync(join(folder, 'formats'))) console.log('Skipped the PDFs of court texts: BONAFIDE_DATA_DIR is not set, or holds no reports/formats');
});

describe('a Word document', () => {
  it('gives its paragraphs', async () => {
    const { value } = await read('report.docx', docx('First words.', 'Second words.'));
    expect(value).toEqual({ text: 'First words.\n\nSecond words.', source: { format: 'docx', file: 'report.docx' } });
  });

  it('that is another archive, or broken, is refused with the reason', async () => {
    expect((await read('x.docx', zip({ 'a.txt': 'words' }))).issues[0]?.message).toMatch(/no Word document/);
    expect((await read('x.docx', utf8('PK\u0003\u0004 and nothing'))).issues[0]?.severity).toBe('error');
  });
});

describe('a mail', () => {
  const head = 'From: Example CERT <alerts@example.org>\r\nMessage-ID: <1@example.org>\r\nDate: Tue, 03 Feb 2026 10:00:00 +0000\r\nSubject: Example alert\r\nMIME-Version: 1.0\r\n';
  it('gives subject and body, and names attachments that are not read', async () => {
    const mail = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Some <b>words</b>.</p>\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="list.pdf"\r\n\r\nx\r\n--b--\r\n`;
    const { value, issues } = await read('alert.eml', utf8(mail));
    expect(value?.text).toBe('# Example alert\n\nSome **words**.');
    expect(value?.source).toMatchObject({ format: 'eml', title: 'Example alert', published: '2026-02-03' });
    expect(issues[0]?.message).toContain('list.pdf');
  });

  it('is known by its header, whatever its name', async () => {
    expect((await read('-', utf8(`${head}\r\nPlain words.\r\n`))).value?.source.format).toBe('eml');
  });
});

describe('a text', () => {
  it('is kept as it is, in any encoding', async () => {
    const text = '# Größe\n\n“Words” – 가나다\n';
    expect((await read('a.md', utf8(text))).value).toEqual({ text, source: { format: 'markdown', file: 'a.md' } });
    expect((await read('a.txt', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)]))).value?.text).toBe(text);
    expect((await read('a.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).value?.text).toBe(text);
    const latin = await read('a.txt', Buffer.from('Caf\u00e9 words', 'latin1'));
    expect([latin.value?.text, latin.issues[0]?.code]).toEqual(['Café words', 'wrong-encoding']);
  });

  it('that is empty, noise, or too large is refused or cut, and says so', async () => {
    for (const bytes of [new Uint8Array(), utf8(' \n\t '), Uint8Array.from({ length: 5_000 }, (_, at) => at % 7)]) {
      const { value, issues } = await read('x.txt', bytes);
      expect([value, issues[0]?.severity]).toEqual([undefined, 'error']);
    }
    const long = await read('x.txt', utf8('words '.repeat(1_000_000)));
    expect([long.value?.text.length, long.issues[0]?.code]).toEqual([4_000_000, 'too-large']);
    expect((await read('x.txt', new Uint8Array(65 * 1024 * 1024))).issues[0]?.code).toBe('too-large');
  });

  it('in the form of STIX or MISP is told apart', async () => {
    expect((await read('a.json', utf8('{"type":"bundle","id":"bundle--1","objects":[]}'))).value?.source.format).toBe('stix');
    expect((await read('a.json', utf8('{"Event":{"info":"x"}}'))).value?.source.format).toBe('misp');
  });

  it('keeps the address that it came from', async () => {
    expect((await read('https://example.com/a', utf8('words'), { url: 'https://example.com/a' })).value?.source).toEqual({ format: 'text', url: 'https://example.com/a' });
  });
});

describe('any bytes', () => {
  it('are never an exception', async () => {
    const start = fc.constantFrom('', '%PDF-1.7\n', 'PK\u0003\u0004', '<html>', 'From: a\r\nMIME-Version: 1\r\nTo: b\r\n\r\n', '{"type":"bundle"');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
        const { value, issues } = await read('x', Buffer.concat([Buffer.from(head, 'latin1'), tail]));
        expect(value !== undefined || issues.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
