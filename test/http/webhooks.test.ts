import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import type { HookDelivery } from '#model';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

type Got = { readonly headers: Record<string, string>; readonly body: string };

/** A receiver as a firm would write it. */
let receiver: Server;
let url: string;
const got: Got[] = [];
let status = 200;
/** How far the server’s clock is ahead. Unit: milliseconds. */
let ahead = 0;
let served: Served;
let as: Readonly<Record<Role, Client>>;

beforeAll(async () => {
  process.env['BONAFIDE_WEBHOOK_PRIVATE_HOSTS'] = 'localhost';
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve));
  url = `http://localhost:${(receiver.address() as AddressInfo).port}/in`;
  served = await serve(undefined, { ports: { now: () => new Date(Date.now() + ahead).toISOString() } });
  const keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
});
afterAll(async () => {
  await served.stop();
  receiver.close();
  forget(served.folder);
  delete process.env['BONAFIDE_WEBHOOK_PRIVATE_HOSTS'];
});

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(20);
  }
}

const latest = async (webhook: string): Promise<HookDelivery | undefined> => (await as.admin.webhookDeliveries({ params: { webhook } })).deliveries[0];
const settled = (webhook: string, tries: number) => until(async () => ((await latest(webhook))?.attempts.length === tries ? latest(webhook) : undefined));

describe('a webhook', () => {
  it('is sent what happened, as ids and links, signed so that any receiver can verify it', async () => {
    const { subscription, secret } = await as.admin.addWebhook({ body: { url, events: ['assessment.raised'], label: 'ticketing' } });
    const bytes = readFileSync(new URL('../../examples/cases/d08-found-by-a-tax-form.json', import.meta.url), 'utf8');
    const { assessments } = await as.hr.vetPeople({ file: { bytes, media: 'application/json' } });
    const { dossierId: person = '', id: assessment, caption = '' } = assessments[0] ?? {};
    expect(assessments[0]?.level).not.toBe('info');
    const { headers, body } = await until(() => got[0]);
    expect(JSON.parse(body)).toEqual({
      type: 'assessment.raised',
      timestamp: expect.any(String),
      data: { person, assessment, links: { assessment: `/v1/people/${person}/assessment` } },
    });
    expect(caption).not.toBe('');
    expect(body).not.toContain(caption);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    // The same by the words of the specification, without the library.
    const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(await settled(subscription.id, 1)).toMatchObject({ id: headers['webhook-id'], state: 'delivered', attempts: [{ status: 200 }] });
    expect(JSON.stringify(await as.auditor.listWebhooks({}))).not.toContain(secret);
    await as.admin.removeWebhook({ params: { webhook: subscription.id } });
  });

  it('is tried again, each time later, under the same id; disabled after days of failure; and sent again by hand', async () => {
    got.length = 0;
    status = 500;
    const { subscription } = await as.admin.addWebhook({ body: { url, events: ['case.opened'] } });
    const webhook = subscription.id;
    const { id } = await as.admin.testWebhook({ params: { webhook } });
    const waits: number[] = [];
    for (let tries = 1; tries <= 10; tries += 1) {
      const { attempts, nextAt } = await settled(webhook, tries);
      const last = attempts.at(-1);
      expect(last).toMatchObject({ status: 500, failure: 'the answer was 500' });
      if (nextAt === undefined) break;
      waits.push(Date.parse(nextAt) - Date.parse(last?.at ?? ''));
      ahead = Math.max(ahead, Date.parse(nextAt) - Date.now());
    }
    expect(waits).toHaveLength(9);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
    expect(await settled(webhook, 10)).toMatchObject({ state: 'failed' });
    const disabled = await until(async () => (await as.admin.listWebhooks({})).subscriptions.find((one) => one.id === webhook && !one.enabled));
    expect(disabled.note).toMatch(/^Disabled at .*Nothing was accepted since .*the answer was 500\./);
    status = 204;
    expect(await as.admin.changeWebhook({ params: { webhook }, body: { enabled: true } })).toMatchObject({ enabled: true });
    expect(await as.admin.redeliverWebhook({ params: { webhook, delivery: id } })).toMatchObject({ state: 'waiting' });
    expect(await settled(webhook, 11)).toMatchObject({ id, state: 'delivered' });
    await as.admin.removeWebhook({ params: { webhook } });
  });

  it('that says it is gone is sent nothing more', async () => {
    status = 410;
    const { subscription } = await as.admin.addWebhook({ body: { url, events: ['case.opened'] } });
    await as.admin.testWebhook({ params: { webhook: subscription.id } });
    const gone = await until(async () => (await as.admin.listWebhooks({})).subscriptions.find(({ id, enabled }) => id === subscription.id && !enabled));
    expect(gone.note).toContain('gone for good');
    await as.admin.removeWebhook({ params: { webhook: subscription.id } });
    status = 200;
  });

  it('verifies with the secret before for a day after it was renewed, and not longer', async () => {
    got.length = 0;
    const { subscription, secret: old } = await as.admin.addWebhook({ body: { url, events: ['list.changed'] } });
    const webhook = subscription.id;
    const { secret } = await as.admin.renewWebhookSecret({ params: { webhook } });
    expect(secret).not.toBe(old);
    await as.admin.testWebhook({ params: { webhook } });
    const first = await until(() => got[0]);
    const check = (key: string, { headers, body }: Got) => {
      // The library holds the time against its own clock.
      const [id, at] = [headers['webhook-id'] ?? '', new Date(Number(headers['webhook-timestamp']) * 1_000)];
      return headers['webhook-signature']?.split(' ').includes(new Webhook(key).sign(id, at, body));
    };
    expect([check(old, first), check(secret, first)]).toEqual([true, true]);
    ahead += 25 * 3_600_000;
    await as.admin.testWebhook({ params: { webhook } });
    const second = await until(() => got[1]);
    expect([check(old, second), check(secret, second)]).toEqual([false, true]);
    await as.admin.removeWebhook({ params: { webhook } });
  });

  it('at an address of the machine itself is not reached unless the host is allowed', async () => {
    const { subscription } = await as.admin.addWebhook({ body: { url: url.replace('localhost', '127.0.0.1'), events: ['list.changed'] } });
    await as.admin.testWebhook({ params: { webhook: subscription.id } });
    expect(await settled(subscription.id, 1)).toMatchObject({ state: 'waiting', attempts: [{ failure: 'only https is spoken' }] });
    await expect(as.admin.addWebhook({ body: { url: 'ftp://hooks.example.com', events: ['list.changed'] } })).rejects.toMatchObject({
      problem: { code: 'hook.refused', status: 422 },
    });
  });
});
