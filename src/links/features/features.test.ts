import { describe, expect, it, test } from 'vitest';
import { withoutProtected } from '#model';
import { dossier, telemetry } from '#testing';
import { keyOf } from '../feature.ts';
import { features } from './index.ts';

type File = Readonly<Record<string, unknown>>;

/** Keys that a feature finds in a file. */
function keys(feature: string, file: File): readonly string[] {
  const found = features.find(({ id }) => id === feature);
  return [...new Set(found?.observe({ dossier: withoutProtected(dossier({ names: [{ name: 'Alex Sample' }], ...file })) }).map(({ key }) => key))].sort();
}

/** Two writings of one thing, and one that is another, for each feature that a file can show. */
const CASES: readonly { readonly feature: string; readonly one: File; readonly same: File; readonly other: File }[] = [
  {
    feature: 'email',
    one: { emails: [{ address: 'Alex.Sample+jobs@example.com' }] },
    same: { emails: [{ address: 'alex.sample@example.com' }] },
    other: { emails: [{ address: 'alexsample@example.com' }] },
  },
  {
    feature: 'email-stem',
    one: { emails: [{ address: 'skyhawk77@example.com' }] },
    same: { emails: [{ address: 'sky.hawk_99@example.org' }] },
    other: { emails: [{ address: 'alexsample@example.com' }] },
  },
  {
    feature: 'phone',
    one: { phones: [{ number: '+1 202 555 0142' }] },
    same: { phones: [{ number: '(202) 555-0142' }], subject: { claimedResidence: { countryCode: 'US' } } },
    other: { phones: [{ number: '+1 202 555 0143' }] },
  },
  {
    feature: 'postal-address',
    one: { addresses: [{ address: '12 Example Street, Apt 4', city: 'Austin', postalCode: '73301', countryCode: 'US' }] },
    same: { addresses: [{ address: '12 example st', unit: '4', city: 'Austin', postalCode: '73301-1234', countryCode: 'US' }] },
    other: { addresses: [{ address: '12 Example Street, Apt 5', city: 'Austin', postalCode: '73301', countryCode: 'US' }] },
  },
  {
    feature: 'delivery-address',
    one: { shipments: [{ to: { address: 'Улица Примерная 7', postalCode: '101000', countryCode: 'RU' } }] },
    same: { addresses: [{ kind: 'shipping', address: 'Ulitsa Primernaya 7', postalCode: '101000', countryCode: 'RU' }] },
    other: { shipments: [{ direction: 'return', to: { address: 'Улица Примерная 7', postalCode: '101000' } }] },
  },
  {
    feature: 'geographic-point',
    one: { addresses: [{ latitude: 30.26711, longitude: -97.74312 }] },
    same: { shipments: [{ to: { latitude: 30.26714, longitude: -97.74309 } }] },
    other: { addresses: [{ latitude: 30.27, longitude: -97.74 }] },
  },
  {
    feature: 'payout-account',
    one: { payoutAccounts: [{ kind: 'bank', number: '4234 5678 91' }] },
    same: { payoutAccounts: [{ kind: 'platform', number: '4234567891' }] },
    other: { payoutAccounts: [{ kind: 'bank', number: '4234567892' }] },
  },
  {
    feature: 'identity-document',
    one: { identityDocuments: [{ type: 'passport', number: 'X1234567' }] },
    same: { identityDocuments: [{ type: 'passport', number: 'x 1234567' }] },
    other: { identityDocuments: [{ type: 'passport', number: 'X1234568' }] },
  },
  {
    feature: 'device',
    one: { equipment: [{ asset: 'LT-1', serial: 'SN-77' }] },
    same: { equipment: [{ asset: 'LT-2', serial: 'SN-77' }] },
    other: { equipment: [{ asset: 'LT-1', serial: 'SN-78' }] },
  },
  {
    feature: 'home-network',
    one: { interviews: [{ at: '2026-01-05', network: { ip: '2001:DB8:0:7::1', kind: 'residential' } }] },
    same: { interviews: [{ at: '2026-01-06', network: { ip: '2001:0db8:0000:0007:aaaa::9' } }] },
    other: { interviews: [{ at: '2026-01-05', network: { ip: '2001:db8:0:7::1', kind: 'mobile' } }] },
  },
  {
    feature: 'profile-handle',
    one: { profiles: [{ network: 'GitHub', username: 'SkyHawk' }] },
    same: {
      profiles: [
        { network: 'github', username: 'alex', formerNames: [{ username: 'skyhawk' }, { username: 'friend', knownCollaborator: true }] },
        { network: 'GitHub', username: 'SkyHawk' },
      ],
    },
    other: { profiles: [{ network: 'GitLab', username: 'SkyHawk' }] },
  },
  {
    feature: 'profile-url',
    one: { profiles: [{ network: 'Site', url: 'https://www.example.com/alex/' }] },
    same: { projects: [{ name: 'p', url: 'http://example.com/alex?ref=x' }] },
    other: { profiles: [{ network: 'Site', url: 'https://example.com' }] },
  },
  {
    feature: 'file',
    one: { files: [{ kind: 'resume', digest: 'AB12' }] },
    same: { files: [{ kind: 'other', digest: 'ab12' }] },
    other: { files: [{ kind: 'resume', digest: 'ab13' }] },
  },
  {
    feature: 'referee',
    one: { references: [{ name: 'Lee', email: 'Lee@example.org' }] },
    same: { references: [{ name: 'L. Manager', email: 'lee@example.org' }] },
    other: { references: [{ name: 'Lee', email: 'info@example.org' }] },
  },
  {
    feature: 'supplier',
    one: { suppliers: [{ name: 'Example Staffing', kind: 'staffing-firm', identityEvidence: 'provided' }] },
    same: { suppliers: [{ name: 'EXAMPLE staffing', kind: 'other', identityEvidence: 'refused' }] },
    other: { suppliers: [{ name: 'Example Works', kind: 'other', identityEvidence: 'refused' }] },
  },
  {
    feature: 'employment-pattern',
    one: { work: ['A', 'B', 'C'].map((name, nth) => ({ name, startDate: `201${nth}-03`, endDate: `201${nth + 1}-02` })) },
    same: { work: ['c', 'b', 'a'].map((name, nth) => ({ name, startDate: `201${2 - nth}-03-01`, endDate: `201${3 - nth}-02-28` })) },
    other: { work: ['A', 'B'].map((name, nth) => ({ name, startDate: `201${nth}-03` })) },
  },
  {
    feature: 'education-pattern',
    one: { education: [{ institution: 'Example University', area: 'Law', startDate: '2010-09', endDate: '2014-06' }] },
    same: { education: [{ institution: 'example university', area: 'law', startDate: '2010', endDate: '2014' }] },
    other: { education: [{ institution: 'Example University', endDate: '2014' }] },
  },
  {
    feature: 'application-artefact',
    one: { applications: [{ requisition: 'R', submittedAt: '2026-01-01', artefact: 'Device-9' }] },
    same: { applications: [{ requisition: 'S', submittedAt: '2026-02-01', artefact: 'device-9 ' }] },
    other: { applications: [{ requisition: 'R', submittedAt: '2026-01-01', artefact: 'n/a' }] },
  },
  {
    feature: 'application-timing',
    one: { applications: [{ requisition: 'R-1', submittedAt: '2026-01-01T09:31:00Z' }] },
    same: { applications: [{ requisition: 'r-1', submittedAt: '2026-01-01T09:39:59Z' }] },
    other: { applications: [{ requisition: 'R-1', submittedAt: '2026-01-01' }] },
  },
  {
    feature: 'recipient',
    one: { shipments: [{ recipientName: 'Dana Example' }] },
    same: { shipments: [{ recipientName: 'EXAMPLE, Dana', recipientRelationship: 'stranger' }] },
    other: { shipments: [{ recipientName: 'Alex Sample' }, { recipientName: 'Dana Example', recipientRelationship: 'concierge' }] },
  },
  {
    feature: 'payee',
    one: { payoutAccounts: [{ kind: 'bank', holderName: 'Dana Example' }] },
    same: { payoutAccounts: [{ kind: 'wallet', holderName: 'example dana' }] },
    other: {
      payoutAccounts: [
        { kind: 'bank', holderName: 'Dana Example', relationship: 'joint' },
        { kind: 'bank', holderName: 'A. Sample' },
      ],
    },
  },
  {
    feature: 'referral',
    one: { applications: [{ requisition: 'R', submittedAt: '2026-01-01', referredBy: 'dana@example.com' }] },
    same: { applications: [{ requisition: 'S', submittedAt: '2026-02-01', referredBy: 'dana@example.com' }] },
    other: { applications: [{ requisition: 'R', submittedAt: '2026-01-01', referredBy: 'robin@example.com' }] },
  },
  { feature: 'person-name', one: { id: 'x', names: [{ name: 'Minsu Kim' }] }, same: { id: 'x', names: [{ name: 'KIM, Minsu' }] }, other: { id: 'x', names: [{ name: 'Kim' }] } },
];

