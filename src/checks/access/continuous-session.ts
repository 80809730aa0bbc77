import { z } from 'zod';
import { cannotTell, type Day, defineTelemetryCheck, happened, type Noticed } from '#model';

const slotsOf = ({ where }: Day): readonly number[] => [...new Set(where.flatMap(({ slots }) => slots))].sort((a, b) => a - b);

/** Days of the first stretch without a pause longer than so many quarter-hours. */
function restlessFrom(days: readonly Day[], pause: number, week: number): readonly Day[] {
  let begin: number | undefined;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days)
    for (const slot of slotsOf(day)) {
      const at = day.day * 96 + slot;
      if (begin === undefined || at - last > pause) begin = at;
      last = at;
      if (at - begin >= week * 96 - pause) {
        const from = Math.floor(begin / 96);
        return days.filter((one) => one.day >= from && one.day <= day.day);
      }
    }
  return [];
}

const options = z.strictObject({
  /** Hours of a day in which the account is active. Unit: hours of 24. @source red-flag catalogue 2026-11, row continuous-session */
  hours: z.int().min(1).max(24).default(20).meta({ description: 'Active hours of a day, more than which are noticed' }),
  /** Days on which that happens. Unit: days. @source red-flag catalogue 2026-11, row continuous-session */
  days: z.int().positive().default(3).meta({ description: 'Days with so many active hours' }),
  /** Longest pause of somebody who never rests. Unit: hours. @source red-flag catalogue 2026-11, row continuous-session */
  pause: z.number().positive().default(4).meta({ description: 'Longest pause in hours' }),
  /** How long nobody goes without a longer pause. Unit: days. @source red-flag catalogue 2026-11, row continuous-session */
  week: z.int().positive().default(7).meta({ description: 'Days in a row without a longer pause' }),
});

/** Account active around the clock. */
export const continuousSession = defineTelemetryCheck({
  id: 'continuous-session',
  title: 'Account active around the clock',
  options,
  stage: 'access',
  description: 'The account is active over 20 hours a day on 3 days, or never idle over 4 hours in a week.',
  data: 'Sign-in and endpoint logs',
  falsePositives: ['Automation under the account', 'A log that holds renewals of tokens, which nobody makes by hand', 'A release week'],
  runbook: ['Look for automation first', 'Ask about shared use'],
  references: ['S01', 'S06'],
  attack: ['T1078'],
  messages: {
    noticed: 'The account {{account}} was active over {{hours}} hours a day on {{days}} days.',
    noRest: 'The account {{account}} was never idle for {{pause}} hours during {{week}} days.',
  },
  run({ telemetry }, { options: { hours, days, pause, week } }) {
    if (telemetry.accounts.every(({ days: seen }) => seen.length === 0)) return cannotTell('no activity of the person’s accounts is known', 'sign-in and endpoint logs');
    return telemetry.accounts.flatMap((account): Noticed<'noticed' | 'noRest'>[] => {
      const full = account.days.filter((day) => new Set(slotsOf(day).map((slot) => Math.floor(slot / 4))).size > hours);
      const marks = (those: readonly Day[]) => those.slice(0, 3).flatMap(({ where: [first] }) => (first === undefined ? [] : [happened(first.mark)]));
      const [first, ...others] = marks(full);
      if (full.length >= days && first !== undefined)
        return [{ messageId: 'noticed' as const, data: { account: account.id, hours, days: full.length }, evidence: [first, ...others] as const }];
      const restless = restlessFrom(account.days, pause * 4, week);
      const [start, ...rest] = marks(restless);
      return start === undefined ? [] : [{ messageId: 'noRest' as const, data: { account: account.id, pause, week }, evidence: [start, ...rest] as const }];
    });
  },
});
