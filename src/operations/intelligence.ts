import { artefactsOf, hitsOf } from '#intel';
import { type ConnectedFacets, type Dossier, type Indicator, type Instant, withoutProtected } from '#model';
import type { Store } from './ports.ts';

type Known = Pick<ConnectedFacets, 'intelligence'>;

/** What stored reports say about people, by dossier id; nothing where no report is stored. */
export async function intelligenceOf(dossiers: readonly Dossier[], store: Store, now: Instant): Promise<ReadonlyMap<string, Known>> {
  const known = await store.intelligence(now);
  if (known.reports === 0) return new Map();
  const artefacts = dossiers.map((dossier) => ({ id: dossier.id, own: artefactsOf(withoutProtected(dossier)) }));
  const indicators = new Map<string, Indicator[]>();
  for (const indicator of await store.indicatorsBy([...new Set(artefacts.flatMap(({ own }) => own.map(({ key }) => key)))])) {
    const same = indicators.get(indicator.key);
    if (same === undefined) indicators.set(indicator.key, [indicator]);
    else same.push(indicator);
  }
  return new Map(artefacts.map(({ id, own }) => [id, { intelligence: { ...known, hits: hitsOf(own, indicators, now) } }]));
}