describe.each(CASES)('$feature', ({ feature, one, same, other }) => {
  it('is one thing however it is written', () => {
    expect(keys(feature, one)).not.toEqual([]);
    expect(keys(feature, same)).toEqual(expect.arrayContaining([...keys(feature, one)]));
  });

  it('is not another thing, nor what stands for nothing', () => {
    expect(keys(feature, other).filter((key) => keys(feature, one).includes(key) && !key.startsWith('dossier:'))).toEqual([]);
  });
});

describe('what logs say', () => {
  it('of authenticators, devices and home networks is a trait of the person', () => {
    const facet = telemetry(
      [
        { kind: 'sign-in', at: '2026-03-02T15:00:00Z', user: { emailAddr: 'alex@example.com' }, mfaDevice: 'Pixel 9', device: { uid: 'lt-1' }, ip: '192.0.2.7' },
        { kind: 'sign-in', at: '2026-03-03T15:00:00Z', user: { emailAddr: 'alex@example.com' }, ip: '203.0.113.9' },
      ],
      { '192.0.2.7': { kind: 'residential', countryCode: 'US' }, '203.0.113.9': { kind: 'consumer-vpn' } },
    );
    const seen = (feature: string) =>
      features
        .find(({ id }) => id === feature)
        ?.observe({ dossier: withoutProtected(dossier({})), telemetry: facet })
        .map(({ key }) => key.toLowerCase());
    expect(seen('mfa-device')).toEqual(['mfa:pixel 9']);
    expect(seen('device')).toEqual(['device:lt-1']);
    expect(seen('home-network')).toEqual(['ip:192.0.2.7']);
  });
});

test('a key has a bound, and long ones that differ stay different', () => {
  const long = 'x'.repeat(5_000);
  expect(keyOf(`${long}1`).length).toBeLessThan(300);
  expect(keyOf(`${long}1`)).not.toBe(keyOf(`${long}2`));
  expect(keyOf('phone-number:+12025550142')).toBe('phone-number:+12025550142');
});
