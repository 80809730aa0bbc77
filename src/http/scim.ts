import type { Context, Hono } from 'hono';
import { type Policy, SCIM_ENTERPRISE, SCIM_USER, type ScimRecord } from '#model';
import {
  createScimUser,
  getScimUser,
  listScimUsers,
  MOST_SCIM_PAGE,
  type Ports,
  patchScimUser,
  recordRead,
  removeScimUser,
  replaceScimUser,
  type ScimContext,
  ScimRefusal,
  type ScreeningContext,
  type Store,
} from '#operations';
import { readBytes, refuseUnstorable } from './body.ts';
import { problemOf, Refusal } from './problems.ts';
import { resourceTypes, schemas, serviceProvider } from './scim-schemas.ts';
import { SCIM_BASE, SCIM_ROLES } from './standards.ts';
import type { Caller, Env } from './tables.ts';

/*
 * Users of the firm’s directory, by SCIM 2.0: RFC 7643 and 7644.
 */

const MEDIA = 'application/scim+json';
const MESSAGE = 'urn:ietf:params:scim:api:messages:2.0:';
/** Largest request. Unit: bytes. @source house: a user has kilobytes */
const MOST_BODY = 1024 * 1024;

export type ScimOptions = {
  readonly store: Store;
  readonly ports: Ports;
  readonly policy: () => Promise<Policy>;
  readonly screening: () => Promise<ScreeningContext>;
  /** Of the server, as people reach it. */
  readonly address: string;
  readonly callerOf: (c: Context<Env>) => Promise<Caller>;
};

/** Serves users. @throws nothing: errors are answered in SCIM’s words */
export function serveScim(hono: Hono<Env>, { address, callerOf, ...rest }: ScimOptions): void {
  const resource = ({ id, user, version, created, lastModified }: ScimRecord): object => ({
    schemas: [SCIM_USER, ...(user[SCIM_ENTERPRISE] === undefined ? [] : [SCIM_ENTERPRISE])],
    id,
    ...user,
    meta: { resourceType: 'User', created, lastModified, version: `W/"${version}"`, location: `${address}${SCIM_BASE}/Users/${id}` },
  });
  const send = (status: 200 | 201, body: object, headers: Readonly<Record<string, string>> = {}) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': MEDIA, ...headers } });
  const list = (resources: readonly object[], total = resources.length, startIndex = 1): object => ({
    schemas: [`${MESSAGE}ListResponse`],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  });
  const tell = (error: unknown): Response => {
    const { status, detail, title, headers, scimType } =
      error instanceof ScimRefusal
        ? { status: error.status, detail: error.message, title: '', headers: {}, scimType: error.scimType }
        : { ...problemOf(error), headers: error instanceof Refusal ? error.headers : {}, scimType: undefined };
    // A failure of ours is logged where all are.
    if (status >= 500) throw error;
    const body = { schemas: [`${MESSAGE}Error`], status: String(status), ...(scimType === undefined ? {} : { scimType }), detail: [title, detail].filter(Boolean).join(' ') };
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': MEDIA, ...headers } });
  };
  /** Answers whoever may provision. */
  const answer = (run: (c: Context<Env>, context: ScimContext) => Promise<Response> | Response) => async (c: Context<Env>) => {
    c.set('operation', 'scim');
    try {
      const { actor, scopes } = await callerOf(c);
      if (!scopes.includes('scim')) throw new Refusal('request.forbidden', 'This needs an API key with the scope scim.');
      if (!actor.roles.some((role) => SCIM_ROLES.includes(role))) throw new Refusal('request.forbidden', `This is for ${SCIM_ROLES.join(', ')}.`);
      return await run(c, { ...rest, policy: await rest.policy(), actor });
    } catch (error) {
      return tell(error);
    }
  };
  const bodyOf = async (c: Context<Env>): Promise<unknown> => {
    const bytes = await readBytes(c.req.raw, { media: [MEDIA, 'application/json'], most: MOST_BODY });
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      throw new ScimRefusal(400, 'The body is no JSON in UTF-8.', 'invalidSyntax');
    }
    refuseUnstorable(json, '/body');
    return json;
  };
  /** A directory reads people’s files as anybody else does. */
  const read = ({ actor, store, ports }: ScimContext, records: readonly ScimRecord[]) =>
    recordRead({ actor, people: records.map(({ dossierId }) => dossierId), what: 'scim' }, store, ports);
  const idOf = (c: Context<Env>): string => c.req.param('id') ?? '';
  /** A whole number of a query. @throws ScimRefusal */
  const numberOf = (c: Context<Env>, name: string, otherwise: number): number => {
    const text = c.req.query(name);
    if (text === undefined) return otherwise;
    if (!/^-?\d{1,9}$/.test(text)) throw new ScimRefusal(400, `${name} is a whole number.`, 'invalidValue');
    return Number(text);
  };

  hono.get(
    `${SCIM_BASE}/Users`,
    answer(async (c, context) => {
      const filter = c.req.query('filter');
      const { total, startIndex, records } = await listScimUsers({ filter, startIndex: numberOf(c, 'startIndex', 1), count: numberOf(c, 'count', MOST_SCIM_PAGE) }, context);
      await read(context, records);
      return send(200, list(records.map(resource), total, startIndex));
    }),
  );
  hono.post(
    `${SCIM_BASE}/Users`,
    answer(async (c, context) => {
      const made = await createScimUser(await bodyOf(c), context);
      return send(201, resource(made), { location: `${address}${SCIM_BASE}/Users/${made.id}` });
    }),
  );
  const user = `${SCIM_BASE}/Users/:id`;
  hono.get(
    user,
    answer(async (c, context) => {
      const found = await getScimUser(idOf(c), context);
      await read(context, [found]);
      return send(200, resource(found));
    }),
  );
  hono.put(
    user,
    answer(async (c, context) => send(200, resource(await replaceScimUser(idOf(c), await bodyOf(c), context)))),
  );
  hono.patch(
    user,
    answer(async (c, context) => send(200, resource(await patchScimUser(idOf(c), await bodyOf(c), context)))),
  );
  hono.delete(
    user,
    answer(async (c, context) => {
      await removeScimUser(idOf(c), context);
      return new Response(null, { status: 204 });
    }),
  );
  /** What the server can do, which is the same for everybody who may ask. */
  const fixed = (path: string, all: readonly ({ readonly id: string } & object)[]) => {
    hono.get(
      `${SCIM_BASE}/${path}`,
      answer(() => send(200, list(all))),
    );
    hono.get(
      `${SCIM_BASE}/${path}/:id`,
      answer((c) => {
        const found = all.find(({ id }) => id === idOf(c));
        if (found === undefined) throw new ScimRefusal(404, 'There is no such thing.');
        return send(200, found);
      }),
    );
  };
  fixed('ResourceTypes', resourceTypes(`${address}${SCIM_BASE}`));
  fixed('Schemas', schemas(`${address}${SCIM_BASE}`));
  hono.get(
    `${SCIM_BASE}/ServiceProviderConfig`,
    answer(() => send(200, serviceProvider(`${address}${SCIM_BASE}`))),
  );
}
