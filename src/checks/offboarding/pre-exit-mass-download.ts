import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened, type Mark, notApplicable, type Trace } from '#model';
import { daySpan, daysBetween, hasDay } from '#values';

const options = z
  .strictObject({
    /** Times the usual volume. Unit: factor. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    times: z.number().positive().default(5).meta({ description: 'Times the usual volume of a week' }),
    /** Days before the exit. Unit: days. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    before: z.int().positive().default(14).meta({ description: 'Days before the last working day' }),
    /** Days that tell what is usual. Unit: days. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    usual: z.int().min(7).default(90).meta({ description: 'Days before those, whose median week is usual' }),
    /** Own weeks that are needed to know what is usual. Unit: weeks. @source house: a month */
    ownWeeks: z.int().positive().default(4).meta({ description: 'Own weeks that are needed to know what is usual' }),
    /** Volume below which nothing is a mass. Unit: bytes. @source house: 100 MB, a few folders of documents */
    least: z.number().positive().default(100_000_000).meta({ description: 'Bytes of a week below which nothing is a mass' }),
  })
  .prefault({});

const DAY_MS = 86_400_000;
/** Days of a week. A day alone would make a backup of every Friday look like a parting. Unit: days. @source house: baselines are kept a week */
const WEEK = 7;

type Moved = { readonly day: number; readonly bytes: number; readonly mark: Mark };

const movedOn = ({ days }: Trace): readonly Moved[] =>
  days.flatMap(({ day, tallies: { download } }) => (download === undefined ? [] : [{ day, bytes: download.amount, mark: download.mark }])).sort((a, b) => a.day - b.day);

const bytesOf = (moved: readonly Moved[], from: number): number => moved.filter(({ day }) => day >= from && day < from + WEEK).reduce((sum, { bytes }) => sum + bytes, 0);

/** Median bytes of the weeks before a day, back to the first download that is kept. Undefined where they are too few. */
function medianWeek(moved: readonly Moved[], until: number, { usual, ownWeeks }: { readonly usual: number; readonly ownWeeks: number }): number | undefined {
  const first = moved[0]?.day ?? until;
  const weeks = Math.min(Math.floor(usual / WEEK), Math.floor((until - first) / WEEK));
  if (weeks < ownWeeks) return undefined;
  const volumes = Array.from({ length: weeks }, (_, nth) => bytesOf(moved, until - WEEK * (nth + 1))).sort((a, b) => a - b);
  return volumes[volumes.length >> 1];
}

/** The seven days with the most bytes between two days; of several, the first. */
function fullest(moved: readonly Moved[], from: number, until: number): { readonly bytes: number; readonly moved: readonly Moved[] } {
  const inside = moved.filter(({ day }) => day >= from && day <= until);
  return inside
    .map(({ day }) => ({ bytes: bytesOf(inside, day), moved: inside.filter((one) => one.day >= day && one.day < day + WEEK) }))
    .reduce((best, week) => (week.bytes > best.bytes ? week : best), { bytes: 0, moved: [] as readonly Moved[] });
}

/** Mass download before leaving. */
export const preExitMassDownload = defineTelemetryCheck({
  id: 'pre-exit-mass-download',
  title: 'Mass download before leaving',
  options,
  stage: 'offboarding',
  description: 'In seven of the last 14 days over 5 times as much is downloaded as in the median week of the 90 days before. A warning is for a person to record.',
  data: 'Data-loss logs with volumes, and the last working day',
  falsePositives: ['Copying an own portfolio', 'Handing over a project'],
  runbook: ['Ask the manager whether a hand-over explains it', 'List what was downloaded, and to where', 'Reduce access before any conversation with the person'],
  references: ['S04', 'S20'],
  attack: ['T1005', 'T1567'],
  messages: {
    noticed: '{{megabytes}} MB were downloaded in seven days from {{date}}, {{compared}}; the last working day is {{end}}.',
  },
  run({ dossier, telemetry }, { now, options: { times, before, least, ...own } }) {
    const end = dossier.subject.endedAt;
    if (end === undefined) return notApplicable('no last working day is stated');
    if (!hasDay(end)) return cannotTell('the last working day is not known to the day', 'the last working day');
    if (daysBetween(now, end).least > before) return notApplicable(`the last ${before} days have not begun`);
    if (!telemetry.delivered.includes('download')) return cannotTell('no log of downloads was read', 'data-loss logs');
    const accounts = telemetry.accounts.filter(({ kinds }) => kinds.includes('download'));
    if (accounts.length === 0) return cannotTell('no download is under an account of the person', 'the person’s account in the data-loss logs');
    const exit = daySpan(end).first;
    let unknown = false;
    const found = accounts.flatMap((account) => {
      const moved = movedOn(account);
      // The last day ends later than midnight UTC for people in the west.
      const week = fullest(moved, exit - before, exit + 1);
      const [first, ...others] = week.moved;
      if (first === undefined || week.bytes < least) return [];
      const mine = medianWeek(moved, exit - before, own);
      // Who moves next to nothing is compared with everybody, where that is known.
      const usual = mine === undefined || mine === 0 ? (telemetry.baselines['download'] ?? mine) : mine;
      if (usual === undefined) unknown = true;
      if (usual === undefined || week.bytes <= times * usual) return [];
      const against = usual === mine ? 'the median week of the 90 days before'.replace('90', String(own.usual)) : 'the median of everybody’s busiest week';
      const compared = usual === 0 ? 'where most weeks before had none' : `${Math.round(week.bytes / usual)} times ${against}`;
      const data = { megabytes: Math.round(week.bytes / 1_000_000), date: new Date(first.day * DAY_MS).toISOString().slice(0, 10), compared, end: end.slice(0, 10) };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first.mark), ...others.map(({ mark }) => happened(mark))] as const }];
    });
    return found.length === 0 && unknown ? cannotTell('the usual volume of the person is not known', 'data-loss logs of the months before') : found;
  },
});
