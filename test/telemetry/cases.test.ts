import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '#io';
import { type Assessment, defaultPolicy, type NetworkFacts, type Policy } from '#model';
import { type Store, vetBatches, vetContext, watch } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testPorts } from '#testing';

/*
 * The telemetry of public cases, rebuilt from their facts with invented people, and honest people who resemble them. D numbers are the
 * cases of the project’s case collection; each names what its public account says happened.
 */

const US = { countryCode: 'US', kind: 'residential' as const, from: 'test' };
const NETWORKS: Readonly<Record<string, NetworkFacts>> = {
  '192.0.2.1': { ...US, region: 'North Carolina', city: 'Raleigh', latitude: 35.8, longitude: -78.6 },
  '192.0.2.2': { ...US, region: 'Arizona', city: 'Phoenix', latitude: 33.4, longitude: -112.1 },
  '192.0.2.3': { ...US, region: 'Nevada', city: 'Reno', latitude: 39.5, longitude: -119.8 },
  '192.0.2.4': { ...US, region: 'Texas', city: 'Austin', latitude: 30.3, longitude: -97.7 },
  '192.0.2.5': { countryCode: 'CN', city: 'Shenyang', latitude: 41.8, longitude: 123.4, kind: 'residential', from: 'test' },
  '192.0.2.6': { countryCode: 'RU', city: 'Khabarovsk', latitude: 48.5, longitude: 135.1, kind: 'residential', from: 'test' },
  '203.0.113.1': { countryCode: 'US', kind: 'consumer-vpn', provider: 'Astrill', from: 'test' },
  '203.0.113.2': { countryCode: 'US', kind: 'hosting', from: 'test' },
};

type Row = Readonly<Record<string, unknown>>;
const day = (nth: number, hour = 15) => new Date(Date.UTC(2026, 2, 2 + nth, hour)).toISOString();
const days = (count: number, make: (nth: number) => readonly Row[]): readonly Row[] => Array.from({ length: count }, (_, nth) => make(nth)).flat();
const mail = (who: string) => `${who}@example.com`;
const signIn = (who: string, nth: number, ip: string, hour = 15, more: Row = {}): Row => ({ kind: 'sign-in', time: day(nth, hour), user: mail(who), ip, ...more });
const device = (who: string, nth: number, ip: string, hour = 16): Row => ({ kind: 'device', time: day(nth, hour), user: mail(who), device: `lt-${who}`, ip });
const tool = (who: string, nth: number, name: string): Row => ({ kind: 'software', time: day(nth), user: mail(who), device: `lt-${who}`, software: name });
const started = (who: string, nth: number, process: string, commandLine: string, hour = 15): Row => ({
  kind: 'process',
  time: day(nth, hour),
  user: mail(who),
  device: `lt-${who}`,
  process,
  commandLine,
});
const web = (who: string, nth: number, url: string): Row => ({ kind: 'web', time: day(nth), user: mail(who), device: `lt-${who}`, url });
const parcel = (who: string, street: string, city: string, region: string): Row => ({
  tracking: `T-${who}`,
  event: 'Delivered, signed',
  time: '2026-02-25T10:00:00Z',
  asset: `lt-${who}`,
  employee: mail(who),
  street,
  city,
  state: region,
  zip: '00501',
  country: 'US',
});
const pay = (who: string, date: string, account: string, holder: string): Row => ({
  employee: mail(who),
  'effective date': date,
  account,
  'account holder': holder,
  method: 'ACH',
});

const AUSTIN = { countryCode: 'US', region: 'TX', city: 'Austin', latitude: 30.3, longitude: -97.7, timeZone: 'America/Chicago' };
const person = (id: string, name: string, more: Row = {}): Row => {
  const { subject, ...rest } = more as { subject?: Row };
  return {
    id,
    names: [{ name }],
    emails: [{ address: mail(id), label: 'work' }],
    subject: { relation: 'contractor', role: { title: 'Developer', tier: 2 }, claimedResidence: AUSTIN, startedAt: '2026-03-01', ...subject },
    ...rest,
  };
};

