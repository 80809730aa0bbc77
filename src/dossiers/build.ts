import type { z } from 'zod';
import {
  type Claim,
  type Digest,
  type Document,
  type Dossier,
  digestId,
  type Issue,
  type Locator,
  protectedSchema,
  quoteReceived,
  type SealedNumber,
  type SectionName,
  type Subject,
  sealedFields,
  sealedNumberSchema,
  sectionNames,
  sectionSchemas,
  subjectSchema,
} from '#model';
import { isEmail, isNoNumber, normaliseEmail, readPhone, withholdProtectedTerms } from '#values';
import { isRecord, pointerStep } from './json.ts';
import type { Mapping } from './mapping.ts';
import { isProtectedField, PROTECTED_MESSAGE } from './protected-fields.ts';

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

/** What a reader needs beside the bytes. */
export type ReadContext = {
  readonly digest: Digest;
  /** Name of the file, for messages and as the origin of every claim. */
  readonly file: string;
  /** How columns of a table map to a dossier, beyond the headers that are known. */
  readonly mapping?: Mapping | undefined;
};

/** A locator as people read it: a JSON Pointer, or line and column. */
export function locatorText(locator: Locator): string {
  if (locator.kind === 'cell') return `line ${locator.line}, column “${locator.column}”`;
  if (locator.kind === 'record') return `record ${locator.id}`;
  return locator.line === undefined ? locator.pointer || '/' : `line ${locator.line}: ${locator.pointer || '/'}`;
}

/** A locator one step deeper. Cells have no inside, so they stay. */
function within(locator: Locator, path: readonly PropertyKey[]): Locator {
  if (locator.kind !== 'json-pointer') return locator;
  const steps = path.map((step) => pointerStep(String(step))).join('');
  return { ...locator, pointer: locator.pointer + steps };
}

/** What stands at a path inside a value. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((current, step) => (current !== null && typeof current === 'object' ? Reflect.get(current, step) : undefined), value);
}

type Where = { readonly locator: Locator; readonly file: string /** Values are not quoted. */; readonly secret?: boolean };

function issuesOf(issue: z.core.$ZodIssue, { locator, file, secret }: Where, value: unknown, severity: Issue['severity']): readonly Issue[] {
  const at = (path: readonly PropertyKey[]) => locatorText(within(locator, path));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      isProtectedField(key)
        ? { code: 'protected-attribute', severity: 'info', file, path: at([...issue.path, key]), message: PROTECTED_MESSAGE }
        : { code: 'unknown-field', severity: 'warning', file, path: at(issue.path), message: 'Unknown field, not read', received: quoteReceived(key) },
    );
  }
  const received = valueAt(value, issue.path);
  return [
    {
      code: received === undefined ? 'missing-value' : issue.code === 'invalid_type' ? 'wrong-type' : 'invalid-value',
      severity,
      file,
      path: at(issue.path),
      message: issue.message,
      ...(received === undefined || secret === true ? {} : { received: quoteReceived(received) }),
    },
  ];
}

type Salvaged<T> = { readonly value: T | undefined /** Fields that were left out. */; readonly leftOut: ReadonlySet<string>; readonly issues: readonly Issue[] };

const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();
const NO_ISSUES: readonly Issue[] = [];

/**
 * Validates a value; where single optional fields are wrong or unknown, leaves those out and keeps the rest.
 * Every field left out is an issue.
 */
function salvage<T>(schema: z.ZodType<T>, value: unknown, where: Where): Salvaged<T> {
  const first = schema.safeParse(value);
  if (first.success) return { value: first.data, leftOut: NOTHING_LEFT_OUT, issues: NO_ISSUES };
  if (!isRecord(value)) return { value: undefined, leftOut: NOTHING_LEFT_OUT, issues: first.error.issues.flatMap((issue) => issuesOf(issue, where, value, 'error')) };
  const leftOut = new Set(first.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1).map(String))));
  const second = schema.safeParse(Object.fromEntries(Object.entries(value).filter(([key]) => !leftOut.has(key))));
  const issues = first.error.issues.flatMap((issue) => issuesOf(issue, where, value, second.success ? 'warning' : 'error'));
  return { value: second.success ? second.data : undefined, leftOut, issues };
}

