import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import type { Case } from '#model';
import { operations, operationsByName, type Role } from '#operations';
import { forget, type LetIn, makeAccounts, type Served, serve } from './server.ts';

/** A town and a network that only logs tell. */
const TOWN = 'Logtown';
const ADDRESS = '192.0.2.77';
const PROVIDER = 'Example Tunnel';
/** What only the person’s own words on their health tell. */
const HEALTH = 'a lamp beside the bed';
/** What only the protected part of the file tells. */
const BIRTH = '1987-06-05';

const file = {
  schema: 'bonafide.dossier/v1',
  id: 'P-1',
  names: [{ name: 'Robin Example' }],
  emails: [{ address: 'robin@example.com' }],
  phones: [{ number: '+1 202 555 0143', lineType: 'voip' }],
  protected: { birthDates: [BIRTH] },
  subject: { relation: 'employee', role: { tier: 2 }, claimedResidence: { countryCode: 'US', region: 'NC', city: 'Charlotte', latitude: 35.2, longitude: -80.8 } },
  interviews: [
    {
      at: '2026-05-01T15:00:00Z',
      kind: 'screening',
      camera: 'on',
      accommodation: 'provided',
      network: { ip: ADDRESS, kind: 'consumer-vpn', countryCode: 'DE', provider: PROVIDER },
    },
  ],
};

const signIn = (nth: number) => ({
  eventType: 'user.session.start',
  uuid: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
  published: new Date(Date.parse('2026-05-04T09:00:00Z') + nth * 3 * 3_600_000).toISOString(),
  outcome: { result: 'SUCCESS' },
  actor: { id: '00u1', type: 'User', alternateId: 'robin@example.com', displayName: 'Robin Example' },
  client: {
    ipAddress: nth % 2 === 0 ? ADDRESS : '198.51.100.8',
    geographicalContext:
      nth % 2 === 0
        ? { city: TOWN, country: 'Germany', geolocation: { lat: 52.5, lon: 13.4 } }
        : { city: 'Charlotte', country: 'United States', geolocation: { lat: 35.2, lon: -80.8 } },
  },
});

let served: Served;
let accounts: Readonly<Record<Role, LetIn>>;
let as: Readonly<Record<Role, Client>>;
let one: Case;
const at = () => ({ params: { case: one.id } });
const version = () => ({ version: one.version });

