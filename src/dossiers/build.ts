import {
  digestId,
  protectedSchema,
  quoteReceived,
  sealedFields,
  sectionNames,
  sectionSchemas,
  subjectSchema,
  type Claim,
  type Digest,
  type Document,
  type Dossier,
  type Issue,
  type Locator,
  type SealedNumber,
  type SectionName,
  type Subject,
} from '#model';
import { isEmail, normaliseEmail, readPhone, withholdProtectedTerms } from '#values';
import type { z } from 'zod';

/** One statement on its way into a dossier, in the words of `bonafide.dossier/v1`. */
export type DraftItem = {
  readonly section: SectionName;
  readonly value: unknown;
  /** What the source said, before any mapping. */
  readonly raw: unknown;
  readonly locator: Locator;
  readonly statedIn?: string | undefined;
  readonly statedAt?: string | undefined;
};

export type ProtectedItem = { readonly field: 'birthDates' | 'birthPlaces' | 'nationalities'; readonly value: unknown; readonly locator: Locator };

/** A person as a reader found them, before validation. */
export type Draft = {
  readonly id: string;
  readonly caption?: string | undefined;
  readonly subject: unknown;
  readonly subjectLocator: Locator;
  /** The file that was read. */
  readonly carrier: Document;
  /** Documents that the file names as the places where things were said. */
  readonly documents: readonly Document[];
  readonly items: readonly DraftItem[];
  readonly protectedItems: readonly ProtectedItem[];
};

export type ReadContext = { readonly digest: Digest; readonly file: string };

/** A locator as people read it: a JSON Pointer, or line and column. */
export function locatorText(locator: Locator): string {
  if (locator.kind === 'cell') return `line ${locator.line}, column “${locator.column}”`;
  if (locator.kind === 'record') return `record ${locator.id}`;
  return locator.line === undefined ? locator.pointer || '/' : `line ${locator.line}: ${locator.pointer || '/'}`;
}

/** A locator one step deeper. Cells have no inside, so they stay. */
function within(locator: Locator, path: readonly PropertyKey[]): Locator {
  if (locator.kind !== 'json-pointer') return locator;
  const steps = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { ...locator, pointer: locator.pointer + steps };
}

function issueOf(issue: z.core.$ZodIssue, locator: Locator, value: unknown, file: string, severity: Issue['severity']): Issue {
  const received = issue.path.reduce<unknown>((current, step) => (current !== null && typeof current === 'object' ? (current as Record<PropertyKey, unknown>)[step] : undefined), value);
  const unknown = issue.code === 'unrecognized_keys';
  return {
    code: unknown ? 'unknown-field' : received === undefined ? 'missing-value' : issue.code === 'invalid_type' ? 'wrong-type' : 'invalid-value',
    severity,
    file,
    path: locatorText(within(locator, issue.path)),
    message: issue.message,
    ...(unknown ? { received: issue.keys.map((key) => quoteReceived(key)).join(', ') } : received === undefined ? {} : { received: quoteReceived(received) }),
  };
}

/**
 * Validates a value; where single optional fields are wrong or unknown, leaves those out and keeps the rest.
 * Every field left out is an issue.
 */
function salvage<T>(schema: z.ZodType<T>, value: unknown, locator: Locator, file: string): { readonly value: T | undefined; readonly issues: readonly Issue[] } {
  const first = schema.safeParse(value);
  if (first.success) return { value: first.data, issues: [] };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { value: undefined, issues: first.error.issues.map((issue) => issueOf(issue, locator, value, file, 'error')) };
  const bad = new Set(first.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1).map(String))));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !bad.has(key)));
  const second = schema.safeParse(rest);
  const issues = first.error.issues.map((issue) => issueOf(issue, locator, value, file, second.success ? 'warning' : 'error'));
  return { value: second.success ? second.data : undefined, issues };
}

/** Normal form of a sensitive number: letters and digits only, in capitals, so that spacing does not hide reuse. */
export function sealNumber(number: string, digest: Digest): SealedNumber {
  const normal = number.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  // A short number would be readable from its last four, so at most half of it stays.
  return { hash: digest.keyed(normal), lastFour: normal.slice(-Math.min(4, Math.floor(normal.length / 2)) || normal.length) };
}

