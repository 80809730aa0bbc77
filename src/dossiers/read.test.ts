import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '#model';
import { testDigest } from '#testing';
import { readDossierBatches, readDossiers } from './read.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? encoder.encode(text) : text);
const read = (text: string | Uint8Array, file = 'people.json') => readDossiers(bytesOf(text), { file, digest: testDigest });
const person = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({ schema: 'bonafide.dossier/v1', id, names: [{ name: 'Robin Example' }], ...more });
const ids = ({ value }: ReturnType<typeof read>) => value.map((dossier) => dossier.id);
const worst = (issues: readonly Issue[]) => issues.filter((issue) => issue.severity === 'error');

const RESUME = { basics: { name: 'Mira Placeholder', email: 'mira@example.org' }, work: [{ name: 'Example Works' }] };
const TABLE = 'ID,Name,Email\nP-1,Robin Example,robin@example.com\nP-2,"Sample, Alex",alex@example.org\n';

describe('readDossiers', () => {
  it('knows each form by its content', () => {
    expect(ids(read(JSON.stringify(person('P-1'))))).toEqual(['P-1']);
    expect(ids(read(JSON.stringify([person('P-1'), person('P-2')], undefined, 2)))).toEqual(['P-1', 'P-2']);
    expect(ids(read(JSON.stringify({ dossiers: [person('P-1'), person('P-2')] })))).toEqual(['P-1', 'P-2']);
    expect(ids(read(`${JSON.stringify(person('P-1'))}\n\n${JSON.stringify(person('P-2'))}\n`, '-'))).toEqual(['P-1', 'P-2']);
    expect(ids(read(JSON.stringify(RESUME)))[0]).toMatch(/^resume-[0-9a-f]{20}$/);
    expect(ids(read(`${JSON.stringify(RESUME)}\n${JSON.stringify([person('P-2')])}`))).toHaveLength(2);
    expect(ids(read(TABLE, 'standard input'))).toEqual(['P-1', 'P-2']);
    expect(ids(read(`\ufeff${TABLE}`, 'a.csv'))).toEqual(['P-1', 'P-2']);
    expect(ids(read(Buffer.from(`\ufeff${TABLE.replaceAll(',', '\t').replace('Sample\t', 'Sample,')}`, 'utf16le'), 'a.csv'))).toEqual(['P-1', 'P-2']);
  });

  it('gives each claim its place: pointer, and line where the file has lines', () => {
    expect(read(JSON.stringify({ dossiers: [person('P-1')] })).value[0]?.names[0]?.locator).toEqual({ kind: 'json-pointer', pointer: '/dossiers/0/names/0' });
    expect(read(`${JSON.stringify(person('P-1'))}\n${JSON.stringify(person('P-2'))}`).value[1]?.names[0]?.locator).toEqual({ kind: 'json-pointer', pointer: '/names/0', line: 2 });
    expect(read(TABLE, 'a.csv').value[1]?.names[0]).toMatchObject({ value: { name: 'Sample, Alex' }, locator: { kind: 'cell', line: 3, column: 'Name' } });
  });

  it('says what it expected where JSON is about something else', () => {
    expect(read('{"a":1,"b":2}').issues).toMatchObject([{ code: 'wrong-type', severity: 'error', path: '/', received: 'an object with a, b' }]);
    expect(read('[1]').issues).toMatchObject([{ path: '/0', message: expect.stringContaining('JSON Resume') }]);
    expect(read('{"id":"P-1","names":[]}').issues).toMatchObject([{ code: 'missing-value', path: '/schema', message: expect.stringContaining('bonafide.dossier/v1') }]);
    expect(read('{"schema":"bonafide.dossier/v9","id":"P-1"}').issues).toMatchObject([{ path: '/schema', received: 'bonafide.dossier/v9' }]);
    expect(read('{"dossiers":3}').issues).toMatchObject([{ code: 'wrong-type', path: '/dossiers' }]);
    expect(read('{"dossiers":[],"count":0}').issues).toMatchObject([{ code: 'unknown-field', path: '/count' }, { code: 'nothing-found' }]);
    expect(read('"text"').issues.length).toBeGreaterThan(0);
  });

  it('says so where a file holds nobody', () => {
    for (const text of ['', ' \n ', '\ufeff', '[]', 'ID,Name\n']) {
      const { value, issues } = read(text, 'a.csv');
      expect(value).toEqual([]);
      expect(issues.at(-1)).toMatchObject({ code: 'nothing-found' });
    }
  });

  it('names line and column where JSON breaks off, and reads the other lines of JSON Lines', () => {
    expect(read('{"schema": "bonafide.dossier/v1",\n "id": "P-1", "names": [').issues).toMatchObject([{ code: 'unreadable', path: 'line 2, column 25' }]);
    const lines = [person('P-1'), person('P-2'), person('P-3')].map((one) => JSON.stringify(one));
    for (const bad of [0, 1, 2]) {
      const text = lines.map((line, index) => (index === bad ? line.slice(0, 20) : line)).join('\n');
      for (const file of ['a.jsonl', 'a.json', '-']) {
        const result = read(text, file);
        expect(ids(result)).toHaveLength(2);
        expect(result.issues).toMatchObject([{ code: 'unreadable', path: expect.stringMatching(new RegExp(`^line ${bad + 1}, column \\d+$`)) }]);
      }
    }
  });

  it('reads one object over several lines even in a file named .jsonl', () => {
    expect(ids(read(JSON.stringify(person('P-1'), undefined, 2), 'a.jsonl'))).toEqual(['P-1']);
  });

  it('keeps the first of several people with one id: quietly where they are alike, with an error where they are not', () => {
    const other = person('P-1', { names: [{ name: 'Alex Sample' }] });
    const result = read([person('P-1'), person('P-1'), other].map((one) => JSON.stringify(one)).join('\n'), 'a.jsonl');
    expect(ids(result)).toEqual(['P-1']);
    expect(result.value[0]?.names[0]?.value.name).toBe('Robin Example');
    expect(result.issues).toMatchObject([
      { code: 'duplicate-id', severity: 'info', path: 'line 2', message: expect.stringContaining('line 1') },
      { code: 'duplicate-id', severity: 'error', path: 'line 3', message: expect.stringContaining('line 1') },
    ]);
    expect(read(JSON.stringify([person('P-1'), person('P-1')])).issues).toMatchObject([{ severity: 'info', path: '/1', message: expect.stringContaining('/0') }]);
  });

  it('counts the issues of a file that is the wrong one instead of listing them all', () => {
    const { value, issues } = read('{"log":1}\n'.repeat(5_000), 'a.jsonl');
    expect(value).toEqual([]);
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)?.message).toContain('4000 more');
  });

  it('leaves __proto__ out and says so', () => {
    const { value, issues } = read('{"schema":"bonafide.dossier/v1","id":"P-1","__proto__":{"names":[]},"names":[{"name":"Robin Example","__proto__":{"kind":"alias"}}]}');
    expect(value[0]?.names).toHaveLength(1);
    expect(issues.map((issue) => issue.path)).toEqual(['/__proto__', '/names/0/__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Reflect.get({}, 'names')).toBeUndefined();
  });

  it('quotes and keeps no open number and no protected attribute', () => {
    const accounts = [
      { kind: 'bank', number: 4_111_222_233_334, iban: 'DE00SECRET' },
      { kind: 'bank', number: '', holderName: 'Robin' },
      { kind: 'bank', number: { hash: 5, open: '411122223333' } },
    ];
    const text = JSON.stringify(
      person('P-1', {
        payoutAccounts: accounts,
        names: [{ name: 'Robin Example', gender: 'SECRET' }],
        maritalStatus: 'SECRET',
        protected: { birthDates: ['1990-13-SECRET'], religion: 'SECRET' },
      }),
    );
    const { value, issues } = read(text);
    expect(JSON.stringify({ value, issues })).not.toMatch(/SECRET|4111222/);
    expect(value[0]?.payoutAccounts).toHaveLength(3);
    expect(issues.filter((issue) => issue.code === 'protected-attribute').map((issue) => issue.path)).toEqual(['/maritalStatus', '/protected/religion', '/names/0/gender']);
  });

  it('keeps no number that stands for none, and says where it stood', () => {
    const { value, issues } = read(
      JSON.stringify(
        person('P-1', { payoutAccounts: [{ kind: 'bank', number: 'n/a', bankName: 'Example Bank' }], equipment: [{ asset: 'LT-1', kind: 'laptop', serial: '00000000' }] }),
      ),
    );
    expect([value[0]?.payoutAccounts[0]?.value.number, value[0]?.payoutAccounts[0]?.value.bankName, value[0]?.equipment[0]?.value.serial]).toEqual([
      undefined,
      'Example Bank',
      undefined,
    ]);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['invalid-value', '/payoutAccounts/0/number'],
      ['invalid-value', '/equipment/0/serial'],
    ]);
  });
});

