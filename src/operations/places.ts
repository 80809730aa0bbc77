import { z } from 'zod';
import { type Dossier, type NetworkFacts, networkKindSchema, type Policy, type TelemetryFacet, type Trace, type Whereabouts } from '#model';
import { type CityFinder, cityFinder, type PlaceFacts, placeLine } from '#values';
import type { Ports, Store } from './ports.ts';
import { watchedOf } from './telemetry.ts';
import { placeWords } from './timeline.ts';
import { vetContext } from './vet.ts';

export const placeOnMapSchema = z
  .strictObject({
    kind: z
      .enum(['residence', 'address', 'parcel', 'return', 'call', 'sign-in', 'device'])
      .meta({ description: 'residence, address: as the person says · parcel, return: of the carrier · call: network of an interview · sign-in, device: of logs' }),
    text: z.string().meta({ description: 'The place in words, as it is known' }),
    countryCode: z.string().optional(),
    region: z.string().optional(),
    city: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    precision: z.enum(['measured', 'given', 'city', 'network', 'country', 'none']).meta({
      description:
        'How the position is known. measured: by the device · given: with the statement · city: middle of the city named · network: city that a database names for an address · country: only the country is known, which is no point · none',
    }),
    why: z.enum(['no-city', 'several-cities', 'unknown-city', 'no-place']).optional().meta({ description: 'Why there is no point' }),
    from: z.string().optional().meta({ description: 'First day or instant' }),
    until: z.string().optional().meta({ description: 'Last day' }),
    days: z.int().optional().meta({ description: 'Days on which it was seen there' }),
    what: z.string().optional().meta({ description: 'Account or device' }),
    network: networkKindSchema.optional().meta({ description: 'Class of the network; behind some nobody is where their address is' }),
    source: z.string().meta({ description: 'Claim or event that it rests on' }),
  })
  .meta({ id: 'PlaceOnMap', description: 'A place of a person, parcel, sign-in or device, and how its position is known' });

export type PlaceOnMap = z.output<typeof placeOnMapSchema>;
type Position = Pick<PlaceOnMap, 'latitude' | 'longitude' | 'precision' | 'why'>;

/** Parts of a place that go into the answer. */
function named({ countryCode, region, city }: PlaceFacts) {
  return { ...(countryCode === undefined ? {} : { countryCode }), ...(region === undefined ? {} : { region }), ...(city === undefined ? {} : { city }) };
}

/** Where a stated place is: as given, or where the city is that it names. Never the middle of a country. */
function stated(place: PlaceFacts, find: CityFinder): Position {
  const { latitude, longitude, city, countryCode } = place;
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude, precision: 'given' };
  const found = find(place);
  if (found.kind === 'found') return { latitude: found.latitude, longitude: found.longitude, precision: 'city' };
  const why = city === undefined ? (countryCode === undefined ? 'no-place' : 'no-city') : found.kind === 'several' ? 'several-cities' : 'unknown-city';
  return { precision: countryCode === undefined ? 'none' : 'country', why };
}

/** Where logs saw something. A database that knows the country alone names its middle, which is no place. @source K. Hill, Fusion, 2016-04-10 */
function seen({
  latitude,
  longitude,
  measured,
  city,
  region,
  countryCode,
}: Pick<Whereabouts, 'latitude' | 'longitude' | 'measured' | 'city' | 'region' | 'countryCode'>): Position {
  if (latitude !== undefined && longitude !== undefined && (measured || city !== undefined || region !== undefined))
    return { latitude, longitude, precision: measured ? 'measured' : 'network' };
  return { precision: countryCode === undefined ? 'none' : 'country', why: countryCode === undefined ? 'no-place' : 'no-city' };
}

