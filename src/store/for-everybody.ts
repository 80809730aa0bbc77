import { type Dialect, Kysely } from 'kysely';
import type { BonafideError } from '#model';
import type { Store } from '#operations';
import { explainRefusal, functionsOf } from './as-function.ts';
import type { Schema } from './schema.ts';
import { sqlStore } from './sql-store.ts';

/**
 * The store, for the program and for whoever asks.
 * @param dialect of `db`, over whose connections others act too
 * @param close what closing it means beside the database
 * @param explain what errors of its engine mean; undefined for one that it does not know
 */
export function forEverybody(db: Kysely<Schema>, dialect: Dialect, close: () => Promise<void>, explain: (error: unknown) => BonafideError | undefined = () => undefined): Store {
  const functions = functionsOf(db, dialect, (other) => new Kysely<Schema>({ dialect: other }));
  const stores = new Map<Kysely<Schema>, Store>();
  const store: Store = Object.assign(sqlStore(db, close, explain), {
    as: async (asked: Parameters<Store['as']>[0]) => {
      const found = await functions.for(asked);
      if ('why' in found) return found;
      const known = stores.get(found.db);
      if (known !== undefined) return { store: known };
      const refused = (error: unknown) => {
        const refusal = explainRefusal(error);
        if (refusal !== undefined) functions.forget();
        return refusal ?? explain(error);
      };
      const theirs: Store = Object.assign(
        sqlStore(found.db, async () => undefined, refused),
        {
          as: store.as,
          // The program’s own: the log with its checkpoints, work in the background, and what it worked out about people, from whole data and never from what one function sees.
          appendAudit: store.appendAudit,
          saveCheckpoint: store.saveCheckpoint,
          jobs: store.jobs,
          saveLinkRecords: async () => undefined,
        },
      );
      stores.set(found.db, theirs);
      return { store: theirs };
    },
  });
  return store;
}
