import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const MEBIBYTE = 1024 * 1024;

/** Drops files from the disk on the page as a hand does: the browser itself reads them. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const box = (await page.locator('.drop').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const browser = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + 20, data: { items: [], files: [...files], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, ...at });
  await browser.detach();
}

describe.skipIf(!browserIsThere)('the page that vets somebody', () => {
  let app: Application;
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-vet-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(async () => {
    app = await application({ robin: ['hr'], sam: ['security'] });
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a dropped file, shows the result, and leads to the person and to the forms of an interview', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/vet`);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await expectAccessible(page);
    await drop(page, [file('people.csv', 'id,name,email,phone\np-1,Casey Fixture,casey@example.com,+1 202 555 0101\np-2,Devon Sample,devon@example.com,\n')]);
    await page.getByText('2 people vetted: 2 new, 0 changed.').waitFor();
    await drop(page, [
      file('one.json', JSON.stringify({ schema: 'bonafide.dossier/v1', id: 'p-3', names: [{ name: 'Jordan Example' }], emails: [{ address: 'jordan@example.com' }] })),
    ]);
    await page.getByRole('heading', { name: 'Jordan Example' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'vet-result');
    await page.getByRole('link', { name: 'Record an interview' }).click();
    await page.waitForURL('**/people/p-3#observe');
    await page.locator('#observe').waitFor();
    await expect.poll(async () => (await page.locator('#observe').boundingBox())?.y ?? 9_999).toBeLessThan(600);
  });

  it('refuses what is of the wrong kind, empty, too large or more than one before anything is sent', async () => {
    const page = await app.signedIn('robin');
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await page.goto(`${app.address}/vet`);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    const large = join(folder, 'large.json');
    const descriptor = openSync(large, 'w');
    ftruncateSync(descriptor, 65 * MEBIBYTE);
    closeSync(descriptor);
    for (const [files, said] of [
      [[file('resume.pdf', '%PDF-1.7')], 'does not end in .json'],
      [[file('empty.csv', '')], 'is empty'],
      [[large], 'has 65 MiB'],
      [[file('a.json', '{}'), file('b.json', '{}')], 'one file at a time'],
    ] as const) {
      await drop(page, files);
      await page.getByRole('alert').getByText(said).waitFor();
    }
    expect(sent).toEqual([]);
    await expectAccessible(page);
  });

  it('shows hostile words and a name of a megabyte cut and as text, without a pause', async () => {
    const page = await app.signedIn('sam');
    await page.goto(`${app.address}/vet`);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await page.evaluate(
      'window.longest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration); }).observe({ type: "longtask" })',
    );
    const long = `<img src=x onerror=alert(1)> \u202egnp.exe ${'Ä'.repeat(MEBIBYTE)}`;
    const hostile = {
      schema: 'bonafide.dossier/v1',
      id: 'hostile',
      caption: long,
      names: [{ name: long }],
      emails: [{ address: 'h@example.com' }],
      work: [{ name: long.slice(0, 400) }],
    };
    await drop(page, [file('hostile.json', JSON.stringify(hostile))]);
    await page.getByText('1 person vetted').waitFor();
    expect(((await page.locator('main').textContent()) ?? '').length).toBeLessThan(60_000);
    await page.getByRole('link', { name: /Open the whole file/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('#timeline').scrollIntoViewIfNeeded();
    expect(await page.locator('main img').count()).toBe(0);
    // Ten times a pause that people notice, since this machine may be busy with other tests.
    expect(await page.evaluate('window.longest')).toBeLessThan(1_000);
  });

  it('says at the field what is wrong, loses nothing of what was typed where the server is gone, and sends it again', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/vet`);
    await page.getByRole('radio', { name: /short form/ }).check();
    const form = page.getByRole('form', { name: 'A short form about one person' });
    await form.getByRole('button', { name: 'Vet this person' }).click();
    expect(await form.getByLabel('Name').evaluate((input) => [input.getAttribute('aria-invalid'), input.matches(':focus')])).toEqual(['true', true]);
    await form.getByLabel('Name').fill('Sky Fixture');
    await form.getByLabel('Mail address').fill('sky at example');
    await form.getByLabel('City').fill('Austin');
    const job = form.getByRole('region', { name: 'Job 1' });
    await job.getByLabel('Title').fill('Engineer');
    await job.getByLabel('From').fill('2023-13');
    await form.getByRole('button', { name: 'Vet this person' }).click();
    for (const said of ['Give an address such as', 'Give a year, a month', 'Fill this in.']) await form.getByText(said).first().waitFor();
    await expectAccessible(page);
    await picture(page, 'vet-form-faults');
    await form.getByLabel('Mail address').fill('sky@example.com');
    await form.getByLabel('Country').selectOption('US');
    await job.getByLabel('Employer or client').fill('Example Works');
    await job.getByLabel('From').fill('2023-04');
    await form.getByRole('button', { name: 'Add a job' }).click();
    await form.getByRole('region', { name: 'Job 2' }).getByLabel('Employer or client').fill('Sample Retail Inc');
    await form.getByLabel('Phone').fill('not a number');
    await page.route('**/v1/people', (route) => route.abort());
    await form.getByRole('button', { name: 'Vet this person' }).click();
    await form.getByText('The server cannot be reached').waitFor();
    await page.unroute('**/v1/people');
    await page.reload();
    expect(await form.getByLabel('Name').inputValue()).toBe('Sky Fixture');
    await form.getByRole('button', { name: 'Vet this person' }).click();
    await page.getByText('1 person vetted: 1 new').waitFor();
    await form.getByLabel('Phone').fill('+1 202 555 0109');
    await form.getByRole('button', { name: 'Vet this person' }).click();
    // The same person again, and no second one.
    await page.getByText('1 person vetted: 0 new, 1 changed').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start a new person' }).click();
    expect(await form.getByLabel('Name').inputValue()).toBe('');
    // What was sent is no draft: the next person cannot be mixed up with this one.
    await page.reload();
    expect(await form.getByLabel('Name').inputValue()).toBe('');
  });

  it('keeps what was typed where the session ended', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/vet`);
    await page.getByRole('radio', { name: /short form/ }).check();
    await page.getByLabel('Name').fill('Ash Fixture');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Vet this person' }).click();
    await page.getByRole('heading', { name: 'Your session ended' }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Ash Fixture');
  });

  it.each([
    ['dark', 1280],
    ['light', 360],
  ] as const)('is accessible in %s at a width of %i, and scrolls in one direction', async (scheme, width) => {
    const page = await app.signedIn('robin', { dark: scheme === 'dark', width });
    await page.goto(`${app.address}/vet`);
    await page.getByRole('radio', { name: /short form/ }).check();
    await page.getByRole('form').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
    await picture(page, `vet-${scheme}-${width}`);
  });

  it('broke neither its policy nor itself', () => {
    expect(app.breaches()).toEqual([]);
  });
});
