import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from '#io';
import { defaultPolicy, type NetworkFacts, type Policy } from '#model';
import { type Ports, type Store, timeline, vetBatches, vetContext, type WatchNews, watch } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testPorts } from '#testing';

let folder = '';
let at = '';
let store: Store;
let ports: Ports;
let clock = 0;

/** What the test’s address database knows. */
const NETWORKS: Readonly<Record<string, NetworkFacts>> = {
  '192.0.2.10': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential', from: 'test', operator: 'Example Cable' },
  '192.0.2.20': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential', from: 'test' },
  '203.0.113.5': { countryCode: 'US', kind: 'consumer-vpn', provider: 'Astrill', from: 'test', asOf: '2026-05-20' },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-watch-'));
  await (await openEmbeddedStore(join(folder, 'template'))).close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  at = mkdtempSync(join(folder, 'run-'));
  cpSync(join(folder, 'template'), join(at, 'db'), { recursive: true });
  store = await openEmbeddedStore(join(at, 'db'));
  ports = testPorts({
    now: () => new Date(Date.parse('2026-05-25T12:00:00Z') + 1_000 * clock++).toISOString(),
    store: async () => store,
    records: readRecords,
    networks: async () => ({ lookup: (ip) => NETWORKS[ip], feeds: { astrill: '2026-05-20' } }),
  });
});
afterEach(() => store.close());

/** A log in JSON Lines. */
function log(name: string, records: readonly unknown[]): string {
  const path = join(at, name);
  writeFileSync(path, `${records.map((one) => JSON.stringify(one)).join('\n')}\n`);
  return path;
}

const worker = (id: string, name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  names: [{ name }],
  emails: [{ address: `${id}@example.com`, label: 'work' }],
  subject: {
    relation: 'employee',
    role: { title: 'Developer', tier: 2 },
    claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin', latitude: 30.27, longitude: -97.74, timeZone: 'America/Chicago' },
    startedAt: '2026-03-01',
  },
  ...more,
});

async function vet(...people: readonly Readonly<Record<string, unknown>>[]) {
  async function* batches() {
    yield { people: people.map((person) => ({ dossier: dossier(person), issues: [] })), issues: [] };
  }
  for await (const _ of vetBatches(batches(), vetContext(defaultPolicy, ports, ports.now()), store));
}

async function watched(paths: readonly string[], policy: Policy = defaultPolicy, source?: string) {
  const news: WatchNews[] = [];
  for await (const one of watch(paths, policy, store, ports, source === undefined ? {} : { source })) if (one.kind !== 'progress') news.push(one);
  const done = news.at(-1);
  if (done?.kind !== 'done') throw new Error('watching ends with a summary');
  return { done, changes: news.flatMap((one) => (one.kind === 'change' ? [one.change] : [])) };
}

const day = (nth: number, hour: number) => new Date(Date.UTC(2026, 2, 2 + nth, hour)).toISOString();

const okta = (user: string, nth: number, hour: number, ip: string) => ({
  uuid: `${user}-${nth}-${hour}`,
  published: day(nth, hour),
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  actor: { id: `00u-${user}`, alternateId: `${user}@example.com`, displayName: user },
  client: { ipAddress: ip },
  outcome: { result: 'SUCCESS' },
  target: [],
});

/** Where a device that is asked says it is, by the network of the test that it is on. */
const LOCATED: Readonly<Record<string, object>> = Object.fromEntries(Object.entries(NETWORKS).map(([ip, { latitude, longitude }]) => [ip, { latitude, longitude }]));

const intune = (user: string, nth: number, hour: number, ip: string, apps: readonly string[]) => ({
  id: `device-${user}`,
  deviceName: `LT-${user}`,
  managedDeviceOwnerType: 'company',
  lastSyncDateTime: day(nth, hour),
  operatingSystem: 'Windows',
  serialNumber: `SN-${user}`,
  userPrincipalName: `${user}@example.com`,
  managementState: 'managed',
  deviceActionResults: [{ actionName: 'locateDevice', actionState: 'done', deviceLocation: { ...LOCATED[ip], lastCollectedDateTime: day(nth, hour) } }],
  detectedApps: apps.map((displayName) => ({ displayName })),
});

const parcel = (user: string, step: string, date: string, more: object) => ({
  'Tracking Number': `T-${user}`,
  'Event Time': date,
  'Status Description': step,
  'Asset Tag': `SN-${user}`,
  'Employee Email': `${user}@example.com`,
  'Country Code': 'US',
  ...more,
});

/** The seed’s case: two hires under US names, their laptops at one house, driven through a VPN and from that house. */
function farm(...users: readonly string[]) {
  const reno = { Street: '12 Example Street', City: 'Reno', State: 'NV', Zip: '89501' };
  return [
    log(
      'okta.jsonl',
      users.flatMap((user) => Array.from({ length: 30 }, (_, nth) => [okta(user, nth, 1, '203.0.113.5'), okta(user, nth, 4, '192.0.2.10')]).flat()),
    ),
    log(
      'intune.jsonl',
      users.flatMap((user) => Array.from({ length: 30 }, (_, nth) => [intune(user, nth, 3, '192.0.2.10', ['AnyDesk', 'TeamViewer', 'Slack'])]).flat()),
    ),
    log(
      'carrier.jsonl',
      users.flatMap((user) => [
        parcel(user, 'Picked up', '2026-02-21T10:00:00Z', { City: 'Chicago', State: 'IL' }),
        parcel(user, 'Delivered, signed', '2026-02-24T10:00:00Z', { ...reno, 'Signed By': 'R SAMPLE' }),
      ]),
    ),
  ];
}

