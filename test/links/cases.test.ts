import { describe, expect, it } from 'vitest';
import { estimate, judged, KeyIndex, linkRecord, populationTies, priorWeights, ringsOf } from '#links';
import { type Link, type Ring, withoutProtected } from '#model';
import { dossier, testDigest } from '#testing';

/*
 * Rings of public cases, rebuilt from their facts with invented people, among strangers and among honest people who share things.
 * D numbers are the cases of the project’s case collection.
 */

type File = Readonly<Record<string, unknown>>;

/** Compares everybody, as a run over a store does. */
function network(files: readonly File[]): { readonly rings: readonly Ring[]; readonly links: readonly Link[] } {
  const records = files.map((file) => linkRecord(withoutProtected(dossier(file))));
  const index = new KeyIndex();
  for (const record of records) index.add(record);
  const built = index.build();
  const prior = priorWeights(records.length);
  const recordOf = (person: number) => records[person] ?? (records[0] as (typeof records)[number]);
  const weights = estimate([...populationTies(built, recordOf, prior)], prior, []);
  const links = judged([...populationTies(built, recordOf, weights)], []);
  return { links, rings: ringsOf(links, new Map(records.map((record) => [record.id, record])), [], testDigest) };
}

const home = (street: string, city = 'Springfield') => ({ address: street, city, region: 'TX', postalCode: '73301', countryCode: 'US' });
const person = (id: string, name: string, more: File = {}): File => ({
  id,
  names: [{ name }],
  emails: [{ address: `${id}@example.com` }],
  subject: { relation: 'employee', role: { title: 'Developer', tier: 2 }, claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' }, startedAt: '2026-01-12' },
  ...more,
});
const sent = (street: string, city = 'Raleigh') => ({
  shipments: [{ direction: 'outbound', to: { address: street, city, region: 'NC', postalCode: '27601', countryCode: 'US' }, deliveredAt: '2026-01-10' }],
});
const paid = (number: string, holderName: string, more: File = {}) => ({ payoutAccounts: [{ kind: 'bank', number, holderName, bankName: 'Example Bank', ...more }] });
const seen = (ip: string) => ({ interviews: [{ at: '2026-01-05', network: { ip, kind: 'residential', countryCode: 'US' } }] });
const idsOf = (ring: Ring | undefined) => ring?.members.map(({ id }) => id).sort();

/** Names that have nothing in common. */
const NAMES =
  'Ada Lindqvist,Bram Okafor,Chidi Moreau,Dora Yilmaz,Eino Castellanos,Fatou Brennan,Goran Ishikawa,Hedda Mwangi,Ivo Petrosyan,Jun Achterberg,Kaia Ramanathan,Lev Oyelaran,Mina Strandberg,Nuno Takahashi'.split(
    ',',
  );

/** A word made of a number. */
const word = (nth: number): string => [...String(nth * 7919 + 13)].map((digit) => 'bocadufegihojukalemi'.slice(2 * Number(digit), 2 * Number(digit) + 2)).join('');

/** People who have nothing to do with anybody. */
const strangers = Array.from({ length: 30 }, (_, nth) =>
  person(`s${nth}`, `${word(nth)} ${word(nth + 100)}`, {
    phones: [{ number: `+1 303 555 01${String(nth).padStart(2, '0')}` }],
    addresses: [{ kind: 'residence', ...home(`${nth + 10} Example Avenue`) }],
    ...paid(`90000000${nth}`, `${word(nth)} ${word(nth + 100)}`, { relationship: 'self' }),
  }),
);

const STORY =
  'Built and operated payment services in TypeScript and Go for a marketplace with two million customers. Led the move from a monolith to services over eighteen months. Wrote the tooling that measures latency on every release. Mentored four junior developers and ran the weekly design review.';

describe('a ring of a public case comes out with what its members share', () => {
  it('D01: contractors of front firms whose laptops go to one home in North Carolina, and whose pay goes to one account', () => {
    const workers = ['Alexis Sample', 'Blake Invented', 'Casey Madeup'].map((name, nth) =>
      person(`d01-${nth}`, name, {
        ...sent('7 Example Lane'),
        ...paid('6222000011112222', 'Dana Example'),
        suppliers: [{ name: nth === 0 ? 'Example Staffing One' : 'Example Staffing Two', kind: 'staffing-firm', identityEvidence: 'not-requested' }],
      }),
    );
    const host = person('d01-host', 'Emery Fictional', {
      addresses: [{ kind: 'residence', address: '7 Example Lane', city: 'Raleigh', region: 'NC', postalCode: '27601', countryCode: 'US' }],
    });
    const { rings } = network([...strangers, ...workers, host]);
    expect(rings).toHaveLength(1);
    expect(idsOf(rings[0])).toEqual(['d01-0', 'd01-1', 'd01-2', 'd01-host']);
    expect(rings[0]?.shared.map(({ feature, members }) => [feature, members.length])).toEqual(
      expect.arrayContaining([
        ['payout-account', 3],
        ['delivery-address', 3],
        ['delivery-host', 4],
      ]),
    );
    expect(rings[0]?.members.find(({ id }) => id === 'd01-host')?.role).toBe('host');
  });

  it('D02: workers under stolen identities whose laptops run at one house', () => {
    const workers = Array.from({ length: 9 }, (_, nth) => person(`d02-${nth}`, NAMES[nth] ?? '', { ...sent('31 Example Road', 'Litchfield'), ...seen('192.0.2.31') }));
    const { rings } = network([...strangers, ...workers]);
    expect(rings.map(idsOf)).toEqual([workers.map(({ id }) => id)]);
    expect(rings[0]?.shared.map(({ feature, members }) => [feature, members.length])).toEqual(
      expect.arrayContaining([
        ['delivery-address', 9],
        ['home-network', 9],
      ]),
    );
  });

  it('D04: personas with invented firms who write one résumé and change their handles', () => {
    const personas = ['Robin Invented', 'Sky Madeup', 'Toni Sample', 'Uli Fictional'].map((name, nth) =>
      person(`d04-${nth}`, name, {
        work: [
          {
            name: `Example Works ${nth}`,
            position: 'Senior developer',
            startDate: '2019-02',
            endDate: '2025-06',
            summary: nth === 3 ? STORY.replace('two million', 'three million') : STORY,
          },
        ],
        profiles: [{ network: 'GitHub', username: `persona${nth}`, formerNames: [{ username: 'fullstack-hawk-example' }] }],
      }),
    );
    const { rings } = network([...strangers, ...personas]);
    expect(rings.map(idsOf)).toEqual([personas.map(({ id }) => id)]);
    expect(rings[0]?.members.every(({ role }) => role === 'persona')).toBe(true);
    expect(new Set(rings[0]?.shared.map(({ feature }) => feature))).toEqual(new Set(['application-text', 'profile-handle']));
  });

  it('D08: one who referred another, both laptops on one network', () => {
    const first = person('d08-a', 'Vic Sample', seen('192.0.2.8'));
    const second = person('d08-b', 'Wren Invented', { ...seen('192.0.2.8'), applications: [{ requisition: 'R-2', submittedAt: '2026-02-01', referredBy: 'd08-a@example.com' }] });
    const { rings, links } = network([...strangers, first, second]);
    expect(rings.map(idsOf)).toEqual([['d08-a', 'd08-b']]);
    expect(links.find(({ kind }) => kind === 'facilitates')).toMatchObject({ a: 'd08-a', b: 'd08-b', values: [{ feature: 'referral' }] });
  });

  it('says for each pair what they share, how rare it is, and what would show it innocent', () => {
    const { links } = network([
      ...strangers,
      person('p1', 'Alexis Sample', paid('4234567891', 'Dana Example')),
      person('p2', 'Blake Invented', paid('4234567891', 'Dana Example')),
    ]);
    expect(links[0]?.values.find(({ feature }) => feature === 'payout-account')).toMatchObject({
      label: 'Example Bank …7891',
      holders: 2,
      ask: expect.stringMatching(/bank confirms/),
    });
  });
});

describe('honest people stay apart, with the reason', () => {
  const together = (a: string, b: string, links: readonly Link[]) => links.filter((link) => [link.a, link.b].includes(a) && [link.a, link.b].includes(b));

  it('flatmates at one address, on one network, with parcels there', () => {
    const flat = {
      addresses: [{ kind: 'residence', ...home('5 Example Court') }],
      ...seen('192.0.2.55'),
      shipments: [{ direction: 'outbound', to: home('5 Example Court'), deliveredAt: '2026-01-10' }],
    };
    const { rings, links } = network([...strangers, person('f1', 'Ana Sample', flat), person('f2', 'Ben Invented', flat), person('f3', 'Cem Madeup', flat)]);
    expect(rings).toEqual([]);
    expect(together('f1', 'f2', links).flatMap(({ explanations }) => explanations)).toContain('both live at 5 Example Court, Springfield, TX 73301, US');
  });

  it('spouses with one name, one phone, one mailbox and a joint account', () => {
    const couple = {
      addresses: [{ kind: 'residence', ...home('8 Example Court') }],
      phones: [{ number: '+1 202 555 0188' }],
      ...paid('555566667777', 'A and B Pairson', { relationship: 'joint' }),
    };
    const { rings, links } = network([...strangers, person('m1', 'Ada Pairson', couple), person('m2', 'Bob Pairson', couple)]);
    expect(rings).toEqual([]);
    expect(together('m1', 'm2', links).every(({ counts, explanations }) => !counts && explanations.length > 0)).toBe(true);
  });

  it('people at desks of one coworking house and behind one address of it', () => {
    const desk = (nth: number) => ({
      addresses: [{ kind: 'mailing', ...home('1 Example Plaza'), classification: 'coworking' }],
      ...seen('198.51.100.1'),
      phones: [{ number: `+1 404 555 01${nth + 10}` }],
    });
    const { rings, links } = network([...strangers, ...Array.from({ length: 14 }, (_, nth) => person(`w${nth}`, NAMES[nth] ?? '', desk(nth)))]);
    expect(rings).toEqual([]);
    expect(links.every(({ counts }) => !counts)).toBe(true);
  });

  it('clients of an agency that writes their résumés, takes their calls and pools their pay', () => {
    const client = (nth: number) =>
      person(`a${nth}`, NAMES[nth] ?? '', {
        suppliers: [{ name: 'Example Agency', kind: 'staffing-firm', identityEvidence: 'provided' }],
        phones: [{ number: '+1 202 555 0100' }],
        work: [{ name: `Employer ${nth}`, summary: STORY }],
        ...paid('777788889999', 'Example Agency Ltd', { holderKind: 'company', relationship: 'employer-of-record' }),
      });
    const { rings, links } = network([...strangers, ...Array.from({ length: 6 }, (_, nth) => client(nth))]);
    expect(rings).toEqual([]);
    expect(together('a0', 'a1', links).flatMap(({ explanations }) => explanations)).toEqual(expect.arrayContaining(['both come through example agency', 'account of a firm']));
  });

  it('namesakes, class mates and earlier colleagues', () => {
    const same = {
      education: [{ institution: 'Example University', area: 'Computer Science', startDate: '2010', endDate: '2014' }],
      work: [{ name: 'Example Corp', startDate: '2015-01', endDate: '2018-01', summary: 'Kept the billing system running.' }],
      references: [{ name: 'Lee Manager', email: 'lee.manager@example.org' }],
    };
    const { rings } = network([...strangers, person('n1', 'Kim Minsu', same), person('n2', 'Minsu Kim', same), person('n3', 'Other Mate', same)]);
    expect(rings).toEqual([]);
  });

  it('one person who applied twice', () => {
    const own = { phones: [{ number: '+1 202 555 0123' }] };
    const { rings, links } = network([...strangers, person('t1', 'Terry Twice', own), person('t2', 'Terry Twice', own)]);
    expect(rings).toEqual([]);
    expect(together('t1', 't2', links).flatMap(({ explanations }) => explanations)).toContain('both bear one name: probably one person, twice on record');
  });

  it('a campus, a carrier and a mass import, which are named as hubs', () => {
    const many = Array.from({ length: 60 }, (_, nth) =>
      person(`c${nth}`, `${word(nth + 300)} ${word(nth + 500)}`, {
        phones: [{ number: '+1 202 555 0199' }],
        ...seen('203.0.113.77'),
        addresses: [{ kind: 'residence', ...home('100 Campus Drive') }],
      }),
    );
    const { rings, links } = network([...strangers, ...many]);
    expect([rings, links.filter(({ counts }) => counts)]).toEqual([[], []]);
  });

  it('people whose forms hold placeholders', () => {
    const empty = { phones: [{ number: '000-000-0000' }], emails: [{ address: 'test@example.com' }], profiles: [{ network: 'LinkedIn', username: 'n/a' }] };
    expect(network([...strangers, person('e1', 'Eve One', empty), person('e2', 'Fay Two', empty)]).links).toEqual([]);
  });
});