type Case = {
  readonly id: string;
  readonly title: string;
  readonly people: readonly Row[];
  readonly log?: readonly Row[];
  readonly carrier?: readonly Row[];
  readonly payroll?: readonly Row[];
  readonly other?: Readonly<Record<string, readonly Row[]>>;
  readonly raises: Readonly<Record<string, readonly string[]>>;
};

const CASES: readonly Case[] = [
  {
    id: 'D01',
    title: 'two contractors’ laptops at a house in North Carolina, AnyDesk and TeamViewer on them, pay to another person',
    people: [person('d01a', 'Alex Fixture'), person('d01b', 'Sam Fixture')],
    log: ['d01a', 'd01b'].flatMap((who) => [
      tool(who, 0, 'AnyDesk'),
      tool(who, 1, 'TeamViewer'),
      ...days(6, (nth) => [device(who, nth, '192.0.2.1'), signIn(who, nth, '192.0.2.1')]),
    ]),
    carrier: ['d01a', 'd01b'].map((who) => parcel(who, '8 Placeholder Road', 'Raleigh', 'NC')),
    payroll: [pay('d01a', '2026-03-20', '000111222333', 'Robin Placeholder')],
    raises: {
      d01a: ['second-remote-access-tool', 'ship-to-shared-address', 'shared-home-network', 'payee-name-mismatch'],
      d01b: ['second-remote-access-tool', 'ship-to-shared-address', 'shared-home-network'],
    },
  },
  {
    id: 'D02',
    title: 'a house in Arizona that hosts laptops for weeks and takes the wages',
    people: [person('d02a', 'Casey Fixture'), person('d02b', 'Dana Fixture')],
    log: ['d02a', 'd02b'].flatMap((who) => [
      tool(who, 0, 'AnyDesk'),
      tool(who, 0, 'RustDesk'),
      ...days(18, (nth) => [device(who, nth, '192.0.2.2'), signIn(who, nth, '192.0.2.2')]),
    ]),
    carrier: ['d02a', 'd02b'].map((who) => parcel(who, '4 Sample Lane', 'Phoenix', 'AZ')),
    payroll: ['d02a', 'd02b'].map((who) => pay(who, '2026-03-20', '000999888777', 'Robin Sample')),
    raises: { d02a: ['ship-to-shared-address', 'shared-home-network', 'second-remote-access-tool', 'shared-payout-account', 'device-lives-elsewhere'] },
  },
  {
    id: 'D03',
    title: 'a lender whose work is done from far away: everything genuine but the delay of the keys',
    people: [person('d03', 'Jordan Fixture')],
    log: [
      tool('d03', 0, 'AnyDesk'),
      tool('d03', 0, 'Chrome Remote Desktop Host'),
      ...days(7, (nth) => [{ kind: 'input-timing', time: day(nth), user: mail('d03'), device: 'lt-d03', delayMs: 190 }, device('d03', nth, '192.0.2.4')]),
    ],
    raises: { d03: ['second-remote-access-tool', 'input-latency-remote'] },
  },
  {
    id: 'D07',
    title: 'an early mass download, pay details changed again and again, a parting',
    people: [person('d07', 'Kim Fixture', { subject: { startedAt: '2026-02-01', endedAt: '2026-05-20' } })],
    log: [
      ...days(40, (nth) => [{ kind: 'download', id: `d07-${nth}`, time: day(nth), user: mail('d07'), bytes: 2_000_000 }]),
      { kind: 'download', id: 'd07-big', time: '2026-05-15T10:00:00Z', user: mail('d07'), bytes: 9_000_000_000 },
      ...Array.from({ length: 70 }, (_, nth) => ({ kind: 'repository', time: day(3), user: mail('d07'), repository: `example/r${nth}`, action: 'clone' })),
      ...days(3, (nth) => [signIn('d07', nth, '203.0.113.1')]),
    ],
    payroll: [
      pay('d07', '2026-03-20', '000123000123', 'Kim Fixture'),
      pay('d07', '2026-04-05', '000456000456', 'Kim Fixture'),
      pay('d07', '2026-04-20', '000789000789', 'Kim Fixture'),
    ],
    raises: { d07: ['pre-exit-mass-download', 'bulk-repository-copy', 'payout-details-churn', 'astrill-egress'] },
  },
  {
    id: 'D08',
    title: 'two employees who claim Texas and another place, both laptops at one line in Nevada',
    people: [person('d08a', 'Lee Fixture', { shipments: [{ asset: 'lt-d08a', to: AUSTIN_PLACE(), deliveredAt: '2026-02-25' }] }), person('d08b', 'Morgan Fixture')],
    log: ['d08a', 'd08b'].flatMap((who) => [
      tool(who, 0, 'AnyDesk'),
      tool(who, 2, 'TeamViewer'),
      ...days(8, (nth) => [device(who, nth, '192.0.2.3', 14), device(who, nth, '192.0.2.3', 18), signIn(who, nth, '203.0.113.1')]),
    ]),
    raises: {
      d08a: ['shared-home-network', 'device-first-seen-elsewhere', 'second-remote-access-tool', 'astrill-egress'],
      d08b: ['shared-home-network', 'second-remote-access-tool', 'astrill-egress'],
    },
  },
  {
    id: 'D09',
    title: 'ten days from hire to removal: an unmanaged device, China, Dallas and Los Angeles',
    people: [person('d09', 'Noor Fixture')],
    log: days(4, (nth) => [
      signIn('d09', nth, '192.0.2.5', 3, { app: 'Salesforce', device: 'own-d09', managed: 'no' }),
      signIn('d09', nth, '192.0.2.4', 6),
      signIn('d09', nth, '203.0.113.1', 7),
    ]),
    other: {
      zoom: [
        {
          meeting_id: 'i1',
          user_id: 'z9',
          topic: 'Interview Noor',
          user_email: mail('d09'),
          ip_address: '203.0.113.1',
          join_time: '2026-02-10T15:00:00Z',
          leave_time: '2026-02-10T15:45:00Z',
        },
      ],
    },
    raises: { d09: ['new-hire-unmanaged-device', 'astrill-egress', 'impossible-travel-repeated', 'interview-network-anonymised'] },
  },
  {
    id: 'D13',
    title: 'one telephone completes the second factor of several accounts, behind a VPN',
    people: [person('d13a', 'Quinn Fixture'), person('d13b', 'Sasha Fixture'), person('d13c', 'Toni Fixture')],
    log: ['d13a', 'd13b', 'd13c'].flatMap((who) =>
      days(8, (nth) => [signIn(who, nth, '203.0.113.2', 15, { mfaDevice: 'phone 7f3a' }), signIn(who, nth, '192.0.2.3', 20)].concat(signIn(who, nth, '203.0.113.2', 17))),
    ),
    raises: { d13a: ['shared-mfa-device', 'anonymiser-majority', 'shared-home-network'], d13b: ['shared-mfa-device'], d13c: ['shared-mfa-device'] },
  },
  {
    id: 'D15',
    title: 'developers under claims of another country, from Russian lines, paid to one account',
    people: [person('d15a', 'Jean Fixture'), person('d15b', 'Pat Fixture')],
    log: ['d15a', 'd15b'].flatMap((who) => days(4, (nth) => [signIn(who, nth, '192.0.2.6', 3), signIn(who, nth, '192.0.2.4', 5)])),
    payroll: ['d15a', 'd15b'].map((who) => pay(who, '2026-03-20', '000555000555', 'Chris Sample')),
    raises: { d15a: ['impossible-travel-repeated', 'shared-payout-account'] },
  },
  {
    id: 'D16',
    title: 'thirty small charges that nobody approved',
    people: [person('d16', 'Max Fixture')],
    other: {
      charges: Array.from({ length: 30 }, (_, nth) => ({
        cardholder: mail('d16'),
        date: day(nth * 2),
        amount: '39',
        merchant: 'Example Cloud',
        approved: 'no',
        'transaction id': `${nth}`,
      })),
    },
    raises: { d16: ['unexplained-small-charges'] },
  },
  {
    id: 'D17',
    title: 'three hires by researchers: profiling on the first day, a scripted remote desktop, codes from a web page, somebody else’s profile',
    people: [person('d17', 'Rene Fixture')],
    log: [
      started('d17', 0, 'systeminfo.exe', 'systeminfo'),
      started('d17', 0, 'dxdiag.exe', 'dxdiag /t out.txt'),
      started('d17', 0, 'curl.exe', 'curl https://ipinfo.io'),
      started('d17', 0, 'remoting_start_host.exe', 'remoting_start_host.exe --code=4/x --redirect-url=https://remote.example.com --pin=123456 --name=LT'),
      web('d17', 1, 'https://2fa.cn/'),
      ...days(4, (nth) => [signIn('d17', nth, '203.0.113.1')]),
    ],
    other: {
      osquery: [0, 1].map((nth) => ({
        name: 'chrome_accounts',
        hostIdentifier: 'lt-d17',
        unixTime: Date.parse(day(1)) / 1000,
        action: 'added',
        columns: { profile_email: nth === 0 ? 'taylor.template@example.net' : 'morgan.specimen@example.net', profile_name: 'Work' },
        decorations: { host_uuid: 'lt-d17', username: mail('d17') },
      })),
    },
    raises: { d17: ['day-one-recon', 'chrome-remote-desktop-scripted', 'browser-otp-service', 'foreign-browser-profile', 'astrill-egress'] },
  },
  {
    id: 'D20',
    title: 'a laptop at a facilitator’s, sign-ins from elsewhere, never together',
    people: [person('d20', 'Uma Fixture')],
    log: [tool('d20', 0, 'AnyDesk'), tool('d20', 1, 'Splashtop Streamer'), ...days(34, (nth) => [device('d20', nth, '192.0.2.2'), signIn('d20', nth, '192.0.2.5', 2)])],
    raises: { d20: ['second-remote-access-tool', 'device-account-never-converge', 'device-lives-elsewhere'] },
  },
];

