import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Operation, operations, type Role, roles } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

let served: Served;
let keys: Readonly<Record<Role, string>>;

beforeAll(async () => {
  served = await serve();
  keys = await makeKeys(served);
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
      const { status } = await served.ask(method, path, { ...given, token: keys[role] });
      if (operation.roles.includes(role)) expect([401, 403], `${role}: ${status}`).not.toContain(status);
      else expect(status, role).toBe(403);
      expect(status).toBeLessThan(500);
    }
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s answers nobody who did not sign in', async (_, operation) => {
    const { method, path, given } = request(operation);
    // Callers nobody knows are slowed down too.
    expect([401, 429]).toContain((await served.ask(method, path, given)).status);
    expect([401, 429]).toContain((await served.ask(method, path, { ...given, token: `bonafide_${'x'.repeat(43)}` })).status);
  });

  it('is a change for auditors never', () => {
    const own = new Set(['keys.add', 'keys.remove']);
    expect(operations.filter(({ id, kind, roles: may }) => kind === 'write' && may.includes('auditor') && !own.has(id))).toEqual([]);
  });

  it('that shows people is for no admin, and one that shows logs or links for no recruiter', () => {
    for (const { id, roles: may } of operations.filter((one) => one.id.startsWith('people.'))) expect(may, id).not.toContain('admin');
    for (const id of ['people.links', 'rings.find', 'links.judge', 'events.watch']) expect(operations.find((one) => one.id === id)?.roles, id).not.toContain('hr');
  });

  it('is for somebody, and its id and request are its own', () => {
    expect(operations.every(({ roles: may }) => may.length > 0)).toBe(true);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length);
  });
});
