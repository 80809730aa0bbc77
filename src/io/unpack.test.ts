import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpack } from './unpack.ts';

const MEBIBYTE = 1024 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

type File = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly packed?: Uint8Array;
  readonly size?: number;
  readonly crc?: number;
};

/** Fields that the two headers of an entry share. @source APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 */
function fields(file: File, packed: Uint8Array): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(20, 0);
  buffer.writeUInt16LE(file.flags ?? 0x800, 2);
  buffer.writeUInt16LE(file.method ?? 8, 4);
  buffer.writeUInt32LE(file.crc ?? crc32(file.bytes), 10);
  buffer.writeUInt32LE(packed.length, 14);
  buffer.writeUInt32LE(file.size ?? file.bytes.length, 18);
  buffer.writeUInt16LE(Buffer.byteLength(file.name), 22);
  return buffer;
}

/** A zip archive. With `entries`, as many as it says instead of how many it has. */
function zipOf(files: readonly File[], entries = files.length): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const packed = file.packed ?? (file.method === 0 ? file.bytes : deflateRawSync(file.bytes));
    const name = Buffer.from(file.name);
    const one = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields(file, packed), name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields(file, packed), place, name]));
    local.push(one);
    offset += one.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const file = (name: string, text = name): File => ({ name, bytes: bytesOf(text) });

async function contents(name: string, bytes: Uint8Array) {
  const { value, issues } = await unpack(name, bytes);
  return { files: value.map((one) => [one.name, textOf(one.bytes)]), issues };
}

describe('unpack: what is not packed', () => {
  it.each(['list.csv', 'list.zip', 'list.csv.gz'])('goes through as it is, whatever its name: %s', async (name) => {
    const bytes = bytesOf('a,b\n1,2\n');
    const { value, issues } = await unpack(name, bytes);
    expect(value).toEqual([{ name, bytes }]);
    expect(value[0]?.bytes).toBe(bytes);
    expect(issues).toEqual([]);
  });

  it('goes through empty', async () => {
    expect((await unpack('empty', new Uint8Array())).value).toEqual([{ name: 'empty', bytes: new Uint8Array() }]);
  });
});

describe('unpack: gzip', () => {
  it.each([
    ['x.csv.gz', 'x.csv'],
    ['lists/X.CSV.GZ', 'lists/X.CSV'],
    ['x.csv', 'x.csv'],
    ['lists/.gz', 'lists/.gz'],
  ])('%s becomes %s', async (name, expected) => {
    expect(await contents(name, gzipSync('hello'))).toEqual({ files: [[expected, 'hello']], issues: [] });
  });

  it('reads every member, and unpacks once', async () => {
    expect((await contents('x.gz', Buffer.concat([gzipSync('one '), gzipSync('two')]))).files).toEqual([['x', 'one two']]);
    const twice = await unpack('x.gz.gz', gzipSync(gzipSync('deep')));
    expect(twice.value.map(({ name, bytes }) => [name, bytes[0], bytes[1]])).toEqual([['x.gz', 0x1f, 0x8b]]);
  });

  it('refuses a bomb, and reads what only packs well', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * MEBIBYTE));
    expect(bomb.length * 200).toBeLessThan(64 * MEBIBYTE);
    const { value, issues } = await unpack('bomb.gz', bomb);
    expect(value).toEqual([]);
    expect(issues).toMatchObject([
      { code: 'too-large', severity: 'error', file: 'bomb.gz', expected: expect.stringContaining('67,108,864'), received: expect.stringContaining('more than') },
    ]);
    expect((await unpack('zeros.gz', gzipSync(Buffer.alloc(64 * MEBIBYTE)))).value[0]?.bytes.length).toBe(64 * MEBIBYTE);
  });

  it('tells what is cut off and what is damaged', async () => {
    const whole = gzipSync('hello, list of names');
    for (const length of [2, 5, 10, 15, whole.length - 1]) {
      expect(await unpack('cut.gz', whole.subarray(0, length))).toMatchObject({
        value: [],
        issues: [{ code: 'unreadable', file: 'cut.gz', message: expect.stringContaining('too early') }],
      });
    }
    const damaged = Buffer.from(whole);
    damaged.writeUInt32LE(1, damaged.length - 8);
    expect((await unpack('bad.gz', damaged)).issues).toMatchObject([{ code: 'unreadable', expected: 'whole gzip data', received: expect.stringContaining('check') }]);
  });
});

