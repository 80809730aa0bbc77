import { backUp } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';

/** What to do with the key, which no backup holds. */
export function keyAdvice(key: string | undefined): string {
  if (key === undefined) return 'No key is in use yet.';
  return `Its numbers are kept under the key ${key}, which is not in it: keep the key file (“key” in the data folder, or BONAFIDE_KEY_FILE) somewhere else.`;
}

/** Writes a backup of the store. */
export async function backup(file: string, options: { readonly db?: string; readonly json?: true }, { terminal, compose }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: true, key: 'none' });
  try {
    const made = await backUp(file, ports);
    terminal.out(options.json ? `${JSON.stringify(made)}\n` : `Wrote ${file}: ${made.people} people, ${made.bytes} bytes.\n${keyAdvice(made.key)}\n`);
    return EXIT.done;
  } finally {
    await (await ports.store()).close();
  }
}
