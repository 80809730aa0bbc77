import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z.strictObject({
  /** Length of such a meeting. Unit: hours. @source S21, and red-flag catalogue 2026-11, row marathon-screen-share */
  hours: z.number().positive().default(8).meta({ description: 'Hours, more than which are noticed' }),
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
    if (!telemetry.delivered.includes('meeting')) return cannotTell('no meeting log was read', 'meeting logs with length, screen sharing and outside accounts');
    const long = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .flatMap(({ topic, value, marks }) => {
        const [account = '', length = ''] = value.split('|');
        return topic === 'screen-share' && Number(length) > hours ? [{ account, length: Number(length), mark: marks[0], days: marks.length }] : [];
      })
      .sort((a, b) => a.mark.time - b.mark.time);
    return [...new Set(long.map(({ account }) => account))].sort().flatMap((account) => {
      const those = long.filter((one) => one.account === account);
      const count = those.reduce((sum, { days }) => sum + days, 0);
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
