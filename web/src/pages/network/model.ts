import type { Schemas } from '../../api.ts';

export type Ring = Schemas['RingPicture'];
/** A ring with the number by which people speak of it: the largest is the first. */
export type Numbered = Ring & { readonly nth: number };
type Means = Ring['means'][number];

export const numbered = (rings: readonly Ring[]): readonly Numbered[] => rings.map((ring, at) => ({ ...ring, nth: at + 1 }));

/** Kinds of things that people share, the most frequent first. */
export function kindsOf(rings: readonly Ring[]): readonly { readonly feature: string; readonly title: string; readonly count: number }[] {
  const found = new Map<string, { feature: string; title: string; count: number }>();
  for (const { feature, title } of rings.flatMap(({ means }) => means)) {
    const one = found.get(feature) ?? { feature, title, count: 0 };
    found.set(feature, { ...one, count: one.count + 1 });
  }
  return [...found.values()].sort((x, y) => y.count - x.count || x.title.localeCompare(y.title));
}

/** What of a ring hangs together by one kind of thing; undefined where nothing does. */
function byKind(ring: Numbered, feature: string): Numbered | undefined {
  const places = new Map(ring.means.flatMap((one, at) => (one.feature === feature ? [at] : [])).map((at, place) => [at, place] as const));
  if (places.size === 0) return undefined;
  const means = ring.means.filter((one) => one.feature === feature);
  const ids = new Set(means.flatMap(({ held }) => held.map(({ id }) => id)));
  const ties = ring.ties.flatMap((tie) => {
    const own = tie.means.flatMap((at) => places.get(at) ?? []);
    return own.length === 0 ? [] : [{ ...tie, means: own }];
  });
  return { ...ring, means, ties, members: ring.members.filter(({ id }) => ids.has(id)) };
}

/** Rings that fit what is looked for. */
export function matching(rings: readonly Numbered[], { ring, kind, person }: { readonly ring?: string; readonly kind?: string; readonly person?: string }): readonly Numbered[] {
  return rings
    .filter((one) => ring === undefined || one.id === ring)
    .filter((one) => person === undefined || one.members.some(({ id }) => id === person))
    .flatMap((one) => (kind === undefined ? [one] : (byKind(one, kind) ?? [])));
}

/** Days on which ties came about, each once. */
export const daysOf = (rings: readonly Ring[]): readonly string[] => [...new Set(rings.flatMap(({ ties }) => ties.flatMap(({ since }) => since ?? [])))].sort();

/** Whether something was there by a day. What has no date is there always, since nobody knows since when. */
export const isThere = (since: string | undefined, until: string | undefined): boolean => until === undefined || since === undefined || since <= until;

/** People and ties that were there by a day. */
export function countBy(rings: readonly Ring[], until: string | undefined): { readonly people: number; readonly ties: number; readonly undated: number } {
  const people = new Set<string>();
  let [ties, undated] = [0, 0];
  for (const one of rings.flatMap((ring) => ring.ties)) {
    if (one.since === undefined) undated += 1;
    if (!isThere(one.since, until)) continue;
    ties += 1;
    people.add(one.a).add(one.b);
  }
  return { people: people.size, ties, undated };
}

/** Since when two people have a thing: nothing is shared before a second one has it. */
export function sharedSince({ held }: Means): string | undefined {
  const second = held.map(({ since }) => since ?? '').sort()[1];
  return second === '' ? undefined : second;
}

/** Names of members by id. */
export const namesIn = (ring: Ring): ReadonlyMap<string, string> => new Map(ring.members.map(({ id, caption }) => [id, caption]));

/** Marks that turn the direction of writing, and control characters: a label in a picture cannot name them as the page does. @source Unicode 16, Bidi_Control */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text as a picture bears it: one line, without marks that draw or hide, and cut. */
export function plain(text: string, most: number): string {
  const signs = [
    ...text
      .slice(0, most * 4)
      .replace(UNSEEN, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('')}…`;
}
