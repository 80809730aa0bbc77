import {
  acceptProposals,
  analyzeReport,
  type Campaign,
  campaignsOf,
  fromMisp,
  fromStix,
  indicatorsOf,
  openTechniqueModel,
  proposalPrompt,
  renderProfileHtml,
  renderProfileMarkdown,
  type TechniqueModel,
  toMisp,
  toStix,
} from '#intel';
import { type ActorProfile, BonafideError, digestId, type Instant, type Issue, type Policy, quoteReceived } from '#model';
import type { Job, Progress } from './job-ports.ts';
import type { HuntRecord, Ports, Store, StoredReport } from './ports.ts';
import { completeSubjects } from './rescreen.ts';
import { assessStored, vetContext } from './vet.ts';

/** A report that was read: its profile, the text that quotations point into, and what of the file could not be read. */
export type ReadReport = {
  readonly profile: ActorProfile;
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly proposed?: { readonly accepted: number; readonly refused: number };
};

let openModel: Promise<TechniqueModel | undefined> | undefined;

/** Bytes behind a path, an address or `-`. @throws BonafideError `input.not-found`, `input.unreadable`, `address.unreachable` */
async function* bytesOf(from: string, ports: Ports): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array; readonly contentType?: string; readonly url?: string }> {
  if (/^https?:\/\//i.test(from)) {
    const got = await ports.download(from);
    if (got.kind === 'fetched') yield { name: from, bytes: got.bytes, url: from, ...(got.contentType === undefined ? {} : { contentType: got.contentType }) };
    return;
  }
  for await (const input of ports.listFiles([from])) {
    if ('issue' in input) throw new BonafideError('input.unreadable', `${input.name} could not be read: ${input.issue.message}`, 'Look at its permissions and size.');
    yield input;
  }
}

/** Parses JSON whose form was recognised by its first bytes. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one report in any form. @throws BonafideError `report.unreadable` where there is no text to read */
async function readOne(file: { readonly name: string; readonly bytes: Uint8Array }, ports: Ports): Promise<ReadReport> {
  const { value, issues } = await ports.reportText(file);
  if (value === undefined) {
    const why = issues.find(({ severity }) => severity === 'error') ?? issues[0];
    throw new BonafideError(
      'report.unreadable',
      `${file.name} holds no report that can be read: ${why?.message ?? 'it is empty'}`,
      'Text, Markdown, HTML, PDF, DOCX, EML, STIX 2.1 and MISP are read.',
    );
  }
  openModel ??= ports.techniqueModel().then(openTechniqueModel);
  const model = await openModel;
  const tools = { digest: ports.digest, ...(model === undefined ? {} : { model }) };
  if (value.source.format !== 'stix' && value.source.format !== 'misp') return { profile: analyzeReport(value.text, value.source, tools), text: value.text, issues };
  const read = (value.source.format === 'stix' ? fromStix : fromMisp)(parseJson(value.text));
  const all = [...issues, ...read.issues.map((issue) => ({ ...issue, file: file.name }))];
  // A bundle of ours comes back as it went out; of a foreign one the prose is read as well.
  const { profile, text } = read.value;
  return { profile: profile ?? analyzeReport(text, { ...value.source, ...read.value.source }, tools, read.value.indicators), text, issues: all };
}

/** Asks the language model that the user named, and takes what quotes the text word for word. */
async function withProposals(read: ReadReport, ports: Ports): Promise<ReadReport> {
  const model = ports.languageModel();
  const { profile, accepted, refused } = acceptProposals(read.profile, read.text, await model.ask(proposalPrompt(read.text)), model.name);
  return { ...read, profile, proposed: { accepted, refused } };
}

/** Reads reports behind paths, folders, addresses or `-`, one after another. @throws BonafideError `input.not-found`, `input.unreadable`, `address.unreachable`, `report.unreadable` */
export async function* readReports(from: readonly string[], ports: Ports, options: { readonly propose?: boolean } = {}): AsyncGenerator<ReadReport> {
  for (const one of from) {
    for await (const file of bytesOf(one, ports)) {
      const read = await readOne(file, ports);
      yield options.propose === true ? await withProposals(read, ports) : read;
    }
  }
}

/** Forms in which a profile leaves the program. */
export type ReportFormat = 'markdown' | 'json' | 'stix' | 'misp' | 'html';

/** Time stamp of objects of a report that has no date. @source house: STIX wants one, and the clock would make two runs differ */
const UNDATED: Instant = '1970-01-01T00:00:00.000Z';