/** Normal form of a sensitive number: letters and digits only, in capitals, so that spacing does not hide reuse. */
export function sealNumber(number: string, digest: Digest): SealedNumber {
  const normal = number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  // A short number would be readable from its last four, so at most half of it stays.
  return { hash: digest.keyed(normal), lastFour: normal.slice(-Math.min(4, Math.floor(normal.length / 2)) || normal.length) };
}

type Sealed = { readonly value: unknown; readonly issues: readonly Issue[] };

/** Seals the sensitive number of an item. One that is no text, or stands for none, is left out, and quoted nowhere. */
function sealItem(section: SectionName, value: unknown, { locator, file }: Where, digest: Digest): Sealed {
  const field = sealedFields[section];
  const open = field === undefined || !isRecord(value) ? undefined : value[field];
  if (field === undefined || !isRecord(value) || open === undefined) return { value, issues: NO_ISSUES };
  const isText = typeof open === 'string' && /[\p{L}\p{N}]/u.test(open);
  if (isText && !isNoNumber(open)) return { value: { ...value, [field]: sealNumber(open, digest) }, issues: [] };
  if (isRecord(open) && sealedNumberSchema.safeParse(open).success) return { value, issues: [] };
  const { [field]: _, ...rest } = value;
  const issue: Issue = {
    code: isText ? 'invalid-value' : 'wrong-type',
    severity: 'warning',
    file,
    path: locatorText(within(locator, [field])),
    message: isText ? 'Expected a number; this stands for none, as n/a and 0000 do, and is not read' : 'Expected the number as a text in quotation marks; it is not read',
  };
  return { value: rest, issues: [issue] };
}

/** Free text of records made by people, in which protected attributes are withheld. */
const NOTE_FIELDS: Partial<Record<SectionName, readonly string[]>> = { observations: ['note'], verifications: ['note'], answers: ['answer', 'reason'], requests: ['summary'] };

function withholdIn(section: SectionName, value: unknown, locator: Locator, file: string): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const fields = NOTE_FIELDS[section];
  if (fields === undefined || !isRecord(value)) return { value, issues: NO_ISSUES };
  const issues: Issue[] = [];
  const copy: Record<string, unknown> = { ...value };
  for (const field of fields) {
    if (typeof copy[field] !== 'string') continue;
    const { text, withheld } = withholdProtectedTerms(copy[field]);
    if (withheld === 0) continue;
    copy[field] = text;
    issues.push({
      code: 'protected-term',
      severity: 'warning',
      file,
      path: locatorText(within(locator, [field])),
      message: `Withheld ${withheld} term(s) about ancestry, looks, speech, faith, sex, age or health; describe what was done or said instead`,
    });
  }
  return { value: copy, issues };
}

const emailValue = sectionSchemas.emails;
const phoneValue = sectionSchemas.phones;

function normalise(section: SectionName, value: unknown, countryCode: string | undefined): { readonly value: unknown; readonly problem?: string } {
  if (section === 'emails') {
    const email = emailValue.parse(value);
    return { value: { ...email, address: normaliseEmail(email.address) }, ...(isEmail(email.address) ? {} : { problem: 'Expected a mail address such as name@example.com' }) };
  }
  if (section === 'phones') {
    const phone = phoneValue.parse(value);
    const facts = readPhone(phone.number, countryCode);
    return facts === undefined
      ? { value, problem: 'Expected a telephone number, in international form or valid in the claimed country of residence' }
      : { value: { ...phone, number: facts.e164 } };
  }
  return { value };
}

/** The raw statement without what was left out of it, so that a withheld number or attribute is not kept beside its issue. */
function rawOf(item: DraftItem, kept: unknown, leftOut: ReadonlySet<string>): unknown {
  const raw = kept === item.value ? item.raw : kept;
  return leftOut.size === 0 || !isRecord(raw) ? raw : Object.fromEntries(Object.entries(raw).filter(([key]) => !leftOut.has(key)));
}

type ClaimSource = Pick<DraftItem, 'raw' | 'locator' | 'statedAt'> & { readonly statedIn: string | undefined };

