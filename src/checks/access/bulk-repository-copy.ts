import { z } from 'zod';
import { cannotTell, type Day, defineTelemetryCheck, happened, type Noticed } from '#model';

/** Most repositories copied in seven days, and the first event of a place on one of them. */
function busiestWeek(days: readonly Day[]) {
  const copied = days.flatMap((day) => (day.tallies['clone'] === undefined ? [] : [{ day, count: day.tallies['clone'].count, mark: day.tallies['clone'].mark }]));
  const weeks = copied.map(({ day: { day: from } }) => copied.filter(({ day: { day } }) => day >= from && day < from + 7));
  const best = weeks.sort((a, b) => sum(b) - sum(a) || (a[0]?.day.day ?? 0) - (b[0]?.day.day ?? 0))[0] ?? [];
  return { count: sum(best), mark: best[0]?.mark };
}

const sum = (days: readonly { readonly count: number }[]): number => days.reduce((all, { count }) => all + count, 0);

const options = z
  .strictObject({
    /** Times the baseline. Unit: factor. @source red-flag catalogue 2026-11, row bulk-repository-copy */
    times: z.number().positive().default(5).meta({ description: 'Times the baseline' }),
    /** Repositories in a week below which nothing is bulk. Unit: repositories. @source house: setting up a machine clones a dozen */
    least: z.int().positive().default(25).meta({ description: 'Repositories in a week' }),
  })
  .prefault({});

/** Far more code copied than the role needs. */
export const bulkRepositoryCopy = defineTelemetryCheck({
  id: 'bulk-repository-copy',
  title: 'Far more code copied than the role needs',
  options,
  stage: 'access',
  description: 'Repositories are cloned at over 5 times the role’s baseline, or company code is pushed to a personal account or cloud.',
  data: 'Audit log of the code host and data-loss logs',
  falsePositives: ['Starting in a new team', 'A migration', 'A backup habit'],
  runbook: ['Ask the manager which task it was for', 'List what was copied, and to where', 'Reduce access before any conversation where no task explains it'],
  references: ['S04', 'S20', 'S40'],
  attack: ['T1213.003', 'T1567.001'],
  messages: {
    noticed: '{{count}} repositories were copied in a week, {{times}} times the median of everybody’s busiest week.',
    pushedOut: 'Code was pushed to {{repository}}, which is not the firm’s.',
  },
  run({ telemetry }, { options: { times, least } }) {
    if (!telemetry.delivered.includes('repository')) return cannotTell('no audit log of a code host was read', 'audit log of the code host and data-loss logs');
    const pushed = telemetry.accounts.flatMap(({ facts }) => facts).filter(({ topic }) => topic === 'push-foreign');
    const found: Noticed<'noticed' | 'pushedOut'>[] = pushed.map(({ value, marks }) => ({
      messageId: 'pushedOut',
      data: { repository: value },
      evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark))],
    }));
    const baseline = telemetry.baselines['clone'];
    const busiest = telemetry.accounts.map(({ id, days, first }) => ({ id, first, ...busiestWeek(days) })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))[0];
    if (busiest === undefined || busiest.count === 0) return found;
    if (baseline === undefined) return found.length > 0 ? found : cannotTell('the usual number of clones is not known', 'the audit log of other people');
    const factor = Math.round((busiest.count / Math.max(1, baseline)) * 10) / 10;
    if (busiest.count >= least && factor > times)
      found.push({ messageId: 'noticed', data: { count: busiest.count, times: factor }, evidence: [happened(busiest.mark ?? busiest.first)] });
    return found;
  },
});
