import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { analyzeReport } from '#intel';
import { gatherListFiles, readPackageFile, readReportText } from '#io';
import { type ActorProfile, actorProfileSchema, BonafideError, defaultPolicy } from '#model';
import { addReport, catchUpHunts, exportReport, findReport, hunt, type Ports, readReports, removeReport, type Store, storedCampaigns, vetBatches, vetContext } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, TEST_NOW, testDigest, testPorts } from '#testing';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const tools = { digest: testDigest };
const INDICTMENT = here('fixtures/indictment.md');

let folder = '';
let store: Store;
let ports: Ports;
let clock = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-intel-'));
  await (await openEmbeddedStore(join(folder, 'template'))).close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const at = mkdtempSync(join(folder, 'store-'));
  cpSync(join(folder, 'template'), join(at, 'db'), { recursive: true });
  store = await openEmbeddedStore(join(at, 'db'));
  ports = testPorts({
    now: () => new Date(Date.parse(TEST_NOW) + 1_000 * clock++).toISOString(),
    store: async () => store,
    listFiles: gatherListFiles,
    reportText: readReportText,
    techniqueModel: () => readPackageFile('data/intel/techniques.model.bin'),
  });
});
afterEach(() => store.close());

async function read(path: string) {
  for await (const report of readReports([path], ports)) return report;
  throw new Error('nothing was read');
}

/** A report as somebody would write it, with the values in a table of indicators. */
function reportOn(...values: readonly string[]) {
  const text = `# Fake workers of Example Group\n\nMay 20, 2026\n\nExample Group placed workers under false names.\n\n## Indicators of compromise\n\nThe workers used the following email addresses and accounts:\n\n${values.map((value) => `- ${value}`).join('\n')}\n`;
  return { profile: analyzeReport(text, { format: 'markdown', title: values.join(' ') }, tools), text, issues: [] };
}

async function vet(...people: readonly Readonly<Record<string, unknown>>[]) {
  async function* batches() {
    yield { people: people.map((person) => ({ dossier: dossier(person), issues: [] })), issues: [] };
  }
  for await (const _ of vetBatches(batches(), vetContext(defaultPolicy, ports, ports.now()), store));
}

const findings = async (id: string) => (await store.latestAssessment(id))?.findings.filter(({ checkId }) => checkId === 'known-indicator-exact-match') ?? [];