function AUSTIN_PLACE() {
  return { city: 'Austin', region: 'TX', countryCode: 'US', latitude: 30.3, longitude: -97.7 };
}

/** Honest people with logs of the same kinds. None of them may raise a signal above `weak`. */
const HONEST: readonly Case[] = [
  {
    id: 'H1',
    title: 'the frequent flyer',
    people: [person('h1', 'Ada Honest')],
    log: [
      ...days(20, (nth) => [device('h1', nth, '192.0.2.4'), signIn('h1', nth, '192.0.2.4')]),
      ...days(3, (nth) => [signIn('h1', nth + 21, '192.0.2.6', 5), device('h1', nth + 21, '192.0.2.6', 6)]),
    ],
    raises: {},
  },
  {
    id: 'H2',
    title: 'the always-on VPN',
    people: [person('h2', 'Ben Honest')],
    log: days(25, (nth) => [device('h2', nth, '203.0.113.2'), signIn('h2', nth, '203.0.113.2'), signIn('h2', nth, '203.0.113.2', 18)]),
    raises: {},
  },
  {
    id: 'H3',
    title: 'the couple at one address, one line, one account',
    people: ['h3a', 'h3b'].map((id, nth) =>
      person(id, nth === 0 ? 'Cleo Honest' : 'Cyril Honest', {
        addresses: [{ kind: 'residence', address: '3 Honest Street', city: 'Austin', region: 'TX', postalCode: '78701', countryCode: 'US' }],
      }),
    ),
    log: ['h3a', 'h3b'].flatMap((who) => days(12, (nth) => [signIn(who, nth, '192.0.2.4'), device(who, nth, '192.0.2.4')])),
    raises: {},
  },
  {
    id: 'H4',
    title: 'the night owl',
    people: [person('h4', 'Dora Honest')],
    log: days(30, (nth) => [0, 1, 2, 3, 4, 5].map((hour) => signIn('h4', nth, '192.0.2.4', hour))),
    raises: {},
  },
  {
    id: 'H5',
    title: 'the administrator who tests remote tools',
    people: [person('h5', 'Emil Honest', { subject: { role: { title: 'IT support engineer', tier: 2 } } })],
    log: [tool('h5', 0, 'AnyDesk'), tool('h5', 1, 'RustDesk'), ...days(5, (nth) => [device('h5', nth, '192.0.2.4')])],
    raises: {},
  },
  {
    id: 'H6',
    title: 'the developer who sets up a machine',
    people: [person('h6', 'Fay Honest')],
    log: [
      started('h6', 0, 'whoami.exe', 'whoami'),
      started('h6', 0, 'git.exe', 'git clone'),
      ...Array.from({ length: 9 }, (_, nth) => ({ kind: 'repository', time: day(0), user: mail('h6'), repository: `example/r${nth}`, action: 'clone' })),
    ],
    raises: {},
  },
];

