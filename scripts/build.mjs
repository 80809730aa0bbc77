// Bundles the command line, the library and the store's worker thread into dist/. Runs after every install, in under a second.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: { bonafide: 'src/bin.ts', index: 'src/index.ts', 'store-worker': 'src/store/worker.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  legalComments: 'none',
  // PGlite finds its WASM beside itself, so it stays a package.
  external: ['@electric-sql/pglite'],
  // Bundled CommonJS packages ask for Node's modules through require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
});
