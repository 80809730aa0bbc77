import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRow, Case } from '#model';
import { type Application, application, picture } from './application.ts';
import { browserIsThere, expectAccessible } from './browser.ts';

/** The public case of a supplier that calls its workers certified, rebuilt with an invented worker. */
const dossier = readFileSync(fileURLToPath(new URL('../../examples/cases/d01-certified-staffing-firm.json', import.meta.url)), 'utf8');
const PERSON = 'case-d01';

/** A report that names the worker’s address at the supplier; invented, as the supplier is. */
const REPORT = `# Certified staffing as a front

Example Threat Lab assesses that a staffing firm which calls its workers certified sends North Korean IT workers to companies in the United States.
The workers use stolen identities, and their laptops stand in one house.

## Indicators

- Mail address of a worker: c.fixture[@]certified-fixtures[.]example[.]net

## What to do

- Verify the identity of remote hires on live video.
`;

/*
 * Walked in the browser by people of five functions, each in a browser of their own: from a report to the decision, and to the log of it.
 * What is kept is looked at through the API too, by the functions named `…ByApi`.
 */

type Person = 'robin' | 'sam' | 'frankie' | 'casey' | 'audrey';

describe.skipIf(!browserIsThere)('the seed’s case, walked in the browser', () => {
  let app: Application;
  let of: Readonly<Record<Person, Page>>;
  let id: string;

  const logByApi = () => app.ask<{ entries: AuditRow[] }>('audrey', 'GET', '/v1/audit/entries?limit=1000');
  const caseByApi = async () => (await app.ask<{ case: Case }>('audrey', 'GET', `/v1/cases/${id}`)).case;

  /** A part of the page by its heading. */
  const part = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
  const everybodyReads = (scope: ReturnType<typeof part>) => scope.getByLabel('Who may read these words').selectOption('everybody');
  const said = (page: Page, text: string) => page.locator('.toast', { hasText: text }).waitFor();
  /** A picture with a part of the page in view. */
  const look = async (page: Page, name: string, where: string) => {
    await page.evaluate(`document.getElementById('${where}').scrollIntoView()`);
    await picture(page, name, false);
  };
  const see = async (who: Person) => {
    const page = of[who];
    await page.goto(`${app.address}/cases/${id}`);
    // Where it does not come, what stands there instead is the message.
    await page
      .getByRole('region', { name: 'What is next' })
      .waitFor({ timeout: 10_000 })
      .catch(async () => expect(await page.getByRole('main').textContent()).toBe('the case'));
    return page;
  };

  beforeAll(async () => {
    app = await application({ robin: ['hr'], sam: ['security'], frankie: ['finance'], casey: ['counsel'], audrey: ['auditor'] });
    of = {
      robin: await app.signedIn('robin'),
      sam: await app.signedIn('sam'),
      frankie: await app.signedIn('frankie'),
      casey: await app.signedIn('casey'),
      audrey: await app.signedIn('audrey'),
    };
  });
  afterAll(() => app.stop());

  it('begins with a report that security reads and keeps', async () => {
    const page = of.sam;
    await page.goto(`${app.address}/intelligence`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'certified.md', mimeType: 'text/markdown', buffer: Buffer.from(REPORT) });
    await page.getByRole('region', { name: 'The text' }).waitFor();
    await page.locator('button.quote', { hasText: 'North Korean IT workers' }).first().waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForURL(/\/intelligence\/report--/);
    await page
      .getByText(/Held against 0 stored people|Nobody/)
      .first()
      .waitFor();
  });

  it('goes on with a worker of a supplier, whom HR vets from the supplier’s file, and on whom it opens a case', async () => {
    const page = of.robin;
    await page.goto(`${app.address}/vet`);
    await page.locator('input[type=file]').setInputFiles({ name: 'supplier.json', mimeType: 'application/json', buffer: Buffer.from(dossier) });
    await page.getByRole('heading', { name: /Casey Fixture/ }).waitFor();
    await page.goto(`${app.address}/people/${PERSON}`);
    // The report’s word is a finding of its own, with the words of the report.
    await page
      .getByText(/certified-fixtures\.example\.net/)
      .first()
      .waitFor();
    await page
      .getByText(/Certified staffing as a front/)
      .first()
      .waitFor();
    const cases = page.locator('#cases');
    await cases.scrollIntoViewIfNeeded();
    await cases.getByRole('button', { name: 'Open a case' }).click();
    await cases.getByLabel('Why').fill('The supplier sends no evidence of its own checks.');
    await cases.getByRole('form').getByRole('button', { name: 'Open a case' }).click();
    await cases.getByRole('link', { name: /^Case/ }).click();
    await page.waitForURL(/\/cases\/cas_/);
    id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect((await caseByApi()).openedBecause).toBe('The supplier sends no evidence of its own checks.');
  });

  it('is given by HR to security', async () => {
    const page = of.robin;
    await page.goto(`${app.address}/cases`);
    await page.getByRole('list', { name: 'Cases' }).getByRole('link').click();
    await page.getByRole('region', { name: 'What is next' }).getByText('Nobody works on it').waitFor();
    await page.getByRole('button', { name: 'Give it to somebody' }).click();
    await page.getByLabel('Who works on it').selectOption({ label: 'Sam Example (Security)' });
    await page.getByRole('button', { name: 'Give it to them' }).click();
    await said(page, 'It is assigned');
    await page.getByRole('button', { name: 'Change the due day' }).click();
    await page.getByLabel('Last day of the work').fill('2026-01-01');
    await page.getByRole('button', { name: 'Set the due day' }).click();
    await said(page, 'The due day is set');
    await look(page, 'walk-1-hr', 'content');

    const sam = of.sam;
    await sam.goto(`${app.address}/cases`);
    await sam.getByRole('link', { name: 'Mine' }).click();
    await sam.waitForURL('**/cases?assignee=me');
    const row = sam.getByRole('list', { name: 'Cases' }).getByRole('listitem');
    await row.getByText('Sam Example').waitFor();
    expect(await row.textContent()).toMatch(/Critical.*Overdue by/s);
  });

  it('shows why: findings with what they rest on, and the checklist by the function that owns each step', async () => {
    const page = await see('sam');
    expect(await page.getByRole('region', { name: 'What is next' }).locator('.next-first').textContent()).toMatch(/For you.*verification/s);
    const findings = part(page, 'Findings');
    expect(await findings.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(3);
    const checklist = part(page, 'Due diligence');
    const item = checklist.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Record how it went/ }) });
    // Only security’s own can be recorded by security.
    expect(await item.count()).toBe((await caseByApi()).checklist.filter(({ owner, state }) => owner === 'security' && state !== 'not-needed').length);
    expect(await checklist.getByText('only HR records these').count()).toBeGreaterThan(0);
  });

  it('records that the possession call failed, with the screenshot as evidence, and the person is assessed with it', async () => {
    const page = of.sam;
    const files = part(page, 'Files');
    await files.getByRole('button', { name: 'Attach a file' }).click();
    await files.getByLabel('File', { exact: true }).setInputFiles({ name: 'call.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
    await files.getByRole('alert').getByText('an ending that is not taken').waitFor();
    await files.getByLabel('File', { exact: true }).setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
    await files.getByRole('alert').getByText('5 are the most').waitFor();
    await files.getByLabel('File', { exact: true }).setInputFiles({ name: 'call.png', mimeType: 'image/png', buffer: Buffer.from('not really a picture') });
    await files.getByLabel('What it is').selectOption('screenshot');
    await files.getByRole('button', { name: 'Keep the file' }).click();
    await said(page, 'The file is kept');

    const { title } = (await caseByApi()).checklist.find(({ id: own }) => own === 'device-possession') ?? { title: '' };
    await page.getByRole('button', { name: `Record how it went: ${title}` }).click();
    const form = page.getByRole('form', { name: `Record how it went: ${title}` });
    await form.getByLabel('What came of it').selectOption('failed');
    await form.getByLabel('How it was done').fill('live call');
    await form.getByLabel('Who answered').fill('the worker, on camera');
    await form.getByLabel('Details').fill('The code on the screen was read to the worker by somebody else.');
    await form.getByLabel(/call\.png/).check();
    await everybodyReads(form);
    await form.getByRole('button', { name: 'Record it', exact: true }).click();
    await said(page, 'The person was assessed with it');
    const known = await caseByApi();
    expect(known.checklist.find(({ id: own }) => own === 'device-possession')?.results).toMatchObject([
      { result: 'failed', evidence: [known.attachments[0]?.id], by: { name: 'Sam Example' } },
    ]);
    await part(page, 'Findings').getByText('verification:device-possession').waitFor();
  });

  it('asks the person, hears the answer, and says what the finding turned out to be', async () => {
    const page = await see('robin');
    const asked = part(page, 'Questions to the person');
    await asked.getByRole('button', { name: 'Ask the person' }).click();
    await asked.getByLabel('Question, as the person gets it').fill('Who held the laptop in the call?');
    await everybodyReads(asked);
    await asked.getByRole('button', { name: 'Record the question' }).click();
    await asked.getByText('No answer yet').waitFor();
    await asked.getByRole('button', { name: /^Record the answer/ }).click();
    await asked.getByLabel('What the person says').fill('A colleague of the supplier.');
    await everybodyReads(asked);
    await asked.getByRole('button', { name: 'Record the answer', exact: true }).click();
    await asked.getByText('Nobody judged it yet').first().waitFor();

    const sam = await see('sam');
    const finding = part(sam, 'Findings').getByRole('listitem').filter({ hasText: 'verification:device-possession' });
    await finding.getByRole('button', { name: /^Give a verdict/ }).click();
    await finding.getByLabel('What it turned out to be').selectOption('true-positive');
    await finding.getByLabel('How you know').fill('It was seen in the call.');
    await finding.getByRole('button', { name: 'Record the verdict' }).click();
    await finding.getByText('True positive').first().waitFor();
  });

  it('lets finance propose that pay is held, and not confirm it; counsel reads why and confirms', async () => {
    const finance = await see('frankie');
    const decision = part(finance, 'Decision');
    await decision.getByRole('button', { name: 'Propose a decision' }).click();
    await decision.getByRole('radio', { name: /^Hold/ }).check();
    await decision.getByLabel('The next payment waits').check();
    await decision.getByLabel('Systems are closed').check();
    await decision.getByRole('button', { name: 'Propose it' }).click();
    await decision.getByText('Say what it rests on.').waitFor();
    await decision.getByLabel('Rationale').fill('Somebody else holds the device, and pay goes to a third party.');
    await decision.getByRole('button', { name: 'Propose it' }).click();
    await decision.getByText('You proposed this, so you cannot confirm it yourself').waitFor();
    await decision.getByText('It waits for somebody of Counsel').waitFor();
    expect(await decision.getByRole('button', { name: 'Confirm it' }).count()).toBe(0);
    await expectAccessible(finance);
    await look(finance, 'walk-2-proposer', 'decision');

    const hr = await see('robin');
    await part(hr, 'Decision')
      .getByText(/You cannot confirm it:.*counsel and finance/)
      .waitFor();
    expect(await part(hr, 'Decision').getByRole('button', { name: 'Confirm it' }).count()).toBe(0);

    const counsel = of.casey;
    await counsel.goto(`${app.address}/cases`);
    await counsel.getByRole('link', { name: 'Waits for a second person' }).click();
    await counsel.getByText('Proposed: Hold. Waits for a second person').waitFor();
    await counsel.getByRole('list', { name: 'Cases' }).getByRole('link').click();
    await counsel.getByRole('region', { name: 'What is next' }).getByText('Frankie Example proposed: Hold').waitFor();
    await part(counsel, 'Decision').getByText('pay goes to a third party').waitFor();
    // What security kept can be saved by counsel, and is what it was.
    const [saved] = await Promise.all([counsel.waitForEvent('download'), part(counsel, 'Files').getByRole('button', { name: 'Save call.png' }).click()]);
    expect([saved.suggestedFilename(), readFileSync(await saved.path(), 'utf8')]).toEqual(['call.png', 'not really a picture']);
    await look(counsel, 'walk-3-confirmer', 'decision');
    await part(counsel, 'Decision').getByRole('button', { name: 'Confirm it' }).click();
    await counsel.getByRole('dialog').getByRole('button', { name: 'Confirm it' }).click();
    await part(counsel, 'Decision')
      .getByText(/Decided by/)
      .waitFor();
    expect(await part(counsel, 'Decision').textContent()).toMatch(/Hold.*The next payment waits.*Frankie Example.*and.*Casey Example/s);
    const { status, decisions } = await caseByApi();
    expect([status, decisions.at(-1)?.stops.toSorted(), decisions.at(-1)?.by.map(({ name }) => name)]).toEqual([
      'on-hold',
      ['access', 'pay'],
      ['Frankie Example', 'Casey Example'],
    ]);
  });

  it('lets counsel block, and the clock of the report runs, said in words', async () => {
    const page = of.casey;
    const clocks = part(page, 'Deadlines');
    await clocks.getByRole('button', { name: 'Record that property was blocked' }).click();
    await clocks.getByLabel('Day of blocking').fill('2026-05-26');
    await clocks.getByRole('button', { name: 'It was blocked on this day' }).click();
    await clocks.getByText(/^Overdue by \d+ days$/).waitFor();
    await clocks.getByText('31 CFR 501.603').waitFor();
    expect(await page.getByRole('region', { name: 'What is next' }).locator('.next-first').textContent()).toMatch(/Report of blocked property/);
    await look(page, 'walk-4-clock', 'clocks');
    await clocks.getByRole('button', { name: /^Say how it was kept/ }).click();
    await clocks.getByLabel('What was done, such as the report that was filed').fill('The report was filed by Casey Example.');
    await clocks.getByRole('button', { name: 'Record it' }).click();
    await clocks.getByText('Kept: The report was filed').waitFor();
  });

  it('refuses that pay is let go on what finance says of it, since nobody knows the new payee', async () => {
    const finance = await see('frankie');
    const decision = part(finance, 'Decision');
    await decision.getByRole('button', { name: 'Propose a decision' }).click();
    await decision.getByRole('radio', { name: /^Proceed with conditions/ }).check();
    await decision.getByLabel('Conditions, one a line').fill('a new payee');
    await decision.getByLabel('Rationale').fill('The payee was changed.');
    await decision.getByRole('button', { name: 'Propose it' }).click();
    await decision.getByText('Waits for a second person').waitFor();
    const counsel = await see('casey');
    await part(counsel, 'Decision').getByRole('button', { name: 'Refuse it' }).click();
    await part(counsel, 'Decision').getByRole('textbox', { name: 'Why' }).fill('Nothing is known of the new payee.');
    await part(counsel, 'Decision').getByRole('button', { name: 'Refuse it', exact: true }).click();
    await said(counsel, 'The proposal ended');
    expect((await caseByApi()).proposal).toBeUndefined();
  });

  it('sends the person a copy of what was checked, and records that the person contests', async () => {
    const page = await see('robin');
    const notices = part(page, 'Notices');
    await notices.getByRole('button', { name: 'Prepare a notice' }).click();
    await notices.getByLabel('Employer').fill('Example Ltd');
    await notices.getByRole('button', { name: 'Write the text' }).click();
    await notices.getByText('Still blank: [contact]').waitFor();
    await notices.getByLabel('Whom the person writes to').fill('people@example.com');
    await notices.getByRole('button', { name: 'Write the text anew' }).click();
    await notices.getByText('Still blank').waitFor({ state: 'detached' });
    const text = await notices.getByLabel('Text, to be read and completed by you').inputValue();
    expect(text).toContain('What was checked about');
    expect(text).toContain('A person decides, never a program.');
    await look(page, 'walk-5-notice', 'notices');
    await notices.getByLabel('How it went to the person').fill('letter');
    await notices.getByRole('button', { name: 'Record that it went' }).click();
    await notices.getByText('went by letter').waitFor();

    const contests = part(page, 'What the person contests');
    await contests.getByRole('button', { name: 'Record that the person contests' }).click();
    await contests.getByRole('textbox', { name: 'What the person contests' }).fill('The call was on another day.');
    await everybodyReads(contests);
    await contests.getByRole('button', { name: 'Record it', exact: true }).click();
    await contests.getByText('Nobody has answered yet').waitFor();
    // Counsel took part in the decision, so somebody else answers.
    const counsel = await see('casey');
    await part(counsel, 'What the person contests')
      .getByText(/You cannot answer it:.*took part in the decision/)
      .waitFor();
    await contests.getByRole('button', { name: /^Answer it/ }).click();
    await contests.getByLabel('Outcome').selectOption('rejected');
    await contests.getByRole('textbox', { name: 'Why' }).fill('The call record names the day.');
    await contests.getByRole('button', { name: 'Record the answer' }).click();
    await contests.getByText('It stands as it was').first().waitFor();
  });

  it('is on record for the auditor, who changes nothing; and nobody’s data stand in the log', async () => {
    const page = await see('audrey');
    const history = part(page, 'History');
    for (const told of ['opened the case', 'gave the case to', 'proposed: Hold', 'two people decided: Hold', 'refused the proposal', 'sent a notice'])
      await history.getByText(told).first().waitFor();
    await history.getByRole('button', { name: 'Show the entries of the audit log' }).click();
    const { version } = await caseByApi();
    await history.getByText(`${version} entries of the audit log`).waitFor();
    // A link is no change, and the two buttons print and show.
    expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual(['Print or save as PDF', 'Save']);
    await look(page, 'walk-6-auditor', 'history');
    const { entries } = await logByApi();
    expect(JSON.stringify(entries)).not.toMatch(/case-d01|third party|another day/);
    await page.goto(`${app.address}/settings/audit`);
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await page.getByText('The log is whole').waitFor();
    await page.getByText(`${version} events of cases fit them`).waitFor();
    expect(app.breaches()).toEqual([]);
  });
});
