import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, type Fact, happened, type Mark, type TelemetryFacet, type Trace } from '#model';
import { daysBetween } from '#values';

const DAY_MS = 86_400_000;

const options = z
  .strictObject({
    /** Time after the first event of the device or account. Unit: hours. @source red-flag catalogue 2026-11, row day-one-recon */
    hours: z.number().positive().default(48).meta({ description: 'Hours after the first event of the device or account' }),
    /** Different commands. Unit: commands. @source house: one command is ordinary curiosity (S28, S29 saw several together) */
    commands: z.int().positive().default(2).meta({ description: 'Different profiling commands' }),
    /** Time after the first working day from which the first event in a log is the start of the log and not of the work. Unit: days. @source house: a device can be two weeks under way, and leave another two */
    daysAfterStart: z.int().positive().default(30).meta({ description: 'Days after the first working day from which a first event is no first login' }),
  })
  .prefault({});

/** First logins: the first event of an account or device, and the first day on which one of the person’s accounts used the device. Milliseconds since 1970. */
function firstLogins(traces: readonly Trace[]): readonly number[] {
  const starts = traces.flatMap(({ first, days, kind }) => {
    const used = kind === 'device' ? days.find((day) => day.with.some((thing) => thing.startsWith('account:'))) : undefined;
    return used === undefined ? [first.time] : [first.time, Math.max(first.time, used.day * DAY_MS)];
  });
  return [...new Set(starts)].sort((a, b) => a - b);
}

type Seen = { readonly value: string; readonly mark: Mark };

/** Facts of a topic within a time, each once, the earliest event of it. */
function within(facts: readonly Fact[], topic: string, from: number, until: number): readonly Seen[] {
  const seen = new Map<string, Mark>();
  for (const { value, marks } of facts.filter((fact) => fact.topic === topic)) {
    const mark = marks.find(({ time }) => time >= from && time <= until);
    const known = seen.get(value);
    if (mark !== undefined && (known === undefined || mark.time < known.time)) seen.set(value, mark);
  }
  return [...seen].map(([value, mark]) => ({ value, mark })).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Commands and look-ups of one device may stand in the logs of the device or of the account: all of the person’s are one picture. */
const factsOf = ({ devices, accounts }: TelemetryFacet): readonly Fact[] => [...devices, ...accounts].flatMap(({ facts }) => facts);

/** System and place looked up at first login. */
export const dayOneRecon = defineTelemetryCheck({
  id: 'day-one-recon',
  title: 'System and place looked up at first login',
  options,
  stage: 'access',
  description:
    'Two or more commands that profile the system (dxdiag, systeminfo, wmic, whoami) and a look-up of where the own public address lies are run within 48 hours of first login. What device management or the system runs does not count.',
  data: 'Process and proxy logs of the device from the first day on',
  falsePositives: ['A developer who sets up', 'A support script'],
  runbook: ['Ask what was being set up', 'Ask IT for the scripts of a first day', 'Look for remote-access tools at the same time'],
  references: ['S28', 'S29'],
  attack: ['T1016', 'T1033', 'T1082', 'T1614'],
  messages: {
    noticed: 'Within {{hours}} hours of first login {{commands}} were run and the own public address was looked up ({{sites}}).',
  },
  run({ dossier, telemetry }, { options: { hours, commands, daysAfterStart } }) {
    const traces = [...telemetry.devices, ...telemetry.accounts];
    const logged = traces.filter(({ kinds }) => kinds.includes('process'));
    if (logged.length === 0) return cannotTell('no process log of the person was read', 'process and proxy logs of the device');
    const { startedAt } = dossier.subject;
    const isLogin = (time: number): boolean => startedAt === undefined || daysBetween(startedAt, new Date(time).toISOString()).least <= daysAfterStart;
    const starts = firstLogins(traces).filter(isLogin);
    if (!firstLogins(logged).some(isLogin)) return cannotTell('the process logs begin long after the first working day', 'process logs of the first days');
    const facts = factsOf(telemetry);
    for (const start of starts) {
      const [profiling, lookups] = ['recon', 'geo-lookup'].map((topic) => within(facts, topic, start, start + (hours / 24) * DAY_MS));
      const [first, ...others] = profiling ?? [];
      if (first === undefined || lookups === undefined || lookups.length === 0 || others.length + 1 < commands) continue;
      const data = { hours, commands: [first, ...others].map(({ value }) => value).join(', '), sites: lookups.map(({ value }) => value).join(', ') };
      // One first login is enough: later ones hold the same commands again.
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first.mark), ...[...others, ...lookups].map(({ mark }) => happened(mark))] as const }];
    }
    return [];
  },
});
