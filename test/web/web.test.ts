import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking, forget, PASSWORD, type ServedHere, serve } from '../http/server.ts';
import { oneTimePassword } from '../http/visitor.ts';
import { picture } from './application.ts';
import { browserIsThere, expectAccessible, launch, signInAt, visit, type Watched } from './browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'dist/web');
const examples = [join(root, 'examples/cases'), join(root, 'examples/honest')].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

/** Largest first load. Unit: bytes, compressed. @source the demand on the application */
const MOST_FIRST_LOAD = 300 * 1024;

/** Somebody whose every word is an attack on whoever reads it. */
const hostile = {
  schema: 'bonafide.dossier/v1',
  id: 'hostile',
  caption: '<script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe',
  emails: [{ address: 'robin@example.com' }],
  phones: [{ raw: '+44 56 0000 0000 <b onclick=alert(3)>' }],
};

describe('what is built', () => {
  it('loads at first in less than 300 KB compressed', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const loaded = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(loaded.filter((path) => /\.js$|\.css$/.test(path)).length).toBeGreaterThanOrEqual(2);
    expect([...loaded, '/index.html'].reduce((sum, path) => sum + statSync(join(built, `${path}.gz`)).size, 0)).toBeLessThan(MOST_FIRST_LOAD);
  });

  it('has no script and no style in the page itself, and nothing from elsewhere', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=|https?:/);
  });
});

