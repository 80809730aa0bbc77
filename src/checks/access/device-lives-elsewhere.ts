import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, type Day, defineTelemetryCheck, happened, howFar, showsPlace, somewhere } from '#model';

/** Where the person says to live: the claimed residence, and addresses of residence. */
function homesOf({ subject, addresses }: CheckableDossier) {
  const claims = addresses.filter(({ value }) => value.kind === 'residence').sort((a, b) => a.id.localeCompare(b.id));
  const places = [...(subject.claimedResidence === undefined ? [] : [subject.claimedResidence]), ...claims.map(({ value }) => value)];
  return { claims, places: places.filter(({ countryCode }) => countryCode !== undefined) };
}

const options = z.strictObject({
  /** Least distance that is elsewhere. Unit: km. @source S08; red-flag catalogue 2026-11, row device-first-seen-elsewhere */
  km: z.number().positive().default(150).meta({ description: 'Kilometres from the declared residence' }),
  /** Days elsewhere within the window. Unit: days. @source red-flag catalogue 2026-11, row device-lives-elsewhere */
  days: z.int().positive().default(14).meta({ description: 'Days elsewhere within the window' }),
  /** Window. Unit: days. @source red-flag catalogue 2026-11, row device-lives-elsewhere */
  window: z.int().positive().default(21).meta({ description: 'Days in a row that are looked at together' }),
});

/** Device lives away from the declared residence. */
export const deviceLivesElsewhere = defineTelemetryCheck({
  id: 'device-lives-elsewhere',
  title: 'Device lives away from the declared residence',
  options,
  stage: 'access',
  description: 'The device’s place differs from the declared residence on 14 of 21 days.',
  data: 'Device management logs with places',
  falsePositives: ['A second home', 'Care for relatives', 'A long stay agreed with the manager'],
  runbook: ['Ask for the current residence', 'Ask for one dated proof after a move'],
  references: ['S08', 'S18'],
  messages: {
    noticed: 'The device {{device}} was in {{place}} and not at the declared residence on {{days}} of {{window}} days.',
  },
  run({ dossier, telemetry }, { options: { km, days, window } }) {
    const { claims, places } = homesOf(dossier);
    const devices = telemetry.devices.map((device) => ({ device, seen: device.days.filter(({ where }) => where.some(showsPlace)) })).filter(({ seen }) => seen.length > 0);
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management logs with addresses or places');
    if (places.length === 0) return cannotTell('no residence is declared', 'the declared residence');
    const away = ({ where }: Day) => where.filter(showsPlace).every((one) => places.every((home) => howFar(one, home, km).relation === 'far'));
    const found = devices.flatMap(({ device, seen }) => {
      const elsewhere = seen.filter(away);
      const most = Math.max(0, ...elsewhere.map(({ day }) => elsewhere.filter((other) => other.day >= day && other.day < day + window).length));
      const [first] = elsewhere;
      const place = first?.where.find(showsPlace);
      if (most < days || place === undefined) return [];
      const marks = elsewhere.slice(0, 3).flatMap(({ where }) =>
        where
          .filter(showsPlace)
          .slice(0, 1)
          .map(({ mark }) => happened(mark)),
      );
      return [
        {
          messageId: 'noticed' as const,
          data: { device: device.id, days: most, window, place: somewhere(place) },
          evidence: [happened(place.mark), ...marks.slice(1), ...claims.map(context)] as const,
        },
      ];
    });
    if (found.length > 0) return found;
    const most = Math.max(...devices.map(({ seen }) => seen.length));
    return most < days ? cannotTell(`devices were seen on ${most} days only`, `${days} days of device reports with places`) : [];
  },
});
