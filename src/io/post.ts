import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Posted, PostText } from '#operations';
import manifest from '../../package.json' with { type: 'json' };

/** How long a connection and a whole request may take. Unit: milliseconds. @source Standard Webhooks 1.0.0, “Operational considerations”: 15 to 30 seconds */
const TIME = { connect: 5_000, whole: 15_000 } as const;

/** Most bytes of an answer that are taken before it is cut off. They are not looked at. */
const MOST_ANSWER = 16 * 1024;

/** Refuses an address in words that the log of deliveries shows. */
class Refused extends Error {}

/** Whether an address is one of the public internet. @source IANA special-purpose address registries, as ipaddr.js knows them; whatever is not plain unicast is none */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

type LookUp = (host: string, options: LookupAllOptions, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/** Looks a name up, once, and gives only addresses that may be reached: what is looked at is what is connected to. @param lookUp the system’s, or that of a test */
export const guardedLookup =
  (mayBePrivate: boolean, lookUp: LookUp = systemLookup): LookupFunction =>
  (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 4);
      const reached = mayBePrivate ? addresses : addresses.filter(({ address }) => isPublic(address));
      // One that is not public gives the name away as a trick, even beside others.
      const [first] = reached;
      if (first === undefined || reached.length < addresses.length) return done(new Refused('its name leads to an address that is not public'), '', 4);
      if (options.all === true) done(null, reached);
      else done(null, first.address, first.family);
    });
  };

/** @param privateHosts hosts that may be private, and spoken to without TLS */
function checked(url: string, privateHosts: ReadonlySet<string>): { readonly address: URL; readonly mayBePrivate: boolean } {
  if (!URL.canParse(url)) throw new Refused('it is not an address');
  const address = new URL(url);
  const host = address.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const mayBePrivate = privateHosts.has(host);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && mayBePrivate)) throw new Refused('only https is spoken');
  if (address.username !== '' || address.password !== '') throw new Refused('it holds a name or a password');
  // A host that is an address is not looked up.
  if (isIP(host) !== 0 && !mayBePrivate && !isPublic(host)) throw new Refused('its address is not public');
  return { address, mayBePrivate };
}

function reasonOf(error: unknown, aborted: boolean): string {
  if (aborted) return `no answer within ${TIME.whole / 1_000} seconds`;
  const own = error instanceof Refused ? error : error instanceof Error && error.cause instanceof Refused ? error.cause : undefined;
  if (own !== undefined) return own.message;
  return `the connection failed (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`;
}

/** Sends texts to addresses that people typed. @param privateHosts names and addresses in small letters that whoever keeps the server allows although they are private */
export function guardedPost(privateHosts: ReadonlySet<string>): PostText {
  return async (url, headers, body): Promise<Posted> => {
    const signal = AbortSignal.timeout(TIME.whole);
    let close = async (): Promise<void> => undefined;
    try {
      const { address, mayBePrivate } = checked(url, privateHosts);
      const { Agent, request } = await import('undici');
      // No proxy: it would look the name up itself.
      const dispatcher = new Agent({ connect: { timeout: TIME.connect, lookup: guardedLookup(mayBePrivate) }, connections: 1 });
      close = () => dispatcher.destroy();
      const answer = await request(address, { dispatcher, method: 'POST', signal, headers: { 'user-agent': `bonafide/${manifest.version}`, ...headers }, body });
      let size = 0;
      for await (const part of answer.body) {
        size += (part as Uint8Array).length;
        if (size > MOST_ANSWER) break;
      }
      return { status: answer.statusCode };
    } catch (error) {
      return { failure: reasonOf(error, signal.aborted) };
    } finally {
      await close();
    }
  };
}