beforeAll(async () => {
  served = await serve();
  accounts = await makeAccounts(served);
  as = Object.fromEntries(Object.entries(accounts).map(([role, { cookie }]) => [role, createClient(operationsByName, served.server.address, { cookie })])) as Record<Role, Client>;
  const vetted = await as.hr.vetPeople({ file: { bytes: JSON.stringify(file), media: 'application/json' } });
  expect(vetted.added, JSON.stringify(vetted.issues)).toBe(1);
  await as.security.ingest({
    query: { source: 'okta' },
    file: { bytes: Array.from({ length: 40 }, (_, nth) => JSON.stringify(signIn(nth))).join('\n'), media: 'application/x-ndjson' },
  });
  const person = { person: 'P-1' };
  // Security writes what logs told, wherever words can be written.
  one = await as.security.openCase({ params: person, body: { because: `sign-ins from ${TOWN}` } });
  one = await as.security.comment({ ...at(), body: { text: `${TOWN} again` } });
  one = await as.security.comment({ ...at(), body: { text: `Please look at ${ADDRESS}.`, holds: [] } });
  one = await as.security.comment({ ...at(), body: { text: 'Please call the person today.', holds: [] } });
  one = await as.security.ask({ ...at(), body: { text: `Who is in ${TOWN}?` } });
  one = await as.security.attach({ ...at(), query: { name: `${TOWN}.txt` }, file: { bytes: TOWN, media: 'text/plain' } });
  const travel = (await as.security.showCase(at())).findings.find(({ evidence }) => evidence.some(({ ref }) => ref === 'event'));
  one = await as.security.judgeFinding({ ...at(), body: { finding: travel?.id ?? '', verdict: 'true-positive', reason: `seen in ${TOWN}`, ...version() } });
  one = await as.security.verifyItem({
    params: { ...at().params, item: 'device-baseline' },
    body: { result: 'failed', method: `looked at ${TOWN}`, authority: 'device management', note: `first boot in ${TOWN}`, ...version() },
  });
  await as.security.observe({ params: person, body: { check: travel?.checkId ?? '', note: `recorded in ${TOWN}` } });
  one = await as.security.propose({ ...at(), body: { disposition: 'hold', rationale: `signs in from ${TOWN}`, ...version() } });
  // HR writes what the person said of their health.
  one = await as.hr.comment({ ...at(), body: { text: `works with ${HEALTH}` } });
  one = await as.hr.ask({ ...at(), body: { text: 'Is there anything that we should know?', holds: [] } });
  one = await as.hr.answerRequest({ params: { ...at().params, request: one.requests.at(-1)?.id ?? '' }, body: { text: HEALTH, ...version() } });
  one = await as.hr.waive({ params: { ...at().params, item: 'live-work' }, body: { code: 'accommodation', reason: HEALTH, ...version() } }).catch(async () => {
    const open = (await as.hr.showCase(at())).case.checklist.find(({ state, owner }) => state === 'open' && owner === 'hr');
    return as.hr.waive({ params: { ...at().params, item: open?.id ?? '' }, body: { code: 'accommodation', reason: HEALTH, ...version() } });
  });
  await as.hr.answer({ params: person, body: { check: 'voip-number', answer: HEALTH, accepted: false } });
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

/** Everything that a role is answered by any reading operation that shows people, as one text. */
async function everythingFor(role: Role): Promise<string> {
  const texts: string[] = [];
  const places: Readonly<Record<string, string>> = { person: 'P-1', case: one.id, attachment: one.attachments[0]?.id ?? '', notice: 'copy' };
  for (const { id, kind, method, path, roles } of operations) {
    if (kind !== 'read' || method !== 'get' || !roles.includes(role) || !/^\/(?:people|cases|holds|records|exports)\b/.test(path)) continue;
    const answer = await served.ask('GET', `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'x')}`, { headers: { cookie: accounts[role].cookie } });
    texts.push(`${id} ${answer.status} ${await answer.text()}`);
  }
  return texts.join('\n');
}

/** Operations whose answer holds it. */
const linesWith = (text: string, secret: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.includes(secret))
    .map((line) => line.slice(0, 60));

describe('whatever is asked', () => {
  it('auditors read all of it, so that there is something to be withheld', async () => {
    const all = await everythingFor('auditor');
    for (const secret of [TOWN, ADDRESS, PROVIDER, HEALTH, BIRTH]) expect(all.includes(secret), secret).toBe(true);
    expect(/accommodation.{0,4}provided/.test(all)).toBe(true);
    expect(/^\S+ 5\d\d/m.test(all)).toBe(false);
  });

  it('HR sees nothing that logs or networks tell, in no finding, quotation, note, comment, file or notice', async () => {
    const seen = await everythingFor('hr');
    for (const secret of [TOWN, ADDRESS, PROVIDER, '198.51.100.8']) expect(linesWith(seen, secret)).toEqual([]);
    // What security wrote for everybody, and what the person said, is there.
    for (const told of ['Please call the person today.', HEALTH, 'Withheld: this is for another function.']) expect(seen.includes(told), told).toBe(true);
  });

  it('security sees no protected attribute, and nothing of health or accommodations', async () => {
    const seen = await everythingFor('security');
    for (const secret of [BIRTH, HEALTH]) expect(linesWith(seen, secret)).toEqual([]);
    expect((await as.security.showCase(at())).case.checklist.flatMap(({ deviation }) => deviation ?? [])).toEqual([]);
    expect(JSON.stringify(await as.security.showCase(at()))).not.toContain('"accommodation"');
    expect(/accommodation.{0,4}provided/.test(seen)).toBe(false);
    for (const told of [TOWN, ADDRESS]) expect(seen.includes(told), told).toBe(true);
  });

  it('finance and managers see neither', async () => {
    for (const role of ['finance', 'manager'] as const) {
      const seen = await everythingFor(role);
      for (const secret of [TOWN, ADDRESS, HEALTH, BIRTH]) expect(linesWith(seen, secret)).toEqual([]);
    }
    const file = await as.manager.showCase(at());
    expect(file.case.checklist.filter(({ owner }) => owner !== 'manager')).toEqual([]);
    expect(file.withheld).toEqual(expect.arrayContaining(['case', 'events', 'findings']));
  });

  it('the answer to a change is no way around', async () => {
    const answers = [
      await as.hr.comment({ ...at(), body: { text: 'x', holds: [] } }),
      await as.hr.setDue({ ...at(), body: { dueAt: '2026-09-01T00:00:00Z', version: (await as.hr.showCase(at())).case.version } }),
    ];
    for (const secret of [TOWN, ADDRESS]) expect(JSON.stringify(answers)).not.toContain(secret);
  });

  it('nobody confirms what they cannot read', async () => {
    const { case: now } = await as.hr.showCase(at());
    await expect(as.hr.confirm({ ...at(), body: { version: now.version } })).rejects.toMatchObject({ problem: { status: 409, title: expect.stringContaining('cannot read') } });
  });

  it('a file is given to those who may see what it holds', async () => {
    const params = { ...at().params, attachment: one.attachments[0]?.id ?? '' };
    await expect(as.hr.attachment({ params })).rejects.toMatchObject({ problem: { status: 403, code: 'permission.denied' } });
    expect(new TextDecoder().decode((await as.security.attachment({ params })).bytes)).toBe(TOWN);
  });
});
