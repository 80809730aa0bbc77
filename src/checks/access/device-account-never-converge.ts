import { z } from 'zod';
import { cannotTell, type Day, defineTelemetryCheck, happened, howFar, showsPlace, somewhere, type TelemetryFacet, type Trace, type Whereabouts } from '#model';

type Both = { readonly day: number; readonly place: Whereabouts; readonly other: Whereabouts; readonly apart: 'near' | 'far' | 'unknown' };

const placesOf = (day: Day): readonly Whereabouts[] => day.where.filter(showsPlace);

/** Days on which a device and the sign-ins both show a place. Near once is near; where some of them cannot be compared, they may have been. */
function bothOf(device: Trace, accounts: TelemetryFacet['accounts'], km: number): readonly Both[] {
  return device.days.flatMap((day): readonly Both[] => {
    const places = placesOf(day);
    const others = accounts.flatMap(({ days }) => days.filter((one) => one.day === day.day).flatMap(placesOf));
    const [place, other] = [places[0], others[0]];
    if (place === undefined || other === undefined) return [];
    const relations = places.flatMap((one) => others.map((two) => howFar(one, two, km).relation));
    return [{ day: day.day, place, other, apart: relations.includes('near') ? 'near' : relations.includes('unknown') ? 'unknown' : 'far' }];
  });
}

const lasts = (those: readonly Both[], days: number, span: number): boolean => those.length >= days && (those.at(-1)?.day ?? 0) - (those[0]?.day ?? 0) >= span - 1;

/** Runs of days, parted by days of the kinds that end one. */
function runsOf(both: readonly Both[], ends: readonly Both['apart'][]): readonly (readonly Both[])[] {
  const runs: Both[][] = [[]];
  for (const one of both)
    if (ends.includes(one.apart)) runs.push([]);
    else runs.at(-1)?.push(one);
  return runs;
}

const options = z.strictObject({
  /** Least distance that is elsewhere. Unit: km. @source S08; red-flag catalogue 2026-11, row device-first-seen-elsewhere */
  km: z.number().positive().default(150).meta({ description: 'Kilometres between device and sign-in' }),
  /** Time that has to be covered. Unit: days. @source S18, and red-flag catalogue 2026-11, row device-account-never-converge */
  span: z.int().positive().default(30).meta({ description: 'Days between the first and the last day that both were seen' }),
  /** Days on which both show a place. Unit: days. @source house: two working weeks of the month; fewer may be a journey */
  days: z.int().positive().default(10).meta({ description: 'Days on which both device and sign-ins show a place' }),
});

/** Device and sign-ins never in one place. */
export const deviceAccountNeverConverge = defineTelemetryCheck({
  id: 'device-account-never-converge',
  title: 'Device and sign-ins never in one place',
  options,
  stage: 'access',
  description: 'Over 30 days the place of the device and the places of the account’s sign-ins never agree, seen on at least ten days together.',
  data: 'Device management and sign-in logs',
  falsePositives: ['A VPN that is always on', 'A cloud desktop', 'A long stay away with another device, agreed with the manager'],
  runbook: ['Take the firm’s own egress out of the comparison', 'Ask which VPN or cloud desktop is in use', 'Call on camera with the device'],
  references: ['S18'],
  attack: ['T1090'],
  messages: {
    noticed: 'The device {{device}} ({{place}}) and the sign-ins ({{other}}) were never in one place on {{days}} days.',
  },
  run({ telemetry }, { options: { km, span, days } }) {
    const devices = telemetry.devices.filter(({ days: seen }) => seen.some(({ where }) => where.some(showsPlace)));
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management logs with addresses or places');
    if (telemetry.accounts.every(({ days: seen }) => !seen.some(({ where }) => where.some(showsPlace))))
      return cannotTell('no sign-in shows a place: all came through VPN, mobile or company networks, or there are none', 'sign-in logs with addresses of fixed lines');
    let enough = false;
    const found = devices.flatMap((device) => {
      const both = bothOf(device, telemetry.accounts, km);
      const lasting = (...ends: readonly Both['apart'][]) => runsOf(both, ends).filter((run) => lasts(run, days, span));
      // Seen for long enough, and at no time for long without being near: days that cannot be compared may have been near.
      if (lasts(both, days, span) && lasting('near').length === 0) enough = true;
      const run = lasting('near', 'unknown').reduce<readonly Both[]>((best, one) => (one.length > best.length ? one : best), []);
      const [first] = run;
      if (first === undefined) return [];
      const data = { device: device.id, days: run.length, place: somewhere(first.place), other: somewhere(first.other) };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first.place.mark), happened(first.other.mark)] as const }];
    });
    if (found.length > 0 || enough) return found;
    return cannotTell('device and sign-ins show places that can be compared on too few days together', `${days} days within at least ${span} on which both show a place`);
  },
});
