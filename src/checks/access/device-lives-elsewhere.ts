import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, type Day, defineTelemetryCheck, happened, howFar, showsPlace, somewhere, type Trace, type Whereabouts } from '#model';

/** Where the person says to live: the claimed residence, and addresses of residence. */
function homesOf({ subject, addresses }: CheckableDossier) {
  const claims = addresses.filter(({ value }) => value.kind === 'residence').sort((a, b) => a.id.localeCompare(b.id));
  const places = [...(subject.claimedResidence === undefined ? [] : [subject.claimedResidence]), ...claims.map(({ value }) => value)];
  return { claims, places: places.filter(({ countryCode }) => countryCode !== undefined) };
}

type Place = Parameters<typeof howFar>[1];
type Stay = { readonly day: number; readonly at: Whereabouts; readonly relation: 'near' | 'far' | 'unknown' };

/** Where a device was on each day that shows it: what it measured itself, else what its address says. Near to one home is near. */
function staysOf({ days }: Trace, homes: readonly Place[], km: number): readonly Stay[] {
  return days.flatMap(({ day, where }: Day): readonly Stay[] => {
    const shown = where.filter(showsPlace);
    const measured = shown.filter((one) => one.measured);
    const told = (measured.length > 0 ? measured : shown).map((at) => ({ at, relations: homes.map((home) => howFar(at, home, km).relation) }));
    const [first] = told.sort((a, b) => a.at.mark.time - b.at.mark.time || (a.at.key < b.at.key ? -1 : 1));
    if (first === undefined) return [];
    const relations = told.flatMap((one) => one.relations);
    return [{ day, at: first.at, relation: relations.includes('near') ? 'near' : relations.every((one) => one === 'far') ? 'far' : 'unknown' }];
  });
}

/** The stretch of so many days that holds most of the stays; of several, the first. */
function fullest(stays: readonly Stay[], window: number): readonly Stay[] {
  return stays.map(({ day: from }) => stays.filter(({ day }) => day >= from && day < from + window)).reduce((best, one) => (one.length > best.length ? one : best), []);
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
    const devices = telemetry.devices.map((device) => ({ device, stays: staysOf(device, places, km) })).filter(({ stays }) => stays.length > 0);
    if (devices.length === 0) return cannotTell('no device of the person reported where it is', 'device management logs with addresses or places');
    if (places.length === 0) return cannotTell('no residence is declared', 'the declared residence');
    const found = devices.flatMap(({ device, stays }) => {
      const those = fullest(
        stays.filter(({ relation }) => relation === 'far'),
        window,
      );
      const [first, ...others] = those;
      if (first === undefined || those.length < days) return [];
      return [
        {
          messageId: 'noticed' as const,
          data: { device: device.id, days: those.length, window, place: somewhere(first.at) },
          evidence: [happened(first.at.mark), ...others.slice(0, 2).map(({ at }) => happened(at.mark)), ...claims.map(context)] as const,
        },
      ];
    });
    if (found.length > 0) return found;
    const most = Math.max(...devices.map(({ stays }) => stays.filter(({ relation }) => relation !== 'unknown').length));
    if (most >= days) return [];
    return cannotTell(
      `the place of a device can be compared with the residence on ${most} days only`,
      `${days} days of device reports with places, and a residence with coordinates, state or city`,
    );
  },
});
