import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

type File = Readonly<Record<string, unknown>>;
const HOSTILE = '<img src=x onerror=alert(1)>\u202egnp.exe';
const NAMES = ['Ada Lindqvist', 'Bram Okafor', 'Chidi Moreau', 'Dora Yilmaz', 'Eino Castellanos', 'Fatou Brennan', 'Goran Ishikawa'];
const house = (street: string) => ({ address: street, city: 'Raleigh', region: 'NC', postalCode: '27601', countryCode: 'US' });

const person = (id: string, name: string, more: File = {}): File => ({
  schema: 'bonafide.dossier/v1',
  id,
  names: [{ name }],
  emails: [{ address: `${id}@example.com` }],
  subject: { relation: 'employee', role: { title: 'Developer', tier: 2 }, claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' }, startedAt: '2026-01-12' },
  ...more,
});

/** Laptops of five that go to one home, whose owner is stored too; and two with one phone number, months apart. */
const people: readonly File[] = [
  ...NAMES.slice(0, 5).map((name, nth) =>
    person(`farm-${nth}`, name, {
      shipments: [{ direction: 'outbound', to: house('7 Example Lane'), deliveredAt: `2026-0${nth + 1}-10` }],
      payoutAccounts: [{ kind: 'bank', number: '6222000011112222', holderName: 'Dana Example', bankName: 'Example Bank', validFrom: `2026-0${nth + 1}-15` }],
    }),
  ),
  person('farm-host', 'Emery Fictional', { addresses: [{ kind: 'residence', ...house('7 Example Lane') }] }),
  person('twin-a', HOSTILE, { phones: [{ number: '+1 202 555 0111' }], applications: [{ requisition: 'R-1', submittedAt: '2025-03-02' }] }),
  person('twin-b', 'Hedda Mwangi', { phones: [{ number: '+1 202 555 0111' }], applications: [{ requisition: 'R-2', submittedAt: '2025-09-14' }] }),
  ...Array.from({ length: 12 }, (_, nth) => person(`alone-${nth}`, `Nobody Known ${nth}`)),
];

const drawn = async (page: Page) => {
  await page.locator('.net-picture canvas').first().waitFor();
  await page.getByText('Placing rings').waitFor({ state: 'detached' });
};

describe.skipIf(!browserIsThere)('the network', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ sam: ['security'], ari: ['auditor'], robin: ['hr'] });
  });
  afterAll(() => app.stop());

  it('says that nobody is tied where nobody is, and compares everybody when asked', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network`);
    await page.getByText('Nobody is tied to anybody').waitFor();
    await expectAccessible(page);
    await app.ask('sam', 'POST', '/v1/people', people.map((one) => JSON.stringify(one)).join('\n'), { 'content-type': 'application/x-ndjson' });
    await page.getByRole('button', { name: 'Compare everybody anew' }).click();
    await page.getByText('Everybody was compared anew.').waitFor();
    await page.getByText('2 rings, 8 people').waitFor();
    const { rings } = await app.ask<{ rings: { means: object[]; ties: object[]; earliest: string; newest: string }[] }>('sam', 'GET', '/v1/rings');
    // A thing is shared since the second has it; who serves is told.
    expect(rings[1]).toMatchObject({ earliest: '2025-09-14', newest: '2025-09-14', means: [{ feature: 'phone', title: 'phone number', holders: 2 }] });
    expect(rings[0]?.means).toContainEqual(
      expect.objectContaining({
        feature: 'delivery-host',
        held: expect.arrayContaining([
          { id: 'farm-host', since: '2026-01-12', serves: true },
          { id: 'farm-4', since: '2026-05-10', serves: false },
        ]),
      }),
    );
    expect(rings[0]?.ties).toContainEqual(expect.objectContaining({ a: 'farm-0', b: 'farm-4', since: '2026-05-10', judgement: 'no-judgement' }));
  });

  it('draws rings, names what is shared, and leads from a ring to its people', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network`);
    await drawn(page);
    await expectAccessible(page);
    await picture(page, 'network');
    const list = page.getByRole('region', { name: 'Rings' });
    expect(await list.getByRole('listitem').first().textContent()).toMatch(/Ring 1.*6 people.*7 Example Lane/);
    await page.getByRole('button', { name: 'Look closer: Ring 1' }).click();
    await page.getByRole('heading', { name: 'Ring 1 6 people' }).waitFor();
    expect(new URL(page.url()).searchParams.get('ring')).toMatch(/^rng_/);
    await page.getByRole('cell', { name: 'Equipment for others comes to their home' }).waitFor();
    await page.getByText('Each on camera with the device').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'network-ring');
    await page.getByRole('table').getByRole('link', { name: 'Ada Lindqvist' }).click();
    await page.getByRole('heading', { level: 1, name: /Ada Lindqvist/ }).waitFor();
  });

  it('goes through the picture by keys, and opens the person', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network?person=twin-b`);
    await drawn(page);
    const chosen = page.getByRole('region', { name: 'Chosen in the picture' });
    await chosen.getByText('Hedda Mwangi').waitFor();
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.getByText('2 rings, 8 people').waitFor();
    await page.getByRole('application').focus();
    for (const key of ['+', 'ArrowLeft', '-', '0', 'n']) await page.keyboard.press(key);
    await chosen.getByRole('link', { name: 'Open the person' }).waitFor();
    await picture(page, 'network-chosen');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\//);
  });

  it('plays through time, shows a table, and keeps both in the address', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network?view=table&until=2025-12-31`);
    await page.getByText('2 people, 1 tie.').waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
    // What would turn words around, or be a tag, is shown as what it is.
    expect(await page.getByRole('table').textContent()).toContain('<img src=x onerror=alert(1)>U+202Egnp.exe');
    await expectAccessible(page);
    await picture(page, 'network-table');
    await page.getByRole('button', { name: 'Picture' }).click();
    await drawn(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByText('All ties, whatever their date').waitFor();
    expect(new URL(page.url()).searchParams.get('until')).toBeNull();
  });

  it('gives the picture as a file', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network`);
    await drawn(page);
    for (const [name, ending, least] of [
      ['Save as PNG', 'png', 10_000],
      ['Save as SVG', 'svg', 2_000],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const file = await waiting;
      expect(file.suggestedFilename()).toBe(`bonafide-rings.${ending}`);
      const bytes = await (await file.createReadStream()).toArray();
      expect(Buffer.concat(bytes).length).toBeGreaterThan(least);
      if (ending === 'svg') expect(Buffer.concat(bytes).toString()).not.toContain('<img');
      const folder = process.env['BONAFIDE_PICTURES'];
      if (folder !== undefined) await file.saveAs(`${folder}/saved.${ending}`);
    }
  });

  it('lets who may judge a tie, and shows what that came to', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/network?person=twin-b`);
    await page.getByRole('button', { name: /^Judge the tie of/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Keep the judgement' }).click();
    await dialog.getByText('Choose one.').waitFor();
    await dialog.getByText('Say why.').waitFor();
    await expectAccessible(page);
    await picture(page, 'network-judge', false);
    await dialog.getByLabel('They do not').check();
    await dialog.getByLabel('Reason').fill('One household: both were seen on camera together');
    await dialog.getByRole('button', { name: 'Keep the judgement' }).click();
    await page.getByText(/^Kept: They do not/).waitFor();
    await page.getByText('No ring fits these filters.').waitFor();
    const auditor = await app.signedIn('ari');
    await auditor.goto(`${app.address}/network`);
    await auditor.getByText('1 ring, 6 people').waitFor();
    expect(await auditor.getByRole('button', { name: /Judge|Compare/ }).count()).toBe(0);
    const recruiter = await app.signedIn('robin');
    await recruiter.goto(`${app.address}/network`);
    await recruiter.getByText('Your account has no function').waitFor();
  });

  it.each([
    ['dark', 1280],
    ['light', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('sam', { dark: scheme === 'dark', width });
    for (const [name, path] of [
      ['network-ring', '/network?person=farm-1'],
      ['network-table', '/network?view=table'],
    ] as const) {
      await page.goto(`${app.address}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await (name === 'network-table' ? page.getByRole('table').waitFor() : drawn(page));
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), name).toBe(true);
      await picture(page, `${name}-${scheme}-${width}`);
    }
    expect(app.breaches()).toEqual([]);
  });
});
