import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const HEAD = 'id,name,birthDate,country,email,reason';
const ROWS = ['h1,Zuvotira Prustaklo,1980-05-17,,,removed for cause', 'h2,Klorimu Grivandet,1975,,,removed', 'h3,Nobody Inparticular,,,taken@example.com,shared by another firm'];
/** An entry whose every word is an attack on whoever reads it. */
const HOSTILE = 'h4,"<script>alert(1)</script> \u202egnp.exe Vrendakimo",1970,,,"<img src=x onerror=alert(2)> javascript:alert(3)"';

const file = (name: string, text: string, mimeType = 'text/csv') => ({ name, mimeType, buffer: Buffer.from(text) });
const dossier = (id: string, name: string, more: object = {}) => ({ schema: 'bonafide.dossier/v1', id, names: [{ name }], ...more });

describe.skipIf(!browserIsThere)('the page about lists', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ robin: ['hr'], kim: ['counsel'] });
    await app.ask('robin', 'POST', '/v1/people', dossier('zuvo', 'Zuvotira Prustaklo', { protected: { birthDates: ['1980'] } }));
    await app.ask('robin', 'POST', '/v1/people', dossier('alex', 'Alex Sample', { emails: [{ address: 'taken@example.com' }] }));
  });
  afterAll(() => app.stop());

  const open = async (page: Page, hash = '') => {
    await page.goto(`${app.address}/watchlists${hash}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count(), { timeout: 20_000 }).toBe(0);
  };
  const fits = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

  it('says what is looked through and what is not, takes a list into force with its progress, and refuses what is none', async () => {
    const page = await app.signedIn('kim');
    await open(page);
    await page.getByText('No sanctions list is in force').waitFor();
    expect(await page.getByText('Not looked at').count()).toBeGreaterThan(5);
    await expectAccessible(page);
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('list.png', 'x', 'image/png'));
    await page.getByText('does not end in .csv').waitFor();
    await input.setInputFiles(file('nothing.csv', 'a,b\n1,2\n'));
    await page.getByText('is no list that Bonafide knows').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Which list it is').selectOption('house');
    await input.setInputFiles(file('house.csv', [HEAD, ...ROWS, HOSTILE].join('\n')));
    await page.getByText('House list is in force with 4 entries').waitFor();
    await page.getByText('2 assessed anew').first().waitFor();
    await page
      .getByText(/4 new · 0 changed · 0 gone/)
      .last()
      .click();
    await page.getByRole('button', { name: 'house:h4' }).click();
    // What the list says is words, whatever they are.
    await page.getByText('<script>alert(1)</script>').first().waitFor();
    expect(await page.locator('main img, main script, main a[href^=javascript]').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'watchlists-lists');
    await page.getByRole('button', { name: 'Screen what was never screened' }).click();
    await page.getByText('Every edition in force was screened before').waitFor();
  });

  it('screens a name and explains every part of it, opens the whole entry, and never calls anybody clear', async () => {
    const page = await app.signedIn('robin', { width: 1360 });
    await open(page, '#desk');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Give a name or an identifier').waitFor();
    await page.getByLabel('Names').fill('PRUSTAKLO, Zuvotyra');
    await page.getByLabel('Birth date').fill('17.5.1980');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Write 1980, 1980-05 or 1980-05-17.').waitFor();
    await page.getByLabel('Birth date').fill('1980');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('1 entry may be the one you asked for').waitFor();
    const match = page.locator('article.match');
    await match.getByText(/\d+ % likely/).waitFor();
    expect(await match.locator('table').first().locator('tbody tr').allTextContents()).toEqual([expect.stringContaining('prustaklo'), expect.stringContaining('zuvotira')]);
    await match.getByRole('row', { name: /Birth date 1980 1980-05-17 for/ }).waitFor();
    await match.getByRole('row', { name: /Country.*no data to compare/ }).waitFor();
    await match.getByRole('button', { name: 'Whole entry' }).click();
    await match.getByText('removed for cause').waitFor();
    await expectAccessible(page);
    await picture(page, 'watchlists-desk');
    // What was typed outlives a reload, and the result says what it rests on.
    await page.reload();
    expect(await page.getByLabel('Names').inputValue()).toBe('PRUSTAKLO, Zuvotyra');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Names').fill('Robin Example');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('No entry at or above 51 % in these lists as of these dates.').waitFor();
    const looked = page.locator('.looked');
    await looked.getByText(/House list, undated/).waitFor();
    await looked.getByText('US OFAC Specially Designated Nationals', { exact: true }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/\bclean\b|\bsafe\b|\bcleared\b/i);
    await expectAccessible(page);
    await picture(page, 'watchlists-no-hit');
  });

  it('shows a recruiter the matches that wait without what is protected, and lets counsel alone dismiss one, with the reason', async () => {
    const recruiter = await app.signedIn('robin');
    await open(recruiter, '#hits');
    const list = recruiter.getByRole('list', { name: 'People with open matches' });
    await list.getByRole('link', { name: 'Zuvotira Prustaklo' }).waitFor();
    await recruiter.getByText('Only counsel dismisses a match').waitFor();
    expect(await list.textContent()).not.toMatch(/1980/);
    expect(await recruiter.getByRole('button', { name: 'This is somebody else' }).count()).toBe(0);
    await expectAccessible(recruiter);
    const page = await app.signedIn('kim', { width: 1360 });
    await open(page, '#hits');
    const person = page.getByRole('list', { name: 'People with open matches' }).getByRole('listitem').filter({ hasText: 'Zuvotira Prustaklo' });
    await person.getByText('Show how it was compared').click();
    await person.getByRole('row', { name: /Birth date 1980 1980-05-17 for/ }).waitFor();
    await expectAccessible(page);
    await picture(page, 'watchlists-hits');
    await person.getByRole('button', { name: 'This is somebody else' }).click();
    await person.getByRole('button', { name: 'Dismiss the match' }).click();
    await person.getByText('Say why').waitFor();
    await person.getByLabel('Why it is somebody else').fill('another document number, and never lived there');
    await expectAccessible(page);
    await person.getByRole('button', { name: 'Dismiss the match' }).click();
    await page.getByText(/Zuvotira Prustaklo was dismissed for Zuvotira Prustaklo/).waitFor();
    await person.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Alex Sample' }).waitFor();
    const records = await app.ask<{ records: { section: string; value: { by?: string } }[] }>('kim', 'GET', '/v1/people/zuvo/records');
    expect(JSON.stringify(records)).toContain('Kim Example');
  });

  it.each([
    ['dark', 1360],
    ['light', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('kim', { dark: scheme === 'dark', width });
    for (const name of ['lists', 'desk', 'hits']) {
      await page.goto('about:blank');
      await open(page, `#${name}`);
      if (name === 'desk') {
        await page.getByLabel('Names').fill('Klorimu Grivandet');
        await page.getByRole('button', { name: 'Compare' }).click();
        await page.locator('article.match').waitFor();
      }
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await fits(page);
      await picture(page, `watchlists-${name}-${scheme}-${width}`);
    }
  });

  it('offers whoever keeps accounts the lists and their import, and no people', async () => {
    const page = await app.signedIn('admin');
    await open(page);
    await page.getByRole('heading', { name: 'Bring in a list' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Views of the lists' }).count()).toBe(0);
    expect(app.breaches()).toEqual([]);
  });
});
