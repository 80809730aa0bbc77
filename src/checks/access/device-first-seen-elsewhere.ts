import { z } from 'zod';
import { type CheckableDossier, type Claim, cannotTell, defineTelemetryCheck, happened, howFar, showsPlace, somewhere, supports, type Trace, type Whereabouts } from '#model';

/** Days of a device that are kept; of one with as many the first may be forgotten. Unit: days with activity. @source house: the limit that `Trace.days` states */
const KEPT_DAYS = 120;
/** Milliseconds of a day. @source 24 × 3,600,000 */
const DAY_MS = 86_400_000;

type Delivery = { readonly claim: Claim; readonly place: Pick<Whereabouts, 'city' | 'region' | 'countryCode' | 'latitude' | 'longitude'> };

const nameOf = (device: Trace): string => device.facts.find(({ topic }) => topic === 'hostname')?.value ?? device.id;

/** Where the device went: the parcels that name it, else all. */
function deliveriesOf(dossier: CheckableDossier, device: Trace): readonly Delivery[] {
  const names = new Set([device.id, ...device.facts.flatMap(({ topic, value }) => (topic === 'serial' || topic === 'hostname' ? [value] : []))]);
  const sent = dossier.shipments.filter(({ value }) => value.direction === 'outbound' && value.to?.countryCode !== undefined);
  const own = sent.filter(({ value }) => value.asset !== undefined && names.has(value.asset.toLowerCase()));
  return (own.length > 0 ? own : sent)
    .flatMap((claim) => (claim.value.to === undefined ? [] : [{ claim, place: claim.value.to as Delivery['place'] }]))
    .sort((a, b) => a.claim.id.localeCompare(b.claim.id));
}

/** Places of the first days, earliest first. Undefined where those days may be forgotten. */
function firstPlaces({ first, days }: Trace, within: number): readonly Whereabouts[] | undefined {
  const from = days[0]?.day ?? 0;
  if (days.length >= KEPT_DAYS && Math.floor(first.time / DAY_MS) !== from) return undefined;
  return days
    .filter(({ day }) => day < from + within)
    .flatMap(({ where }) => where.filter(showsPlace))
    .sort((a, b) => a.mark.time - b.mark.time || (a.key < b.key ? -1 : 1));
}

const options = z.strictObject({
  /** Least distance that is elsewhere. Unit: km. @source S08, and red-flag catalogue 2026-11, row device-first-seen-elsewhere */
  km: z.number().positive().default(150).meta({ description: 'Kilometres from the delivery place' }),
  /** Days after the first report within which a place counts. Unit: days. @source red-flag catalogue 2026-11, row device-first-seen-elsewhere */
  days: z.int().positive().default(7).meta({ description: 'Days after the first report of the device' }),
  /** Quarter-hours in which it was there: one look at an address database may be wrong. Unit: quarter-hours. @source red-flag catalogue 2026-11, section 11 (three observations) */
  sightings: z.int().positive().default(3).meta({ description: 'Quarter-hours in which it was seen there; one is enough where the device measured its place' }),
});

/** Device first seen far from its delivery. */
export const deviceFirstSeenElsewhere = defineTelemetryCheck({
  id: 'device-first-seen-elsewhere',
  title: 'Device first seen far from its delivery',
  options,
  stage: 'access',
  description: 'The first location or public address of a new device is over 150 km from the delivery address within 7 days.',
  data: 'Device management or endpoint logs with places',
  falsePositives: ['Travel in the first week', 'A mobile carrier whose address is placed elsewhere'],
  runbook: ['Call on camera with the device', 'Compare several observations before one', 'Ask about travel'],
  references: ['S08', 'S18'],
  messages: {
    noticed: 'The device {{device}} was first seen in {{place}}; it was delivered to {{delivered}} ({{distance}}).',
  },
  run({ dossier, telemetry }, { options: { km, days, sightings } }) {
    const devices = telemetry.devices.filter(({ days: seen }) => seen.some(({ where }) => where.some(showsPlace)));
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management or endpoint logs with addresses or places');
    const reasons = new Set<string>();
    let looked = false;
    const found = devices.flatMap((device) => {
      const unknown = (why: string) => {
        reasons.add(why);
        return [];
      };
      const deliveries = deliveriesOf(dossier, device);
      if (deliveries.length === 0) return unknown('no delivery place is recorded');
      const places = firstPlaces(device, days);
      if (places === undefined) return unknown('the first days of the device are not kept any more');
      const [place] = places;
      if (place === undefined) return unknown('the device showed no place in its first days');
      const relations = places.flatMap((one) => deliveries.map(({ place: to }) => howFar(one, to, km).relation));
      // Where it was near the delivery place once, it came from there; where it may have been, nothing is known.
      if (!relations.includes('near') && relations.includes('unknown')) return unknown('the places of device and delivery cannot be compared');
      looked = true;
      const seen = places.reduce((sum, { slots }) => sum + slots.length, 0);
      if (relations.includes('near') || (seen < sightings && !places.some(({ measured }) => measured))) return [];
      const [nearest] = deliveries.map(({ place: to }) => ({ to, apart: howFar(place, to, km).km })).sort((a, b) => (a.apart ?? 0) - (b.apart ?? 0));
      if (nearest === undefined) return [];
      const distance = nearest.apart === undefined ? 'another state or country' : `${nearest.apart} km away`;
      const data = { device: nameOf(device), place: somewhere(place), delivered: somewhere(nearest.to), distance };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(place.mark), ...deliveries.map(({ claim }) => supports(claim))] as const }];
    });
    if (found.length > 0 || looked) return found;
    return cannotTell([...reasons].sort().join('; '), 'the delivery place from the shipping order or carrier, and device logs with places from the first week on');
  },
});
