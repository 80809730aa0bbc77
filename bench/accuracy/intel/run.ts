/*
 * `npm run bench:intel:accuracy [-- --reports FOLDER] [--keep FOLDER]`: what the analyser finds in annotated reports, by the scorer
 * that comes with them, with an interval over documents and the indicator peers beside it where they are installed
 * (bench/peers/setup.sh). Reports come from BONAFIDE_DATA_DIR/reports unless another folder is named; without either nothing is measured.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeReport, openTechniqueModel } from '#intel';
import { testDigest } from '#testing';
import { seeded } from '../../population.ts';
import { predictionOf } from './prediction.ts';

const { values } = parseArgs({ options: { reports: { type: 'string' }, keep: { type: 'string' } } });
const data = process.env['BONAFIDE_DATA_DIR'];
const reports = values.reports ?? (data === undefined ? '' : join(data, 'reports'));
if (!existsSync(join(reports, 'score.mjs'))) {
  console.log('Skipped: BONAFIDE_DATA_DIR does not say where the annotated reports and their scorer are.');
  process.exit(0);
}
const peers = process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers';
const RESAMPLES = 200;

const scratch = mkdtempSync(join(tmpdir(), 'bonafide-intel-'));
const documents = readdirSync(reports)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => name.replace('.gold.json', ''))
  .map((id) => ({ id, text: readFileSync(join(reports, `${id}.txt`), 'utf8') }));

type Row = { readonly precision: number; readonly recall: number; readonly f1: number; readonly tp: number; readonly fp: number; readonly fn: number };

function write(folder: string, id: string, prediction: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.pred.json`), JSON.stringify(prediction));
}

/** @param gold folder of annotations, where it is another than that of the reports */
function score(folder: string, gold = reports): Readonly<Record<string, Row>> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(reports, 'score.mjs'), folder, gold, '--json'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

// Bonafide.
const bytes = readFileSync(new URL('../../../data/intel/techniques.model.bin', import.meta.url));
const model = openTechniqueModel(bytes);
const tools = { digest: testDigest, ...(model === undefined ? {} : { model }) };
const own = values.keep ?? join(scratch, 'own');
for (const { id, text } of documents) write(own, id, predictionOf(analyzeReport(text, { format: 'text', file: `${id}.txt` }, tools)));
const rows = score(own);

/** 95 % interval of F1 over documents drawn again and again, from the counts of each document by itself. */
function intervals(): Readonly<Record<string, string>> {
  const counts = documents.map(({ id }) => {
    const gold = join(scratch, 'gold', id);
    mkdirSync(gold, { recursive: true });
    writeFileSync(join(gold, `${id}.gold.json`), readFileSync(join(reports, `${id}.gold.json`)));
    return score(own, gold);
  });
  const next = seeded(11);
  return Object.fromEntries(
    Object.keys(rows).map((key) => {
      const drawn = Array.from({ length: RESAMPLES }, () => {
        const [tp, fp, fn] = Array.from({ length: counts.length }, () => counts[Math.floor(next() * counts.length)]?.[key]).reduce<readonly [number, number, number]>(
          ([a, b, c], row) => [a + (row?.tp ?? 0), b + (row?.fp ?? 0), c + (row?.fn ?? 0)],
          [0, 0, 0],
        );
        return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
      }).sort((a, b) => a - b);
      return [key, `${(drawn[Math.floor(RESAMPLES * 0.025)] ?? 0).toFixed(2)} to ${(drawn[Math.floor(RESAMPLES * 0.975)] ?? 0).toFixed(2)}`];
    }),
  );
}

const between = intervals();
console.log(`${documents.length} annotated reports of ${reports}\n`);
console.log(`${'field'.padEnd(28)}precision recall  F1     95 % over documents`);
for (const [key, { precision, recall, f1 }] of Object.entries(rows))
  console.log(`${key.padEnd(28)}${precision.toFixed(3).padStart(9)} ${recall.toFixed(3)}  ${f1.toFixed(3)}  ${between[key] ?? ''}`);

// Peers: indicators only, each at its best setting.
const here = new URL('../../peers/', import.meta.url).pathname;
const runners: readonly { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: 'ioc-extractor 8.2.0', command: join(peers, 'npm/node_modules/ioc-extractor'), args: [process.execPath, `${here}ioc_extractor_runner.mjs`] },
  { name: 'ioc-finder', command: join(peers, 'venv-indicators/bin/python'), args: [join(peers, 'venv-indicators/bin/python'), `${here}ioc_finder_runner.py`] },
  { name: 'iocextract', command: join(peers, 'venv-indicators/bin/python'), args: [join(peers, 'venv-indicators/bin/python'), `${here}iocextract_runner.py`] },
];
console.log(`\n${'indicators'.padEnd(28)}extraction F1  malicious F1`);
const line = (name: string, those: Readonly<Record<string, Row>>) =>
  console.log(`${name.padEnd(28)}${(those['indicatorExtraction']?.f1 ?? 0).toFixed(3).padStart(13)} ${(those['indicatorMalicious']?.f1 ?? 0).toFixed(3).padStart(13)}`);
line('Bonafide', rows);
for (const { name, command, args } of runners) {
  if (!existsSync(command)) {
    console.log(`Skipped ${name}: not installed (bench/peers/setup.sh).`);
    continue;
  }
  const input = documents.map((document) => JSON.stringify(document)).join('\n');
  const { stdout, stderr, status } = spawnSync(args[0] ?? '', args.slice(1), { input, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, BONAFIDE_PEERS_DIR: peers } });
  if (status !== 0) {
    console.log(`Skipped ${name}: ${stderr.trim().split('\n').at(-1)}`);
    continue;
  }
  const folder = join(scratch, name);
  for (const answer of stdout.split('\n').filter((text) => text !== '')) {
    const { id, indicators } = JSON.parse(answer);
    write(folder, id, { indicators });
  }
  line(name, score(folder));
}
rmSync(scratch, { recursive: true });
