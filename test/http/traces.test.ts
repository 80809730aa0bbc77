import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

type Attribute = { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } };
type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
};
type Export = {
  readonly resourceSpans: readonly { readonly resource: { readonly attributes: readonly Attribute[] }; readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
};

/** A collector that speaks OTLP over HTTP, and a receiver of webhooks. */
let collector: Server;
const exported: string[] = [];
const hooks: IncomingHttpHeaders[] = [];
let served: Served;
let as: Readonly<Record<Role, Client>>;
let keys: Readonly<Record<Role, string>>;

beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/traces') exported.push(Buffer.concat(parts).toString());
      else hooks.push(request.headers);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, 'localhost', resolve));
  const address = `http://localhost:${(collector.address() as AddressInfo).port}`;
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = address;
  process.env['BONAFIDE_WEBHOOK_PRIVATE_HOSTS'] = 'localhost';
  served = await serve();
  keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
});
afterAll(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  delete process.env['BONAFIDE_WEBHOOK_PRIVATE_HOSTS'];
  collector.close();
  forget(served.folder);
});

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('traces', () => {
  it('go on from whoever asked, through request, operation and statements, to the collector, and say nothing about anybody', async () => {
    const person = { schema: 'bonafide.dossier/v1', id: 'P-secret', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }] };
    await as.hr.vetPeople({ file: { bytes: JSON.stringify(person), media: 'application/json' } });
    const answer = await served.ask('GET', '/v1/people/P-secret/assessment', { token: keys.hr, headers: { traceparent: `00-${TRACE}-${PARENT}-01` } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('traceresponse')).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect((await served.ask('GET', '/v1/people/P-nobody/assessment', { token: keys.hr })).status).toBe(404);
    const { subscription } = await as.admin.addWebhook({ body: { url: `${process.env['OTEL_EXPORTER_OTLP_ENDPOINT']}/in`, events: ['list.changed'] } });
    await as.admin.testWebhook({ params: { webhook: subscription.id } });
    while (hooks.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await served.stop();

    const all = exported.flatMap((text) => (JSON.parse(text) as Export).resourceSpans);
    const spans = all.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    const resource = Object.fromEntries(all[0]?.resource.attributes.map(({ key, value }) => [key, value.stringValue]) ?? []);
    expect(resource['service.name']).toBe('bonafide');
    expect(Object.keys(resource).some((key) => /^(?:host|process|os)\./.test(key))).toBe(false);

    const [request] = spans.filter(({ name, traceId }) => name === 'GET /v1/people/{person}/assessment' && traceId === TRACE);
    expect(request).toMatchObject({ parentSpanId: PARENT });
    const [operation] = spans.filter(({ name, parentSpanId }) => name === 'people.assessment' && parentSpanId === request?.spanId);
    expect(operation).toBeDefined();
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === operation?.spanId);
    expect(statements.map(({ name }) => name)).toEqual(expect.arrayContaining(['select dossiers', 'select assessments']));
    const facts = Object.fromEntries(request?.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]) ?? []);
    expect(facts).toEqual({
      'http.request.method': 'GET',
      'http.route': '/v1/people/{person}/assessment',
      'http.response.status_code': 200,
      'bonafide.operation': 'people.assessment',
    });
    const sent = spans.find(({ name }) => name === 'POST webhook');
    expect(hooks[0]?.['traceparent']).toBe(`00-${sent?.traceId}-${sent?.spanId}-01`);
    // Names of people, their data, ids, keys and statements’ texts.
    expect(exported.join('')).not.toMatch(/P-secret|P-nobody|Robin|robin|example\.com|bonafide_|whsec_|\$1|127\.0\.0\.1/);
  });
});