function statedPlaces(dossier: Dossier, find: CityFinder): PlaceOnMap[] {
  const { claimedResidence: residence } = dossier.subject;
  const at = (kind: PlaceOnMap['kind'], place: PlaceFacts, source: string, more: Pick<PlaceOnMap, 'from' | 'until'> = {}): PlaceOnMap[] => {
    const text = placeLine(place);
    return text === '' && place.latitude === undefined ? [] : [{ kind, text, ...named(place), ...stated(place, find), ...more, source }];
  };
  const since = (from: string | undefined, until?: string) => ({ ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) });
  return [
    ...(residence === undefined ? [] : at('residence', residence, dossier.id, since(residence.movedAt))),
    ...dossier.addresses.flatMap(({ id, value }) => at('address', value, id, since(value.since, value.until))),
    ...dossier.shipments.flatMap(({ id, value: { direction, to, from, dispatchedAt, deliveredAt } }) => {
      const place = direction === 'return' ? from : to;
      return place === undefined ? [] : at(direction === 'return' ? 'return' : 'parcel', place, id, since(deliveredAt ?? dispatchedAt));
    }),
  ];
}

/** Places of an account or device, one for each place on one kind of network. */
function tracePlaces(trace: Trace): PlaceOnMap[] {
  const places = new Map<string, { readonly where: Whereabouts; readonly first: number; last: number; days: number }>();
  for (const { day, where } of trace.days)
    for (const one of where) {
      const known = places.get(one.key);
      if (known === undefined) places.set(one.key, { where: one, first: day, last: day, days: 1 });
      else Object.assign(known, { last: day, days: known.days + (known.last === day ? 0 : 1) });
    }
  const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const name = trace.kind === 'device' ? trace.facts.find(({ topic }) => topic === 'hostname')?.value : undefined;
  return [...places.values()].map(({ where, first, last, days }) => ({
    kind: trace.kind === 'device' ? ('device' as const) : ('sign-in' as const),
    text: placeWords(where),
    ...named(where),
    ...seen(where),
    from: dateOf(first),
    until: dateOf(last),
    days,
    what: name ?? trace.id,
    network: where.kind,
    source: `${where.mark.source} ${where.mark.uid}`,
  }));
}

/** Everything with a place that is known of a person. @param lookup what is known of an address, for calls that were joined from one */
export function placesOf(
  dossier: Dossier,
  telemetry: TelemetryFacet | undefined,
  find: CityFinder,
  lookup: (ip: string) => ReturnType<Awaited<ReturnType<Ports['networks']>>['lookup']>,
): PlaceOnMap[] {
  const calls = dossier.interviews.flatMap(({ id, value: { at, network } }): PlaceOnMap[] => {
    const facts = network?.ip === undefined ? undefined : lookup(network.ip);
    const countryCode = network?.countryCode ?? facts?.countryCode;
    if (network === undefined || countryCode === undefined) return [];
    const where: Partial<NetworkFacts> & { readonly countryCode: string } = facts?.countryCode === countryCode ? { ...facts, countryCode } : { countryCode };
    return [
      {
        kind: 'call',
        text: [where.city, where.region, countryCode].filter((one) => one !== undefined).join(', '),
        ...named(where),
        ...seen({ ...where, measured: false }),
        from: at,
        network: network.kind ?? facts?.kind ?? 'unknown',
        source: id,
      },
    ];
  });
  return [...statedPlaces(dossier, find), ...calls, ...[...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])].flatMap(tracePlaces)];
}

let opened: Promise<CityFinder> | undefined;

/** The places of somebody stored. */
export async function places(dossier: Dossier, policy: Policy, store: Store, ports: Ports): Promise<PlaceOnMap[]> {
  // It is some megabytes of text, and only asked for when a map is looked at.
  opened ??= ports.cities().then(cityFinder);
  const watched = (await watchedOf([dossier], vetContext(policy, ports, ports.now()), store)).get(dossier.id);
  const { lookup } = await ports.networks(policy.employer.egress ?? []);
  return placesOf(watched?.dossier ?? dossier, watched?.telemetry, await opened, lookup);
}
