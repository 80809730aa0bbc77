import type { ConnectedFacets, Dossier, Instant } from '#model';
import { intelligenceOf } from './intelligence.ts';
import type { Store } from './ports.ts';
import { type WatchContext, watchedOf } from './telemetry.ts';

/** A dossier with what logs say of its parcels, pay and calls, and what reports and events say about the person. */
export type Surrounded = { readonly dossier: Dossier; readonly connected: Pick<ConnectedFacets, 'intelligence' | 'telemetry'> };

/** What the store knows about people beside their dossiers, by dossier id: one entry for each. */
export async function surround(dossiers: readonly Dossier[], context: WatchContext & { readonly now: Instant }, store: Store): Promise<ReadonlyMap<string, Surrounded>> {
  const watched = await watchedOf(dossiers, context, store);
  const whole = dossiers.map((dossier) => watched.get(dossier.id)?.dossier ?? dossier);
  // Addresses of calls that only logs tell of can stand in a report as well.
  const intelligence = await intelligenceOf(whole, store, context.now);
  return new Map(
    whole.map((dossier) => {
      const telemetry = watched.get(dossier.id)?.telemetry;
      return [dossier.id, { dossier, connected: { ...intelligence.get(dossier.id), ...(telemetry === undefined ? {} : { telemetry }) } }];
    }),
  );
}

/** The same of one person. */
export async function surroundOne(dossier: Dossier, context: WatchContext & { readonly now: Instant }, store: Store): Promise<Surrounded> {
  return (await surround([dossier], context, store)).get(dossier.id) ?? { dossier, connected: {} };
}
