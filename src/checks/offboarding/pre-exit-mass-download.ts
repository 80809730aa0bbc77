import { z } from 'zod';
import { cannotTell, context, defineTelemetryCheck, happened, notApplicable } from '#model';

const options = z
  .strictObject({
    /** Times the usual volume. Unit: factor. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    times: z.number().positive().default(5).meta({ description: 'Times the usual volume of a day' }),
    /** Days before the exit. Unit: days. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    before: z.int().positive().default(14).meta({ description: 'Days before the last working day' }),
    /** Days that tell what is usual. Unit: days. @source red-flag catalogue 2026-11, row pre-exit-mass-download */
    usual: z.int().positive().default(90).meta({ description: 'Days before those, whose median is usual' }),
    /** Volume below which nothing is a mass. Unit: bytes. @source house: 100 MB, a few folders of documents */
    least: z.number().positive().default(100_000_000).meta({ description: 'Bytes of a day' }),
  })
  .prefault({});

/** Mass download before leaving. */
export const preExitMassDownload = defineTelemetryCheck({
  id: 'pre-exit-mass-download',
  title: 'Mass download before leaving',
  options,
  stage: 'offboarding',
  description: 'Download volume is over 5 times the 90-day median in the 14 days before an exit or after a warning.',
  data: 'Data-loss and sign-in logs',
  falsePositives: ['Copying an own portfolio', 'Handing over a project'],
  runbook: ['Ask the manager whether a hand-over explains it', 'List what was downloaded, and to where', 'Reduce access before any conversation with the person'],
  references: ['S04', 'S20'],
  attack: ['T1005', 'T1567'],
  messages: {
    noticed: '{{megabytes}} MB were downloaded on {{date}}, {{times}} times the usual volume of a day, shortly before the last working day.',
  },
  run({ dossier, telemetry }, { options: { times, before, usual, least } }) {
    const end = dossier.subject.endedAt;
    if (end === undefined || end.length < 10) return notApplicable('no last working day is stated');
    if (!telemetry.delivered.includes('download')) return cannotTell('no log of downloads was read', 'data-loss and sign-in logs');
    const exit = Math.floor(Date.parse(`${end.slice(0, 10)}T00:00:00Z`) / 86_400_000);
    return telemetry.accounts.flatMap((account) => {
      const volumes = account.days.flatMap(({ day, tallies }) =>
        tallies['download'] === undefined ? [] : [{ day, bytes: tallies['download'].amount, mark: tallies['download'].mark }],
      );
      const earlier = volumes
        .filter(({ day }) => day < exit - before && day >= exit - before - usual)
        .map(({ bytes }) => bytes)
        .sort((a, b) => a - b);
      const median = earlier[earlier.length >> 1] ?? 0;
      const [most] = volumes.filter(({ day }) => day >= exit - before && day <= exit + 1).sort((a, b) => b.bytes - a.bytes || a.day - b.day);
      if (most === undefined || most.bytes < least || most.bytes <= times * median) return [];
      const data = {
        megabytes: Math.round(most.bytes / 1_000_000),
        times: median === 0 ? 'many' : Math.round(most.bytes / median),
        date: new Date(most.day * 86_400_000).toISOString().slice(0, 10),
      };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(most.mark), ...dossier.equipment.map(context)] as const }];
    });
  },
});
