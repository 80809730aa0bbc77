import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forget, PASSWORD, type ServedHere, serve } from '../http/server.ts';
import { picture } from './application.ts';
import { browserIsThere, expectAccessible, launch, visit, type Watched } from './browser.ts';

describe.skipIf(!browserIsThere)('the first start', () => {
  let served: ServedHere;
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    served = await serve();
    browser = await launch();
    watched = await visit(browser, served.server.address);
    page = watched.page;
    // Logs and vetting of the examples take their time on a busy machine.
    page.setDefaultTimeout(60_000);
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
    forget(served.folder);
  });

  /** Asks as the page does. */
  const asked = (path: string): Promise<Record<string, unknown>> => page.evaluate(`fetch('${path}').then((answer) => answer.json())`);

  it('leads a newcomer from the one address to a vetted example person in two clicks', async () => {
    await page.goto(served.server.setupUrl ?? '');
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'welcome');
    await page.getByLabel('Mail address').fill('robin@example.com');
    await page.getByLabel('Name').fill('Robin Reader');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password and begin' }).click();
    await page.getByRole('list', { name: 'People' }).getByRole('listitem').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'first-worklist');
    // The account has what was left ticked, and the token is out of the history.
    expect(await asked('/v1/me')).toMatchObject({ roles: ['hr', 'security', 'finance', 'counsel', 'admin'] });
    expect(page.url()).toBe(`${served.server.address}/`);
    await page.getByRole('link', { name: 'Alex Placeholder' }).click();
    await page.getByRole('heading', { level: 1, name: 'Alex Placeholder' }).waitFor();
    await page.locator('article blockquote').first().waitFor();
  });

  it('shows around: people, one person, the ring, a report, and somebody of one’s own', async () => {
    await page.getByRole('link', { name: 'Worklist' }).click();
    for (const [place, title] of [
      [/\/people\/example-01$/, 'Evidence before verdict'],
      [/\/network$/, 'One hand behind several people'],
      [/\/intelligence$/, 'What others saw'],
      [/\/vet$/, 'Now somebody of your own'],
    ] as const) {
      await page.getByRole('complementary', { name: /Tour/ }).getByRole('button', { name: 'Next' }).click();
      await page.waitForURL(place);
      await page.getByRole('complementary', { name: /Tour/ }).getByText(title).waitFor();
    }
    await page.getByRole('button', { name: 'Close the tour' }).click();
    expect(await page.getByRole('complementary', { name: /Tour/ }).count()).toBe(0);
    // Honest people stay low, whatever the others share.
    const { people } = (await asked('/v1/worklist')) as { people: { dossierId: string; level: string }[] };
    expect(
      people
        .filter(({ level }) => level === 'high' || level === 'critical')
        .map(({ dossierId }) => dossierId)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5].map((nth) => `example-0${nth}`));
  });

  it('throws the examples away with one button, and whatever was recorded about them', async () => {
    await page.getByRole('link', { name: 'Worklist' }).click();
    await page.getByRole('checkbox', { name: 'Choose Alex Placeholder' }).check();
    await page.getByRole('button', { name: 'Assign…' }).click();
    await page.getByLabel('Why a case is opened').fill('To see what a case is.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByText('1 person assigned, 1 case opened.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText(/Case: .+, with Robin Reader/).waitFor();
    await page.getByRole('button', { name: 'Take the examples away' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Take the examples away' }).click();
    await page.getByText('Nobody is stored yet').waitFor();
    expect(await asked('/v1/people')).toEqual({ people: [] });
    expect(await asked('/v1/cases')).toMatchObject({ cases: [] });
    expect(await asked('/v1/reports')).toMatchObject({ reports: [] });
    expect(
      await page.evaluate("fetch('/v1/audit/verification', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json())"),
    ).toMatchObject({
      faults: [],
    });
  });

  it('can put them in again, and asks nobody but its own server', async () => {
    await page.getByRole('button', { name: 'Put in the example workforce' }).click();
    await page.getByRole('link', { name: 'Alex Placeholder' }).waitFor();
    expect(watched.breaches).toEqual([]);
  });
});
