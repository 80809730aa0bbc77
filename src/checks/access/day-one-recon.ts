import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z
  .strictObject({
    /** Time after the first event of the device. Unit: hours. @source red-flag catalogue 2026-11, row day-one-recon */
    hours: z.number().positive().default(48).meta({ description: 'Hours after the first event of the device' }),
    /** Different commands. Unit: commands. @source house: one command is ordinary curiosity (S28, S29 saw several together) */
    commands: z.int().positive().default(2).meta({ description: 'Different profiling commands' }),
  })
  .prefault({});

/** System and place looked up at first login. */
export const dayOneRecon = defineTelemetryCheck({
  id: 'day-one-recon',
  title: 'System and place looked up at first login',
  options,
  stage: 'access',
  description: 'System profiling commands (dxdiag, systeminfo, wmic or whoami) and a look-up of where the own public address lies are run within 48 hours of first login.',
  data: 'Process and proxy logs of the device',
  falsePositives: ['A developer who sets up', 'A support script'],
  runbook: ['Ask what was being set up', 'Ask IT for the scripts of a first day', 'Look for remote-access tools at the same time'],
  references: ['S28', 'S29'],
  attack: ['T1016', 'T1033', 'T1082', 'T1614'],
  messages: {
    noticed: 'On the device {{device}} {{commands}} were run and {{site}} was asked for the own address within {{hours}} hours of its first event.',
  },
  run({ telemetry }, { options: { hours, commands } }) {
    const devices = telemetry.devices.filter(({ kinds }) => kinds.includes('process'));
    if (devices.length === 0) return cannotTell('no process log of a device of the person was read', 'process and proxy logs of the device');
    return devices.flatMap((device) => {
      const until = device.first.time + hours * 3_600_000;
      const early = (topic: string) => device.facts.filter((fact) => fact.topic === topic && fact.marks[0].time <= until);
      const [profiling, lookups] = [early('recon'), early('geo-lookup')];
      const [first, ...others] = profiling;
      const [lookup] = lookups;
      if (first === undefined || lookup === undefined || profiling.length < commands) return [];
      const data = { device: device.id, commands: profiling.map(({ value }) => value).join(', '), site: lookup.value, hours };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first.marks[0]), ...others.map(({ marks }) => happened(marks[0])), happened(lookup.marks[0])] as const }];
    });
  },
});
