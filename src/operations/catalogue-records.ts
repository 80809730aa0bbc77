import { z } from 'zod';
import { retentionRules } from '#cases';
import { instantSchema, PROGRAM, textSchema } from '#model';
import { recordRead } from './audit.ts';
import { doingOf } from './catalogue-cases.ts';
import { personParams } from './catalogue-people.ts';
import { caseActorOf, defineOperation, type LinesAnswer, type OperationContext } from './define-operation.ts';
import { exportOcsf } from './export-findings.ts';
import { reassess } from './reassess.ts';
import { findPerson } from './record.ts';
import { erasePerson, exportPerson, holdData, releaseHold, type Swept, sweepRetention } from './retention.ts';
import type { Role } from './roles.ts';
import { assessmentFor, recordFor } from './withhold.ts';

const personRecord = z
  .strictObject({
    id: z.string(),
    recordedAt: instantSchema,
    section: z.enum(['observations', 'verifications', 'answers', 'dismissals']),
    value: z.record(z.string(), z.unknown()).readonly().meta({ description: 'As it was recorded' }),
    withheld: z.boolean().meta({ description: 'Its words are for another function' }),
  })
  .meta({ id: 'PersonRecord', description: 'What a named person recorded about somebody' });

const listRecords = defineOperation({
  id: 'people.records',
  title: 'What was recorded about a person',
  description: 'Observations, verifications, answers and dismissed matches, oldest first. What the file itself says is in the dossier.',
  method: 'get',
  path: '/people/{person}/records',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor'],
  params: personParams,
  output: z.strictObject({ dossierId: z.string(), records: z.array(personRecord) }),
  run: async ({ params }, { store }) => {
    const { id: dossierId } = await findPerson(store, params.person);
    const records = (await store.recordsOf([dossierId])).get(dossierId) ?? [];
    return { dossierId, records: records.map(({ id, recordedAt, section, value }) => ({ id, recordedAt, section, value, withheld: false })) };
  },
  view: ({ dossierId, records }, held) => ({ dossierId, records: records.map((one) => ({ ...one, ...recordFor(one.section, one.value, held) })) }),
  shows: ({ dossierId }) => [dossierId],
});

const ocsf = defineOperation({
  id: 'exports.ocsf',
  title: 'Findings that count, as OCSF Detection Findings',
  description: 'JSON Lines, of everybody’s latest assessment, by person.',
  method: 'get',
  path: '/exports/ocsf',
  kind: 'read',
  roles: ['security', 'counsel', 'auditor'],
  output: z.custom<LinesAnswer>(),
  givesFile: ['application/x-ndjson'],
  run: async (_, { store, ports, actor, version }) => {
    await recordRead({ actor, people: await store.countDossiers(), what: 'exports.ocsf' }, store, ports);
    return {
      media: 'application/x-ndjson' as const,
      lines: (async function* () {
        for await (const finding of exportOcsf(store, version, (assessment) => assessmentFor(assessment, actor.roles))) yield JSON.stringify(finding);
      })(),
    };
  },
});

const verdict = z.strictObject({
  dossierId: z.string(),
  kind: z.enum(retentionRules.map(({ kind }) => kind)),
  why: z.string(),
  since: z.string().meta({ description: 'Day on which its time was over' }),
});

const swept = z
  .strictObject({
    due: z.array(verdict).meta({ description: 'People whose data are due to go, and why' }),
    recordings: z.array(z.strictObject({ caseId: z.string(), attachment: z.string() })).meta({ description: 'Recordings whose time is over' }),
    kept: z.record(z.enum(['not-yet', 'open-case', 'legal-hold', 'counsel-sets']), z.int()).meta({ description: 'How many stay, by what keeps them' }),
    erased: z.int(),
    removed: z.int().meta({ description: 'Recordings whose bytes went' }),
  })
  .meta({ id: 'Swept', description: 'Whose data are due to go, or went' });

function toldOf({ people, recordings, erased, removed }: Swept): z.output<typeof swept> {
  const count = (keep: string) => people.filter((one) => one.keep === keep).length;
  const due = people.flatMap((one) => (one.keep === undefined ? [{ dossierId: one.dossierId, kind: one.kind, why: one.why, since: one.since }] : []));
  const kept = { 'not-yet': count('not-yet'), 'open-case': count('open-case'), 'legal-hold': count('legal-hold'), 'counsel-sets': count('counsel-sets') };
  return { due, recordings: [...recordings], kept, erased, removed };
}

async function sweep(apply: boolean, context: OperationContext) {
  const { store, ports, policy, actor, tell, job } = context;
  // What is due by itself is looked at by the program.
  const doing = actor.id === PROGRAM.id ? { actor: PROGRAM, policy } : doingOf(context);
  const swept = await sweepRetention(apply, doing, store, ports, tell);
  // Killed between erasing somebody and assessing who was tied to them, it cannot know any more who that was.
  if (apply && job !== undefined && job.triedBefore > 0) await reassess(policy, store, ports, tell);
  return toldOf(swept);
}

