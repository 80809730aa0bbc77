import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';
import { fill } from './person-people.ts';

const SECTIONS = ['cases', 'records', 'timeline', 'map', 'links', 'history'];

/** Goes to each part, so that all of them ask for what they show. */
async function through(page: Page, parts = SECTIONS): Promise<void> {
  for (const id of parts) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.locator(`#${id} .waiting`).waitFor({ state: 'detached' });
    await page.locator(`#${id}`).getByText('Loading…').waitFor({ state: 'detached' });
  }
}

const sideways = (page: Page) => page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

describe.skipIf(!browserIsThere)('the page of a person', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ robin: ['hr'], sam: ['security'], kim: ['counsel'], fin: ['finance'], max: ['manager'] });
    await fill(app);
  });
  afterAll(() => app.stop());

  it('shows the verdict and the strongest finding within the first screen, and the rest by a list of contents', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/people/river`);
    await page.getByRole('heading', { level: 1, name: 'River Sample' }).waitFor();
    await picture(page, 'first-screen', false);
    for (const seen of [page.locator('.verdict'), page.locator('.finding h3').first(), page.locator('.finding blockquote').first()])
      expect(((await seen.boundingBox())?.y ?? 9_999) + 20).toBeLessThan(800);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    expect((await contents.getByRole('link').allTextContents()).map((text) => text.replace(/\d+$/, ''))).toEqual(
      expect.arrayContaining(['Findings', 'Next steps', 'Cases', 'What could not be told', 'Record what you saw', 'Timeline', 'Map', 'Ties to other people', 'History']),
    );
    await contents.getByRole('link', { name: 'Map' }).click();
    await page.locator('#map .world').waitFor();
    await expect.poll(async () => (await page.locator('#map').boundingBox())?.y ?? 9_999).toBeLessThan(400);
    await through(page);
    await expectAccessible(page);
    await picture(page, 'person-light');
  });

  it('draws claims, parcels, pay and sign-ins on one axis, to be read by arrow keys and as a table', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/people/river#timeline`);
    const drawing = page.getByRole('group', { name: 'What happened, by kind and time' });
    await drawing.waitFor();
    const all = await drawing.getByRole('button').evaluateAll((events) => events.map((one) => one.getAttribute('aria-label') ?? ''));
    for (const lane of ['Jobs', 'Education', 'Addresses', 'Parcels', 'Pay', 'Sign-ins']) expect(all.filter((one) => one.startsWith(lane)).length, lane).toBeGreaterThan(0);
    await drawing.locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const read = await page.locator('.reading').textContent();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(read?.split(' ')[0]);
    await page.getByText('The same as a table').click();
    await page.getByRole('cell', { name: /worked for Example Works/ }).waitFor();
    expect(await page.locator('#timeline tbody tr').count()).toBe(all.length);
    await page.getByRole('radio', { name: '3 months' }).check();
    expect(await drawing.getByRole('button').count()).toBeLessThan(all.length);
    await expectAccessible(page);
  });

  it('puts on the map only what has a point, shades a country that is all that is known, and says of the rest why', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/people/river#map`);
    await page.locator('#map .world').waitFor();
    const list = page.getByRole('list', { name: 'Map' });
    await list.getByText('Austin, TX, US').first().waitFor();
    const text = (await list.textContent()) ?? '';
    expect(text).toContain('the city is not in the table');
    expect(text).toMatch(/Signed in from.*Warsaw/);
    expect(await page.locator('#map .shaded').count()).toBeGreaterThan(0);
    expect(await page.locator('#map .spot').count()).toBe((await list.getByRole('listitem').count()) - (await list.locator('.nowhere').count()));
    await list.getByRole('button').first().press('Enter');
    await page.locator('#map .spot.chosen').waitFor();
    await page.getByRole('radio', { name: 'The world' }).check();
    await expectAccessible(page);
  });

  it('shows recruiters no places, times or ties that logs tell', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/people/river`);
    await page.getByRole('heading', { level: 1, name: 'River Sample' }).waitFor();
    await through(page, ['cases', 'records', 'timeline', 'map', 'history']);
    expect(await page.locator('#links').count()).toBe(0);
    const all = (await page.locator('main').textContent()) ?? '';
    expect(all).not.toContain('Warsaw');
    expect(all).toContain('they are left out here');
  });

  it('records an explanation, says so, and keeps what was typed where the server is gone', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/people/river`);
    const card = page.locator('.finding').first();
    const title = (await card.getByRole('heading').first().textContent()) ?? '';
    await card.getByRole('button', { name: /Record their explanation/ }).click();
    const form = card.getByRole('form');
    await form.getByRole('button', { name: 'Record the explanation' }).click();
    await form.getByText('Fill this in.').first().waitFor();
    await expectAccessible(page);
    await form.getByLabel('Their explanation').fill('It is a work phone of mine <img src=x onerror=alert(1)>');
    await form.getByRole('radio', { name: /Yes, it explains/ }).check();
    await form.getByLabel('When').fill('2026-02-31');
    await form.getByRole('button', { name: 'Record the explanation' }).click();
    await form.getByText('Give a day such as').waitFor();
    await form.getByLabel('When').fill('2026-03-05');
    await page.route('**/v1/people/river/answers', (route) => route.abort());
    await form.getByRole('button', { name: 'Record the explanation' }).click();
    await form.getByText('The server cannot be reached').waitFor();
    await page.reload();
    await card.getByRole('button', { name: /Record their explanation/ }).click();
    expect(await form.getByLabel('Their explanation').inputValue()).toContain('It is a work phone');
    await page.unroute('**/v1/people/river/answers');
    await form.getByRole('button', { name: 'Record the explanation' }).click();
    await page.getByRole('status').getByText('Recorded, and the person is assessed with it').waitFor();
    await page.getByText(/that does not count|that do not count/).click();
    await page
      .locator('.others .finding', { hasText: title.slice(0, 40) })
      .getByText('Explained', { exact: true })
      .first()
      .waitFor();
    await page.locator('#records').scrollIntoViewIfNeeded();
    await page.locator('#records').getByText('It is a work phone of mine <img').waitFor();
    await through(page, ['history']);
    await page.locator('#history').getByText('what people recorded').waitFor();
    await expectAccessible(page);
  });

  it('records a verification only for who owns it, and a verdict with the case that it needs', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/people/river`);
    await page.locator('#steps').scrollIntoViewIfNeeded();
    const hr = page.locator('#steps details.owner', { hasText: 'HR' }).first();
    await hr.locator('summary').first().click();
    await hr.getByText('HR carries it out and records it').waitFor();
    expect(await hr.getByRole('button').count()).toBe(0);
    const step = page.getByRole('region', { name: 'Security', exact: true }).locator('.step').first();
    await step.getByRole('button', { name: /Record the result/ }).click();
    await step.getByRole('radio', { name: 'Inconclusive' }).check();
    await step.getByLabel('Details').fill('Nobody answered.');
    await step.getByRole('button', { name: 'Record the result' }).click();
    await page.getByRole('status').getByText('Recorded').waitFor();
    const card = page.locator('.finding').first();
    await card.getByRole('button', { name: /Say what it turned out to be/ }).click();
    await card.getByText('There is no open case').waitFor();
    await card.getByRole('radio', { name: /False: it is not so/ }).check();
    await card.getByRole('textbox', { name: 'Why', exact: true }).fill('The list of carriers was wrong.');
    await picture(page, 'verdict-form', false);
    await card.getByRole('button', { name: 'Open a case and record the verdict' }).click();
    await page.getByRole('status').getByText('The verdict is on record').waitFor();
    await through(page, ['cases']);
    expect(await page.locator('#cases').getByRole('link').getAttribute('href')).toMatch(/^\/cases\/cas_/);
    // Somebody else changed the case meanwhile: it is said who, and the words stay.
    const { cases } = await app.ask<{ cases: { id: string; version: number }[] }>('kim', 'GET', '/v1/people/river/cases');
    await card.getByRole('button', { name: /Say what it turned out to be/ }).click();
    await card.getByRole('radio', { name: /Innocent/ }).check();
    await card.getByRole('textbox', { name: 'Why', exact: true }).fill('They showed the contract.');
    await app.ask('kim', 'POST', `/v1/cases/${cases[0]?.id}/comments`, { text: 'Looked at it.' });
    await card.getByRole('button', { name: 'Record the verdict' }).click();
    await card.getByText(/Kim Example: commented/).waitFor();
    expect(await card.getByRole('textbox', { name: 'Why', exact: true }).inputValue()).toBe('They showed the contract.');
    await card.getByRole('button', { name: 'Record the verdict' }).click();
    await page.getByRole('status').getByText('The verdict is on record').waitFor();
  });

  it('records an interview on the forms of its signals, each with what it looks for, and an accommodation', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/people/river#observe`);
    const observe = page.locator('#observe');
    await observe.getByLabel('Accommodation').selectOption('provided');
    const signal = observe.locator('details.card').first();
    await signal.locator('summary').click();
    await signal.getByText('What to look for').waitFor();
    await signal.getByRole('button', { name: 'Record the observation' }).click();
    await signal.getByText('Fill this in.').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'observe', false);
    for (const choice of await signal.locator('fieldset').all()) await choice.getByRole('radio').last().check();
    for (const number of await signal.locator('input[inputmode=decimal]').all()) await number.fill('1');
    await signal.getByRole('button', { name: 'Record the observation' }).click();
    await page
      .getByRole('status')
      .getByText(/Recorded/)
      .waitFor();
    await page.locator('#records').getByText('Observed').waitFor();
  });

  it('lets a manager record and shows them no file, and leaves out for finance what is not theirs', async () => {
    const page = await app.signedIn('max');
    await page.goto(`${app.address}/people/river`);
    await page.getByText('What else is known of this person is for other functions').waitFor();
    expect(await page.locator('.finding').count()).toBe(0);
    await expectAccessible(page);
    const finance = await app.signedIn('fin');
    await finance.goto(`${app.address}/people/river`);
    await finance.locator('.finding').first().waitFor();
    await through(finance, ['cases', 'history']);
    expect(await finance.locator('#timeline, #map, #links').count()).toBe(0);
    expect(await finance.getByRole('button', { name: /Record their explanation/ }).count()).toBe(0);
    await expectAccessible(finance);
  });

  it.each([
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('kim', { dark: scheme === 'dark', width });
    await page.goto(`${app.address}/people/river`);
    await page.getByRole('heading', { level: 1, name: 'River Sample' }).waitFor();
    await through(page);
    await page.locator('#map .world').waitFor();
    await expectAccessible(page);
    expect(await sideways(page)).toBe(false);
    await picture(page, `person-${scheme}-${width}`);
  });

  it('broke neither its policy nor itself', () => {
    expect(app.breaches()).toEqual([]);
  });
});
