import { describe, expect, it } from 'vitest';
import type { TelemetryFacet, Trace, Whereabouts } from '#model';
import { dossier } from '#testing';
import { cityFinder } from '#values';
import { placesOf } from './places.ts';
import { placesFor } from './withhold.ts';

const find = cityFinder('DE berlin;16;land berlin;52.52;13.41\nUS exampleton;tn;tennessee;35;-86\nUS exampleton;tx;texas;30.27;-97.74\n');
const mark = { time: Date.parse('2026-05-01T09:00:00Z'), uid: 'e1', source: 'okta', text: 'sign-in' };
const where = (more: Partial<Whereabouts>): Whereabouts => ({ key: JSON.stringify(more), measured: false, kind: 'residential', ordinary: false, slots: [36], mark, ...more });
const [AT_HOME, ABROAD] = [where({ countryCode: 'US', city: 'Exampleton', latitude: 30.3, longitude: -97.7 }), where({ countryCode: 'RU', latitude: 55.7, longitude: 37.6 })];
const trace = (days: Trace['days']): Trace => ({ kind: 'account', id: 'alex@example.com', first: mark, last: mark.time, days, facts: [], kinds: ['sign-in'] });
const day = (at: number, ...places: readonly Whereabouts[]) => ({ day: at, where: places, with: [], tallies: {} });
const telemetry = { accounts: [trace([day(20_574, AT_HOME), day(20_575, AT_HOME, ABROAD), day(20_579, AT_HOME)])], devices: [] } as unknown as TelemetryFacet;

const person = dossier({
  subject: { relation: 'applicant', role: {}, claimedResidence: { countryCode: 'US', region: 'TX', city: 'Exampleton' } },
  addresses: [
    { kind: 'mailing', city: 'Exampleton', countryCode: 'US' },
    { kind: 'residence', city: 'Nowhere', countryCode: 'DE', since: '2024' },
    { kind: 'residence', countryCode: 'DE', latitude: 52.5, longitude: 13.4 },
  ],
  shipments: [{ direction: 'outbound', to: { city: 'Berlin', countryCode: 'DE' }, deliveredAt: '2026-03-01' }],
  interviews: [
    { at: '2026-02-01', network: { ip: '192.0.2.7' } },
    { at: '2026-02-02', network: {} },
  ],
});
const all = placesOf(person, telemetry, find, (ip) =>
  ip === '192.0.2.7' ? { countryCode: 'US', city: 'Exampleton', latitude: 35, longitude: -86, kind: 'hosting', from: 'test' } : undefined,
);
const of = (kind: string) => all.filter((one) => one.kind === kind);

describe('the places of a person', () => {
  it('are points where a city is named and is one, or where the statement gives them', () => {
    expect(of('residence')).toMatchObject([{ latitude: 30.27, longitude: -97.74, precision: 'city' }]);
    expect(of('parcel')).toMatchObject([{ latitude: 52.52, precision: 'city', from: '2026-03-01' }]);
    expect(of('address')[2]).toMatchObject({ latitude: 52.5, precision: 'given' });
  });

  it('say why they are no point, and are never the middle of anything', () => {
    expect(of('address').slice(0, 2)).toMatchObject([
      { precision: 'country', why: 'several-cities' },
      { precision: 'country', why: 'unknown-city', from: '2024' },
    ]);
    expect(of('address')[0]).not.toHaveProperty('latitude');
    expect(of('sign-in').find(({ countryCode }) => countryCode === 'RU')).toMatchObject({ precision: 'country', why: 'no-city' });
    expect(of('sign-in').find(({ countryCode }) => countryCode === 'RU')).not.toHaveProperty('latitude');
  });

  it('of logs are one for each place, with the days', () => {
    expect(of('sign-in').find(({ countryCode }) => countryCode === 'US')).toMatchObject({
      precision: 'network',
      days: 3,
      from: '2026-05-01',
      until: '2026-05-06',
      what: 'alex@example.com',
    });
    expect(of('call')).toMatchObject([{ precision: 'network', network: 'hosting', latitude: 35 }]);
  });

  it('of networks and devices are for who works with logs', () => {
    expect(placesFor(all, ['hr']).map(({ kind }) => kind)).toEqual(['residence', 'address', 'address', 'address', 'parcel']);
    expect(placesFor(all, ['hr', 'security'])).toHaveLength(all.length);
  });
});
