import { z } from 'zod';
import { cannotTell, type Day, defineTelemetryCheck, happened, type Mark, type Noticed, type Trace } from '#model';

const options = z
  .strictObject({
    /** Times the baseline. Unit: factor. @source red-flag catalogue 2026-11, row bulk-repository-copy */
    times: z.number().positive().default(5).meta({ description: 'Times the baseline' }),
    /** Clones in a week below which nothing is bulk. Unit: clones. @source house: setting up a machine clones a dozen or two */
    least: z.int().positive().default(25).meta({ description: 'Clones in a week below which nothing is bulk' }),
    /** Own weeks that must lie before a week to compare it with them, where nothing is known of other people. Unit: weeks. @source house: the first weeks of a post set up machines */
    ownWeeks: z.int().positive().default(4).meta({ description: 'Own earlier weeks that are needed where nothing is known of other people' }),
    /** Owners outside the firm to whose repositories it pushes by agreement. Unit: names. @source house: work on open projects is work; none is known until the firm says so */
    agreed: z.array(z.string()).default([]).meta({ description: 'Owners outside the firm to whose repositories people push by agreement, such as open projects' }),
  })
  .prefault({});

/** Days of a week. Unit: days. @source red-flag catalogue 2026-11, row bulk-repository-copy: baselines are kept a week */
const WEEK = 7;

type Copied = { readonly day: number; readonly count: number; readonly mark: Mark };
type Week = { readonly from: number; readonly count: number; readonly marks: readonly Mark[] };

const copiedOn = (days: readonly Day[]): readonly Copied[] =>
  days.flatMap(({ day, tallies: { clone } }) => (clone === undefined ? [] : [{ day, count: clone.count, mark: clone.mark }])).sort((a, b) => a.day - b.day);

function weekFrom(copied: readonly Copied[], from: number): Week {
  const inside = copied.filter(({ day }) => day >= from && day < from + WEEK);
  return { from, count: inside.reduce((sum, { count }) => sum + count, 0), marks: inside.map(({ mark }) => mark) };
}

/** Seven days with the most clones; of several, the first. */
function busiestWeek(days: readonly Day[]): Week | undefined {
  const copied = copiedOn(days);
  return copied.map(({ day }) => weekFrom(copied, day)).reduce<Week | undefined>((best, week) => (best === undefined || week.count > best.count ? week : best), undefined);
}

/** Clones of the busiest own week before a day. Undefined where the account was not seen long enough before it. */
function busiestBefore({ days }: Trace, before: number, weeks: number): number | undefined {
  const copied = copiedOn(days);
  const whole = Math.floor((before - Math.min(...days.map(({ day }) => day))) / WEEK);
  return whole < weeks ? undefined : Math.max(...Array.from({ length: whole }, (_, nth) => weekFrom(copied, before - WEEK * (nth + 1)).count));
}

/** Clones of the busiest own week after one. What comes again is a habit; it says nothing against anybody. */
function busiestAfter({ days }: Trace, { from }: Week): number {
  return busiestWeek(days.filter(({ day }) => day >= from + WEEK))?.count ?? 0;
}

/** Far more code copied than is usual. */
export const bulkRepositoryCopy = defineTelemetryCheck({
  id: 'bulk-repository-copy',
  title: 'Far more code copied than the role needs',
  options,
  stage: 'access',
  description:
    'In seven days over 5 times as many repositories are cloned as in the busiest week of people in the middle, or, where nothing is known of others, as in the own busiest week before; or code is pushed to a repository outside the firm.',
  data: 'Audit log of the code host and data-loss logs, and the person’s account there',
  falsePositives: ['Starting in a new team', 'A migration', 'A backup habit', 'Work on an open project, for a push to a repository outside'],
  runbook: ['Ask the manager which task it was for', 'List what was copied, and to where', 'Reduce access before any conversation where no task explains it'],
  references: ['S04', 'S20', 'S40'],
  attack: ['T1213.003', 'T1567.001'],
  messages: {
    noticed: 'In seven days from {{date}} {{account}} made {{count}} clones, each repository counted once a day: {{times}} times {{usual}}.',
    pushedOut: 'Code was pushed to {{repository}}, which is not the firm’s.',
  },
  run({ telemetry }, { options: { times, least, ownWeeks, agreed } }) {
    if (!telemetry.delivered.includes('repository')) return cannotTell('no audit log of a code host was read', 'audit log of the code host and data-loss logs');
    // People often bear another name at a code host: nothing under their names is not the same as nothing copied.
    const accounts = telemetry.accounts.filter(({ kinds }) => kinds.includes('repository'));
    if (accounts.length === 0) return cannotTell('nothing in the log of the code host is under an account of the person', 'the person’s account at the code host');
    const owners = new Set(agreed.map((owner) => owner.trim().toLowerCase()));
    const found: Noticed<'noticed' | 'pushedOut'>[] = accounts
      .flatMap(({ facts }) => facts)
      .filter(({ topic, value }) => topic === 'push-foreign' && !owners.has(value.split('/')[0]?.toLowerCase() ?? ''))
      .map(({ value, marks: [first, ...others] }) => ({
        messageId: 'pushedOut',
        data: { repository: value },
        evidence: [happened(first), ...others.map((mark) => happened(mark))],
      }));
    let unknown = false;
    for (const account of accounts) {
      const week = busiestWeek(account.days);
      const [first, ...others] = week?.marks ?? [];
      if (week === undefined || first === undefined || week.count < least) continue;
      const everybody = telemetry.baselines['clone'];
      const baseline = everybody ?? busiestBefore(account, week.from, ownWeeks);
      if (baseline === undefined) unknown ||= week.count > times * busiestAfter(account, week);
      else if (week.count > times * Math.max(1, baseline)) {
        const usual = everybody === undefined ? 'the own busiest week before' : 'the median of everybody’s busiest week';
        const factor = Math.round((week.count / Math.max(1, baseline)) * 10) / 10;
        const data = { account: account.id, date: new Date(first.time).toISOString().slice(0, 10), count: week.count, times: factor, usual };
        found.push({ messageId: 'noticed', data, evidence: [happened(first), ...others.map((mark) => happened(mark))] });
      }
    }
    return found.length === 0 && unknown ? cannotTell('the usual number of clones is not known', 'the audit log of other people, or of the person’s earlier weeks') : found;
  },
});
