import { userInfo } from 'node:os';
import { type Ports, recordRead, type Store } from '#operations';

/** Who reads at this command line: whom BONAFIDE_BY names, or else the user of the operating system. */
function reader(): { readonly id: string; readonly name: string } {
  const named = process.env['BONAFIDE_BY']?.trim();
  if (named !== undefined && named !== '') return { id: named.slice(0, 500), name: named.slice(0, 500) };
  try {
    const { username } = userInfo();
    return { id: `user ${username}`, name: username };
  } catch {
    // A container may run as a number that has no name.
    const user = `user ${process.getuid?.() ?? 'unknown'}`;
    return { id: user, name: user };
  }
}

/** Writes into the audit log that a command shows people’s files, before it does. */
export function recordShown(command: string, people: readonly string[] | number, store: Store, ports: Pick<Ports, 'digest' | 'now'>): Promise<void> {
  return recordRead({ actor: reader(), people, what: command }, store, ports);
}
