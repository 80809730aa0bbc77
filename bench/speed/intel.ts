/*
 * `npm run bench:intel`: reports analysed a second on one core, memory, and how the cost grows with the length of a report. The
 * text is made: sentences of the genre over and over with changing values. With BONAFIDE_DATA_DIR the annotated reports are
 * measured too, with the peers beside them where they are installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeReport, openTechniqueModel } from '#intel';
import { testDigest } from '#testing';
import { seeded } from '../population.ts';

const model = openTechniqueModel(readFileSync(new URL('../../data/intel/techniques.model.bin', import.meta.url)));
const tools = { digest: testDigest, ...(model === undefined ? {} : { model }) };
const analyze = (text: string) => analyzeReport(text, { format: 'text' }, tools);

const next = seeded(5);
const number = (most: number) => Math.floor(next() * most);
const sentences = [
  () => `In ${['January', 'March', 'June'][number(3)]} 202${number(6)}, the example actors used a proxy at 198.51.100.${number(255)} to sign in to accounts of employees.`,
  () => `The workers asked that the laptop be shipped to an address in Example City and installed remote desktop software on it.`,
  () => `Officials said that at least ${number(90) + 10} companies paid more than $${number(900) + 100},000 to the false identities.`,
  () => `Robin Sample, ${number(30) + 25}, of Example Town, was charged with conspiracy; the charges are merely allegations.`,
  () => `The malware contacted update-${number(1000)}[.]example and dropped a file with the hash ${Array.from({ length: 64 }, () => '0123456789abcdef'[number(16)]).join('')}.`,
  () => 'Companies should verify the identity of remote workers in a live video call and compare it with the document.',
  () => 'The weather in the capital was mild, and the conference was attended by many guests from the region.',
];
const report = (length: number) => {
  const parts: string[] = [];
  for (let size = 0, at = 0; size < length; at += 1) {
    const one = `${at % 9 === 0 ? '\n\n## Technical details\n\n' : ''}${sentences[number(sentences.length)]?.() ?? ''} `;
    parts.push(one);
    size += one.length;
  }
  return parts.join('');
};

function secondsOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const made = Array.from({ length: 200 }, () => report(8_000));
for (const text of made.slice(0, 50)) analyze(text);
const seconds = secondsOf(() => {
  for (const text of made) analyze(text);
});
console.log(`made reports of 8 KB: ${Math.round(made.length / seconds)} a second on one core; memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);

const lengths = [8_000, 32_000, 128_000, 512_000];
const costs = lengths.map((length) => {
  const text = report(length);
  return Math.min(...[0, 1, 2].map(() => secondsOf(() => analyze(text)))) / length;
});
console.log(`cost by length: ${lengths.map((length, at) => `${length / 1000} KB ${((costs[at] ?? 0) * 1e6).toFixed(2)} µs a character`).join(', ')}`);

const folder = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'reports');
if (!existsSync(folder)) console.log('Skipped the annotated reports: BONAFIDE_DATA_DIR does not say where they are.');
else {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const rounds = 20;
  const kilobytes = (texts.reduce((sum, text) => sum + text.length, 0) * rounds) / 1000;
  const own = secondsOf(() => {
    for (let round = 0; round < rounds; round += 1) for (const text of texts) analyze(text);
  });
  console.log(`annotated reports: ${Math.round(kilobytes / 8 / own)} times 8 KB a second, everything extracted`);
  const peers = process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers';
  const python = join(peers, 'venv-indicators/bin/python');
  const here = new URL('../peers/', import.meta.url).pathname;
  for (const [name, needs, command] of [
    ['ioc-extractor 8.2.0', join(peers, 'npm/node_modules/ioc-extractor'), [process.execPath, `${here}ioc_extractor_runner.mjs`]],
    ['ioc-finder', python, [python, `${here}ioc_finder_runner.py`]],
    ['iocextract', python, [python, `${here}iocextract_runner.py`]],
  ] as const) {
    if (!existsSync(needs)) {
      console.log(`Skipped ${name}: not installed (bench/peers/setup.sh).`);
      continue;
    }
    const run = (times: number) => {
      const input = Array.from({ length: times }, () => texts.map((text, id) => JSON.stringify({ id, text })))
        .flat()
        .join('\n');
      return secondsOf(() => spawnSync(command[0], command.slice(1), { input, maxBuffer: 1 << 28, env: { ...process.env, BONAFIDE_PEERS_DIR: peers } }));
    };
    // The difference of two runs leaves the start of the program out.
    const each = (run(6) - run(1)) / 5;
    console.log(`${name}: ${Math.round(kilobytes / rounds / 8 / each)} times 8 KB a second, indicators alone`);
  }
}
