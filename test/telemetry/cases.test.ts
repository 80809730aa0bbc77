import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { catalogue } from '#checks';
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
  '192.0.2.7': { ...US, region: 'Texas', city: 'Austin', latitude: 30.3, longitude: -97.7 },
  '192.0.2.8': { ...US, region: 'Texas', city: 'Austin', latitude: 30.3, longitude: -97.7 },
  '198.51.100.1': { ...US, kind: 'mobile', region: 'Texas', city: 'Dallas', latitude: 32.8, longitude: -96.8 },
  '198.51.100.2': { ...US, kind: 'mobile', region: 'Georgia', city: 'Atlanta', latitude: 33.7, longitude: -84.4 },
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
const pay = (who: string, date: string, account: string, holder: string, more: Row = {}): Row => ({
  employee: mail(who),
  'effective date': date,
  account,
  'account holder': holder,
  'account holder type': 'individual',
  method: 'ACH',
  ...more,
});
const profiles = (who: string, addresses: readonly string[]): readonly Row[] =>
  addresses.map((address) => ({
    name: 'chrome_accounts',
    hostIdentifier: `lt-${who}`,
    unixTime: Date.parse(day(1)) / 1000,
    action: 'added',
    columns: { profile_email: address, profile_name: 'Work' },
    decorations: { host_uuid: `lt-${who}`, username: mail(who) },
  }));
