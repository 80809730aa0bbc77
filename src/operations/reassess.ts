import type { Level, Policy } from '#model';
import type { Progress } from './job-ports.ts';
import type { Ports, Store } from './ports.ts';
import { assessStored, vetContext } from './vet.ts';

/** People assessed between two words on progress. */
const BATCH = 100;

/** Assesses everybody stored anew, under the policy and with the signals of now. */
export async function reassess(
  policy: Policy,
  store: Store,
  ports: Ports,
  tell: (progress: Progress) => void,
): Promise<{ readonly people: number; readonly levels: Partial<Record<Level, number>> }> {
  const context = vetContext(policy, ports, ports.now());
  const all = await store.countDossiers();
  const levels: Partial<Record<Level, number>> = {};
  let people = 0;
  for (let after: string | undefined; ; ) {
    const page = await store.listDossiers(after, BATCH);
    for (const { assessment } of await assessStored(
      page.map(({ id }) => id),
      context,
      store,
    ))
      levels[assessment.level] = (levels[assessment.level] ?? 0) + 1;
    people += page.length;
    tell({ step: 'assessed', done: people, all });
    if (page.length < BATCH) return { people, levels };
    after = page.at(-1)?.id;
  }
}
