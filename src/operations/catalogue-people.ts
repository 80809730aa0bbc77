import { z } from 'zod';
import { verificationLine } from '#assessment';
import {
  type Assessment,
  accommodationSchema,
  answerSchema,
  assessmentSchema,
  BonafideError,
  type CheckableDossier,
  dossierSchema,
  instantSchema,
  issueSchema,
  observationSchema,
  screeningMatchSchema,
  verificationSchema,
  withoutProtected,
} from '#model';
import { type Actor, bytesOf, defineOperation } from './define-operation.ts';
import { dismissMatch } from './dismiss.ts';
import { history, historySchema } from './history.ts';
import { placeOnMapSchema, places } from './places.ts';
import type { Ports, Store } from './ports.ts';
import { readPeople } from './read-people.ts';
import { findPerson, type Recorded, recordAnswer, recordObservation, recordVerification } from './record.ts';
import { maySee, owns, type Role } from './roles.ts';
import { timeline } from './timeline.ts';
import { vetContext } from './vet.ts';
import { vetInCompany } from './vet-in-company.ts';
import { assessmentFor, dossierFor, matchFor, placesFor, timelineFor } from './withhold.ts';

const MEBIBYTE = 1024 * 1024;

/** Longest id or name in a path. Unit: characters. @source ids have up to 128, captions up to 500 */
export const personParams = z.strictObject({ person: z.string().min(1).max(500).meta({ description: 'Id or name of somebody stored' }) });

export const pageQuery = z.strictObject({
  after: z.string().min(1).max(500).optional().meta({ description: 'Where the page before ended: its `next`' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'Longest page, 1 to 1,000' }),
});

/** Who works with people’s files. */
const READERS: readonly Role[] = ['hr', 'security', 'finance', 'counsel', 'auditor'];

/** A port that gives the one file of a request. */
function givenFile(ports: Ports, name: string, bytes: Uint8Array): Pick<Ports, 'inputs' | 'digest'> {
  return {
    digest: ports.digest,
    inputs: async function* () {
      yield { name, bytes };
    },
  };
}

const vetted = z
  .strictObject({
    assessments: z.array(assessmentSchema).meta({ description: 'In the order in which people were read. As a job, where people may be many, it is empty; ask for each person’s' }),
    reassessed: z.array(assessmentSchema).meta({ description: 'Other people, assessed anew since somebody here is tied to them. Empty as a job' }),
    issues: z.array(issueSchema).meta({ description: 'Imperfections that belong to no single person; as a job the first 1,000' }),
    added: z.int().meta({ description: 'New people' }),
    updated: z.int().meta({ description: 'People whose dossier changed' }),
  })
  .meta({ id: 'Vetted', description: 'What vetting gave' });

/** Issues kept with a job. @source house: more than anybody reads, and small beside the file that they are about */
const MOST_ISSUES = 1_000;

const vetPeople = defineOperation({
  id: 'people.vet',
  title: 'Vet people from their dossiers',
  description: 'Reads dossiers, keeps them, and assesses each person. Anything that cannot be read is an issue of the answer, and the rest is vetted.',
  method: 'post',
  path: '/people',
  kind: 'write',
  roles: ['hr', 'security', 'counsel'],
  takesFile: {
    media: ['application/json', 'application/x-ndjson', 'text/csv'],
    most: 64 * MEBIBYTE,
    description: 'bonafide.dossier/v1, JSON Resume, JSON Lines of either, or CSV with a header',
  },
  output: vetted,
  long: true,
  background: true,
  run: async ({ file }, { store, ports, policy, screening, tell, job }) => {
    const bytes = await bytesOf(file);
    const context = vetContext(policy, ports, ports.now(), await screening());
    const all = { assessments: [] as Assessment[], reassessed: new Map<string, Assessment>(), issues: [] as z.output<typeof issueSchema>[], added: 0, updated: 0 };
    let people = 0;
    for await (const read of readPeople(['request'], givenFile(ports, 'request', bytes), undefined)) {
      const batch = await vetInCompany(read, context, store);
      all.issues.push(...(job === undefined ? batch.issues : batch.issues.slice(0, Math.max(0, MOST_ISSUES - all.issues.length))));
      if (job === undefined) {
        all.assessments.push(...batch.assessments);
        for (const again of batch.again) all.reassessed.set(again.dossierId, again);
      }
      all.added += batch.added;
      all.updated += batch.updated;
      people += batch.assessments.length;
      tell({ step: 'vetted', done: people });
    }
    return { ...all, reassessed: [...all.reassessed.values()] };
  },
  view: (output, held) => ({
    ...output,
    assessments: output.assessments.map((one) => assessmentFor(one, held)),
    reassessed: output.reassessed.map((one) => assessmentFor(one, held)),
  }),
  shows: ({ assessments, reassessed }) => [...assessments, ...reassessed].map(({ dossierId }) => dossierId),
});

