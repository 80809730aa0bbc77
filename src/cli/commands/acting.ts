import type { Guarded } from '#model';
import type { Doing, Ports, Store } from '#operations';
import { actorOf } from '../actor.ts';
import type { CliContext } from '../context.ts';
import { policyOf } from './shared.ts';

type Acting = { readonly db?: string; readonly policy?: string; readonly by: string; readonly as: string; readonly holds?: readonly (Guarded | 'none')[] };

/** Does something in somebody’s name, and closes the store after it. @throws BonafideError where the name or function is none */
export async function within<T>(options: Acting, { compose }: CliContext, work: (doing: Doing, store: Store, ports: Ports) => Promise<T>): Promise<T> {
  const actor = actorOf(options.by, options.as);
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const store = await ports.store();
  try {
    const holds = options.holds?.flatMap((one) => (one === 'none' ? [] : [one]));
    return await work({ actor, policy, holds }, store, ports);
  } finally {
    await store.close();
  }
}
