import { describe, it } from 'vitest';
import { daily, type EventWords, telemetry, testCheck } from '#testing';
import { bulkRepositoryCopy } from './bulk-repository-copy.ts';

const clone = (at: string, nth: number): EventWords => ({
  at,
  uid: `${at} ${nth}`,
  kind: 'repository',
  user: { name: 'alex' },
  repository: { action: 'clone', name: `example/r${nth}` },
});
const clones = (count: number, at = '2026-03-02T10:00:00Z') => Array.from({ length: count }, (_, nth) => clone(at, nth));
const push = (name: string): EventWords => ({ at: '2026-03-02T10:00:00Z', kind: 'repository', user: { name: 'alex' }, repository: { action: 'push', name, isForeign: true } });
/** Two clones a week from the second of January on. */
const habit = Array.from({ length: 8 }, (_, nth) => clones(2, new Date(Date.UTC(2026, 0, 2 + nth * 7, 10)).toISOString())).flat();
const others = { baselines: { clone: 6 } };

testCheck(
  bulkRepositoryCopy,
  {
    fires: [
      {
        name: 'sixty where six are usual',
        given: {},
        connected: { telemetry: telemetry(clones(60), {}, others) },
        messageId: 'noticed',
        says: 'from 2026-03-02 alex made 60 clones, each repository counted once a day: 10 times the median',
      },
      {
        name: 'spread over a week, then nothing for two months',
        given: {},
        connected: {
          telemetry: telemetry(
            [...Array.from({ length: 6 }, (_, nth) => clones(9, `2026-03-0${nth + 2}T22:00:00Z`)).flat(), ...daily('2026-03-10', 50, { kind: 'sign-in', user: { name: 'alex' } })],
            {},
            others,
          ),
        },
        messageId: 'noticed',
        says: '54 clones',
      },
      {
        name: 'nothing is known of others, and the own weeks before were small',
        given: {},
        connected: { telemetry: telemetry([...habit, ...clones(40)]) },
        messageId: 'noticed',
        says: '20 times the own busiest week before',
      },
      { name: 'a push to somebody’s own account', given: {}, connected: { telemetry: telemetry([push('alex-example/core')]) }, messageId: 'pushedOut', says: 'alex-example/core' },
    ],
    quiet: [
      { name: 'innocent twin: setting up a machine', given: {}, connected: { telemetry: telemetry(clones(20), {}, { baselines: { clone: 3 } }) } },
      { name: 'innocent twin: a migration in which all take part', given: {}, connected: { telemetry: telemetry(clones(60), {}, { baselines: { clone: 40 } }) } },
      {
        name: 'innocent twin: a backup habit of every week, nothing being known of others',
        given: {},
        connected: { telemetry: telemetry(Array.from({ length: 8 }, (_, nth) => clones(30, new Date(Date.UTC(2026, 0, 2 + nth * 7, 10)).toISOString())).flat()) },
      },
      {
        name: 'innocent twin: work on an open project that was agreed',
        given: {},
        options: { agreed: ['Open-Example'] },
        connected: { telemetry: telemetry([push('open-example/tool')]) },
      },
      { name: 'a few clones, whatever is usual', given: {}, connected: { telemetry: telemetry(clones(12)) } },
    ],
    cannotTell: [
      { name: 'what is usual is not known', given: {}, connected: { telemetry: telemetry(clones(60)) } },
      {
        name: 'the log began a week before, and nothing is known of others',
        given: {},
        connected: { telemetry: telemetry([...clones(3, '2026-02-23T10:00:00Z'), ...clones(60)]) },
      },
      {
        name: 'nothing is under an account of the person',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'sign-in', user: { name: 'alex' } }], {}, { delivered: ['repository', 'sign-in'] }) },
      },
      { name: 'no code host was read', given: {} },
    ],
  },
  { describe, it },
);
