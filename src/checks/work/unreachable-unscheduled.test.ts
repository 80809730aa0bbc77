import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { unreachableUnscheduled } from './unreachable-unscheduled.ts';

const call = (day: number, outcome: string, more: Record<string, unknown> = {}) => ({
  at: `2026-04-${String(day).padStart(2, '0')}T10:00:00Z`,
  scheduled: false,
  inWorkingHours: true,
  outcome,
  ...more,
});
const offered = { accommodation: 'offered' };
const missed = (days: readonly number[], more: Record<string, unknown> = {}) => days.map((day) => call(day, 'missed', more));

testCheck(
  unreachableUnscheduled,
  {
    fires: [
      {
        name: 'five of six across three weeks, other hours having been offered',
        given: { calls: [call(1, 'missed', offered), ...missed([3, 9]), call(10, 'answered'), call(16, 'deferred'), call(17, 'missed')] },
        messageId: 'unanswered',
        evidence: ['/calls/0', '/calls/3', '/calls/5'],
        says: '5 of 6',
      },
      {
        name: 'an answered spell before does not hide it',
        given: { calls: [...[1, 2, 3, 4].map((day) => call(day, 'answered')), call(9, 'missed', offered), ...missed([12, 18, 22, 25, 29])] },
        messageId: 'unanswered',
      },
    ],
    quiet: [
      { name: 'most are answered', given: { calls: [call(1, 'answered'), call(3, 'missed', offered), call(9, 'answered'), call(10, 'answered'), call(17, 'missed')] } },
      {
        name: 'exactly seven of ten',
        given: { calls: [call(1, 'missed', offered), ...missed([2, 3, 8, 9, 16, 17]), call(4, 'answered'), call(10, 'answered'), call(15, 'answered')] },
      },
      {
        name: 'innocent twin: one week of illness among answered weeks',
        given: { calls: [call(1, 'answered', offered), call(2, 'answered'), call(3, 'answered'), ...missed([8, 9, 10]), call(16, 'answered')] },
      },
    ],
    cannotTell: [
      { name: 'no calls are recorded', given: {} },
      { name: 'nobody offered another way', given: { calls: missed([1, 3, 9, 10, 16, 17]) } },
      { name: 'all misses fall in one week', given: { calls: [call(1, 'missed', offered), ...missed([2, 3, 4, 5, 6])] } },
      {
        name: 'working hours are not recorded',
        given: { calls: missed([1, 3, 9, 10, 16, 17], { inWorkingHours: undefined }).map(({ inWorkingHours: _, ...rest }) => ({ ...rest, ...offered })) },
      },
      { name: 'an accommodation was asked for and not yet provided', given: { calls: [call(1, 'missed', { accommodation: 'requested' }), ...missed([3, 9, 10, 16, 17])] } },
      { name: 'agreed call hours were provided, so that no call counts', given: { calls: [call(1, 'missed', { accommodation: 'provided' }), ...missed([3, 9, 10, 16, 17])] } },
    ],
  },
  { describe, it },
);
