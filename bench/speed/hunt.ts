/*
 * `npm run bench:hunt`: how long a new report takes to be held against everybody stored, when it names an address of one of them.
 * Figures to compare: seconds for 10,000 and for 100,000 people.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDossierBatches } from '#dossiers';
import { analyzeReport } from '#intel';
import { folderCache } from '#io';
import { defaultPolicy } from '#model';
import { addReport, dossierDigest, type Ports, subjectRow } from '#operations';
import { openEmbeddedStore } from '#store';
import { testDigest, testPorts } from '#testing';
import { seeded, syntheticDossier } from '../population.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '100000' } } });
const people = Number(values.people);
const BATCH = 500;
const NOW = '2026-06-01T12:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'bonafide-hunt-'));
const store = await openEmbeddedStore(join(folder, 'store'));
const ports: Ports = testPorts({ store: async () => store, cache: folderCache(join(folder, 'cache')) });

const encoder = new TextEncoder();
const random = seeded(42);
const begun = performance.now();
for (let made = 0; made < people; ) {
  const lines = Array.from({ length: Math.min(BATCH, people - made) }, (_, n) => {
    const one = syntheticDossier(made + n, random);
    return JSON.stringify(made + n === 777 ? { ...one, emails: [{ address: 'robin.quenby@quenby.example' }] } : one);
  });
  for (const { people: batch } of readDossierBatches(encoder.encode(lines.join('\n')), { file: 'people.jsonl', digest: testDigest }, BATCH)) {
    const rows = batch.map(({ dossier }) => ({ dossier, digest: dossierDigest(dossier, testDigest) }));
    await store.saveDossiers(rows, NOW);
    await store.saveSubjects(rows.map(({ dossier, digest }) => subjectRow(dossier, digest)));
    made += rows.length;
  }
}
console.log(`${people} people stored in ${((performance.now() - begun) / 1_000).toFixed(0)} s (without assessments)`);

const tools = { digest: testDigest };
for (const address of ['robin.quenby@quenby.example', 'nobody@quenby-nobody.example']) {
  // An example domain is set aside in the text of a report, so the indicator is put in by hand.
  const text = `The actors wrote to employers from ${address} and were removed.`;
  const read = analyzeReport(text, { format: 'text', title: address, published: '2026-05-30' }, tools);
  const start = text.indexOf(address);
  const indicator = {
    type: 'email-addr',
    value: address,
    context: 'malicious',
    why: 'made',
    confidence: 0.9,
    defanged: false,
    quote: address,
    start,
    end: start + address.length,
  } as const;
  const profile = { ...read, infrastructure: { ...read.infrastructure, indicators: [indicator] } };
  const from = performance.now();
  const { hunt } = await addReport({ profile, text, issues: [] }, defaultPolicy, store, ports);
  console.log(`a report that names ${address} against ${hunt.people} people: ${((performance.now() - from) / 1_000).toFixed(2)} s, ${hunt.affected.length} assessed anew`);
}
console.log(`${cpus()[0]?.model ?? ''}, Node ${process.versions.node}`);
await store.close();
rmSync(folder, { recursive: true, force: true });
