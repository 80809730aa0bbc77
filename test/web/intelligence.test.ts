import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

/** A report as somebody would write it, on a scheme that nobody ran. */
const REPORT = `# Remote workers under false names at Example Group

May 20, 2026

Published by the Example Threat Institute. TLP:CLEAR

Example Group, a tracked intrusion set also known as EXAMPLE SPIDER, placed remote IT workers at technology companies in the United States under false names. We assess with moderate confidence that the group is criminal. The scheme brought at least $1.2 million between January 2024 and March 2026, and touched 14 companies.

The workers used stolen identity documents and installed AnyDesk on company laptops that stood in one house. The group used spearphishing (T1566.001) and valid accounts (T1078).

## Indicators of compromise

The workers used the following email addresses, accounts and servers:

- robin@worker.example
- casey[@]worker[.]example
- 203.0.113.77
- hxxps://login.worker[.]example/session

## Recommendations

- Verify the identity of each remote worker in a live video call, and compare it with the document.
- Ship laptops only to the address that was verified.
- Look for remote access software that the company did not install.
`;

const SECOND = `# A second look at Example Group

June 2, 2026

Example Group, also known as EXAMPLE SPIDER, is behind false remote workers. The scheme brought at least $2 million, and touched 14 companies.

## Indicators of compromise

The workers used the following email addresses:

- robin@worker.example
`;

/** Everything with which a text can trick its reader, and one line longer than any screen. */
const HOSTILE = `# <script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe

<b onclick="alert(3)">Example Group</b> placed workers. ${'\u202e'.repeat(500)} The workers used the following email addresses: evil\u200b@worker.example and <a href="javascript:alert(4)">robin@worker.example</a>.

${'Example Group paid 203.0.113.9 and nobody@worker.example for <i>work</i>. '.repeat(14_000)}
`;

const person = (id: string, name: string, address: string) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name }], emails: [{ address }] });

const file = (name: string, text: string, mimeType = 'text/markdown') => ({ name, mimeType, buffer: Buffer.from(text) });

describe.skipIf(!browserIsThere)('the page about threat reports', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ sam: ['security'], ari: ['auditor'] });
    for (const body of [person('robin', 'Robin Example', 'robin@worker.example'), person('alex', 'Alex Sample', 'alex@example.com')])
      await app.ask('sam', 'POST', '/v1/people', JSON.parse(body));
  }, 60_000);
  afterAll(() => app.stop());

  const open = async (page: Page, path = '/intelligence') => {
    await page.goto(`${app.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
  };
  const fits = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

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
    await expect.poll(() => chosen.allTextContents()).toEqual(['Look for remote access software that the company did not install.']);
    const [inside, mark] = [await text.boundingBox(), await chosen.first().boundingBox()];
    expect(mark !== null && inside !== null && mark.y >= inside.y && mark.y < inside.y + inside.height).toBe(true);
    expect(await line.getAttribute('aria-pressed')).toBe('true');
    await picture(page, 'reading-light', false);
    // From words to the lines that quote them.
    await text.getByText('14 companies').click();
    await page.locator('.line.lit', { hasText: '14 companies' }).first().waitFor();
    await expect.poll(() => page.locator('.line.lit').first().isVisible()).toBe(true);
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

  it('shows hostile words as words, and a line of a megabyte without a pause that anybody notices', async () => {
    const page = await app.signedIn('sam');
    await open(page);
    await page.locator('input[type=file]').setInputFiles(file('hostile.md', HOSTILE));
    const text = page.getByRole('region', { name: 'The text' });
    await text.waitFor({ timeout: 60_000 });
    expect(await text.textContent()).toContain('<script>alert(1)</script><img src=x onerror=alert(2)> ⟦U+202E⟧gnp.exe');
    expect(await text.textContent()).toContain('⟦U+202E ×500⟧');
    expect(await page.locator('main img, main script, main b, main i, main a[href^=javascript]').count()).toBe(0);
    const took = await page.evaluate<number>(`new Promise((done) => {
      const start = performance.now();
      document.querySelector('button.quote').click();
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
    })`);
    console.info(`choosing a line of a report with a line of a megabyte: ${Math.round(took)} ms`);
    expect(took).toBeLessThan(1_500);
    await page.getByRole('button', { name: 'Discard' }).click();
    await text.waitFor({ state: 'detached' });
    const stored = await app.ask<{ reports: unknown[] }>('sam', 'GET', '/v1/reports');
    expect(stored.reports).toHaveLength(2);
  });

  it.each([
    ['dark', 1440],
    ['light', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('sam', { dark: scheme === 'dark', width });
    const { reports } = await app.ask<{ reports: { id: string }[] }>('sam', 'GET', '/v1/reports');
    const of = `/intelligence/${reports.at(-1)?.id}`;
    for (const [name, path] of [
      ['intelligence', '/intelligence'],
      ['report', of],
      ['indicators', `${of}#indicators`],
      ['people', `${of}#people`],
      ['compared', `${of}#compared`],
    ] as const) {
      await page.goto('about:blank');
      await open(page, path);
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await fits(page);
      await picture(page, `${name}-${scheme}-${width}`);
    }
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
