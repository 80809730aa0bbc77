import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { download } from './download.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly server: Server; readonly requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(incoming);
    listener(incoming, outgoing);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, requests };
}

const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

beforeEach(() => {
  for (const name of PROXY_NAMES) vi.stubEnv(name, undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.doUnmock('undici');
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

const textOf = (result: Awaited<ReturnType<typeof download>>) => (result.kind === 'fetched' ? new TextDecoder().decode(result.bytes) : undefined);
const refused = (message: string | RegExp) => ({
  name: 'BonafideError',
  code: 'address.unreachable',
  message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  hint: expect.stringContaining('name the file'),
});

describe('download', () => {
  it('fetches, and fetches nothing the second time', async () => {
    const facts = { etag: '"v1"', 'last-modified': 'Tue, 05 Mar 2024 10:00:00 GMT', 'content-type': 'text/csv' };
    const { url, requests } = await serve((incoming, outgoing) => {
      if (incoming.headers['if-none-match'] === facts.etag && incoming.headers['if-modified-since'] === facts['last-modified']) outgoing.writeHead(304).end();
      else outgoing.writeHead(200, facts).end('a,b');
    });
    const result = await download(`${url}/list.csv?key=k#part`);
    expect(result).toMatchObject({ kind: 'fetched', url: `${url}/list.csv?key=k`, etag: '"v1"', lastModified: facts['last-modified'], contentType: 'text/csv' });
    expect(textOf(result)).toBe('a,b');
    expect(await download(`${url}/list.csv`, { etag: '"v1"', lastModified: facts['last-modified'] })).toEqual({ kind: 'unchanged' });
    expect(requests.map((one) => one.url)).toEqual(['/list.csv?key=k', '/list.csv']);
  });

  it('sends its name and version, and nothing of the user', async () => {
    const { url, requests } = await serve((_, outgoing) => outgoing.writeHead(200, { 'set-cookie': 'a=b' }).end('x'));
    expect(Object.keys(await download(url)).sort()).toEqual(['bytes', 'kind', 'url']);
    await download(url, { etag: undefined });
    for (const { headers } of requests) {
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
      expect(headers['user-agent']).toBe(`bonafide/${manifest.version}`);
    }
  });

  it('gives a page back like a list', async () => {
    const { url } = await serve((_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'));
    expect(await download(url)).toMatchObject({ kind: 'fetched', contentType: 'text/html' });
  });

  it('undoes the encoding it asked for, and refuses others', async () => {
    const bodies: Readonly<Record<string, readonly [string, string | Buffer]>> = {
      '/gzip': ['gzip', gzipSync('packed')],
      '/cut': ['gzip', gzipSync('packed').subarray(0, 15)],
      '/bad': ['gzip', Buffer.from('no gzip')],
      '/br': ['br', Buffer.from('x')],
      '/none': ['identity', Buffer.from('plain')],
    };
    const { url } = await serve((incoming, outgoing) => {
      const [encoding, body] = bodies[incoming.url ?? ''] ?? ['', Buffer.from('')];
      outgoing.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect(textOf(await download(`${url}/gzip`))).toBe('packed');
    expect(textOf(await download(`${url}/none`))).toBe('plain');
    await expect(download(`${url}/cut`)).rejects.toMatchObject(refused('ends too early'));
    await expect(download(`${url}/bad`)).rejects.toMatchObject(refused('damaged'));
    await expect(download(`${url}/br`)).rejects.toMatchObject(refused('br'));
  });

  it.each([404, 500, 204, 304, 401])('refuses status %i, without query and credentials in the message', async (status) => {
    const { url } = await serve((_, outgoing) => outgoing.writeHead(status).end());
    const secret = url.replace('http://', 'http://user:word@');
    const error = await download(`${secret}/list?token=hush#part`).catch((caught: unknown) => caught);
    expect(error).toMatchObject(refused(`${url}/list gives no file: status ${status}`));
    expect(String(error)).not.toMatch(/hush|word|user|part/);
  });

  it('sends credentials of the address to its host only', async () => {
    const other = await serve((_, outgoing) => outgoing.end('there'));
    const { url, requests } = await serve((_, outgoing) => outgoing.writeHead(302, { location: other.url }).end());
    const result = await download(url.replace('http://', 'http://us%40er:wo%3Ard@'));
    expect(result).toMatchObject({ url: `${other.url}/` });
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('us@er:wo:rd').toString('base64')}`);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });
});

describe('download: redirects', () => {
  it.each([301, 302, 303, 307, 308])('follows %i, relative ones too, with what is known', async (status) => {
    const { url, requests } = await serve((incoming, outgoing) => {
      if (incoming.url === '/a') outgoing.writeHead(status, { location: 'b?x=1' }).end('moved');
      else outgoing.end('there');
    });
    const result = await download(`${url}/a`, { etag: '"v0"' });
    expect(result).toMatchObject({ url: `${url}/b?x=1` });
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual(['"v0"', '"v0"']);
  });

  it('follows five, and no circle', async () => {
    const { url, requests } = await serve((incoming, outgoing) => {
      const left = Number(incoming.url?.slice(1));
      if (left === 0) outgoing.end('there');
      else outgoing.writeHead(302, { location: left > 50 ? '/99' : `/${left - 1}` }).end();
    });
    expect(textOf(await download(`${url}/5`))).toBe('there');
    await expect(download(`${url}/6`)).rejects.toMatchObject(refused('more than 5 redirects'));
    requests.length = 0;
    await expect(download(`${url}/99`)).rejects.toMatchObject(refused('more than 5 redirects'));
    expect(requests).toHaveLength(6);
  });

  it.each([
    ['file:///etc/passwd', 'only https and http'],
    ['http://[', 'not a web address'],
    [undefined, 'no address to go on to'],
  ])('does not go to %s', async (location, message) => {
    const { url } = await serve((_, outgoing) => outgoing.writeHead(302, location === undefined ? {} : { location }).end());
    await expect(download(url)).rejects.toMatchObject(refused(message));
  });

  it('goes from https to http only where it began with http', async () => {
    const { MockAgent, ...undici } = await vi.importActual<typeof import('undici')>('undici');
    class Web extends MockAgent {
      override destroy = () => this.close();
      constructor() {
        super();
        const to = (location: string) => [302, '', { headers: { location } }] as const;
        this.get('http://a.test')
          .intercept({ path: '/' })
          .reply(...to('https://b.test'));
        this.get('https://b.test')
          .intercept({ path: '/' })
          .reply(...to('//user:hush@c.test/'));
        this.get('https://c.test')
          .intercept({ path: '/' })
          .reply(...to('http://d.test/list?key=hush'));
        this.get('http://d.test').intercept({ path: '/list?key=hush' }).reply(200, 'there');
      }
    }
    vi.doMock('undici', () => ({ ...undici, EnvHttpProxyAgent: Web }));
    expect(await download('http://a.test')).toMatchObject({ url: 'http://d.test/list?key=hush' });
    await expect(download('https://b.test')).rejects.toMatchObject(
      refused('https://c.test/ gives no file: it redirects from https to http://d.test/list, which is not protected.'),
    );
  });
});

describe('download: what goes wrong', () => {
  it.each(['file:///etc/passwd', 'ftp://example.org/list', 'data:,x', 'list.csv', '', 'https://user:hush@['])('refuses the address %j', async (address) => {
    const error = await download(address).catch((caught: unknown) => caught);
    expect(error).toMatchObject(refused('The address gives no file'));
    expect(String(error)).not.toContain('hush');
  });

  it('ends when time is up, before the answer and within it', async () => {
    const { url } = await serve((incoming, outgoing) => {
      if (incoming.url === '/slow') outgoing.writeHead(200).write('a');
      if (incoming.url === '/redirect') outgoing.writeHead(302, { location: '/silent' }).write('a');
    });
    for (const path of ['silent', 'slow', 'redirect']) {
      const began = Date.now();
      await expect(download(`${url}/${path}`, {}, { timeoutMs: 200 })).rejects.toMatchObject(refused('timed out after 0.2 seconds'));
      expect(Date.now() - began).toBeLessThan(10_000);
    }
  });

  it('refuses what is too large, announced or not, packed or not', async () => {
    const { url } = await serve((incoming, outgoing) => {
      if (incoming.url === '/announced') outgoing.writeHead(200, { 'content-length': String(1024 ** 3 + 1) }).write('a');
      else if (incoming.url === '/packed') outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000)));
      else {
        outgoing.write(Buffer.alloc(60_000));
        outgoing.end(Buffer.alloc(40_000));
      }
    });
    await expect(download(`${url}/announced`)).rejects.toMatchObject(refused('larger than 1,073,741,824 bytes'));
    await expect(download(`${url}/packed`, {}, { maxBytes: 99_999 })).rejects.toMatchObject(refused('larger than 99,999 bytes'));
    await expect(download(`${url}/plain`, {}, { maxBytes: 99_999 })).rejects.toMatchObject(refused('larger than 99,999 bytes'));
    expect((await download(`${url}/plain`, {}, { maxBytes: 100_000 })).kind).toBe('fetched');
  });

  it('tells of an answer that breaks off, a closed door and a name that is not there', async () => {
    const { url, server } = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' }).write('a');
      setTimeout(() => outgoing.destroy(), 20);
    });
    await expect(download(url)).rejects.toMatchObject(refused('broke off'));
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await expect(download(url)).rejects.toMatchObject(refused('refused'));
    await expect(download('http://lists.invalid/a')).rejects.toMatchObject(refused(/http:\/\/lists\.invalid\/a gives no file: its name/));
  });
});

describe('download: proxies', () => {
  it('goes through HTTP_PROXY with its credentials, past it for NO_PROXY, and tunnels https through HTTPS_PROXY', async () => {
    const { url } = await serve((_, outgoing) => outgoing.writeHead(200, { etag: '"p"' }).end('through'));
    const proxy = await serve((incoming, outgoing) => {
      // A forward proxy is asked for the whole address. @source RFC 9112, 3.2.2
      request(`${url}${new URL(incoming.url ?? '').pathname}`, (answer) => answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers))).end();
    });
    const tunnels: (string | undefined)[] = [];
    proxy.server.on('connect', (incoming, socket) => {
      tunnels.push(incoming.url);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    vi.stubEnv('HTTP_PROXY', proxy.url.replace('http://', 'http://me:word@'));
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    // The name exists nowhere, so only the proxy can have answered.
    const result = await download('http://lists.invalid/list.csv');
    expect(result).toMatchObject({ kind: 'fetched', url: 'http://lists.invalid/list.csv', etag: '"p"' });
    expect(textOf(result)).toBe('through');
    expect(proxy.requests.map((one) => [one.url, one.headers.host, one.headers['proxy-authorization']])).toEqual([
      ['http://lists.invalid/list.csv', 'lists.invalid', `Basic ${Buffer.from('me:word').toString('base64')}`],
    ]);
    await expect(download('https://lists.invalid/list.csv')).rejects.toMatchObject(refused('the proxy refuses'));
    expect(tunnels).toEqual(['lists.invalid:443']);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    expect(textOf(await download(url))).toBe('through');
    expect(proxy.requests).toHaveLength(1);
  });

  it('tells of a proxy that is none', async () => {
    vi.stubEnv('HTTP_PROXY', 'not an address');
    await expect(download('http://lists.invalid/a')).rejects.toMatchObject(refused('HTTP_PROXY'));
  });
});
