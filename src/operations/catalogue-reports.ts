import { z } from 'zod';
import { actorProfileSchema, BonafideError, type Issue, instantSchema, issueSchema, reportSourceSchema } from '#model';
import { pageQuery } from './catalogue-people.ts';
import { bytesOf, defineOperation, type FileBody, type TextAnswer } from './define-operation.ts';
import type { Ports, Store, StoredReport } from './ports.ts';
import { addReport, catchUpHunts, exportReport, findReport, hunt, type ReadReport, type ReportFormat, readReports, removeReport } from './reports.ts';
import type { Role } from './roles.ts';

export const REPORT_READERS: readonly Role[] = ['security', 'counsel', 'auditor'];
const WRITERS: readonly Role[] = ['security', 'counsel'];

export const reportParams = z.strictObject({ report: z.string().min(1).max(500).meta({ description: 'Id, beginning of the id, or title of a stored report' }) });

const reportFile: FileBody = {
  media: ['application/octet-stream', 'text/plain', 'text/markdown', 'text/html', 'application/pdf', 'application/json', 'message/rfc822', 'application/stix+json'],
  most: 32 * 1024 * 1024,
  description: 'Text, Markdown, HTML, PDF, DOCX, mail, STIX 2.1 or MISP',
};

const nameQuery = z.strictObject({ name: z.string().min(1).max(500).default('report').meta({ description: 'Name of the file; its ending helps to tell what it is' }) });

/** Reads the one report of a request. */
async function readGiven(file: AsyncIterable<Uint8Array>, name: string, ports: Ports): Promise<ReadReport> {
  const bytes = await bytesOf(file);
  const given: Ports = {
    ...ports,
    listFiles: async function* () {
      yield { name, bytes };
    },
  };
  for await (const report of readReports(['-'], given)) return report;
  throw new BonafideError('report.unreadable', 'There is no report to read.', 'Send the file as the body of the request.');
}

const reportLine = z
  .strictObject({
    id: z.string(),
    addedAt: instantSchema,
    source: reportSourceSchema,
    characters: z.int(),
    actor: z.string().optional().meta({ description: 'Whom it holds responsible, where it says' }),
    techniques: z.int().meta({ description: 'Different techniques' }),
    malicious: z.int().meta({ description: 'Values that it calls malicious' }),
    hunted: z
      .strictObject({ at: instantSchema, people: z.int().meta({ description: 'Stored people at that time' }), affected: z.int() })
      .optional()
      .meta({ description: 'The last hunt' }),
  })
  .meta({ id: 'ReportLine', description: 'A stored report in a line' });

export const huntSchema = z
  .strictObject({
    id: z.string(),
    reportId: z.string(),
    huntedAt: instantSchema,
    people: z.int().meta({ description: 'Stored people at that time' }),
    affected: z.array(z.string()).readonly().meta({ description: 'People who have something that the report names' }),
  })
  .meta({ id: 'Hunt', description: 'That a report was held against everybody stored, and what came of it' });

const analyze = defineOperation({
  id: 'reports.analyze',
  title: 'Read a threat report and give its profile',
  description: 'Each line of the profile with its quotation, and the text that the quotations point into. Keeps nothing.',
  method: 'post',
  path: '/reports/analysis',
  kind: 'read',
  roles: WRITERS,
  query: nameQuery,
  takesFile: reportFile,
  output: z.strictObject({ profile: actorProfileSchema, text: z.string(), issues: z.array(issueSchema) }),
  run: async ({ file, query }, { ports }) => {
    const { profile, text, issues } = await readGiven(file, query.name, ports);
    return { profile, text, issues: issues as Issue[] };
  },
});

const add = defineOperation({
  id: 'reports.add',
  title: 'Store a report and see whom it touches',
  description: 'Keeps the report with its indicators and assesses anew whoever has something that it names. Names of people are never matched.',
  method: 'post',
  path: '/reports',
  kind: 'write',
  roles: WRITERS,
  query: nameQuery,
  takesFile: reportFile,
  long: true,
  background: true,
  output: z.strictObject({ id: z.string(), added: z.boolean(), indicators: z.int(), hunt: huntSchema, issues: z.array(issueSchema) }),
  run: async ({ file, query }, { store, ports, policy, tell, job }) => {
    await catchUpHunts(policy, store, ports);
    const read = await readGiven(file, query.name, ports);
    tell({ step: 'hunting', done: 0 });
    const { report, added, indicators, hunt: hunted } = await addReport(read, policy, store, ports, { job, tell });
    return { id: report.id, added, indicators, hunt: hunted, issues: read.issues as Issue[] };
  },
});

