import type { Context, Hono } from 'hono';
import { isInstant } from '#model';
import { type Ports, type SharedMemo, type SharedObject, type Store, sharedObjects } from '#operations';
import { problemOf, Refusal } from './problems.ts';
import { TAXII_BASE, TAXII_ROLES } from './standards.ts';
import type { Caller, Env } from './tables.ts';

/*
 * Indicators of stored reports for other programs to read, by OASIS TAXII 2.1. Nothing is taken this way.
 */

const ROOT = `${TAXII_BASE}/bonafide`;

const MEDIA = 'application/taxii+json;version=2.1';
const STIX = 'application/stix+json;version=2.1';
/** Longest page. @source house: a thousand objects have about a megabyte */
const MOST_OBJECTS = 1_000;
/** Longest request that would be taken; none is. @source OASIS TAXII 2.1, section 4.2.1: an API root has to name one */
const MOST_CONTENT = 1024 * 1024;

const COLLECTION = {
  // Drawn once: collections are named by UUIDs.
  id: '6a1d2f0c-8c6b-4b7e-9a55-0c1d6f3e8b41',
  title: 'Indicators',
  description: 'Indicators of stored threat reports that are marked TLP:CLEAR or TLP:GREEN, or not at all',
  can_read: true,
  can_write: false,
  media_types: [STIX],
};

/** A request that cannot be met, in TAXII’s words. @source OASIS TAXII 2.1, section 3.6.1 */
class TaxiiRefusal extends Error {
  readonly status: 400 | 403 | 404 | 406;
  constructor(status: 400 | 403 | 404 | 406, title: string) {
    super(title);
    this.status = status;
  }
}

/** Whether a client takes what there is. @source OASIS TAXII 2.1, section 1.6.8.1: version 2.1, or none named */
function accepts(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((one) => {
    const [media, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    if (media === '*/*' || media === 'application/*') return true;
    const version = parameters.find((parameter) => parameter.startsWith('version='));
    return media === 'application/taxii+json' && (version === undefined || version === 'version=2.1');
  });
}

const splitValue = (text: string | undefined): ReadonlySet<string> | undefined => (text === undefined ? undefined : new Set(text.split(',')));

/** Place of an object in the order of the collection. */
const placeOf = ({ dateAdded, id, version }: SharedObject): string => `${dateAdded} ${id} ${version}`;

/** Objects that a request filters. @source OASIS TAXII 2.1, section 3.4 @throws TaxiiRefusal */
function filtered(objects: readonly SharedObject[], query: (name: string) => string | undefined): readonly SharedObject[] {
  const after = query('added_after');
  if (after !== undefined && !isInstant(after)) throw new TaxiiRefusal(400, 'added_after is an RFC 3339 time in UTC.');
  const [ids, types, specs] = [splitValue(query('match[id]')), splitValue(query('match[type]')), splitValue(query('match[spec_version]'))];
  const versions = splitValue(query('match[version]')) ?? new Set(['last']);
  for (const version of versions)
    if (!['first', 'last', 'all'].includes(version) && !isInstant(version)) throw new TaxiiRefusal(400, 'match[version] is first, last, all or RFC 3339 times.');
  const known = new Map<string, string[]>();
  for (const { id, version } of objects) known.set(id, [...(known.get(id) ?? []), version].sort());
  const isAsked = ({ id, version }: SharedObject): boolean => {
    const all = known.get(id) ?? [];
    if (versions.has('all') || (versions.has('first') && version === all[0]) || (versions.has('last') && version === all.at(-1))) return true;
    return [...versions].some((one) => isInstant(one) && Date.parse(one) === Date.parse(version));
  };
  return objects.filter(
    (one) =>
      (after === undefined || Date.parse(one.dateAdded) > Date.parse(after)) &&
      (ids?.has(one.id) ?? true) &&
      (types?.has(one.type) ?? true) &&
      (specs?.has('2.1') ?? true) &&
      isAsked(one),
  );
}

type Page = { readonly page: readonly SharedObject[]; readonly more: { readonly more?: true; readonly next?: string } };

/** One page. The cursor is a place, so that what is added meanwhile neither repeats nor hides anything. @throws TaxiiRefusal */
function paged(objects: readonly SharedObject[], query: (name: string) => string | undefined): Page {
  const limit = query('limit');
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) throw new TaxiiRefusal(400, 'limit is a whole number above 0.');
  const most = Math.min(MOST_OBJECTS, Number(limit ?? MOST_OBJECTS));
  const next = query('next');
  const from = next === undefined ? undefined : Buffer.from(next, 'base64url').toString('utf8');
  if (from !== undefined && !/^\d{4}-\S+ \S+ \S+$/.test(from)) throw new TaxiiRefusal(400, 'next is what the page before gave.');
  const rest = from === undefined ? objects : objects.filter((one) => placeOf(one) > from);
  const page = rest.slice(0, most);
  const last = page.at(-1);
  return { page, more: rest.length > page.length && last !== undefined ? { more: true, next: Buffer.from(placeOf(last)).toString('base64url') } : {} };
}