/** Every statement of a profile with its quotation. */
function quotations(profile: ActorProfile): readonly { readonly quote: string; readonly start: number; readonly end: number }[] {
  const found: { quote: string; start: number; end: number }[] = [];
  const walk = (value: unknown) => {
    if (value === null || typeof value !== 'object') return;
    if ('quote' in value && 'start' in value && 'end' in value) found.push(value as (typeof found)[number]);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(profile);
  return found;
}

describe('the indictment of January 2025', () => {
  it('gives the five people with their part and nationality as alleged', async () => {
    const { profile } = await read(INDICTMENT);
    const accused = profile.attribution.people.filter(({ status }) => status === 'charged' || status === 'indicted');
    expect(accused.map(({ name, nationality, alleged }) => `${name} ${nationality} ${alleged}`).sort()).toEqual([
      'Emanuel Ashtor US true',
      'Erick Ntekereze Prince US true',
      'Jin Sung-Il KP true',
      'Pak Jin-Song KP true',
      'Pedro Ernesto Alonso De Los Reyes MX true',
    ]);
    expect(profile.attribution.caveats.map(({ quote }) => quote).join(' ')).toContain('presumed innocent');
  });

  it('accuses nobody else', async () => {
    const { profile } = await read(INDICTMENT);
    for (const name of ['Robin Sample', 'Dana Quenby']) expect(profile.attribution.people.find((one) => one.name === name)?.status).toBe('official');
  });

  it('gives the scale, the amount, the period, the tools, the bank account and the laptop farm, each with its words', async () => {
    const { profile } = await read(INDICTMENT);
    expect(profile.activity.counts).toContainEqual(expect.objectContaining({ count: 64, bound: 'at-least', of: 'companies' }));
    expect(profile.activity.money).toContainEqual(expect.objectContaining({ amount: 866_255, currency: 'USD', bound: 'at-least' }));
    expect(profile.activity.dates).toContainEqual(expect.objectContaining({ value: '2018-04/2024-08', meaning: 'period' }));
    expect(profile.infrastructure.software.map(({ name }) => name)).toEqual(expect.arrayContaining(['AnyDesk', 'TeamViewer']));
    expect(profile.source).toMatchObject({ published: '2025-01-23' });
    const words = quotations(profile)
      .map(({ quote }) => quote)
      .join('\n');
    for (const said of ['Chinese bank account', 'laptop farm', 'passports']) expect(words).toContain(said);
    expect(profile.techniques.map(({ id }) => id)).toEqual(expect.arrayContaining(['T1219.002', 'T1656', 'T1657']));
    expect(profile.techniques.every(({ by }) => by !== 'id')).toBe(true);
    expect(profile.targeting.countries).toContainEqual(expect.objectContaining({ code: 'US', relation: 'victim' }));
    expect(profile.targeting.countries).toContainEqual(expect.objectContaining({ code: 'KP', relation: 'origin' }));
  });

  it('gives the recommendations, and the signals that carry them out; backups have none', async () => {
    const { profile } = await read(INDICTMENT);
    expect(profile.mitigations).toHaveLength(4);
    const supported = profile.mitigations.filter(({ signals, verifications }) => signals.length + verifications.length > 0);
    expect(supported).toHaveLength(3);
    expect(profile.absent).toEqual(expect.arrayContaining(['attack-ids', 'ipv4', 'domain', 'hash', 'malicious-indicators']));
  });

  it('quotes the text in every statement, and is the same twice in every form', async () => {
    const [one, two] = [await read(INDICTMENT), await read(INDICTMENT)];
    expect(actorProfileSchema.parse(one.profile)).toEqual(one.profile);
    expect(quotations(one.profile).length).toBeGreaterThan(30);
    for (const { quote, start, end } of quotations(one.profile)) expect(one.text.slice(start, end)).toBe(quote);
    for (const format of ['markdown', 'json', 'stix', 'misp', 'html'] as const) expect(exportReport(one.profile, format)).toBe(exportReport(two.profile, format));
  });

  it('comes back from STIX as it went', async () => {
    const { profile } = await read(INDICTMENT);
    const bundle = new TextEncoder().encode(exportReport(profile, 'stix'));
    const back = testPorts({
      ...ports,
      listFiles: async function* () {
        yield { name: 'bundle.json', bytes: bundle };
      },
    });
    for await (const again of readReports(['bundle.json'], back)) expect(again.profile).toEqual(profile);
  });
});

describe('the seed of the project', () => {
  const seed = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'reports/seed.txt');
  it.skipIf(!existsSync(seed))('has its seven sections, its absences, its amount and its two recommendations', async () => {
    const { profile } = await read(seed);
    expect(profile.attribution.actors.find(({ relation }) => relation === 'primary')).toMatchObject({ country: 'KP' });
    expect(profile.activity.money).toMatchObject([{ amount: 866_000, currency: 'USD', bound: 'at-least' }]);
    expect(profile.techniques.length).toBeGreaterThan(0);
    expect(profile.techniques.every(({ by }) => by !== 'id')).toBe(true);
    expect(profile.infrastructure.indicators).toEqual([]);
    expect(profile.mitigations).toHaveLength(2);
    for (const { signals, verifications } of profile.mitigations) expect(signals.length + verifications.length).toBeGreaterThan(0);
    expect(profile.absent).toEqual(expect.arrayContaining(['attack-ids', 'malicious-indicators', 'malware', 'ipv4', 'domain']));
    const markdown = exportReport(profile, 'markdown');
    for (const heading of ['Attribution & Identity', 'Activity Summary', 'Tactics, Techniques & Procedures', 'Targeting', 'Tools & Infrastructure', 'Implications', 'Mitigations'])
      expect(markdown).toContain(`## ${heading}`);
  });
  if (!existsSync(seed)) console.log('Skipped the seed: BONAFIDE_DATA_DIR is not set, or holds no reports');
});