/** What a list of reports tells of one. */
async function lineOf({ id, addedAt, profile }: Omit<StoredReport, 'text'>, store: Store): Promise<z.output<typeof reportLine>> {
  const { attribution, techniques, infrastructure, source, characters } = profile;
  const primary = attribution.actors.find(({ relation }) => relation === 'primary');
  const [last] = await store.listHunts(id, 1);
  return {
    id,
    addedAt,
    source,
    characters,
    ...(primary === undefined ? {} : { actor: primary.known?.name ?? primary.name }),
    techniques: new Set(techniques.map((one) => one.id)).size,
    malicious: infrastructure.indicators.filter(({ context }) => context === 'malicious').length,
    ...(last === undefined ? {} : { hunted: { at: last.huntedAt, people: last.people, affected: last.affected.length } }),
  };
}

const list = defineOperation({
  id: 'reports.list',
  title: 'Stored reports',
  description: 'Newest first.',
  method: 'get',
  path: '/reports',
  kind: 'read',
  roles: REPORT_READERS,
  query: pageQuery,
  output: z.strictObject({ reports: z.array(reportLine), next: z.string().optional() }),
  run: async ({ query }, { store }) => {
    // Reports are thousands at most, people are many.
    const all = await store.listReports();
    const from = query.after === undefined ? 0 : all.findIndex(({ id }) => id === query.after) + 1;
    const page = all.slice(from, from + query.limit);
    const last = page.at(-1)?.id;
    return {
      reports: await Promise.all(page.map((one) => lineOf(one, store))),
      ...(from + page.length >= all.length || last === undefined ? {} : { next: last }),
    };
  },
});

const show = defineOperation({
  id: 'reports.get',
  title: 'The profile of a stored report',
  description: 'Attribution, activity, techniques, targeting, infrastructure, implications and mitigations, with quotations.',
  method: 'get',
  path: '/reports/{report}',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  output: actorProfileSchema,
  run: async ({ params }, { store }) => (await findReport(params.report, store)).profile,
});

const MEDIA: Readonly<Record<ReportFormat, string>> = {
  markdown: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  stix: 'application/stix+json',
  misp: 'application/json',
};

const exported = defineOperation({
  id: 'reports.export',
  title: 'A stored report as STIX, MISP, Markdown or HTML',
  description: 'The same report gives the same bytes.',
  method: 'get',
  path: '/reports/{report}/export',
  kind: 'read',
  roles: REPORT_READERS,
  params: reportParams,
  query: z.strictObject({ format: z.enum(['markdown', 'json', 'stix', 'misp', 'html']).default('stix') }),
  output: z.custom<TextAnswer>(),
  givesFile: [...new Set(Object.values(MEDIA))],
  run: async ({ params, query }, { store }) => ({ media: MEDIA[query.format], text: exportReport((await findReport(params.report, store)).profile, query.format) }),
});

const huntAgain = defineOperation({
  id: 'reports.hunt',
  title: 'Hold a stored report against everybody stored again',
  description: 'Who has something that it names is assessed anew.',
  method: 'post',
  path: '/reports/{report}/hunts',
  kind: 'write',
  roles: WRITERS,
  params: reportParams,
  long: true,
  background: true,
  output: huntSchema,
  run: async ({ params }, { store, ports, policy, tell, job }) => hunt((await findReport(params.report, store)).id, policy, store, ports, { job, tell }),
});

const remove = defineOperation({
  id: 'reports.remove',
  title: 'Forget a report',
  description: 'People who had something that it named are assessed anew without it.',
  method: 'delete',
  path: '/reports/{report}',
  kind: 'write',
  roles: WRITERS,
  params: reportParams,
  output: z.strictObject({ id: z.string(), reassessed: z.int() }),
  run: async ({ params }, { store, ports, policy }) => {
    const { report, reassessed } = await removeReport(params.report, policy, store, ports);
    return { id: report.id, reassessed };
  },
});

export const reportOperations = { analyze, add, list, show, exported, huntAgain, remove };
