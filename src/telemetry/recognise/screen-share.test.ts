import { describe, expect, test } from 'vitest';
import type { Event } from '#model';
import { screenShare } from './screen-share.ts';

const meeting = (more: Partial<NonNullable<Event['meeting']>>): Event => ({
  uid: 'e0',
  source: 'test',
  kind: 'meeting',
  time: 0,
  meeting: { uid: 'm0', durationMinutes: 543, sharesScreen: true, outsider: 'x@example.net', ...more },
});

describe('a screen that is shared', () => {
  test('with an account outside for hours is kept with both, whatever the spelling', () => {
    const kept = [{ on: 'account', topic: 'screen-share', value: 'x@example.net|9.1', text: 'screen shared with x@example.net for 9.1 hours' }];
    expect(screenShare(meeting({}))).toEqual(kept);
    expect(screenShare(meeting({ outsider: ' X@Example.net' }))).toEqual(kept);
  });

  test('with an account whose name holds the sign that parts the two is kept without it', () => {
    expect(screenShare(meeting({ outsider: 'guest|9', durationMinutes: 300 }))[0]?.value).toBe('guest 9|5');
  });

  test.each([
    ['for an hour or two, as with clients', { durationMinutes: 120 }],
    ['within the firm', { outsider: undefined }],
    ['for an unknown time', { durationMinutes: undefined }],
    ['for a time that is no number', { durationMinutes: Number.NaN }],
    ['by nobody', { sharesScreen: false }],
    ['by nobody that the log names', { sharesScreen: undefined }],
  ])('%s is not kept', (_, more) => {
    expect(screenShare(meeting(more as Partial<NonNullable<Event['meeting']>>))).toEqual([]);
  });

  test('says nothing of events that are no meeting', () => {
    expect(screenShare({ uid: 'e1', source: 'test', kind: 'sign-in', time: 0 })).toEqual([]);
  });
});
