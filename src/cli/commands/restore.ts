import { restoreBackup } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';

/** Restores the store from a backup. */
export async function restore(file: string, options: { readonly db?: string; readonly replace?: true; readonly json?: true }, { terminal, compose }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: true, key: 'none', use: 'alone' });
  try {
    const restored = await restoreBackup(file, options.replace === true, ports);
    const key =
      restored.key === undefined
        ? ''
        : `Its numbers are kept under the key ${restored.key}: before you use it, put that key file in place (“key” in the data folder, or BONAFIDE_KEY_FILE).\n`;
    terminal.out(options.json ? `${JSON.stringify(restored)}\n` : `Restored ${restored.people} people as they were at ${restored.madeAt}.\n${key}`);
    return EXIT.done;
  } finally {
    await (await ports.store()).close();
  }
}
