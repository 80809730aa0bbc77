// Bundles the command line, the library, the store's worker thread and the web application into dist/, and packs a new database for first starts.
// Runs after every install; the database takes seconds once and is kept for the version of the engine.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildWeb } from './build-web.mjs';

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

await buildWeb();

/** A new database, made by the worker that was just bundled: every file and folder of it, by its name. */
async function packDatabase(file) {
  const folder = await mkdtemp(join(tmpdir(), 'bonafide-template-'));
  try {
    const worker = new Worker(new URL('../dist/store-worker.mjs', import.meta.url), { workerData: { data: folder, create: true }, execArgv: [] });
    const [reply] = await once(worker, 'message');
    await worker.terminate();
    if ('error' in reply) throw new Error(reply.error.message);
    // Each file and folder as a line of JSON and its bytes; src/store/template.ts reads it.
    const parts = [];
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      const bytes = entry.isDirectory() ? undefined : readFileSync(path);
      parts.push(Buffer.from(`${JSON.stringify({ name, length: bytes?.length })}\n`), bytes ?? Buffer.alloc(0));
    }
    // Whole under its name or not there, whoever else builds at the same time.
    const partial = `${file}.${process.pid}`;
    await writeFile(partial, gzipSync(Buffer.concat(parts)));
    await rename(partial, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const { version } = JSON.parse(readFileSync(new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'));
const cache = new URL('../node_modules/.cache/bonafide/', import.meta.url);
const packed = new URL(`store-template-2-${version}.bin`, cache).pathname;
const template = new URL('../dist/store-template.bin', import.meta.url).pathname;
await mkdir(cache, { recursive: true });
await copyFile(packed, template).catch(async () => {
  await packDatabase(packed);
  await copyFile(packed, template);
});
