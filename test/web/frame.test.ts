import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application } from './application.ts';
import { browserIsThere } from './browser.ts';

describe.skipIf(!browserIsThere)('the head of every page', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ robin: ['hr'], sam: ['security'] });
  });
  afterAll(() => app.stop());

  it.each([
    ['robin', ['Worklist', 'Vet someone', 'Cases', 'Watchlists', 'Insight', 'Settings']],
    ['sam', ['Worklist', 'Vet someone', 'Cases', 'Network', 'Intelligence', 'Watchlists', 'Insight', 'Settings']],
    ['admin', ['Watchlists', 'Insight', 'Settings']],
  ])('offers %s only what their functions may do', async (who, pages) => {
    const page = await app.signedIn(who);
    await page.goto(app.address);
    await page.getByRole('navigation').waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(pages);
    expect(app.breaches()).toEqual([]);
  });
});
