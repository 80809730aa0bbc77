import type { Ports } from '#operations';
import type { Terminal } from './terminal.ts';

/** Composes the program for one command. @param db store folder or the address of a server; the user’s own folder where absent @param store false keeps nothing @param key `none` for what only carries the store about @param use how the folder is shared with other processes: `attach` where absent, to a server that holds it */
export type Compose = (options: {
  readonly db?: string | undefined;
  readonly store: boolean;
  readonly key?: 'own' | 'demo' | 'none';
  readonly use?: 'alone' | 'lend' | 'attach';
}) => Ports;

/** What the command line needs from outside: a terminal, a way to compose the program, its version, and where its examples are. */
export type CliContext = { readonly terminal: Terminal; readonly compose: Compose; readonly version: string; readonly examples: string };
