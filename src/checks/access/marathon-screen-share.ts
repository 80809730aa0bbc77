import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z.strictObject({
  /** Length of such a meeting. Unit: hours. @source S21, and red-flag catalogue 2026-11, row marathon-screen-share */
  hours: z.number().min(4).default(8).meta({ description: 'Hours, more than which are noticed; shorter shares than four hours are not kept' }),
  /** Times. Unit: meetings. @source red-flag catalogue 2026-11, row marathon-screen-share */
  times: z.int().positive().default(2).meta({ description: 'Meetings of that length' }),
});

/** Very long screen shares with outsiders. */
export const marathonScreenShare = defineTelemetryCheck({
  id: 'marathon-screen-share',
  title: 'Very long screen shares with outsiders',
  options,
  stage: 'access',
  description: 'A meeting that shares the screen with an outside account lasts over 8 hours, twice.',
  data: 'Meeting logs',
  falsePositives: ['Pair programming', 'A client who asks for it'],
  runbook: ['Ask who the other side was, and what for', 'Read whether remote control was granted', 'Offer a sanctioned way to pair'],
  references: ['S21'],
  attack: ['T1219'],
  messages: {
    noticed: 'The screen was shared with {{account}} for up to {{hours}} hours in {{count}} meetings.',
  },
  run({ telemetry }, { options: { hours, times } }) {
    if (!telemetry.accounts.some(({ kinds }) => kinds.includes('meeting')))
      return cannotTell('no meeting of the person was read', 'meeting logs with length, screen sharing and outside accounts');
    const long = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .flatMap(({ topic, value, marks, days }) => {
        const [account = '', length = ''] = value.split('|');
        return topic === 'screen-share' && Number(length) > hours ? [{ account, length: Number(length), mark: marks[0], times: Math.max(marks.length, days.length) }] : [];
      })
      .sort((a, b) => a.mark.time - b.mark.time || a.length - b.length);
    return [...new Set(long.map(({ account }) => account))].sort().flatMap((account) => {
      const those = long.filter((one) => one.account === account);
      const count = those.reduce((sum, one) => sum + one.times, 0);
      const [first, ...others] = those;
      if (first === undefined || count < times) return [];
      return [
        {
          messageId: 'noticed' as const,
          data: { account, hours: Math.max(...those.map(({ length }) => length)), count },
          evidence: [happened(first.mark), ...others.map(({ mark }) => happened(mark))] as const,
        },
      ];
    });
  },
});
