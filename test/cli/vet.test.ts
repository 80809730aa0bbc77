import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assessment, levels, type VetReport } from '#model';
import { bonafide, root } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema: object = JSON.parse(readFileSync(join(root, 'api/schemas/vet-report.schema.json'), 'utf8'));
const person = (more: Readonly<Record<string, unknown>> = {}) => ({ schema: 'bonafide.dossier/v1', id: 'P-1', names: [{ name: 'Robin Example' }], ...more });
const report = (text: string): VetReport => JSON.parse(text);
const rank = (assessment: Assessment) => levels.indexOf(assessment.level);

/** What a JSON Pointer points to. @source RFC 6901 */
function resolve(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value !== null && typeof value === 'object' ? Reflect.get(value, step.replaceAll('~1', '/').replaceAll('~0', '~')) : undefined), document);
}

describe('bonafide vet', () => {
  it('prints JSON that the published schema accepts, and every evidence pointer resolves in its file', async () => {
    const { status, out } = await bonafide(['vet', 'examples/cases', 'examples/honest', '--no-store', '--json']);
    expect(status).toBe(0);
    const { assessments, issues } = report(out);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(report(out)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(issues).toEqual([]);
    expect(assessments.length).toBeGreaterThanOrEqual(20);
    for (const assessment of assessments) {
      expect(assessment.outcomes).toHaveLength(100);
      expect(assessment.coverage.broke).toEqual([]);
      for (const evidence of assessment.findings.flatMap((finding) => finding.evidence)) {
        if (evidence.ref === 'absence') continue;
        const document = assessment.documents.find((one) => one.id === evidence.documentId);
        expect(document).toBeDefined();
        if (evidence.locator?.kind !== 'json-pointer') throw new Error('examples are JSON');
        const file: unknown = JSON.parse(readFileSync(join(root, document?.origin ?? ''), 'utf8'));
        expect(resolve(file, evidence.locator.pointer), `${document?.origin} ${evidence.locator.pointer}`).toBeDefined();
        expect(evidence.quote).not.toBe('');
      }
    }
  });

  it('ranks every rebuilt case above every honest example, of which none is above medium', async () => {
    const { out } = await bonafide(['vet', 'examples/cases', 'examples/honest', '--no-store', '--json', '--as-of', '2026-11-23']);
    const all = report(out).assessments;
    const isCase = (assessment: Assessment) => assessment.documents.some((document) => document.origin.includes('/cases/'));
    const cases = all.filter(isCase);
    const honest = all.filter((assessment) => !isCase(assessment));
    expect(cases).toHaveLength(readdirSync(join(root, 'examples/cases')).length);
    expect(honest.length).toBeGreaterThanOrEqual(10);
    expect(honest.filter((assessment) => rank(assessment) > levels.indexOf('medium')).map((assessment) => assessment.caption)).toEqual([]);
    const highestHonest = honest.reduce((top, one) => ((rank(one) - rank(top) || one.weight - top.weight) > 0 ? one : top));
    for (const assessment of cases)
      expect(
        rank(assessment) > rank(highestHonest) || (rank(assessment) === rank(highestHonest) && assessment.weight > highestHonest.weight),
        `${assessment.caption} above ${highestHonest.caption}`,
      ).toBe(true);
  });

  it('gives the same bytes twice', async () => {
    const args = ['vet', 'examples/cases', '--no-store', '--json', '--as-of', '2026-11-23'];
    const strip = (text: string) => text.replace(/"inputsDigest":"\w+"|"id":"asm_\w+"/g, '');
    const [one, two] = await Promise.all([bonafide(args), bonafide(args)]);
    expect(strip(one.out)).toBe(strip(two.out));
  });

  it('exits 1 when somebody reaches --fail-on, and 0 below it', async () => {
    const input = JSON.stringify(person({ phones: [{ number: '+12025550143', lineType: 'voip' }] }));
    expect((await bonafide(['vet', '-', '--no-store', '--fail-on', 'low'], { input })).status).toBe(1);
    expect((await bonafide(['vet', '-', '--no-store', '--fail-on', 'medium'], { input })).status).toBe(0);
  });

  it('exits 2 with place and remedy when it cannot start', async () => {
    const missing = await bonafide(['vet', '/nonexistent/file.json', '--no-store']);
    expect(missing).toMatchObject({ status: 2, out: '' });
    expect(missing.err).toContain('/nonexistent/file.json');
    expect((await bonafide(['vet', '-', '--no-store', '--fail-on', 'purple'])).status).toBe(2);
    expect((await bonafide(['nonsense'])).status).toBe(2);
    writeFileSync(join(folder, 'policy.json'), JSON.stringify({ schema: 'bonafide.policy/v1', checks: { 'voip-numbr': { off: true } } }));
    const policy = await bonafide(['vet', '-', '--no-store', '--policy', join(folder, 'policy.json')], { input: '{}' });
    expect(policy.status).toBe(2);
    expect(policy.err).toContain('/checks/voip-numbr');
  });

  it('vets the good ones of a folder with a bad file among them, and names the bad one', async () => {
    const many = mkdtempSync(join(folder, 'many-'));
    for (let index = 0; index < 200; index += 1) writeFileSync(join(many, `p${index}.json`), JSON.stringify(person({ id: `P-${index}` })));
    writeFileSync(join(many, 'p77-bad.json'), '{"schema": "bonafide.dossier/v1",\n "id": "P-bad", "names": [');
    const { status, out, err } = await bonafide(['vet', many, '--no-store', '--json']);
    expect(status).toBe(0);
    expect(report(out).assessments).toHaveLength(200);
    expect(report(out).issues).toHaveLength(1);
    expect(err).toMatch(/p77-bad\.json.*line 2/);
  });

  it('names pointer and value of a date that does not exist, and keeps the rest of the statement', async () => {
    const { out, err } = await bonafide(['vet', '-', '--no-store', '--json'], { input: JSON.stringify(person({ work: [{ name: 'Example Works', startDate: '2021-13-45' }] })) });
    expect(report(out).assessments[0]?.issues[0]).toMatchObject({ path: '/work/0/startDate', received: '2021-13-45' });
    expect(err).toContain('2021-13-45');
  });

  it('shows hostile text as text on the terminal and in HTML', async () => {
    const input = JSON.stringify(person({ names: [{ name: '\u001b[2J\u202Eevil <script>alert(1)</script>' }], phones: [{ number: '+12025550143', lineType: 'voip' }] }));
    const text = await bonafide(['vet', '-', '--no-store'], { input });
    expect(text.out).not.toContain('\u001b[2J');
    expect(text.out).not.toContain('\u202E');
    const html = await bonafide(['vet', '-', '--no-store', '--format', 'html'], { input });
    expect(html.out).not.toContain('<script>');
    expect(html.out).toContain('&lt;script&gt;');
  });

  it('prints no colour into a pipe, and says on standard error what it kept', async () => {
    const { out, err } = await bonafide(['vet', '-', '--no-store'], { input: JSON.stringify(person()) });
    expect(out).not.toContain('\u001b[');
    expect(err).toContain('1 vetted, nothing kept');
  });
});

describe('the store behind the commands', () => {
  it('keeps people, takes records about them, and lets findings and level follow', async () => {
    const db = join(folder, 'store');
    const file = join(folder, 'p1.json');
    writeFileSync(file, JSON.stringify(person({ education: [{ institution: 'Example University' }] })));
    expect((await bonafide(['vet', file, '--db', db])).err).toContain('1 new and 0 changed');
    expect((await bonafide(['vet', file, '--db', db])).err).toContain('0 new and 0 changed');

    const failed = await bonafide([
      'verify',
      'Robin Example',
      'education-record',
      '--result',
      'failed',
      '--reason',
      'no-record',
      '--about',
      'Example University',
      '--contact-found-by',
      'employer',
      '--by',
      'Dana Reviewer',
      '--db',
      db,
    ]);
    expect(failed).toMatchObject({ status: 0 });
    expect(failed.out).toMatch(/went from info to medium/);

    const seen = await bonafide([
      'observe',
      'P-1',
      'liveness-failed',
      '--by',
      'Dana Reviewer',
      '--answer',
      'promptsTried=3',
      'promptsFailed=3',
      'connectionGood=yes',
      '--note',
      'Refused the prompts; sounds foreign.',
      '--db',
      db,
    ]);
    expect(seen.out).toMatch(/to high/);
    expect(seen.err).toContain('withheld');

    const again = await bonafide(['vet', file, '--db', db, '--json']);
    const assessment = report(again.out).assessments[0];
    expect(assessment).toMatchObject({ level: 'high' });
    expect(JSON.stringify(assessment)).not.toContain('sounds foreign');

    const answered = await bonafide([
      'answer',
      'P-1',
      'liveness-failed',
      '--by',
      'Dana Reviewer',
      '--accepted',
      'yes',
      '--answer',
      'The camera was broken; met in person instead.',
      '--db',
      db,
    ]);
    expect(answered.out).toMatch(/from high to medium/);
  });

  it('refuses a folder that holds other things, and writes nothing into it', async () => {
    const foreign = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(join(foreign, 'holiday.jpg'), '');
    const { status, err } = await bonafide(['vet', '-', '--db', foreign], { input: JSON.stringify(person({ payoutAccounts: [{ kind: 'bank', number: '12345678' }] })) });
    expect(status).toBe(2);
    expect(err).toContain('holiday.jpg');
    expect(readdirSync(foreign)).toEqual(['holiday.jpg']);
  });

  it('refuses an incomplete form, an unknown person and an unknown verification with what to do', async () => {
    const db = join(folder, 'store');
    const incomplete = await bonafide(['observe', 'P-1', 'liveness-failed', '--by', 'Dana Reviewer', '--answer', 'promptsTried=7', '--db', db]);
    expect(incomplete.status).toBe(2);
    expect(incomplete.err).toMatch(/promptsTried.*promptsFailed/);
    expect(
      (await bonafide(['observe', 'Nobody', 'liveness-failed', '--by', 'D', '--answer', 'promptsTried=3', 'promptsFailed=3', 'connectionGood=yes', '--db', db])).err,
    ).toContain('Nobody in the store');
    expect((await bonafide(['verify', 'P-1', 'residence-prof', '--result', 'failed', '--by', 'D', '--db', db])).err).toContain('residence-proof');
  });
});

describe('bonafide checks', () => {
  it('lists 100 signals with kind, stage, family and strength', async () => {
    const list: Readonly<Record<string, unknown>>[] = JSON.parse((await bonafide(['checks', '--json'])).out);
    expect(list).toHaveLength(100);
    for (const entry of list) for (const field of ['id', 'kind', 'stage', 'family', 'strength']) expect(entry[field]).toBeTypeOf('string');
  });

  it('explains a signal in the words of its page', async () => {
    expect((await bonafide(['checks', 'voip-number'])).out).toBe(readFileSync(join(root, 'docs/reference/checks/voip-number.md'), 'utf8'));
  });

  it('names the nearest ids for a mistyped one', async () => {
    const { status, err } = await bonafide(['checks', 'voip-nmber']);
    expect(status).toBe(2);
    expect(err).toContain('voip-number');
  });
});

describe('bonafide --help', () => {
  it('is what api/cli-help.txt shows', async () => {
    expect(readFileSync(join(root, 'api/cli-help.txt'), 'utf8')).toContain((await bonafide(['checks', '--help'])).out.split('\n')[0] ?? '');
  });
});