describe('a laptop farm', () => {
  it('shows from sign-ins, device management and carrier alone, with a timeline that a person can follow', async () => {
    await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
    const { changes, done } = await watched(farm('alex', 'sam'));
    expect(changes.map(({ dossierId }) => dossierId).sort()).toEqual(['alex', 'sam']);
    expect(changes.find(({ dossierId }) => dossierId === 'alex')?.patterns.length).toBeGreaterThan(0);
    expect(done).toMatchObject({ people: 2, unknownAccounts: [] });
    const assessment = await store.latestAssessment('alex');
    const fired = new Set(assessment?.findings.map(({ checkId }) => checkId));
    for (const signal of ['second-remote-access-tool', 'ship-to-shared-address', 'shared-home-network', 'astrill-egress', 'device-lives-elsewhere', 'recipient-is-not-worker'])
      expect(fired, signal).toContain(signal);
    expect(assessment?.patterns.find(({ id }) => id === 'laptop-farm-triad')).toMatchObject({ complete: true });
    expect(['high', 'critical']).toContain(assessment?.level);
    const person = await store.getDossier('alex');
    const lines = person === undefined ? [] : (await timeline(person, defaultPolicy, store, ports)).map(({ text }) => text);
    for (const words of ['parcel delivered', 'signed for by R SAMPLE', 'signed in at Reno', 'remote-access tool anydesk', 'first working day', 'was at latitude'])
      expect(
        lines.some((line) => line.includes(words)),
        words,
      ).toBe(true);
  });

  it('has an innocent twin: two colleagues at home, one tool of the firm, a VPN on some evenings', async () => {
    await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
    const home = { Street: '7 Sample Road', City: 'Austin', State: 'TX', Zip: '78701' };
    const logs = [
      log(
        'okta.jsonl',
        Array.from({ length: 30 }, (_, nth) => [
          okta('alex', nth, 15, '192.0.2.20'),
          okta('alex', nth, 18, '192.0.2.20'),
          ...(nth % 4 === 0 ? [okta('alex', nth, 22, '203.0.113.5')] : []),
        ]).flat(),
      ),
      log(
        'intune.jsonl',
        Array.from({ length: 30 }, (_, nth) => intune('alex', nth, 16, '192.0.2.20', ['TeamViewer', 'Slack'])),
      ),
      log('carrier.jsonl', [
        parcel('alex', 'Picked up', '2026-02-21T10:00:00Z', { City: 'Chicago', State: 'IL' }),
        parcel('alex', 'Delivered, signed', '2026-02-24T10:00:00Z', { ...home, 'Signed By': 'Alex Example' }),
      ]),
    ];
    const policy: Policy = { ...defaultPolicy, employer: { remoteAccessTools: ['teamviewer'] } };
    await watched(logs, policy);
    const assessment = await store.latestAssessment('alex');
    expect(assessment?.findings.filter(({ strength }) => strength === 'strong').map(({ checkId }) => checkId)).toEqual([]);
    expect(assessment?.patterns.filter(({ complete }) => complete)).toEqual([]);
  });
});

