import type { Hub, Link, LinkRecord, SharedValue, Trait } from '#model';
import { crossing, type LinkLine, lines } from './catalogue.ts';
import { type Asked, ask, MOST_FAMILY } from './explanations.ts';
import type { Holders } from './feature.ts';
import { features } from './features/index.ts';
import { hash32 } from './sketch.ts';
import { type LinkWeights, mostHolders, priorWeight, probabilityOf, valueWeight } from './weights.ts';

/** Probability from which a tie joins people. @source house: more likely than not */
const LEAST_PROBABILITY = 0.5;
/** Probability under which a tie is not worth a line. @source house: keeps namesakes and class mates out of lists */
const LEAST_SHOWN = 0.05;

type Found = { readonly line: LinkLine; readonly value: SharedValue; readonly server?: 'a' | 'b' };

const byFeature = new Map(features.map((feature) => [feature.id, feature]));
const DECIMALS = 10;
const rounded = (weight: number): number => Math.round(weight * DECIMALS) / DECIMALS;

/** Whether an honest explanation on record covers a value. */
function setAside(line: LinkLine, holders: number, likeness: number, a: Trait, b: Trait, { holds }: Asked): string | undefined {
  for (const explanation of line.explainedBy) {
    if (explanation === 'record') {
      const honest = a.honest ?? b.honest;
      if (honest !== undefined) return honest;
      continue;
    }
    // Colleagues describe one project alike; they do not write one text.
    if (explanation === 'colleagues' && line.id === 'application-text' && likeness >= NEARLY_EQUAL) continue;
    // A number that dozens have is no family’s, whatever they are called.
    if ((explanation === 'relatives' || explanation === 'family-account') && holders > MOST_FAMILY) continue;
    const words = holds.get(explanation);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Likeness from which a text is the same text. @source red-flag catalogue 2026-11, row resume-near-duplicate */
const NEARLY_EQUAL = 0.9;

function found(line: LinkLine, a: Trait, b: Trait, holders: number, likeness: number, asked: () => Asked, weights: LinkWeights, server?: 'a' | 'b'): Found {
  const explained = line.explainedBy.length === 0 ? undefined : setAside(line, holders, likeness, a, b, asked());
  const value: SharedValue = {
    feature: line.id,
    // What is compared has no one value: a text that is copied on changes from hand to hand.
    thing: a.sketch === undefined ? hash32(a.key).toString(36) : a.label,
    label: a.label,
    holders,
    weight: rounded(valueWeight(line, holders, likeness, weights)),
    counted: false,
    ...(likeness === 1 ? {} : { likeness: Math.round(likeness * PERCENT) / PERCENT }),
    a: a.evidence,
    b: b.evidence,
    ...(explained === undefined ? {} : { setAside: explained }),
    ask: line.ask,
  };
  return server === undefined ? { line, value } : { line, value, server };
}
const PERCENT = 100;

/** Traits by key and by compared feature: looked at again for each other record. */
type Sorted = { readonly byKey: ReadonlyMap<string, readonly Trait[]>; readonly compared: ReadonlyMap<string, readonly Trait[]> };
const sortedOf = new WeakMap<LinkRecord, Sorted>();

function sorted(record: LinkRecord): Sorted {
  const known = sortedOf.get(record);
  if (known !== undefined) return known;
  const [byKey, compared] = [new Map<string, Trait[]>(), new Map<string, Trait[]>()];
  for (const trait of record.traits) {
    const isCompared = byFeature.get(trait.feature)?.compare !== undefined;
    const [into, at] = isCompared ? [compared, trait.feature] : [byKey, trait.key];
    into.set(at, [...(into.get(at) ?? []), trait]);
  }
  const made = { byKey, compared };
  sortedOf.set(record, made);
  return made;
}

/** Everything that two records share, hubs left out. */
function sharedValues(a: LinkRecord, b: LinkRecord, holders: Holders, asked: () => Asked, weights: LinkWeights): readonly Found[] {
  const [one, two] = [sorted(a), sorted(b)];
  const all: Found[] = [];
  for (const [key, own] of one.byKey) {
    const others = two.byKey.get(key);
    if (others === undefined) continue;
    const count = holders(key);
    // A value can play two roles in one record; what it says heaviest counts.
    const ways = own.flatMap((x) =>
      others.flatMap((y) => {
        const way = crossing(x.feature, y.feature);
        return way === undefined || count > mostHolders(way.line) ? [] : [found(way.line, x, y, count, 1, asked, weights, way.server)];
      }),
    );
    const facilitated = new Map(ways.map((way) => [`${way.line.shows} ${way.server ?? ''}`, way]));
    for (const way of ways) {
      const at = `${way.line.shows} ${way.server ?? ''}`;
      if ((facilitated.get(at)?.value.weight ?? 0) < (way.value.weight ?? 0)) facilitated.set(at, way);
    }
    all.push(...facilitated.values());
  }
  for (const [feature, own] of one.compared) {
    const others = two.compared.get(feature);
    const like = others === undefined ? undefined : byFeature.get(feature)?.compare?.(own, others, holders);
    const way = crossing(feature, feature);
    if (like === undefined || way === undefined || like.holders > mostHolders(way.line)) continue;
    all.push(found(way.line, like.a, like.b, like.holders, like.likeness, asked, weights));
  }
  return all;
}

/** Of each group the heaviest value, since the others rest on the same fact. */
function weighed(values: readonly Found[]): ReadonlySet<SharedValue> {
  const best = new Map<string, SharedValue>();
  for (const { line, value } of values) {
    if (value.setAside === undefined && (value.weight ?? 0) > (best.get(line.group)?.weight ?? Number.NEGATIVE_INFINITY)) best.set(line.group, value);
  }
  return new Set(best.values());
}

const byWeight = (x: SharedValue, y: SharedValue): number => (y.weight ?? 0) - (x.weight ?? 0) || x.feature.localeCompare(y.feature) || x.label.localeCompare(y.label);

/** What one person says, and what the records say, of a pair. */
function tie(a: string, b: string, kind: Link['kind'], own: readonly Found[], support: readonly Found[], asked: Asked, weights: LinkWeights): Link | undefined {
  if (own.length === 0) return undefined;
  const heaviest = weighed([...own, ...support]);
  const weight = [...heaviest].reduce((sum, value) => sum + (value.weight ?? 0), priorWeight(weights));
  const isCounted = own.some(({ value }) => value.setAside === undefined);
  const probability = isCounted ? probabilityOf(weight) : 0;
  const values = [...own, ...support].map(({ value }) => (heaviest.has(value) ? { ...value, counted: true } : value)).sort(byWeight);
  // One name and one mailbox are one person who came twice, and no tie between two.
  const isTwice = asked.names === 'same' && kind !== 'facilitates';
  const explanations = [
    ...new Set([...(isTwice ? ['both bear one name: probably one person, twice on record'] : []), ...values.flatMap(({ setAside }) => (setAside === undefined ? [] : [setAside]))]),
  ];
  if (explanations.length === 0 && probability < LEAST_SHOWN) return undefined;
  return {
    a,
    b,
    kind,
    weight: rounded(isCounted ? weight : priorWeight(weights)),
    probability,
    judgement: 'no-judgement',
    counts: !isTwice && isCounted && probability >= LEAST_PROBABILITY,
    explanations,
    values: values as [SharedValue, ...SharedValue[]],
  };
}

/**
 * Ties between two records, at most one of each kind and direction. Depends on nothing but the two, on how many people have
 * what they share, and on the weights: the same in whatever order people come.
 */
export function tiesBetween(x: LinkRecord, y: LinkRecord, holders: Holders, weights: LinkWeights): readonly Link[] {
  const [a, b] = x.id < y.id ? [x, y] : [y, x];
  // Most pairs that a key brings together share nothing that counts: those are not asked about.
  let answers: Asked | undefined;
  const asking = (): Asked => {
    answers ??= ask(a, b, holders);
    return answers;
  };
  const values = sharedValues(a, b, holders, asking, weights);
  if (values.length === 0) return [];
  const asked = asking();
  const of = (shows: Link['kind'], server?: 'a' | 'b') => values.filter((one) => one.line.shows === shows && one.server === server);
  const [hand, means] = [of('same-hand'), of('shared-means')];
  const turned = (one: Found): Found => ({ ...one, value: { ...one.value, a: one.value.b, b: one.value.a } });
  return [
    // Two names with one phone and one text are one hand; one phone alone is a phone.
    tie(a.id, b.id, 'same-hand', hand, means, asked, weights),
    tie(a.id, b.id, 'shared-means', means, [], asked, weights),
    tie(a.id, b.id, 'facilitates', of('facilitates', 'a'), [], asked, weights),
    tie(b.id, a.id, 'facilitates', of('facilitates', 'b').map(turned), [], asked, weights),
  ].filter((link) => link !== undefined);
}

/** Values of a record that join nobody since too many have them, each once. */
export function hubsOf(record: LinkRecord, holders: Holders): readonly (Hub & { readonly trait: Trait })[] {
  return record.traits.flatMap((trait) => {
    const way = crossing(trait.feature, trait.feature);
    const count = holders(trait.key);
    if (way === undefined || byFeature.get(trait.feature)?.compare !== undefined || count <= mostHolders(way.line)) return [];
    return [{ feature: way.line.id, label: trait.label, holders: count, likely: way.line.hub, trait }];
  });
}

/** Features that support a tie found otherwise and bring nobody together by themselves: whole schools and towns have them. */
const SUPPORTING: ReadonlySet<string> = new Set(['person-name', 'email-stem', 'education-pattern', 'application-timing', 'supplier', 'postal-address', 'geographic-point']);

/** A key of a record for the index: whether it brings people together, and how many may have it for that. */
export type IndexKey = { readonly key: string; readonly joins: boolean; readonly most: number };

/** Most holders of a value of a feature with which any way of being tied by it counts. */
const mostOf = new Map(
  features.map(({ id }) => [id, Math.max(...features.map((other) => crossing(id, other.id)).flatMap((way) => (way === undefined ? [] : [mostHolders(way.line)])))]),
);

/** Keys of a record for the index, each once. Two records are compared where they have a key in common that joins in one of them. */
export function indexKeys(record: LinkRecord): readonly IndexKey[] {
  const keys = new Map<string, { joins: boolean; most: number }>();
  for (const { key, feature } of record.traits) {
    const { joins, most } = keys.get(key) ?? { joins: false, most: 0 };
    keys.set(key, { joins: joins || (!SUPPORTING.has(feature) && !key.startsWith('passage:')), most: Math.max(most, mostOf.get(feature) ?? 0) });
  }
  return [...keys].map(([key, { joins, most }]) => ({ key, joins, most }));
}

/** People who can have a key before nobody is compared for it: the most that any way of being tied allows. */
export const MOST_COMPARED: number = Math.max(...lines.map((line) => mostHolders(line)));
