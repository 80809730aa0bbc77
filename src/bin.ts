import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCli, terminalOf } from '#cli';
import { compose } from './compose.ts';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early, as head does.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), { terminal: terminalOf(process), compose, version, examples: fileURLToPath(new URL('examples', root)) });