describe('unpack: zip', () => {
  it('gives the files in their order, whether deflated or stored, and skips folders', async () => {
    const archive = zipOf([file('b.csv'), { ...file('lists/'), method: 0, bytes: new Uint8Array() }, { ...file('lists/ä.xml'), method: 0 }, file('empty', '')]);
    const { files, issues } = await contents('all.zip', archive);
    expect(files).toEqual([
      ['b.csv', 'b.csv'],
      ['lists/ä.xml', 'lists/ä.xml'],
      ['empty', ''],
    ]);
    expect(issues).toMatchObject([{ code: 'nothing-found', severity: 'info', file: 'all.zip', message: expect.stringContaining('lists/') }]);
  });

  it('reads an archive inside a larger buffer', async () => {
    const archive = zipOf([file('a')]);
    const around = new Uint8Array(archive.length + 20);
    around.set(archive, 10);
    expect((await contents('a.zip', around.subarray(10, 10 + archive.length))).files).toEqual([['a', 'a']]);
  });

  it('says that an archive holds nothing', async () => {
    expect(await unpack('none.zip', zipOf([]))).toMatchObject({ value: [], issues: [{ code: 'nothing-found', severity: 'warning' }] });
  });

  it.each(['../up.csv', 'a/../../up.csv', '/etc/passwd', 'C:\\list.csv', '..\\up.csv', '', 'bell\x07.csv'])('skips the name %j', async (name) => {
    const { files, issues } = await contents('names.zip', zipOf([file(name), file('good.csv')]));
    expect(files).toEqual([['good.csv', 'good.csv']]);
    expect(issues).toMatchObject([{ code: 'invalid-value', severity: 'error', file: 'names.zip' }]);
  });

  it('unpacks gzip inside once, and nothing deeper', async () => {
    const inner = zipOf([file('deep')]);
    const archive = zipOf([
      { ...file('a.csv.gz'), bytes: gzipSync('once') },
      { name: 'twice.gz.gz', bytes: gzipSync(gzipSync('deep')) },
      { name: 'inner.zip', bytes: inner },
      { name: 'broken.gz', bytes: gzipSync('cut').subarray(0, 12) },
    ]);
    const { value, issues } = await unpack('mixed.zip', archive);
    expect(value.map(({ name, bytes }) => [name, bytes[0]])).toEqual([
      ['a.csv', 'o'.charCodeAt(0)],
      ['twice.gz', 0x1f],
      ['inner.zip', 0x50],
    ]);
    expect(issues).toMatchObject([{ code: 'unreadable', message: expect.stringMatching(/broken\.gz.*too early/) }]);
  });

  it('goes on after an entry that is encrypted, packed otherwise, or damaged', async () => {
    const good = file('good.csv');
    const bad: readonly (readonly [File, string])[] = [
      [{ ...file('secret.csv'), flags: 0x801 }, 'encrypted'],
      [{ ...file('lzma.csv'), method: 14 }, 'method 14'],
      [{ ...file('sum.csv'), crc: 1 }, 'check sum'],
      [{ ...file('more.csv', 'x'.repeat(99)), size: 3 }, 'more than 3 bytes'],
      [{ ...file('less.csv'), size: 300 }, '8 bytes'],
      [{ ...file('cut.csv', 'names '.repeat(99)), packed: deflateRawSync('names '.repeat(99)).subarray(0, 5) }, 'unexpected end'],
    ];
    for (const [one, received] of bad) {
      const { files, issues } = await contents('mixed.zip', zipOf([one, good]));
      expect(files).toEqual([['good.csv', 'good.csv']]);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatchObject({ code: 'unreadable', severity: 'error', file: 'mixed.zip', message: expect.stringContaining(one.name) });
      expect(`${issues[0]?.message} ${issues[0]?.received}`).toContain(received);
    }
    expect((await unpack('strong.zip', zipOf([{ ...file('a'), flags: 0x41 }]))).issues).toMatchObject([{ code: 'unreadable', message: expect.stringContaining('encrypted') }]);
  });

  it('refuses too many entries, and too much content however it is spread', async () => {
    const many = (count: number) => zipOf(Array.from({ length: count }, (_, index) => file(`${index}`)));
    expect((await unpack('1000.zip', many(1_000))).value).toHaveLength(1_000);
    expect(await unpack('1001.zip', many(1_001))).toMatchObject({ value: [], issues: [{ code: 'too-large', received: '1001 entries' }] });
    const zeros = new Uint8Array(33 * MEBIBYTE);
    const packed = deflateRawSync(zeros);
    const spread = ['a', 'b', 'c'].map((name) => ({ name, bytes: zeros, packed, crc: crc32(zeros) }));
    expect(await unpack('bomb.zip', zipOf(spread))).toMatchObject({ value: [], issues: [{ code: 'too-large', file: 'bomb.zip' }] });
    const nested = { name: 'bomb.gz', bytes: gzipSync(new Uint8Array(70 * MEBIBYTE)) };
    expect(await unpack('nested.zip', zipOf([file('a'), nested]))).toMatchObject({ value: [], issues: [{ code: 'too-large' }] });
    expect(await unpack('claim.zip', zipOf([{ ...file('a'), size: 0xfffffff0 }]))).toMatchObject({ value: [], issues: [{ code: 'too-large' }] });
  });

  it('gives one issue for an archive that is cut anywhere', async () => {
    const whole = zipOf([file('a.csv', 'names '.repeat(50)), { ...file('b.csv'), method: 0 }]);
    for (let length = 4; length < whole.length; length++) {
      const { value, issues } = await unpack('cut.zip', whole.subarray(0, length));
      expect(value).toEqual([]);
      expect(issues).toMatchObject([{ code: 'unreadable', severity: 'error', file: 'cut.zip', expected: 'a whole zip archive' }]);
    }
    expect((await unpack('lie.zip', zipOf([file('a')], 2))).issues).toMatchObject([{ code: 'unreadable' }]);
  });
});

