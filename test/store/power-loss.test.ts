import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossier } from '#testing';
import { DurableFiles, START_PARAMETERS } from '../../src/store/durable-files.ts';
import type { Engine } from '../../src/store/engine.ts';
import { openEmbeddedStore } from '../../src/store/index.ts';
import { PgliteDialect } from '../../src/store/pglite.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { Turnstile } from '../../src/store/turnstile.ts';
import { powerLoss, type Recording, record } from './disk.ts';
import { seeded } from './random.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-power-'));
const base = join(root, 'base');
const NOW = '2026-06-01T12:00:00Z';

/** People whom every call updates together; each call adds one more. */
const PEOPLE = 40;
const CALLS = 60;

const template = dossier({ id: 'template', names: [{ name: 'Robin Example' }] });
const batch = (call: number) =>
  [...Array.from({ length: PEOPLE }, (_, n) => `p${n}`), `new${String(call).padStart(3, '0')}`].map((id) => ({
    dossier: { ...template, id, caption: `call ${call}` },
    digest: String(call),
  }));

let recording: Recording;
/** After how many operations each call was acknowledged. */
const acknowledged: number[] = [];

/** Works on a copy of the base in this process, so that everything it does to files is seen. */
beforeAll(async () => {
  await (await openEmbeddedStore(base)).close();
  const live = join(root, 'live');
  cpSync(join(base, 'pg'), live, { recursive: true });
  recording = record(live);
  const database = await PGlite.create({ fs: new DurableFiles(live, recording.sync), startParams: [...START_PARAMETERS] });
  const engine: Engine = {
    turns: new Turnstile(),
    query: async <R>(text: string, parameters: readonly unknown[]) => {
      const { rows, affectedRows } = await database.query<R>(text, [...parameters]);
      return { rows, affected: affectedRows, inTransaction: database.isInTransaction() };
    },
    close: () => database.close(),
  };
  const store = sqlStore(new Kysely<Schema>({ dialect: new PgliteDialect(engine) }), async () => undefined);
  for (let call = 0; call < CALLS; call += 1) {
    await store.saveDossiers(batch(call), NOW);
    acknowledged.push(recording.operations.length);
    if (call % 12 === 11) await database.exec('checkpoint');
    if (call % 20 === 19) await database.exec('select pg_switch_wal()');
  }
  await store.close();
  recording.stop();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Loses power before an operation, opens what is left and says what is wrong with it. */
async function lose(seen: Recording, at: number, seed: number): Promise<string | undefined> {
  const folder = join(root, 'after');
  rmSync(folder, { recursive: true, force: true });
  powerLoss(join(base, 'pg'), join(folder, 'pg'), seen, at, seeded(seed));
  const last = acknowledged.filter((end) => end <= at).length - 1;
  try {
    const store = await openEmbeddedStore(folder);
    const people = await store.listDossiers(undefined, 1_000);
    const bodies = await Promise.all(people.map(({ id }) => store.getDossier(id)));
    await store.close();
    const digests = new Set(people.filter(({ id }) => id.startsWith('p')).map(({ digest }) => digest));
    const call = digests.size === 0 ? -1 : Number([...digests][0]);
    if (digests.size > 1) return `a call was kept in part: ${[...digests]}`;
    if (call < last || call > last + 1) return `call ${last} was acknowledged, call ${call} is there`;
    if (people.length !== (call < 0 ? 0 : PEOPLE + call + 1)) return `${people.length} people after call ${call}`;
    if (people.some(({ caption }, n) => bodies[n]?.caption !== caption)) return 'a body does not fit its row';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Moments spread over the whole work; every second one is at a sync, where what is sure changes. */
function moments(count: number): readonly number[] {
  const { operations } = recording;
  const random = seeded(20_261_123);
  const syncs = operations.flatMap((operation, n) => (operation.kind.startsWith('sync') ? [n] : []));
  return Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? Math.floor(random() * operations.length) : (syncs[Math.floor(random() * syncs.length)] ?? 0) + Math.floor(random() * 2),
  );
}

describe('a machine that loses power at any moment', () => {
  it('keeps every acknowledged call, each one whole', async () => {
    for (const [n, at] of [...moments(6), recording.operations.length].entries())
      expect(await lose(recording, at, n), `at operation ${at} of ${recording.operations.length}`).toBeUndefined();
  });

  it('would lose calls without the syncs: the simulated disk does forget', async () => {
    const forgetful = {
      ...recording,
      operations: recording.operations.map((operation) => (operation.kind.startsWith('sync') ? ({ kind: 'folder', path: '.' } as const) : operation)),
    };
    const wrongs = [];
    for (const [n, at] of moments(2).entries()) wrongs.push(await lose(forgetful, at, n));
    expect(wrongs.filter((wrong) => wrong !== undefined).length).toBeGreaterThan(0);
  });
});
