import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where Debian puts it. */
const CHROMIUM = '/usr/bin/chromium';

/** Said once where there is no browser, so that nobody takes what was skipped for what passed. */
export const browserIsThere = existsSync(CHROMIUM);
if (!browserIsThere) console.warn(`Skipped: the tests of the web application in a browser, since there is no ${CHROMIUM} (apt-get install chromium).`);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** What a page did that it must not: requests to elsewhere, breaches of its policy, errors. */
export type Watched = { readonly page: Page; readonly breaches: string[]; readonly requests: string[] };

/** A page in a browser of its own, watched from its first request on. */
export async function visit(browser: Browser, address: string, dark = false, width = 1280): Promise<Watched> {
  const context = await browser.newContext({ colorScheme: dark ? 'dark' : 'light', viewport: { width, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const [breaches, requests]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    requests.push(request.url());
    if (new URL(request.url()).origin !== address) breaches.push(`asked ${request.url()}`);
  });
  page.on('pageerror', (error) => void breaches.push(`error ${error.message}`));
  page.on('console', (message) => {
    // That a request was refused is part of what is tested.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) breaches.push(`console ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    breaches.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(
    "document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => console.error('policy', violatedDirective, blockedURI, sample))",
  );
  return { page, breaches, requests };
}

/** Rules of accessibility that a page breaks. @source WCAG 2.2, levels A and AA, and the best practices of axe */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`)).toEqual([]);
}

export async function signInAt(page: Page, address: string, email: string, password: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Mail address').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').waitFor();
}
