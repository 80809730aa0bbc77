import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#model';
import { bothEngines } from './engines.ts';
import { type LetIn, makeAccounts, type ServedHere, serve } from './server.ts';

const workforce = readFileSync(new URL('../../examples/workforce/people.jsonl', import.meta.url), 'utf8');
const policy = (checks: object) => ({ ...defaultPolicy, checks });
/** A policy under which nothing is made of parcels that go to one house. */
const lenient = policy({ 'ship-to-shared-address': { off: true, reason: 'One building, many flats.' } });

describe.each(bothEngines())('the policy, $name,', ({ skip, place }) => {
  describe.skipIf(skip)('is', () => {
    let served: ServedHere;
    let counsel: LetIn;
    let security: LetIn;
    const ask = async (method: string, path: string, body?: unknown, who = counsel) => {
      const answer = await served.ask(method, path, { ...(body === undefined ? {} : { body }), headers: { cookie: who.cookie } });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const levelOf = async (person: string) => (await ask('GET', `/v1/people/${person}/assessment`)).body['level'];
    const findingsOf = async (person: string) => ((await ask('GET', `/v1/people/${person}/assessment`)).body['findings'] as { checkId: string }[]).map(({ checkId }) => checkId);

    beforeAll(async () => {
      served = await serve(place());
      ({ counsel, security } = await makeAccounts(served));
      await served.ask('POST', '/v1/people', { body: workforce, headers: { cookie: counsel.cookie, 'content-type': 'application/x-ndjson' } });
    });
    afterAll(() => served?.stop());

    it('the default one until somebody says otherwise', async () => {
      expect((await ask('GET', '/v1/policy')).body).toEqual({ policy: defaultPolicy, source: 'default', version: 0, versions: [] });
    });

    it('tried on everybody who is stored, and nothing is kept of that', async () => {
      const before = await levelOf('example-03');
      const { body } = await ask('POST', '/v1/policy/preview', { policy: lenient });
      expect(body).toMatchObject({ people: 12, changed: 4 });
      const effects = body['effects'] as { dossierId: string; went: string[]; came: string[] }[];
      expect(effects.map(({ dossierId }) => dossierId)).toEqual(['example-01', 'example-02', 'example-03', 'example-04']);
      for (const { went } of effects) expect(went).toContain('Delivery address shared by unrelated workers');
      expect((body['moves'] as { people: number }[]).reduce((sum, { people }) => sum + people, 0)).toBe(4);
      expect(await levelOf('example-03')).toBe(before);
      expect((await ask('POST', '/v1/policy/preview', { policy: { ...defaultPolicy, cases: { openFrom: 'low' } } })).body).toMatchObject({ changed: 0, moves: [] });
    });

    it('refused where it says what no policy can say, with the place', async () => {
      const wrong = await ask('POST', '/v1/policy', { policy: policy({ nonsense: { off: true } }), reason: 'to try', version: 0 });
      expect(wrong).toMatchObject({ status: 422, body: { code: 'policy.invalid' } });
      expect(JSON.stringify(wrong.body)).toContain('/checks/nonsense');
    });

    it('put in force by one at a time, for whoever is vetted from then on, and in the audit log', async () => {
      const change = { policy: lenient, reason: 'One building, many flats.', version: 0 };
      const both = await Promise.all([ask('POST', '/v1/policy', change), ask('POST', '/v1/policy', change, security)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'policy.changed' });
      expect((await ask('GET', '/v1/policy')).body).toMatchObject({
        policy: lenient,
        source: 'stored',
        version: 1,
        versions: [{ version: 1, reason: 'One building, many flats.' }],
      });
      await ask('POST', '/v1/assessments');
      expect(await findingsOf('example-03')).not.toContain('ship-to-shared-address');
      const rows = (await ask('GET', '/v1/audit/entries')).body['entries'] as { entry: string }[];
      const entries = rows.map(({ entry }) => JSON.parse(entry) as { action: string; object: string });
      expect(entries.filter(({ action }) => action === 'policy.changed').map(({ object }) => object)).toEqual(['policy 1']);
      expect((await ask('POST', '/v1/audit/verification', {})).body).toMatchObject({ faults: [] });
    });

    it('taken back, and each one before stays on record', async () => {
      expect((await ask('POST', '/v1/policy', { policy: defaultPolicy, reason: 'It was no building of flats.', version: 1 })).status).toBe(200);
      await ask('POST', '/v1/assessments');
      expect(await findingsOf('example-03')).toContain('ship-to-shared-address');
      expect(((await ask('GET', '/v1/policy')).body['versions'] as { version: number }[]).map(({ version }) => version)).toEqual([2, 1]);
    });
  });
});
