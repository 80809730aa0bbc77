import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const data = process.env['BONAFIDE_DATA_DIR'] ?? '';
const reports = join(data, 'reports');
const list = join(data, 'sanctions/un-2026-02-27/un_consolidated.xml.gz');
const isThere = data !== '' && existsSync(reports) && existsSync(list);
if (!isThere) console.warn('Skipped: public reports and a public list in the web application, since BONAFIDE_DATA_DIR names no folder with reports/ and sanctions/un-2026-02-27/.');

describe.skipIf(!browserIsThere || !isThere)('public data in the web application', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ kim: ['counsel'] });
  });
  afterAll(() => app.stop());

  it('has every quotation of public reports marked where it stands', async () => {
    const page = await app.signedIn('kim', { width: 1440 });
    await page.goto(`${app.address}/intelligence`);
    // Each form of public prose once: a court release, an advisory, a vendor’s blog.
    const names = readdirSync(reports).filter((name) => /^(?:doj-fin7|itw2022-redflags|annoctr-redbanc)\.txt$/.test(name));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      await page.locator('input[type=file]').setInputFiles(join(reports, name));
      await page.getByRole('region', { name: 'The text' }).waitFor();
      expect(await page.locator('a.quoted').count(), name).toBeGreaterThan(5);
      expect(await page.locator('.quote.lost').count(), name).toBe(0);
      await expectAccessible(page);
      await picture(page, `public-${name}`, false);
      await page.getByRole('button', { name: 'Discard' }).click();
    }
  });

  it('takes in a whole public list with its progress, says that it is old, and finds an entry by its own name', async () => {
    const page = await app.signedIn('kim');
    await page.goto(`${app.address}/watchlists`);
    await page.locator('input[type=file]').setInputFiles(list);
    await page.getByText(/is in force with 1,003 entries/).waitFor({ timeout: 60_000 });
    await page.getByText('In force, and old').waitFor();
    await expectAccessible(page);
    const { releases } = await app.ask<{ releases: { added: string[] }[] }>('kim', 'GET', '/v1/watchlists/releases?limit=1');
    const id = releases[0]?.added[0] ?? '';
    const entry = await app.ask<{ caption: string }>('kim', 'GET', `/v1/watchlists/entries/${encodeURIComponent(id)}`);
    await page.getByRole('link', { name: 'Screening desk' }).click();
    await page.getByLabel('Names').fill(entry.caption);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.locator('article.match').first().waitFor();
    await expect.poll(() => page.locator('article.match').allTextContents(), { timeout: 20_000 }).toContainEqual(expect.stringContaining(entry.caption));
    await page.locator('.looked').getByText('United Nations Security Council consolidated list, as of Feb 27, 2026').waitFor();
    expect(app.breaches()).toEqual([]);
  });
});
