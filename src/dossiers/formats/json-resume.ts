import { type Document, type Dossier, digestId, type Issue, isPartialDate, type Locator, type Parsed, quoteReceived, type SectionName } from '#model';
import { canonicalJson, fold, normaliseEmail, readDate } from '#values';
import { buildDossier, type Draft, type DraftItem, locatorText, type ReadContext } from '../build.ts';
import { isRecord, type JsonLocator, pointerStep } from '../json.ts';
import { isProtectedField, PROTECTED_MESSAGE } from '../protected-fields.ts';

/*
 * JSON Resume, schema v1.0.0 and its older names. Every field of the schema is read or ignored by name; all others are issues.
 * An empty text or null, which résumé editors write for what is not filled in, says nothing and is passed over.
 */

/** Top-level parts that are read. */
const READ = ['basics', 'work', 'education', 'skills', 'projects', 'references'];
/**
 * Parts ignored by name. Volunteering, awards, certificates, publications and interests have no section, since no check
 * compares them. Languages are left out on purpose: nobody is judged by a language, and what a résumé calls native is a
 * question for an interview. `meta` is about the file.
 */
const IGNORED = new Set(['$schema', 'meta', 'volunteer', 'awards', 'certificates', 'publications', 'languages', 'interests']);
const READ_PARTS = new Set(READ);

/** Self-description that no check compares. */
const BASICS_IGNORED = new Set(['label', 'summary']);

/** How the fields of a list’s items are read: as another name, or ignored by name (null). */
type FieldNames = Readonly<Record<string, string | null>>;
const FIELDS: Readonly<Record<'work' | 'education' | 'skills' | 'projects' | 'references', FieldNames>> = {
  work: {
    name: 'name',
    company: 'name',
    position: 'position',
    url: 'url',
    website: 'url',
    location: 'location',
    startDate: 'startDate',
    endDate: 'endDate',
    summary: 'summary',
    highlights: 'highlights',
    description: null,
  },
  education: { institution: 'institution', url: 'url', area: 'area', studyType: 'studyType', startDate: 'startDate', endDate: 'endDate', score: null, gpa: null, courses: null },
  skills: { name: 'name', level: 'level', keywords: 'keywords' },
  projects: {
    name: 'name',
    description: 'description',
    startDate: 'startDate',
    endDate: 'endDate',
    keywords: 'keywords',
    url: 'url',
    highlights: null,
    roles: null,
    entity: null,
    type: null,
  },
  references: { name: 'name', reference: 'reference' },
};
const BASICS_FIELDS = new Set(['name', 'email', 'phone', 'url', 'website', 'location', 'profiles', 'image', 'picture']);
const LOCATION_FIELDS = ['address', 'postalCode', 'city', 'countryCode', 'region'] as const;
const PROFILE_FIELDS = ['network', 'username', 'url'] as const;

/** What stands for “it still lasts” where a date is expected. */
const ONGOING = new Set(['present', 'current', 'now', 'today', 'ongoing']);

/** Whether a parsed JSON value looks like a JSON Resume. */
export function isJsonResume(json: unknown): boolean {
  if (!isRecord(json) || Object.hasOwn(json, 'schema')) return false;
  const schema = json['$schema'];
  if (typeof schema === 'string' && /json-?resume|resume-schema/i.test(schema)) return true;
  return isRecord(json['basics']) || READ.filter((part) => Array.isArray(json[part])).length >= 2;
}

type Reading = {
  readonly items: DraftItem[];
  readonly issues: Issue[];
  readonly at: (pointer: string) => Locator;
  readonly issue: (code: Issue['code'], pointer: string, message: string, received?: unknown, severity?: Issue['severity']) => void;
  readonly add: (section: SectionName, value: unknown, raw: unknown, pointer: string) => void;
};

/** Document that stands for the résumé itself, the file being its carrier. */
const RESUME = 'resume';

function startReading(base: JsonLocator, file: string): Reading {
  const items: DraftItem[] = [];
  const issues: Issue[] = [];
  const at = (pointer: string): Locator => ({ ...base, pointer: base.pointer + pointer });
  return {
    items,
    issues,
    at,
    issue: (code, pointer, message, received, severity = 'warning') =>
      issues.push({ code, severity, file, path: locatorText(at(pointer)), message, ...(received === undefined ? {} : { received: quoteReceived(received) }) }),
    add: (section, value, raw, pointer) => items.push({ section, value, raw, locator: at(pointer), statedIn: RESUME }),
  };
}

