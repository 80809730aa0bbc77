import type { LinkRecord } from '#model';
import { relateNames, words } from '#values';
import type { Explanation } from './catalogue.ts';

/** People of different family names who still are a household of flatmates. Unit: people. @source house: red-flag catalogue 2026-11, section 11, names flatmates and no number; a farm at one address has more */
const MOST_FLATMATES = 4;
/** People of one family who share something, such as an address. Unit: people. @source house: three generations */
export const MOST_FAMILY = 8;

/** Time after which what somebody had can be another’s by right. Unit: days. @source 47 CFR 52.15(f)(1)(ii): a number rests up to 365 days before it is given out again; a second year house, since records end late */
const PASSED_ON = 730;
const DAY = 86_400_000;

/** People at one address beyond whom it is a building and no house. Unit: people. @source house: as many as the catalogue lets one delivery address have before it is a hub */
const MOST_IN_HOUSE = 20;

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

/**
 * A word that ends or begins both names, such as a family name. Which end it stands at is not asked: whoever writes the family
 * name first must be believed as readily as who writes it last. Given names that happen to be equal only make the question milder.
 */
function familyName(a: LinkRecord, b: LinkRecord): string | undefined {
  const ends = (record: LinkRecord) =>
    record.names.flatMap((name) => {
      const all = words(name).filter((word) => word.length > 1);
      return all.length < 2 ? [] : [all[0] ?? '', all.at(-1) ?? ''];
    });
  const own = new Set(ends(a));
  return ends(b).find((word) => own.has(word));
}

const addresses = (record: LinkRecord) => record.traits.filter(({ feature }) => feature === 'postal-address');

/** Says that one was gone long before the other came. */
function passedOn(first: LinkRecord, second: LinkRecord): string | undefined {
  if (first.past === undefined || second.since === undefined) return undefined;
  const days = (Date.parse(second.since) - Date.parse(first.past)) / DAY;
  return days >= PASSED_ON ? `${first.caption} was last here in ${first.past.slice(0, 4)}, before ${second.caption} came` : undefined;
}

/** Asks for the honest explanations that records themselves can give. @param holders people who have a key */
export function ask(a: LinkRecord, b: LinkRecord, holders: (key: string) => number): Asked {
  const holds = new Map<Explanation, string>();
  const family = familyName(a, b);
  const others = new Set(addresses(b).map(({ key }) => key));
  const common = addresses(a).filter(({ key }) => others.has(key));
  const office = common.find(({ honest }) => honest !== undefined);
  const building = common.find(({ key }) => holders(key) > MOST_IN_HOUSE);
  if (office !== undefined) holds.set('office', `both are at ${office.label}: ${office.honest}`);
  else if (building !== undefined) holds.set('office', `both live at ${building.label}, as ${holders(building.key)} people do: a campus or a large house`);
  const home = common.find(({ key, honest }) => honest === undefined && holders(key) <= (family === undefined ? MOST_FLATMATES : MOST_FAMILY));
  if (home !== undefined) {
    holds.set('household', `both live at ${home.label}`);
    if (family !== undefined) holds.set('family', `both are called ${family} and live at ${home.label}`);
  }
  if (family !== undefined) {
    holds.set('relatives', `both are called ${family}`);
    // Relatives share an account of their own, and none of a stranger.
    const payees = [...a.traits, ...b.traits].filter(({ feature }) => feature === 'payee');
    if (payees.every(({ label }) => words(label).includes(family))) holds.set('family-account', `both are called ${family}, as is who holds the account`);
  }
  const former = passedOn(a, b) ?? passedOn(b, a);
  if (former !== undefined) holds.set('past', former);
  const supplier = a.suppliers.find((one) => b.suppliers.includes(one));
  if (supplier !== undefined) holds.set('agency', `both come through ${supplier}`);
  const employer = a.employers.find((one) => b.employers.includes(one));
  if (employer !== undefined) holds.set('colleagues', `both worked for ${employer}`);
  return { names: namesRelate(a, b), holds };
}