const call = (who: string, nth: number, topic: string, more: Row): Row => ({
  meeting_id: `${who}-${nth}`,
  user_id: `z-${who}`,
  topic,
  user_email: mail(who),
  join_time: day(nth),
  leave_time: day(nth, 16),
  ...more,
});
const cloned = (who: string, nth: number, count: number): readonly Row[] =>
  Array.from({ length: count }, (_, one) => ({ kind: 'repository', time: day(nth), user: mail(who), repository: `example/r${one}`, action: 'clone' }));

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
  /** What the logs must raise, by person. */
  readonly raises: Readonly<Record<string, readonly string[]>>;
  /** Signals that the case lists beside these, which no log shows: applications and documents, lists and reports, what people see or are told. */
  readonly elsewhere?: readonly string[];
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
      d01a: ['second-remote-access-tool', 'ship-to-shared-address', 'shared-home-network', 'payee-name-mismatch', 'payout-to-third-party'],
      d01b: ['second-remote-access-tool', 'ship-to-shared-address', 'shared-home-network'],
    },
    elsewhere: ['supplier-without-idv-evidence', 'id-image-edited'],
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
    elsewhere: ['victim-tax-contact'],
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
    elsewhere: ['several-hands', 'employer-not-confirmed', 'education-not-confirmed', 'parallel-job-evidence'],
  },
  {
    id: 'D04',
    title: 'hired through a front company: remote access put on a hosted laptop, then the code copied',
    people: [person('d04', 'Ira Fixture')],
    log: [tool('d04', 0, 'AnyDesk'), tool('d04', 1, 'TeamViewer'), ...days(5, (nth) => [device('d04', nth, '192.0.2.4')]), ...cloned('d04', 20, 70)],
    raises: { d04: ['second-remote-access-tool', 'bulk-repository-copy'] },
    elsewhere: ['cloned-company-site', 'employer-not-confirmed', 'post-exit-extortion', 'sanctions-list-hit'],
  },
  {
    id: 'D05',
    title: 'developers of crypto firms who took the assets: no log is known of them',
    people: [],
    raises: {},
    elsewhere: ['referral-chain-unmet', 'id-image-edited', 'handle-or-name-rotation', 'wallet-near-sanctioned', 'crypto-payout-request'],
  },
  {
    id: 'D06',
    title: 'platform accounts in the names of two men who lent them, paid to the lender',
    people: [person('d06', 'Ren Fixture')],
    payroll: [pay('d06', '2026-03-20', '000777666555', 'Yuki Placeholder')],
    raises: { d06: ['payout-to-third-party'] },
    elsewhere: ['unreachable-unscheduled', 'face-does-not-match-id', 'rate-below-market'],
  },
  {
    id: 'D07',
    title: 'an early mass download, pay details changed again and again, a parting',
    people: [
      person('d07', 'Kim Fixture', {
        subject: { startedAt: '2026-02-01', endedAt: '2026-05-20' },
        // The reason was asked for and a private call offered; that is in no log.
        interviews: [{ at: '2026-02-20', kind: 'screening', camera: 'on', reasonAsked: true, accommodation: 'offered' }],
      }),
    ],
    log: [
      ...days(40, (nth) => [{ kind: 'download', id: `d07-${nth}`, time: day(nth), user: mail('d07'), bytes: 2_000_000 }]),
      { kind: 'download', id: 'd07-big', time: '2026-05-15T10:00:00Z', user: mail('d07'), bytes: 9_000_000_000 },
      ...cloned('d07', 3, 70),
      ...days(3, (nth) => [signIn('d07', nth, '203.0.113.1')]),
    ],
    payroll: [
      pay('d07', '2026-03-20', '000123000123', 'Kim Fixture'),
      pay('d07', '2026-04-05', '000456000456', 'Kim Fixture'),
      pay('d07', '2026-04-20', '000789000789', 'Kim Fixture'),
    ],
    other: { zoom: [1, 2].map((nth) => call('d07', nth, 'Interview Kim', { camera: 'off' })) },
    raises: { d07: ['pre-exit-mass-download', 'bulk-repository-copy', 'payout-details-churn', 'astrill-egress', 'camera-refused-repeatedly'] },
    elsewhere: ['post-exit-extortion', 'byod-insistence'],
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
    elsewhere: ['victim-tax-contact', 'referral-chain-unmet'],
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
    elsewhere: ['referral-chain-unmet', 'wallet-near-sanctioned', 'shared-screen-other-identity'],
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
    people: [person('d17', 'Rene Fixture', { identityDocuments: [{ type: 'driving-licence', name: 'Rene Fixture', issuingCountry: 'US', issuingRegion: 'CA' }] })],
    log: [
      started('d17', 0, 'systeminfo.exe', 'systeminfo'),
      started('d17', 0, 'dxdiag.exe', 'dxdiag /t out.txt'),
      started('d17', 0, 'curl.exe', 'curl https://ipinfo.io'),
      started('d17', 0, 'remoting_start_host.exe', 'remoting_start_host.exe --code=4/x --redirect-url=https://remote.example.com --pin=123456 --name=LT'),
      web('d17', 1, 'https://2fa.cn/'),
      ...days(4, (nth) => [signIn('d17', nth, '203.0.113.1')]),
    ],
    payroll: [pay('d17', '2026-03-20', '000321654987', 'Rene Fixture', { 'bank country': 'US', 'bank state': 'NY' })],
    other: { osquery: profiles('d17', ['taylor.template@example.net', 'morgan.specimen@example.net']) },
    raises: {
      d17: ['day-one-recon', 'chrome-remote-desktop-scripted', 'browser-otp-service', 'foreign-browser-profile', 'astrill-egress', 'residence-licence-bank-conflict'],
    },
    elsewhere: ['id-image-edited', 'referral-chain-unmet'],
  },
  {
    id: 'D18',
    title: 'an operator on laptops of a sting: a remote desktop by script, profiling, codes from web pages, a VPN',
    people: [person('d18', 'Remy Fixture')],
    log: [
      started('d18', 0, 'dxdiag.exe', 'dxdiag /t out.txt'),
      started('d18', 0, 'systeminfo.exe', 'systeminfo'),
      started('d18', 0, 'whoami.exe', 'whoami'),
      started('d18', 0, 'curl.exe', 'curl https://ipinfo.io'),
      started('d18', 0, 'remoting_start_host.exe', 'remoting_start_host.exe --code=4/x --redirect-url=https://remote.example.com --pin=123456 --name=LT'),
      web('d18', 1, 'https://otp.ee/'),
      web('d18', 1, 'https://2fa.cn/'),
      ...days(4, (nth) => [signIn('d18', nth, '203.0.113.1')]),
    ],
    raises: { d18: ['chrome-remote-desktop-scripted', 'browser-otp-service', 'astrill-egress', 'day-one-recon'] },
    elsewhere: ['asks-to-borrow-identity'],
  },
  {
    id: 'D20',
    title: 'a laptop at a facilitator’s, sign-ins from elsewhere, never together',
    people: [person('d20', 'Uma Fixture')],
    log: [tool('d20', 0, 'AnyDesk'), tool('d20', 1, 'Splashtop Streamer'), ...days(34, (nth) => [device('d20', nth, '192.0.2.2'), signIn('d20', nth, '192.0.2.5', 2)])],
    other: { osquery: profiles('d20', ['taylor.template@example.net', 'morgan.specimen@example.net']) },
    raises: { d20: ['second-remote-access-tool', 'device-account-never-converge', 'device-lives-elsewhere', 'foreign-browser-profile'] },
    elsewhere: ['bulk-application-footprint', 'scripted-answering'],
  },
  // Of these no public account tells of anything that a log would hold.
  { id: 'D10', title: 'a pool of applicants', people: [], raises: {}, elsewhere: ['bulk-application-footprint', 'resume-near-duplicate', 'shared-contact-artefact'] },
  { id: 'D11', title: 'an interview', people: [], raises: {}, elsewhere: ['employer-not-confirmed', 'scripted-answering', 'timeline-contradiction', 'bulk-application-footprint'] },
  { id: 'D12', title: 'a hiring pipeline', people: [], raises: {}, elsewhere: ['liveness-failed', 'voice-changes-across-sessions', 'bulk-application-footprint'] },
  { id: 'D14', title: 'a worker of whom nothing is public', people: [], raises: {} },
  {
    id: 'D19',
    title: 'the books of a cell',
    people: [],
    raises: {},
    elsewhere: ['copied-repository-injected-author', 'shared-contact-artefact', 'known-indicator-exact-match', 'contributor-ring'],
  },
  {
    id: 'D21',
    title: 'the top performer',
    people: [],
    raises: {},
    elsewhere: ['handle-or-name-rotation', 'contributor-ring', 'reverification-refused', 'vanishes-on-verification'],
  },
  { id: 'D22', title: 'synthetic faces, attributed to nobody', people: [], raises: {}, elsewhere: ['liveness-failed', 'virtual-camera', 'account-age-anomaly'] },
  { id: 'D23', title: 'a suspicion by names: no finding', people: [], raises: {}, elsewhere: ['scripted-answering'] },
];

