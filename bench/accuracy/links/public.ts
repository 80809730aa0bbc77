/**
 * Public record-linkage sets, beside Splink: `npm run bench:links:accuracy`. Reads BONAFIDE_DATA_DIR/linkage; without it says
 * what it skipped. The peer is asked where its environment is there (bench/peers/README.md).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type Block, type Comparison, codeComparison, dateComparison, equalComparison, linesComparison, linkRows, type Row, wordComparison } from '../../../src/links/index.ts';

type Set_ = {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly truth: (row: Row) => string | undefined;
  readonly boundary?: number;
  readonly comparisons: readonly Comparison[];
  readonly blocks: readonly Block[];
};

const folder = process.env['BONAFIDE_DATA_DIR'];
const data = folder === undefined ? undefined : join(folder, 'linkage');

function table(path: string): Row[] {
  const bytes = readFileSync(join(data ?? '', path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return parse(text, { columns: (header: string[]) => header.map((name) => name.trim()), trim: true, relax_column_count: true, bom: true });
}

/** A key of columns; none where one has no data. */
const all =
  (...parts: readonly ((row: Row) => string | undefined)[]) =>
  (row: Row): readonly string[] => {
    const values = parts.map((part) => part(row));
    return values.every((value) => value !== undefined && value !== '') ? [values.join('|')] : [];
  };
const of = (column: string) => (row: Row) => row[column]?.toLowerCase() || undefined;
const start = (column: string, length: number) => (row: Row) => row[column]?.toLowerCase().slice(0, length) || undefined;
const block = (columns: readonly string[], keys: Block['keys']): Block => ({ name: columns.join('+'), columns, keys });
const by = (...columns: readonly string[]): Block => block(columns, all(...columns.map(of)));

/** Words of a name that can begin a key. */
const tokens = (row: Row): readonly string[] =>
  [
    ...new Set(
      (row['full_name'] ?? '')
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 2),
    ),
  ].sort();
const withTokens =
  (part: (row: Row) => string | undefined) =>
  (row: Row): readonly string[] => {
    const value = part(row);
    return value === undefined || value === '' ? [] : tokens(row).map((token) => `${token}|${value}`);
  };
const pairsOfTokens = (row: Row): readonly string[] => tokens(row).flatMap((one, nth, every) => every.slice(nth + 1).map((two) => `${one}|${two}`));

const FEBRL: Pick<Set_, 'comparisons' | 'blocks' | 'truth'> = {
  truth: (row) => /^rec-(\d+)/.exec(row['rec_id'] ?? '')?.[1],
  comparisons: [
    wordComparison('given_name', 'surname'),
    wordComparison('surname', 'given_name'),
    dateComparison('date_of_birth'),
    codeComparison('soc_sec_id'),
    codeComparison('postcode'),
    equalComparison('street_number'),
    linesComparison('address', ['address_1', 'address_2']),
    wordComparison('suburb'),
    equalComparison('state'),
  ],
  blocks: [
    by('soc_sec_id'),
    by('date_of_birth'),
    by('given_name', 'surname'),
    block(['given_name', 'surname'], (row) => all((one) => [one['given_name'], one['surname']].sort().join('|'))(row)),
    by('given_name', 'postcode'),
    by('surname', 'postcode'),
    by('address_1'),
    by('suburb', 'street_number'),
    block(
      ['surname', 'date_of_birth'],
      all(start('surname', 4), (row) => row['date_of_birth']?.slice(0, 4)),
    ),
    block(
      ['given_name', 'date_of_birth'],
      all(start('given_name', 4), (row) => row['date_of_birth']?.slice(4)),
    ),
    block(['soc_sec_id'], (row) => [...all(start('soc_sec_id', 5))(row), ...all((one) => one['soc_sec_id']?.slice(2))(row)]),
    by('postcode', 'street_number'),
    by('given_name'),
    by('surname'),
    by('postcode'),
    by('surname', 'street_number'),
    by('given_name', 'street_number'),
    by('surname', 'suburb'),
    by('given_name', 'suburb'),
    block(
      ['date_of_birth'],
      all(
        (row) => row['date_of_birth']?.slice(0, 6),
        (row) => row['state']?.toLowerCase(),
      ),
    ),
    block(
      ['given_name', 'surname', 'date_of_birth'],
      all(
        (row) => row['date_of_birth']?.slice(0, 4),
        (row) => [row['given_name']?.[0], row['surname']?.[0]].sort().join(''),
      ),
    ),
  ],
};

