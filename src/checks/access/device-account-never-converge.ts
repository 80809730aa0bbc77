import { z } from 'zod';
import { cannotTell, type Day, defineTelemetryCheck, happened, howFar, showsPlace, somewhere } from '#model';

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
  description: 'Over 30 days the place of the device and the places of the account’s sign-ins never agree.',
  data: 'Device management and sign-in logs',
  falsePositives: ['A VPN that is always on', 'A cloud desktop'],
  runbook: ['Take the firm’s own egress out of the comparison', 'Ask which VPN or cloud desktop is in use', 'Call on camera with the device'],
  references: ['S18'],
  attack: ['T1090'],
  messages: {
    noticed: 'The device {{device}} ({{place}}) and the sign-ins ({{other}}) were never in one place on {{days}} days.',
  },
  run({ telemetry }, { options: { km, span, days } }) {
    const usable = (all: readonly Day[]) => new Map(all.flatMap(({ day, where }) => (where.some(showsPlace) ? [[day, where.filter(showsPlace)] as const] : [])));
    const accounts = telemetry.accounts.map(({ days: seen }) => usable(seen));
    const devices = telemetry.devices.map((device) => ({ device, seen: usable(device.days) })).filter(({ seen }) => seen.size > 0);
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management logs with addresses or places');
    if (accounts.every((seen) => seen.size === 0))
      return cannotTell('no sign-in shows a place: all came through VPN, mobile or company networks, or there are none', 'sign-in logs with addresses of fixed lines');
    let enough = false;
    const found = devices.flatMap(({ device, seen }) => {
      const both = [...seen].flatMap(([day, places]) => {
        const others = accounts.flatMap((account) => account.get(day) ?? []);
        return others.length === 0 ? [] : [{ day, places, others }];
      });
      const [first, last] = [both[0], both.at(-1)];
      if (first === undefined || last === undefined || both.length < days || last.day - first.day < span - 1) return [];
      enough = true;
      if (both.some(({ places, others }) => places.some((place) => others.some((other) => howFar(place, other, km).relation !== 'far')))) return [];
      const [place, other] = [first.places[0], first.others[0]];
      if (place === undefined || other === undefined) return [];
      const data = { device: device.id, days: both.length, place: somewhere(place), other: somewhere(other) };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(place.mark), happened(other.mark)] as const }];
    });
    if (found.length > 0 || enough) return found;
    return cannotTell('device and sign-ins show places on too few days together', `${days} days within at least ${span} on which both show a place`);
  },
});
