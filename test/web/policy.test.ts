import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const workforce = readFileSync(new URL('../../examples/workforce/people.jsonl', import.meta.url), 'utf8');

describe.skipIf(!browserIsThere)('the policy in a browser', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ kim: ['counsel'], robin: ['hr'] });
    await app.ask('kim', 'POST', '/v1/people', workforce, { 'content-type': 'application/x-ndjson' });
  });
  afterAll(() => app.stop());

  it('is changed at a signal, tried on everybody who is stored, and put in force with a reason', async () => {
    const page = await app.signedIn('kim');
    await page.goto(`${app.address}/settings/policy`);
    await page.getByText('The default policy is in force').waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Search signals' }).fill('delivery address shared');
    await page.getByText('Delivery address shared by unrelated workers').click();
    await page.getByLabel('Switched off').check();
    await page.getByLabel('Why it differs').fill('One building, many flats.');
    const months = page.getByRole('region', { name: 'How long records are kept' }).getByRole('textbox').first();
    await months.fill('0');
    await page.getByText('Give a whole number of months').waitFor();
    await months.fill('7');
    await page.reload();
    // Nothing that was changed is lost, and nothing of it holds yet.
    await page.getByText('1 changed from how they come.').waitFor();
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('Something would change for 4 of 12 people who are stored.').waitFor();
    expect(await page.getByRole('link', { name: 'Harper Sample' }).count()).toBe(1);
    await expectAccessible(page);
    await picture(page, 'policy-preview');
    await page.getByRole('button', { name: 'Put in force…' }).click();
    await page.getByRole('button', { name: 'Put in force', exact: true }).click();
    await page.getByText('Say why.').waitFor();
    await page.getByLabel('Why', { exact: true }).fill('One building, many flats.');
    await page.getByRole('button', { name: 'Put in force', exact: true }).click();
    await page.getByText('Version 1 is in force.', { exact: true }).waitFor();
    await page.getByText(/Version 1, Kim Example/).waitFor();
    const { policy } = await app.ask<{ policy: { cases: { retentionMonths: object } } }>('kim', 'GET', '/v1/policy');
    expect(Object.values(policy.cases.retentionMonths)).toEqual([7]);
    const findings = async () => (await app.ask<{ findings: { checkId: string }[] }>('kim', 'GET', '/v1/people/example-03/assessment')).findings.map(({ checkId }) => checkId);
    await expect.poll(findings, { timeout: 30_000 }).not.toContain('ship-to-shared-address');
  });

  it('can be read by every function, and changed by those alone who answer for it', async () => {
    const page = await app.signedIn('robin', { dark: true, width: 360 });
    await page.goto(`${app.address}/settings/policy`);
    await page.getByText('Version 1 is in force.').waitFor();
    expect(await page.getByRole('button', { name: /Put in force|See what would change/ }).count()).toBe(0);
    expect(await page.getByLabel('Country of the firm').isDisabled()).toBe(true);
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(app.breaches()).toEqual([]);
  });
});