describe('a stored report', () => {
  const ALEX = { id: 'alex', names: [{ name: 'Alex Sample' }], emails: [{ address: 'alex@quenby-works.example' }] };
  const SAM = { id: 'sam', names: [{ name: 'Sam Example' }], emails: [{ address: 'sam@example.com' }] };

  it('that names an email of one stored applicant raises the finding on that applicant alone', async () => {
    await vet(ALEX, SAM);
    expect(await findings('alex')).toEqual([]);
    const { hunt: hunted } = await addReport(reportOn('alex@quenby-works[.]example'), defaultPolicy, store, ports);
    expect(hunted).toMatchObject({ people: 2, affected: ['alex'] });
    const [finding] = await findings('alex');
    expect(finding?.title).toContain('alex@quenby-works.example');
    expect(finding?.evidence.find(({ ref }) => ref === 'report')).toMatchObject({ ref: 'report', quote: expect.stringContaining('alex@quenby-works[.]example') });
    expect(await findings('sam')).toEqual([]);
  });

  it('is known when somebody is vetted later', async () => {
    await addReport(reportOn('alex@quenby-works[.]example'), defaultPolicy, store, ports);
    await vet(ALEX, SAM);
    expect([(await findings('alex')).length, (await findings('sam')).length]).toEqual([1, 0]);
    expect((await store.latestAssessment('sam'))?.outcomes.find(({ checkId }) => checkId === 'known-indicator-exact-match')?.result).toBe('quiet');
  });

  it('without which nobody is called clear', async () => {
    await vet(SAM);
    expect((await store.latestAssessment('sam'))?.outcomes.find(({ checkId }) => checkId === 'known-indicator-exact-match')?.result).toBe('cannot-tell');
  });

  it('never touches somebody who bears the name of an accused person', async () => {
    await vet({ id: 'namesake', names: [{ name: 'Emanuel Ashtor' }] });
    const added = await addReport(await read(INDICTMENT), defaultPolicy, store, ports);
    expect(added.hunt.affected).toEqual([]);
    expect(await findings('namesake')).toEqual([]);
  });

  it('that names a front firm touches who says they worked there', async () => {
    await vet({ id: 'worker', names: [{ name: 'Alex Sample' }], work: [{ name: 'Quenby Works LLC' }] });
    const { profile, text } = reportOn('alex@quenby-works[.]example');
    const start = text.indexOf('Example Group');
    const front = { name: 'Quenby Works, Inc.', aliases: [], role: 'front-company', quote: 'Example Group', start, end: start + 13 } as const;
    const named = { ...profile, attribution: { ...profile.attribution, organisations: [front] } };
    const added = await addReport({ profile: named, text, issues: [] }, defaultPolicy, store, ports);
    expect(added.hunt.affected).toEqual(['worker']);
    expect((await findings('worker'))[0]).toMatchObject({ messageId: 'firmReported', strength: 'moderate' });
  });

  it('added twice is one report, and hunted for again when the program was stopped before', async () => {
    await vet(ALEX);
    const report = reportOn('alex@quenby-works[.]example');
    expect((await addReport(report, defaultPolicy, store, ports)).added).toBe(true);
    expect((await addReport(report, defaultPolicy, store, ports)).added).toBe(false);
    expect(await store.listReports()).toHaveLength(1);
    const other = reportOn('nobody@quenby-other[.]example');
    await store.saveReport({ id: other.profile.id, addedAt: ports.now(), profile: other.profile, text: other.text }, []);
    expect((await catchUpHunts(defaultPolicy, store, ports)).map(({ reportId }) => reportId)).toEqual([other.profile.id]);
    expect(await catchUpHunts(defaultPolicy, store, ports)).toEqual([]);
  });

  it('that is removed takes its finding with it', async () => {
    await vet(ALEX);
    const { report } = await addReport(reportOn('alex@quenby-works[.]example'), defaultPolicy, store, ports);
    expect(await findings('alex')).toHaveLength(1);
    expect(await removeReport(report.id.slice(0, 16), defaultPolicy, store, ports)).toMatchObject({ reassessed: 1 });
    expect(await findings('alex')).toEqual([]);
    await expect(findReport(report.id, store)).rejects.toSatisfy((error: unknown) => error instanceof BonafideError && error.code === 'report.unknown');
  });

  it('is hunted for again after the person got the address', async () => {
    const { report } = await addReport(reportOn('alex@quenby-works[.]example'), defaultPolicy, store, ports);
    await vet(ALEX);
    expect(await hunt(report.id, defaultPolicy, store, ports)).toMatchObject({ affected: ['alex'] });
  });

  it('stands beside others on the same activity', async () => {
    const indictment = await read(INDICTMENT);
    await addReport(indictment, defaultPolicy, store, ports);
    const sentence = analyzeReport(
      'North Carolina Man Sentenced\n\nMay 4, 2026\n\nEmanuel Ashtor, 41, of North Carolina, was sentenced today to 18 months in prison for helping North Korean IT workers to obtain work from at least 70 U.S. companies.\n',
      { format: 'text' },
      tools,
    );
    await addReport({ profile: sentence, text: '', issues: [] }, defaultPolicy, store, ports);
    await addReport(reportOn('alex@quenby-works[.]example'), defaultPolicy, store, ports);
    const campaigns = await storedCampaigns(store);
    expect(campaigns.map(({ reports }) => reports.length)).toEqual([2, 1]);
    expect(campaigns[0]?.statements.find(({ about }) => about === 'number of companies')?.standing).toBe('conflict');
  });
});

describe('what cannot be read', () => {
  it('is said with the reason, and nothing is kept', async () => {
    const empty = testPorts({
      ...ports,
      listFiles: async function* () {
        yield { name: 'empty.txt', bytes: new Uint8Array() };
      },
    });
    await expect(readReports(['empty.txt'], empty).next()).rejects.toSatisfy((error: unknown) => error instanceof BonafideError && error.code === 'report.unreadable');
  });

  it('is nothing of any text', () => {
    for (const text of ['', ' ', '\n\n\n', '####', '- - -', '가나다', '\u{1f600}'.repeat(100), readFileSync(INDICTMENT, 'utf8').toUpperCase()])
      expect(() => actorProfileSchema.parse(analyzeReport(text, { format: 'text' }, tools))).not.toThrow();
  });
});