describe.skipIf(!browserIsThere)('the web application in a browser', () => {
  let served: ServedHere;
  let browser: Browser;
  let address: string;
  const all: Watched[] = [];
  const open = async (dark = false, width?: number) => {
    const watched = await visit(browser, address, dark, width);
    all.push(watched);
    return watched.page;
  };
  const signedIn = async (dark = false, width?: number) => {
    const page = await open(dark, width);
    await signInAt(page, address, 'robin@example.com', PASSWORD);
    return page;
  };
  let cookie: string;

  beforeAll(async () => {
    served = await serve();
    address = served.server.address;
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
    forget(served.folder);
  });

  it('makes the first account through the setup link, says what is wrong at the field, and takes the link once', async () => {
    const page = await open();
    await page.goto(`${address}/setup`);
    await page.getByRole('alert').waitFor();
    await page.goto('about:blank');
    await page.goto(served.server.setupUrl ?? '');
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    for (const role of ['HR', 'Security', 'Finance', 'Counsel']) await page.getByRole('checkbox', { name: `${role}:` }).uncheck();
    await page.getByLabel('Mail address').fill('admin');
    await page.locator('input[name=password]').fill('short');
    await page.getByRole('button', { name: 'Set the password and begin' }).click();
    for (const wrong of ['Give a mail address', 'Give the name', 'Give 15 characters or more']) await page.getByText(wrong).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Mail address').fill('admin@example.com');
    await page.getByLabel('Name').fill('Ada Admin');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password and begin' }).click();
    // Signed in at once; whoever only keeps accounts is told that people are not for them.
    await page.getByText('Your account has no function that works with people').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    // The link works once.
    await page.goto('about:blank');
    await page.goto(served.server.setupUrl ?? '');
    await page.getByLabel('Mail address').fill('other@example.com');
    await page.getByLabel('Name').fill('Other');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password and begin' }).click();
    await page.getByText('This setup link does not work').waitFor();
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('Mail address').fill('admin@example.com');
    await page.locator('input[name=password]').fill('not the password that it is');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('does not fit').waitFor();
    await expectAccessible(page);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    // Whoever only keeps accounts is told that people are not for them.
    await page.getByText('Your account has no function that works with people').waitFor();
    await expectAccessible(page);
    await page.getByText('Ada Admin').waitFor();
    cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const made = await served.ask('POST', '/v1/accounts', {
      body: { email: 'robin@example.com', name: 'Robin Reader', roles: ['hr', 'security', 'counsel'] },
      headers: { cookie },
    });
    const { setupUrl } = (await made.json()) as { setupUrl: string };
    await asking(address)('POST', '/setup', { body: { token: new URL(setupUrl).hash.slice(1), password: PASSWORD } });
  });

  it('leads from a file to the person in it, on the same page', async () => {
    const page = await signedIn();
    await page.getByText('Nobody is stored yet').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Vet someone' }).first().click();
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText('does not end in .json').waitFor();
    await input.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await page.getByText('could not be read').first().waitFor();
    await input.setInputFiles(examples.find((path) => path.includes('d01')) ?? '');
    await page.getByRole('heading', { name: /Casey Fixture/ }).waitFor();
    await expectAccessible(page);
    for (const heading of ['Findings', 'Next steps', 'What could not be told']) await page.getByRole('heading', { name: heading }).first().waitFor();
    for (const path of examples.slice(0, 14)) {
      await input.setInputFiles(path);
      await page.getByRole('button', { name: 'Choose a file' }).isEnabled();
      await page.getByText(/1 person vetted/).waitFor();
      await page.waitForFunction("document.querySelector('[data-loading]') === null");
    }
  });

  it('lists people by urgency, with filters in the address that outlive a reload', async () => {
    const page = await signedIn();
    await page.getByRole('list', { name: 'People' }).getByRole('listitem').first().waitFor();
    const rank = ['Critical', 'High', 'Medium', 'Low', 'Info'];
    const shown = (await page.locator('.row .level').allTextContents()).map((level) => rank.indexOf(level));
    expect(shown.length).toBeGreaterThan(5);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    await page.getByLabel('Name').fill('casey');
    await page.waitForURL(/text=casey/);
    await expect.poll(async () => (await page.locator('.row .name').allTextContents()).filter((name) => !/casey/i.test(name))).toEqual([]);
    await page.getByText(/Casey Fixture/).waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('casey');
    await page.getByLabel('Level').selectOption('info');
    await page.getByText('Nobody fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText(/Casey Fixture/).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expectAccessible(page);
  });

  it('shows a person with quoted evidence, honest explanations, what could not be told, next steps and cases, reached by keyboard alone', async () => {
    const opened = await served.ask('POST', '/v1/people/case-d01/cases', { body: { because: 'to look at it' }, headers: { cookie: await cookieOf('robin@example.com') } });
    expect(opened.status).toBe(200);
    const page = await signedIn();
    const link = page.getByRole('link', { name: /Casey Fixture/ });
    await link.waitFor();
    for (let n = 0; n < 200 && !(await link.evaluate((one) => one.matches(':focus'))); n += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Casey Fixture/ }).waitFor();
    expect(await page.locator('article blockquote').count()).toBeGreaterThan(3);
    await page.getByText('Honest explanations to ask about').first().waitFor();
    await page.locator('#untold').waitFor();
    await page.locator('#cases').scrollIntoViewIfNeeded();
    await page.locator('#cases .card').waitFor();
    await expectAccessible(page);
    for (const details of await page.locator('#untold details').all()) await details.locator('summary').press('Enter');
    await page.getByText('Would tell:').first().waitFor();
    await expectAccessible(page);
  });

  it('shows hostile words as words', async () => {
    const page = await signedIn();
    await page.getByRole('link', { name: 'Vet someone' }).first().click();
    await page.locator('input[type=file]').setInputFiles({ name: 'hostile.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(hostile)) });
    const name = page.getByRole('heading', { name: /<script>alert\(1\)<\/script>/ });
    await name.waitFor();
    // What would turn the words around is named in place of doing it.
    expect(await name.textContent()).toContain('U+202Egnp.exe');
    expect(await page.locator('main img, main script, main b').count()).toBe(0);
    await page.getByRole('link', { name: 'Worklist' }).click();
    await page.getByText('<script>alert(1)</script>').waitFor();
    await expectAccessible(page);
  });

  it('asks for the second step where the account has one', async () => {
    const own = await cookieOf('admin@example.com');
    const enabled = (await (await served.ask('POST', '/auth/two-factor/enable', { body: { password: PASSWORD }, headers: { cookie: own } })).json()) as { totpURI: string };
    const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? '';
    await served.ask('POST', '/auth/two-factor/verify-totp', { body: { code: oneTimePassword(secret, -1) }, headers: { cookie: own } });
    const page = await open();
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('Mail address').fill('admin@example.com');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code of your authenticator app').fill(oneTimePassword(secret));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Ada Admin').waitFor();
  });

  it('lets somebody whose session ended sign in above the page, keeps what they typed, and signs out', async () => {
    const page = await signedIn();
    await page.locator('.row').first().waitFor();
    await page.context().clearCookies();
    await page.getByLabel('Name').fill('casey');
    await page.getByRole('heading', { name: 'Your session ended' }).waitFor();
    await expectAccessible(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mail address').fill('robin@example.com');
    await dialog.locator('input[name=password]').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name').first().inputValue()).toBe('casey');
    await page.getByText(/Casey Fixture/).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${address}/people/case-d01`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/people/case-d01');
  });

  it('says plainly that there is no such person, and no such page', async () => {
    const page = await signedIn();
    await page.goto(`${address}/people/nobody`);
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has a worklist that is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await signedIn(scheme === 'dark', width);
    await page.goto(address);
    await page.locator('.row').first().waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, `worklist-${scheme}-${width}`, false);
  });

  it('asked nobody but its server, and broke neither its policy nor itself', async () => {
    expect(all.reduce((sum, { requests }) => sum + requests.length, 0)).toBeGreaterThan(50);
    expect(all.flatMap(({ breaches }) => breaches)).toEqual([]);
    const page = await served.ask('GET', '/');
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
    const answer = await fetch(`${address}${script}`, { headers: { 'accept-encoding': 'gzip, br;q=0.5' } });
    expect([answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual(['br', 'public, max-age=31536000, immutable']);
  });

  /** A session of the account, without a page. */
  async function cookieOf(email: string): Promise<string> {
    const answer = await served.ask('POST', '/auth/sign-in/email', { body: { email, password: PASSWORD } });
    return answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
});
