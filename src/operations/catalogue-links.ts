import { z } from 'zod';
import { hubSchema, issueSchema, type Judgement, judgementSchema, levelSchema, linkJudgementSchema, linkKindSchema, linkSchema, ringSchema } from '#model';
import { defineOperation } from './define-operation.ts';
import { linksOfPerson } from './links.ts';
import { network } from './network.ts';
import { findPerson } from './record.ts';
import { findRings, judge as judgePair } from './rings.ts';
import { watch } from './watch.ts';

const person = z.string().min(1).max(500).meta({ description: 'Id or name of somebody stored' });

const links = defineOperation({
  id: 'people.links',
  title: 'What ties somebody to others',
  description: 'For each pair the values they share, how rare each is, and what would show it innocent.',
  method: 'get',
  path: '/people/{person}/links',
  kind: 'read',
  // Linking artefacts is the work of security; it rests on networks and devices too.
  roles: ['security', 'counsel', 'auditor'],
  worksOut: true,
  params: z.strictObject({ person }),
  output: z
    .strictObject({
      dossierId: z.string(),
      caption: z.string(),
      links: z.array(linkSchema),
      names: z.record(z.string(), z.string()).meta({ description: 'How people call those tied, by dossier' }),
      hubs: z.array(hubSchema),
      ring: ringSchema.optional(),
    })
    .meta({ id: 'PersonLinks', description: 'What ties somebody to others' }),
  run: async ({ params }, { store, ports }) => {
    const dossier = await findPerson(store, params.person);
    const { links: found, names, hubs, ring } = await linksOfPerson(dossier.id, store, ports.digest);
    return { dossierId: dossier.id, caption: dossier.caption, links: [...found], names, hubs: [...hubs], ...(ring === undefined ? {} : { ring }) };
  },
  shows: ({ dossierId }) => [dossierId],
});

const rings = defineOperation({
  id: 'rings.find',
  title: 'Find people who are tied to one another',
  description: 'Compares everybody stored, learns how often what is shared is chance, and gives the rings with their shared means.',
  method: 'post',
  path: '/rings',
  kind: 'write',
  roles: ['security', 'counsel'],
  long: true,
  background: true,
  output: z.strictObject({ people: z.int(), compared: z.int(), ties: z.int(), rings: z.array(ringSchema) }),
  run: async (_, { store, ports, tell }) => {
    const run = await findRings(store, ports, tell);
    return { ...run, rings: [...run.rings] };
  },
  shows: ({ rings: found }) => found.flatMap(({ members }) => members.map(({ id }) => id)),
});

const ringPictureSchema = z
  .strictObject({
    id: z.string().meta({ description: 'rng_…' }),
    members: ringSchema.shape.members,
    probability: ringSchema.shape.probability,
    means: z
      .array(
        z.strictObject({
          feature: z.string().meta({ description: 'What kind of thing, id of the link feature' }),
          title: z.string().meta({ description: 'What kind of thing, in words' }),
          label: z.string().meta({ description: 'The value, as far as it may be shown' }),
          shows: linkKindSchema,
          holders: z.int().meta({ description: 'Stored people who have it, members or not' }),
          ask: z.string().meta({ description: 'What would show it innocent' }),
          held: z.array(
            z.strictObject({
              id: z.string().meta({ description: 'Member who has it' }),
              since: z.string().optional().meta({ description: 'Since which day, as far as it is known' }),
              serves: z.boolean().meta({ description: 'Serves others by it' }),
            }),
          ),
        }),
      )
      .meta({ description: 'What they share, the widest first' }),
    ties: z
      .array(
        z.strictObject({
          a: z.string().meta({ description: 'One member; for `facilitates` the one who serves' }),
          b: z.string().meta({ description: 'The other' }),
          kind: linkKindSchema,
          probability: z.number().min(0).max(1),
          judgement: judgementSchema,
          explanations: z.array(z.string()).meta({ description: 'Honest explanations on record that were asked first' }),
          since: z.string().optional().meta({ description: 'Day on which both had something in common' }),
          means: z.array(z.int()).meta({ description: 'Places in `means`' }),
        }),
      )
      .meta({ description: 'Ties that count' }),
    earliest: z.string().optional().meta({ description: 'Day of the first tie' }),
    newest: z.string().optional().meta({ description: 'Day of the latest tie' }),
  })
  .meta({ id: 'RingPicture', description: 'A ring as it is drawn: what is shared stands once, and ties point at it' });

