import { toStix } from '#intel';
import type { Instant } from '#model';
import type { Store } from './ports.ts';

/** An object that is shared, as TAXII orders and names it. */
export type SharedObject = {
  readonly id: string;
  readonly type: string;
  /** When it came into the collection. */
  readonly dateAdded: Instant;
  /** `modified`, else `created`, else when it was added. @source OASIS TAXII 2.1, section 5.8, “version” */
  readonly version: Instant;
  readonly object: Readonly<Record<string, unknown>>;
};

/** Markings of reports that are shared: whoever holds a key may be anybody’s program. Reports without one are public texts. @source FIRST TLP 2.0: amber and red stay with their recipients */
const SHARED: ReadonlySet<string> = new Set(['clear', 'green']);

/** Time stamp of what a report without a date made. @source house: the same as its export */
const UNDATED: Instant = '1970-01-01T00:00:00.000Z';

/** What an indicator may point to and is not shared: whom a report names. */
const NAMED: ReadonlySet<string> = new Set(['identity', 'threat-actor', 'intrusion-set', 'location']);

type Stix = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** Of a bundle the indicators, what they are about, and what marks and makes them. People, victims and the rest of a report stay. */
function indicatorsOf(objects: readonly Stix[]): readonly Stix[] {
  const indicators = objects.filter(({ type }) => type === 'indicator');
  if (indicators.length === 0) return [];
  const ids = new Set(indicators.map(({ id }) => id));
  const relations = objects.filter(
    ({ type, source_ref, target_ref }) => type === 'relationship' && ids.has(String(source_ref)) && !NAMED.has(String(target_ref).split('--')[0] ?? ''),
  );
  const others = new Set([...relations.map(({ target_ref }) => String(target_ref)), ...indicators.map(({ created_by_ref }) => String(created_by_ref))]);
  return [...objects.filter(({ id, type }) => others.has(id) || type === 'marking-definition'), ...indicators, ...relations];
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Everything that is shared, by when it was added; each version of an object once, as of the first report that names it. */
export async function sharedObjects(store: Store): Promise<readonly SharedObject[]> {
  const found = new Map<string, SharedObject>();
  for (const { addedAt, profile } of [...(await store.listReports())].reverse()) {
    const { tlp } = profile.source;
    if (tlp !== undefined && !SHARED.has(tlp)) continue;
    for (const object of indicatorsOf(toStix(profile, { created: UNDATED }).objects)) {
      const own = textOf(object['modified']) ?? textOf(object['created']);
      const key = `${object.id} ${own ?? ''}`;
      if (!found.has(key)) found.set(key, { id: object.id, type: object.type, dateAdded: addedAt, version: own ?? addedAt, object });
    }
  }
  const order = ({ dateAdded, id, version }: SharedObject) => `${dateAdded} ${id} ${version}`;
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
