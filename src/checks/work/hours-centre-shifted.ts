import { z } from 'zod';
import { type CheckableDossier, cannotTell, type Day, defineTelemetryCheck, happened, type Mark, notApplicable, type Whereabouts } from '#model';
import { compareDates, standingAccommodations, zoneOffsetMinutes, zonesOfCountry } from '#values';

/** The stated zone, or that of a country whose zones all show one time in winter and summer. */
function zoneOf({ subject: { claimedResidence } }: CheckableDossier): string | undefined {
  if (claimedResidence === undefined) return undefined;
  if (claimedResidence.timeZone !== undefined) return claimedResidence.timeZone;
  const zones = zonesOfCountry(claimedResidence.countryCode);
  const clocks = new Set(zones.map((zone) => `${zoneOffsetMinutes(zone, '2026-01-15T12:00:00Z')} ${zoneOffsetMinutes(zone, '2026-07-15T12:00:00Z')}`));
  return clocks.size === 1 ? zones[0] : undefined;
}

/** Milliseconds of a day. @source 24 × 3,600,000 */
const DAY_MS = 86_400_000;

/** A day of activity: its hours as the clock of the zone shows them, each quarter-hour once. */
type Active = { readonly day: number; readonly local: readonly number[]; readonly mark: Mark };

/** Days on which so many hours are active. One sign-in in the morning tells when somebody begins, not the centre of the day. */
function activeDays(days: readonly Day[], zone: string, perDay: number): readonly Active[] | undefined {
  if (zoneOffsetMinutes(zone, '2026-01-15T12:00:00Z') === undefined) return undefined;
  const byDay = new Map<number, Whereabouts[]>();
  for (const { day, where } of days) byDay.set(day, [...(byDay.get(day) ?? []), ...where]);
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, where]): readonly Active[] => {
      const slots = [...new Set(where.flatMap((one) => one.slots))];
      const [mark] = where.map((one) => one.mark).sort((a, b) => a.time - b.time || (a.uid < b.uid ? -1 : 1));
      if (mark === undefined || new Set(slots.map((slot) => Math.floor(slot / 4))).size < perDay) return [];
      const offset = zoneOffsetMinutes(zone, new Date(day * DAY_MS).toISOString()) ?? 0;
      return [{ day, local: slots.map((slot) => (slot + 0.5) / 4 + offset / 60), mark }];
    });
}

/** Mean of hours on a clock, 0 to 24; undefined where they are spread over the whole of it. @param least concentration, 0 to 1, that has a centre */
function circularMean(hours: readonly number[], least: number): number | undefined {
  const angle = (hour: number) => (hour / 24) * 2 * Math.PI;
  const [x, y] = [hours.reduce((sum, hour) => sum + Math.cos(angle(hour)), 0) / hours.length, hours.reduce((sum, hour) => sum + Math.sin(angle(hour)), 0) / hours.length];
  if (Math.hypot(x, y) < least) return undefined;
  return ((Math.atan2(y, x) / (2 * Math.PI)) * 24 + 24) % 24;
}

const options = z.strictObject({
  /** Shift from which it is noticed. Unit: hours. @source red-flag catalogue 2026-11, row hours-centre-shifted */
  hours: z.number().positive().max(12).default(6).meta({ description: 'Hours between the centre of activity and that of a working day in the stated zone' }),
  /** Window. Unit: days. @source red-flag catalogue 2026-11, row hours-centre-shifted (4 weeks) */
  window: z.int().positive().default(28).meta({ description: 'Days that are looked at together' }),
  /** Active days in the window. Unit: days. @source house: three of four working weeks */
  days: z.int().positive().default(15).meta({ description: 'Active days in the window' }),
  /** Hours with activity that make a day one of those. Unit: hours. @source house: fewer do not tell where the centre of a day lies */
  perDay: z.int().min(1).max(24).default(3).meta({ description: 'Hours with activity that make a day active' }),
  /** Centre of a working day. Unit: hour of the day, local. @source house: nine to five */
  centre: z.number().min(0).max(24).default(13).meta({ description: 'Centre of a working day, local time' }),
  /** Least concentration of hours that has a centre. Unit: 0 (all round the clock) to 1. @source house: eight hours of work give 0.83, sixteen 0.41 */
  concentration: z.number().min(0).max(1).default(0.4).meta({ description: 'Least concentration of hours that has a centre, 0 (round the clock) to 1' }),
});

/** Working hours centred far from the stated zone. */
export const hoursCentreShifted = defineTelemetryCheck({
  id: 'hours-centre-shifted',
  title: 'Working hours centred far from the stated zone',
  options,
  stage: 'work',
  description: 'The centre of activity lies 6 hours or more from the stated time zone for 4 weeks without agreement.',
  data: 'Commits, chat and endpoint logs with times',
  falsePositives: ['A night owl', 'Care for others', 'A team around the world'],
  runbook: ['Ask about working hours, and record hours that are agreed on as an accommodation provided', 'Take nothing from this alone'],
  references: ['S24', 'S40'],
  messages: {
    noticed: 'Activity is centred around {{local}} in the stated zone ({{zone}}), {{hours}} hours from the middle of a working day, over {{window}} days.',
  },
  run({ dossier, telemetry }, { options: { hours, window, days, perDay, centre, concentration } }) {
    // Hours that were agreed on are no shift; hours that were asked for are a question to the firm.
    const asked = standingAccommodations(
      dossier.observations
        .filter(({ value }) => value.check === 'hours-centre-shifted')
        .sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id))
        .map(({ value }) => value.accommodation),
    ).at(-1);
    if (asked === 'provided') return notApplicable('other working hours were agreed on');
    if (asked === 'requested') return cannotTell('other working hours were asked for and not yet agreed on', 'the agreed working hours');
    const zone = zoneOf(dossier);
    if (zone === undefined) return cannotTell('the time zone of the person is not stated and the country has several', 'the stated time zone');
    const all = activeDays(
      telemetry.accounts.flatMap((account) => account.days),
      zone,
      perDay,
    );
    if (all === undefined) return cannotTell(`the stated time zone “${zone}” is none that is known`, 'the stated time zone as an IANA name');
    let looked = false;
    for (const { day: from, mark } of all) {
      const inside = all.filter(({ day }) => day >= from && day < from + window);
      // A shift of weeks shows in each of them.
      const weeks = new Set(inside.map(({ day }) => Math.floor((day - from) / 7)));
      if (inside.length < days || weeks.size < Math.ceil(window / 7)) continue;
      looked = true;
      const middle = circularMean(
        inside.flatMap(({ local }) => local),
        concentration,
      );
      if (middle === undefined) continue;
      const apart = Math.abs(((middle - centre + 36) % 24) - 12);
      if (apart < hours) continue;
      const local = `${String(Math.floor(middle)).padStart(2, '0')}:00`;
      return [{ messageId: 'noticed' as const, data: { hours: Math.floor(apart), local, zone, window }, evidence: [happened(mark)] as const }];
    }
    return looked ? [] : cannotTell(`${perDay} hours of activity or more are known of ${all.length} days only`, `${days} such days that reach over ${window}`);
  },
});