describe('unpack: anything', () => {
  const starts = fc.constantFrom('', '\x1f\x8b', '\x1f\x8b\x08\0', 'PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08').map((text) => Buffer.from(text, 'latin1'));

  it('never throws on random bytes', async () => {
    const random = fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), fc.string(), async (start, rest, name) => {
      const { value, issues } = await unpack(name, Buffer.concat([start, rest]));
      expect(value.length + issues.length).toBeGreaterThan(0);
    });
    await fc.assert(random, { numRuns: 1_000 });
  });

  it('never throws on archives with changed bytes, and gives no wrong content unnoticed', async () => {
    const texts = ['names '.repeat(20), 'b', 'c'];
    const valid = [zipOf([file('a', texts[0]), { ...file('b'), method: 0 }, { name: 'c.gz', bytes: gzipSync('c') }]), gzipSync('names '.repeat(20))];
    const change = fc.record({ at: fc.nat(400), to: fc.nat(255) });
    const changed = fc.asyncProperty(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 4 }), async (bytes, changes) => {
      const copy = Buffer.from(bytes);
      for (const { at, to } of changes) copy[4 + (at % (copy.length - 4))] = to;
      const { value, issues } = await unpack('changed', copy);
      if (issues.length === 0) for (const one of value) expect([...texts, textOf(gzipSync('c'))]).toContain(textOf(one.bytes));
    });
    await fc.assert(changed, { numRuns: 3_000 });
  });
});
