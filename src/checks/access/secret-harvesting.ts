import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, type Fact, happened } from '#model';

const options = z
  .strictObject({
    /** Services outside the role. Unit: services. @source house: one or two may be a mistake; red-flag catalogue 2026-11, row secret-harvesting, states none */
    services: z.int().positive().default(3).meta({ description: 'Services outside the role whose secrets are read' }),
    /** Days within which they are read. Unit: days. @source house: three looks in three years are no harvest; red-flag catalogue 2026-11, row secret-harvesting, states none */
    days: z.int().positive().default(30).meta({ description: 'Days within which they are read' }),
    /** Services that belong to the work beside those of `role.privileges`. Unit: names. @source house: none is known until the firm says so */
    assigned: z.array(z.string()).default([]).meta({ description: 'Services that belong to everybody’s work, beside those that the role carries' }),
  })
  .prefault({});

/** What the fold calls a secret whose service the log does not name: it is nobody’s service. */
const UNNAMED = 'a secret store';

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether one name holds all words of the other: “web-shop” is “Web Shop EU”, and “shop” is not “workshop”. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  return few.length > 0 && few.every((word) => many.includes(word));
}

type Read = { readonly service: string; readonly fact: Fact };

/** Most services whose secrets were read within so many days, and from which day on. */
function densest(reads: readonly Read[], window: number): { readonly from: number; readonly reads: readonly Read[] } {
  const starts = [...new Set(reads.flatMap(({ fact }) => fact.days))].sort((a, b) => a - b);
  return starts
    .map((from) => ({ from, reads: reads.filter(({ fact }) => fact.days.some((day) => day >= from && day < from + window)) }))
    .reduce((best, one) => (new Set(one.reads.map(({ service }) => service)).size > new Set(best.reads.map(({ service }) => service)).size ? one : best), {
      from: 0,
      reads: [] as readonly Read[],
    });
}

/** Secrets read outside assigned services. */
export const secretHarvesting = defineTelemetryCheck({
  id: 'secret-harvesting',
  title: 'Secrets read outside assigned services',
  options,
  stage: 'access',
  description: 'Secrets or session stores of three or more services outside the role are read within 30 days. Cookies replayed from another device are for a person to record.',
  data: 'Logs of the secret store, and the access that the role carries (role.privileges)',
  falsePositives: ['Debugging', 'A shared vault with loose rights', 'Being on call for other teams'],
  runbook: ['Ask the owner of the service whether a task needed it', 'Rotate what was read', 'Treat replayed cookies as an incident'],
  references: ['S04'],
  attack: ['T1539', 'T1550.004', 'T1552'],
  messages: {
    noticed: 'Secrets of {{count}} services outside the role were read within {{days}} days: {{service}}.',
  },
  run({ dossier, telemetry }, { options: { services, days, assigned } }) {
    if (!telemetry.delivered.includes('secret')) return cannotTell('no log of a secret store was read', 'logs of the secret store');
    if (telemetry.accounts.length === 0) return cannotTell('no account of the person is known', 'the person’s account in the secret store');
    const own = [...(dossier.subject.role.privileges ?? []), ...assigned];
    const read = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .filter(({ topic, value }) => topic === 'secret' && value !== UNNAMED && !own.some((one) => isSame(one, value)))
      .map((fact): Read => ({ service: fact.value.toLowerCase(), fact }))
      .sort((a, b) => a.fact.marks[0].time - b.fact.marks[0].time || (a.service < b.service ? -1 : 1));
    const { from, reads } = densest(read, days);
    const names = [...new Set(reads.map(({ service }) => service))].sort();
    if (names.length < services) return [];
    if (dossier.subject.role.privileges === undefined && assigned.length === 0)
      return cannotTell('which services belong to the role is not stated', 'the access that the role carries (role.privileges)');
    const [first, ...others] = reads.map(({ fact: { marks } }) => marks.find(({ time }) => time / 86_400_000 >= from && time / 86_400_000 < from + days) ?? marks[0]);
    if (first === undefined) return [];
    const data = { service: names.join(', '), count: names.length, days };
    return [{ messageId: 'noticed' as const, data, evidence: [happened(first), ...others.map((mark) => happened(mark))] as const }];
  },
});
