import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import type { ReceivedEvent } from '#model';
import { operationsByName, type Role } from '#operations';
import { openEmbeddedStore } from '#store';
import { ashbyEvent, greenhouseEvent, leverEvent } from '../../src/dossiers/ats/events.fixture.ts';
import { forget, makeKeys, type Served, serve } from './server.ts';

let served: Served;
let as: Readonly<Record<Role, Client>>;

beforeAll(async () => {
  served = await serve();
  const keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
});
afterAll(() => forget(served.folder));

type Answer = { readonly status: number; readonly body: ReceivedEvent & { readonly again: boolean; readonly code?: string; readonly issues: readonly { path: string }[] } };

const mac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

async function send(path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await served.ask('POST', path, { body, headers: { 'content-type': 'application/json', ...headers } });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const connect = async (vendor: 'greenhouse' | 'ashby') => {
  const { path, secret = '', connection } = await as.admin.addConnection({ body: { vendor } });
  return { path, secret, id: connection.id };
};

describe('an applicant system', () => {
  it('sends an application, which becomes a vetted dossier, once', async () => {
    const { path, secret, id } = await connect('greenhouse');
    const body = JSON.stringify(greenhouseEvent);
    const headers = { signature: `sha256 ${mac(secret, body)}`, 'greenhouse-event-id': 'e-1' };
    const first = await send(path, body, headers);
    expect(first).toMatchObject({ status: 200, body: { outcome: 'added', person: 'greenhouse-60304594', notFetched: ['resume.pdf'], again: false } });
    expect(first.body.issues.map((one) => one.path)).toContain('/payload/application/candidate/favourite_colour');
    // The vendor tries again; somebody replays it under another id.
    expect(await send(path, body, headers)).toMatchObject({ status: 200, body: { outcome: 'added', again: true } });
    expect(await send(path, body, { ...headers, 'greenhouse-event-id': 'e-2' })).toMatchObject({ body: { again: true } });
    expect((await as.hr.getPerson({ params: { person: 'greenhouse-60304594' } })).emails[0]).toMatchObject({
      value: { address: 'robin@example.com' },
      documentId: 'event',
      locator: { pointer: '/payload/application/candidate/email_addresses/0' },
    });
    expect((await as.hr.assessmentHistory({ params: { person: 'greenhouse-60304594' } })).assessments).toHaveLength(1);
    expect((await as.auditor.receivedEvents({ params: { connection: id } })).events).toHaveLength(1);
  });

  it('sends a change, and an older event that comes late changes nothing', async () => {
    const { path, secret } = await connect('greenhouse');
    const { candidate } = greenhouseEvent.payload.application;
    const changed = (last_activity_at: string, first_name: string) => ({
      action: 'application_updated',
      payload: { application: { ...greenhouseEvent.payload.application, last_activity_at, candidate: { ...candidate, id: 7, first_name } } },
    });
    const sendSigned = (json: unknown) => {
      const body = JSON.stringify(json);
      return send(path, body, { signature: `sha256 ${mac(secret, body)}` });
    };
    expect((await sendSigned(changed('2026-05-02T00:00:00Z', 'Robin'))).body.outcome).toBe('added');
    expect((await sendSigned(changed('2026-05-03T00:00:00Z', 'Robyn'))).body.outcome).toBe('updated');
    expect((await sendSigned(changed('2026-05-01T00:00:00Z', 'Rob'))).body.outcome).toBe('older');
    expect((await as.hr.getPerson({ params: { person: 'greenhouse-7' } })).caption).toBe('Robyn Example');
    expect((await sendSigned({ action: 'ping', payload: {} })).body).toMatchObject({ outcome: 'nothing', why: 'It carries no candidate.' });
  });

  it('that is Ashby or Lever is verified by its own scheme', async () => {
    const ashby = await connect('ashby');
    const body = JSON.stringify(ashbyEvent);
    const headers = { 'ashby-signature': `sha256=${mac(ashby.secret, body)}` };
    expect(await send(ashby.path, body, headers)).toMatchObject({ status: 200, body: { outcome: 'added', person: `ashby-${ashbyEvent.data.application.candidate.id}` } });
    const token = 'a signature token of Lever';
    const { path, secret } = await as.admin.addConnection({ body: { vendor: 'lever', secret: token } });
    expect(secret).toBeUndefined();
    const triggeredAt = Date.now();
    const signed = { ...leverEvent, triggeredAt, signature: mac(token, `${leverEvent.token}${triggeredAt}`) };
    expect(await send(path, JSON.stringify(signed))).toMatchObject({ status: 200, body: { outcome: 'added', person: `lever-${leverEvent.data.contactId}` } });
    // A token is taken once, whatever else the body says then.
    const forged = { ...signed, data: { opportunity: { ...leverEvent.data.opportunity, name: 'Somebody Else' } } };
    expect(await send(path, JSON.stringify(forged))).toMatchObject({ status: 200, body: { again: true } });
    expect((await as.hr.getPerson({ params: { person: `lever-${leverEvent.data.contactId}` } })).caption).toBe('Robin Example');
  });

  it('without a secret, with another one, or unknown, is told the same', async () => {
    const { path, secret, id } = await connect('greenhouse');
    const body = JSON.stringify({ ...greenhouseEvent, more: 1 });
    const answers = [
      await send(path, body),
      await send(path, body, { signature: `sha256 ${mac('another secret', body)}` }),
      await send(path, `${body} `, { signature: `sha256 ${mac(secret, body)}` }),
      await send('/hooks/con_unknown', body, { signature: `sha256 ${mac(secret, body)}` }),
    ];
    expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual(Array.from({ length: 4 }, () => [401, 'request.unauthenticated']));
    expect((await as.auditor.receivedEvents({ params: { connection: id } })).events).toEqual([]);
    const broken = '{"action":';
    expect(await send(path, broken, { signature: `sha256 ${mac(secret, broken)}` })).toMatchObject({ status: 400 });
    await as.admin.removeConnection({ params: { connection: id } });
    expect((await send(path, body, { signature: `sha256 ${mac(secret, body)}` })).status).toBe(401);
  });

  it('asks for a secret of Lever’s, and gives one for the others', async () => {
    await expect(as.admin.addConnection({ body: { vendor: 'lever' } })).rejects.toMatchObject({ problem: { code: 'hook.refused' } });
    await expect(as.admin.addConnection({ body: { vendor: 'ashby', secret: 'a secret of my own' } })).rejects.toMatchObject({ problem: { code: 'hook.refused' } });
    expect(JSON.stringify(await as.auditor.listConnections({}))).not.toContain('a signature token');
  });

  it('leaves nothing in the store of what nobody is judged by, nor any secret', async () => {
    await served.stop();
    const store = await openEmbeddedStore(served.folder);
    const lines: string[] = [];
    for await (const line of store.dump('2026-06-01T12:00:00.000Z')) lines.push(line);
    await store.close();
    expect(lines.join('\n')).toContain('robin@example.com');
    expect(lines.join('\n')).not.toMatch(/(?:gender|race|veteran|disability|ethnicity|identity|zie-hir|salary|notice|colour)-value|a signature token/);
    expect(served.log.join('')).not.toMatch(/robin|Robin|con_[0-9a-f]{5}/);
  });
});
