import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDigest } from '#testing';
import { readDossiers } from '../read.ts';

const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const read = (json: unknown) => readDossiers(bytes(json), { file: 'cv.json', digest: testDigest });
const values = (claims: readonly { readonly value: unknown }[] | undefined) => claims?.map((claim) => claim.value);

/** A résumé with every field of the schema. */
const FULL = {
  $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
  basics: {
    name: 'Mira Placeholder',
    label: 'Programmer',
    image: 'https://example.com/mira.png',
    email: 'Mira@Example.org',
    phone: '(202) 555-0143',
    url: 'https://mira.example.com',
    summary: 'Builds things.',
    location: { address: '12 Example Street\nFlat 2', postalCode: '01234', city: 'Austin', countryCode: 'us', region: 'Texas' },
    profiles: [
      { network: 'GitHub', username: 'mira', url: 'https://github.com/mira' },
      { network: '', username: 'mira', url: 'https://www.gitlab.com/mira' },
    ],
  },
  work: [
    {
      name: 'Example Works',
      location: 'Austin, TX',
      description: 'A company',
      position: 'Engineer',
      url: 'https://example.com',
      startDate: '2019',
      endDate: '2020-06',
      summary: 'Did things.',
      highlights: ['One', ''],
    },
  ],
  volunteer: [{ organization: 'Example Club', position: 'Teacher', startDate: '2012-01-01' }],
  education: [
    {
      institution: 'Example University',
      url: 'https://example.edu',
      area: 'Computing',
      studyType: 'BSc',
      startDate: '2011-06-01',
      endDate: '2014',
      score: '4.0',
      courses: ['One'],
    },
  ],
  awards: [{ title: 'Prize', date: '2014-11-01', awarder: 'Somebody' }],
  certificates: [{ name: 'Certificate', date: '2021-11-07', issuer: 'Somebody' }],
  publications: [{ name: 'Paper', publisher: 'Somebody', releaseDate: '2014-10-01' }],
  skills: [{ name: 'Web', level: 'Master', keywords: ['HTML'] }],
  languages: [{ language: 'English', fluency: 'Native speaker' }],
  interests: [{ name: 'Wildlife', keywords: ['Ferrets'] }],
  references: [{ name: 'Alex Sample', reference: 'A pleasure.' }],
  projects: [
    {
      name: 'Thing',
      description: 'A thing',
      highlights: ['x'],
      keywords: ['y'],
      startDate: '2016-08-24',
      endDate: '2016-08-24',
      url: 'https://thing.example.com',
      roles: ['Lead'],
      entity: 'Example',
      type: 'application',
    },
  ],
  meta: { version: 'v1.0.0', theme: 'x' },
};

