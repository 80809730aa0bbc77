import { toStix } from '#intel';
import type { Instant } from '#model';
import type { Ports, Store } from './ports.ts';

/** An object that is shared, as TAXII orders and names it. */
export type SharedObject = {
  readonly id: string;
  readonly type: string;
  /** When it came into the collection. */
  readonly dateAdded: Instant;
  /** `modified`, else `created`, else when it was added. @source OASIS TAXII 2.1, section 5.8, “version” */
  readonly version: Instant;
  /** Whether the object itself says which version it is. */
  readonly isVersioned: boolean;
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

/** What each report shares, by what it says. Making it takes a millisecond a report, and pages ask for all of them again. */
export type SharedMemo = Map<string, readonly SharedObject[]>;

/** Everything that is shared, by when it was added; each version of an object once, as of the first report that names it. @param memo of the call before; brought up to date */
export async function sharedObjects(store: Store, { digest }: Pick<Ports, 'digest'>, memo: SharedMemo): Promise<readonly SharedObject[]> {
  const found = new Map<string, SharedObject>();
  const used: SharedMemo = new Map();
  for (const { addedAt, profile } of [...(await store.listReports())].reverse()) {
    const { tlp } = profile.source;
    if (tlp !== undefined && !SHARED.has(tlp)) continue;
    const name = `${addedAt} ${digest.sha256(JSON.stringify(profile))}`;
    const objects =
      memo.get(name) ??
      indicatorsOf(toStix(profile, { created: UNDATED }).objects).map((object): SharedObject => {
        const version = textOf(object['modified']) ?? textOf(object['created']);
        return { id: object.id, type: object.type, dateAdded: addedAt, version: version ?? addedAt, isVersioned: version !== undefined, object };
      });
    used.set(name, objects);
    for (const one of objects) {
      const key = one.isVersioned ? `${one.id} ${one.version}` : one.id;
      if (!found.has(key)) found.set(key, one);
    }
  }
  memo.clear();
  for (const [name, objects] of used) memo.set(name, objects);
  return [...found.values()]
    .map((one) => ({ one, place: `${one.dateAdded} ${one.id} ${one.version}` }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one);
}
