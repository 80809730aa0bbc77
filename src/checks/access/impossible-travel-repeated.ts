import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened, howFar, showsPlace, somewhere, type Trace, type Whereabouts } from '#model';

type Sighting = { readonly slot: number; readonly where: Whereabouts };
type Move = { readonly day: number; readonly from: Whereabouts; readonly to: Whereabouts; readonly tooFast: boolean; readonly twoCountries: boolean };

const daysIn = (moves: readonly Move[]): number => new Set(moves.map(({ day }) => day)).size;

/** Moves from one place to the next that are too quick, or between countries in a short time. Of a quarter-hour the whole length is granted. */
function movesOf(account: Trace, { km, speed, hours }: { readonly km: number; readonly speed: number; readonly hours: number }): readonly Move[] {
  const sightings = account.days
    .flatMap(({ day, where }) => where.filter(showsPlace).flatMap((one) => one.slots.map((slot): Sighting => ({ slot: day * 96 + slot, where: one }))))
    .sort((a, b) => a.slot - b.slot || (a.where.key < b.where.key ? -1 : 1));
  const moves: Move[] = [];
  for (const [nth, { slot, where: to }] of sightings.entries()) {
    const before = sightings[nth - 1];
    if (before === undefined || before.where.key === to.key) continue;
    const { relation, km: apart } = howFar(before.where, to, km);
    if (relation !== 'far') continue;
    const most = (slot - before.slot + 1) / 4;
    const tooFast = apart !== undefined && apart / most > speed;
    const countries = new Set([before.where.countryCode, to.countryCode]);
    const twoCountries = countries.size === 2 && !countries.has(undefined) && most <= hours + 0.25;
    if (tooFast || twoCountries) moves.push({ day: Math.floor(slot / 96), from: before.where, to, tooFast, twoCountries });
  }
  return moves;
}

const options = z.strictObject({
  /** Moves within the window. Unit: days with such a move. @source red-flag catalogue 2026-11, row impossible-travel-repeated */
  moves: z.int().positive().default(3).meta({ description: 'Days with an impossible move within the window' }),
  /** Window. Unit: days. @source red-flag catalogue 2026-11, row impossible-travel-repeated */
  window: z.int().positive().default(7).meta({ description: 'Days that are looked at together' }),
  /** Shortest move that counts: address databases are wrong by as much. Unit: km. @source red-flag catalogue 2026-11, section 11 (distance floors); house value */
  km: z.number().positive().default(500).meta({ description: 'Shortest distance that counts' }),
  /** Fastest journey. Unit: km/h. @source cruising speed of airliners, about 900 km/h */
  speed: z.number().positive().default(900).meta({ description: 'Fastest possible journey in km/h' }),
  /** Time within which two countries are too many. Unit: hours. @source red-flag catalogue 2026-11, row impossible-travel-repeated */
  hours: z.number().positive().default(2).meta({ description: 'Hours within which sign-ins come from two countries' }),
  /** Days on which that happens: once is a mistake of a database or a border. Unit: days. @source red-flag catalogue 2026-11, section 11 (three observations) */
  countryDays: z.int().positive().default(3).meta({ description: 'Days with sign-ins from two countries' }),
});

/** Sign-ins farther apart than anybody travels. */
export const impossibleTravelRepeated = defineTelemetryCheck({
  id: 'impossible-travel-repeated',
  title: 'Sign-ins farther apart than anybody travels',
  options,
  stage: 'access',
  description: 'Three or more impossible moves in 7 days, or sign-ins from two countries within 2 hours, VPN exits left out.',
  data: 'Sign-in logs with places',
  falsePositives: ['Mobile carriers that route abroad', 'A split tunnel', 'A proxy that is not listed yet'],
  runbook: ['Prefer the device’s own place to that of its address', 'Ask about travel', 'Look for a second person on the account'],
  references: ['S01', 'S06', 'S33'],
  attack: ['T1078'],
  messages: {
    noticed: 'Sign-ins of {{account}} were farther apart than anybody travels on {{count}} days of a week, first {{from}} and {{to}}.',
    countries: 'Sign-ins of {{account}} came from two countries within {{hours}} hours on {{count}} days of a week, first {{from}} and {{to}}.',
  },
  run({ telemetry }, { options }) {
    const accounts = telemetry.accounts.filter(({ days }) => days.some(({ where }) => where.some(showsPlace)));
    if (accounts.length === 0)
      return cannotTell('no sign-in shows a place: all came through VPN, mobile or company networks, or there are none', 'sign-in logs with addresses of fixed lines');
    return accounts.flatMap((account) => {
      const moves = movesOf(account, options);
      const busiest = (those: readonly Move[]) =>
        those
          .map(({ day }) => those.filter((other) => other.day >= day && other.day < day + options.window))
          .sort((a, b) => daysIn(b) - daysIn(a) || (a[0]?.day ?? 0) - (b[0]?.day ?? 0))[0] ?? [];
      const fast = busiest(moves.filter(({ tooFast }) => tooFast));
      const countries = busiest(moves.filter(({ twoCountries }) => twoCountries));
      const [messageId, those] = daysIn(fast) >= options.moves ? (['noticed', fast] as const) : (['countries', countries] as const);
      const [first] = those;
      if (first === undefined || (messageId === 'countries' && daysIn(those) < options.countryDays)) return [];
      const oneADay = those.filter(({ day }, nth) => those.findIndex((other) => other.day === day) === nth);
      const marks = oneADay.slice(0, 3).flatMap(({ from, to }) => [happened(from.mark), happened(to.mark)]);
      return [
        {
          messageId,
          data: { account: account.id, count: daysIn(those), from: somewhere(first.from), to: somewhere(first.to), hours: options.hours },
          evidence: [happened(first.from.mark), ...marks.slice(1)] as const,
        },
      ];
    });
  },
});
