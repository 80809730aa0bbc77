import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { preExitMassDownload } from './pre-exit-mass-download.ts';

const usual = daily('2026-01-05', 40, { kind: 'download', user: { name: 'alex' }, bytes: 5_000_000 });
const big = (at: string) => ({ at, uid: 'big', kind: 'download' as const, user: { name: 'alex' }, bytes: 3_000_000_000 });
const leaves = { subject: { endedAt: '2026-03-31' } };

testCheck(
  preExitMassDownload,
  {
    fires: [
      { name: 'three gigabytes a week before', given: leaves, connected: { telemetry: telemetry([...usual, big('2026-03-25T10:00:00Z')]) }, messageId: 'noticed', says: '3000 MB' },
      { name: 'with nothing before', given: leaves, connected: { telemetry: telemetry([big('2026-03-30T10:00:00Z')]) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: a backup two months before', given: leaves, connected: { telemetry: telemetry([...usual, big('2026-01-25T10:00:00Z')]) } },
      {
        name: 'innocent twin: somebody who always moves much',
        given: leaves,
        connected: { telemetry: telemetry([...daily('2026-01-05', 60, { kind: 'download', user: { name: 'alex' }, bytes: 2_000_000_000 }), big('2026-03-25T10:00:00Z')]) },
      },
    ],
    cannotTell: [{ name: 'no downloads were read', given: leaves }],
    notApplicable: [{ name: 'nobody leaves', given: {}, connected: { telemetry: telemetry([big('2026-03-25T10:00:00Z')]) } }],
  },
  { describe, it },
);
