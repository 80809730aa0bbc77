import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#model';
import { type ServedProcess, serveProcess } from '../http/process.ts';
import { makeKeys } from '../http/server.ts';
import { bonafide, type Ran } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-beside-'));
const hr = ['--by', 'Robin Example', '--as', 'hr'];
const counsel = ['--by', 'Casey Placeholder', '--as', 'counsel'];
let held: ServedProcess;
let keys: Awaited<ReturnType<typeof makeKeys>>;

beforeAll(async () => {
  held = await serveProcess(join(root, 'held'));
  // The same key, so that the same numbers come to the same hashes.
  mkdirSync(join(root, 'alone'), { mode: 0o700 });
  cpSync(join(root, 'held', 'key'), join(root, 'alone', 'key'));
});
afterAll(async () => {
  await held.stop();
  rmSync(root, { recursive: true, force: true });
});

/** What was printed, without what no two runs have in common: times, ids of cases and of the runs, digests of the audit log, lengths, places. */
const comparable = ({ status, out }: Ran) => ({
  status,
  out: out
    .replaceAll(/\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?/g, 'TIME')
    .replaceAll(/\bcas_\w+/g, 'CASE')
    .replaceAll(/\b(?:sha256:)?[0-9a-f]{16,}\b/g, 'DIGEST')
    .replaceAll(/[A-Za-z0-9+/]{40,}={0,2}/g, 'BASE64')
    .replaceAll(/\d[\d,]* bytes/g, 'BYTES')
    .replaceAll(/(?:held|alone)(?=[./])/g, 'STORE'),
});

/** Commands of all kinds, one after another. */
async function day(place: string): Promise<readonly Ran[]> {
  const db = ['--db', join(root, place)];
  const ran: Ran[] = [];
  const run = async (args: readonly string[], input?: string): Promise<Ran> => {
    const one = await bonafide([...args, ...db], input === undefined ? {} : { input });
    ran.push(one);
    return one;
  };
  const people = ['P-1', 'P-2'].map((id) => ({
    schema: 'bonafide.dossier/v1',
    id,
    names: [{ name: id === 'P-1' ? 'Sam Specimen' : 'Alex Example' }],
    emails: [{ address: `${id.toLowerCase()}@example.com` }],
    phones: [{ number: '+12025550143', lineType: 'voip' }],
  }));
  await run(['vet', '-', '--json', '--as-of', '2026-06-01'], people.map((one) => JSON.stringify(one)).join('\n'));
  await run(['answer', 'P-1', 'voip-number', '--accepted', 'yes', '--answer', 'Moved here in May.', '--by', 'Robin Example', '--at', '2026-06-01']);
  const log = join(root, `${place}.jsonl`);
  const table = [9, 10].map((hour) => ({ kind: 'sign-in', time: `2026-05-04T${hour < 10 ? '0' : ''}${hour}:00:00Z`, user: 'p-1@example.com', ip: '192.0.2.20' }));
  writeFileSync(log, `${table.map((one) => JSON.stringify(one)).join('\n')}\n`);
  await run(['watch', log, '--json']);
  await run(['timeline', 'P-1', '--json']);
  await run(['links', 'P-1']);
  await run(['rings']);
  const house = join(root, 'house.csv');
  writeFileSync(house, 'id,name,alias,reason\nw-1,Sam Specimen,,left with the laptop\n');
  await run(['watchlist', 'import', house, '--list', 'house', '--accept']);
  await run(['screen', '--name', 'Sam Specimen']);
  const opened = await run(['case', 'open', 'P-1', '--because', 'a question about the phone', ...hr, '--json']);
  const { id }: Case = JSON.parse(opened.out);
  await run(['case', 'propose', id, 'hold', '--rationale', 'the number is not proven', ...hr]);
  await run(['case', 'confirm', id, ...counsel]);
  await run(['cases']);
  await run(['audit', 'verify']);
  await run(['backup', join(root, `${place}.backup`)]);
  return ran;
}

describe('commands beside a server that holds the store', () => {
  it('give what they give without one, and the server knows what they kept at once', async () => {
    keys = await makeKeys(held);
    const [beside, alone] = [await day('held'), await day('alone')];
    expect(beside.map(({ status, err }) => [status, err])).toEqual(beside.map(({ err }) => [0, err]));
    expect(beside.map(comparable)).toEqual(alone.map(comparable));
    const asked = await held.ask('GET', '/v1/people/P-1/assessment', { token: keys.hr });
    expect(asked.status).toBe(200);
  });

  it('and change the lists that the server has open already', async () => {
    const keyHolder = { token: keys.hr, headers: { 'content-type': 'text/csv' } };
    const screen = async () => (await held.ask('POST', '/v1/screenings/rows', { ...keyHolder, body: 'name\nQuill Placeholder\n' })).text();
    expect(await screen()).not.toContain('w-2');
    const house = join(root, 'house.csv');
    writeFileSync(house, 'id,name,alias,reason\nw-1,Sam Specimen,,left with the laptop\nw-2,Quill Placeholder,,left with the laptop\n');
    expect((await bonafide(['watchlist', 'import', house, '--list', 'house', '--accept', '--db', join(root, 'held')])).status).toBe(0);
    expect(await screen()).toContain('w-2');
  });

  it('and what the server was told is there for the next command', async () => {
    const second = await bonafide(['timeline', 'P-1', '--db', join(root, 'held')]);
    expect([second.status, second.out]).toEqual([0, expect.stringContaining('Sam Specimen')]);
  });

  it('need it stopped where they need the store to themselves, and say so', async () => {
    const refused = await bonafide(['restore', join(root, 'alone.backup'), '--replace', '--db', join(root, 'held')]);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`process ${held.child.pid} (bonafide serve at http://127.0.0.1:0)`);
    expect(refused.err).toContain('Stop that server first');
    const second = await bonafide(['serve', '--port', '0', '--db', join(root, 'held')]);
    expect([second.status, second.err]).toEqual([2, expect.stringContaining('Stop that server first')]);
  });
});
