import { describe, expect, test } from 'vitest';
import { eventsOf } from '#testing';
import { activitySimulators } from './activity-simulators.ts';

type Words = Pick<Parameters<typeof eventsOf>[0][number], 'kind' | 'process' | 'software' | 'peripheral'>;
const found = (words: Words) =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', device: { uid: 'd1' }, ...words }])
    .flatMap((event) => activitySimulators(event))
    .map(({ value }) => value);

describe('a tool that simulates activity', () => {
  test.each([
    ['Mouse Jiggler 2.0.25', 'Mouse Jiggler'],
    ['Move Mouse', 'Move Mouse'],
    ['Caffeine (64-bit)', 'Caffeine'],
    ["Don't Sleep 9.5", 'Don’t Sleep'],
    ['Amphetamine.app', 'Amphetamine'],
    ['KeepingYouAwake', 'KeepingYouAwake'],
  ])('%s is installed', (name, value) => {
    expect(found({ kind: 'software', software: [{ name }, { name: 'Firefox' }] })).toEqual([value]);
  });

  test.each([
    ['MouseJiggler.exe', 'Mouse Jiggler'],
    ['caffeine64.exe', 'Caffeine'],
    ['C:\\Tools\\DontSleep_x64_p.exe', 'Don’t Sleep'],
    ['amm', 'Mouse Mover'],
  ])('%s was started', (name, value) => {
    expect(found({ kind: 'process', process: { name } })).toEqual([value]);
  });

  test.each([
    [{ name: 'USB Mouse Jiggler' }, 'a mouse jiggler'],
    [{ vendor: 'VAYDEER', name: 'Mouse' }, 'a mouse mover of Vaydeer'],
  ])('%j was plugged in', (peripheral, value) => {
    expect(found({ kind: 'peripheral', peripheral })).toEqual([value]);
  });

  test.each(['Caffeine Guide to Vienna', 'Mouse Settings Manager', 'PowerToys', 'AMM Accounting', 'amm', 'Jiggle Physics Library', ''])('innocent twin: %j is none', (name) => {
    expect(found({ kind: 'software', software: [{ name }] })).toEqual([]);
  });

  test('innocent twin: what the system ships is none, nor is a mouse', () => {
    expect([...found({ kind: 'process', process: { name: '/usr/bin/caffeinate' } }), ...found({ kind: 'process', process: { name: 'PowerToys.Awake.exe' } })]).toEqual([]);
    expect(found({ kind: 'peripheral', peripheral: { vendor: 'Logitech', name: 'Optical Mouse' } })).toEqual([]);
  });
});
