import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../http/server.ts';
import { oneTimePassword } from '../http/visitor.ts';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const HOSTILE = '<script>alert(1)</script>\u202egnp.exe';

describe.skipIf(!browserIsThere)('the settings', () => {
  let app: Application;
  beforeAll(async () => {
    app = await application({ robin: ['hr'], lou: ['manager'], kim: ['counsel'], ari: ['auditor'] });
    await app.ask('robin', 'POST', '/v1/people', JSON.stringify({ schema: 'bonafide.dossier/v1', id: 'case-1', names: [{ name: HOSTILE }], subject: { relation: 'applicant' } }), {
      'content-type': 'application/json',
    });
  });
  afterAll(() => app.stop());
  const opened = async (who: string, section: string, look = {}) => {
    const page = await app.signedIn(who, look);
    await page.goto(`${app.address}/settings${section}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    return page;
  };

  it('offers each role its sections', async () => {
    for (const [who, sections] of [
      ['robin', ['My account', 'API keys', 'Sources', 'Background work', 'Policy', 'Retention', 'Audit log']],
      ['ari', ['My account', 'People and roles', 'API keys', 'Sources', 'Webhooks', 'Background work', 'Policy', 'Retention', 'Audit log']],
    ] as const) {
      const page = await opened(who, '');
      expect(await page.getByRole('navigation', { name: 'Sections of the settings' }).getByRole('link').allTextContents(), who).toEqual(sections);
    }
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/settings/people`);
    await page.getByText('There is no such section').waitFor();
  });

  it('turns the second step on with a code drawn here, shows backup codes once, and tells a wrong password from a session that ended', async () => {
    const page = await opened('lou', '/account');
    await page.getByRole('button', { name: 'Turn on the second step' }).click();
    await page.locator('input[name=password]').fill('not my password at all');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Your session ended').count()).toBe(0);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('img', { name: 'Code to scan' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-second');
    const secret = ((await page.locator('.set-form code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code that the app shows').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This code does not fit.').waitFor();
    await page.getByLabel('Code that the app shows').fill(oneTimePassword(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The second step is on.').waitFor();
    expect(((await page.locator('.set-secret code').textContent()) ?? '').split('\n').length).toBeGreaterThan(5);
    await picture(page, 'settings-codes');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Turn off the second step' }).click();
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Turn off the second step' }).click();
    await page.getByText('The second step is off.').waitFor();
  });

  it('invites somebody with a link that is shown once, changes roles, and lets no last admin go', async () => {
    const page = await opened('admin', '/people');
    await page.getByText('Invite somebody').click();
    await page.getByRole('button', { name: 'Make the account' }).click();
    for (const wrong of ['Give a mail address, such as', 'Give a name.', 'Give one role or more.']) await page.getByText(wrong).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Mail address').fill('noor@example.com');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Noor Example');
    await page.getByRole('checkbox', { name: /Finance/ }).check();
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByText('Setup link for Noor Example', { exact: true }).waitFor();
    expect(await page.locator('.set-secret code').textContent()).toMatch(/\/setup#/);
    await page.getByRole('row', { name: /noor@example.com/ }).waitFor();
    await picture(page, 'settings-people');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Change roles of Ada Admin' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Admin' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'HR' }).check();
    await dialog.getByRole('button', { name: 'Save the roles' }).click();
    await dialog.getByText('Nobody would be left to keep the accounts.').waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-roles', false);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Close the account of Noor Example' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Noor Example is changed.').waitFor();
    await page.getByRole('button', { name: 'Open the account of Noor Example again' }).waitFor();
  });

  it('makes a key that is shown once, and takes it back', async () => {
    const page = await opened('robin', '/keys');
    await page.getByText('Make a key').click();
    await page.getByLabel('What it is for').fill(HOSTILE.slice(0, 40));
    await page.getByLabel('Works for').selectOption('7');
    await page.getByRole('button', { name: 'Make the key' }).click();
    expect(await page.locator('.set-secret code').textContent()).toMatch(/^bonafide_/);
    await expectAccessible(page);
    await picture(page, 'settings-keys');
    await page.getByRole('button', { name: /^Take back/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('There is no key.').waitFor();
  });

  it('connects an applicant system, and tells a program of events', async () => {
    const page = await opened('admin', '/sources');
    await page.getByText('Connect one').click();
    await page.getByRole('combobox', { name: 'System' }).selectOption('lever');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Give the token, 16 characters or more.').waitFor();
    await page.getByRole('combobox', { name: 'System' }).selectOption('greenhouse');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Put both into the settings').waitFor();
    await page.getByRole('button', { name: /^What Greenhouse sent/ }).click();
    await page.getByText('Nothing came yet.').waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-sources');
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByText('Add a webhook').click();
    await page.getByLabel('Address').fill('https://hooks.example.com/bonafide');
    await page.getByRole('checkbox', { name: 'A case was opened' }).check();
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('Secret to verify with').waitFor();
    await page.getByRole('button', { name: /^Send a test/ }).click();
    await page.getByRole('button', { name: /^Send msg_.* again/ }).waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-webhooks');
  });

  it('shows what is kept how long, and puts and releases a hold', async () => {
    const page = await opened('kim', '/retention');
    await page.getByText('until counsel sets a period').first().waitFor();
    await page.getByText('Put a hold').click();
    await page.getByRole('button', { name: 'Put the hold' }).click();
    await page.getByText('Name the person.').waitFor();
    await page.getByLabel('Person, by id or name').fill('case-1');
    await page.getByLabel('Reason').fill(`A lawsuit, ${HOSTILE}`);
    await page.getByRole('button', { name: 'Put the hold' }).click();
    await page.getByRole('button', { name: 'Release the hold on case-1' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-retention');
    await page.getByRole('button', { name: 'Release the hold on case-1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('It is over');
    await dialog.getByRole('button', { name: 'Release', exact: true }).click();
    await page.getByText('Nobody’s data is under a legal hold.').waitFor();
  });

  it('verifies the audit log against a note that was kept, and shows its entries', async () => {
    const page = await opened('ari', '/audit');
    await page.getByRole('button', { name: 'Sign a checkpoint' }).click();
    const note = await page.locator('.set-secret code').textContent();
    await page.getByText('Checkpoints that you kept elsewhere').first().click();
    await page.getByRole('textbox', { name: 'Checkpoints that you kept elsewhere' }).fill(`${note}\n\n${note}`);
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await page.getByText('The log is whole').waitFor();
    await page.getByText(/[23] checkpoints were held against it/).waitFor();
    await page
      .getByRole('row', { name: /person\.|people\.|records\./ })
      .first()
      .waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-audit');
    await page.getByRole('textbox', { name: 'Checkpoints that you kept elsewhere' }).fill((note ?? '').replace(/^(.+\n)(\d+)/, '$19$2'));
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await page.getByText('A checkpoint is not signed by this installation, or was changed.').waitFor();
    await page.getByRole('textbox', { name: 'Checkpoints that you kept elsewhere' }).fill(note ?? '');
    // Somebody who holds the store changes who did what.
    const db: Kysely<unknown> = await app.served.ports.database();
    await sql`alter table audit_log disable trigger user`.execute(db);
    await sql`update audit_log set entry = replace(entry, 'Kim', 'Tim') where entry like '%Kim%'`.execute(db);
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await page.getByText('The log was changed').waitFor();
    await page.getByText('An entry was changed').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-audit-bad');
  });

  it('offers no sign-in through a firm where there is none', async () => {
    const ways = await fetch(`${app.address}/sign-in/ways`);
    expect([await ways.json(), ways.headers.get('cache-control')]).toEqual([{ password: true, firm: false }, 'public, max-age=300']);
    const page = await app.open();
    await page.goto(`${app.address}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Sign in through your firm').count()).toBe(0);
  });

  it.each([
    ['dark', 1280],
    ['light', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('ari', { dark: scheme === 'dark', width });
    for (const section of ['account', 'people', 'sources', 'jobs', 'audit']) {
      await page.goto(`${app.address}/settings/${section}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.getByText('Loading…').first().waitFor({ state: 'detached' });
      if (scheme === 'dark' || section === 'people') await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), section).toBe(true);
      await picture(page, `settings-${section}-${scheme}-${width}`);
    }
    expect(app.breaches()).toEqual([]);
  });
});
