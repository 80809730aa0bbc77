import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, defineCheck, type MessageData, notApplicable, supports } from '#model';
import { daysBetween, distanceKm, fold, isCertainlyBefore, type PlaceFacts, relatePlaces } from '#values';

const options = z.strictObject({
  /** Days after the return was asked for. Unit: days. @source house default, red-flag catalogue 2026-11, row device-not-returned-from-home (S08, S40) */
  days: z.int().min(1).default(21).meta({ description: 'Days after the return was asked for' }),
  /** Distance between the place where the return began and the nearest declared residence. Unit: km. @source house default, red-flag catalogue 2026-11, row device-not-returned-from-home (S08) */
  distanceKm: z.number().min(0).default(150).meta({ description: 'Kilometres between the start of the return and the nearest declared residence' }),
});

/** Equipment that holds data and can be driven from afar. @source house, red-flag catalogue 2026-11, row device-not-returned-from-home */
const MACHINES = new Set<string>(['laptop', 'desktop', 'phone']);

type Equipment = CheckableDossier['equipment'][number];
type Shipment = CheckableDossier['shipments'][number];
type Start = { readonly seen: 'near' | 'unknown' } | { readonly seen: 'startedFar'; readonly km: number } | { readonly seen: 'startedInOtherCountry' };

/** overdue only where no return is on its way; a return shipment without asset tag may be this one’s. */
function readReturn({ value }: Equipment, returns: readonly Shipment[], now: string, days: number): 'overdue' | 'fine' | 'unknown' {
  const asked = value.returnRequestedAt;
  if (asked === undefined || value.returnedAt !== undefined) return 'fine';
  const sent = returns.filter((claim) => (claim.value.dispatchedAt ?? claim.value.deliveredAt) !== undefined);
  if (sent.some((claim) => claim.value.asset === value.asset)) return 'fine';
  const { least, most } = daysBetween(asked, now);
  if (most <= days) return 'fine';
  return least > days && !sent.some((claim) => claim.value.asset === undefined) ? 'overdue' : 'unknown';
}

function sameCity(a: PlaceFacts, b: PlaceFacts): boolean {
  const equal = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && fold(x) === fold(y);
  return equal(a.city, b.city) && equal(a.countryCode, b.countryCode) && (a.region === undefined || b.region === undefined || equal(a.region, b.region));
}

/** Where a return began, against every declared residence: near one is enough, and far from all must be certain. */
function readStart(from: PlaceFacts, residences: readonly PlaceFacts[], limit: number): Start {
  const read = residences.map((residence) => ({
    km: distanceKm(from, residence),
    near: sameCity(from, residence) || relatePlaces(from, residence) === 'same',
    abroad: from.countryCode !== undefined && residence.countryCode !== undefined && from.countryCode !== residence.countryCode,
  }));
  if (read.some(({ km, near }) => (km === undefined ? near : km <= limit))) return { seen: 'near' };
  if (read.length === 0 || read.some(({ km, abroad }) => km === undefined && !abroad)) return { seen: 'unknown' };
  const distances = read.flatMap(({ km }) => km ?? []);
  return distances.length > 0 ? { seen: 'startedFar', km: Math.round(Math.min(...distances)) } : { seen: 'startedInOtherCountry' };
}

/** Each return with the residences declared at that time and what they say about its start. */
function startsOf(dossier: CheckableDossier, returns: readonly Shipment[], limit: number) {
  const claimed = dossier.subject.claimedResidence;
  return returns.map((claim) => {
    const at = claim.value.dispatchedAt ?? claim.value.deliveredAt;
    const declared = dossier.addresses.filter(({ value }) => value.kind === 'residence' && !(value.until !== undefined && at !== undefined && isCertainlyBefore(value.until, at)));
    const residences: readonly PlaceFacts[] = [...(claimed === undefined ? [] : [claimed]), ...declared.map(({ value }) => value)];
    const start: Start = claim.value.from === undefined ? { seen: 'unknown' } : readStart(claim.value.from, residences, limit);
    return { claim, declared, start };
  });
}

function toldStart({ claim, declared, start }: ReturnType<typeof startsOf>[number]) {
  if (start.seen === 'near' || start.seen === 'unknown') return [];
  const asset = claim.value.asset ?? 'a machine';
  const data: MessageData = start.seen === 'startedFar' ? { asset, km: start.km } : { asset, country: claim.value.from?.countryCode ?? 'another country' };
  return [{ messageId: start.seen, data, evidence: [supports(claim), ...declared.map(context)] as const }];
}

/** The machine is not back in time, or its way back began far from where the person says to live. */
export const deviceNotReturnedFromHome = defineCheck({
  id: 'device-not-returned-from-home',
  title: 'Machine not returned, or returned from elsewhere',
  stage: 'offboarding',
  description:
    'A machine is not back and not on its way 21 days after its return was asked for, or the return shipment began over 150 km from every declared residence or in another country.',
  data: 'Equipment list with return dates, the carrier’s origin of the return with coordinates or country, and the declared residence',
  falsePositives: ['A house move', 'A stay with family at the end of the work', 'A dispute about pay or notice', 'The return label never arrived'],
  runbook: [
    'Ask where the machine is, and send a prepaid label',
    'Lock the machine remotely where that is agreed',
    'Compare with the places where the machine was seen before',
    'Settle pay disputes apart from this',
  ],
  references: ['S08', 'S40'],
  messages: {
    notReturned: '{{asset}} is neither back nor on its way {{days}} days after its return was asked for.',
    startedFar: 'The return of {{asset}} began {{km}} km from the nearest declared residence.',
    startedInOtherCountry: 'The return of {{asset}} began in {{country}}, another country than any declared residence.',
  },
  options,

  run({ dossier }, { options, now }) {
    const machines = dossier.equipment.filter(({ value }) => MACHINES.has(value.kind));
    const returns = dossier.shipments.filter(({ value }) => value.direction === 'return');
    if (returns.length === 0 && machines.every(({ value }) => value.returnRequestedAt === undefined)) {
      if (dossier.subject.endedAt === undefined) return notApplicable('no return has been asked for while the work lasts');
      if (machines.length === 0 || machines.some(({ value }) => value.returnedAt === undefined))
        return cannotTell('the work has ended, and no return is recorded', 'the equipment list with the dates of request and return');
    }
    const overdue = machines.map((claim) => ({ claim, state: readReturn(claim, returns, now, options.days) }));
    const late = overdue
      .filter(({ state }) => state === 'overdue')
      .map(({ claim }) => ({
        messageId: 'notReturned' as const,
        data: { asset: claim.value.asset, days: daysBetween(claim.value.returnRequestedAt ?? now, now).least },
        evidence: [supports(claim)] as const,
      }));
    const starts = startsOf(dossier, returns, options.distanceKm);
    const elsewhere = starts.flatMap(toldStart);
    const found = [...late, ...elsewhere];
    if (found.length > 0) return found;
    if (overdue.some(({ state }) => state === 'unknown'))
      return cannotTell('it is not known whether the machine is on its way', 'the day of the request, and the asset tag of each return shipment');
    return starts.some(({ start }) => start.seen === 'unknown')
      ? cannotTell('where the return began cannot be compared with the declared residence', 'coordinates or country of both places')
      : [];
  },
});
