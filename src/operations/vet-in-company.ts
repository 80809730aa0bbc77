import type { DossierBatch } from '#dossiers';
import type { Store } from './ports.ts';
import { told, type VetContext, type Vetted, type VettedBatch, vetBatch } from './vet.ts';

/** People who are vetted in one go at most. Unit: people. @source house: more make the first wait longer than they save */
const MOST_IN_COMPANY = 25;

type Waiting = {
  readonly batch: DossierBatch;
  readonly id: string;
  readonly context: VetContext;
  readonly resolve: (vetted: Vetted) => void;
  readonly reject: (error: unknown) => void;
};

/** Who waits to be vetted in a store. Whoever is in hand is in hand alone. */
const lines = new WeakMap<Store, { readonly waiting: Waiting[]; busy: boolean }>();

/** Those who can be vetted with the first in line: under the same rules, and nobody twice. */
function company(waiting: Waiting[]): readonly Waiting[] {
  const [first] = waiting;
  const taken: Waiting[] = [];
  const ids = new Set<string>();
  for (const one of waiting) {
    if (taken.length === MOST_IN_COMPANY || one.context.policyDigest !== first?.context.policyDigest || one.context.screening !== first.context.screening || ids.has(one.id)) break;
    ids.add(one.id);
    taken.push(one);
  }
  waiting.splice(0, taken.length);
  return taken;
}

async function vetCompany(taken: readonly Waiting[], store: Store): Promise<void> {
  const [first] = taken;
  if (first === undefined) return;
  try {
    const all = await vetBatch({ people: taken.flatMap(({ batch }) => batch.people), issues: [] }, first.context, store);
    for (const [place, { id, batch, resolve }] of taken.entries()) {
      const again = all.again.get(id) ?? [];
      resolve({ assessments: all.assessments.slice(place, place + 1), issues: batch.issues, saved: all.saved.slice(place, place + 1), again: new Map([[id, again]]) });
    }
  } catch (error) {
    if (taken.length === 1) return first.reject(error);
    // What is wrong with one is not the others’ fault.
    for (const one of taken) await vetCompany([one], store);
  }
}

/** Vets one person, together with whoever else waits to be vetted in this store: what is kept of all of them costs one sync of the disk. */
export async function vetInCompany(batch: DossierBatch, context: VetContext, store: Store): Promise<VettedBatch> {
  const [person, ...others] = batch.people;
  if (person === undefined || others.length > 0) return told(await vetBatch(batch, context, store));
  const line = lines.get(store) ?? { waiting: [], busy: false };
  lines.set(store, line);
  const vetted = new Promise<Vetted>((resolve, reject) => line.waiting.push({ batch, id: person.dossier.id, context, resolve, reject }));
  if (!line.busy) {
    line.busy = true;
    void (async () => {
      while (line.waiting.length > 0) await vetCompany(company(line.waiting), store);
      line.busy = false;
    })();
  }
  return told(await vetted);
}
