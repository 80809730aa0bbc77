import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';
import { REPORT, SECOND } from './reports.fixture.ts';

/** Everything with which a text can trick its reader, and one line longer than any screen. */
const HOSTILE = `# <script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe

<b onclick="alert(3)">Example Group</b> placed workers. ${'\u202e'.repeat(500)} The workers used the following email addresses: evil\u200b@worker.example and <a href="javascript:alert(4)">robin@worker.example</a>.

${'Example Group paid 203.0.113.9 and nobody@worker.example for <i>work</i>. '.repeat(14_000)}
`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

describe.skipIf(!browserIsThere)('the pages about threat reports', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ sam: ['security'] });
    await app.ask('sam', 'POST', '/v1/people', { schema: 'bonafide.dossier/v1', id: 'robin', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@worker.example' }] });
    for (const text of [REPORT, SECOND]) await app.ask('sam', 'POST', '/v1/reports?name=example.md', text, { 'content-type': 'text/markdown' });
  });
  afterAll(() => app.stop());

  const open = async (page: Page, path = '/intelligence') => {
    await page.goto(`${app.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count(), { timeout: 20_000 }).toBe(0);
  };
  const fits = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

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
    expect(app.breaches()).toEqual([]);
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
});
