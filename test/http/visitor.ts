import { createHmac } from 'node:crypto';
import { Agent, fetch as fetchFrom } from 'undici';
import { PASSWORD, type Served } from './server.ts';

/** The code of a step from now on. @source RFC 6238, with the usual six digits and 30 seconds */
export function oneTimePassword(secret: string, step = 0): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

let visitors = 1;

export type Told = { readonly status: number; readonly headers: Headers; readonly body: Readonly<Record<string, unknown>>; readonly text: string };

/** A browser at an address of its own on this machine, with a jar for its cookies, by host and port. It follows nothing by itself. */
export class Visitor {
  readonly #agent: Agent;
  readonly #jar = new Map<string, Map<string, string>>();
  readonly #served: Served;

  constructor(served: Served) {
    visitors += 1;
    this.#served = served;
    this.#agent = new Agent({ localAddress: `127.0.0.${visitors}` });
  }

  /** What it would send there. */
  cookie(url: string = this.#served.server.address): string {
    return [...(this.#jar.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Puts a cookie into the jar, as somebody does who has a browser in their hands. */
  keep(cookie: string, url: string = this.#served.server.address): void {
    const jar = this.#jar.get(new URL(url).host) ?? new Map<string, string>();
    this.#jar.set(new URL(url).host, jar);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }

  async ask(method: string, path: string, given: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<Told> {
    const url = new URL(path, this.#served.server.address).href;
    const cookie = this.cookie(url);
    const answer = await fetchFrom(url, {
      method,
      redirect: 'manual',
      dispatcher: this.#agent,
      headers: {
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    for (const set of answer.headers.getSetCookie()) this.keep(/max-age=0(;|$)/i.test(set) ? `${set.split('=')[0]}=` : (set.split(';')[0] ?? ''), url);
    const text = await answer.text();
    let body = {};
    try {
      body = JSON.parse(text);
    } catch {
      // A page.
    }
    return { status: answer.status, headers: answer.headers as unknown as Headers, body, text };
  }

  signIn(email: string, password = PASSWORD): Promise<Told> {
    return this.ask('POST', '/auth/sign-in/email', { body: { email, password } });
  }

  /** Whether it is signed in. */
  async isIn(): Promise<boolean> {
    return (await this.ask('GET', '/v1/me')).status === 200;
  }
}
