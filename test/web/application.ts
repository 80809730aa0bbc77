import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '#operations';
import { asking, forget, makeAdmin, PASSWORD, type ServedHere, serve, signIn } from '../http/server.ts';
import { launch, visit, type Watched } from './browser.ts';

/** How a page is looked at. */
export type Look = { readonly dark?: boolean; readonly width?: number };

/** The application on a real server over a new store, with people who work with it. */
export type Application = {
  readonly served: ServedHere;
  readonly address: string;
  /** Asks the server as somebody, without a page. @throws Error where it refuses */
  readonly ask: <T>(who: string, method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<T>;
  /** A page of somebody who signed in, in a browser of their own. @param who as given to {@link application} */
  readonly signedIn: (who: string, look?: Look) => Promise<Page>;
  /** A page of nobody. */
  readonly open: (look?: Look) => Promise<Page>;
  /** What pages did that they must not. */
  readonly breaches: () => readonly string[];
  readonly stop: () => Promise<void>;
};

/** Starts the application. @param people roles by name; each has the address `name@example.com`. `admin` is there always. */
export async function application(people: Readonly<Record<string, readonly Role[]>>): Promise<Application> {
  const served = await serve();
  const { address } = served.server;
  const browser: Browser = await launch();
  const cookies = new Map([['admin', await makeAdmin(served)]]);
  for (const [name, roles] of Object.entries(people)) {
    const email = `${name}@example.com`;
    const made = await served.ask('POST', '/v1/accounts', {
      body: { email, name: `${name[0]?.toUpperCase()}${name.slice(1)} Example`, roles },
      headers: { cookie: cookies.get('admin') ?? '' },
    });
    const { setupUrl } = (await made.json()) as { setupUrl: string };
    await asking(address)('POST', '/setup', { body: { token: new URL(setupUrl).hash.slice(1), password: PASSWORD } });
    cookies.set(name, await signIn(served, email));
  }
  const watched: Watched[] = [];
  const open = async ({ dark = false, width }: Look = {}) => {
    const one = await visit(browser, address, dark, width);
    watched.push(one);
    return one.page;
  };
  return {
    served,
    address,
    open,
    ask: async (who, method, path, body, headers = {}) => {
      const answer = await served.ask(method, path, { ...(body === undefined ? {} : { body }), headers: { cookie: cookies.get(who) ?? '', ...headers } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    signedIn: async (who, look) => {
      const page = await open(look);
      // The session that is there already: a sign-in of its own for each page would pass the limit for strangers.
      const cookie = (cookies.get(who) ?? '').split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: address }));
      await page.context().addCookies(cookie);
      return page;
    },
    breaches: () => watched.flatMap(({ breaches }) => breaches),
    stop: async () => {
      await browser.close();
      await served.stop();
      forget(served.folder);
    },
  };
}

/** Keeps a picture of a page where `BONAFIDE_PICTURES` names a folder. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env['BONAFIDE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage }));
}
