import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#model';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

const dossier = (id: string, caption: string) => ({
  ...JSON.parse(readFileSync(fileURLToPath(new URL('../../examples/cases/d01-certified-staffing-firm.json', import.meta.url)), 'utf8')),
  ...{ id, caption, names: [{ name: caption }] },
});

/** Names of people in reports and dossiers are whatever somebody wrote. */
const HOSTILE = `<img src=x onerror=alert(1)> \u202eevil ${'long'.repeat(100)}`;
const SCRIPT = '<script>alert(document.cookie)</script> "quoted" \u202etxt.exe';

describe.skipIf(!browserIsThere)('the pages of cases', () => {
  let app: Application;
  let id: string;
  let hostile: string;

  const part = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
  const whole = (page: Page) => page.getByRole('region', { name: 'What is next' }).waitFor();
  const see = async (page: Page, which = id) => {
    await page.goto(`${app.address}/cases/${which}`);
    await whole(page);
    return page;
  };
  const caseByApi = async (which = id) => (await app.ask<{ case: Case }>('casey', 'GET', `/v1/cases/${which}`)).case;
  const fits = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  /** A picture of what one sees with a part of the page in view. */
  const view = async (page: Page, name: string, where: string) => {
    await page.locator(`#${where}`).scrollIntoViewIfNeeded();
    await page.evaluate(`document.getElementById('${where}').scrollIntoView()`);
    await picture(page, name, false);
  };

  beforeAll(async () => {
    app = await application({ robin: ['hr'], casey: ['counsel'], frankie: ['finance'], max: ['manager'], audrey: ['auditor'] });
    await app.ask('robin', 'POST', '/v1/people', dossier('one', 'Casey Fixture'));
    await app.ask('robin', 'POST', '/v1/people', dossier('two', HOSTILE));
    ({ id } = await app.ask<Case>('robin', 'POST', '/v1/people/one/cases', { because: 'The supplier sends no evidence of its own checks.', holds: [] }));
    ({ id: hostile } = await app.ask<Case>('robin', 'POST', '/v1/people/two/cases', { because: SCRIPT, holds: [] }));
  });
  afterAll(() => app.stop());

  it('lists cases by what waits for whom, with filters that stand in the address', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/cases?waitsFor=finance&nonsense=1`);
    const list = page.getByRole('list', { name: 'Cases' });
    await list.getByRole('listitem').nth(1).waitFor();
    expect(await page.getByLabel('Waits for', { exact: true }).inputValue()).toBe('finance');
    await expectAccessible(page);
    await picture(page, 'cases-light', false);
    await page.getByRole('link', { name: 'Overdue' }).click();
    await page.getByText('No case fits these filters.').waitFor();
    expect(new URL(page.url()).search).toBe('?due=overdue');
    await app.ask('robin', 'POST', `/v1/cases/${id}/due`, { dueAt: '2026-01-01T23:59:59Z', version: 1 });
    await page.reload();
    await list.getByText(/^Overdue by \d+ days$/).waitFor();
    await page.getByLabel('Works on it').selectOption('me');
    await page.getByText('No case fits these filters.').waitFor();
    expect(new URL(page.url()).search).toBe('?assignee=me&due=overdue');
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await list.getByRole('listitem').nth(1).waitFor();
    const narrow = await app.signedIn('casey', { dark: true, width: 360 });
    await narrow.goto(`${app.address}/cases`);
    await narrow.getByRole('list', { name: 'Cases' }).getByRole('listitem').nth(1).waitFor();
    await fits(narrow);
    await expectAccessible(narrow);
    await picture(narrow, 'cases-dark-360', false);
  });

  it('keeps what was typed through a reload and a request that was cut off', async () => {
    const page = await see(await app.signedIn('robin'));
    const asked = part(page, 'Questions to the person');
    await asked.getByRole('button', { name: 'Ask the person' }).click();
    await asked.getByRole('button', { name: 'Record the question' }).click();
    await asked.getByText('Write something.').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await asked.getByLabel('Question, as the person gets it').fill('Who held the laptop?');
    await page.reload();
    await whole(page);
    expect(await asked.getByLabel('Question, as the person gets it').inputValue()).toBe('Who held the laptop?');
    await page.route('**/requests', (route) => route.abort());
    await asked.getByRole('button', { name: 'Record the question' }).click();
    await asked.getByText('The server cannot be reached.').waitFor();
    expect(await asked.getByLabel('Question, as the person gets it').inputValue()).toBe('Who held the laptop?');
    await view(page, 'case-unreachable', 'requests');
    await page.unroute('**/requests');
    await asked.getByRole('button', { name: 'Record the question' }).click();
    await asked.getByText('No answer yet').waitFor();
    await page.reload();
    await whole(page);
    expect(await asked.getByLabel('Question, as the person gets it').count()).toBe(0);
    expect((await caseByApi()).requests).toHaveLength(1);
  });

  it('tells two who work at once who did what, and loses nothing of either', async () => {
    const [hr, counsel] = [await see(await app.signedIn('robin')), await see(await app.signedIn('casey'))];
    const leaving = async (page: Page, reason: string) => {
      const form = page.getByRole('form', { name: 'Leave it out: Two references on video' });
      if ((await form.count()) === 0) await page.getByRole('button', { name: 'Leave it out: Two references on video' }).click();
      await form.getByLabel('Reason code').selectOption('not-available-there');
      await form.getByLabel('Reason in words').fill(reason);
      await form.getByLabel('Who may read these words').selectOption('everybody');
      return form;
    };
    const [first, second] = [await leaving(hr, 'Nobody can be called there.'), await leaving(counsel, 'The law there forbids it.')];
    await first.getByRole('button', { name: 'Leave it out' }).click();
    await part(hr, 'Due diligence').getByText('Nobody can be called there.').first().waitFor();
    await second.getByRole('button', { name: 'Leave it out' }).click();
    await counsel.getByText('Somebody else was faster. Nothing of yours was done.').waitFor();
    await counsel.getByText(/Since then: Robin Example: item-waived/).waitFor();
    expect(await second.getByLabel('Reason in words').inputValue()).toBe('The law there forbids it.');
    await expectAccessible(counsel);
    await counsel.getByText('Somebody else was faster.').scrollIntoViewIfNeeded();
    await picture(counsel, 'case-conflict', false);
    await counsel.getByRole('button', { name: 'Show the case as it is now' }).click();
    await counsel.getByText('Others worked on this since you opened it').waitFor();
    await counsel
      .getByText(/left “Two references on video” out/)
      .first()
      .waitFor();
    expect((await caseByApi()).checklist.find(({ title }) => title === 'Two references on video')?.deviation?.reason).toBe('Nobody can be called there.');
  });

  it('shows what is hostile as text, wherever it stands', async () => {
    const page = await see(await app.signedIn('robin'), hostile);
    await part(page, 'Comments').getByRole('textbox', { name: 'Comment' }).fill(SCRIPT);
    await part(page, 'Comments').getByRole('button', { name: 'Add the comment' }).click();
    await part(page, 'Comments').getByText('<script>alert(document.cookie)</script>').waitFor();
    expect(await page.locator('.control', { hasText: 'U+202E' }).count()).toBeGreaterThan(1);
    await fits(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await fits(page);
    await expectAccessible(page);
    await picture(page, 'case-hostile-360', false);
  });

  it('says to each function what it may not see, and offers nothing that the server would refuse', async () => {
    const manager = await see(await app.signedIn('max', { width: 360, dark: true }));
    await manager.getByText('You see what is asked of managers').waitFor();
    expect(await manager.getByRole('region', { name: /^(Findings|Notices|Deadlines|History)/ }).count()).toBe(0);
    await fits(manager);
    await picture(manager, 'case-manager-dark-360', false);
    const finance = await see(await app.signedIn('frankie'));
    await finance.getByText('Withheld from you, in part').waitFor();
    await part(finance, 'Findings').getByText('Withheld: this is for another function.').first().waitFor();
    const auditor = await see(await app.signedIn('audrey', { dark: true }));
    expect(await auditor.getByRole('main').getByRole('button').allTextContents()).toEqual(['Print or save as PDF', 'Show the entries of the audit log']);
    await expectAccessible(auditor);
    await view(auditor, 'case-auditor-dark', 'facts');
  });

  it('is closed with what it came to, and opened again with a reason', async () => {
    const page = await see(await app.signedIn('robin'), hostile);
    const ending = part(page, 'Close or open again');
    await ending.getByRole('button', { name: 'Close the case' }).click();
    expect(
      await ending
        .getByLabel('What the whole came to')
        .getByRole('option', { name: /True positive/ })
        .count(),
    ).toBe(0);
    await ending.getByLabel('What the whole came to').selectOption('benign');
    await ending.getByRole('button', { name: 'Close it' }).click();
    await ending.getByText('The case is closed: Benign.').waitFor();
    await page.getByRole('region', { name: 'What is next' }).getByText('The case is closed.').waitFor();
    expect(await part(page, 'Due diligence').getByRole('button').count()).toBe(0);
    await ending.getByRole('button', { name: 'Open it again' }).click();
    await ending.getByRole('textbox', { name: 'Why' }).fill('The supplier wrote again.');
    await ending.getByRole('button', { name: 'Open it again' }).click();
    await ending.getByText('The case is open.').waitFor();
  });

  it('prints the whole file: everything unfolded, nothing to press', async () => {
    const page = await see(await app.signedIn('casey', { dark: true }));
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Printed by Casey Example').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('Everybody of the class has it').first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 720, height: 1018 });
    await picture(page, 'case-print', false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // What stands on the pages, read again as anybody’s reader would.
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
    expect(totalPages).toBeGreaterThan(2);
    for (const told of ['Printed by Casey Example', 'Everybody of the class has it', 'Honest explanations', 'Nobody can be called there.', 'recorded a question to the person'])
      expect(text).toContain(told);
    expect(text).not.toMatch(/Sign out|Add the comment|Leave it out/);
    const folder = process.env['BONAFIDE_PICTURES'];
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'case.pdf'), pdf);
    }
  });

  it('shows a case that is not there, and is read by keyboard alone', async () => {
    const page = await app.signedIn('robin');
    await page.goto(`${app.address}/cases/cas_nobody`);
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await see(page);
    await view(page, 'case-top', 'content');
    await view(page, 'case-light', 'facts');
    await view(page, 'case-light-checklist', 'checklist');
    await page.getByRole('button', { name: 'Propose a decision' }).press('Enter');
    expect(await page.evaluate('document.activeElement.type')).toBe('radio');
    await page.keyboard.press('ArrowDown');
    await part(page, 'Decision').getByRole('radio', { name: /^Hold/ }).press('Space');
    await expectAccessible(page);
    await view(page, 'case-propose', 'decision');
    await page.setViewportSize({ width: 360, height: 800 });
    await fits(page);
    await view(page, 'case-propose-360', 'decision');
    await view(page, 'case-360', 'content');
    expect(app.breaches()).toEqual([]);
  });
});
