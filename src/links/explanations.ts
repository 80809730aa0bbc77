import type { LinkRecord } from '#model';
import { relateNames, words } from '#values';
import type { Explanation } from './catalogue.ts';

/** People of different family names who still are a household of flatmates. Unit: people. @source house: red-flag catalogue 2026-11, section 11, names flatmates and no number; a farm at one address has more */
const MOST_FLATMATES = 4;
/** People of one family at one address. Unit: people. @source house: three generations */
const MOST_FAMILY = 8;

/** What is known of two people before anything that they share is counted. */
export type Asked = {
  /** How their names relate: the closest of all. */
  readonly names: 'same' | 'given-name-shared' | 'different' | 'unknown';
  /** Explanations that hold, in words, by kind. */
  readonly holds: ReadonlyMap<Explanation, string>;
};

const RELATIONS = ['same', 'given-name-shared', 'different', 'unknown'] as const;

function namesRelate(a: LinkRecord, b: LinkRecord): Asked['names'] {
  const found = new Set(a.names.flatMap((one) => b.names.map((two) => relateNames(one, two))));
  return RELATIONS.find((relation) => found.has(relation)) ?? 'unknown';
}

/** A word that ends or begins both names, such as a family name. Given names that happen to be equal stand at the other end in most writings, and only make the question milder. */
function familyName(a: LinkRecord, b: LinkRecord): string | undefined {
  const ends = (record: LinkRecord) =>
    record.names.flatMap((name) => {
      const all = words(name).filter((word) => word.length > 1);
      return all.length < 2 ? [] : [all.at(-1) ?? ''];
    });
  const own = new Set(ends(a));
  return ends(b).find((word) => own.has(word));
}

const homes = (record: LinkRecord): ReadonlyMap<string, string> =>
  new Map(record.traits.filter(({ feature }) => feature === 'postal-address').map(({ key, label }) => [key, label]));

/** Asks for the honest explanations that records themselves can give. @param holders people who have a key */
export function ask(a: LinkRecord, b: LinkRecord, holders: (key: string) => number): Asked {
  const holds = new Map<Explanation, string>();
  const family = familyName(a, b);
  const others = homes(b);
  const home = [...homes(a)].find(([key]) => others.has(key) && holders(key) <= (family === undefined ? MOST_FLATMATES : MOST_FAMILY));
  if (home !== undefined) {
    holds.set('household', `both live at ${home[1]}`);
    if (family !== undefined) holds.set('family', `both are called ${family} and live at ${home[1]}`);
  }
  const supplier = a.suppliers.find((one) => b.suppliers.includes(one));
  if (supplier !== undefined) holds.set('agency', `both come through ${supplier}`);
  const employer = a.employers.find((one) => b.employers.includes(one));
  if (employer !== undefined) holds.set('colleagues', `both worked for ${employer}`);
  return { names: namesRelate(a, b), holds };
}
