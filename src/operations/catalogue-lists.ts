import { z } from 'zod';
import {
  BonafideError,
  instantSchema,
  issueSchema,
  levelSchema,
  type ScreeningMatch,
  screenedEditionSchema,
  screeningMatchSchema,
  watchlistEditionSchema,
  watchlistEntitySchema,
} from '#model';
import { type NamePart, namePartsOf, type Screener } from '#watchlists';
import { bytesOf, defineOperation } from './define-operation.ts';
import type { OpenMatchesCursor } from './ports.ts';
import { catchUp, rescreen } from './rescreen.ts';
import type { Role } from './roles.ts';
import { readScreeningQuery, readScreeningRows } from './screen-rows.ts';
import { entryOf, openScreening } from './screening.ts';
import { findList, importFiles, watchlistStatus } from './watchlists.ts';
import { matchFor } from './withhold.ts';

const MEBIBYTE = 1024 * 1024;
/** Who looks at lists. */
const READERS: readonly Role[] = ['hr', 'security', 'counsel', 'auditor', 'admin'];
/** Who compares people with lists. */
const SCREENERS: readonly Role[] = ['hr', 'security', 'counsel'];

const text = z.string().min(1).max(500);
const entryId = z.strictObject({ entry: text.meta({ description: 'Id of the entry' }) });
const rules = {
  threshold: z.coerce.number().min(0).max(1).optional().meta({ description: 'Show entries from this probability' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(5).meta({ description: 'Entries shown for each' }),
};

const namePart = z
  .strictObject({
    query: z.string().optional().meta({ description: 'Of the name that was asked, in plain letters' }),
    candidate: z.string().optional().meta({ description: 'Of the name on the list, in plain letters' }),
    how: z
      .enum(['same', 'alike', 'joined', 'beside', 'unmatched'])
      .meta({ description: 'joined: one writes together what the other keeps apart · beside: a title or legal form · unmatched: the other name has nothing for it' }),
    likeness: z.number().optional().meta({ description: '0 to 1' }),
    bits: z.number().meta({ description: 'How much the word tells: the rarer the more' }),
  })
  .meta({ id: 'NamePart', description: 'A word of one name and what stands for it in the other' });
const partsOfEach = z
  .array(z.array(namePart).readonly())
  .meta({ description: 'For each match, in the same order, its name word by word beside the one that was asked; empty where no name was compared' });

/** How the names of matches were compared, word by word. */
const partsOf = (matches: readonly ScreeningMatch[], { counts }: Screener): (readonly NamePart[])[] =>
  matches.map(({ query, name, schema, features }) =>
    features.some(({ feature }) => feature.startsWith('name.')) ? namePartsOf(query, name, schema === 'Person' ? 'person' : 'organisation', counts) : [],
  );

const screenName = defineOperation({
  id: 'screening.name',
  title: 'Screen a name against the lists in force',
  description: 'Finds entries that may be somebody, each with the probability and why. A name alone is weak evidence. Keeps nothing.',
  method: 'post',
  path: '/screenings',
  kind: 'read',
  roles: SCREENERS,
  body: z.strictObject({
    names: z.array(text).max(50).default([]).meta({ description: 'Names of one person or firm, in any script' }),
    birthDate: text.optional().meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD' }),
    country: text.optional().meta({ description: 'Code or English name' }),
    document: text.optional().meta({ description: 'Passport or national number' }),
    email: text.optional(),
    phone: text.optional(),
    wallet: text.optional(),
    kind: z.enum(['person', 'organisation', 'any']).default('any'),
    ...rules,
  }),
  output: z.strictObject({
    threshold: z.number().meta({ description: 'Entries below this probability were left out' }),
    editions: z.array(screenedEditionSchema).meta({ description: 'Lists that were looked through; no other was' }),
    matches: z.array(screeningMatchSchema),
    parts: partsOfEach,
  }),
  run: async ({ body: { names, threshold, limit, ...fields } }, { screening }) => {
    const query = readScreeningQuery({ ...fields, name: names.join('; ') });
    if (typeof query === 'string') throw new BonafideError('usage.invalid', `Nothing to screen: ${query}.`, 'Give at least one name or identifier.');
    const { screener, digest, editions, threshold: usual } = await screening();
    const least = threshold ?? usual;
    const matches = [...screener.screen(query, { digest, limit, threshold: least })];
    return { threshold: least, editions: [...editions], matches, parts: partsOf(matches, screener) };
  },
  // Whoever asks gave the birth date and country themselves; those of the list are the list’s.
});

const screenRows = defineOperation({
  id: 'screening.rows',
  title: 'Screen a file of names against the lists in force',
  description: 'A CSV with a header or JSON Lines: name, birthDate, country, document, email, phone, wallet, kind, id. Keeps nothing.',
  method: 'post',
  path: '/screenings/rows',
  kind: 'read',
  roles: SCREENERS,
  query: z.strictObject(rules),
  takesFile: { media: ['text/csv', 'application/x-ndjson'], most: 16 * MEBIBYTE, description: 'Rows to screen' },
  long: true,
  output: z.strictObject({
    editions: z.array(screenedEditionSchema),
    rows: z.array(
      z.strictObject({
        row: z.int().meta({ description: 'Line of the file' }),
        id: z.string().optional().meta({ description: 'Your id of the row' }),
        problem: z.string().optional().meta({ description: 'Why it could not be screened' }),
        matches: z.array(screeningMatchSchema),
      }),
    ),
  }),
  run: async ({ query, file }, { screening, tell }) => {
    const { screener, digest, editions, threshold } = await screening();
    const rows = [];
    for (const row of readScreeningRows(await bytesOf(file), 'request')) {
      const own = { row: row.row, ...(row.id === undefined ? {} : { id: row.id }) };
      if ('problem' in row) rows.push({ ...own, problem: row.problem, matches: [] });
      else rows.push({ ...own, matches: [...screener.screen(row.query, { digest, limit: query.limit, threshold: query.threshold ?? threshold })] });
      if (rows.length % 100 === 0) {
        tell({ step: 'screened', done: rows.length });
        // Other requests are served between.
        await Promise.resolve();
      }
    }
    return { editions: [...editions], rows };
  },
  view: (output, held) => ({ ...output, rows: output.rows.map((row) => ({ ...row, matches: row.matches.map((match) => matchFor(match, held)) })) }),
});

const changed = { added: z.array(z.string()).readonly(), changed: z.array(z.string()).readonly(), removed: z.array(z.string()).readonly() };

export const releaseSchema = z
  .strictObject({
    id: z.string(),
    list: z.string(),
    from: z.string().optional().meta({ description: 'Version before' }),
    to: z.string().meta({ description: 'Version that came into force' }),
    screenedAt: instantSchema,
    people: z.int().meta({ description: 'Stored people at that time' }),
    affected: z.array(z.string()).readonly().meta({ description: 'People assessed anew because of it' }),
    ...changed,
  })
  .meta({ id: 'Release', description: 'An edition that came into force, and its screening against everybody stored' });

const listLists = defineOperation({
  id: 'watchlists.list',
  title: 'Lists, and how current they are',
  description: 'Every list that Bonafide knows: what is in force, of which date, and how old.',
  method: 'get',
  path: '/watchlists',
  kind: 'read',
  roles: READERS,
  output: z.strictObject({
    onlyStarter: z.boolean().meta({ description: 'No sanctions list is in force: whom the starter list does not name is not clear' }),
    lists: z.array(
      z.strictObject({
        list: z.string(),
        title: z.string(),
        authority: z.string(),
        state: z.enum(['in-force', 'old', 'absent', 'starter']),
        publishedAt: z.string().optional(),
        importedAt: instantSchema.optional(),
        entities: z.int(),
        ageDays: z.int().optional(),
        source: z.string().optional(),
        version: z.string().optional(),
        homepage: z.string().optional().meta({ description: 'Where a person can look the list up' }),
        terms: z.string().meta({ description: 'On which terms its publisher gives it' }),
        byHand: z.boolean().meta({ description: 'It has no public address to fetch it from: somebody has to bring the file' }),
      }),
    ),
  }),
  run: async (_, { store, ports }) => {
    const { lists, onlyStarter } = await watchlistStatus(store, ports.now());
    return { onlyStarter, lists: [...lists] };
  },
});

const showEntry = defineOperation({
  id: 'watchlists.entry',
  title: 'An entry as the list has it',
  description: 'The published entry, as it is or last was.',
  method: 'get',
  path: '/watchlists/entries/{entry}',
  kind: 'read',
  roles: READERS,
  params: entryId,
  output: watchlistEntitySchema,
  run: async ({ params }, { store }) => {
    const entry = await entryOf(params.entry, store);
    if (entry === undefined) throw new BonafideError('watchlist.unknown', `No list has an entry “${params.entry}”.`, 'Matches name the ids of their entries.');
    return entry;
  },
});

const listReleases = defineOperation({
  id: 'watchlists.releases',
  title: 'What the last releases changed, and whom it concerned',
  description: 'Newest first.',
  method: 'get',
  path: '/watchlists/releases',
  kind: 'read',
  roles: ['security', 'counsel', 'auditor'],
  query: z.strictObject({ list: text.optional().meta({ description: 'Id of a list' }), limit: z.coerce.number().int().min(1).max(100).default(10) }),
  output: z.strictObject({ releases: z.array(releaseSchema) }),
  run: async ({ query }, { store }) => {
    if (query.list !== undefined) findList(query.list);
    return { releases: [...(await store.listReleases(query.list, query.limit))] };
  },
});

const importList = defineOperation({
  id: 'watchlists.import',
  title: 'Take a file into force as a list',
  description:
    'Reads a list in any of its published forms and screens what changed against everybody stored. A list that is cut or shifted is refused, and the edition in force stays.',
  method: 'post',
  path: '/watchlists',
  kind: 'write',
  roles: ['counsel', 'admin'],
  query: z.strictObject({
    name: text.meta({ description: 'Name of the file, such as SDN.CSV' }),
    list: text.optional().meta({ description: 'Id of the list, where the file does not tell' }),
    accept: z.stringbool().optional().meta({ description: 'Take it although it does not fit what is expected of the list' }),
  }),
  takesFile: {
    media: ['application/octet-stream', 'text/csv', 'application/xml', 'application/json', 'application/zip', 'application/gzip'],
    most: 256 * MEBIBYTE,
    description: 'The file',
  },
  long: true,
  background: true,
  output: z.strictObject({
    edition: watchlistEditionSchema,
    change: z.strictObject(changed),
    issues: z.array(issueSchema),
    release: releaseSchema.optional().meta({ description: 'Absent where nothing changed' }),
  }),
  run: async ({ query, file }, { store, ports, policy, tell }) => {
    const { value: files, issues: broken } = await ports.unpack(query.name, await bytesOf(file));
    const [first] = broken.filter(({ severity }) => severity === 'error');
    if (first !== undefined) throw new BonafideError('watchlist.refused', `${query.name}: ${first.message}.`, 'The edition in force stays. Fetch the file again.');
    await catchUp(policy, store, ports, tell);
    const { list, accept } = query;
    const imported = await importFiles({ files, source: query.name, ...(list === undefined ? {} : { list }), ...(accept === undefined ? {} : { accept }) }, store, ports);
    const { edition, change, issues } = imported;
    const told = { edition, change: { added: change.added, changed: change.changed, removed: change.removed }, issues: [...issues] };
    if (change.added.length + change.changed.length + change.removed.length === 0) return told;
    tell({ step: 'screening', done: 0 });
    const { release } = await rescreen({ list: edition.list, to: edition.version, from: imported.previous, change }, policy, store, ports, tell);
    await openScreening(ports, store);
    return { ...told, release };
  },
});

/** Where a page of hits ended: score of its likeliest match, and person. */
function readHitCursor(text: string): OpenMatchesCursor | undefined {
  const [, score, dossierId = ''] = /^(\d(?:\.\d+)?) (.+)$/s.exec(text) ?? [];
  return score === undefined ? undefined : { score: Number(score), dossierId };
}

const openHits = defineOperation({
  id: 'screening.hits',
  title: 'Matches that wait for a human',
  description: 'Stored people of whom an entry of a list may speak, with every match that nobody dismissed and why it is one. The likeliest first. Only counsel dismisses.',
  method: 'get',
  path: '/screenings/hits',
  kind: 'read',
  roles: ['hr', 'security', 'counsel', 'auditor'],
  query: z.strictObject({
    after: z
      .string()
      .max(700)
      .refine((given) => readHitCursor(given) !== undefined, { error: 'Expected `next` of the page before' })
      .optional()
      .meta({ description: 'Where the page before ended: its `next`' }),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Longest page, 1 to 200' }),
  }),
  output: z.strictObject({
    people: z.array(
      z
        .strictObject({
          dossierId: z.string(),
          caption: z.string(),
          level: levelSchema.optional().meta({ description: 'Of the latest assessment' }),
          screenedAt: instantSchema,
          editions: z.array(screenedEditionSchema).readonly(),
          matches: z.array(screeningMatchSchema),
          parts: partsOfEach,
          dismissed: z.int().meta({ description: 'Matches of theirs that a named person found to be somebody else' }),
        })
        .meta({ id: 'OpenHits', description: 'Somebody with matches that wait for a human' }),
    ),
    next: z.string().optional().meta({ description: 'Cursor of the next page, where there is one' }),
  }),
  // What people put to the lists is for counsel alone; that an entry matches somebody is for whoever works with them, without what was compared.
  worksOut: true,
  run: async ({ query: { after, limit } }, { store, screening: opened }) => {
    const { screener } = await opened();
    const page = await store.openMatches(after === undefined ? undefined : readHitCursor(after), limit);
    const last = page.at(-1);
    return {
      people: page.map(({ dossierId, caption, level, screening: { screenedAt, editions, matches, dismissed } }) => ({
        dossierId,
        caption,
        ...(level === undefined ? {} : { level }),
        screenedAt,
        editions,
        matches: [...matches],
        parts: partsOf(matches, screener),
        dismissed: dismissed.length,
      })),
      ...(page.length < limit || last === undefined ? {} : { next: `${last.screening.matches[0]?.score ?? 0} ${last.dossierId}` }),
    };
  },
  view: (output, held) => ({ ...output, people: output.people.map((one) => ({ ...one, matches: one.matches.map((match) => matchFor(match, held)) })) }),
  shows: ({ people }) => people.map(({ dossierId }) => dossierId),
});

export const listOperations = { screenName, screenRows, openHits, listLists, showEntry, listReleases, importList };
