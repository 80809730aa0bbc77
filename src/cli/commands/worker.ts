import { keepPolicy, keptScreening, operations, startWorker, workOnHooks } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { asked, concurrencyOf, policyFile } from './shared.ts';

/** How long jobs in hand may go on once the worker is asked to stop. Unit: milliseconds. @source house: below the 30 s after which service managers kill */
const PATIENCE = 25_000;

export type WorkerOptions = { readonly db?: string; readonly policy?: string; readonly concurrency: string };

/** Does jobs until the process is asked to stop. @throws BonafideError `usage.invalid` and those of the store */
export async function worker(options: WorkerOptions, { compose, terminal, version }: CliContext): Promise<number> {
  const concurrency = concurrencyOf(options.concurrency);
  const { jobLog, jsonLog } = await import('#http');
  const ports = compose({ db: options.db, store: true });
  const given = await policyFile(options.policy, ports);
  const store = await ports.store();
  try {
    const log = jsonLog(terminal.err);
    const running = await startWorker({
      operations,
      store,
      ports,
      policy: keepPolicy(given, store),
      version,
      screening: keptScreening(ports, store),
      concurrency,
      news: jobLog(log),
    });
    const hooks = workOnHooks(store, ports);
    terminal.out(`Bonafide works on ${concurrency === 1 ? 'one job' : `${concurrency} jobs`} at a time. Ctrl-C stops it.\n`);
    await asked();
    await running.stop(PATIENCE);
    await hooks.stop();
    log('info', 'stopped');
    return EXIT.done;
  } finally {
    await store.close();
  }
}
