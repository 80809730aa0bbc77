import { children, textOf, type XmlNode } from '../xml.ts';

/*
 * The parts of OFAC’s advanced XML that other parts point to by number: words, places, spans of days.
 * @source OFAC, Advanced Sanctions Data Model, https://ofac.treasury.gov/media/10391/download
 */

/** Words by kind and number: `word('Country', '11067')`. */
export type References = {
  readonly word: (kind: string, id: string | undefined) => string | undefined;
  /** The word that a word belongs to, such as the type of a subtype. */
  readonly parent: (kind: string, id: string | undefined, parentKind: string) => string | undefined;
};

/** Reads `ReferenceValueSets`. */
export function readReferences(sets: XmlNode): References {
  const nodes = new Map<string, XmlNode>();
  for (const set of sets.children) for (const node of set.children) nodes.set(`${node.name} ${node.attributes['ID'] ?? ''}`, node);
  const at = (kind: string, id: string | undefined) => (id === undefined ? undefined : nodes.get(`${kind} ${id}`));
  const word = (kind: string, id: string | undefined) => {
    const node = at(kind, id);
    return node === undefined || node.text === '' ? undefined : node.text;
  };
  return { word, parent: (kind, id, parentKind) => word(parentKind, at(kind, id)?.attributes[`${parentKind}ID`]) };
}

/** Parts of an address in the order in which it is written. @source LocPartType values of the list */
const ADDRESS_PARTS = ['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE/PROVINCE', 'REGION', 'POSTAL CODE', 'Unknown'];

export type Place = { readonly text: string; readonly country?: string };

/** Reads a `Location`. */
export function readPlace(location: XmlNode, references: References): Place {
  const values = new Map<string, string>();
  for (const part of children(location, 'LocationPart')) {
    const kind = references.word('LocPartType', part.attributes['LocPartTypeID']) ?? 'Unknown';
    const all = children(part, 'LocationPartValue');
    // The same part may be written in two scripts; the primary one is the romanised one.
    const value = textOf(all.find((one) => one.attributes['Primary'] === 'true') ?? all[0], 'Value');
    if (value !== undefined) values.set(kind, value);
  }
  const areas = children(location, 'LocationAreaCode').map((area) => references.parent('AreaCode', area.attributes['AreaCodeID'], 'Country'));
  const countries = children(location, 'LocationCountry').map((country) => references.word('Country', country.attributes['CountryID']));
  const country = [...countries, ...areas].find((name) => name !== undefined && name !== 'undetermined');
  const known = ADDRESS_PARTS.map((kind) => values.get(kind)).filter((value) => value !== undefined);
  const others = [...values].filter(([kind]) => !ADDRESS_PARTS.includes(kind)).map(([, value]) => value);
  const text = [...known, ...others, ...(country === undefined ? [] : [country])].join(', ');
  return country === undefined ? { text } : { text, country };
}

/** A date written as Year, Month, Day. */
export function readDay(node: XmlNode | undefined): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => textOf(node, name)?.padStart(2, '0'));
  if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
  return [year, ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])].join('-');
}

/** A `DatePeriod` in words that the builder of entries reads: `1961`, `circa 1961`, `1961-01-01 to 1963-12-31`. */
export function periodText(period: XmlNode): string | undefined {
  const [start] = children(period, 'Start');
  const [end] = children(period, 'End');
  const from = readDay(children(start, 'From')[0]) ?? readDay(children(start, 'To')[0]);
  const to = readDay(children(end, 'To')[0]) ?? readDay(children(end, 'From')[0]) ?? readDay(children(start, 'To')[0]) ?? from;
  if (from === undefined || to === undefined) return from ?? to;
  const about = [start, end].some((bound) => bound?.attributes['Approximate'] === 'true');
  const [year, ofTo] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === to) return about ? `circa ${from}` : from;
  // A whole year stands for a date of which only the year is known.
  if (year === ofTo && from.endsWith('-01-01') && to.endsWith('-12-31')) return about ? `circa ${year}` : year;
  return `${from} to ${to}`;
}