function AUSTIN_PLACE() {
  return { city: 'Austin', region: 'TX', countryCode: 'US', latitude: 30.3, longitude: -97.7 };
}

/** Given names for many. */
const GIVEN = ['Ann', 'Bert', 'Cora', 'Dirk', 'Elsa', 'Finn', 'Gwen', 'Hank', 'Iris', 'Jens', 'Kira', 'Lars'];

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
    id: 'H7',
    title: 'many subscribers behind one address of a carrier',
    people: Array.from({ length: 12 }, (_, nth) => person(`h7${nth}`, `${GIVEN[nth]} Subscriber`)),
    log: Array.from({ length: 12 }, (_, nth) => `h7${nth}`).flatMap((who) => days(8, (nth) => [signIn(who, nth, '192.0.2.4'), device(who, nth, '192.0.2.4')])),
    raises: {},
  },
  {
    id: 'H8',
    title: 'the telephone that comes out of its carrier’s gateways in other cities',
    people: [person('h8', 'Hugo Honest')],
    log: days(20, (nth) => [device('h8', nth, '192.0.2.4'), signIn('h8', nth, '192.0.2.4'), signIn('h8', nth, nth % 2 === 0 ? '198.51.100.1' : '198.51.100.2', 16)]),
    raises: {},
  },
  {
    id: 'H9',
    title: 'the desk in a coworking house, where two colleagues sit on some days',
    people: ['h9a', 'h9b'].map((id, nth) => person(id, nth === 0 ? 'Ines Honest' : 'Ivo Honest')),
    log: ['h9a', 'h9b'].flatMap((who, nth) =>
      days(20, (one) => {
        const ip = one % 10 === 0 ? '192.0.2.7' : nth === 0 ? '192.0.2.4' : '192.0.2.8';
        return [device(who, one, ip), signIn(who, one, ip)];
      }),
    ),
    raises: {},
  },
  {
    id: 'H10',
    title: 'who lives in China and uses Astrill there, as foreigners do',
    people: [person('h10', 'Jo Honest', { subject: { claimedResidence: { countryCode: 'CN', city: 'Shenyang', latitude: 41.8, longitude: 123.4, timeZone: 'Asia/Shanghai' } } })],
    log: days(20, (nth) => [device('h10', nth, '192.0.2.5', 2), signIn('h10', nth, nth % 3 === 0 ? '203.0.113.1' : '192.0.2.5', 3)]),
    raises: {},
  },
  {
    id: 'H11',
    title: 'who changes the bank once, after a year, in the own name',
    people: [person('h11', 'Kai Honest', { subject: { startedAt: '2025-03-01' } })],
    payroll: [pay('h11', '2025-03-20', '000111000111', 'Kai Honest'), pay('h11', '2026-04-20', '000222000222', 'K. Honest')],
    carrier: [{ ...parcel('h11', '3 Honest Street', 'Austin', 'TX'), 'signed by': 'Kai Honest' }],
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
  for (const one of [...CASES, ...HONEST]) if (one.people.length > 0) await play(one);
}, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/**
 * Signals that the case collection expects of each case. @source cases-dev of the case collection, 2026-11, row “signals a vetting tool should raise”
 */
