import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '#http';
import { operations, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

type Schema = Readonly<Record<string, unknown>>;
type Described = {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

const api = openApi(operations) as { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

/** Texts that have broken programs. */
const HOSTILE = [
  '',
  ' ',
  '\u0000',
  '\u202e',
  "'; drop table dossiers; --",
  '../../key',
  '%00',
  '{{7*7}}',
  '<script>',
  '__proto__',
  'constructor',
  '1e999',
  '-0',
  'NaN',
  '𝔯'.repeat(300),
];

const anything = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(...HOSTILE), fc.string({ unit: 'binary' }), fc.double(), fc.bigInt().map(String));

/** Values by a JSON Schema of the document; some of them damaged. */
function valuesBy(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const {
    $ref,
    anyOf,
    oneOf,
    allOf,
    enum: choices,
    const: fixed,
    type,
    properties,
    required = [],
    items,
  } = schema as {
    $ref?: string;
    anyOf?: Schema[];
    oneOf?: Schema[];
    allOf?: Schema[];
    enum?: unknown[];
    const?: unknown;
    type?: string;
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
  };
  const damaged = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: anything });
  if (depth > 6) return fc.constant(null);
  if ($ref !== undefined) return valuesBy(api.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, depth + 1);
  const several = anyOf ?? oneOf ?? allOf;
  if (several !== undefined) return fc.oneof(...several.map((one) => valuesBy(one, depth + 1)));
  if (fixed !== undefined) return damaged(fc.constant(fixed));
  if (choices !== undefined) return damaged(fc.constantFrom(...choices));
  if (type === 'object') {
    const fields = Object.fromEntries(Object.entries(properties ?? {}).map(([name, inner]) => [name, valuesBy(inner, depth + 1)]));
    return damaged(fc.record(fields, { requiredKeys: required.filter((name) => name in fields) }));
  }
  if (type === 'array') return damaged(fc.array(valuesBy(items ?? {}, depth + 1), { maxLength: 4 }));
  if (type === 'integer' || type === 'number') return damaged(fc.oneof(fc.integer({ min: -2, max: 1_001 }), fc.double()));
  if (type === 'boolean') return damaged(fc.boolean());
  if (type === 'string')
    return damaged(fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom(...HOSTILE, 'seed', 'Robin Example', '2026-05-01', 'voip-number', 'residence-proof', 'liveness-failed')));
  return anything;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

let served: Served;
let keys: Readonly<Record<Role, string>>;

beforeAll(async () => {
  served = await serve();
  keys = await makeKeys(served);
  const body = JSON.stringify({ schema: 'bonafide.dossier/v1', id: 'seed', names: [{ name: 'Robin Example' }] });
  await served.ask('POST', '/v1/people', { token: keys.hr, body, headers: { 'content-type': 'application/json' } });
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

/** Requests tried of each operation. */
const RUNS = Number(process.env['BONAFIDE_FUZZ_RUNS'] ?? 30);

describe('whatever is asked of', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))('%s, it is answered or refused, and never breaks', async (_, operation) => {
    const described = api.paths[`/v1${operation.path}`]?.[operation.method];
    const parts = (place: string) =>
      Object.fromEntries((described?.parameters ?? []).filter((one) => one.in === place).map(({ name, schema }) => [name, valuesBy(schema).map(text)]));
    const content = Object.entries(described?.requestBody?.content ?? {});
    const body: fc.Arbitrary<{ media: string; bytes: string | undefined }> =
      content.length === 0
        ? fc.constant({ media: '', bytes: undefined })
        : fc.oneof(
            ...content.map(([media, { schema }]) =>
              (media === 'application/json' ? valuesBy(schema).map((value) => JSON.stringify(value) ?? '') : fc.oneof(fc.string(), fc.constantFrom(...HOSTILE))).map((bytes) => ({
                media,
                bytes,
              })),
            ),
          );
    const role = operation.roles[0] ?? 'admin';
    const request = fc.record({ params: fc.record(parts('path')), query: fc.record(parts('query'), { requiredKeys: [] }), body });
    await fc.assert(
      fc.asyncProperty(request, async ({ params, query, body: { media, bytes } }) => {
        const path = operation.path.replaceAll(/\{(\w+)\}/g, (__, name: string) => encodeURIComponent((params[name] ?? '').replaceAll(/[\ud800-\udfff]/gu, 'x') || 'x'));
        const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
        const answer = await served.ask(operation.method.toUpperCase(), `/v1${path}?${search}`, {
          token: keys[role],
          ...(bytes === undefined ? {} : { body: bytes.replaceAll(/[\ud800-\udfff]/gu, 'x'), headers: { 'content-type': media } }),
        });
        const said = await answer.text();
        if (answer.status === 429) return;
        expect(answer.status, said).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }),
      { numRuns: RUNS },
    );
  });

  it('the parts that speak a standard, they are answered or refused, and never break', async () => {
    const made = async (role: Role, scope: string) => {
      const answer = await served.ask('POST', '/v1/keys', { token: keys[role], body: { label: scope, scopes: [scope] } });
      return ((await answer.json()) as { token: string }).token;
    };
    const [scim, taxii] = [await made('hr', 'scim'), await made('security', 'taxii')];
    const hostile = fc.oneof(fc.constantFrom(...HOSTILE, 'userName eq "x"', 'indicator', '2026-05-01T00:00:00Z', '10', 'last'), fc.string({ unit: 'binary', maxLength: 40 }));
    const step = fc.oneof(fc.constantFrom('collections', 'objects', 'manifest', 'versions', '6a1d2f0c-8c6b-4b7e-9a55-0c1d6f3e8b41', 'Users', 'Schemas', 'bonafide'), hostile);
    const names = ['filter', 'startIndex', 'count', 'added_after', 'limit', 'next', 'match[id]', 'match[type]', 'match[version]', 'match[spec_version]'];
    const request = fc.record({
      part: fc.constantFrom(['/scim/v2', scim], ['/taxii2', taxii], ['/taxii2/bonafide', taxii], ['/hooks', scim]),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      steps: fc.array(step, { maxLength: 4 }),
      query: fc.dictionary(fc.constantFrom(...names), hostile),
      body: fc.oneof(
        fc.jsonValue().map((json) => JSON.stringify(json)),
        hostile,
      ),
      media: fc.constantFrom('application/json', 'application/scim+json', 'application/taxii+json;version=2.1', 'text/plain'),
      accept: fc.constantFrom('*/*', 'application/taxii+json;version=2.1', 'application/taxii+json;version=9', ';;,='),
    });
    const storable = (value: string) => value.replaceAll(/[\ud800-\udfff]/gu, 'x');
    await fc.assert(
      fc.asyncProperty(request, async ({ part: [base = '', token = ''], method, steps, query, body, media, accept }) => {
        const path = [base, ...steps.map((one) => encodeURIComponent(storable(one)))].join('/');
        const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, storable(value)]));
        const sends = method !== 'GET' && method !== 'DELETE';
        const answer = await served.ask(method, `${path}?${search}`, {
          token,
          headers: { accept, ...(sends ? { 'content-type': media } : {}) },
          ...(sends ? { body: storable(body) } : {}),
        });
        expect(answer.status, `${method} ${path} ${await answer.text()}`).toBeLessThan(500);
      }),
      { numRuns: RUNS * 10 },
    );
  });

  it('the store, it is there afterwards', async () => {
    expect((await served.ask('GET', '/v1/people/seed/assessment', { token: keys.hr })).status).toBe(200);
    expect((await served.ask('GET', '/readyz')).status).toBe(200);
  });
});
