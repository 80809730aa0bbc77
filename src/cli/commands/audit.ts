import { BonafideError } from '#model';
import { checkpointAudit, exportAudit, type Ports, proveEntry, type Store, verifyAudit } from '#operations';
import { actorOf } from '../actor.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable } from '../terminal.ts';

type Common = { readonly db?: string; readonly json?: boolean };

/** Faults shown as text. */
const SHOWN = 20;

async function within<T>(options: Common, { compose }: CliContext, work: (store: Store, ports: Ports) => Promise<T>): Promise<T> {
  const ports = compose({ db: options.db, store: true });
  const store = await ports.store();
  try {
    return await work(store, ports);
  } finally {
    await store.close();
  }
}

/** Looks through the log. @returns 1 where a row is not what was written */
export async function verify(options: Common & { readonly checkpoint?: readonly string[] }, context: CliContext): Promise<number> {
  const { terminal } = context;
  const found = await within(options, context, async (store, ports) => {
    const notes = [];
    for (const path of options.checkpoint ?? []) notes.push(await ports.readText(path));
    return verifyAudit(notes, store, ports);
  });
  const status = found.faults.length === 0 ? EXIT.done : EXIT.failOn;
  if (options.json === true) {
    terminal.out(`${JSON.stringify(found)}\n`);
    return status;
  }
  const { size, rootHash, checkpoints, events, erased, faults } = found;
  terminal.out(`${size.toLocaleString('en')} entries, root ${rootHash}\n`);
  terminal.out(`${checkpoints} signed checkpoints, ${events.toLocaleString('en')} events of cases held against their entries, ${erased} people erased since\n`);
  for (const { kind, seq, to, what } of faults.slice(0, SHOWN))
    terminal.out(`${paint(terminal).red(kind)} at ${to === undefined || to === seq ? `entry ${seq}` : `entries ${seq} to ${to}`}: ${printable(what)}\n`);
  if (faults.length > SHOWN) terminal.out(`… and ${faults.length - SHOWN} more; --json has all\n`);
  terminal.out(faults.length === 0 ? 'The log is whole.\n' : `The log is not as it was written: ${faults.length} fault${faults.length === 1 ? '' : 's'}.\n`);
  return status;
}

/** Prints the log as JSON Lines; its last line is a signed checkpoint. */
export async function exportLog(options: Common & { readonly by: string; readonly as: string }, context: CliContext): Promise<number> {
  const actor = actorOf(options.by, options.as);
  await within(options, context, async (store, ports) => {
    for await (const line of exportAudit(actor, store, ports)) {
      context.terminal.out(`${JSON.stringify(line)}\n`);
      await context.terminal.settle();
    }
  });
  return EXIT.done;
}

/** Prints a signed checkpoint. */
export async function checkpoint(options: Common, context: CliContext): Promise<number> {
  const signed = await within(options, context, checkpointAudit);
  context.terminal.out(options.json === true ? `${JSON.stringify(signed)}\n` : signed.note);
  return EXIT.done;
}

/** Prints an entry and the proof that it is in the log. @throws BonafideError `usage.invalid`, `audit.invalid` */
export async function prove(text: string, options: Common, context: CliContext): Promise<number> {
  if (!/^\d{1,15}$/.test(text)) throw new BonafideError('usage.invalid', `“${text}” is no place in the log.`, 'Entries are counted from 0.');
  const proved = await within(options, context, (store, ports) => proveEntry(Number(text), store, ports));
  context.terminal.out(`${JSON.stringify(proved, null, options.json === true ? 0 : 2)}\n`);
  return EXIT.done;
}