describe('a JSON Resume', () => {
  it('with every field of the schema is read without an issue', () => {
    const { value, issues } = read(FULL);
    expect(issues).toEqual([]);
    const [dossier] = value;
    expect(dossier).toMatchObject({ caption: 'Mira Placeholder', subject: { relation: 'applicant', claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin' } } });
    expect(values(dossier?.names)).toEqual([{ name: 'Mira Placeholder', kind: 'legal' }]);
    expect(values(dossier?.emails)).toEqual([{ address: 'mira@example.org' }]);
    expect(values(dossier?.phones)).toEqual([{ number: '+12025550143', label: 'mobile' }]);
    expect(values(dossier?.addresses)).toEqual([
      { kind: 'residence', address: '12 Example Street\nFlat 2', postalCode: '01234', city: 'Austin', countryCode: 'US', region: 'Texas' },
    ]);
    expect(values(dossier?.profiles)).toEqual([
      { network: 'Website', url: 'https://mira.example.com' },
      { network: 'GitHub', username: 'mira', url: 'https://github.com/mira' },
      { network: 'gitlab.com', username: 'mira', url: 'https://www.gitlab.com/mira' },
    ]);
    expect(values(dossier?.work)).toEqual([
      {
        name: 'Example Works',
        location: 'Austin, TX',
        position: 'Engineer',
        url: 'https://example.com',
        startDate: '2019',
        endDate: '2020-06',
        summary: 'Did things.',
        highlights: ['One'],
      },
    ]);
    expect(values(dossier?.education)).toEqual([
      { institution: 'Example University', url: 'https://example.edu', area: 'Computing', studyType: 'BSc', startDate: '2011-06-01', endDate: '2014' },
    ]);
    expect(values(dossier?.skills)).toEqual([{ name: 'Web', level: 'Master', keywords: ['HTML'] }]);
    expect(values(dossier?.projects)).toEqual([
      { name: 'Thing', description: 'A thing', keywords: ['y'], startDate: '2016-08-24', endDate: '2016-08-24', url: 'https://thing.example.com' },
    ]);
    expect(values(dossier?.references)).toEqual([{ name: 'Alex Sample', reference: 'A pleasure.' }]);
    expect(values(dossier?.files)).toEqual([{ kind: 'headshot', title: 'https://example.com/mira.png' }]);
  });

  it('states everything in a document with the role of a résumé, at its place', () => {
    const [dossier] = read([FULL]).value;
    expect(dossier?.documents.find((document) => document.id === 'resume')).toMatchObject({ role: 'resume', origin: 'cv.json' });
    expect(dossier?.work[0]).toMatchObject({ statedIn: 'resume', locator: { kind: 'json-pointer', pointer: '/0/work/0' } });
    expect(dossier?.emails[0]?.locator).toEqual({ kind: 'json-pointer', pointer: '/0/basics/email' });
  });

  it('keeps no language', () => {
    expect(JSON.stringify(read(FULL).value)).not.toContain('Native speaker');
  });

  it('has an id that hangs on mail address and name, else on the whole content', () => {
    const id = (json: unknown) => read(json).value[0]?.id;
    expect(id(FULL)).toMatch(/^resume-[0-9a-f]{20}$/);
    expect(id({ ...FULL, work: [] })).toBe(id(FULL));
    expect(id({ basics: { name: 'mira  PLACEHOLDER', email: ' mira@example.org' } })).toBe(id(FULL));
    expect(id({ basics: { name: 'Mira Placeholder' } })).not.toBe(id({ basics: { name: 'Mira Placeholder', label: 'x' } }));
  });

  it('may use older names, and “Present” for what lasts', () => {
    const { value, issues } = read({
      basics: { name: 'A', website: 'https://a.example.com', picture: 'data:image/png;base64,AAAA' },
      work: [{ company: 'Example Works', website: 'https://example.com', startDate: '2020-01-01T00:00:00.000Z', endDate: 'Present' }],
    });
    expect(issues).toEqual([]);
    expect(values(value[0]?.work)).toEqual([{ name: 'Example Works', url: 'https://example.com', startDate: '2020-01-01' }]);
    expect(value[0]?.profiles[0]?.value.url).toBe('https://a.example.com');
    expect(value[0]?.files[0]).toMatchObject({ value: { title: 'embedded image (image/png)' }, raw: 'embedded image (image/png)' });
  });

  it('may leave everything empty', () => {
    const empty = { basics: { name: '', email: null, location: {}, profiles: [] }, work: [], education: [{ institution: '' }], skills: null };
    expect(read(empty).issues).toEqual([]);
    expect(read({ basics: {} }).value).toHaveLength(1);
  });

  it('gives an issue for each field that is wrong or unknown, and reads the rest', () => {
    const { value, issues } = read({
      basics: { name: 'A', email: 5, gender: 'x', shoeSize: 44, profiles: {}, location: { countryCode: 'Atlantis', planet: 'x' } },
      work: [{ name: 'Example Works', startDate: '2021-13-45', salary: 5 }, 'x', { position: 'Engineer' }, { name: 'B', company: 'C' }],
      education: 'none',
      hobbies: [],
    });
    expect(values(value[0]?.work)).toEqual([{ name: 'Example Works' }, { name: 'B' }]);
    expect(issues.map((issue) => `${issue.severity} ${issue.code} ${issue.path}`).sort()).toEqual(
      [
        'error missing-value /work/2/name',
        'error wrong-type /basics/email/address',
        'error wrong-type /basics/profiles',
        'error wrong-type /education',
        'error wrong-type /work/1',
        'info protected-attribute /basics/gender',
        'warning invalid-value /basics/location/countryCode',
        'warning invalid-value /work/0/startDate',
        'warning invalid-value /work/3/company',
        'warning unknown-field /basics/location/planet',
        'warning unknown-field /basics/shoeSize',
        'warning unknown-field /hobbies',
        'warning unknown-field /work/0/salary',
      ].sort(),
    );
  });
});

describe('the public sample', () => {
  const folder = process.env['BONAFIDE_DATA_DIR'];
  const file = join(folder ?? '', 'resumes', 'jsonresume-sample.resume.json');
  const there = folder !== undefined && existsSync(file);
  if (!there) console.log('Skipped the public JSON Resume sample: BONAFIDE_DATA_DIR is not set, or holds no resumes/jsonresume-sample.resume.json');

  it.skipIf(!there)('is read without an error, and nothing in it is unknown', () => {
    const { value, issues } = readDossiers(readFileSync(file), { file: 'jsonresume-sample.resume.json', digest: testDigest });
    expect(value).toHaveLength(1);
    expect(issues.filter((issue) => issue.severity === 'error' || issue.code === 'unknown-field')).toEqual([]);
    expect(value[0]?.work.length).toBeGreaterThan(0);
  });

  const schemaFile = join(folder ?? '', 'resumes', 'jsonresume-schema.json');
  it.skipIf(!there || !existsSync(schemaFile))('of the schema names no field that is unknown to the reader', () => {
    const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const { issues } = readDossiers(bytes(exampleOf(schema)), { file: 'schema.json', digest: testDigest });
    expect(issues.filter((issue) => issue.code === 'unknown-field')).toEqual([]);
  });
});

/** A value with every field that a JSON Schema names. */
function exampleOf(schema: unknown): unknown {
  const of = (name: string): unknown => (schema !== null && typeof schema === 'object' ? Reflect.get(schema, name) : undefined);
  const properties = of('properties');
  if (properties !== null && typeof properties === 'object') return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, exampleOf(part)]));
  const items = of('items');
  return items === undefined ? '2020-01-01' : [exampleOf(items)];
}
