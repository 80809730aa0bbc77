import type { ConnectedFacets, Dossier, Instant } from '#model';
import { intelligenceOf } from './intelligence.ts';
import { keepLinkRecords, linkFacets, openLinks } from './links.ts';
import type { PersonRecord, Store } from './ports.ts';
import { type WatchContext, watchedOf } from './telemetry.ts';
import { withRecords } from './with-records.ts';

/** A dossier with what logs say of its parcels, pay and calls, and what reports, events and other people’s records say about the person. */
export type Surrounded = { readonly dossier: Dossier; readonly connected: Pick<ConnectedFacets, 'intelligence' | 'telemetry' | 'links'> };

/**
 * What the store knows about people beside their dossiers, by dossier id: one entry for each. Keeps what linking knows of them, so that others find them.
 * @param said what people recorded about them, by dossier id
 */
export async function surround(
  dossiers: readonly Dossier[],
  context: WatchContext & { readonly now: Instant },
  store: Store,
  said: ReadonlyMap<string, readonly PersonRecord[]>,
): Promise<ReadonlyMap<string, Surrounded>> {
  const watched = await watchedOf(dossiers, context, store);
  const whole = dossiers.map((dossier) => watched.get(dossier.id)?.dossier ?? dossier);
  // Addresses of calls that only logs tell of can stand in a report as well.
  const intelligence = await intelligenceOf(whole, store, context.now);
  const subjects = whole.map((dossier) => ({ dossier, telemetry: watched.get(dossier.id)?.telemetry }));
  // Who was met is on record, and not in the dossier.
  const records = await keepLinkRecords(
    subjects.map(({ dossier, telemetry }) => ({ dossier: withRecords(dossier, said.get(dossier.id) ?? [], context.digest), telemetry })),
    store,
  );
  const links = await linkFacets(subjects, records, await openLinks(store, context.digest), store);
  return new Map(
    subjects.map(({ dossier, telemetry }) => {
      const tied = links.get(dossier.id);
      const connected = { ...intelligence.get(dossier.id), ...(telemetry === undefined ? {} : { telemetry }), ...(tied === undefined ? {} : { links: tied }) };
      return [dossier.id, { dossier, connected }];
    }),
  );
}

/** The same of one person. */
export async function surroundOne(dossier: Dossier, context: WatchContext & { readonly now: Instant }, store: Store): Promise<Surrounded> {
  return (await surround([dossier], context, store, await store.recordsOf([dossier.id]))).get(dossier.id) ?? { dossier, connected: {} };
}
