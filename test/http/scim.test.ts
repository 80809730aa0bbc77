import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { SCIM_ENTERPRISE as ENTERPRISE, SCIM_USER as USER } from '#model';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

type Json = { readonly [key: string]: unknown } & { readonly id: string };
type Answer = { readonly status: number; readonly json: Json; readonly headers: Headers };

let served: Served;
let as: Readonly<Record<Role, Client>>;
let token: string;

beforeAll(async () => {
  served = await serve();
  const keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
  token = (await as.hr.addKey({ body: { label: 'directory', scopes: ['scim'] } })).token;
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

async function ask(method: string, path: string, body?: unknown, key = token): Promise<Answer> {
  const headers = { 'content-type': 'application/scim+json' };
  const answer = await served.ask(method, `/scim/v2${path}`, { token: key, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? ({ id: '' } as Json) : JSON.parse(text), headers: answer.headers };
}

const user = (userName: string, more: object = {}) => ({
  schemas: [USER, ENTERPRISE],
  userName,
  externalId: `ext-${userName}`,
  name: { givenName: 'Robin', familyName: 'Example' },
  active: true,
  title: 'Engineer',
  emails: [{ value: userName, type: 'work', primary: true }],
  addresses: [{ type: 'home', streetAddress: '1 Example Street', locality: 'Example City', region: 'NY', postalCode: '10001', country: 'US' }],
  [ENTERPRISE]: { employeeNumber: '701984', department: 'Engineering', manager: { value: '26118915' } },
  ...more,
});
const patch = (...Operations: readonly object[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
const errorOf = ({ status, json }: Answer) => [status, json['scimType']];

describe('a directory', () => {
  it('adds a worker, finds them again, and they are a vetted dossier', async () => {
    const made = await ask('POST', '/Users', user('one@example.com', { password: 'never-kept', preferredLanguage: 'de', gender: 'never-kept' }));
    expect(made).toMatchObject({ status: 201, json: { schemas: [USER, ENTERPRISE], userName: 'one@example.com', active: true, meta: { resourceType: 'User', version: 'W/"1"' } } });
    expect(made.headers.get('content-type')).toBe('application/scim+json');
    expect(made.headers.get('location')).toBe(`${served.server.address}/scim/v2/Users/${made.json.id}`);
    expect(JSON.stringify(made.json)).not.toMatch(/never-kept|preferredLanguage/);
    expect((await ask('GET', `/Users/${made.json.id}`)).json).toEqual(made.json);
    for (const filter of ['userName eq "ONE@example.com"', 'externalId eq "ext-one@example.com"', `id eq "${made.json.id}"`, `${USER}:userName eq "one@example.com"`])
      expect((await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).json, filter).toMatchObject({ totalResults: 1, Resources: [{ id: made.json.id }] });
    expect((await ask('GET', '/Users?filter=userName%20eq%20%22nobody%22')).json).toMatchObject({ totalResults: 0, Resources: [] });
    const dossier = await as.hr.getPerson({ params: { person: `scim-${made.json.id}` } });
    expect(dossier).toMatchObject({
      caption: 'Robin Example',
      subject: { relation: 'employee', role: { title: 'Engineer' }, claimedResidence: { countryCode: 'US', region: 'NY' } },
      documents: [{ role: 'hr-record', origin: 'SCIM' }],
      emails: [{ value: { address: 'one@example.com' }, locator: { pointer: '/emails/0' } }],
    });
    expect(await as.hr.getAssessment({ params: { person: dossier.id } })).toMatchObject({ dossierId: dossier.id });
    expect(errorOf(await ask('POST', '/Users', user('One@Example.com')))).toEqual([409, 'uniqueness']);
  });

  it('leaves an entry in the audit log when it reads a file, and none when it finds nobody', async () => {
    const readings = async () =>
      (await as.auditor.auditEntries({ query: { limit: 1_000 } })).entries.filter(({ entry }) => /"(?:person|people)\.read"/.test(entry) && entry.includes('"scim')).length;
    const { json } = await ask('POST', '/Users', user('read@example.com'));
    const before = await readings();
    await ask('GET', `/Users/${json.id}`);
    await ask('GET', '/Users?count=10');
    await ask('GET', '/Users?filter=userName%20eq%20%22nobody%22');
    await ask('GET', '/Users/nobody');
    expect(await readings()).toBe(before + 2);
  });

  it.each([
    ['Okta', [{ op: 'replace', value: { active: false } }], { active: false }],
    ['Entra ID', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
    [
      'Entra ID of an address',
      [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@example.com' }],
      { emails: [{ value: 'new@example.com', type: 'work', primary: true }] },
    ],
    [
      'Entra ID of a number that was not there',
      [{ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+1 202 555 0142' }],
      { phoneNumbers: [{ value: '+1 202 555 0142', type: 'mobile' }] },
    ],
    [
      'Entra ID of a manager',
      [{ op: 'Add', path: `${ENTERPRISE}:manager`, value: '77' }],
      { [ENTERPRISE]: { employeeNumber: '701984', department: 'Engineering', manager: { value: '77' } } },
    ],
    [
      'Entra ID of several',
      [{ op: 'replace', value: { 'name.givenName': 'Robyn', [`${ENTERPRISE}:department`]: 'Payroll' } }],
      { name: { givenName: 'Robyn', familyName: 'Example' } },
    ],
    [
      'the standard',
      [
        { op: 'remove', path: 'addresses[type eq "home"]' },
        { op: 'add', path: 'emails', value: [{ value: 'home@example.com', type: 'home' }] },
      ],
      { title: 'Engineer' },
    ],
  ])('changes a worker as %s writes it', async (name, operations, expected) => {
    const { json } = await ask('POST', '/Users', user(`${name.replaceAll(' ', '-')}@example.com`));
    const changed = await ask('PATCH', `/Users/${json.id}`, patch(...operations));
    expect(changed).toMatchObject({ status: 200, json: { ...expected, meta: { version: 'W/"2"' } } });
    expect((await ask('GET', `/Users/${json.id}`)).json).toEqual(changed.json);
  });

  it('closes an account, which ends the work in the dossier, and opens it again', async () => {
    const { json } = await ask('POST', '/Users', user('leaver@example.com'));
    const person = { person: `scim-${json.id}` };
    await ask('PATCH', `/Users/${json.id}`, patch({ op: 'replace', path: 'active', value: false }));
    expect((await as.hr.getPerson({ params: person })).subject.endedAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const { addresses: _, ...rest } = user('leaver@example.com');
    expect((await ask('PUT', `/Users/${json.id}`, { ...rest, userType: 'Contractor' })).json).not.toHaveProperty('addresses');
    const { subject } = await as.hr.getPerson({ params: person });
    expect(subject).toMatchObject({ relation: 'contractor' });
    expect(subject).not.toHaveProperty('endedAt');
  });

  it('takes a worker away without erasing anything, and they can come back', async () => {
    const { json } = await ask('POST', '/Users', user('gone@example.com'));
    expect((await ask('DELETE', `/Users/${json.id}`)).status).toBe(204);
    for (const [method, body] of [['GET'], ['DELETE'], ['PUT', user('gone@example.com')], ['PATCH', patch({ op: 'replace', value: { active: true } })]] as const)
      expect((await ask(method, `/Users/${json.id}`, body)).status, method).toBe(404);
    expect((await ask('GET', '/Users?filter=userName%20eq%20%22gone%40example.com%22')).json).toMatchObject({ totalResults: 0 });
    expect((await as.hr.getPerson({ params: { person: `scim-${json.id}` } })).subject.endedAt).toBeDefined();
    expect(await ask('POST', '/Users', user('gone@example.com'))).toMatchObject({ status: 201, json: { id: json.id, active: true } });
  });

  it('is given pages', async () => {
    const all = (await ask('GET', '/Users')).json as unknown as { totalResults: number; Resources: { id: string }[] };
    expect(all.totalResults).toBe(all.Resources.length);
    const ids: string[] = [];
    for (let startIndex = 1; startIndex <= all.totalResults; startIndex += 4) {
      const page = (await ask('GET', `/Users?startIndex=${startIndex}&count=4`)).json as unknown as { startIndex: number; Resources: { id: string }[] };
      expect(page.startIndex).toBe(startIndex);
      ids.push(...page.Resources.map(({ id }) => id));
    }
    expect(ids).toEqual(all.Resources.map(({ id }) => id));
    expect((await ask('GET', '/Users?count=0')).json).toMatchObject({ totalResults: all.totalResults, itemsPerPage: 0 });
  });

  it('learns what the server can do', async () => {
    expect((await ask('GET', '/ServiceProviderConfig')).json).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    expect((await ask('GET', '/ResourceTypes')).json).toMatchObject({ totalResults: 1, Resources: [{ id: 'User', schema: USER }] });
    expect((await ask('GET', `/Schemas/${ENTERPRISE}`)).json).toMatchObject({ id: ENTERPRISE });
    expect(errorOf(await ask('GET', '/Schemas/unknown'))).toEqual([404, undefined]);
  });

  it('is told what is wrong in the standard’s words', async () => {
    const { json } = await ask('POST', '/Users', user('wrong@example.com'));
    await ask('POST', '/Users', user('other@example.com'));
    expect(errorOf(await ask('POST', '/Users', { name: {} }))).toEqual([400, 'invalidValue']);
    expect(errorOf(await ask('GET', '/Users?filter=title%20co%20%22x%22'))).toEqual([400, 'invalidFilter']);
    expect(errorOf(await ask('GET', '/Users?filter=((('))).toEqual([400, 'invalidFilter']);
    expect(errorOf(await ask('GET', '/Users?count=many'))).toEqual([400, 'invalidValue']);
    expect(errorOf(await ask('PATCH', `/Users/${json.id}`, { Operations: [] }))).toEqual([400, 'invalidSyntax']);
    expect(errorOf(await ask('PATCH', `/Users/${json.id}`, patch({ op: 'frobnicate', path: 'title', value: 'x' })))).toEqual([400, 'invalidPath']);
    expect(errorOf(await ask('PATCH', `/Users/${json.id}`, patch({ op: 'replace', path: 'userName', value: 'other@example.com' })))).toEqual([409, 'uniqueness']);
    expect(errorOf(await ask('GET', '/Users/unknown'))).toEqual([404, undefined]);
  });

  it('reaches no object but the user', async () => {
    const { json } = await ask('POST', '/Users', user('reach@example.com'));
    const hostile = [
      [{ op: 'add', path: '__proto__.polluted', value: 'yes' }],
      [{ op: 'add', path: 'name.constructor.prototype.polluted', value: 'yes' }],
      [{ op: 'add', value: { 'constructor.prototype.polluted': 'yes' } }],
      [{ op: 'add', path: 'name', value: JSON.parse('{"__proto__": {"polluted": "yes"}}') }],
    ];
    for (const operations of hostile) expect(errorOf(await ask('PATCH', `/Users/${json.id}`, patch(...operations))), JSON.stringify(operations)).toEqual([400, 'invalidPath']);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('is answered or refused whatever it sends, and never breaks the server', async () => {
    const { json } = await ask('POST', '/Users', user('fuzz@example.com'));
    const path = fc.oneof(
      fc.constantFrom('active', 'emails[type eq "work"].value', 'name.givenName', 'emails', '', '[', 'emails[', 'a.b.c', '__proto__'),
      fc.string({ maxLength: 30 }),
    );
    const operation = fc.record({ op: fc.constantFrom('add', 'replace', 'remove', 'Add', 'x'), path, value: fc.jsonValue() }, { requiredKeys: ['op'] });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 3 }), fc.jsonValue(), fc.string({ maxLength: 40 }), async (operations, anything, filter) => {
        for (const [method, where, body] of [
          ['PATCH', `/Users/${json.id}`, patch(...operations)],
          ['POST', '/Users', anything],
          ['PUT', `/Users/${json.id}`, anything],
          ['GET', `/Users?filter=${encodeURIComponent(filter.replaceAll(/[\ud800-\udfff]/gu, 'x'))}`, undefined],
        ] as const) {
          const { status } = await ask(method, where, body);
          expect(status, `${method} ${JSON.stringify(body ?? filter)}`).toBeLessThan(500);
        }
      }),
      { numRuns: 30 },
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('needs a key of its own, which opens nothing else', async () => {
    const other = (await as.security.addKey({ body: { label: 'directory', scopes: ['scim'] } })).token;
    const plain = (await as.hr.addKey({ body: { label: 'plain', scopes: ['read', 'write'] } })).token;
    expect((await ask('GET', '/Users', undefined, other)).status).toBe(403);
    expect((await ask('GET', '/Users', undefined, plain)).status).toBe(403);
    expect([401, 429]).toContain((await served.ask('GET', '/scim/v2/Users')).status);
    for (const path of ['/v1/people', '/v1/me', '/v1/openapi.json', '/metrics']) expect((await served.ask('GET', path, { token })).status, path).toBe(403);
    expect(served.log.join('')).not.toMatch(/Robin|example\.com/);
  });
});