const retentionPeriods = defineOperation({
  id: 'retention.periods',
  title: 'What is kept how long',
  description: 'By kind of record, as the policy in force has it. Where counsel sets a period and has not, nothing goes.',
  method: 'get',
  path: '/retention',
  kind: 'read',
  roles: ['hr', 'counsel', 'auditor', 'admin'],
  output: z.strictObject({
    sweep: z.enum(['tell', 'erase']).meta({ description: 'What the daily sweep does with what is over: tell of it, or take it away' }),
    periods: z.array(
      z.strictObject({
        kind: z.enum(retentionRules.map(({ kind }) => kind)),
        title: z.string(),
        from: z.string().meta({ description: 'What it counts from' }),
        months: z.int().optional(),
        days: z.int().optional(),
        byPolicy: z.boolean().meta({ description: 'The policy says so; otherwise it is a proposal' }),
        source: z.string(),
      }),
    ),
  }),
  run: async (_, { policy: { cases } }) => ({
    sweep: cases?.sweep ?? ('tell' as const),
    periods: retentionRules.map(({ kind, title, from, months, days, source }) => {
      const set = cases?.retentionMonths?.[kind];
      const lasts = set === undefined ? { ...(months === undefined ? {} : { months }), ...(days === undefined ? {} : { days }) } : { months: set };
      return { kind, title, from, source, byPolicy: set !== undefined, ...lasts };
    }),
  }),
});

const dueRecords = defineOperation({
  id: 'records.due',
  title: 'Whose data are due to go',
  description: 'By the periods of the policy. Changes nothing.',
  method: 'get',
  path: '/records/due',
  kind: 'read',
  roles: ['hr', 'counsel', 'auditor'],
  worksOut: true,
  output: swept,
  run: (_, context) => sweep(false, context),
  shows: ({ due }) => due.map(({ dossierId }) => dossierId),
});

const sweepRecords = defineOperation({
  id: 'records.sweep',
  title: 'Take away what is due to go',
  description: 'A legal hold and an open case keep everything.',
  method: 'post',
  path: '/records/sweeps',
  kind: 'write',
  roles: ['hr', 'counsel'],
  byPerson: true,
  body: z.strictObject({ apply: z.boolean().meta({ description: 'Take it away; otherwise only say what is due' }) }),
  long: true,
  background: true,
  output: swept,
  run: ({ body }, context) => sweep(body.apply, context),
});

const erase = defineOperation({
  id: 'records.erase',
  title: 'Take away everything that is stored about somebody',
  description: 'The audit log keeps its entries, which hold keyed digests. Refused under a legal hold and while a case is open.',
  method: 'post',
  path: '/people/{person}/erasure',
  kind: 'write',
  roles: ['hr', 'counsel'],
  byPerson: true,
  params: personParams,
  body: z.strictObject({ reason: textSchema }),
  output: z.strictObject({ dossierId: z.string() }),
  run: ({ params, body }, context) => erasePerson(params.person, body.reason, doingOf(context), context.store, context.ports),
});

const exportOne = defineOperation({
  id: 'records.export',
  title: 'Everything that is stored about somebody, for them',
  description: 'Whole, logs and protected attributes among it: so it is for those who may see them.',
  method: 'get',
  path: '/people/{person}/export',
  kind: 'read',
  roles: ['counsel', 'auditor'] satisfies Role[],
  params: personParams,
  output: z.looseObject({ schema: z.literal('bonafide.person-export/v1'), exportedAt: instantSchema }),
  run: ({ params }, { store, ports, actor }) => exportPerson(params.person, caseActorOf(actor), store, ports),
});

const hold = z
  .strictObject({
    id: z.string(),
    dossierId: z.string(),
    reason: z.string(),
    by: z.string(),
    at: instantSchema,
    released: z.strictObject({ by: z.string(), at: instantSchema, reason: z.string() }).optional(),
  })
  .meta({ id: 'LegalHold', description: 'That somebody’s data must stay whatever any period says' });

const putHold = defineOperation({
  id: 'records.hold',
  title: 'Put a legal hold on somebody’s data',
  description: 'No period and no request takes anything away until it is released.',
  method: 'post',
  path: '/people/{person}/holds',
  kind: 'write',
  roles: ['counsel'],
  params: personParams,
  body: z.strictObject({ reason: textSchema }),
  output: hold,
  run: ({ params, body }, { store, ports, actor }) => holdData(params.person, body.reason, caseActorOf(actor), store, ports),
});

const release = defineOperation({
  id: 'records.release',
  title: 'Release a legal hold',
  description: 'With the reason.',
  method: 'post',
  path: '/holds/{hold}/release',
  kind: 'write',
  roles: ['counsel'],
  byPerson: true,
  params: z.strictObject({ hold: z.string().min(1).max(100) }),
  body: z.strictObject({ reason: textSchema }),
  output: hold,
  run: ({ params, body }, { store, ports, actor }) => releaseHold(params.hold, body.reason, caseActorOf(actor), store, ports),
});

const listHolds = defineOperation({
  id: 'records.holds',
  title: 'Legal holds that stand',
  description: 'Of everybody.',
  method: 'get',
  path: '/holds',
  kind: 'read',
  roles: ['counsel', 'auditor'],
  output: z.strictObject({ holds: z.array(hold) }),
  run: async (_, { store }) => ({ holds: [...(await store.holds())] }),
  shows: ({ holds }) => holds.map(({ dossierId }) => dossierId),
});

export const recordOperations = { listRecords, ocsf, retentionPeriods, dueRecords, sweepRecords, erase, exportPerson: exportOne, hold: putHold, release, holds: listHolds };
