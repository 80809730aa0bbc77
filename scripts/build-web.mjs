// Builds the web application into dist/web, each file also compressed, so that the server compresses nothing as it answers.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function buildWeb() {
  const outDir = join(root, 'dist/web');
  await build({
    root: join(root, 'web'),
    configFile: false,
    plugins: [react()],
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      // Browsers of 2024 on: they know light-dark(), which is lowered wrongly where the scheme is chosen by an attribute.
      target: ['chrome123', 'firefox120', 'safari17.5'],
      // A picture in the address of a picture would be content that the page’s policy refuses.
      assetsInlineLimit: 0,
      // Its script would be inline.
      modulePreload: { polyfill: false },
      sourcemap: false,
    },
  });
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

// Alone it leaves the rest of dist/ as it is, so a page that was changed is seen in seconds.
if (process.argv.includes('--alone')) await buildWeb();