function sealItem(section: SectionName, value: unknown, digest: Digest): unknown {
  const field = sealedFields[section];
  if (field === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const open = (value as Record<string, unknown>)[field];
  return typeof open === 'string' && open.length > 0 ? { ...value, [field]: sealNumber(open, digest) } : value;
}

/** Free text of records made by people, in which protected attributes are withheld. */
const NOTE_FIELDS: Partial<Record<SectionName, readonly string[]>> = { observations: ['note'], verifications: ['note'], answers: ['answer', 'reason'], requests: ['summary'] };

function withholdIn(section: SectionName, value: unknown, locator: Locator, file: string): { readonly value: unknown; readonly issues: readonly Issue[] } {
  if (value === null || typeof value !== 'object') return { value, issues: [] };
  const issues: Issue[] = [];
  const copy: Record<string, unknown> = { ...value };
  for (const field of NOTE_FIELDS[section] ?? []) {
    if (typeof copy[field] !== 'string') continue;
    const { text, withheld } = withholdProtectedTerms(copy[field]);
    if (withheld === 0) continue;
    copy[field] = text;
    issues.push({ code: 'protected-term', severity: 'warning', file, path: locatorText(within(locator, [field])), message: `Withheld ${withheld} term(s) about ancestry, looks, speech, faith, sex, age or health; describe what was done or said instead` });
  }
  return { value: copy, issues };
}

function normalise(section: SectionName, value: unknown, countryCode: string | undefined): { readonly value: unknown; readonly problem?: string } {
  if (section === 'emails') {
    const email = value as { address: string };
    return { value: { ...email, address: normaliseEmail(email.address) }, ...(isEmail(email.address) ? {} : { problem: 'Expected a mail address such as name@example.com' }) };
  }
  if (section === 'phones') {
    const phone = value as { number: string };
    const facts = readPhone(phone.number, countryCode);
    return facts === undefined ? { value, problem: 'Expected a telephone number, in international form or valid in the claimed country of residence' } : { value: { ...phone, number: facts.e164 } };
  }
  return { value };
}

function claimOf(draft: Draft, item: DraftItem, value: unknown, raw: unknown, digest: Digest): Claim<never> {
  return {
    id: digestId(digest, 'clm', [draft.id, item.section, draft.carrier.id, JSON.stringify(item.locator)]),
    kind: item.section,
    value: value as never,
    raw,
    documentId: draft.carrier.id,
    locator: item.locator,
    ...(item.statedIn === undefined ? {} : { statedIn: item.statedIn }),
    ...(item.statedAt === undefined ? {} : { statedAt: item.statedAt }),
  };
}

/**
 * Makes a dossier of a draft. What is wrong is left out and named in an issue; what is right stays.
 * @returns a dossier always: a person with no readable statement is still a person, and the issues say so
 */
export function buildDossier(draft: Draft, context: ReadContext): { readonly value: Dossier; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const subject = salvage<Subject>(subjectSchema, draft.subject ?? {}, draft.subjectLocator, context.file);
  issues.push(...subject.issues);
  const countryCode = subject.value?.claimedResidence?.countryCode;
  const documents = new Map([draft.carrier, ...draft.documents].map((document) => [document.id, document]));
  const sections = Object.fromEntries(sectionNames.map((name) => [name, [] as Claim<never>[]])) as Record<SectionName, Claim<never>[]>;

  for (const item of draft.items) {
    const sealed = sealItem(item.section, item.value, context.digest);
    const noted = withholdIn(item.section, sealed, item.locator, context.file);
    const parsed = salvage<unknown>(sectionSchemas[item.section], noted.value, item.locator, context.file);
    issues.push(...noted.issues, ...parsed.issues);
    if (parsed.value === undefined) continue;
    const normal = normalise(item.section, parsed.value, countryCode);
    if (normal.problem !== undefined) {
      issues.push({ code: 'invalid-value', severity: 'warning', file: context.file, path: locatorText(item.locator), message: normal.problem, received: quoteReceived(item.raw) });
    }
    if (item.statedIn !== undefined && !documents.has(item.statedIn)) {
      issues.push({ code: 'invalid-value', severity: 'warning', file: context.file, path: locatorText(within(item.locator, ['document'])), message: 'Expected the id of a document listed in /documents', received: quoteReceived(item.statedIn) });
    }
    const statedIn = item.statedIn !== undefined && documents.has(item.statedIn) ? item.statedIn : undefined;
    const raw = sealed === item.value && noted.issues.length === 0 ? item.raw : noted.value;
    sections[item.section].push(claimOf(draft, { ...item, statedIn }, normal.value, raw, context.digest));
  }

  const protectedClaims = readProtected(draft, context, issues);
  const caption = draft.caption ?? (sections.names[0] as Claim<{ name: string }> | undefined)?.value.name ?? draft.id;
  const dossier = {
    id: draft.id,
    caption,
    subject: subject.value ?? subjectSchema.parse({}),
    documents: [...documents.values()],
    ...sections,
    protected: protectedClaims,
  } as unknown as Dossier;
  return { value: dossier, issues };
}

function readProtected(draft: Draft, context: ReadContext, issues: Issue[]): Dossier['protected'] {
  const result = { birthDates: [] as Claim<never>[], birthPlaces: [] as Claim<never>[], nationalities: [] as Claim<never>[] };
  for (const item of draft.protectedItems) {
    const parsed = salvage<unknown>(protectedSchema.shape[item.field].element.shape.value, item.value, item.locator, context.file);
    issues.push(...parsed.issues);
    if (parsed.value === undefined) continue;
    result[item.field].push({
      ...claimOf(draft, { section: 'names', value: parsed.value, raw: item.value, locator: item.locator }, parsed.value, item.value, context.digest),
      kind: `protected.${item.field}`,
    });
  }
  return result;
}
