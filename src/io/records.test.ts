import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { RecordChunk } from '#operations';
import { followRecords, readRecords } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'bonafide-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
async function read(
  content: string | Uint8Array,
  ending = '.log',
): Promise<{ readonly records: readonly unknown[]; readonly issues: readonly string[]; readonly places: readonly string[] }> {
  const path = join(folder, `${made++}${ending}`);
  writeFileSync(path, content);
  const chunks: RecordChunk[] = [];
  for await (const chunk of readRecords([path])) chunks.push(chunk);
  return {
    records: chunks.flatMap(({ records }) => records.map(({ record }) => record)),
    issues: chunks.flatMap(({ issues }) => issues.map(({ code, path: place }) => `${code} ${place}`)),
    places: chunks.flatMap(({ records }) => records.map(({ place }) => place)),
  };
}

const lines = (...records: readonly unknown[]) => records.map((one) => JSON.stringify(one)).join('\n');

describe('records of a log', () => {
  test.each([
    ['lines', lines({ a: 1 }, { a: 2 })],
    ['lines with an end and blank ones between', `${lines({ a: 1 })}\r\n\n${lines({ a: 2 })}\r\n`],
    ['a list', JSON.stringify([{ a: 1 }, { a: 2 }])],
    ['a list over many lines', JSON.stringify([{ a: 1 }, { a: 2 }], null, 2)],
    ['a list in an object', JSON.stringify({ '@odata.context': 'x', value: [{ a: 1 }, { a: 2 }] })],
    ['the same over many lines', JSON.stringify({ records: [{ a: 1 }, { a: 2 }] }, null, 2)],
    ['gzip', gzipSync(lines({ a: 1 }, { a: 2 }))],
    ['a byte order mark', `\uFEFF${JSON.stringify([{ a: 1 }, { a: 2 }])}`],
  ])('come from %s', async (_, content) => {
    expect(await read(content)).toMatchObject({ records: [{ a: 1 }, { a: 2 }], issues: [] });
  });

  test.each([
    ['commas', 'Name,Time\n"A, B",1\nC,2\n'],
    ['semicolons', 'Name;Time\nA, B;1\nC;2\n'],
    ['tabs', 'Name\tTime\nA, B\t1\nC\t2'],
  ])('come from a table with %s', async (_, content) => {
    expect(await read(content, '.csv')).toEqual({
      records: [
        { Name: 'A, B', Time: '1' },
        { Name: 'C', Time: '2' },
      ],
      issues: [],
      places: ['row 2', 'row 3'],
    });
  });

  test('that are damaged are said with their line, and the rest is read', async () => {
    expect(await read(`{"a":1}\n{"a":\n7\n{"a":4}\n{"cut`)).toEqual({
      records: [{ a: 1 }, { a: 4 }],
      issues: ['unreadable line 2', 'wrong-type line 3', 'unreadable line 5'],
      places: ['line 1', 'line 4'],
    });
  });

  test('of a gzip that is cut off are read up to there, and that is said', async () => {
    const whole = gzipSync(Array.from({ length: 50_000 }, (_, nth) => JSON.stringify({ nth, text: Math.sin(nth) })).join('\n'));
    const { records, issues } = await read(whole.subarray(0, whole.length / 2));
    expect(records.length).toBeGreaterThan(10_000);
    expect(issues.some((one) => one.startsWith('unreadable'))).toBe(true);
  });

  test('are the same however the bytes are cut, and nothing throws on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
          fc.jsonValue().map((value) => new TextEncoder().encode(JSON.stringify(value))),
        ),
        async (bytes) => {
          expect(await read(bytes)).toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of a folder come by name, hidden files and others left out', async () => {
    const inner = mkdtempSync(join(folder, 'logs-'));
    writeFileSync(join(inner, 'b.jsonl'), lines({ b: 1 }));
    writeFileSync(join(inner, 'a.json'), JSON.stringify([{ a: 1 }]));
    writeFileSync(join(inner, 'picture.png'), 'x');
    writeFileSync(join(inner, '.hidden.json'), lines({ h: 1 }));
    const seen = [];
    for await (const { records } of readRecords([inner])) seen.push(...records.map(({ record }) => record));
    expect(seen).toEqual([{ a: 1 }, { b: 1 }]);
  });

  test('that are not there are no empty log', async () => {
    await expect(readRecords([join(folder, 'missing.json')]).next()).rejects.toMatchObject({ code: 'input.not-found' });
  });
});

describe('a log that is followed', () => {
  /** Takes records until there are so many, then stops. */
  async function follow(path: string, most: number, known: Parameters<typeof followRecords>[1], between: (seen: number) => void) {
    const stop = new AbortController();
    const seen: unknown[] = [];
    let position: RecordChunk['position'];
    for await (const chunk of followRecords(path, known, stop.signal)) {
      position = chunk.position ?? position;
      seen.push(...chunk.records.map(({ record }) => record));
      if (seen.length >= most) stop.abort();
      else if (chunk.records.length === 0) between(seen.length);
    }
    return { seen, position };
  }

  test('goes on as it grows, waits for the end of a line, survives being moved away and cut short', async () => {
    const path = join(folder, 'grows.jsonl');
    writeFileSync(path, `${lines({ n: 1 })}\n{"n":`);
    let step = 0;
    const { seen } = await follow(path, 5, undefined, () => {
      step += 1;
      if (step === 1) appendFileSync(path, '2}\n');
      else if (step === 2) {
        appendFileSync(path, `${lines({ n: 3 })}\n`);
        renameSync(path, `${path}.1`);
        writeFileSync(path, `${lines({ n: 4 })}\n`);
      } else if (step === 4) truncateSync(path, 0);
      else if (step === 6) appendFileSync(path, `${lines({ n: 5 })}\n`);
    });
    expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  }, 20_000);

  test('and grows without a pause comes to a rest after every look, and gives each record once', async () => {
    const path = join(folder, 'busy.jsonl');
    writeFileSync(path, `${lines({ n: 0 })}\n`);
    const stop = new AbortController();
    const seen: unknown[] = [];
    for await (const chunk of followRecords(path, undefined, stop.signal)) {
      seen.push(chunk.records.length === 0 ? 'rest' : chunk.records.map(({ record }) => record['n']));
      // Written while what came before is still being looked at.
      if (chunk.records.length > 0) appendFileSync(path, `${lines({ n: chunk.records.length + seen.length - 1 })}\n`);
      if (seen.length === 6) stop.abort();
    }
    expect(seen).toEqual([[0], 'rest', [1], 'rest', [3], 'rest']);
  }, 20_000);

  test('goes on where it was left, unless it is another file', async () => {
    const path = join(folder, 'left.jsonl');
    writeFileSync(path, `${lines({ n: 1 }, { n: 2 })}\n`);
    const { position } = await follow(path, 2, undefined, () => undefined);
    appendFileSync(path, `${lines({ n: 3 })}\n`);
    expect((await follow(path, 1, position, () => undefined)).seen).toEqual([{ n: 3 }]);
    rmSync(path);
    writeFileSync(join(folder, 'other'), 'x');
    writeFileSync(path, `${lines({ n: 9 })}\n`);
    expect((await follow(path, 1, position === undefined ? undefined : { ...position, file: 'another' }, () => undefined)).seen).toEqual([{ n: 9 }]);
  }, 20_000);
});
