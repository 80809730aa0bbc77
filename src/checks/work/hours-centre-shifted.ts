import { z } from 'zod';
import { type CheckableDossier, cannotTell, type Day, defineTelemetryCheck, happened } from '#model';
import { zoneOffsetMinutes, zonesOfCountry } from '#values';

/** The stated zone, or that of a country whose zones all show one time. */
function zoneOf({ subject: { claimedResidence } }: CheckableDossier): string | undefined {
  if (claimedResidence === undefined) return undefined;
  if (claimedResidence.timeZone !== undefined) return claimedResidence.timeZone;
  const zones = zonesOfCountry(claimedResidence.countryCode);
  const offsets = new Set(zones.map((zone) => zoneOffsetMinutes(zone, '2026-01-15T12:00:00Z')));
  return offsets.size === 1 ? zones[0] : undefined;
}

/** Days of several accounts, each once. */
function mergeDays(days: readonly Day[]): readonly Day[] {
  const byNumber = new Map<number, Day>();
  for (const day of days) {
    const known = byNumber.get(day.day);
    byNumber.set(day.day, known === undefined ? day : { ...known, where: [...known.where, ...day.where] });
  }
  return [...byNumber.values()].sort((a, b) => a.day - b.day);
}

/** Mean of hours on a clock, 0 to 24; undefined where they are spread over the whole of it. */
function circularMean(hours: readonly number[]): number | undefined {
  const angle = (hour: number) => (hour / 24) * 2 * Math.PI;
  const [x, y] = [hours.reduce((sum, hour) => sum + Math.cos(angle(hour)), 0) / hours.length, hours.reduce((sum, hour) => sum + Math.sin(angle(hour)), 0) / hours.length];
  if (Math.hypot(x, y) < SPREAD) return undefined;
  return ((Math.atan2(y, x) / (2 * Math.PI)) * 24 + 24) % 24;
}

/** Least concentration of hours that has a centre. Unit: 0 (all round the clock) to 1. @source house: eight hours of work give 0.83, sixteen 0.41 */
const SPREAD = 0.4;

const options = z.strictObject({
  /** Shift from which it is noticed. Unit: hours. @source red-flag catalogue 2026-11, row hours-centre-shifted */
  hours: z.number().positive().max(12).default(6).meta({ description: 'Hours between the centre of activity and that of a working day in the stated zone' }),
  /** Window. Unit: days. @source red-flag catalogue 2026-11, row hours-centre-shifted (4 weeks) */
  window: z.int().positive().default(28).meta({ description: 'Days that are looked at together' }),
  /** Active days in the window. Unit: days. @source house: three of four working weeks */
  days: z.int().positive().default(15).meta({ description: 'Active days in the window' }),
  /** Centre of a working day. Unit: hour of the day, local. @source house: nine to five */
  centre: z.number().min(0).max(24).default(13).meta({ description: 'Centre of a working day, local time' }),
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
  runbook: ['Ask about working hours', 'Take nothing from this alone'],
  references: ['S24', 'S40'],
  messages: {
    noticed: 'Activity is centred around {{local}} in the stated zone ({{zone}}), {{hours}} hours from a working day, for four weeks.',
  },
  run({ dossier, telemetry }, { options: { hours, window, days, centre } }) {
    const zone = zoneOf(dossier);
    if (zone === undefined) return cannotTell('the time zone of the person is not stated and the country has several', 'the stated time zone');
    const all = mergeDays(telemetry.accounts.flatMap((account) => account.days));
    for (const { day: from } of all) {
      const inside = all.filter(({ day }) => day >= from && day < from + window);
      if (inside.length < days || (inside.at(-1)?.day ?? 0) - from < window - 8) continue;
      const offset = zoneOffsetMinutes(zone, new Date(from * 86_400_000).toISOString()) ?? 0;
      const middle = circularMean(inside.flatMap(({ where }) => where.flatMap(({ slots }) => slots.map((slot) => (slot + 0.5) / 4 + offset / 60))));
      if (middle === undefined) continue;
      const apart = Math.abs(((middle - centre + 36) % 24) - 12);
      const mark = inside[0]?.where[0]?.mark;
      if (apart < hours || mark === undefined) continue;
      const local = `${String(Math.floor(middle)).padStart(2, '0')}:00`;
      return [{ messageId: 'noticed' as const, data: { hours: Math.round(apart), local, zone }, evidence: [happened(mark)] as const }];
    }
    return all.length < days ? cannotTell(`activity is known of ${all.length} days only`, `${days} active days within ${window}`) : [];
  },
});
