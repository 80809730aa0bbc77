/*
 * `npm run bench:vet`: how many dossiers a second one core vets with the whole computed catalogue, without a store.
 * Figures to compare: the ratio to parsing the same JSON alone (the floor), and the growth from a tenth of the people to all.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { readDossierBatches } from '#dossiers';
import { defaultPolicy } from '#model';
import { vetContext, vetDossier } from '#operations';
import { testDigest } from '#testing';
import { seeded, syntheticDossier } from '../population.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } } });
const people = Number(values.people);
const encoder = new TextEncoder();
const next = seeded(42);
const lines = Array.from({ length: people }, (_, index) => JSON.stringify(syntheticDossier(index, next)));
const size = lines.reduce((sum, line) => sum + line.length, 0) / people;

const context = vetContext(defaultPolicy, { digest: testDigest }, '2026-06-01T12:00:00Z');

type Run = { readonly seconds: number; readonly latenciesMs: readonly number[]; readonly findings: number };

/** Reads and vets each line by itself, as one request would. */
function run(some: readonly string[]): Run {
  const latenciesMs: number[] = [];
  let findings = 0;
  const begin = performance.now();
  for (const line of some) {
    const start = performance.now();
    for (const batch of readDossierBatches(encoder.encode(line), { file: 'line.json', digest: testDigest }, 1)) {
      for (const person of batch.people) findings += vetDossier(person, context).findings.length;
    }
    latenciesMs.push(performance.now() - start);
  }
  return { seconds: (performance.now() - begin) / 1_000, latenciesMs: latenciesMs.sort((a, b) => a - b), findings };
}

/** Heap in use after a collection where one can be asked for. Unit: MiB. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}

run(lines.slice(0, 300));
const parseStart = performance.now();
for (const line of lines) JSON.parse(line);
const parse = (performance.now() - parseStart) / 1_000;
const tenth = run(lines.slice(0, people / 10));
const heapAfterTenth = heap();
const whole = run(lines);
const heapAfterAll = heap();
const at = (share: number) => whole.latenciesMs[Math.min(people - 1, Math.floor(people * share))] ?? 0;

const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, one thread`,
  people,
  kilobytesEach: Number((size / 1_024).toFixed(1)),
  findings: whole.findings,
  dossiersPerSecond: Math.round(people / whole.seconds),
  medianMs: Number(at(0.5).toFixed(2)),
  p99Ms: Number(at(0.99).toFixed(2)),
  worstMs: Number(at(1).toFixed(2)),
  timesParsingAlone: Number((whole.seconds / parse).toFixed(1)),
  costPerDossierAllOverTenth: Number((whole.seconds / people / (tenth.seconds / (people / 10))).toFixed(2)),
  heapGrowthMiB: Number((heapAfterAll - heapAfterTenth).toFixed(1)),
};
if (values.json) console.log(JSON.stringify(result));
else for (const [key, value] of Object.entries(result)) console.log(`${key.padEnd(28)} ${value}`);
