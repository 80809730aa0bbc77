import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

const MEDIA = 'application/taxii+json;version=2.1';
type Json = { readonly [key: string]: unknown };
type Stix = { readonly id: string; readonly type: string; readonly pattern?: string };
type Answer = { readonly status: number; readonly json: Json; readonly headers: Headers };
type Page = { readonly objects?: readonly Stix[]; readonly more?: boolean; readonly next?: string };

let served: Served;
let as: Readonly<Record<Role, Client>>;
let token: string;
let root: string;
let objects: string;
/** The server’s clock: each report is added an hour after the one before. */
let now = Date.parse('2026-06-01T12:00:00.000Z');

beforeAll(async () => {
  served = await serve(undefined, { ports: { now: () => new Date(now).toISOString() } });
  const keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
  token = (await as.security.addKey({ body: { label: 'siem', scopes: ['taxii'] } })).token;
  const reports = [
    'TLP:CLEAR. Workers of Example Group used the malicious domain lure.example and 192.0.2.7 to apply for jobs. Published 1 May 2026.',
    'TLP:RED. The malicious domain secret.example was used by Example Group. Published 2 May 2026.',
    'The malicious domain lure.example and the malicious domain second.example were used by Example Group in May 2026. Ada Sample of Example City was charged.',
  ];
  for (const bytes of reports) {
    await as.security.add({ file: { bytes, media: 'text/plain' } });
    now += 3_600_000;
  }
  const discovery = await ask('/taxii2/');
  root = new URL(String(discovery.json['default'])).pathname;
  const { collections } = (await ask(`${root}collections/`)).json as { collections: { id: string }[] };
  objects = `${root}collections/${collections[0]?.id}/objects/`;
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET', key: string | undefined = token): Promise<Answer> {
  const answer = await served.ask(method, path, { headers: { accept: MEDIA, ...headers }, ...(key === undefined ? {} : { token: key }) });
  return { status: answer.status, json: (await answer.json()) as Json, headers: answer.headers };
}
const page = async (query: Record<string, string> = {}, path = objects) => (await ask(`${path}?${new URLSearchParams(query)}`)).json as Page;
const idsOf = ({ objects: those = [] }: Page) => those.map(({ id }) => id);

describe('a TAXII client', () => {
  it('finds root, collection and media types in the standard’s words', async () => {
    const discovery = await ask('/taxii2/');
    expect(discovery.headers.get('content-type')).toBe(MEDIA);
    expect(discovery.json).toMatchObject({ title: 'Bonafide', api_roots: [`${served.server.address}${root}`] });
    expect((await ask('/taxii2')).json).toEqual(discovery.json);
    expect((await ask(root)).json).toMatchObject({ versions: [MEDIA], max_content_length: expect.any(Number) });
    const { collections } = (await ask(`${root}collections/`)).json as { collections: Json[] };
    expect(collections).toMatchObject([{ can_read: true, can_write: false, media_types: ['application/stix+json;version=2.1'] }]);
    expect((await ask(`${root}collections/${collections[0]?.['id']}/`)).json).toEqual(collections[0]);
  });

  it('reads indicators with what they are about, once each, and no report that stays with its recipients, nor anybody’s name', async () => {
    const all = await page();
    const ids = idsOf(all);
    expect(new Set(ids).size).toBe(ids.length);
    const patterns = (all.objects ?? []).flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.filter((one) => one.includes('lure.example'))).not.toEqual([]);
    expect(patterns.filter((one) => one.includes('second.example'))).toHaveLength(1);
    expect(JSON.stringify(all)).not.toMatch(/secret\.example|Ada Sample/);
    const known = new Set(ids);
    for (const one of all.objects ?? []) {
      const { source_ref, target_ref, created_by_ref } = one as unknown as Record<string, string | undefined>;
      for (const ref of [source_ref, target_ref, created_by_ref]) if (ref !== undefined) expect(known.has(ref), `${one.id} → ${ref}`).toBe(true);
    }
  });

  it('reads pages that miss nothing and repeat nothing, also where something is added meanwhile', async () => {
    const seen: string[] = [];
    let added = false;
    for (let next: string | undefined; ; ) {
      const one = await page({ limit: '3', ...(next === undefined ? {} : { next }) });
      expect(one.objects?.length).toBeLessThanOrEqual(3);
      seen.push(...idsOf(one));
      if (!added) {
        now += 3_600_000;
        await as.security.add({ file: { bytes: 'The malicious domain third.example was used by Example Group.', media: 'text/plain' } });
        added = true;
      }
      if (one.more !== true) {
        expect(one.next).toBeUndefined();
        break;
      }
      next = one.next;
    }
    expect(seen).toEqual(idsOf(await page()));
  });

  it('asks for what is new since it asked last', async () => {
    const whole = await ask(objects);
    const [first, last] = [whole.headers.get('x-taxii-date-added-first') ?? '', whole.headers.get('x-taxii-date-added-last') ?? ''];
    expect(first < last).toBe(true);
    const fresh = await page({ added_after: first });
    expect(idsOf(fresh).length).toBeGreaterThan(0);
    expect(idsOf(fresh).length).toBeLessThan(idsOf(whole.json as Page).length);
    const none = await ask(`${objects}?added_after=${last}`);
    expect([none.status, none.json, none.headers.get('x-taxii-date-added-first')]).toEqual([200, {}, null]);
  });

  it('asks by type, id, version and version of STIX', async () => {
    const indicators = await page({ 'match[type]': 'indicator' });
    expect(new Set(indicators.objects?.map(({ type }) => type))).toEqual(new Set(['indicator']));
    const id = idsOf(indicators)[0] ?? '';
    expect(idsOf(await page({ 'match[id]': `${id},indicator--unknown` }))).toEqual([id]);
    expect(idsOf(await page({ 'match[spec_version]': '2.0' }))).toEqual([]);
    expect(idsOf(await page({ 'match[spec_version]': '2.0,2.1' }))).toEqual(idsOf(await page()));
    const { objects: manifest = [] } = (await ask(`${objects.replace('/objects/', '/manifest/')}?match[id]=${id}`)).json as { objects?: Json[] };
    expect(manifest).toMatchObject([{ id, media_type: 'application/stix+json;version=2.1', date_added: expect.any(String) }]);
    const version = String(manifest[0]?.['version']);
    expect((await ask(`${objects}${id}/versions/`)).json).toEqual({ versions: [version] });
    expect(idsOf(await page({ 'match[version]': version }, `${objects}${id}/`))).toEqual([id]);
    expect(idsOf(await page({ 'match[version]': '2001-01-01T00:00:00Z' }, `${objects}${id}/`))).toEqual([]);
    for (const one of ['first', 'last', 'all']) expect(idsOf(await page({ 'match[version]': one }, `${objects}${id}/`))).toEqual([id]);
  });

  it('is told what is wrong in the standard’s words', async () => {
    const wrong = async (path: string, ...more: [Record<string, string>?, string?]) => {
      const { status, json, headers } = await ask(path, ...more);
      expect(headers.get('content-type')).toBe(MEDIA);
      expect(json).toMatchObject({ title: expect.any(String), http_status: String(status) });
      return status;
    };
    for (const query of ['added_after=yesterday', 'limit=0', 'limit=x', 'next=x', 'match[version]=newest']) expect(await wrong(`${objects}?${query}`), query).toBe(400);
    expect(await wrong(`${root}collections/unknown/objects/`)).toBe(404);
    expect(await wrong(`${objects}indicator--unknown/`)).toBe(404);
    expect(await wrong(`${root}status/1/`)).toBe(404);
    expect(await wrong(objects, { accept: 'application/taxii+json;version=2.0' })).toBe(406);
    expect(await wrong(objects, { accept: 'text/html' })).toBe(406);
    expect((await ask(objects, { accept: 'application/taxii+json' })).status).toBe(200);
    expect(await wrong(objects, { 'content-type': MEDIA }, 'POST')).toBe(403);
    expect(await wrong(`${objects}indicator--unknown/`, {}, 'DELETE')).toBe(403);
  });

  it('signs in with a key of its own, as bearer or as password, which opens nothing else', async () => {
    const basic = { authorization: `Basic ${Buffer.from(`taxii:${token}`).toString('base64')}` };
    expect((await ask('/taxii2/', basic, 'GET', '')).status).toBe(200);
    expect((await served.ask('GET', '/v1/me', { headers: basic })).status).not.toBe(200);
    expect((await served.ask('GET', '/v1/reports', { token })).status).toBe(403);
    const hr = (await as.hr.addKey({ body: { label: 'hr', scopes: ['taxii'] } })).token;
    const plain = (await as.security.addKey({ body: { label: 'plain', scopes: ['read'] } })).token;
    for (const key of [hr, plain]) expect((await ask('/taxii2/', {}, 'GET', key)).status).toBe(403);
    expect([401, 429]).toContain((await served.ask('GET', '/taxii2/')).status);
  });
});
