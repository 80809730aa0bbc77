import type { Document, Dossier, Issue, Locator, Parsed, SectionName } from '#model';
import { buildDossier, type DraftItem, type ReadContext } from '../build.ts';
import { isRecord, pointerStep } from '../json.ts';
import { isProtectedField, PROTECTED_MESSAGE } from '../protected-fields.ts';

/** What an event of an applicant system says: a person, or nothing that a dossier could hold, and why. */
export type AtsEvent = {
  /** The event in the vendor’s words. */
  readonly action: string;
  /** When the person was last changed there, if the event says so: an older event never takes the place of a newer one. */
  readonly asOf?: string;
} & ({ readonly dossier: Dossier /** Names of files that stand at addresses: they are not fetched. */; readonly notFetched: readonly string[] } | { readonly nothing: string });

/** What each field of an object is: read by a function, or named (null), to be read in another place or ignored. */
type Fields = Readonly<Record<string, ((value: unknown, pointer: string) => void) | null>>;

/** Longest text of a label. Unit: characters. @source the schema of a label in the model */
const LABEL_LENGTH = 500;
/** Longest id of a vendor. Unit: characters. @source house: ids of applicant systems are numbers and UUIDs */
const ID_LENGTH = 100;

/** Fields that are named. */
export const named = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, null]));

export const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
};

/** An object without the fields that say nothing. */
export function said(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A day as one form field gives it: `MM/DD/YYYY`, or the day of an instant. Others stay, for validation to name. */
export function dayOf(value: unknown): unknown {
  const text = textOf(value);
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '');
  if (american !== null) return `${american[3]}-${american[1]}-${american[2]}`;
  return /^\d{4}-\d{2}-\d{2}T/.test(text ?? '') ? text?.slice(0, 10) : text;
}

/** An instant in UTC of a time stamp in milliseconds or ISO 8601. */
export function instantOf(value: unknown): string | undefined {
  const at = typeof value === 'number' || typeof value === 'string' ? new Date(value) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 || at.getUTCFullYear() > 9_999 ? undefined : at.toISOString();
}

/** Site of a web address. */
export function siteOf(address: string): string {
  return /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? 'Website';
}

/** One event being read. What is not a field of the vendor’s is an issue with its place; a field about what nobody is judged by is never read. */
export class Reading {
  readonly items: DraftItem[] = [];
  readonly issues: Issue[] = [];
  readonly notFetched: string[] = [];
  readonly #context: ReadContext;
  constructor(context: ReadContext) {
    this.#context = context;
  }

  issue(code: Issue['code'], path: string, message: string, severity: Issue['severity'] = 'warning'): void {
    this.issues.push({ code, severity, file: this.#context.file, path: path || '/', message });
  }

  /** Goes through the fields of an object. */
  fields(value: unknown, pointer: string, fields: Fields): void {
    if (value === null || value === undefined) return;
    if (!isRecord(value)) {
      this.issue('wrong-type', pointer, 'Expected an object');
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      const place = pointer + pointerStep(name);
      const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (read === null) continue;
      if (read !== undefined) read(inner, place);
      else if (isProtectedField(name)) this.issue('protected-attribute', place, PROTECTED_MESSAGE, 'info');
      else this.issue('unknown-field', place, 'Not a field that is known, not read');
    }
  }

  /** Goes through the objects of a list. */
  each(value: unknown, pointer: string, read: (item: Readonly<Record<string, unknown>>, pointer: string) => void): void {
    if (value === null || value === undefined) return;
    if (!Array.isArray(value)) {
      this.issue('wrong-type', pointer, 'Expected a list');
      return;
    }
    for (const [index, item] of value.entries()) {
      const place = pointer + pointerStep(index);
      if (isRecord(item)) read(item, place);
      else this.issue('wrong-type', place, 'Expected an object');
    }
  }

  /** Fields of the firm’s own making are never read: they may ask anything. */
  ownFields(value: unknown, pointer: string): void {
    const fields = Array.isArray(value) ? value.map((one): [string, unknown] => ['', one]) : isRecord(value) ? Object.entries(value) : [];
    for (const [at, [key, field]] of fields.entries()) {
      const names = isRecord(field) ? [key, textOf(field['name']), textOf(field['title'])] : [key];
      const place = pointer + pointerStep(Array.isArray(value) ? at : key);
      if (names.some((name) => name !== undefined && isProtectedField(name))) this.issue('protected-attribute', place, PROTECTED_MESSAGE, 'info');
      else this.issue('unknown-field', place, 'A field of your own making, not read', 'info');
    }
  }

  /** A file that stands at an address. */
  file(name: unknown, pointer: string): void {
    const shown = textOf(name)?.slice(0, LABEL_LENGTH) ?? 'a file without a name';
    this.notFetched.push(shown);
    this.issue('unreadable', pointer, 'This file stands at an address, and nothing is fetched: its text is not read. Give the document itself', 'info');
  }

  /** A statement of the applicant’s. What is kept of the source is what was read of it. */
  add(section: SectionName, value: Readonly<Record<string, unknown>>, pointer: string): void {
    const stated = said(value);
    if (Object.keys(stated).length > 0) this.items.push({ section, value: stated, raw: stated, locator: at(pointer), statedIn: APPLICATION });
  }

  /** The person of an event. @param id of the person at the vendor’s */
  person(vendor: string, id: unknown, subject: Readonly<Record<string, unknown>>): Dossier | undefined {
    const own = textOf(id);
    if (own === undefined || own.length > ID_LENGTH || !/^[\w.:-]+$/.test(own)) return undefined;
    const carrier: Document = { id: 'event', role: 'export', origin: `${vendor} webhook`, mediaType: 'application/json' };
    const application: Document = { id: APPLICATION, role: 'application-form', origin: vendor };
    const draft = { id: `${vendor}-${own}`, subject: { relation: 'applicant', ...subject }, subjectLocator: at(''), carrier, documents: [application], protectedItems: [] };
    const { value, issues }: Parsed<Dossier> = buildDossier({ ...draft, items: this.items }, this.#context);
    this.issues.push(...issues);
    return value;
  }
}

/** Document that stands for what the applicant filled in, the event being its carrier. */
const APPLICATION = 'application';

const at = (pointer: string): Locator => ({ kind: 'json-pointer', pointer });

/** What an event comes to. */
export function eventOf(action: string, dossier: Dossier | undefined, reading: Reading, asOf: string | undefined): AtsEvent {
  const when = asOf === undefined ? {} : { asOf };
  if (dossier === undefined) return { action, ...when, nothing: 'It names no person by an id.' };
  return { action, ...when, dossier, notFetched: reading.notFetched };
}

/** A role by its title. */
export function roleOf(title: string | undefined): Readonly<Record<string, unknown>> {
  return title === undefined ? {} : { role: { title: title.slice(0, LABEL_LENGTH) } };
}
