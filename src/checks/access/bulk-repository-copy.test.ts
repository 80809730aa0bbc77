import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { bulkRepositoryCopy } from './bulk-repository-copy.ts';

const clones = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    at: '2026-03-02T10:00:00Z',
    uid: `c${nth}`,
    kind: 'repository' as const,
    user: { name: 'alex' },
    repository: { action: 'clone' as const, name: `example/r${nth}` },
  }));

testCheck(
  bulkRepositoryCopy,
  {
    fires: [
      { name: 'sixty where six are usual', given: {}, connected: { telemetry: telemetry(clones(60), {}, { baselines: { clone: 6 } }) }, messageId: 'noticed' },
      {
        name: 'a push to somebody’s own account',
        given: {},
        connected: {
          telemetry: telemetry([
            { at: '2026-03-02T10:00:00Z', kind: 'repository', user: { name: 'alex' }, repository: { action: 'push', name: 'alex-example/core', isForeign: true } },
          ]),
        },
        messageId: 'pushedOut',
      },
    ],
    quiet: [
      { name: 'innocent twin: setting up a machine', given: {}, connected: { telemetry: telemetry(clones(20), {}, { baselines: { clone: 3 } }) } },
      { name: 'innocent twin: a migration in which all take part', given: {}, connected: { telemetry: telemetry(clones(60), {}, { baselines: { clone: 40 } }) } },
    ],
    cannotTell: [
      { name: 'what is usual is not known', given: {}, connected: { telemetry: telemetry(clones(60)) } },
      { name: 'no code host was read', given: {} },
    ],
  },
  { describe, it },
);
