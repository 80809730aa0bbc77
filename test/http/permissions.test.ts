import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyScopes, type Operation, operations, type Role, roles } from '#operations';
import { forget, type LetIn, makeAccounts, type Served, serve } from './server.ts';

let served: Served;
let accounts: Readonly<Record<Role, LetIn>>;

beforeAll(async () => {
  served = await serve();
  accounts = await makeAccounts(served);
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

/** The operation with a name in each place of its path, and a body where it takes one: what it says then does not matter here. */
function request(operation: Operation): { readonly method: string; readonly path: string; readonly given: { readonly body?: unknown; readonly headers?: Record<string, string> } } {
  const path = `/v1${operation.path.replaceAll(/\{\w+\}/g, 'nobody')}`;
  const method = operation.method.toUpperCase();
  if (operation.takesFile !== undefined) return { method, path: `${path}?name=x`, given: { body: 'x', headers: { 'content-type': operation.takesFile.media[0] ?? '' } } };
  return { method, path, given: operation.body instanceof z.ZodUndefined ? {} : { body: {} } };
}

describe('every operation', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))('%s answers the roles of the table and no other', async (_, operation) => {
    const { method, path, given } = request(operation);
    for (const role of roles) {
      const { cookie, key } = accounts[role];
      const signedIn = await served.ask(method, path, { ...given, headers: { ...given.headers, cookie } });
      const byKey = await served.ask(method, path, { ...given, token: key });
      // A key is not a person.
      for (const [{ status }, may] of [
        [signedIn, operation.roles.includes(role)],
        [byKey, operation.roles.includes(role) && operation.byPerson !== true],
      ] as const) {
        if (may) expect([401, 403], `${role}: ${status}`).not.toContain(status);
        else expect(status, role).toBe(403);
        expect(status).toBeLessThan(500);
      }
    }
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s answers nobody who did not sign in', async (_, operation) => {
    const { method, path, given } = request(operation);
    // Callers nobody knows are slowed down too.
    expect([401, 429]).toContain((await served.ask(method, path, given)).status);
    expect([401, 429]).toContain((await served.ask(method, path, { ...given, token: `bonafide_${'x'.repeat(43)}` })).status);
  });

  it('is a change for auditors never', () => {
    // Their own keys, and the signature under what is there.
    const own = new Set(['keys.add', 'keys.remove', 'audit.checkpoint']);
    expect(operations.filter(({ id, kind, roles: may }) => kind === 'write' && may.includes('auditor') && !own.has(id))).toEqual([]);
  });

  it('that shows people is for no admin, and one that shows logs or links for no recruiter', () => {
    for (const { id, roles: may } of operations.filter((one) => one.id.startsWith('people.'))) expect(may, id).not.toContain('admin');
    for (const id of ['people.links', 'rings.find', 'links.judge', 'events.watch']) expect(operations.find((one) => one.id === id)?.roles, id).not.toContain('hr');
  });

  it('that decides about somebody is for people and no API key', () => {
    const deciding = ['cases.propose', 'cases.confirm', 'cases.refuse', 'cases.block', 'cases.resolve', 'cases.close', 'records.erase', 'records.sweep', 'records.release'];
    expect(operations.filter(({ byPerson }) => byPerson === true).map(({ id }) => id)).toEqual(expect.arrayContaining(deciding));
  });

  it('that answers with somebody’s file writes it into the audit log', () => {
    // These write their entry themselves: the command line shares them.
    const themselves = ['cases.show', 'cases.notice', 'cases.attachment', 'exports.ocsf', 'records.export'];
    const open = operations.filter(
      ({ id, kind, path, shows }) => kind === 'read' && shows === undefined && /^\/(?:people|cases|holds|records|exports)\b/.test(path) && !themselves.includes(id),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
    // A change of a case is an entry of its own.
    // Assessing everybody anew answers with how many, and names nobody.
    expect(operations.filter(({ id, kind, shows }) => id.startsWith('people.') && kind === 'write' && shows === undefined).map(({ id }) => id)).toEqual(['people.reassess']);
  });

  it('is for somebody, and its id and request are its own', () => {
    expect(operations.every(({ roles: may }) => may.length > 0)).toBe(true);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length);
  });
});

describe('a part of the server that speaks a standard', () => {
  const parts = [
    ['scim', '/scim/v2/Users', ['hr']],
    ['taxii', '/taxii2/', ['security', 'counsel', 'auditor']],
  ] as const;

  it.each(parts)('%s answers keys of its own scope and the roles of the table, and nobody else', async (scope, path, may) => {
    for (const role of roles) {
      const made = (scopes: readonly string[]) => served.ask('POST', '/v1/keys', { token: accounts[role].key, body: { label: scopes.join(' '), scopes } });
      const { token } = (await (await made([scope])).json()) as { token: string };
      const { token: other } = (await (await made([...keyScopes.filter((one) => one !== scope)])).json()) as { token: string };
      const allowed = (may as readonly Role[]).includes(role);
      expect((await served.ask('GET', path, { token })).status, role).toBe(allowed ? 200 : 403);
      expect((await served.ask('GET', path, { token: other })).status, role).toBe(403);
      expect((await served.ask('GET', path, { token: accounts[role].key })).status, role).toBe(403);
      // The key is for nothing else, whatever its owner may do.
      for (const operation of operations.filter(({ roles: owners }) => owners.includes(role)).slice(0, 5)) {
        const { method, path: elsewhere, given } = request(operation);
        expect((await served.ask(method, elsewhere, { ...given, token })).status, operation.id).toBe(403);
      }
    }
    expect([401, 429]).toContain((await served.ask('GET', path)).status);
  });

  it('of applicant systems answers nobody who does not sign', async () => {
    for (const role of roles) expect([401, 429]).toContain((await served.ask('POST', '/hooks/con_x', { token: accounts[role].key, body: {} })).status);
  });
});
