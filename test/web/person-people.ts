import type { Application } from './application.ts';

/** Somebody with a job, an address, a parcel, a call, pay and two places that are hard to find, all invented. */
export const river = {
  schema: 'bonafide.dossier/v1',
  id: 'river',
  caption: 'River Sample',
  subject: {
    relation: 'employee',
    role: { title: 'Platform engineer', tier: 2 },
    claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin', timeZone: 'America/Chicago' },
    startedAt: '2026-03-01',
  },
  names: [{ name: 'River Sample' }],
  emails: [{ address: 'river@example.com', label: 'work' }],
  phones: [{ number: '+1 202 555 0155', lineType: 'non-fixed-voip', carrier: 'Sample Internet Telephony' }],
  addresses: [
    { kind: 'residence', address: '1 Example Street', city: 'Austin', region: 'TX', countryCode: 'US', since: '2024-05' },
    { kind: 'shipping', address: '2 Example Street', city: 'Nowhere upon Sample', countryCode: 'CA', since: '2026-02-20' },
    { kind: 'mailing', address: '3 Example Street', city: 'Reno', region: 'NV', countryCode: 'US' },
  ],
  work: [
    { name: 'Example Works', position: 'Engineer', startDate: '2021-04', endDate: '2025-12' },
    { name: 'Sample Retail Inc', position: 'Developer', startDate: '2018-01', endDate: '2021-03' },
  ],
  education: [{ institution: 'University of Example', studyType: 'Bachelor', startDate: '2013', endDate: '2017' }],
  applications: [{ requisition: 'PLAT-7', submittedAt: '2026-01-12' }],
  offers: [{ signedAt: '2026-02-10', startDate: '2026-03-01' }],
  interviews: [
    { at: '2026-01-20', kind: 'technical', camera: 'off', network: { countryCode: 'US', kind: 'residential' } },
    { at: '2026-01-27', kind: 'panel', camera: 'off' },
  ],
  shipments: [
    {
      direction: 'outbound',
      asset: 'LT-1',
      to: { address: '3 Example Street', city: 'Reno', region: 'NV', countryCode: 'US' },
      dispatchedAt: '2026-02-21',
      deliveredAt: '2026-02-24',
    },
  ],
  payoutAccounts: [{ kind: 'bank', holderName: 'River Sample', bankName: 'Bank of Example', number: '1234567890', validFrom: '2026-03-01' }],
};

/** Somebody whose phone is the same one. */
export const alex = {
  schema: 'bonafide.dossier/v1',
  id: 'alex',
  caption: 'Alex Placeholder',
  names: [{ name: 'Alex Placeholder' }],
  phones: [{ number: '+1 202 555 0155' }],
  emails: [{ address: 'alex@example.com' }],
};

/** Where sign-ins came from, by the log itself: coordinates that a database guessed. */
const PLACES = [
  { city: 'Reno', state: 'Nevada', country: 'United States', geolocation: { lat: 39.53, lon: -119.81 } },
  { city: 'Warsaw', state: 'Mazovia', country: 'Poland', geolocation: { lat: 52.23, lon: 21.01 } },
];

/** Sign-ins on thirty days, by turns from two places. */
export const signIns = Array.from({ length: 30 }, (_, nth) =>
  JSON.stringify({
    uuid: `river-${nth}`,
    published: new Date(Date.UTC(2026, 2, 2 + nth, 9)).toISOString(),
    eventType: 'user.session.start',
    displayMessage: 'User login to Okta',
    actor: { id: '00u-river', alternateId: 'river@example.com', displayName: 'River' },
    client: { ipAddress: nth % 2 === 0 ? '192.0.2.10' : '203.0.113.5', geographicalContext: PLACES[nth % 2] },
    outcome: { result: 'SUCCESS' },
    target: [],
  }),
).join('\n');

/** Puts them into the store: one file read, then logs, so that the history has more than one line. */
export async function fill(app: Application): Promise<void> {
  const json = { 'content-type': 'application/json' };
  await app.ask('sam', 'POST', '/v1/people', JSON.stringify(river), json);
  await app.ask('sam', 'POST', '/v1/people', JSON.stringify(alex), json);
  await app.ask('sam', 'POST', '/v1/events', `${signIns}\n`, { 'content-type': 'application/x-ndjson' });
}
