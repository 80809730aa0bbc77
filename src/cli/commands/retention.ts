import { erasePerson, exportPerson, holdData, releaseHold, sweepRetention } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { printable } from '../terminal.ts';
import { within } from './acting.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean };
type By = Common & { readonly by: string; readonly as: string };

function tell(value: unknown, words: string, options: Common, { terminal }: CliContext): number {
  terminal.out(options.json === true ? `${JSON.stringify(value)}\n` : words);
  return EXIT.done;
}

/** Tells whose data are due, and with `apply` takes them away. */
export async function sweep(options: By & { readonly apply?: boolean }, context: CliContext): Promise<number> {
  const swept = await within(options, context, (doing, store, ports) => sweepRetention(options.apply === true, doing, store, ports));
  const due = swept.people.filter(({ keep }) => keep === undefined);
  const count = (keep: string) => swept.people.filter((one) => one.keep === keep).length;
  const lines = [
    ...due.map(({ dossierId, why }) => `${options.apply === true ? 'erased' : 'due'}  ${printable(dossierId)}: ${why}`),
    ...swept.recordings.map(({ caseId, attachment }) => `${options.apply === true ? 'removed' : 'due'}  recording ${attachment} of ${caseId}`),
    `Kept: ${count('not-yet')} not yet due, ${count('open-case')} in open cases, ${count('legal-hold')} under legal hold, ${count('counsel-sets')} whose period counsel has to set.`,
    ...(options.apply === true || due.length + swept.recordings.length === 0 ? [] : ['Nothing was changed; --apply takes away what is due.']),
  ];
  return tell(swept, `${lines.join('\n')}\n`, options, context);
}

export async function erase(person: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  const done = await within(options, context, (doing, store, ports) => erasePerson(person, options.reason, doing, store, ports));
  return tell(done, `Everything about ${printable(done.dossierId)} is gone. The audit log keeps digests.\n`, options, context);
}

/** Prints everything about one person, always as JSON. */
export async function exportOf(person: string, options: By, context: CliContext): Promise<number> {
  const all = await within(options, context, ({ actor }, store, ports) => exportPerson(person, actor, store, ports));
  context.terminal.out(`${JSON.stringify(all, null, options.json === true ? 0 : 2)}\n`);
  return EXIT.done;
}

export async function hold(person: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  const put = await within(options, context, ({ actor }, store, ports) => holdData(person, options.reason, actor, store, ports));
  return tell(put, `${put.id}: nothing of ${printable(put.dossierId)} goes until it is released.\n`, options, context);
}

export async function release(id: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  const released = await within(options, context, ({ actor }, store, ports) => releaseHold(id, options.reason, actor, store, ports));
  return tell(released, `${released.id} is released.\n`, options, context);
}

/** Lists legal holds that stand. */
export async function holds(options: Common, context: CliContext): Promise<number> {
  const store = await context.compose({ db: options.db, store: true }).store();
  try {
    const all = await store.holds();
    const lines = all.map(({ id, dossierId, reason, by, at }) => `${id}  ${printable(dossierId)}: ${printable(reason)} (${printable(by)}, ${at.slice(0, 10)})`);
    return tell(all, lines.length === 0 ? 'No legal holds.\n' : `${lines.join('\n')}\n`, options, context);
  } finally {
    await store.close();
  }
}