export type TaxiiOptions = {
  readonly store: Store;
  readonly ports: Pick<Ports, 'digest'>;
  /** Of the server, as people reach it. */
  readonly address: string;
  /** Takes a key as the password of HTTP Basic too, which clients of TAXII speak. */
  readonly callerOf: (c: Context<Env>) => Promise<Caller>;
};

/** Serves the collection. */
export function serveTaxii(hono: Hono<Env>, { store, ports, address, callerOf }: TaxiiOptions): void {
  const memo: SharedMemo = new Map();
  const tell = (error: unknown): Response => {
    const { status, title, headers } =
      error instanceof TaxiiRefusal ? { status: error.status, title: error.message, headers: {} } : { ...problemOf(error), headers: error instanceof Refusal ? error.headers : {} };
    // A failure of ours is logged where all are.
    if (status >= 500) throw error;
    return new Response(JSON.stringify({ title, http_status: String(status) }), { status, headers: { 'content-type': MEDIA, ...headers } });
  };
  /** Adds a route, with and without the slash at its end. */
  const route = (path: string, run: (c: Context<Env>) => Promise<Response> | Response, method = 'GET') => {
    const answer = async (c: Context<Env>): Promise<Response> => {
      c.set('operation', 'taxii');
      try {
        const { actor, scopes } = await callerOf(c);
        if (!scopes.includes('taxii')) throw new Refusal('request.forbidden', 'This needs an API key with the scope taxii.');
        if (!actor.roles.some((role) => TAXII_ROLES.includes(role))) throw new Refusal('request.forbidden', `This is for ${TAXII_ROLES.join(', ')}.`);
        if (!accepts(c.req.header('accept'))) throw new TaxiiRefusal(406, `Accept ${MEDIA}.`);
        return await run(c);
      } catch (error) {
        return tell(error);
      }
    };
    for (const one of [path, `${path}/`]) hono.on(method, one, answer);
  };
  const send = (body: object, objects: readonly SharedObject[] = []): Response => {
    const [first, last] = [objects[0], objects.at(-1)];
    const dates = first === undefined || last === undefined ? {} : { 'x-taxii-date-added-first': first.dateAdded, 'x-taxii-date-added-last': last.dateAdded };
    return new Response(JSON.stringify(body), { headers: { 'content-type': MEDIA, ...dates } });
  };
  /** @throws TaxiiRefusal for another collection */
  const inCollection = (c: Context<Env>): void => {
    if (c.req.param('collection') !== COLLECTION.id) throw new TaxiiRefusal(404, 'There is no such collection.');
  };
  /** Objects of a request, of one id where its path names one. @throws TaxiiRefusal */
  const objectsOf = async (c: Context<Env>, versions?: 'all'): Promise<Page> => {
    inCollection(c);
    const all = await sharedObjects(store, ports, memo);
    const id = c.req.param('object');
    const those = id === undefined ? all : all.filter((one) => one.id === id);
    if (id !== undefined && those.length === 0) throw new TaxiiRefusal(404, 'There is no such object.');
    const query = (name: string) => (name === 'match[version]' ? (versions ?? c.req.query(name)) : c.req.query(name));
    return paged(filtered(those, query), query);
  };

  route(TAXII_BASE, () => send({ title: 'Bonafide', default: `${address}${ROOT}/`, api_roots: [`${address}${ROOT}/`] }));
  route(ROOT, () => send({ title: 'Bonafide', versions: [MEDIA], max_content_length: MOST_CONTENT }));
  route(`${ROOT}/collections`, () => send({ collections: [COLLECTION] }));
  const collection = `${ROOT}/collections/:collection`;
  route(collection, (c) => {
    inCollection(c);
    return send(COLLECTION);
  });
  route(`${collection}/manifest`, async (c) => {
    const { page, more } = await objectsOf(c);
    const objects = page.map(({ id, dateAdded, version }) => ({ id, date_added: dateAdded, version, media_type: STIX }));
    return send({ ...more, ...(objects.length === 0 ? {} : { objects }) }, page);
  });
  const envelope = async (c: Context<Env>): Promise<Response> => {
    const { page, more } = await objectsOf(c);
    return send({ ...more, ...(page.length === 0 ? {} : { objects: page.map(({ object }) => object) }) }, page);
  };
  route(`${collection}/objects`, envelope);
  route(`${collection}/objects/:object`, envelope);
  route(`${collection}/objects/:object/versions`, async (c) => {
    const { page, more } = await objectsOf(c, 'all');
    return send({ ...more, ...(page.length === 0 ? {} : { versions: page.map(({ version }) => version) }) }, page);
  });
  const readOnly = (): Response => {
    throw new TaxiiRefusal(403, 'This collection is for reading.');
  };
  route(`${collection}/objects`, readOnly, 'POST');
  route(`${collection}/objects/:object`, readOnly, 'DELETE');
  route(`${ROOT}/status/:status`, () => {
    throw new TaxiiRefusal(404, 'There is no such status: nothing is taken here.');
  });
}
