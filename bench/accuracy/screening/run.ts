/*
 * `npm run bench:screening:accuracy`: precision, recall and false hits of screening on labelled data, with peers beside it
 * where they are installed (bench/peers/setup.sh). Data comes from BONAFIDE_DATA_DIR; without it nothing is measured.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { WatchlistEntity, WatchlistSchema } from '#model';
import { buildIndex, DEFAULT_THRESHOLD, Screener, type ScreeningQuery } from '#watchlists';
import { seeded } from '../../population.ts';
import { realLists, writeForPeers } from '../../watchlists.ts';
import { averagePrecision, type CrossScript, type NamePair, type Negative, type Perturbed, readLines, scriptOf } from './labels.ts';

const data = process.env['BONAFIDE_DATA_DIR'];
if (data === undefined) {
  console.log('Skipped: BONAFIDE_DATA_DIR does not say where the lists and labels are.');
  process.exit(0);
}
const folder: string = data;
const peers = process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers';
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const lists = realLists(folder);
const entities = [...lists.values()].flat();
console.log(`Lists: ${[...lists].map(([id, those]) => `${id} ${those.length}`).join(', ')}; threshold ${DEFAULT_THRESHOLD}`);
const whole = new Screener(buildIndex(entities, 'all'));

const kindOf = (schema: string): ScreeningQuery['kind'] => (schema === 'Person' ? 'person' : 'organisation');

function entityOf(id: string, schema: string, names: readonly string[]): WatchlistEntity {
  return {
    id,
    schema: (schema === 'Person' ? 'Person' : 'Organization') as WatchlistSchema,
    caption: names[0] ?? '',
    properties: { name: names },
    sanctions: [],
    dataset: 'pairs',
  };
}

/** Score of one pair by the product’s own path, words weighed as on the real lists. */
function scorePair(query: string, candidate: string, schema: string): number {
  const one = new Screener(buildIndex([entityOf('one', schema, [candidate])], 'one', whole.counts));
  return one.screen({ kind: kindOf(schema), names: [query] }, { threshold: 0 })[0]?.score ?? 0;
}

// Peers.
type Runner = { readonly name: string; readonly command: string; readonly args: readonly string[]; readonly threshold: number };
const python = join(peers, 'venv/bin/python');
const here = new URL('../../peers/', import.meta.url).pathname;
const runners: readonly Runner[] = [
  { name: 'nomenklatura logic-v2', command: python, args: [`${here}nomenklatura_runner.py`], threshold: 0.7 },
  { name: 'watchman', command: join(peers, 'bin/watchman-runner'), args: [], threshold: 0.85 },
  { name: 'Jaro-Winkler', command: python, args: [`${here}jaro_winkler_runner.py`], threshold: 0.9 },
].filter(({ name, command }) => {
  const there = existsSync(command);
  if (!there) console.log(`Skipped ${name}: ${command} is not installed (bench/peers/setup.sh).`);
  return there;
});