describe('readDossierBatches', () => {
  it('yields batches of at most the wanted size, with issues beside the person they are about', () => {
    const lines = Array.from({ length: 25 }, (_, index) => JSON.stringify(person(`P-${index}`, index === 12 ? { emails: [{ address: 'x@y' }] } : {})));
    const batches = [...readDossierBatches(encoder.encode([...lines, lines[0], '{'].join('\n')), { file: 'a.jsonl', digest: testDigest }, 10)];
    expect(batches.map((batch) => batch.people.length)).toEqual([10, 10, 5]);
    expect(batches.flatMap((batch) => batch.people.filter((one) => one.issues.length > 0).map((one) => one.dossier.id))).toEqual(['P-12']);
    expect(batches.flatMap((batch) => batch.issues).map((issue) => issue.code)).toEqual(['duplicate-id', 'unreadable']);
  });

  it('gives what reading all at once gives', () => {
    const text = `${TABLE}P-3,broken\nP-2,Other,other@example.org\n`;
    const batches = [...readDossierBatches(encoder.encode(text), { file: 'a.csv', digest: testDigest }, 2)];
    expect(batches.flatMap((batch) => batch.people.map((one) => one.dossier))).toEqual(read(text, 'a.csv').value);
  });
});

/** Reads anything at all, and checks what holds for every answer. */
function survives(bytes: Uint8Array, file: string): ReturnType<typeof read> {
  const result = read(bytes, file);
  expect(result.value.length + result.issues.length).toBeGreaterThan(0);
  for (const issue of result.issues) {
    expect(issue.file).toBe(file);
    expect((issue.received ?? '').length).toBeLessThanOrEqual(80);
  }
  for (const dossier of result.value) {
    const claimIds = JSON.stringify(dossier).match(/"clm_\w+"/g) ?? [];
    expect(new Set(claimIds).size).toBe(claimIds.length);
  }
  return result;
}

