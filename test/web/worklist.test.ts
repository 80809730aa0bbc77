import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const example = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
const json = { 'content-type': 'application/json' };

describe.skipIf(!browserIsThere)('the worklist', () => {
  let app: Application;
  let page: Page;
  beforeAll(async () => {
    app = await application({ robin: ['hr', 'security'], kim: ['counsel'], ash: ['auditor'] });
    for (const path of ['cases/d01-certified-staffing-firm.json', 'cases/d10-one-of-a-thousand-applications.json', 'honest/career-changer.json'])
      await app.ask('robin', 'POST', '/v1/people', example(path), json);
    page = await app.signedIn('robin');
  });
  afterAll(() => app.stop());

  it('is assigned by hand for several people at once, and opens the cases that lack', async () => {
    await page.goto(app.address);
    await page.getByRole('checkbox', { name: /Choose Casey Fixture/ }).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByText('2 people chosen').waitFor();
    await page.getByRole('button', { name: 'Assign…' }).click();
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByText('Say why.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Assign to').selectOption({ label: 'Kim Example (counsel)' });
    await page.getByLabel('Why a case is opened').fill('Both name one supplier.');
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByText('2 people assigned, 2 cases opened.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.getByText('with Kim Example').count()).toBe(2);
    expect(await page.getByText(/chosen/).count()).toBe(0);
    // Whoever reads all and changes nothing is offered none of it.
    const auditor = await app.signedIn('ash');
    await auditor.goto(app.address);
    await auditor.locator('.row').first().waitFor();
    expect(await auditor.getByRole('checkbox').count()).toBe(0);
  });

  it('keeps filters under a name for whoever saved them, and nobody else', async () => {
    await page.getByLabel('Level').selectOption('critical');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByText('Give a name.').waitFor();
    await page.getByLabel('Name of the view').fill('Most urgent');
    await page.getByRole('button', { name: 'Save this view' }).click();
    const view = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: 'Most urgent' });
    await view.waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL(`${app.address}/`);
    await page.reload();
    await view.click();
    await page.waitForURL(/level=critical/);
    expect(await page.getByLabel('Level').inputValue()).toBe('critical');
    await expectAccessible(page);
    await picture(page, 'worklist-view');
    const other = await app.signedIn('kim');
    await other.goto(app.address);
    await other.locator('.row').first().waitFor();
    expect(await other.getByRole('link', { name: 'Most urgent' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Take the view Most urgent away' }).click();
    await view.waitFor({ state: 'detached' });
  });

  it('shows what others change, without being asked', async () => {
    await page.goto(app.address);
    await page.locator('.row').first().waitFor();
    await app.ask('robin', 'POST', '/v1/people', example('cases/d03-lent-identity.json'), json);
    await page.getByText(/after D03/).waitFor();
    expect(app.breaches()).toEqual([]);
  });
});
