import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { BonafideError, quoteReceived } from '#model';
import { MAX_ROWS_BYTES } from '#values';
import manifest from '../../package.json' with { type: 'json' };

/** What an address gave. `url` is where it came from in the end, after redirects, without credentials; its query may hold secrets. */
export type Downloaded =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'fetched';
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly etag?: string;
      readonly lastModified?: string;
      readonly contentType?: string;
    };

/** What the last answer said of itself, so that the same is not fetched again. */
type Known = { readonly etag?: string | undefined; readonly lastModified?: string | undefined };

/** Longest wait for a connection. Unit: milliseconds. @source house: three attempts of TCP (1 + 2 + 4 seconds, RFC 6298) and a slow handshake */
const CONNECT_TIMEOUT = 15_000;

/** Longest silence, before the answer and within it. Unit: milliseconds. @source house: publishers that write a list on demand take up to half a minute */
const SILENCE_TIMEOUT = 60_000;

/** Longest time for everything. Unit: milliseconds. @source house: 1 GiB at 10 Mbit/s takes 14 minutes */
const WHOLE_TIMEOUT = 15 * 60_000;

/** Most redirects. @source house: a publisher’s address, its https form, its store of files, and two to spare; RFC 1945 11.3 allowed five */
const MOST_REDIRECTS = 5;

/** Statuses that name another address. @source RFC 9110, 15.4 */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What the system or the connection says, in words. @source errno(3), getaddrinfo(3), undici’s docs/api/Errors.md, OpenSSL’s X509_verify_cert_error_string(3) */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not found',
  EAI_AGAIN: 'its name cannot be looked up now',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENETUNREACH: 'there is no way to its network',
  EHOSTUNREACH: 'there is no way to its network',
  ETIMEDOUT: 'connecting timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connecting timed out',
  UND_ERR_HEADERS_TIMEOUT: 'its answer timed out',
  UND_ERR_BODY_TIMEOUT: 'its answer timed out',
  UND_ERR_ABORTED: 'the proxy refuses the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted; NODE_EXTRA_CA_CERTS names further ones',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted; NODE_EXTRA_CA_CERTS names further ones',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted; NODE_EXTRA_CA_CERTS names further ones',
  Z_DATA_ERROR: 'its answer is damaged',
  Z_BUF_ERROR: 'its answer ends too early',
};

/** An address for people: without credentials, query and fragment, which may hold secrets. */
const shown = (address: URL) => quoteReceived(`${address.origin}${address.pathname}`);

function unreachable(address: string, what: string, cause?: unknown): BonafideError {
  return new BonafideError(
    'address.unreachable',
    `${address} gives no file: ${what}.`,
    'Try again later, or download it by hand and name the file.',
    cause === undefined ? {} : { cause },
  );
}

/** @throws BonafideError `address.unreachable` for what is no address of the web */
function addressOf(text: string, base?: URL): URL {
  const from = base === undefined ? undefined : shown(base);
  // What cannot be taken apart may hold a password, so it is not shown.
  if (!URL.canParse(text, base?.href)) throw unreachable(from ?? 'The address', from === undefined ? 'it is not a web address' : 'it redirects to what is not a web address');
  const address = new URL(text, base?.href);
  if (address.protocol === 'https:' || address.protocol === 'http:') return address;
  throw unreachable(from ?? 'The address', `${from === undefined ? 'it begins with' : 'it redirects to'} ${quoteReceived(address.protocol)}, and only https and http are read`);
}

type Undici = typeof import('undici');

/** @throws BonafideError `address.unreachable` where a proxy is set that is no address */
function agentOf(address: URL, { EnvHttpProxyAgent }: Undici): Dispatcher {
  const connect = { timeout: CONNECT_TIMEOUT };
  try {
    // Plain http goes to the proxy as such: many proxies open a tunnel to port 443 only.
    return new EnvHttpProxyAgent({ connect, proxyTls: connect, requestTls: connect, proxyTunnel: false });
  } catch (error) {
    throw unreachable(shown(address), 'the proxy that HTTP_PROXY or HTTPS_PROXY names is not a web address', error);
  }
}

/** An address without credentials and fragment. */
function bareOf(address: URL): URL {
  const bare = new URL(address);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);

