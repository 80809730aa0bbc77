import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { defaultPolicy } from '#model';
import { type Operation, operations, operationsByName, type Role } from '#operations';
import { bothEngines } from './engines.ts';
import { makeKeys, type ServedHere, serve } from './server.ts';

const PERSON = {
  schema: 'bonafide.dossier/v1',
  id: 'robin',
  names: [{ name: 'Robin Example' }],
  emails: [{ address: 'robin@example.com' }],
  protected: { birthDates: ['1990-02-03'] },
};

/** A sign-in as a log tells it. */
const signIn = (day: number) => ({
  eventType: 'user.session.start',
  uuid: `00000000-0000-4000-8000-00000000000${day}`,
  published: `2026-05-0${day}T09:00:00.000Z`,
  outcome: { result: 'SUCCESS' },
  actor: { id: '00u1', type: 'User', alternateId: 'robin@example.com', displayName: 'Robin Example' },
  client: { ipAddress: `192.0.2.${day}`, geographicalContext: { country: 'Germany', geolocation: { lat: 52.5, lon: 13.4 } } },
});

describe.each(bothEngines())('with the first lock open, $name,', ({ skip, place }) => {
  describe.skipIf(skip)('the second', () => {
    let served: ServedHere;
    let as: Readonly<Record<Role, Client>>;

    beforeAll(async () => {
      served = await serve(place());
      const keys = await makeKeys(served);
      as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
      await as.hr.vetPeople({ file: { bytes: JSON.stringify(PERSON), media: 'application/json' } });
      await as.hr.observe({
        params: { person: 'robin' },
        body: { check: 'liveness-failed', answers: { promptsTried: 3, promptsFailed: 2, connectionGood: true }, note: 'was in hospital' },
      });
      await as.security.ingest({ query: { source: 'okta' }, file: { bytes: [1, 2, 3].map((day) => JSON.stringify(signIn(day))).join('\n'), media: 'application/x-ndjson' } });
    });
    afterAll(() => served?.stop());

    /** What an operation itself gives to somebody, before anything is withheld from its answer. */
    const unviewed = async (operation: Operation, role: Role): Promise<string> => {
      const store = await served.ports.store();
      const found = await store.as([role]);
      if ('why' in found) throw new Error(found.why);
      const ports = { ...served.ports, store: async () => found.store };
      const empty = (async function* () {})();
      const input = { params: { person: 'robin' }, query: { limit: 100 }, body: undefined, file: empty };
      const context = { store: found.store, ports, policy: defaultPolicy, actor: { id: role, name: role, roles: [role] } } as never;
      return JSON.stringify(await operation.run(input, context));
    };

    it.each(['people.get', 'people.timeline', 'people.places', 'people.assessment'])('still withholds from %s what the function may not see', async (id) => {
      const operation = operations.find((one) => one.id === id);
      if (operation === undefined) throw new Error(id);
      const told = { hr: await unviewed(operation, 'hr'), security: await unviewed(operation, 'security'), counsel: await unviewed(operation, 'counsel') };
      // Counsel sees both, so that what is missing elsewhere was there to be seen.
      if (id === 'people.timeline') expect(told.counsel).toContain('signed in');
      expect(told.hr).not.toMatch(/192\.0\.2\.|signed in/);
      expect(told.security).not.toContain('was in hospital');
      if (id === 'people.places') {
        expect(told.counsel).toContain('sign-in');
        expect(told.hr).not.toContain('sign-in');
      } else if (id !== 'people.get') {
        expect(told.counsel).toContain('liveness');
        expect(told.hr).toContain('liveness');
      }
    });

    it('answers a write with what its asker may see, whatever the operation gave', async () => {
      const store = await served.ports.store();
      const found = await store.as(['hr']);
      if ('why' in found) throw new Error(found.why);
      const given = { record: 'rec_1', added: true, withheld: 0, assessment: { dossierId: 'robin', headline: 'signed in from 192.0.2.1' } };
      for (const id of ['people.observe', 'people.verify', 'people.answer', 'people.dismiss']) {
        const told = (await operations.find((one) => one.id === id)?.reread?.(given, found.store)) as { assessment: { dossierId: string } };
        expect(told.assessment.dossierId).toBe('robin');
        expect(JSON.stringify(told)).not.toContain('192.0.2.1');
      }
    });

    it('withholds from raw statements on the connection of a request', async () => {
      const store = await served.ports.store();
      const found = await store.as(['hr']);
      if ('why' in found) throw new Error(found.why);
      const { databaseOf } = await import('#store');
      const db = databaseOf(found.store);
      expect((await sql`select * from traces`.execute(db)).rows).toEqual([]);
      expect((await sql`select * from traces`.execute(await served.ports.database())).rows.length).toBeGreaterThan(0);
      expect(JSON.stringify((await sql`select body from dossiers`.execute(db)).rows)).not.toContain('1990-02-03');
      expect(JSON.stringify((await sql`select body from dossiers`.execute(await served.ports.database())).rows)).toContain('1990-02-03');
      await expect(sql`select * from auth_users`.execute(db)).rejects.toMatchObject({ code: '42501' });
    });

    it('is on, and said to be', () => {
      expect(served.server.secondLock).toBe(true);
      expect(served.log.join('')).toContain('"event":"started"');
      expect(served.log.find((line) => line.includes('"started"'))).toContain('"secondLock":"on"');
    });
  });
});