function sets(): readonly Set_[] {
  const febrl = [1, 2, 3].map((nth): Set_ => ({ name: `febrl${nth}`, rows: table(`febrl/dataset${nth}.csv.gz`), ...FEBRL }));
  const [a, b] = [table('febrl/dataset4a.csv.gz'), table('febrl/dataset4b.csv.gz')];
  const historical: Set_ = {
    name: 'historical50k',
    rows: table('splink/historical_figures_with_errors_50k.csv.gz'),
    truth: (row) => row['cluster'],
    comparisons: [
      wordComparison('first_name', 'surname'),
      wordComparison('surname', 'first_name'),
      dateComparison('dob'),
      codeComparison('postcode_fake'),
      wordComparison('birth_place'),
      wordComparison('occupation'),
    ],
    blocks: [
      by('postcode_fake'),
      block(['first_name', 'surname'], pairsOfTokens),
      block(
        ['first_name', 'surname', 'dob'],
        withTokens((row) => row['dob']?.slice(0, 4)),
      ),
      block(
        ['first_name', 'surname', 'postcode_fake'],
        withTokens((row) => row['postcode_fake']?.split(' ')[0]),
      ),
      block(['first_name', 'surname', 'birth_place'], withTokens(of('birth_place'))),
      block(['first_name', 'surname', 'occupation'], withTokens(of('occupation'))),
      by('dob', 'birth_place'),
      by('dob', 'occupation'),
      block(['dob', 'postcode_fake'], all(of('dob'), start('postcode_fake', 2))),
    ],
  };
  const fake: Set_ = {
    name: 'fake1000',
    rows: table('splink/fake_1000.csv.gz'),
    truth: (row) => row['cluster'],
    comparisons: [
      wordComparison('first_name', 'surname'),
      wordComparison('surname', 'first_name'),
      dateComparison('dob'),
      wordComparison('city'),
      linesComparison('email', ['email']),
    ],
    blocks: [
      by('first_name', 'surname'),
      by('surname', 'dob'),
      by('first_name', 'dob'),
      by('dob', 'city'),
      by('email'),
      block(
        ['email'],
        all((row) => row['email']?.split('@')[0]),
      ),
      by('surname', 'city'),
      by('first_name', 'city'),
      block(
        ['dob', 'first_name', 'surname'],
        all(
          (row) => row['dob']?.slice(0, 7),
          (row) => [row['first_name']?.[0], row['surname']?.[0]].sort().join(''),
        ),
      ),
      by('dob'),
      by('first_name'),
      by('surname'),
      block(['first_name'], (row) => all(start('first_name', 3))(row)),
      block(['surname'], (row) => all(start('surname', 3))(row)),
      block(
        ['dob', 'city'],
        all((row) => row['dob']?.slice(0, 4), of('city')),
      ),
      block(['email'], all(start('email', 5))),
    ],
  };
  return [...febrl, { name: 'febrl4', rows: [...a, ...b], boundary: a.length, ...FEBRL }, historical, fake];
}

/** Pairs of one person among groups. */
const pairsIn = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);

function truePairs({ rows, truth, boundary }: Set_): number {
  const groups = new Map<string, [number, number]>();
  for (const [at, row] of rows.entries()) {
    const id = truth(row);
    if (id === undefined) continue;
    const counts = groups.get(id) ?? [0, 0];
    counts[boundary !== undefined && at >= boundary ? 1 : 0] += 1;
    groups.set(id, counts);
  }
  return boundary === undefined ? pairsIn([...groups.values()].map(([one]) => one)) : [...groups.values()].reduce((sum, [one, two]) => sum + one * two, 0);
}

