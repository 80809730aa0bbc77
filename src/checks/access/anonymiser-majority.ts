import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened, hidesPlace } from '#model';

const options = z.strictObject({
  /** Share from which it is noticed. Unit: share of active quarter-hours. @source red-flag catalogue 2026-11, row anonymiser-majority */
  share: z.number().min(0).max(1).default(0.5).meta({ description: 'Share of active quarter-hours, more than which is noticed' }),
  /** Window. Unit: days. @source red-flag catalogue 2026-11, row anonymiser-majority */
  window: z.int().positive().default(14).meta({ description: 'Days that are looked at together' }),
  /** Days with activity in the window: a weekend away is no habit. Unit: days. @source house: half of the working days of two weeks */
  days: z.int().positive().default(5).meta({ description: 'Days with activity in the window' }),
});

/** Most sessions through anonymising networks. */
export const anonymiserMajority = defineTelemetryCheck({
  id: 'anonymiser-majority',
  title: 'Most sessions through anonymising networks',
  options,
  stage: 'access',
  description: 'Over half of the sessions in 14 days come from consumer VPN, hosting or residential proxy ranges against the rules.',
  data: 'Sign-in logs with address classes',
  falsePositives: ['Privacy', 'Security staff', 'A rule that nobody explained'],
  runbook: ['Explain the rule and look again', 'Take the firm’s own egress out'],
  references: ['S01', 'S26', 'S32'],
  attack: ['T1090'],
  messages: {
    noticed: '{{share}} percent of the activity of {{account}} in {{window}} days came through networks that hide the place ({{networks}}).',
  },
  run({ telemetry }, { options: { share, window, days } }) {
    const accounts = telemetry.accounts.filter(({ days: seen }) => seen.some(({ where }) => where.some(({ kind }) => kind !== 'unknown')));
    if (accounts.length === 0) return cannotTell('the class of no address is known', 'sign-in logs with addresses, and feeds of VPN and hosting ranges (“bonafide feeds refresh”)');
    return accounts.flatMap((account) => {
      if (!account.days.some(({ where }) => where.some(hidesPlace))) return [];
      for (const { day: from } of account.days) {
        const inside = account.days.filter(({ day }) => day >= from && day < from + window);
        if (inside.length < days) continue;
        const places = inside.flatMap(({ where }) => where);
        const count = (those: typeof places) => those.reduce((sum, { slots }) => sum + slots.length, 0);
        const hidden = places.filter(hidesPlace);
        const [first] = hidden;
        const part = count(hidden) / (count(places) || 1);
        if (first === undefined || part <= share) continue;
        const networks = [...new Set(hidden.map(({ provider, kind }) => provider ?? kind))].sort().join(', ');
        return [
          {
            messageId: 'noticed' as const,
            data: { account: account.id, share: Math.round(part * 100), window, networks },
            evidence: [happened(first.mark), ...hidden.slice(1, 3).map(({ mark }) => happened(mark))] as const,
          },
        ];
      }
      return [];
    });
  },
});
