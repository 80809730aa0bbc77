import { z } from 'zod';
import { type CheckableDossier, type Claim, cannotTell, defineTelemetryCheck, happened, howFar, showsPlace, somewhere, supports, type Trace, type Whereabouts } from '#model';

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
    noticed: 'The device {{device}} was first seen in {{place}}, {{distance}} from where it was delivered.',
  },
  run({ dossier, telemetry }, { options: { km, days, sightings } }) {
    const devices = telemetry.devices.filter(({ days: seen }) => seen.some(({ where }) => where.some(showsPlace)));
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management or endpoint logs with addresses or places');
    const found = devices.flatMap((device) => {
      const deliveries = deliveriesOf(dossier, device);
      const first = device.days[0]?.day ?? 0;
      const places = device.days.filter(({ day }) => day < first + days).flatMap(({ where }) => where.filter(showsPlace));
      const relations = places.map((place) => ({ place, relations: deliveries.map(({ place: to }) => howFar(place, to, km)) }));
      // Where it was once near the delivery place, or might have been, it came from there.
      if (deliveries.length === 0 || relations.some(({ relations: those }) => those.some(({ relation }) => relation !== 'far'))) return [];
      const [one] = relations;
      const seen = places.reduce((sum, { slots }) => sum + slots.length, 0);
      if (one === undefined || (seen < sightings && !places.some(({ measured }) => measured))) return [];
      const distance = Math.min(...one.relations.map(({ km: apart }) => apart ?? Number.POSITIVE_INFINITY));
      const data = { device: nameOf(device), place: somewhere(one.place), distance: Number.isFinite(distance) ? `${distance} km` : 'another region' };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(one.place.mark), ...deliveries.map(({ claim }) => supports(claim))] as const }];
    });
    if (found.length > 0) return found;
    const known = devices.flatMap((device) => deliveriesOf(dossier, device));
    return known.length === 0 ? cannotTell('no delivery place is recorded', 'the shipping order or carrier events') : [];
  },
});