function ask(runner: Runner, args: readonly string[], rows: readonly unknown[]): readonly Record<string, unknown>[] {
  const { stdout } = spawnSync(runner.command, [...runner.args, ...args], {
    input: rows.map((row) => JSON.stringify(row)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, GOMAXPROCS: '1' },
  });
  return (stdout ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

// 1. Labelled pairs.
const pairs = readLines<NamePair>(folder, 'name-pairs.dev.jsonl');
console.log(`\n## Labelled pairs (${pairs.length}; weights were fitted on these, see fit.py for the cross-validated figure)`);
function report(name: string, scores: readonly number[], threshold: number): void {
  const scored = pairs.map(({ match }, at) => ({ match, score: scores[at] ?? 0 }));
  const [hit, positives] = [scored.filter(({ score }) => score >= threshold), scored.filter(({ match }) => match).length];
  const right = hit.filter(({ match }) => match).length;
  const of = (test: (pair: NamePair) => boolean) => averagePrecision(scored.filter((_, at) => test(pairs[at] as NamePair))).toFixed(3);
  console.log(
    `${name.padEnd(24)} AP ${of(() => true)}, where a frozen peer score exists ${of(({ peer }) => typeof peer?.['logic-v2'] === 'number')}, persons ${of(({ schema }) => schema === 'Person')}, others ${of(({ schema }) => schema !== 'Person')}; at ${threshold}: precision ${(right / Math.max(1, hit.length)).toFixed(3)}, recall ${(right / positives).toFixed(3)}`,
  );
}
const own = pairs.map(({ query, candidate, schema }) => scorePair(query, candidate, schema));
report('Bonafide', own, DEFAULT_THRESHOLD);
for (const runner of runners) {
  const rows = pairs.map(({ query, candidate, schema }, id) => ({ id: String(id), schema, query: { names: [query] }, candidate: { names: [candidate] } }));
  const scores = new Map(ask(runner, ['pairs'], rows).map(({ id, score }) => [id, Number(score)]));
  report(
    runner.name,
    pairs.map((_, id) => scores.get(String(id)) ?? 0),
    runner.threshold,
  );
}
console.log('How often pairs of a score are matches:');
for (let tenth = 0; tenth < 10; tenth += 1) {
  const those = own.flatMap((score, at) => (Math.min(9, Math.floor(score * 10)) === tenth ? [{ score, match: pairs[at]?.match === true }] : []));
  if (those.length > 0)
    console.log(
      `  ${tenth / 10} to ${(tenth + 1) / 10}: ${those.length} pairs, mean score ${(those.reduce((sum, { score }) => sum + score, 0) / those.length).toFixed(2)}, matches ${(those.filter(({ match }) => match).length / those.length).toFixed(2)}`,
    );
}
const cross = readLines<CrossScript>(folder, 'cross-script.dev.jsonl');
console.log(`Across scripts: ${cross.filter(({ query, candidate }) => scorePair(query, candidate, 'Person') >= DEFAULT_THRESHOLD).length} of ${cross.length} found`);

// 2. Alias held out.
console.log('\n## Alias held out (persons; one strong alias of each left out of the index and asked for)');
const random = seeded(11);
const words = (name: string) =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
const jaro = (a: string, b: string) => 1 - distance(a, b) / Math.max(a.length, b.length);
/** Another spelling by a notion that is not ours: most words of the shorter name have a counterpart by plain edit distance. */
function isSpelling(alias: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const [short, long] = [words(alias), words(name)].sort((a, b) => a.length - b.length) as [string[], string[]];
    return short.length > 0 && short.filter((word) => long.some((other) => jaro(word, other) >= 0.65)).length > short.length / 2;
  });
}
const heldOut: { readonly entity: WatchlistEntity; readonly alias: string; readonly spelling: boolean }[] = [];
const reduced = entities.map((entity) => {
  const strong = [...new Set([...(entity.properties.name ?? []), ...(entity.properties.alias ?? [])])];
  if (entity.schema !== 'Person' || strong.length < 2) return entity;
  const alias = strong[1 + Math.floor(random() * (strong.length - 1))] ?? '';
  const names = strong.filter((name) => name !== alias);
  heldOut.push({ entity, alias, spelling: isSpelling(alias, names) });
  return { ...entity, properties: { ...entity.properties, name: names, alias: [] } };
});
const without = new Screener(buildIndex(reduced, 'without'));
const listOf = new Map(entities.map((entity) => [entity.id, entity.dataset]));
function recall(title: string, those: typeof heldOut, withYear: boolean): void {
  let [found, first] = [0, 0];
  for (const { entity, alias } of those) {
    const birthDates = withYear ? (entity.properties.birthDate ?? []).slice(0, 1).map((date) => date.slice(0, 4)) : [];
    // The same person stands on several lists, so a rank is counted within the list asked about.
    const hits = without.screen({ kind: 'person', names: [alias], birthDates }, { limit: 50 }).filter(({ entityId }) => listOf.get(entityId) === entity.dataset);
    if (hits.some(({ entityId }) => entityId === entity.id)) found += 1;
    if (hits[0]?.entityId === entity.id) first += 1;
  }
  console.log(`${title.padEnd(58)} ${String(those.length).padStart(5)} asked: recall ${percent(found / those.length)}, first ${percent(first / those.length)}`);
}
const spellings = heldOut.filter(({ spelling }) => spelling);
recall('all strong aliases, name alone', heldOut, false);
recall('all strong aliases, with birth year', heldOut, true);
recall('another spelling of a name left, name alone', spellings, false);
recall('another spelling of a name left, with birth year', spellings, true);
for (const list of ['us-ofac-sdn', 'un-sc', 'eu-journal'])
  recall(
    `another spelling, ${list}, with birth year`,
    spellings.filter(({ entity }) => entity.dataset === list),
    true,
  );
for (const script of new Set(heldOut.map(({ alias }) => scriptOf(alias))))
  recall(
    `all strong aliases in ${script}, with birth year`,
    heldOut.filter(({ alias }) => scriptOf(alias) === script),
    true,
  );