function isUnsaid(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.every(isUnsaid));
}

function unknownField(reading: Reading, pointer: string, field: string): void {
  if (isProtectedField(field)) reading.issue('protected-attribute', pointer + pointerStep(field), PROTECTED_MESSAGE, undefined, 'info');
  else reading.issue('unknown-field', pointer + pointerStep(field), 'Not a field of JSON Resume, not read', field);
}

/** A date of the schema, or a common spelling that can mean one thing only. Others stay as they are, for validation to name. */
function dateValue(value: unknown): unknown {
  if (typeof value !== 'string' || isPartialDate(value)) return value;
  return readDate(value).date ?? value;
}

/** The fields of an item under the names of its section. */
function readFields(item: Readonly<Record<string, unknown>>, names: FieldNames, pointer: string, reading: Reading): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(item)) {
    const name = Object.hasOwn(names, field) ? names[field] : undefined;
    if (name === null || isUnsaid(given)) continue;
    if (name === undefined) unknownField(reading, pointer, field);
    else if (Object.hasOwn(value, name)) reading.issue('invalid-value', pointer + pointerStep(field), `Says the same as ${name}, which is kept`, given);
    else if (name === 'endDate' && typeof given === 'string' && ONGOING.has(given.trim().toLowerCase())) continue;
    else value[name] = name === 'startDate' || name === 'endDate' ? dateValue(given) : Array.isArray(given) ? given.filter((one: unknown) => !isUnsaid(one)) : given;
  }
  return value;
}

function readList(json: Readonly<Record<string, unknown>>, part: keyof typeof FIELDS, reading: Reading): void {
  const list = json[part];
  if (isUnsaid(list)) return;
  if (!Array.isArray(list)) {
    reading.issue('wrong-type', `/${part}`, 'Expected a list', list, 'error');
    return;
  }
  for (const [index, item] of list.entries()) {
    const pointer = `/${part}/${index}`;
    if (isUnsaid(item)) continue;
    const value = isRecord(item) ? readFields(item, FIELDS[part], pointer, reading) : undefined;
    if (value === undefined) reading.issue('wrong-type', pointer, 'Expected an object', item, 'error');
    else if (Object.keys(value).length > 0) reading.add(part, value, item, pointer);
  }
}

function pick(from: Readonly<Record<string, unknown>>, fields: readonly string[], pointer: string, reading: Reading): Record<string, unknown> {
  for (const field of Object.keys(from)) if (!fields.includes(field)) unknownField(reading, pointer, field);
  return Object.fromEntries(fields.filter((field) => !isUnsaid(from[field])).map((field) => [field, from[field]]));
}

type Residence = { readonly countryCode: string; readonly region?: unknown; readonly city?: unknown };

function readLocation(location: unknown, reading: Reading): Residence | undefined {
  const pointer = '/basics/location';
  if (isUnsaid(location)) return undefined;
  if (!isRecord(location)) {
    reading.issue('wrong-type', pointer, 'Expected an object with address, postalCode, city, countryCode, region', location);
    return undefined;
  }
  const value = pick(location, LOCATION_FIELDS, pointer, reading);
  if (Object.keys(value).length === 0) return undefined;
  const country = typeof value['countryCode'] === 'string' ? value['countryCode'].trim().toUpperCase() : undefined;
  if (country !== undefined) value['countryCode'] = country;
  reading.add('addresses', value, location, pointer);
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return undefined;
  const { region, city } = value;
  return { countryCode: country, ...(typeof region === 'string' ? { region } : {}), ...(typeof city === 'string' ? { city } : {}) };
}

/** A site’s name from its address, where the profile does not say it. */
function networkOf(url: unknown): string | undefined {
  return typeof url === 'string' ? /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]+)/i.exec(url)?.[1]?.toLowerCase() : undefined;
}

function readProfiles(profiles: unknown, reading: Reading): void {
  if (isUnsaid(profiles)) return;
  if (!Array.isArray(profiles)) {
    reading.issue('wrong-type', '/basics/profiles', 'Expected a list', profiles, 'error');
    return;
  }
  for (const [index, profile] of profiles.entries()) {
    const pointer = `/basics/profiles/${index}`;
    if (!isRecord(profile)) {
      reading.issue('wrong-type', pointer, 'Expected an object with network, username, url', profile, 'error');
      continue;
    }
    const value = pick(profile, PROFILE_FIELDS, pointer, reading);
    const network = value['network'] ?? networkOf(value['url']);
    if (Object.keys(value).length > 0) reading.add('profiles', network === undefined ? value : { ...value, network }, profile, pointer);
  }
}