const listPeople = defineOperation({
  id: 'people.list',
  title: 'List the people who are stored',
  description: 'Pages of people by id.',
  method: 'get',
  path: '/people',
  kind: 'read',
  roles: READERS,
  query: pageQuery,
  output: z.strictObject({
    people: z.array(z.strictObject({ id: z.string(), caption: z.string() })),
    next: z.string().optional().meta({ description: 'Cursor of the next page, where there is one' }),
  }),
  run: async ({ query }, { store }) => {
    const page = await store.listDossiers(query.after, query.limit);
    const last = page.at(-1)?.id;
    return { people: page.map(({ id, caption }) => ({ id, caption })), ...(page.length < query.limit || last === undefined ? {} : { next: last }) };
  },
  shows: ({ people }) => people.map(({ id }) => id),
});

const checkableDossier = z.strictObject((dossierSchema as z.ZodObject).omit({ protected: true }).shape).meta({
  id: 'CheckableDossier',
  description: 'A dossier without its protected attributes',
}) as unknown as z.ZodType<CheckableDossier>;

const getPerson = defineOperation({
  id: 'people.get',
  title: 'Show the dossier of a person',
  description: 'Everything sources say about somebody, each with its place. Protected attributes are never part of the answer.',
  method: 'get',
  path: '/people/{person}',
  kind: 'read',
  roles: ['hr', 'security', 'counsel', 'auditor'],
  params: personParams,
  output: checkableDossier,
  run: async ({ params }, { store }) => withoutProtected(await findPerson(store, params.person)),
  view: dossierFor,
  shows: ({ id }) => [id],
});

const getAssessment = defineOperation({
  id: 'people.assessment',
  title: 'Show what is known about a person',
  description: 'The latest assessment, weighed and explained. It is never a decision.',
  method: 'get',
  path: '/people/{person}/assessment',
  kind: 'read',
  roles: READERS,
  params: personParams,
  output: assessmentSchema,
  run: async ({ params }, { store }) => {
    const dossier = await findPerson(store, params.person);
    const latest = await store.latestAssessment(dossier.id);
    if (latest === undefined) throw new BonafideError('dossier.not-found', `${dossier.id} was never assessed.`, 'Vet the dossier: it is assessed then.');
    return latest;
  },
  view: assessmentFor,
  shows: ({ dossierId }) => [dossierId],
});