/** Makes claims of one draft. Their ids hang on their place; several from one place are counted. */
function claimMaker(draft: Draft, digest: Digest) {
  const used = new Map<string, number>();
  const documentId = draft.carrier.id;
  return (kind: string, { raw, locator, statedIn, statedAt }: ClaimSource, value: unknown): Claim<never> => {
    const place = locatorText(locator);
    const parts = [draft.id, kind, documentId, place];
    if (locator.kind === 'cell') {
      // A pointer leads to one statement, but a cell may list several.
      const count = used.get(kind + place) ?? 0;
      used.set(kind + place, count + 1);
      if (count > 0) parts.push(String(count));
    }
    const id = digestId(digest, 'clm', parts);
    const claim: { -readonly [Key in keyof Claim<never>]: Claim<never>[Key] } = { id, kind, value: value as never, raw, documentId, locator };
    if (statedIn !== undefined) claim.statedIn = statedIn;
    if (statedAt !== undefined) claim.statedAt = statedAt;
    return claim;
  };
}

/**
 * Makes a dossier of a draft. What is wrong is left out and named in an issue; what is right stays.
 * @returns a dossier always: a person with no readable statement is still a person, and the issues say so
 */
export function buildDossier(draft: Draft, context: ReadContext): { readonly value: Dossier; readonly issues: readonly Issue[] } {
  const { file, digest } = context;
  const issues: Issue[] = [];
  const subject = salvage<Subject>(subjectSchema, draft.subject ?? {}, { locator: draft.subjectLocator, file });
  issues.push(...subject.issues);
  const countryCode = subject.value?.claimedResidence?.countryCode;
  const documents = new Map([draft.carrier, ...draft.documents].map((document) => [document.id, document]));
  const sections = Object.fromEntries(sectionNames.map((name) => [name, [] as Claim<never>[]])) as Record<SectionName, Claim<never>[]>;
  const claim = claimMaker(draft, digest);

  for (const item of draft.items) {
    const where = { locator: item.locator, file };
    const sealed = sealItem(item.section, item.value, where, digest);
    const noted = withholdIn(item.section, sealed.value, item.locator, file);
    const parsed = salvage<unknown>(sectionSchemas[item.section], noted.value, where);
    for (const found of [sealed.issues, noted.issues, parsed.issues]) if (found.length > 0) issues.push(...found);
    if (parsed.value === undefined) continue;
    const normal = normalise(item.section, parsed.value, countryCode);
    if (normal.problem !== undefined) {
      issues.push({ code: 'invalid-value', severity: 'warning', file, path: locatorText(item.locator), message: normal.problem, received: quoteReceived(item.raw) });
    }
    const known = item.statedIn !== undefined && documents.has(item.statedIn);
    if (item.statedIn !== undefined && !known) {
      issues.push({
        code: 'invalid-value',
        severity: 'warning',
        file,
        path: locatorText(within(item.locator, ['document'])),
        message: 'Expected the id of a document listed in /documents',
        received: quoteReceived(item.statedIn),
      });
    }
    const raw = rawOf(item, sealed.value === item.value && noted.issues.length === 0 ? item.value : noted.value, parsed.leftOut);
    sections[item.section].push(claim(item.section, { raw, locator: item.locator, statedIn: known ? item.statedIn : undefined, statedAt: item.statedAt }, normal.value));
  }

  const dossier = {
    id: draft.id,
    caption: draft.caption ?? (sections.names[0] as Claim<{ name: string }> | undefined)?.value.name ?? draft.id,
    subject: subject.value ?? subjectSchema.parse({}),
    documents: [...documents.values()],
    ...sections,
    protected: readProtected(draft, context, claim, issues),
  } as unknown as Dossier;
  return { value: dossier, issues };
}

function readProtected(draft: Draft, { file }: ReadContext, claim: ReturnType<typeof claimMaker>, issues: Issue[]): Dossier['protected'] {
  const result = { birthDates: [] as Claim<never>[], birthPlaces: [] as Claim<never>[], nationalities: [] as Claim<never>[] };
  for (const item of draft.protectedItems) {
    const parsed = salvage<unknown>(protectedSchema.shape[item.field].element.shape.value, item.value, { locator: item.locator, file, secret: true });
    issues.push(...parsed.issues);
    if (parsed.value !== undefined) result[item.field].push(claim(`protected.${item.field}`, { raw: item.value, locator: item.locator, statedIn: undefined }, parsed.value));
  }
  return result;
}