const LISTED: Readonly<Record<string, string>> = {
  D01: 'supplier-without-idv-evidence second-remote-access-tool ship-to-shared-address payout-to-third-party id-image-edited shared-home-network',
  D02: 'ship-to-shared-address shared-home-network second-remote-access-tool victim-tax-contact shared-payout-account device-lives-elsewhere',
  D03: 'second-remote-access-tool several-hands employer-not-confirmed education-not-confirmed input-latency-remote parallel-job-evidence',
  D04: 'cloned-company-site employer-not-confirmed post-exit-extortion bulk-repository-copy second-remote-access-tool sanctions-list-hit',
  D05: 'referral-chain-unmet id-image-edited handle-or-name-rotation wallet-near-sanctioned crypto-payout-request',
  D06: 'payout-to-third-party unreachable-unscheduled face-does-not-match-id rate-below-market',
  D07: 'bulk-repository-copy pre-exit-mass-download post-exit-extortion byod-insistence camera-refused-repeatedly payout-details-churn astrill-egress',
  D08: 'victim-tax-contact shared-home-network device-first-seen-elsewhere second-remote-access-tool astrill-egress referral-chain-unmet',
  D09: 'new-hire-unmanaged-device astrill-egress impossible-travel-repeated interview-network-anonymised',
  D10: 'bulk-application-footprint resume-near-duplicate shared-contact-artefact',
  D11: 'employer-not-confirmed scripted-answering timeline-contradiction bulk-application-footprint',
  D12: 'liveness-failed voice-changes-across-sessions bulk-application-footprint',
  D13: 'shared-mfa-device anonymiser-majority shared-home-network',
  D14: '',
  D15: 'referral-chain-unmet wallet-near-sanctioned shared-payout-account shared-screen-other-identity impossible-travel-repeated',
  D16: 'unexplained-small-charges',
  D17: 'residence-licence-bank-conflict id-image-edited day-one-recon chrome-remote-desktop-scripted browser-otp-service foreign-browser-profile astrill-egress referral-chain-unmet',
  D18: 'asks-to-borrow-identity chrome-remote-desktop-scripted browser-otp-service astrill-egress day-one-recon',
  D19: 'copied-repository-injected-author shared-contact-artefact known-indicator-exact-match contributor-ring',
  D20: 'bulk-application-footprint second-remote-access-tool device-account-never-converge scripted-answering foreign-browser-profile',
  D21: 'handle-or-name-rotation contributor-ring reverification-refused vanishes-on-verification',
  D22: 'liveness-failed virtual-camera account-age-anomaly',
  D23: 'scripted-answering',
};
/** Signals of dossiers and ties that parcels, pay changes and calls in logs feed as well. */
const FED_BY_LOGS = new Set([
  ...['ship-to-shared-address', 'ship-to-mail-drop', 'ship-to-not-on-identity', 'address-changed-after-offer', 'recipient-is-not-worker', 'device-not-returned-from-home'],
  ...['payee-name-mismatch', 'payout-to-third-party', 'payout-details-churn', 'shared-payout-account', 'interview-network-anonymised', 'clock-locale-mismatch'],
  'camera-refused-repeatedly',
]);

describe('every signal that a case lists', () => {
  test.each(Object.entries(LISTED))('is raised from its logs, or is one that no log shows: %s', (id, listed) => {
    const one = CASES.find((each) => each.id === id);
    const [raised, elsewhere] = [Object.values(one?.raises ?? {}).flat(), one?.elsewhere ?? []];
    expect(
      listed
        .split(' ')
        .filter((signal) => signal !== '' && !raised.includes(signal))
        .sort(),
    ).toEqual([...elsewhere].sort());
    const shown = elsewhere.filter(
      (signal) => FED_BY_LOGS.has(signal) || catalogue.find(({ check }) => check.id === signal)?.check.needs.some((source) => source === 'telemetry') !== false,
    );
    expect(shown).toEqual([]);
  });
});

describe.each(CASES.filter(({ raises }) => Object.keys(raises).length > 0).map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', (_, { raises }) => {
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
