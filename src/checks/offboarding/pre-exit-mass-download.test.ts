import { describe, it } from 'vitest';
import { daily, type EventWords, telemetry, testCheck } from '#testing';
import { preExitMassDownload } from './pre-exit-mass-download.ts';

const MB = 1_000_000;
const usual = daily('2026-01-05', 60, { kind: 'download', user: { name: 'alex' }, bytes: 5 * MB });
const big = (at: string, bytes = 3_000 * MB): EventWords => ({ at, uid: `big ${at}`, kind: 'download', user: { name: 'alex' }, bytes });
const leaves = { subject: { endedAt: '2026-03-31' } };
const seen = (...events: readonly EventWords[]) => ({ telemetry: telemetry(events) });

testCheck(
  preExitMassDownload,
  {
    fires: [
      {
        name: 'three gigabytes a week before',
        given: leaves,
        connected: seen(...usual, big('2026-03-25T10:00:00Z')),
        messageId: 'noticed',
        says: '3000 MB were downloaded in seven days from 2026-03-25, 86 times the median week of the 90 days before; the last working day is 2026-03-31.',
      },
      {
        name: 'spread over five days',
        given: leaves,
        connected: seen(...usual, ...daily('2026-03-20', 5, { kind: 'download', user: { name: 'alex' }, bytes: 200 * MB })),
        messageId: 'noticed',
        says: '1000 MB',
      },
      {
        name: 'on the last evening, west of Greenwich',
        given: leaves,
        connected: seen(...usual, big('2026-04-01T03:00:00Z')),
        messageId: 'noticed',
      },
      {
        name: 'little history of the own, but the volume of others is known',
        given: leaves,
        connected: { telemetry: telemetry([big('2026-03-30T10:00:00Z')], {}, { baselines: { download: 100 * MB } }) },
        messageId: 'noticed',
        says: '30 times the median of everybody’s busiest week',
      },
      {
        name: 'somebody who had moved nothing for months',
        given: leaves,
        connected: seen(big('2026-01-02T10:00:00Z', MB), big('2026-03-25T10:00:00Z')),
        messageId: 'noticed',
        says: 'where most weeks before had none',
      },
    ],
    quiet: [
      { name: 'innocent twin: a backup two months before', given: leaves, connected: seen(...usual, big('2026-01-25T10:00:00Z')) },
      {
        name: 'innocent twin: somebody who always moves much',
        given: leaves,
        connected: seen(...daily('2026-01-05', 80, { kind: 'download', user: { name: 'alex' }, bytes: 2_000 * MB }), big('2026-03-25T10:00:00Z')),
      },
      {
        name: 'innocent twin: a backup of every Friday, the last one among them',
        given: leaves,
        connected: seen(...usual, ...Array.from({ length: 12 }, (_, nth) => big(new Date(Date.UTC(2026, 0, 9 + nth * 7, 15)).toISOString()))),
      },
      { name: 'innocent twin: an own portfolio', given: leaves, connected: seen(big('2026-03-25T10:00:00Z', 60 * MB)) },
      {
        name: 'innocent twin: much for the person, and usual for everybody',
        given: leaves,
        connected: { telemetry: telemetry([big('2026-03-25T10:00:00Z')], {}, { baselines: { download: 2_000 * MB } }) },
      },
    ],
    cannotTell: [
      { name: 'no downloads were read', given: leaves },
      { name: 'nothing is under an account of the person', given: leaves, connected: { telemetry: telemetry([], {}, { delivered: ['download'] }) } },
      { name: 'the log begins with it', given: leaves, connected: seen(big('2026-03-30T10:00:00Z')) },
      { name: 'only the month of the end is known', given: { subject: { endedAt: '2026-03' } }, connected: seen(...usual, big('2026-03-25T10:00:00Z')) },
    ],
    notApplicable: [
      { name: 'nobody leaves', given: {}, connected: seen(big('2026-03-25T10:00:00Z')) },
      { name: 'the end is months away', given: { subject: { endedAt: '2026-12-31' } }, connected: seen(...usual, big('2026-03-25T10:00:00Z')) },
    ],
  },
  { describe, it },
);