export type Score = { readonly threshold: number; readonly precision: number; readonly recall: number; readonly f1: number };
const score = (threshold: number, right: number, said: number, all_: number): Score => {
  const [precision, recall] = [said === 0 ? 1 : right / said, right / all_];
  return { threshold, precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};

/** Pairs that connected components imply, at a threshold. */
function clustered(set: Set_, pairs: { a: Uint32Array; b: Uint32Array; probability: Float64Array }, threshold: number, expected: number): Score {
  const parent = Uint32Array.from(set.rows, (_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] = parent[parent[root] ?? 0] ?? 0;
    return root;
  };
  for (const [nth, probability] of pairs.probability.entries()) if (probability >= threshold) parent[find(pairs.a[nth] ?? 0)] = find(pairs.b[nth] ?? 0);
  const clusters = new Map<number, Map<string, number>>();
  for (const [at, row] of set.rows.entries()) {
    const cluster = clusters.get(find(at)) ?? new Map<string, number>();
    clusters.set(find(at), cluster);
    const id = set.truth(row) ?? `row ${at}`;
    cluster.set(id, (cluster.get(id) ?? 0) + 1);
  }
  const said = pairsIn([...clusters.values()].map((cluster) => [...cluster.values()].reduce((sum, one) => sum + one, 0)));
  return score(threshold, pairsIn([...clusters.values()].flatMap((cluster) => [...cluster.values()])), said, expected);
}

function measure(set: Set_) {
  const began = performance.now();
  const pairs = linkRows(set.rows, set.comparisons, set.blocks, set.boundary);
  const seconds = (performance.now() - began) / 1000;
  const expected = truePairs(set);
  const right = (nth: number) => {
    const [one, two] = [set.truth(set.rows[pairs.a[nth] ?? 0] ?? {}), set.truth(set.rows[pairs.b[nth] ?? 0] ?? {})];
    return one !== undefined && one === two;
  };
  const order = [...pairs.probability.keys()].sort((x, y) => (pairs.probability[y] ?? 0) - (pairs.probability[x] ?? 0));
  let [found, best, byDefault] = [0, score(1, 0, 0, expected), score(0.5, 0, 0, expected)];
  for (const [said, nth] of order.entries()) {
    if (right(nth)) found += 1;
    const here = score(pairs.probability[nth] ?? 0, found, said + 1, expected);
    if (here.f1 > best.f1) best = here;
    if ((pairs.probability[nth] ?? 0) >= 0.5) byDefault = { ...here, threshold: 0.5 };
  }
  const reach = order.filter(right).length / expected;
  const clusters =
    set.boundary === undefined
      ? [0.5, 0.8, 0.9, 0.95, 0.99, 0.999].map((threshold) => clustered(set, pairs, threshold, expected)).reduce((x, y) => (y.f1 > x.f1 ? y : x))
      : undefined;
  return { set: set.name, records: set.rows.length, compared: pairs.a.length, reach, seconds, default: byDefault, best, clusters };
}

/** What Splink makes of the same set. */
function splink(name: string): { readonly default: Score; readonly best: Score; readonly clustersBest?: Score; readonly seconds: number } | undefined {
  const python = join(process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers', 'venv-links/bin/python');
  if (!existsSync(python)) return undefined;
  const out = join(mkdtempSync(join(tmpdir(), 'bonafide-splink-')), 'out.json');
  const { status } = spawnSync(python, ['bench/peers/splink_runner.py', '--data', data ?? '', '--set', name, '--out', out], { stdio: ['ignore', 'ignore', 'ignore'] });
  return status === 0 && existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : undefined;
}

if (data === undefined || !existsSync(data)) process.stdout.write('Skipped: BONAFIDE_DATA_DIR is not set, or holds no folder linkage.\n');
else {
  const only = process.argv[2];
  const withPeer = !process.argv.includes('--alone');
  const figure = (one: Score | undefined) => (one === undefined ? '–' : `${one.f1.toFixed(4)} (P ${one.precision.toFixed(3)} R ${one.recall.toFixed(3)})`);
  for (const set of sets()) {
    if (only !== undefined && !only.startsWith('--') && only !== set.name) continue;
    const own = measure(set);
    process.stdout.write(
      `${own.set.padEnd(14)} bonafide  F1 at 0.5 ${figure(own.default)}  best ${figure(own.best)}  clusters ${figure(own.clusters)}  ${own.compared} compared, reach ${own.reach.toFixed(4)}, ${own.seconds.toFixed(1)} s\n`,
    );
    const peer = withPeer ? splink(set.name) : undefined;
    if (peer !== undefined)
      process.stdout.write(
        `${''.padEnd(14)} splink    F1 at 0.5 ${figure(peer.default)}  best ${figure(peer.best)}  clusters ${figure(peer.clustersBest)}  ${peer.seconds.toFixed(1)} s\n`,
      );
  }
}