const assessmentHistory = defineOperation({
  id: 'people.history',
  title: 'Show the earlier assessments of a person',
  description: 'When the level was what, and what came, went or stood otherwise since the one before, newest first.',
  method: 'get',
  path: '/people/{person}/assessments',
  kind: 'read',
  roles: READERS,
  params: personParams,
  query: z.strictObject({
    before: instantSchema.optional().meta({ description: 'Only those assessed before it: `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'Longest page, 1 to 1,000' }),
  }),
  output: historySchema,
  run: async ({ params, query }, { store }) => history((await findPerson(store, params.person)).id, query.before, query.limit, store),
  shows: ({ dossierId }) => [dossierId],
});

const recorded = z
  .strictObject({
    record: z.string().meta({ description: 'Id of the record' }),
    added: z.boolean().meta({ description: 'False where the same was recorded before' }),
    withheld: z.int().meta({ description: 'Terms about ancestry, looks, speech, faith, sex, age or health that were taken out of its text' }),
    assessment: assessmentSchema.optional().meta({ description: 'What is known now; not for managers' }),
  })
  .meta({ id: 'Recorded', description: 'What recording did' });

function told({ record, added, withheld, after }: Recorded): z.output<typeof recorded> {
  return { record: record.id, added, withheld, assessment: after };
}

function recordedFor(output: z.output<typeof recorded>, held: readonly Role[]): z.output<typeof recorded> {
  const { assessment, ...rest } = output;
  if (assessment === undefined || !held.some((role) => READERS.includes(role))) return rest;
  return { ...rest, assessment: assessmentFor(assessment, held) };
}

/** An answer that holds an assessment, with the one that is kept as the asker may see it. */
async function reread<T extends { readonly assessment?: Assessment | undefined }>(output: T, store: Store): Promise<T> {
  if (output.assessment === undefined) return output;
  return { ...output, assessment: await store.latestAssessment(output.assessment.dossierId) };
}
/** Who only records sees no file. */
const shownIn = ({ assessment }: z.output<typeof recorded>): readonly string[] => (assessment === undefined ? [] : [assessment.dossierId]);

/** What a form leaves out: who records is who is signed in, and the day is today where none is given. */
const signed = (value: { readonly at?: string | undefined }, actor: Actor, ports: Ports) => ({ ...value, by: actor.name, at: value.at ?? ports.now().slice(0, 10) });

const observe = defineOperation({
  id: 'people.observe',
  title: 'Record what you saw about somebody',
  description: 'Records one signal on its form, in the name of who is signed in.',
  method: 'post',
  path: '/people/{person}/observations',
  kind: 'write',
  roles: ['hr', 'security', 'finance', 'counsel', 'manager'],
  params: personParams,
  body: observationSchema.omit({ by: true }).extend({ at: observationSchema.shape.at.optional(), accommodation: accommodationSchema.optional() }),
  output: recorded,
  run: async ({ params, body }, { ports, policy, actor }) => told(await recordObservation({ person: params.person, observation: signed(body, actor, ports), policy }, ports)),
  reread,
  view: recordedFor,
  shows: shownIn,
});

const verify = defineOperation({
  id: 'people.verify',
  title: 'Record the result of a verification',
  description: 'Records what a verification gave. Each verification belongs to a function, and only that function records it.',
  method: 'post',
  path: '/people/{person}/verifications',
  kind: 'write',
  roles: ['hr', 'security', 'finance', 'counsel', 'manager'],
  params: personParams,
  body: verificationSchema.omit({ by: true }).extend({ at: verificationSchema.shape.at.optional() }),
  output: recorded,
  run: async ({ params, body }, { ports, policy, actor }) => {
    const line = verificationLine(body.verification);
    if (line !== undefined && !owns(actor.roles, line.owner))
      throw new BonafideError('permission.denied', `The verification “${line.id}” belongs to ${line.owner}.`, `Ask ${line.owner} to carry it out and to record it.`);
    return told(await recordVerification({ person: params.person, verification: signed(body, actor, ports), policy }, ports));
  },
  reread,
  view: recordedFor,
  shows: shownIn,
});

const answer = defineOperation({
  id: 'people.answer',
  title: 'Record the person’s explanation of a finding',
  description: 'Records what the person says about a finding, and whether who is signed in accepts it.',
  method: 'post',
  path: '/people/{person}/answers',
  kind: 'write',
  roles: ['hr', 'security', 'counsel'],
  params: personParams,
  body: answerSchema.omit({ by: true }).extend({ at: answerSchema.shape.at.optional() }),
  output: recorded,
  run: async ({ params, body }, { ports, policy, actor }) => told(await recordAnswer({ person: params.person, answer: signed(body, actor, ports), policy }, ports)),
  reread,
  view: recordedFor,
  shows: shownIn,
});

const dismiss = defineOperation({
  id: 'people.dismiss',
  title: 'Record that a match is somebody else',
  description: 'Records that an entry of a list is not this person. It stays dismissed until the entry or the person’s data change.',
  method: 'post',
  path: '/people/{person}/dismissals',
  kind: 'write',
  roles: ['counsel'],
  params: personParams,
  body: z.strictObject({
    entry: z.string().min(1).max(500).meta({ description: 'Id of the entry' }),
    reason: z.string().min(1).max(10_000).meta({ description: 'Why it is somebody else' }),
  }),
  output: z.strictObject({ match: screeningMatchSchema, assessment: assessmentSchema }),
  run: async ({ params, body }, { ports, policy, actor }) => {
    const { match, after } = await dismissMatch({ person: params.person, ...body, by: actor.name, policy }, ports);
    return { match, assessment: after };
  },
  reread: async (output, store) => ({ ...output, ...(await reread({ assessment: output.assessment }, store)) }),
  view: ({ match, assessment }, held) => ({ match: matchFor(match, held), assessment: assessmentFor(assessment, held) }),
  shows: ({ assessment }) => [assessment.dossierId],
});

const timelineEntry = z
  .strictObject({
    at: z.string().meta({ description: 'A date as precise as it is known, or an instant' }),
    until: z.string().optional().meta({ description: 'Last day of what went on for several' }),
    ongoing: z.literal(true).optional().meta({ description: 'It goes on, as far as is said' }),
    kind: z.enum(['statement', 'recorded', 'place', 'device', 'noticed']),
    what: z.string().meta({ description: 'Section of the dossier, account or device' }),
    text: z.string(),
    source: z.string().meta({ description: 'Claim or event that it rests on' }),
  })
  .meta({ id: 'TimelineEntry', description: 'One thing that happened, or was said to have happened' });

const showTimeline = defineOperation({
  id: 'people.timeline',
  title: 'Show what happened with somebody, in the order of time',
  description: 'Statements, such as jobs and parcels, records and, for those who work with logs, places and devices.',
  method: 'get',
  path: '/people/{person}/timeline',
  kind: 'read',
  roles: ['hr', 'security', 'counsel', 'auditor'],
  params: personParams,
  output: z.strictObject({ dossierId: z.string(), entries: z.array(timelineEntry) }),
  run: async ({ params }, { store, ports, policy }) => {
    const dossier = await findPerson(store, params.person);
    return { dossierId: dossier.id, entries: [...(await timeline(dossier, policy, store, ports))] };
  },
  view: ({ dossierId, entries }, held) => ({ dossierId, entries: timelineFor(entries, held) }),
  shows: ({ dossierId }) => [dossierId],
});

const showPlaces = defineOperation({
  id: 'people.places',
  title: 'Show where somebody says they are, and where parcels, calls and sign-ins were',
  description:
    'Positions come from what is there offline: a table of cities, and the databases of addresses. Nothing is guessed: a country alone is no point, and what has no position says why.',
  method: 'get',
  path: '/people/{person}/places',
  kind: 'read',
  roles: ['hr', 'security', 'counsel', 'auditor'],
  params: personParams,
  output: z.strictObject({
    dossierId: z.string(),
    places: z.array(placeOnMapSchema),
    logs: z.boolean().meta({ description: 'Whether you may see places of networks and devices; otherwise they are left out' }),
  }),
  run: async ({ params }, { store, ports, policy }) => {
    const dossier = await findPerson(store, params.person);
    return { dossierId: dossier.id, places: await places(dossier, policy, store, ports), logs: true };
  },
  view: ({ dossierId, places: all }, held) => ({ dossierId, places: placesFor(all, held), logs: maySee(held, 'telemetry') }),
  shows: ({ dossierId }) => [dossierId],
});

export const peopleOperations = { vetPeople, listPeople, getPerson, getAssessment, assessmentHistory, observe, verify, answer, dismiss, showTimeline, showPlaces };