/** A profile in one of its forms; the same profile gives the same bytes. */
export function exportReport(profile: ActorProfile, format: ReportFormat, created: Instant = UNDATED): string {
  if (format === 'markdown') return renderProfileMarkdown(profile);
  if (format === 'html') return renderProfileHtml(profile);
  if (format === 'stix') return JSON.stringify(toStix(profile, { created }), null, 2);
  if (format === 'misp') return JSON.stringify(toMisp(profile, { created, markdown: renderProfileMarkdown(profile) }), null, 2);
  return JSON.stringify(profile, null, 2);
}

/** People assessed anew between two words on progress. */
const BATCH = 100;

/** Assesses people anew. @returns those who have something that the report names */
async function assessAgain(people: readonly string[], reportId: string, policy: Policy, store: Store, ports: Ports, tell: Work['tell']): Promise<readonly string[]> {
  const context = vetContext(policy, ports, ports.now());
  const named: string[] = [];
  for (let at = 0; at < people.length; at += BATCH) {
    tell?.({ step: 'assessed', done: at, all: people.length });
    for (const { assessment, connected } of await assessStored(people.slice(at, at + BATCH), context, store))
      if (connected.intelligence?.hits.some(({ indicator }) => indicator.reportId === reportId)) named.push(assessment.dossierId);
  }
  return named;
}

/** How long work is done: by which job, and who hears how far it is. */
type Work = { readonly job?: Pick<Job, 'id'> | undefined; readonly tell?: ((progress: Progress) => void) | undefined };

/** Holds a stored report against everybody stored: who has something that it names is assessed anew. Cost grows with the people found, not with those stored. */
export async function hunt(reportId: string, policy: Policy, store: Store, ports: Ports, { job, tell }: Work = {}): Promise<HuntRecord> {
  await completeSubjects(store);
  const indicators = await store.indicatorsOf(reportId);
  const people = await store.peopleWith(indicators.map(({ key }) => key));
  const affected = await assessAgain(people, reportId, policy, store, ports, tell);
  const huntedAt = ports.now();
  const record: HuntRecord = { id: digestId(ports.digest, 'hnt', [reportId, job?.id ?? huntedAt]), reportId, huntedAt, people: await store.countDossiers(), affected };
  await store.saveHunt(record);
  return record;
}

/** Hunts for reports that were stored and never hunted for, since the program was stopped between the two. */
export async function catchUpHunts(policy: Policy, store: Store, ports: Ports): Promise<readonly HuntRecord[]> {
  const done: HuntRecord[] = [];
  for (const { id } of await store.listReports()) if ((await store.listHunts(id, 1)).length === 0) done.push(await hunt(id, policy, store, ports));
  return done;
}

export type AddedReport = { readonly report: StoredReport; readonly added: boolean; readonly indicators: number; readonly hunt: HuntRecord };

/** Stores a report and holds it against everybody stored. */
export async function addReport({ profile, text }: ReadReport, policy: Policy, store: Store, ports: Ports, work: Work = {}): Promise<AddedReport> {
  const addedAt = ports.now();
  const report = { id: profile.id, addedAt, profile, text };
  const indicators = indicatorsOf(profile, text, addedAt, ports.digest);
  const added = await store.saveReport(report, indicators);
  return { report, added, indicators: indicators.length, hunt: await hunt(report.id, policy, store, ports, work) };
}

/** Finds one stored report by id, the beginning of its id, or its title. @throws BonafideError `report.unknown` */
export async function findReport(wanted: string, store: Store): Promise<StoredReport> {
  const known = await store.listReports();
  const bare = wanted.replace(/^report--/, '');
  const found = known.filter(({ id, profile }) => id === wanted || (bare.length >= 4 && id.slice('report--'.length).startsWith(bare)) || profile.source.title === wanted);
  const report = found.length === 1 ? await store.getReport(found[0]?.id ?? '') : undefined;
  if (report !== undefined) return report;
  throw new BonafideError(
    'report.unknown',
    found.length > 1 ? `${found.length} stored reports are called ${quoteReceived(wanted)}.` : `No stored report has the id or title ${quoteReceived(wanted)}.`,
    known.length === 0 ? 'None is stored: “bonafide intel add FILE” stores one.' : '“bonafide intel list” shows all.',
  );
}

/** Forgets a report. People who have something that it named are assessed anew without it. @throws BonafideError `report.unknown` */
export async function removeReport(wanted: string, policy: Policy, store: Store, ports: Ports): Promise<{ readonly report: StoredReport; readonly reassessed: number }> {
  const report = await findReport(wanted, store);
  await completeSubjects(store);
  const people = await store.peopleWith((await store.indicatorsOf(report.id)).map(({ key }) => key));
  await store.removeReport(report.id);
  await assessAgain(people, report.id, policy, store, ports, undefined);
  return { report, reassessed: people.length };
}

/** Stored reports, those on one activity together. */
export async function storedCampaigns(store: Store): Promise<readonly Campaign[]> {
  return campaignsOf((await store.listReports()).map(({ profile }) => profile));
}
