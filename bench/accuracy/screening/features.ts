/*
 * Features of labelled and made pairs as JSON Lines, from which `fit.py` learns the weights in src/watchlists/names/model.ts:
 * `npx tsx bench/accuracy/screening/features.ts | python3 bench/accuracy/screening/fit.py`. Reads BONAFIDE_DATA_DIR.
 */
import { buildIndex } from '#watchlists';
import { compareWords, type NameFeatures } from '../../../src/watchlists/names/compare.ts';
import { type NameKind, readName } from '../../../src/watchlists/names/words.ts';
import { NameSearch } from '../../../src/watchlists/search/search.ts';
import { seeded } from '../../population.ts';
import { realLists } from '../../watchlists.ts';
import { type CrossScript, type NamePair, type Negative, type Perturbed, readLines } from './labels.ts';

const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined) throw new Error('BONAFIDE_DATA_DIR does not say where the lists and labels are');
const entities = [...realLists(folder).values()].flat().filter(({ schema }) => schema !== 'CryptoWallet');
const search = new NameSearch(buildIndex(entities, 'fit'));
const kindOf = (schema: string): NameKind => (schema === 'Person' ? 'person' : 'organisation');

/** The closest reading of two names. */
function featuresOf(a: string, b: string, schema: string): NameFeatures | undefined {
  const [one, two] = [readName(a, kindOf(schema)), readName(b, kindOf(schema))];
  const signs = one.some((reading) => reading.signs) && two.some((reading) => reading.signs);
  let best: NameFeatures | undefined;
  for (const x of one) {
    for (const y of two) {
      if (x.signs !== y.signs || (signs && !x.signs)) continue;
      const { features } = compareWords(search.weigh(x), search.weigh(y));
      if (best === undefined || features.agreement > best.agreement) best = features;
    }
  }
  return best;
}

function write(
  set: string,
  query: string,
  candidate: string,
  schema: string,
  match: boolean,
  features: NameFeatures | undefined,
  more: Readonly<Record<string, unknown>> = {},
): void {
  process.stdout.write(`${JSON.stringify({ set, query, candidate, schema, match, features: features ?? null, ...more })}\n`);
}

/** The likeliest entry by name that the test admits. */
function nearest(name: string, kind: NameKind, admits: (entity: number) => boolean) {
  return [...search.find(readName(name, kind), kind)].filter(({ entity }) => admits(entity)).sort((a, b) => b.features.agreement - a.features.agreement)[0];
}

for (const { query, candidate, schema, match, peer } of readLines<NamePair>(folder, 'name-pairs.dev.jsonl'))
  write('pairs', query, candidate, schema, match, featuresOf(query, candidate, schema), { peer: peer?.['logic-v2'] ?? null });
for (const { query, listed } of readLines<Perturbed>(folder, 'un-perturbed.dev.jsonl')) write('un', query, listed, 'Person', true, featuresOf(query, listed, 'Person'));
for (const { query, candidate, match } of readLines<CrossScript>(folder, 'cross-script.dev.jsonl'))
  write('cross', query, candidate, 'Person', match, featuresOf(query, candidate, 'Person'));

const random = seeded(1);
for (const entity of entities) {
  const names = [...new Set([...(entity.properties.name ?? []), ...(entity.properties.alias ?? [])])];
  if (names.length < 2 || !['Person', 'Organization', 'LegalEntity', 'Company'].includes(entity.schema)) continue;
  const asked = names[Math.floor(random() * names.length)] ?? '';
  const others = names.filter((name) => name !== asked);
  const compared = others.map((name) => ({ name, features: featuresOf(asked, name, entity.schema) })).sort((a, b) => (b.features?.agreement ?? 0) - (a.features?.agreement ?? 0));
  if (compared[0] !== undefined) write('alias', asked, compared[0].name, entity.schema, true, compared[0].features, { others });
}

/** Invented people taken of each file, so that the fit stays quick. @source house */
const STRANGERS = 12_000;
for (const file of ['negatives-global.dev.jsonl.gz', 'negatives-us.dev.jsonl.gz']) {
  for (const { full_name } of readLines<Negative>(folder, file).slice(0, STRANGERS)) {
    const found = nearest(full_name, 'person', () => true);
    write('stranger', full_name, found?.name ?? '', 'Person', false, found?.features);
  }
}

/** Another entry of the same list that is certainly somebody else: born years apart, or a firm with no name in common. */
const year = (date: string) => Number(date.slice(0, 4));
for (let at = 0; at < entities.length; at += 3) {
  const entity = entities[at];
  if (entity === undefined || entity.schema === 'Vessel' || entity.schema === 'Airplane') continue;
  const [name = ''] = entity.properties.name ?? [];
  const born = entity.properties.birthDate ?? [];
  const found = nearest(name, kindOf(entity.schema), (index) => {
    const other = entities[index];
    if (other === undefined || other === entity || other.dataset !== entity.dataset || (other.properties.name ?? []).includes(name)) return false;
    if (entity.schema !== 'Person') return true;
    const theirs = other.properties.birthDate ?? [];
    return born.length > 0 && theirs.length > 0 && !born.some((a) => theirs.some((b) => Math.abs(year(a) - year(b)) <= 3));
  });
  if (found !== undefined) write('other', name, found.name, entity.schema, false, found.features);
}