function headersOf(address: URL, start: URL, known: Known): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': `bonafide/${manifest.version}`, accept: '*/*', 'accept-encoding': 'gzip' };
  if (known.etag !== undefined) headers['if-none-match'] = known.etag;
  if (known.lastModified !== undefined) headers['if-modified-since'] = known.lastModified;
  // Credentials in the address are for the host that the user named, and for no other.
  if (start.username !== '' && address.origin === start.origin) {
    const pair = `${decodeURIComponent(start.username)}:${decodeURIComponent(start.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return headers;
}

type Answer = Dispatcher.ResponseData;

/** Leaves a body unread. */
function drop(answer: Answer): void {
  answer.body.on('error', () => undefined).destroy();
}

/** @throws BonafideError `address.unreachable` for an encoding that nobody asked for, or too many bytes */
async function readBody(answer: Answer, address: URL, limit: number): Promise<Uint8Array> {
  const tooLarge = () => unreachable(shown(address), `its answer is larger than ${limit.toLocaleString('en-US')} bytes`);
  const encoding = first(answer.headers['content-encoding'])?.trim().toLowerCase() ?? 'identity';
  const isPacked = encoding === 'gzip' || encoding === 'x-gzip';
  if (!isPacked && encoding !== 'identity' && encoding !== '') {
    throw unreachable(shown(address), `its answer is encoded as ${quoteReceived(encoding)}, and gzip was asked for`);
  }
  if (Number(first(answer.headers['content-length'])) > limit) throw tooLarge();
  // A stream that breaks ends the one behind it with its error, which the loop below throws.
  const stream = isPacked ? pipeline(answer.body, createGunzip(), () => undefined) : answer.body;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) continue;
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

/** Where an answer sends on to. @throws BonafideError `address.unreachable` */
function nextOf(answer: Answer, address: URL, start: URL): URL {
  const location = first(answer.headers['location']);
  if (location === undefined) throw unreachable(shown(address), `status ${answer.statusCode}, and no address to go on to`);
  const next = addressOf(location, address);
  if (next.protocol === 'http:' && start.protocol === 'https:') throw unreachable(shown(address), `it redirects from https to ${shown(next)}, which is not protected`);
  return next;
}

async function resultOf(answer: Answer, address: URL, known: Known, limit: number): Promise<Downloaded> {
  const isConditional = known.etag !== undefined || known.lastModified !== undefined;
  if (answer.statusCode === 304 && isConditional) return { kind: 'unchanged' };
  if (answer.statusCode !== 200) throw unreachable(shown(address), `status ${answer.statusCode}`);
  const bytes = await readBody(answer, address, limit);
  const etag = first(answer.headers['etag']);
  const lastModified = first(answer.headers['last-modified']);
  const contentType = first(answer.headers['content-type']);
  return {
    kind: 'fetched',
    url: bareOf(address).href,
    bytes,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return REASONS[code] ?? `the connection failed (${quoteReceived(code)})`;
}

/**
 * Fetches an address of the web, through the proxy of HTTPS_PROXY, HTTP_PROXY and NO_PROXY, unless what is known of it still holds.
 * Nothing is sent but the request, the name and version of this program, and what is known. Whatever the body is, it is given back.
 * @throws BonafideError `address.unreachable`
 */
export async function download(url: string, known: Known = {}, options: { readonly timeoutMs?: number; readonly maxBytes?: number } = {}): Promise<Downloaded> {
  const { timeoutMs = WHOLE_TIMEOUT, maxBytes = MAX_ROWS_BYTES } = options;
  const start = addressOf(url);
  // It takes a tenth of a second to load, and most commands need no network.
  const undici = await import('undici');
  const dispatcher = agentOf(start, undici);
  const signal = AbortSignal.timeout(timeoutMs);
  let address = start;
  let answer: Answer | undefined;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const headers = headersOf(address, start, known);
      answer = await undici.request(bareOf(address), {
        dispatcher,
        signal,
        headers,
        headersTimeout: SILENCE_TIMEOUT,
        bodyTimeout: SILENCE_TIMEOUT,
      });
      if (!REDIRECTS.includes(answer.statusCode)) return await resultOf(answer, address, known, maxBytes);
      address = nextOf(answer, address, start);
      drop(answer);
    }
    throw unreachable(shown(start), `more than ${MOST_REDIRECTS} redirects`);
  } catch (error) {
    if (error instanceof BonafideError) throw error;
    throw unreachable(shown(address), signal.aborted ? `it timed out after ${timeoutMs / 1000} seconds` : reasonOf(error), error);
  } finally {
    if (answer !== undefined) drop(answer);
    await dispatcher.destroy();
  }
}
