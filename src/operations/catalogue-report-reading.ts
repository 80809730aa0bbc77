import { z } from 'zod';
import { indicatorSchema, instantSchema, levelSchema, partialDateSchema } from '#model';
import { huntSchema, REPORT_READERS, reportParams } from './catalogue-reports.ts';
import { defineOperation } from './define-operation.ts';
import { findReport, storedCampaigns } from './reports.ts';

/** Hunts shown with those whom a report touches. */
const HUNTS_SHOWN = 10;

/** An indicator as it is shown: what is compared can be a keyed hash, which says nothing to anybody. */
const shownIndicator = indicatorSchema.omit({ key: true, reportId: true, source: true }).meta({ id: 'ShownIndicator', description: 'A published value to look for' });

const text = defineOperation({
  id: 'reports.text',
  title: 'The text of a stored report',
  description: 'The text that the quotations of its profile point into: `text.slice(start, end)` is the quotation, in UTF-16 code units.',
  method: 'get',
  path: '/reports/{report}/text',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  output: z.strictObject({ id: z.string(), addedAt: instantSchema, text: z.string() }),
  run: async ({ params }, { store }) => {
    const { id, addedAt, text: whole } = await findReport(params.report, store);
    return { id, addedAt, text: whole };
  },
});

const indicators = defineOperation({
  id: 'reports.indicators',
  title: 'What people are compared with of a stored report',
  description: 'Values that it calls malicious and firms that it calls fronts or designated, each with its kind, confidence and until when it says anything.',
  method: 'get',
  path: '/reports/{report}/indicators',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  output: z.strictObject({ indicators: z.array(shownIndicator) }),
  run: async ({ params }, { store }) => {
    const { id } = await findReport(params.report, store);
    return { indicators: (await store.indicatorsOf(id)).map(({ key: _, reportId: __, source: ___, ...shown }) => shown) };
  },
});

const touchedPerson = z
  .strictObject({
    dossierId: z.string(),
    caption: z.string(),
    level: levelSchema.optional().meta({ description: 'Of the latest assessment; absent where there is none' }),
    by: z
      .array(shownIndicator.extend({ expired: z.boolean().meta({ description: 'It grew old, so it counts no more' }) }))
      .meta({ description: 'What of the report equals something of theirs' }),
  })
  .meta({ id: 'TouchedPerson', description: 'Somebody who has something that a report names' });

const touched = defineOperation({
  id: 'reports.touched',
  title: 'Whom a stored report touches',
  description: 'Stored people who have something that it names, each with what that is, and the last hunts. Names of people are never matched.',
  method: 'get',
  path: '/reports/{report}/people',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'People shown, 1 to 500' }) }),
  output: z.strictObject({
    hunts: z.array(huntSchema.omit({ affected: true }).extend({ affected: z.int() })).meta({ description: 'Newest first' }),
    people: z.array(touchedPerson),
    more: z.int().meta({ description: 'People beyond those shown' }),
  }),
  run: async ({ params, query }, { store, ports }) => {
    const { id } = await findReport(params.report, store);
    const known = await store.indicatorsOf(id);
    const holders = new Map<string, string[]>();
    for (const [key, ids] of await store.holdersOf(known.map((one) => one.key))) for (const id of ids) holders.set(id, [...(holders.get(id) ?? []), key]);
    const now = ports.now();
    const people = [];
    for (const [dossierId, keys] of [...holders].sort(([a], [b]) => a.localeCompare(b)).slice(0, query.limit)) {
      const latest = await store.latestAssessment(dossierId);
      const by = known
        .filter(({ key }) => keys.includes(key))
        .map(({ key: _, reportId: __, source: ___, ...shown }) => ({ ...shown, expired: shown.validUntil !== undefined && shown.validUntil <= now }));
      people.push({ dossierId, caption: latest?.caption ?? dossierId, ...(latest === undefined ? {} : { level: latest.level }), by });
    }
    const hunts = (await store.listHunts(id, HUNTS_SHOWN)).map(({ affected, ...hunt }) => ({ ...hunt, affected: affected.length }));
    return { hunts, people, more: holders.size - people.length };
  },
  shows: ({ people }) => people.map(({ dossierId }) => dossierId),
});

const campaignReport = z.strictObject({ id: z.string(), title: z.string(), published: partialDateSchema.optional() });
const ofCampaign = {
  name: z.string().meta({ description: 'Whom its reports hold responsible, or the title of one' }),
  shared: z.array(z.string()).readonly().meta({ description: 'Why these reports are taken for one activity' }),
  reports: z.array(campaignReport).readonly(),
};

const campaigns = defineOperation({
  id: 'reports.campaigns',
  title: 'Stored reports by activity',
  description: 'Reports that share a tracked group, an accused person, a malicious value or a front firm stand together, the largest group first.',
  method: 'get',
  path: '/campaigns',
  kind: 'read',
  roles: REPORT_READERS,
  output: z.strictObject({ campaigns: z.array(z.strictObject(ofCampaign).meta({ id: 'CampaignLine', description: 'Stored reports on one activity' })) }),
  run: async (_, { store }) => ({ campaigns: (await storedCampaigns(store)).map(({ name, shared, reports }) => ({ name, shared, reports })) }),
});

const statement = z
  .strictObject({
    about: z.string(),
    standing: z.enum(['agreed', 'single', 'conflict']).meta({ description: 'agreed: two reports say the same · conflict: they differ · single: one report alone says it' }),
    voices: z
      .array(z.strictObject({ reportId: z.string(), says: z.string(), quote: z.string(), start: z.int(), end: z.int() }))
      .readonly()
      .meta({ description: 'Who says what, with the quotation' }),
  })
  .meta({ id: 'CampaignStatement', description: 'What reports on one activity say of one thing' });

const campaign = defineOperation({
  id: 'reports.campaign',
  title: 'A stored report beside the others on its activity',
  description: 'What they agree on, where they differ, and what one alone says, each with its quotation. Differences come first.',
  method: 'get',
  path: '/reports/{report}/campaign',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  output: z
    .strictObject({ ...ofCampaign, statements: z.array(statement).readonly() })
    .meta({ id: 'Campaign', description: 'Stored reports on one activity, with what they agree on and where they differ' }),
  run: async ({ params }, { store }) => {
    const { id } = await findReport(params.report, store);
    const all = await storedCampaigns(store);
    const found = all.find(({ reports }) => reports.some((one) => one.id === id));
    return { name: '', shared: [], reports: [], statements: [], ...found };
  },
});

export const reportReading = { reportText: text, reportIndicators: indicators, touched, campaigns, campaign };
