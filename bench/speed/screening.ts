/*
 * `npm run bench:screening`: how many names a second one core screens against all real lists, and how cost grows with the list.
 * Figures to compare: the ratio to reading the names alone (the floor), to peers, and µs a name for lists of 10 k to 1 M names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { WatchlistEntity } from '#model';
import { buildIndex, packIndex, Screener, unpackIndex } from '#watchlists';
import { COMMON_WORDS } from '../../src/watchlists/names/common-words.ts';
import { readName } from '../../src/watchlists/names/words.ts';
import { type Negative, readLines } from '../accuracy/screening/labels.ts';
import { seeded } from '../population.ts';
import { realLists, writeForPeers } from '../watchlists.ts';

const MILLION = 1_000_000;
const per = (count: number, seconds: number) => Math.round(count / seconds).toLocaleString('en');

/** Seconds of processor time a piece of work takes: waiting for others does not count. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / MILLION;
}

function measure(title: string, screener: Screener, names: readonly string[]): number {
  const latencies: number[] = [];
  const seconds = timed(() => {
    for (const name of names) {
      const start = performance.now();
      screener.screen({ kind: 'person', names: [name] });
      latencies.push(performance.now() - start);
    }
  });
  latencies.sort((a, b) => a - b);
  const at = (share: number) => (latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0).toFixed(3);
  console.log(`${title}: ${per(names.length, seconds)} a second; median ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, longest ${at(1)} ms`);
  return names.length / seconds;
}

const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined) console.log('Skipped the real lists: BONAFIDE_DATA_DIR does not say where they are.');
else {
  const entities = [...realLists(folder).values()].flat();
  globalThis.gc?.();
  const before = process.memoryUsage();
  let index = buildIndex([], '');
  const built = timed(() => {
    index = buildIndex(entities, 'all');
  });
  const packed = packIndex(index);
  let screener = new Screener(buildIndex([], ''));
  const loaded = timed(() => {
    screener = new Screener(unpackIndex(packed) ?? index);
  });
  console.log(
    `${entities.length} entries, ${index.names.length} names: built in ${built.toFixed(2)} s, ${(packed.length / MILLION).toFixed(1)} MB packed, loaded in ${loaded.toFixed(2)} s`,
  );
  const strangers = [...readLines<Negative>(folder, 'negatives-global.dev.jsonl.gz'), ...readLines<Negative>(folder, 'negatives-us.dev.jsonl.gz')].map(
    ({ full_name }) => full_name,
  );
  const half = Math.floor(strangers.length / 2);
  measure('first half of the invented people (cold)', screener, strangers.slice(0, half));
  measure('second half, all different from the first', screener, strangers.slice(half));
  const rate = measure('all of them again (words known)', screener, strangers);
  measure('names that are on the lists', screener, index.names.slice(0, 20_000));
  const floor = strangers.length / timed(() => strangers.forEach((name) => void readName(name, 'person')));
  console.log(`reading the names alone: ${per(floor, 1)} a second; screening costs ${(floor / rate).toFixed(1)} times that`);
  globalThis.gc?.();
  console.log(
    `memory: heap and columns grew by ${Math.round((process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before.heapUsed - before.arrayBuffers) / MILLION)} MB, entries' own texts not counted`,
  );
  for (const [title, name] of [
    ['an ordinary name', 'Rebecca Grethe Placeholder'],
    ['10,000 characters', 'Kim Example '.repeat(833)],
    ['only punctuation', '.-,;:!?'.repeat(40)],
    ['mixed scripts', '金Kim김Ким כים كيم Example'],
    ['right-to-left marks', '\u202eelpmaxE nomiS\u202c \u200f\u200e'],
  ] as const)
    console.log(
      `${title}: ${(
        (1_000 *
          timed(() => {
            for (let n = 0; n < 2_000; n += 1) screener.screen({ kind: 'any', names: [name] });
          })) /
          2_000
      ).toFixed(3)} ms`,
    );

  const peers = process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers';
  const here = new URL('../peers/', import.meta.url).pathname;
  const list = writeForPeers(entities);
  for (const [name, command, args, asked] of [
    ['nomenklatura logic-v2, its own index, 50 at a time', join(peers, 'venv/bin/python'), [`${here}nomenklatura_runner.py`], 500],
    ['watchman', join(peers, 'bin/watchman-runner'), [], 100],
    ['Jaro-Winkler', join(peers, 'venv/bin/python'), [`${here}jaro_winkler_runner.py`], 100],
  ] as const) {
    if (!existsSync(command)) {
      console.log(`Skipped ${name}: ${command} is not installed (bench/peers/setup.sh).`);
      continue;
    }
    const input = strangers
      .slice(0, asked)
      .map((one, id) => JSON.stringify({ id: String(id), name: one, schema: 'Person' }))
      .join('\n');
    const { stdout } = spawnSync(command, [...args, 'screen', '--list', list, '--limit', '5', '--threshold', '0.7'], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, GOMAXPROCS: '1' },
    });
    const last: { seconds?: number } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
    if (last.seconds === undefined) console.log(`${name}: no answer`);
    else
      console.log(`${name}: ${(asked / last.seconds).toFixed(1)} a second; Bonafide does ${Math.round(rate / (asked / last.seconds))} times as many (persons of the same lists)`);
  }
}

const common = [...COMMON_WORDS.keys()];
const syllables = 'ba be bi bo da de do fa ga go ha ho ja ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va vi ya yo za'.split(' ');
for (const count of [10_000, 100_000, MILLION]) {
  const random = seeded(count);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  // Most words of names are rare: half are common ones, half are made of syllables.
  const name = () => `${pick(common)} ${Array.from({ length: 3 }, () => pick(syllables)).join('')}`;
  const entities = (function* (): Generator<WatchlistEntity> {
    for (let n = 0; n < count; n += 1) yield { id: String(n), schema: 'Person', caption: 'n', properties: { name: [name()] }, sanctions: [], dataset: 'made' };
  })();
  const screener = new Screener(buildIndex(entities, 'made'));
  const asked = Array.from({ length: 4_000 }, name);
  for (const one of asked.slice(0, 1_000)) screener.screen({ kind: 'person', names: [one] });
  const seconds = timed(() => asked.slice(1_000).forEach((one) => void screener.screen({ kind: 'person', names: [one] })));
  console.log(`a made list of ${count.toLocaleString('en')} names: ${((MILLION * seconds) / 3_000).toFixed(0)} µs a name`);
}
console.log(`${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, one thread`);