describe('reading never throws', () => {
  const files = fc.constantFrom('a.json', 'a.jsonl', 'a.csv', 'a.tsv', 'standard input');
  const full = person('P-1', {
    subject: { relation: 'contractor', claimedResidence: { countryCode: 'US' } },
    documents: [{ id: 'file', role: 'resume' }],
    emails: [{ address: 'robin@example.com', document: 'file' }],
    phones: [{ number: '+12025550143' }],
    work: [{ name: 'Example Works', startDate: '2020-01' }],
    payoutAccounts: [{ kind: 'bank', number: 'X123456' }],
    observations: [{ check: 'voip-number', by: 'Dana', at: '2026-01-01', note: 'sounds foreign', answers: { a: 1 } }],
    protected: { birthDates: ['1990-01-01'] },
  });
  const valid = [
    JSON.stringify(full),
    JSON.stringify([full, RESUME]),
    `${JSON.stringify(full)}\n${JSON.stringify(RESUME)}\n`,
    TABLE,
    'E-Mail;Land;Hire Date;Gender\na@example.org;Germany;31.12.2025;x\n',
  ];

  it('on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), files, (bytes, file) => {
        survives(bytes, file);
      }),
      { numRuns: 500 },
    );
  });

  it('on valid files with bytes changed, taken out or cut off', () => {
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), how: fc.constantFrom('set', 'delete', 'cut', 'repeat') });
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 6 }), files, (text, changes, file) => {
        let bytes = [...encoder.encode(text)];
        for (const { at, byte, how } of changes) {
          const place = at % (bytes.length + 1);
          if (how === 'set') bytes[place] = byte;
          else if (how === 'delete') bytes.splice(place, 1);
          else if (how === 'cut') bytes = bytes.slice(0, Math.max(place, 1));
          else bytes.splice(place, 0, ...bytes.slice(place, place + 40));
        }
        survives(Uint8Array.from(bytes), file);
      }),
      { numRuns: 2_000 },
    );
  });

  it('on random JSON in every place of a dossier and of a résumé', () => {
    const fields = fc.constantFrom(
      'schema',
      'id',
      'caption',
      'subject',
      'documents',
      'names',
      'emails',
      'phones',
      'payoutAccounts',
      'interviews',
      'observations',
      'protected',
      '__proto__',
      'constructor',
      'basics',
      'work',
      'education',
      'references',
    );
    const parts = fc.dictionary(
      fields,
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.array(
          fc.dictionary(
            fc.constantFrom('name', 'address', 'number', 'document', 'statedAt', 'note', '__proto__', 'location', 'profiles', 'url', 'endDate'),
            fc.jsonValue({ maxDepth: 1 }),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(parts, fc.boolean(), (more, resume) => {
        const text = JSON.stringify(more)
          .replace(/^\{/, resume ? '{"basics":{"name":"x"},' : '{"schema":"bonafide.dossier/v1","id":"P-1",')
          .replace(/,\}$/, '}');
        survives(encoder.encode(text), 'a.json');
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), files, (text, file) => {
        survives(encoder.encode(text), file);
      }),
    );
  });

  it('on nesting a million deep', () => {
    for (const text of [
      '['.repeat(1_000_000),
      `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      `{"schema":"bonafide.dossier/v1","id":"P-1","names":[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]}`,
    ]) {
      expect(survives(encoder.encode(text), 'a.json').value).toEqual([]);
    }
  });

  it('on 50 MB of noise, and quickly', () => {
    const noise = new Uint8Array(50_000_000);
    let state = 1;
    for (let at = 0; at < noise.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      noise[at] = state >>> 24;
    }
    for (const file of ['a.json', 'a.jsonl', 'a.csv']) {
      const start = performance.now();
      expect(worst(survives(noise, file).issues)).toHaveLength(1);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
    const text = noise.map((byte) => 97 + (byte % 26));
    expect(worst(survives(text, 'a.json').issues)[0]?.code).toBe('too-large');
  });
});