/** Longest title of an image. Unit: characters. @source the schema of a label in the model */
const TITLE_LENGTH = 500;

function readImage(image: unknown, pointer: string, reading: Reading): void {
  if (isUnsaid(image)) return;
  if (typeof image !== 'string') {
    reading.issue('wrong-type', pointer, 'Expected the address of an image', image);
    return;
  }
  const embedded = image.startsWith('data:');
  // What an image shows is not read; an embedded one is named by its type and not kept.
  const title = embedded ? `embedded image (${image.slice(5).split(/[;,]/, 1)[0]?.slice(0, 50) ?? ''})` : image.slice(0, TITLE_LENGTH);
  reading.add('files', { kind: 'headshot', title }, embedded ? title : image.slice(0, TITLE_LENGTH), pointer);
}

/** The first of two names of one field that is filled in. */
function either(from: Readonly<Record<string, unknown>>, name: string, older: string): string {
  return isUnsaid(from[name]) && !isUnsaid(from[older]) ? older : name;
}

function readBasics(basics: unknown, reading: Reading): Residence | undefined {
  if (isUnsaid(basics)) return undefined;
  if (!isRecord(basics)) {
    reading.issue('wrong-type', '/basics', 'Expected an object', basics, 'error');
    return undefined;
  }
  for (const field of Object.keys(basics)) if (!BASICS_FIELDS.has(field) && !BASICS_IGNORED.has(field) && !isUnsaid(basics[field])) unknownField(reading, '/basics', field);
  const add = (field: string, section: SectionName, wrap: (given: unknown) => unknown) => {
    const given = basics[field];
    if (!isUnsaid(given)) reading.add(section, wrap(given), given, `/basics/${field}`);
  };
  add('name', 'names', (name) => ({ name }));
  add('email', 'emails', (address) => ({ address }));
  add('phone', 'phones', (number) => ({ number }));
  add(either(basics, 'url', 'website'), 'profiles', (url) => ({ network: 'Website', url }));
  const image = either(basics, 'image', 'picture');
  readImage(basics[image], `/basics/${image}`, reading);
  readProfiles(basics['profiles'], reading);
  return readLocation(basics['location'], reading);
}

/** An id that stays while mail address and name do; of the whole content where the résumé has no address. */
function resumeId(json: Readonly<Record<string, unknown>>, { digest }: ReadContext): string {
  const basics = isRecord(json['basics']) ? json['basics'] : {};
  const { email, name } = basics;
  const known = typeof email === 'string' && email.trim() !== '' ? [normaliseEmail(email), typeof name === 'string' ? fold(name) : ''] : [canonicalJson(json)];
  return digestId(digest, 'resume', known).replace('_', '-');
}

/**
 * Reads one JSON Resume. Its person is an applicant, and everything is stated in a document with the role of a résumé.
 * @param base locator of the object in its file
 * @returns no dossier only where it is no object
 */
export function readJsonResume(json: unknown, base: JsonLocator, carrier: Document, context: ReadContext): Parsed<Dossier | undefined> {
  const reading = startReading(base, context.file);
  if (!isRecord(json)) {
    reading.issue('wrong-type', '', 'Expected a JSON Resume object', json, 'error');
    return { value: undefined, issues: reading.issues };
  }
  for (const part of Object.keys(json)) if (!READ_PARTS.has(part) && !IGNORED.has(part)) unknownField(reading, '', part);
  const residence = readBasics(json['basics'], reading);
  for (const part of ['work', 'education', 'skills', 'projects', 'references'] as const) readList(json, part, reading);
  const draft: Draft = {
    id: resumeId(json, context),
    subject: { relation: 'applicant', ...(residence === undefined ? {} : { claimedResidence: residence }) },
    subjectLocator: reading.at('/basics/location'),
    carrier,
    documents: [{ id: RESUME, role: 'resume', origin: context.file, mediaType: 'application/json' }],
    items: reading.items,
    protectedItems: [],
  };
  const built = buildDossier(draft, context);
  return { value: built.value, issues: [...reading.issues, ...built.issues] };
}