const root = mkdtempSync(join(tmpdir(), 'bonafide-cases-'));
let template = '';
const assessments = new Map<string, Assessment>();
const policy: Policy = defaultPolicy;

/** Vets the people of a case beside colleagues, reads its logs, and keeps what is said of each. */
async function play({ id, people, log = [], carrier = [], payroll = [], other = {} }: Case): Promise<void> {
  const at = mkdtempSync(join(root, `${id}-`));
  cpSync(template, join(at, 'db'), { recursive: true });
  const store: Store = await openEmbeddedStore(join(at, 'db'));
  try {
    const ports = testPorts({
      now: () => '2026-05-25T12:00:00.000Z',
      store: async () => store,
      records: readRecords,
      networks: async () => ({ lookup: (ip) => NETWORKS[ip], feeds: { astrill: '2026-05-20' } }),
    });
    const colleague = person('colleague', 'Zoe Colleague', { subject: { claimedResidence: { countryCode: 'DE', city: 'Berlin' } } });
    async function* batches() {
      yield { people: [...people, colleague].map((one) => ({ dossier: dossier(one), issues: [] })), issues: [] };
    }
    for await (const _ of vetBatches(batches(), vetContext(policy, ports, ports.now()), store));
    const usual = days(5, (nth) => [
      ...['colleague', 'u1', 'u2', 'u3'].map((who) => ({ kind: 'repository', time: day(nth), user: mail(who), repository: `example/own${nth}`, action: 'clone' })),
      signIn('colleague', nth, '198.51.100.77'),
    ]);
    const logs = Object.entries({ table: [...log, ...usual], carrier, payroll, ...other }).filter(([, rows]) => rows.length > 0);
    const paths = logs.map(([name, rows]) => {
      const path = join(at, `${name}.jsonl`);
      writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
      return path;
    });
    // Twice: medians are known only after everybody was read once.
    for (const _ of [1, 2]) for await (const __ of watch(paths, policy, store, ports));
    for (const one of people) {
      const latest = await store.latestAssessment(String(one['id']));
      if (latest !== undefined) assessments.set(String(one['id']), latest);
    }
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  template = join(root, 'template');
  await (await openEmbeddedStore(template)).close();
  for (const one of [...CASES, ...HONEST]) await play(one);
}, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(CASES.map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', (_, { raises }) => {
  it.each(Object.entries(raises))('raises its signals about %s', (id, signals) => {
    const fired = assessments.get(id)?.findings.map(({ checkId }) => checkId) ?? [];
    expect(fired).toEqual(expect.arrayContaining([...signals]));
  });
});

describe.each(HONEST.map((one) => [one.title, one] as const))('innocent twin, %s', (_, { people }) => {
  it.each(people.map((one) => String(one['id'])))('raises nothing above weak about %s', (id) => {
    expect(
      assessments
        .get(id)
        ?.findings.filter(({ strength }) => strength !== 'weak')
        .map(({ title }) => title),
    ).toEqual([]);
  });
});
