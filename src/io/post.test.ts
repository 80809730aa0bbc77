import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedLookup, guardedPost, isPublic } from './post.ts';

let server: Server;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/elsewhere') response.writeHead(302, { location: `http://localhost:${port}/secret` }).end();
    else if (request.url === '/endless') {
      response.writeHead(200);
      const more = () => void response.write('x'.repeat(64 * 1024), (error) => (error === undefined || error === null ? more() : undefined));
      more();
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (url: string, allowed: readonly string[] = []) => guardedPost(new Set(allowed))(url, { 'content-type': 'application/json' }, '{}');

describe('an address that somebody typed', () => {
  it('is reached where its host was allowed, and nothing is followed from there', async () => {
    expect(await post(`http://localhost:${port}/in`, ['localhost'])).toEqual({ status: 204 });
    expect(await post(`http://localhost:${port}/elsewhere`, ['localhost'])).toEqual({ status: 302 });
    expect(asked).not.toContain('/secret');
  });

  it('may answer without end, and is cut off', async () => {
    expect(await post(`http://localhost:${port}/endless`, ['localhost'])).toEqual({ status: 200 });
  });

  it.each([
    ['plain http', `http://hooks.example.com/`, 'only https'],
    ['a file', 'file:///etc/passwd', 'only https'],
    ['a name and a password', 'https://user:secret@hooks.example.com/', 'name or a password'],
    ['no address', 'hooks', 'not an address'],
    // Names under .localhost lead to the machine itself by RFC 6761; no name server is asked.
    ['a name that leads to the machine itself', `https://localhost:9/`, 'not public'],
  ])('is refused where it is %s', async (_, url, why) => {
    expect(await post(url)).toEqual({ failure: expect.stringContaining(why) });
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    // The same machine in other spellings that a browser would read too.
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('is refused where it is %s', async (host) => {
    expect(await post(`https://${host}:${port}/`)).toEqual({ failure: 'its address is not public' });
  });

  it('was never reached where it was refused', () => {
    expect(asked.filter((path) => !['/in', '/elsewhere', '/endless'].includes(path))).toEqual([]);
  });
});

describe('a name', () => {
  const lookup = (answer: readonly string[], mayBePrivate = false) =>
    new Promise<unknown>((resolve) => {
      const addresses = answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      guardedLookup(mayBePrivate, (_, __, done) => done(null, addresses))('hooks.example.com', { all: true }, (error, found) => resolve(error?.message ?? found));
    });

  it('that leads to a private address is not connected to, not even where a public one stands beside it', async () => {
    // Reserved for documentation, and so as private as the others.
    for (const answer of [['10.0.0.1'], ['127.0.0.1', '10.0.0.2'], ['192.0.2.1'], ['2001:4860:4860::8888', '10.0.0.1'], ['10.0.0.1', '2001:4860:4860::8888'], []])
      expect(await lookup(answer), answer.join()).toBe('its name leads to an address that is not public');
  });

  it('that leads to public addresses is connected to at just those', async () => {
    expect(await lookup(['2001:4860:4860::8888'])).toEqual([{ address: '2001:4860:4860::8888', family: 6 }]);
    expect(await lookup(['10.0.0.1'], true)).toEqual([{ address: '10.0.0.1', family: 4 }]);
  });
});

describe('an address', () => {
  it('of a private or special range is never public', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const ranges = fc.constantFrom<[number, number, number, number]>(
      [10, 10, 0, 255],
      [127, 127, 0, 255],
      [172, 172, 16, 31],
      [192, 192, 168, 168],
      [169, 169, 254, 254],
      [100, 100, 64, 127],
      [224, 255, 0, 255],
      [0, 0, 0, 255],
    );
    fc.assert(
      fc.property(ranges, octet, octet, octet, octet, ([from, to, low, high], a, b, c, d) => {
        const text = [from + (a % (to - from + 1)), low + (b % (high - low + 1)), c, d].join('.');
        expect(isPublic(text), text).toBe(false);
        expect(isPublic(`::ffff:${text}`), text).toBe(false);
      }),
    );
  });
});