// 3. Perturbed names of the UN list.
const perturbed = readLines<Perturbed>(folder, 'un-perturbed.dev.jsonl');
const fold = (name: string) => words(name).sort().join(' ');
const perturbedFound = (withDate: boolean) =>
  perturbed.filter(({ query, listed, query_birth_date }) =>
    whole
      .screen({ kind: 'person', names: [query], birthDates: withDate && query_birth_date !== null ? [query_birth_date] : [] }, { limit: 50 })
      .some(({ entityId, name, caption }) => listOf.get(entityId) === 'un-sc' && (fold(name) === fold(listed) || fold(caption) === fold(listed))),
  ).length;
console.log(`\n## Perturbed UN names: ${perturbedFound(false)} of ${perturbed.length} found by name, ${perturbedFound(true)} with birth date`);

// 4. Ordinary people.
console.log('\n## Ordinary people, who are nobody on the lists (share with any hit)');
const negatives = [...readLines<Negative>(folder, 'negatives-global.dev.jsonl.gz'), ...readLines<Negative>(folder, 'negatives-us.dev.jsonl.gz')];
const hit = (negative: Negative, date: string | null) =>
  whole.screen({ kind: 'person', names: [negative.full_name], birthDates: date === null ? [] : [date] }, { limit: 1 }).length > 0;
const byName = negatives.map((negative) => hit(negative, null));
const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / Math.max(1, flags.length);
console.log(
  `name alone ${percent(share(byName))}, with birth year ${percent(share(negatives.map((one) => hit(one, one.date_of_birth?.slice(0, 4) ?? null))))}, with birth date ${percent(share(negatives.map((one) => hit(one, one.date_of_birth))))} of ${negatives.length}`,
);
function table(title: string, groupOf: (negative: Negative) => string, least: number): void {
  const groups = new Map<string, { all: number; hits: number }>();
  for (const [at, negative] of negatives.entries()) {
    const group = groups.get(groupOf(negative)) ?? { all: 0, hits: 0 };
    group.all += 1;
    if (byName[at] === true) group.hits += 1;
    groups.set(groupOf(negative), group);
  }
  const rows = [...groups].filter(([, { all }]) => all >= least).sort((a, b) => b[1].hits / b[1].all - a[1].hits / a[1].all);
  console.log(
    `${title}: ${rows
      .slice(0, 10)
      .map(([group, { all, hits }]) => `${group} ${percent(hits / all)} (${hits}/${all})`)
      .join(', ')}; median ${percent((rows[Math.floor(rows.length / 2)]?.[1].hits ?? 0) / (rows[Math.floor(rows.length / 2)]?.[1].all ?? 1))}`,
  );
}
table('By script, name alone, highest first', ({ full_name }) => scriptOf(full_name), 50);
table('By stated nationality, name alone, highest first', ({ nationality }) => nationality ?? 'none', 200);

// 5. Peers on the same questions, fewer of them.
if (runners.length > 0) {
  const file = writeForPeers(reduced);
  const asked = Array.from({ length: 150 }, () => spellings[Math.floor(random() * spellings.length)]).filter((one) => one !== undefined);
  const strangers = Array.from({ length: 150 }, () => negatives[Math.floor(random() * negatives.length)]).filter((one) => one !== undefined);
  const queries = [
    ...asked.map(({ alias }, at) => ({ id: `a${at}`, name: alias, schema: 'Person' })),
    ...strangers.map(({ full_name }, at) => ({ id: `n${at}`, name: full_name, schema: 'Person' })),
  ];
  console.log(`\n## Peers beside Bonafide: ${asked.length} held-out spellings and ${strangers.length} ordinary people by name alone, persons of all lists`);
  const tell = (name: string, threshold: number, hitsOf: ReadonlyMap<string, readonly string[]>) => {
    const found = asked.filter(({ entity }, at) => hitsOf.get(`a${at}`)?.includes(entity.id)).length;
    const false_ = strangers.filter((_, at) => (hitsOf.get(`n${at}`) ?? []).length > 0).length;
    console.log(`${name.padEnd(24)} at ${threshold}: recall ${percent(found / asked.length)}, strangers hit ${percent(false_ / strangers.length)}`);
  };
  tell(
    'Bonafide',
    DEFAULT_THRESHOLD,
    new Map(queries.map(({ id, name }) => [id, without.screen({ kind: 'person', names: [name] }, { limit: 5 }).map(({ entityId }) => entityId)])),
  );
  for (const runner of runners) {
    const answers = ask(runner, ['screen', '--list', file, '--limit', '5', '--threshold', String(runner.threshold)], queries);
    tell(
      runner.name,
      runner.threshold,
      new Map(answers.flatMap(({ id, hits }) => (typeof id === 'string' && Array.isArray(hits) ? [[id, hits.map((one: { id: string }) => one.id)] as const] : []))),
    );
  }
}
