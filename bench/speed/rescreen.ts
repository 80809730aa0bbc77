/*
 * `npm run bench:rescreen`: how long a released list takes to be screened against everybody stored, when one entry is new and
 * is one of them. Figures to compare: seconds for 10,000 and for 100,000 people, and how many people were looked at closely.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDossierBatches } from '#dossiers';
import { folderCache } from '#io';
import { defaultPolicy, type WatchlistEntity } from '#model';
import { dossierDigest, openScreening, type Ports, rescreen, subjectRow } from '#operations';
import { openEmbeddedStore } from '#store';
import { testDigest, testPorts } from '#testing';
import { revisionOf } from '#watchlists';
import { seeded, syntheticDossier } from '../population.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '100000' } } });
const people = Number(values.people);
const BATCH = 500;
const NOW = '2026-06-01T12:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'bonafide-rescreen-'));
const store = await openEmbeddedStore(join(folder, 'store'));
const ports: Ports = testPorts({ now: () => NOW, store: async () => store, cache: folderCache(join(folder, 'cache')) });

function entry(id: string, name: string): WatchlistEntity {
  return {
    id: `us-ofac-sdn:${id}`,
    schema: 'Person',
    caption: name,
    properties: { name: [name], birthDate: ['1980-05-17'] },
    sanctions: [{ authority: 'US OFAC', program: 'EXAMPLE' }],
    dataset: 'us-ofac-sdn',
  };
}

/** A list of the usual size, none of whose names the people bear. */
const syllables = 'ba ke li mo nu ra se ti vo zu dra fle gri klo pru sta'.split(' ');
const next = seeded(7);
const word = () => Array.from({ length: 3 }, () => syllables[Math.floor(next() * syllables.length)]).join('');
const list = Array.from({ length: 15_000 }, (_, n) => entry(String(n), `${word()} ${word()}`));

async function release(entities: readonly WatchlistEntity[]) {
  const edition = { list: 'us-ofac-sdn', version: `${entities.length} ${entities.at(-1)?.id}`, importedAt: NOW, source: 'benchmark', checksum: '', entities: entities.length };
  return store.saveEdition(
    edition,
    entities.map((entity) => ({ entity, revision: revisionOf(entity) })),
  );
}

const encoder = new TextEncoder();
const random = seeded(42);
const begun = performance.now();
let made = 0;
while (made < people) {
  const lines = Array.from({ length: Math.min(BATCH, people - made) }, (_, n) => {
    const one = syntheticDossier(made + n, random);
    return JSON.stringify(made + n === 777 ? { ...one, names: [{ name: 'Zuvotira Prustaklo' }], protected: { birthDates: ['1980-05-17'] } } : one);
  });
  for (const { people: batch } of readDossierBatches(encoder.encode(lines.join('\n')), { file: 'people.jsonl', digest: testDigest }, BATCH)) {
    const rows = batch.map(({ dossier }) => ({ dossier, digest: dossierDigest(dossier, testDigest) }));
    await store.saveDossiers(rows, NOW);
    await store.saveSubjects(rows.map(({ dossier, digest }) => subjectRow(dossier, digest)));
    made += rows.length;
    // Whom the new entries will concern was screened before, as everybody is who was vetted.
    const screened = rows
      .filter(({ dossier }) => dossier.id === 'P-777')
      .map(({ dossier }) => ({ id: 'scr_before', dossierId: dossier.id, screenedAt: NOW, editions: [], matches: [], dismissed: [] }));
    await store.saveScreenings(screened);
  }
}
console.log(`${made} people stored in ${((performance.now() - begun) / 1_000).toFixed(0)} s (without assessments)`);
await rescreen({ list: 'us-ofac-sdn', to: '1', change: await release(list) }, defaultPolicy, store, ports);
await openScreening(ports, store);
for (const name of ['Zuvotira Prustaklo', 'Zuvotira Example', 'Robin Prustaklo']) {
  const change = await release([...list, entry(name, name)]);
  const start = performance.now();
  const { release: record, looked } = await rescreen({ list: 'us-ofac-sdn', to: '2', from: '1', change }, defaultPolicy, store, ports);
  const found = await Promise.all(record.affected.map((id) => store.latestAssessment(id)));
  const findings = found.flatMap((assessment) => assessment?.findings.filter(({ checkId }) => checkId === 'sanctions-list-hit') ?? []);
  console.log(
    `one new entry “${name}” against ${record.people} people: ${((performance.now() - start) / 1_000).toFixed(2)} s, names of ${looked} compared, ${record.affected.length} assessed anew, ${findings.length} findings`,
  );
}
console.log(`${cpus()[0]?.model ?? ''}, Node ${process.versions.node}`);
await store.close();
rmSync(folder, { recursive: true, force: true });
