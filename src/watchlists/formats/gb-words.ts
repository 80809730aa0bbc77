import type { WatchlistSchema } from '#model';
import type { EntityBuilder, IssueTally } from '../entity.ts';

/*
 * What the forms of the British lists have in common: kinds of entry, kinds of name, names in six parts, addresses in lines.
 */

/** @source FCDO, UK Sanctions List: format guide */
const SCHEMAS: Readonly<Record<string, WatchlistSchema>> = { individual: 'Person', entity: 'Organization', ship: 'Vessel' };

type NameProperty = 'name' | 'alias' | 'previousName';

/** @source FCDO (Primary Name, Primary Name Variation, Alias) and OFSI (Primary name, Primary name variation, AKA, FKA) format guides */
const NAME_TYPES: Readonly<Record<string, NameProperty>> = { 'primary name': 'name', 'primary name variation': 'alias', alias: 'alias', aka: 'alias', fka: 'previousName' };

/** What kind of entry it is; one that is not known is a legal entity, with an issue. */
export function gbSchema(kind: string, tally: IssueTally, file: string, path: string): WatchlistSchema {
  const schema = SCHEMAS[kind.trim().toLowerCase()];
  if (schema !== undefined) return schema;
  tally.note({ code: 'invalid-value', severity: 'warning', file, path, message: 'A kind of entry that is not known is read as a legal entity', received: kind });
  return 'LegalEntity';
}

export type GbName = {
  /** Name 1 to Name 5: given and middle names. */
  readonly given: readonly string[];
  /** Name 6: the family name, or the whole name of what is no person. */
  readonly last: string;
  readonly type: string;
  readonly quality: string;
  readonly native: string;
};

/** Adds a name in the order in which it is spoken. */
export function addGbName(entity: EntityBuilder, { given, last, type, quality, native }: GbName): void {
  const first = given.filter((part) => part !== '');
  const kind = NAME_TYPES[type.toLowerCase()];
  if (kind === undefined && type !== '') entity.issue('invalid-value', 'warning', 'A kind of name that is not known is read as an alias', type);
  const property = kind ?? 'alias';
  const weak = property !== 'name' && /^low\b/i.test(quality);
  entity.add(weak ? 'weakAlias' : property, [...first, last].join(' '));
  if (property === 'name' && entity.schema === 'Person' && first.length > 0) {
    entity.add('firstName', first[0]);
    entity.add('lastName', last);
  }
  entity.add('alias', native);
}

/** Adds an address of lines, post code and country; a country alone is no address. */
export function addGbAddress(entity: EntityBuilder, lines: readonly string[], country: string): void {
  const parts = lines.filter((line) => line !== '');
  if (parts.length > 0) entity.add('address', [...parts, ...(country === '' ? [] : [country])].join(', '));
  entity.addCountry('country', country);
}

/** Adds a place of birth. */
export function addGbBirthPlace(entity: EntityBuilder, town: string, country: string): void {
  entity.add('birthPlace', [town, country].filter((part) => part !== '').join(', '));
}

/** Mail addresses, telephone numbers or sites, several in one text. */
export function splitContacts(text: string): readonly string[] {
  return text.split(/[;,|\n]\s*|\s+(?=https?:)/).filter((part) => part.trim() !== '');
}
