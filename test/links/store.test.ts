import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#model';
import { findRings, judge, linksOfPerson, type Ports, type Store, vetBatches, vetContext } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testDigest, testPorts } from '#testing';

let folder = '';
let store: Store;
let ports: Ports;
let clock = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-links-'));
  await (await openEmbeddedStore(join(folder, 'template'))).close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(): Promise<void> {
  const at = mkdtempSync(join(folder, 'run-'));
  cpSync(join(folder, 'template'), join(at, 'db'), { recursive: true });
  store = await openEmbeddedStore(join(at, 'db'));
  ports = testPorts({ now: () => new Date(Date.parse('2026-05-25T12:00:00Z') + 1_000 * clock++).toISOString(), store: async () => store });
}
beforeEach(open);
afterEach(() => store.close());

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({
  id,
  names: [{ name }],
  emails: [{ address: `${id}@example.com` }],
  subject: { relation: 'applicant' },
  ...more,
});

async function vet(...people: readonly File[]) {
  async function* batches() {
    yield { people: people.map((one) => ({ dossier: dossier(one), issues: [] })), issues: [] };
  }
  for await (const _ of vetBatches(batches(), vetContext(defaultPolicy, ports, ports.now()), store));
}

const phone = (number: string) => ({ phones: [{ number }] });
const firing = async (id: string) => (await store.latestAssessment(id))?.findings.map(({ checkId }) => checkId) ?? [];

describe('a new person', () => {
  it('is tied to who was there before, and those before hear of it', async () => {
    await vet(person('p1', 'Ada Lindqvist', phone('+1 202 555 0111')), person('p2', 'Bram Okafor', phone('+1 202 555 0112')));
    expect(await firing('p1')).not.toContain('shared-contact-artefact');
    await vet(person('p3', 'Chidi Moreau', phone('+1 202 555 0111')));
    for (const id of ['p1', 'p3']) expect([id, await firing(id)]).toEqual([id, expect.arrayContaining(['shared-contact-artefact'])]);
    expect(await firing('p2')).not.toContain('shared-contact-artefact');
  });

  it('is of the same ring as those before, under the same name', async () => {
    await vet(person('p1', 'Ada Lindqvist', phone('+1 202 555 0111')), person('p2', 'Bram Okafor', phone('+1 202 555 0111')));
    const [before] = (await findRings(store, ports)).rings;
    await vet(person('p3', 'Chidi Moreau', phone('+1 202 555 0111')));
    const [after] = (await findRings(store, ports)).rings;
    expect([before?.members.length, after?.members.length, after?.id]).toEqual([2, 3, before?.id]);
  });
});

describe('a judgement', () => {
  const both = () => vet(person('p1', 'Ada Lindqvist', phone('+1 202 555 0111')), person('p2', 'Bram Okafor', phone('+1 202 555 0111')), person('p3', 'Chidi Moreau'));
  const say = (one: string, two: string, judgement: 'positive' | 'negative' | 'unsure') =>
    judge({ one, two, judgement, reason: 'asked both', by: 'Robin Example' }, defaultPolicy, store, ports);

  it('that they are different parts them, and the finding goes', async () => {
    await both();
    await say('p2', 'p1', 'negative');
    expect((await findRings(store, ports)).rings).toEqual([]);
    expect(await firing('p1')).not.toContain('shared-contact-artefact');
  });

  it('that they are one ties them whatever they share, and is transitive', async () => {
    await both();
    await say('p1', 'p2', 'positive');
    await say('p2', 'p3', 'positive');
    const { rings } = await findRings(store, ports);
    expect(rings.map(({ members }) => members.map(({ id }) => id))).toEqual([['p1', 'p2', 'p3']]);
    expect((await linksOfPerson('p3', store, testDigest)).links).toMatchObject([{ judgement: 'positive', counts: true, explanations: ['Robin Example: asked both'] }]);
  });

  it('is superseded by a later one', async () => {
    await both();
    await say('p1', 'p2', 'negative');
    await say('p1', 'p2', 'unsure');
    expect((await findRings(store, ports)).rings).toHaveLength(1);
  });
});

describe('one after the other', () => {
  it('people get the ties and rings that a run over everybody gives them', async () => {
    const value = fc.integer({ min: 0, max: 3 });
    const someone = fc.record({ phone: fc.option(value), account: fc.option(value), handle: fc.option(value), network: fc.option(value), home: fc.option(value) });
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 4, maxLength: 12 }), async (people) => {
        await store.close();
        await open();
        const names =
          'Ada Lindqvist,Bram Okafor,Chidi Moreau,Dora Yilmaz,Eino Castellanos,Fatou Brennan,Goran Ishikawa,Hedda Mwangi,Ivo Petrosyan,Jun Achterberg,Kaia Ramanathan,Lev Oyelaran'.split(
            ',',
          );
        const files = people.map(({ phone: number, account, handle, network, home }, nth) =>
          person(`p${nth}`, names[nth] ?? '', {
            ...(number === null ? {} : phone(`+1 202 555 011${number}`)),
            ...(account === null ? {} : { payoutAccounts: [{ kind: 'bank', number: `42345678${account}` }] }),
            ...(handle === null ? {} : { profiles: [{ network: 'GitHub', username: `handle-${handle}` }] }),
            ...(network === null ? {} : { interviews: [{ at: '2026-01-05', network: { ip: `192.0.2.${network}`, kind: 'residential' } }] }),
            ...(home === null ? {} : { addresses: [{ kind: 'residence', address: `${home + 1} Example Street`, city: 'Austin', postalCode: '73301', countryCode: 'US' }] }),
          }),
        );
        for (const file of files) await vet(file);
        const stepwise = await store.knownRings();
        const own = [];
        for (const { id } of files) own.push(...(await linksOfPerson(String(id), store, testDigest)).links);
        const run = await findRings(store, ports);
        const learned = await store.linkWeights();
        expect(learned?.people).toBe(10_000);
        // The run learns weights; under those each person’s own look gives what the run gave.
        const after = [];
        for (const { id } of files) after.push(...(await linksOfPerson(String(id), store, testDigest)).links.filter(({ counts }) => counts));
        const ends = (links: readonly { a: string; b: string; kind: string; weight: number }[]) =>
          [...new Set(links.map(({ a, b, kind, weight }) => `${a} ${b} ${kind} ${weight}`))].sort();
        const inRings = new Set(run.rings.flatMap(({ links }) => ends(links)));
        for (const one of inRings) expect(ends(after)).toContain(one);
        expect(stepwise.length).toBeGreaterThanOrEqual(own.some(({ counts, kind }) => counts && kind !== 'facilitates') ? 1 : 0);
        const again = new Set(run.rings.flatMap(({ members }) => members.map(({ id }) => id)));
        for (const { id } of files) {
          const { ring } = await linksOfPerson(String(id), store, testDigest);
          expect([id, ring?.members.map((member) => member.id).sort()]).toEqual([
            id,
            again.has(String(id))
              ? run.rings
                  .find(({ members }) => members.some((member) => member.id === id))
                  ?.members.map((member) => member.id)
                  .sort()
              : undefined,
          ]);
        }
      }),
      { numRuns: 4, seed: 20_261_123 },
    );
  }, 120_000);
});
