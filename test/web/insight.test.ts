import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const folder = new URL('../../examples/cases/', import.meta.url);

describe.skipIf(!browserIsThere)('the page of counts', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ robin: ['hr', 'security'], kim: ['counsel'] });
    for (const name of readdirSync(folder).slice(0, 3))
      await app.ask('robin', 'POST', '/v1/people', readFileSync(new URL(name, folder), 'utf8'), { 'content-type': 'application/json' });
    const one = await app.ask<{ id: string; version: number }>('robin', 'POST', '/v1/people/case-d01/cases', { because: 'to see how long it takes' });
    const { findings } = await app.ask<{ findings: { id: string; checkId: string }[] }>('robin', 'GET', '/v1/people/case-d01/assessment');
    await app.ask('robin', 'POST', `/v1/cases/${one.id}/verdicts`, { finding: findings[0]?.id, verdict: 'benign', reason: 'An honest reason was shown.', version: one.version });
  });
  afterAll(() => app.stop());

  it('says how many people there are at each level, which signals were noticed, and how verdicts went', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/insight`);
    const funnel = page.locator('.funnel');
    await funnel.waitFor();
    expect((await funnel.locator('dd').allTextContents()).slice(0, 3)).toEqual(['3', '3', '1']);
    await page.getByText('100 % (21 % to 100 %)').waitFor();
    await expectAccessible(page);
    await picture(page, 'insight');
  });

  it('compares groups from counts that are typed, says at the field what is wrong, and loses none of it in a reload', async () => {
    const page = await app.signedIn('kim', { dark: true, width: 360 });
    await page.goto(`${app.address}/insight`);
    const group = (nth: number) => page.getByRole('group', { name: `group ${nth}` });
    const type = async (nth: number, name: string, considered: string, selected: string) => {
      await group(nth).getByLabel('Group', { exact: true }).fill(name);
      await group(nth).getByLabel('Considered').fill(considered);
      await group(nth).getByLabel('Selected').fill(selected);
    };
    await type(1, 'Group A', '80', '48');
    await type(2, 'Group B', '40', '50');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('No more can be selected than were considered').waitFor();
    await expectAccessible(page);
    await group(2).getByLabel('Selected').fill('12');
    await page.reload();
    await expect.poll(() => group(2).getByLabel('Group', { exact: true }).inputValue()).toBe('Group B');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Below four fifths', { exact: true }).waitFor();
    await page.getByText('50.0 %').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, 'insight-dark-360');
    expect(app.breaches()).toEqual([]);
  });
});
