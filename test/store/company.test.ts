import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, defaultPolicy } from '#model';
import { type Ports, type Store, vetContext, vetInCompany } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testPorts } from '#testing';

const folder = mkdtempSync(join(tmpdir(), 'bonafide-company-'));
let store: Store;
let ports: Ports;
beforeAll(async () => {
  store = await openEmbeddedStore(folder);
  ports = testPorts({ now: () => '2026-05-25T12:00:00Z', store: async () => store });
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = (id: string, more: Readonly<Record<string, unknown>> = {}): Dossier =>
  dossier({ id, names: [{ name: `Sam ${id}` }], emails: [{ address: `${id}@example.com` }], subject: { relation: 'applicant' }, ...more });
const vet = (one: Dossier) => vetInCompany({ people: [{ dossier: one, issues: [] }], issues: [] }, vetContext(defaultPolicy, ports, ports.now()), store);

describe('people vetted at the same time', () => {
  it('each get their own answer, and what they would have got alone', async () => {
    const ids = Array.from({ length: 60 }, (_, nth) => `p${nth}`);
    const answers = await Promise.all(ids.map((id) => vet(person(id))));
    expect(answers.map(({ assessments }) => assessments.map(({ dossierId }) => dossierId))).toEqual(ids.map((id) => [id]));
    expect(answers.map(({ added, updated }) => [added, updated])).toEqual(ids.map(() => [1, 0]));
    const alone = await vet(person('p7'));
    expect([alone.added, alone.updated]).toEqual([0, 0]);
    expect(alone.assessments[0]?.id).toBe(answers[7]?.assessments[0]?.id);
  });

  it('are not held up by one who cannot be kept', async () => {
    const answers = await Promise.allSettled([vet(person('q1')), vet({ ...person('q2'), caption: 'a\u0000b' }), vet(person('q3'))]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.getDossiers(['q1', 'q2', 'q3'])).map(({ id }) => id)).toEqual(['q1', 'q3']);
  });

  it('may be the same person twice: the later word stands', async () => {
    const [first, second] = await Promise.all([vet(person('r1')), vet(person('r1', { names: [{ name: 'Sam Later' }] }))]);
    expect([first?.added, second?.updated]).toEqual([1, 1]);
    expect((await store.getDossier('r1'))?.caption).toBe('Sam Later');
  });

  it('hear of others who are tied to them, each of their own', async () => {
    await vet(person('s1', { names: [{ name: 'Ada Lindqvist' }], phones: [{ number: '+1 202 555 0141' }] }));
    const [tied, free] = await Promise.all([vet(person('s2', { names: [{ name: 'Chidi Moreau' }], phones: [{ number: '+1 202 555 0141' }] })), vet(person('s3'))]);
    expect(tied?.again.map(({ dossierId }) => dossierId)).toEqual(['s1']);
    expect(free?.again).toEqual([]);
  });
});
