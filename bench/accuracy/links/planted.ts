/**
 * Rings among made people: `npm run bench:links:planted [-- --people N --seed N --tell N]`. Makes a population with planted rings
 * and honest sharing (README.md beside this), reads and links it as the product does, and counts by kind how many rings came out
 * whole and how many honest groups were called a ring.
 */
import { readBonafideJson } from '../../../src/dossiers/index.ts';
import { digestWith } from '../../../src/io/index.ts';
import { estimate, judged, KeyIndex, linkRecord, populationTies, priorWeights, ringsOf } from '../../../src/links/index.ts';
import { invariant, type LinkRecord, type Ring, withoutProtected } from '../../../src/model/index.ts';
import { plantedPeople } from './people.ts';

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const [people, seed, told] = [option('people', 50_000), option('seed', 1), option('tell', 0)];
const digest = digestWith(() => new TextEncoder().encode('bench'));
const CARRIER = { id: 'file', role: 'export', origin: 'planted.jsonl' } as const;

function recordOf(file: Record<string, unknown>): LinkRecord {
  const { value, issues } = readBonafideJson(file, { kind: 'json-pointer', pointer: '' }, CARRIER, { digest, file: 'planted.jsonl' });
  invariant(value !== undefined, `a made person cannot be read: ${JSON.stringify(issues)}`);
  return linkRecord(withoutProtected(value));
}

const began = performance.now();
const records: LinkRecord[] = [];
const [planted, honest] = [new Map<string, string>(), new Map<string, string>()];
const index = new KeyIndex();
for (const { file, ring, innocent } of plantedPeople({ people, seed })) {
  const record = recordOf(file);
  records.push(record);
  index.add(record);
  if (ring !== undefined) planted.set(record.id, ring);
  if (innocent !== undefined) honest.set(record.id, innocent);
}
const read = performance.now();
const built = index.build();
const get = (person: number): LinkRecord => records[person] as LinkRecord;
const prior = priorWeights(records.length);
const weights = estimate([...populationTies(built, get, prior)], prior, []);
const links = judged([...populationTies(built, get, weights)], []);
const rings = ringsOf(links, new Map(records.map((record) => [record.id, record])), [], digest);

const linked = performance.now();

const ringOf = new Map<string, Ring>(rings.flatMap((ring) => ring.members.map(({ id }) => [id, ring] as const)));
/** Members by the group that they were planted in. */
function groups(of: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [id, group] of of) members.set(group, [...(members.get(group) ?? []), id]);
  return members;
}
const kindOf = (group: string): string => group.slice(0, group.indexOf(':'));

type Count = { all: number; whole: number; pure: number; members: number; found: number };
const byKind = new Map<string, Count>();
const missed: string[] = [];
for (const [group, members] of groups(planted)) {
  const count = byKind.get(kindOf(group)) ?? { all: 0, whole: 0, pure: 0, members: 0, found: 0 };
  byKind.set(kindOf(group), count);
  const met = members.map((id) => ringOf.get(id));
  const [first] = met;
  const isWhole = first !== undefined && met.every((ring) => ring === first);
  count.all += 1;
  count.members += members.length;
  count.found += met.filter((ring) => ring !== undefined).length;
  if (isWhole) count.whole += 1;
  if (isWhole && first.members.length === members.length) count.pure += 1;
  if (!isWhole) missed.push(group);
}
/** Honest groups of which two members, not planted in one ring, are in one ring. */
const accused = new Map<string, { all: number; called: number; near: number }>();
const wronged: string[] = [];
for (const [group, members] of groups(honest)) {
  const count = accused.get(kindOf(group)) ?? { all: 0, called: 0, near: 0 };
  accused.set(kindOf(group), count);
  count.all += 1;
  const seen = new Map<Ring, Set<string>>();
  for (const id of members) {
    const ring = ringOf.get(id);
    // Two members of one planted ring are no honest pair; each such ring stands for one person here.
    if (ring !== undefined) seen.set(ring, (seen.get(ring) ?? new Set()).add(planted.get(id) ?? id));
  }
  if ([...seen.values()].some((ids) => ids.size > 1)) {
    // Who lives with the host of a farm lives where its laptops arrive: no record tells the two apart.
    if (members.some((id) => planted.has(id))) count.near += 1;
    else {
      count.called += 1;
      wronged.push(group);
    }
  }
}
/** Rings of which no member was planted. */
const invented = rings.filter(({ members }) => members.every(({ id }) => !planted.has(id)));
const outsiders = [...ringOf.keys()].filter((id) => !planted.has(id)).length;

const share = (part: number, all: number) => `${part.toLocaleString('en')} of ${all.toLocaleString('en')} (${all === 0 ? '–' : ((100 * part) / all).toFixed(2)} %)`;
const say = (line: string) => process.stdout.write(`${line}\n`);
const sum = (counts: Iterable<Count>, of: keyof Count) => [...counts].reduce((all, count) => all + count[of], 0);
const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
say(`${people.toLocaleString('en')} people, seed ${seed}, made and read in ${seconds(began, read)} s: ${rings.length} rings found in ${seconds(read, linked)} s`);
for (const [kind, { all, whole, pure, members, found }] of [...byKind].sort(([x], [y]) => x.localeCompare(y)))
  say(`  ${kind.padEnd(16)} whole ${share(whole, all)}, with nobody else ${pure}; members found ${share(found, members)}`);
const isFull = ([kind]: readonly [string, Count]) => !kind.endsWith('-thin');
for (const [name, counts] of [
  ['all rings', [...byKind]],
  ['held by 2 kinds', [...byKind].filter(isFull)],
] as const) {
  const values = counts.map(([, count]) => count);
  say(`${name}: whole ${share(sum(values, 'whole'), sum(values, 'all'))}, with nobody else ${share(sum(values, 'pure'), sum(values, 'all'))}`);
}
for (const [kind, { all, called, near }] of [...accused].sort(([x], [y]) => x.localeCompare(y)))
  say(`  ${kind.padEnd(16)} called a ring ${share(called, all)}${near === 0 ? '' : `, and ${near} that live with a member of a planted ring`}`);
const everyone = [...accused.values()];
say(
  `honest groups called a ring: ${share(
    everyone.reduce((all, { called }) => all + called, 0),
    everyone.reduce((all, one) => all + one.all, 0),
  )}; rings of nobody planted: ${invented.length}; people in rings who were planted in none: ${outsiders}`,
);

/** What there is to learn from one: what its members share, and what was made of it. */
function tell(title: string, ids: readonly string[]): void {
  say(`\n${title}: ${ids.join(' ')}`);
  const own = new Set(ids);
  for (const { a, b, kind, weight, counts, explanations, values } of links.filter((link) => own.has(link.a) && own.has(link.b)))
    say(
      `  ${a} ${b} ${kind} ${weight} ${counts ? 'counts' : 'does not count'} ${explanations.join('; ')}\n${values.map((one) => `      ${one.weight} ${one.feature} ${one.label} ${one.holders} ${one.setAside ?? ''}`).join('\n')}`,
    );
}
for (const group of missed.slice(0, told)) tell(`missed ${group}`, groups(planted).get(group) ?? []);
for (const group of wronged.slice(0, told)) tell(`called ${group}`, groups(honest).get(group) ?? []);
for (const { members } of invented.slice(0, told))
  tell(
    `invented ${members.map(({ id }) => honest.get(id) ?? '–').join(' ')}`,
    members.map(({ id }) => id),
  );
