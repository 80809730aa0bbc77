// Runs a benchmark as what ships runs: bundled, since a program compiled file by file pays for every import it crosses.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [entry = '', ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = `${root}node_modules/.cache/bench/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@electric-sql/pglite'],
  // Paths beside the source are asked for by import.meta.url.
  define: { 'import.meta.url': JSON.stringify(new URL(`../${entry}`, import.meta.url).href) },
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire('file:///');" },
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
