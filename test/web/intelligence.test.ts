import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';
import { REPORT, SECOND } from './reports.fixture.ts';

const person = (id: string, name: string, address: string) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name }], emails: [{ address }] });

const file = (name: string, text: string, mimeType = 'text/markdown') => ({ name, mimeType, buffer: Buffer.from(text) });

describe.skipIf(!browserIsThere)('the page about threat reports', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ sam: ['security'], ari: ['auditor'] });
    for (const body of [person('robin', 'Robin Example', 'robin@worker.example'), person('alex', 'Alex Sample', 'alex@example.com')])
      await app.ask('sam', 'POST', '/v1/people', JSON.parse(body));
  });
  afterAll(() => app.stop());

  const open = async (page: Page, path = '/intelligence') => {
    await page.goto(`${app.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count(), { timeout: 20_000 }).toBe(0);
  };

  it('refuses what it cannot read before sending it, reads a file beside its text, and leads from each line to its words and back', async () => {
    const page = await app.signedIn('sam', { width: 1440 });
    await open(page);
    await page.getByText('No report is kept yet').waitFor();
    await expectAccessible(page);
    await picture(page, 'intelligence-empty');
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('photo.png', 'x', 'image/png'));
    await page.getByText('does not end in .pdf').waitFor();
    await input.setInputFiles(file('empty.md', ''));
    await page.getByText('is empty').waitFor();
    await input.setInputFiles(file('example-group.md', REPORT));
    const text = page.getByRole('region', { name: 'The text' });
    await text.waitFor();
    for (const section of ['Attribution', 'Activity', 'Techniques', 'Targeting', 'Tools and infrastructure', 'Implications', 'Mitigations'])
      await page.getByRole('heading', { level: 3, name: section }).waitFor();
    await page.getByText('T1566.001').first().waitFor();
    expect(await page.getByText('% sure').count()).toBeGreaterThan(2);
    await expectAccessible(page);
    // From a line to its words: they are marked, and inside what is seen of the pane.
    const line = page.locator('button.quote', { hasText: 'Look for remote access software' }).first();
    await line.click();
    const chosen = page.locator('.quoted.chosen');
    await expect.poll(() => chosen.allTextContents(), { timeout: 20_000 }).toEqual(['Look for remote access software that the company did not install.']);
    const [inside, mark] = [await text.boundingBox(), await chosen.first().boundingBox()];
    expect(mark !== null && inside !== null && mark.y >= inside.y && mark.y < inside.y + inside.height).toBe(true);
    expect(await line.getAttribute('aria-pressed')).toBe('true');
    await picture(page, 'reading-light', false);
    // From words to the lines that quote them.
    await text.getByText('14 companies').click();
    await page.locator('.line.lit', { hasText: '14 companies' }).first().waitFor();
    await expect.poll(() => page.locator('.line.lit').first().isVisible(), { timeout: 20_000 }).toBe(true);
    // By keyboard alone, mark by mark.
    await page.getByRole('button', { name: 'Next mark' }).press('Enter');
    await page.getByText(/^Mark \d+ of \d+/).waitFor();
    // Leaving loses nothing of it.
    await page.getByRole('link', { name: 'Worklist' }).click();
    await page.getByRole('link', { name: 'Intelligence' }).click();
    await text.waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForURL(/\/intelligence\/report--/);
    await page.getByText(/Held against 2 stored people.*1 has something that it names/).waitFor();
  });

  it('shows whom a kept report touches and by what, finds its way to the person and to the words, and looks again', async () => {
    const page = await app.signedIn('sam', { width: 1440 });
    await open(page);
    await page.getByRole('link', { name: 'Remote workers under false names' }).click();
    await page.getByRole('region', { name: 'The text' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    const touched = page.getByRole('list', { name: 'People it touches' });
    await touched.getByText('robin[@]worker[.]example', { exact: true }).waitFor();
    expect(await touched.getByRole('link', { name: 'Robin Example' }).getAttribute('href')).toBe('/people/robin');
    await page.getByRole('button', { name: 'Look through everybody again' }).click();
    await page.getByText('Done. 1 touched').waitFor();
    await expectAccessible(page);
    await picture(page, 'report-people');
    await touched.getByRole('link', { name: 'In the text' }).first().click();
    await page.locator('.quoted.chosen').first().waitFor();
    await page.getByRole('link', { name: 'Indicators' }).click();
    await page.getByText('hxxps://login[.]worker[.]example/session').first().waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /^Copy all shown/ }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('203[.]0[.]113[.]77');
    await expectAccessible(page);
    await picture(page, 'report-indicators');
    for (const [format, begins] of [
      ['STIX 2.1', '"type": "bundle"'],
      ['MISP', '"Event"'],
      ['Markdown', '# '],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Export: ${format}` }).click()]);
      expect(readFileSync(await download.path(), 'utf8')).toContain(begins);
      expect(download.suggestedFilename()).toMatch(/^Remote-workers-under-false-names.*\.(json|md)$/);
    }
  });

  it('takes pasted text, keeps it while the server is gone, and lays reports on one activity beside each other', async () => {
    const page = await app.signedIn('sam');
    await open(page);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('Paste the text first').waitFor();
    await page.getByLabel('Text of the report').fill(SECOND);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('The server cannot be reached').first().waitFor();
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByLabel('Text of the report').inputValue()).toBe(SECOND);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForURL(/\/intelligence\/report--/);
    await page.getByRole('link', { name: 'Compared' }).click();
    await page.getByRole('heading', { name: /Where they differ \([1-9]/ }).waitFor();
    await page.getByRole('heading', { name: /What they agree on \([1-9]/ }).waitFor();
    await expectAccessible(page);
    await picture(page, 'report-compared');
    await page.getByRole('link', { name: 'All reports' }).click();
    await page.getByText('One activity, since they share').waitFor();
    await expectAccessible(page);
    await picture(page, 'intelligence-kept');
  });

  it('offers an auditor what they may read and nothing that they may not, and forgets a report when asked', async () => {
    const auditor = await app.signedIn('ari');
    await open(auditor);
    expect(await auditor.locator('input[type=file]').count()).toBe(0);
    await auditor.getByRole('link', { name: 'A second look' }).click();
    await auditor.getByRole('region', { name: 'The text' }).waitFor();
    expect(await auditor.getByRole('button', { name: 'Remove' }).count()).toBe(0);
    const page = await app.signedIn('sam');
    await open(page);
    await page.getByRole('link', { name: 'A second look' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByRole('heading', { name: 'Kept reports (1)' }).waitFor();
    await open(page, '/intelligence/report--nothing');
    await page.getByRole('alert').waitFor();
    expect(app.breaches()).toEqual([]);
  });
});