describe('logs', () => {
  it('read again, and in another order, change nothing', async () => {
    await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
    const logs = farm('alex', 'sam');
    await watched(logs);
    const before = await store.latestAssessment('alex');
    const rows = await store.tracesOf(['account:alex@example.com', 'device:device-alex']);
    const { changes } = await watched([...logs].reverse());
    expect(changes).toEqual([]);
    expect(await store.tracesOf(['account:alex@example.com', 'device:device-alex'])).toEqual(rows);
    expect((await store.latestAssessment('alex'))?.id).toBe(before?.id);
  });

  it('too long for memory give the same as short ones', async () => {
    await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
    const logs = farm('alex', 'sam');
    for await (const _ of watch(logs, defaultPolicy, store, ports, { eventsAtHand: 7 }));
    const rows = await store.tracesOf(['account:alex@example.com', 'device:device-alex', 'device:device-sam']);
    expect(rows.size).toBe(3);
    const before = (await store.latestAssessment('alex'))?.findings.map(({ title }) => title);
    expect(before?.length).toBeGreaterThan(3);
    // Read at once, nothing is new.
    expect((await watched(logs)).changes).toEqual([]);
    expect(await store.tracesOf([...rows.keys()])).toEqual(rows);
  });

  it('name one person in three spellings', async () => {
    await vet(worker('alex', 'Alex Example'));
    const path = log('table.jsonl', [
      { kind: 'sign-in', time: day(0, 9), user: 'Alex@Example.com', ip: '192.0.2.20' },
      { kind: 'sign-in', time: day(0, 10), user: 'EXAMPLE\\alex', ip: '192.0.2.20' },
      { kind: 'sign-in', time: day(0, 11), user: 'alex', ip: '192.0.2.20' },
    ]);
    const { done } = await watched([path], { ...defaultPolicy, employer: { domains: ['example.com'] } });
    expect(done).toMatchObject({ people: 1, unknownAccounts: [] });
  });

  it('of people who are stored later count from then on', async () => {
    const logs = farm('alex', 'sam');
    expect((await watched(logs)).done.unknownAccounts).toEqual(['alex@example.com', 'sam@example.com']);
    await vet(worker('alex', 'Alex Example'));
    expect((await store.latestAssessment('alex'))?.findings.map(({ checkId }) => checkId)).toContain('second-remote-access-tool');
  });

  it('with faults are read as far as they go, each fault counted by its kind', async () => {
    await vet(worker('alex', 'Alex Example'));
    const path = join(at, 'bad.jsonl');
    writeFileSync(
      path,
      `${[okta('alex', 0, 9, '10.0.0.5'), okta('alex', 0, 10, '2001:db8::1'), { ...okta('alex', 0, 11, 'x'), published: 'yesterday' }, { ...okta('alex', 0, 12, 'x'), published: '2031-01-01T00:00:00Z' }, { ...okta('alex', 0, 13, 'x'), eventType: 'policy.lifecycle.update' }, { ...okta('', 0, 14, '192.0.2.20'), actor: {} }].map((one) => JSON.stringify(one)).join('\n')}\n{"uuid":"cut`,
    );
    const { done } = await watched([path]);
    expect(done.counts).toMatchObject({ records: 6, events: 3 });
    expect(Object.fromEntries(done.counts.issues)).toEqual({ 'log: unreadable': 1, 'okta: invalid-value': 2 });
    expect([...done.counts.ignored]).toEqual([['okta policy.lifecycle.update', 1]]);
    expect(done.issues.map(({ path: place }) => place).sort()).toEqual(['line 3/published', 'line 4', 'line 7']);
  });

  it('keep no account number', async () => {
    await vet(worker('alex', 'Alex Example'));
    await watched([
      log('payroll.jsonl', [{ Employee: 'alex@example.com', 'Effective Date': '2026-03-15', 'Account Number': '000123456789', 'Account Holder': 'Sam Sample', Method: 'ACH' }]),
    ]);
    const [body = ''] = [...(await store.tracesOf(['account:alex@example.com'])).values()];
    expect(body).not.toContain('000123456789');
    expect(body).toContain('6789');
    expect((await store.latestAssessment('alex'))?.findings.map(({ checkId }) => checkId)).toContain('payee-name-mismatch');
  });

  it('that nobody knows are said, with what to do', async () => {
    const { done } = await watched([log('strange.jsonl', [{ hello: 'world' }])]);
    expect(done.issues).toMatchObject([{ code: 'nothing-found', message: expect.stringContaining('--source') }]);
    await expect(watched([log('x.jsonl', [])], defaultPolicy, 'no-such-log')).rejects.toMatchObject({ code: 'usage.invalid' });
  });
});

describe('a program killed while it reads', () => {
  it('has kept all or nothing, and the same log read again gives what an undisturbed run gives', async () => {
    await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
    const logs = farm('alex', 'sam');
    await store.close();
    const db = join(at, 'db');
    const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', here('killed-watch.ts'), db, ...logs], { cwd: here('../..'), stdio: ['ignore', 'pipe', 'inherit'] });
    const killed = await new Promise<string | null>((resolve) => {
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
        if (said.includes('change') && !child.killed) child.kill('SIGKILL');
      });
      child.on('exit', (_, signal) => resolve(signal));
    });
    expect(killed).toBe('SIGKILL');
    store = await openEmbeddedStore(db);
    ports = { ...ports, networks: async () => ({ lookup: (ip) => NETWORKS[ip], feeds: { astrill: '2026-05-20' } }) };
    await watched(logs);
    const twin = mkdtempSync(join(folder, 'twin-'));
    cpSync(join(folder, 'template'), join(twin, 'db'), { recursive: true });
    const other = await openEmbeddedStore(join(twin, 'db'));
    try {
      const [id] = [...(await store.tracesOf(['account:sam@example.com', 'device:device-sam'])).keys()];
      expect(id).toBeDefined();
      const first = store;
      store = other;
      await vet(worker('alex', 'Alex Example'), worker('sam', 'Sam Sample'));
      const otherPorts = { ...ports, store: async () => other };
      for await (const _ of watch(logs, defaultPolicy, other, otherPorts));
      const days = async (from: Store) => [...(await from.tracesOf(['device:device-sam'])).values()].map((body) => JSON.parse(body).facts);
      expect(await days(first)).toEqual(await days(other));
      expect((await first.latestAssessment('sam'))?.findings.map(({ title }) => title)).toEqual((await other.latestAssessment('sam'))?.findings.map(({ title }) => title));
      store = first;
    } finally {
      await other.close();
    }
  }, 60_000);
});