const knownRings = defineOperation({
  id: 'rings.list',
  title: 'Rings that are known, as they are tied now',
  description: 'The largest first, with what they share since when. Compares nobody anew: `rings.find` does.',
  method: 'get',
  path: '/rings',
  kind: 'read',
  roles: ['security', 'counsel', 'auditor'],
  worksOut: true,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(500).meta({ description: 'Most rings, 1 to 1,000' }) }),
  output: z.strictObject({ rings: z.array(ringPictureSchema), left: z.int().meta({ description: 'Rings that are not told' }) }),
  run: async ({ query }, { store, ports }) => {
    const { rings: told, left } = await network(query.limit, store, ports.digest);
    return { rings: told as z.output<typeof ringPictureSchema>[], left };
  },
  shows: ({ rings: told }) => told.flatMap(({ members }) => members.map(({ id }) => id)),
});

const SAID: Readonly<Record<'same' | 'different' | 'unsure' | 'none', Judgement>> = { same: 'positive', different: 'negative', unsure: 'unsure', none: 'no-judgement' };

const judge = defineOperation({
  id: 'links.judge',
  title: 'Say whether two people are one hand',
  description: 'Records the judgement of who is signed in about two people, and assesses both anew. The last judgement counts and none is lost.',
  method: 'post',
  path: '/judgements',
  kind: 'write',
  roles: ['security', 'counsel'],
  body: z.strictObject({ a: person, b: person, judgement: z.enum(['same', 'different', 'unsure', 'none']), reason: z.string().min(1).max(10_000) }),
  output: linkJudgementSchema,
  run: async ({ body }, { store, ports, policy, actor }) => {
    const [one, two] = [await findPerson(store, body.a), await findPerson(store, body.b)];
    return judgePair({ one: one.id, two: two.id, judgement: SAID[body.judgement], reason: body.reason, by: actor.name }, policy, store, ports);
  },
});

/** Longest log taken at once. Unit: bytes. It is read as it comes and never held whole. @source house */
const LONGEST_LOG = 1024 * 1024 * 1024;

const ingest = defineOperation({
  id: 'events.watch',
  title: 'Read a log and see whom it concerns',
  description:
    'Keeps a small summary of each account and device, and assesses anew whoever it concerns. Logs may overlap, come late and in any order; the same log twice changes nothing twice.',
  method: 'post',
  path: '/events',
  kind: 'write',
  roles: ['security'],
  query: z.strictObject({ source: z.string().min(1).max(100).optional().meta({ description: 'Which log it is; found out from its records where left out' }) }),
  takesFile: { media: ['application/x-ndjson', 'application/json', 'text/csv'], most: LONGEST_LOG, description: 'The log' },
  long: true,
  output: z.strictObject({
    records: z.int(),
    events: z.int(),
    people: z.int().meta({ description: 'People concerned' }),
    changes: z.array(z.strictObject({ dossierId: z.string(), caption: z.string(), before: levelSchema.optional(), after: levelSchema, because: z.array(z.string()).readonly() })),
    issues: z.array(issueSchema),
    unknownAccounts: z.array(z.string()).meta({ description: 'Accounts that belong to nobody stored' }),
  }),
  run: async ({ query, file }, { store, ports, policy, tell }) => {
    const given = { ...ports, records: () => ports.recordsIn('request', file) };
    const told = {
      records: 0,
      events: 0,
      people: 0,
      changes: [] as { dossierId: string; caption: string; before?: z.output<typeof levelSchema>; after: z.output<typeof levelSchema>; because: readonly string[] }[],
      issues: [] as z.output<typeof issueSchema>[],
      unknownAccounts: [] as string[],
    };
    for await (const news of watch(['request'], policy, store, given, query.source === undefined ? {} : { source: query.source })) {
      if (news.kind === 'progress') tell({ step: 'read', done: news.counts.records });
      else if (news.kind === 'change') {
        const { before, ...change } = news.change;
        told.changes.push(before === undefined ? change : { ...change, before });
      } else if (news.kind === 'done')
        Object.assign(told, { records: news.counts.records, events: news.counts.events, people: news.people, issues: news.issues, unknownAccounts: news.unknownAccounts });
    }
    return told;
  },
  shows: ({ changes }) => changes.map(({ dossierId }) => dossierId),
});

export const linkOperations = { links, rings, knownRings, judge, ingest };
