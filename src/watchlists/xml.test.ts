import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, readXml, textOf, textsOf, type XmlNode, type XmlShape } from './xml.ts';

const shape: XmlShape = { file: 'list.xml', root: ['List'], record: ['Group/Entry', 'Info'] };

function read(text: string | Uint8Array, over: Partial<XmlShape> = {}) {
  const records: XmlNode[] = [];
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const issues = readXml(bytes, { ...shape, ...over }, (record) => records.push(record));
  return { records, issues };
}

const utf16 = (text: string, little: boolean) => {
  const codes = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  return Uint8Array.from(codes.flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])));
};

describe('readXml', () => {
  it('gives out one tree a record, by name and by path, with local names', () => {
    const { records, issues } = read(
      `<?xml version="1.0"?><x:List xmlns:x="urn:x"><Info>May</Info><Entry id="no"/><x:Group><x:Entry x:id="1"> a <b>B</b> c<![CDATA[<d>]]></x:Entry>\n<Entry id="2"/></x:Group></x:List>`,
    );
    expect(issues).toEqual([]);
    expect(records.map((record) => [record.name, record.attributes, record.text, record.line])).toEqual([
      ['Info', {}, 'May', 1],
      ['Entry', { id: '1' }, 'a  c<d>', 1],
      ['Entry', { id: '2' }, '', 2],
    ]);
    expect(textOf(records[1], 'b')).toBe('B');
    expect(textOf(records[1], 'none', 'b')).toBeUndefined();
    expect(child(undefined, 'b')).toBeUndefined();
  });

  it('walks to all texts at the end of a path', () => {
    const { records } = read('<List><Info><a><b>1</b><b/></a><a><b>2</b></a></Info></List>');
    expect(textsOf(records[0], 'a', 'b')).toEqual(['1', '2']);
  });

  it('tells the root before the first record', () => {
    const seen: unknown[] = [];
    read('<List made="2026-01-31"><Info/></List>', { onRoot: (root) => seen.push(root.attributes['made']) });
    expect(seen).toEqual(['2026-01-31']);
  });

  it.each([
    ['UTF-8 with a byte order mark', new TextEncoder().encode('\uFEFF<List><Info>Zoë 김</Info></List>'), 'Zoë 김'],
    ['UTF-16, little end first', utf16('<?xml version="1.0" encoding="UTF-16"?><List><Info>Zoë 김 🙂</Info></List>', true), 'Zoë 김 🙂'],
    ['UTF-16, big end first', utf16('<List><Info>Zoë 김 🙂</Info></List>', false), 'Zoë 김 🙂'],
    ['declared ISO-8859-1', Uint8Array.from(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><List><Info>Zo\u00eb \u0096</Info></List>', 'latin1')), 'Zoë –'],
  ])('decodes %s', (_, bytes, text) => {
    const { records, issues } = read(bytes);
    expect(issues).toEqual([]);
    expect(records[0]?.text).toBe(text);
  });

  it('cuts no character where a piece of a long file ends', () => {
    for (const pad of [0, 1, 2, 3]) {
      const names = '김🙂é'.repeat(60_000);
      const text = `<List><Info>${' '.repeat(pad)}${names}</Info></List>`;
      for (const bytes of [new TextEncoder().encode(text), utf16(text, true), utf16(text, false)]) expect(read(bytes).records[0]?.text === names).toBe(true);
    }
  });

  it('says that bytes are not in the encoding of the file', () => {
    const { issues } = read(Uint8Array.from([...Buffer.from('<List><Info>Zo'), 0xeb, ...Buffer.from('</Info></List>')]));
    expect(issues).toMatchObject([{ code: 'wrong-encoding', severity: 'warning' }]);
  });

  const deep = `<List>${'<a>'.repeat(64)}${'</a>'.repeat(64)}</List>`;
  it.each([
    ['a page of HTML', '<!DOCTYPE html><html><body>503</body></html>', /page of HTML/],
    ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', /page of HTML/],
    ['another root', '<Other><Info/></Other>', /root element/],
    ['a list that is cut off', '<List><Info>a</Info>', /unclosed tag: List/],
    ['an empty file', '', /root element/],
    ['entities of its own', '<!DOCTYPE List [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><List><Info>&b;</Info></List>', /entities of its own/],
    ['an external entity', '<!DOCTYPE List [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><List/>', /entities of its own/],
    ['an entity that nothing declares', '<List><Info>&b;</Info></List>', /undefined entity/],
    ['tags that do not match', '<List><Info></List>', /unexpected close tag|well-formed/],
    ['nesting without end', deep, /nested too deeply/],
    ['a record of a hundred thousand elements', `<List><Info>${'<a/>'.repeat(100_000)}</Info></List>`, /record is too large/],
    ['text', 'no XML at all', /well-formed/],
  ])('refuses %s with one reason', (_, text, reason) => {
    const { issues } = read(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      code: 'unreadable',
      severity: 'error',
      file: 'list.xml',
      path: expect.stringMatching(/^line \d+, column \d+$/),
      message: expect.stringMatching(reason),
    });
  });

  it('never throws, whatever the bytes are', () => {
    const good = Buffer.from('<?xml version="1.0" encoding="utf-8"?><List><Info a="b">x &amp; y</Info><Group><Entry/></Group></List>');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => read(bytes).records.length === 0));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, end) => {
        const broken = Uint8Array.from(good.subarray(0, end));
        broken[at] = byte;
        read(broken);
      }),
    );
  });
});
