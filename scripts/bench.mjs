// Runs a benchmark as what ships runs: bundled, since a program compiled file by file pays for every import it crosses.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [entry = '', ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = `${root}node_modules/.cache/bench/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
/** Files ask by import.meta.url for what lies beside them, such as the worker of the store. */
const besideTheSource = {
  name: 'beside-the-source',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return text.includes('import.meta.url') ? { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' } : undefined;
    }),
};
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@electric-sql/pglite'],
  plugins: [besideTheSource],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire('file:///');" },
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
