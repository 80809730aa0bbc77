/*
 * Takes the pictures of the documentation from the running application: `npm run pictures [folder]`, with Debian’s Chromium. A new store, the
 * example workforce, and a case on one of it; nothing is drawn afterwards.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { startServer } from '#http';
import { compose } from '../src/compose.ts';

const out = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const PASSWORD = 'a sentence nobody else would write';
const WIDTH = 1_280;
const HEIGHT = 800;

const folder = mkdtempSync(join(tmpdir(), 'bonafide-pictures-'));
const server = await startServer({ ports: compose({ db: folder, store: true }), host: '127.0.0.1', port: 0, concurrency: 1, write: () => undefined });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: 'light', locale: 'en-GB' });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
mkdirSync(out, { recursive: true });

/** A picture of what is in view once nothing moves. @param height of the view, where a page is looked at from its head on */
async function take(name: string, height = HEIGHT): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  writeFileSync(join(out, `${name}.png`), await page.screenshot());
  console.log(`${name}.png`);
}

const go = async (path: string, ready: (page: Page) => Promise<unknown>): Promise<void> => {
  await page.goto(`${server.address}${path}`);
  await ready(page);
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const ask = (path: string, body: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    `fetch('${path}', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.json())`,
  );

try {
  await page.goto(server.setupUrl ?? '');
  await page.getByLabel('Mail address').fill('robin@example.com');
  await page.getByLabel('Name').fill('Robin Reader');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password and begin' }).click();
  await page.getByRole('list', { name: 'People' }).getByRole('listitem').first().waitFor();
  await take('worklist');
  await page.getByRole('button', { name: 'Close the tour' }).click();
  await go('/people/example-01', heading);
  await take('person', 1_000);
  await go('/network', (one) => one.getByRole('heading', { name: 'Network' }).waitFor());
  await page.waitForTimeout(3_000);
  await take('network', 900);
  const { reports } = (await page.evaluate("fetch('/v1/reports').then((answer) => answer.json())")) as { reports: { id: string }[] };
  await go(`/intelligence/${reports[0]?.id}`, heading);
  await page.waitForTimeout(1_000);
  await take('report', 900);
  const { id } = await ask('/v1/people/example-01/cases', { because: 'Pay, parcels and sign-ins point to one house.' });
  await go(`/cases/${String(id)}`, heading);
  await take('case', 1_000);
  await go('/insight', (one) => one.locator('.funnel').waitFor());
  await take('insight', 1_000);
  await go('/vet', heading);
  await take('vet');
  await go('/watchlists', heading);
  await take('watchlists');
  await go('/settings/policy', (one) => one.getByRole('heading', { name: 'Policy' }).waitFor());
  await take('policy', 1_000);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
