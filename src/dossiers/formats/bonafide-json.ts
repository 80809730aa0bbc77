import { type Document, type Dossier, dossierFileSchema, type Issue, isPartialDate, type Locator, MAX_ITEMS, type Parsed, quoteReceived, sectionNames } from '#model';
import { buildDossier, type Draft, type DraftItem, locatorText, type ProtectedItem, type ReadContext } from '../build.ts';
import { isRecord, type JsonLocator, pointerStep } from '../json.ts';
import { isProtectedField, PROTECTED_MESSAGE } from '../protected-fields.ts';

const FIELDS = new Set(Object.keys(dossierFileSchema.shape));

/** Longest caption. Unit: characters. @source the schema of a label in the model */
const CAPTION_LENGTH = 500;

/** Whether a parsed JSON value says that it is a `bonafide.dossier/v1`. */
export function isBonafideJson(json: unknown): boolean {
  return isRecord(json) && typeof json['schema'] === 'string' && json['schema'].startsWith('bonafide.dossier/');
}

/**
 * Reads one `bonafide.dossier/v1` object.
 * @param base locator of the object in its file; the pointer is empty for a whole file
 * @returns no dossier only where version or id is unusable; otherwise all that could be read, and an issue for the rest
 */
export function readBonafideJson(json: unknown, base: JsonLocator, carrier: Document, context: ReadContext): Parsed<Dossier | undefined> {
  const issues: Issue[] = [];
  const at = (pointer: string): Locator => ({ ...base, pointer: base.pointer + pointer });
  const issue = (code: Issue['code'], pointer: string, message: string, received?: unknown, severity: Issue['severity'] = 'warning') =>
    issues.push({ code, severity, file: context.file, path: locatorText(at(pointer)), message, ...(received === undefined ? {} : { received: quoteReceived(received) }) });

  if (!isRecord(json)) {
    issue('wrong-type', '', 'Expected an object of the form bonafide.dossier/v1', json, 'error');
    return { value: undefined, issues };
  }
  if (json['schema'] !== 'bonafide.dossier/v1') {
    issue('invalid-value', '/schema', 'Expected "bonafide.dossier/v1"', json['schema'] ?? 'nothing', 'error');
    return { value: undefined, issues };
  }
  const id = dossierFileSchema.shape.id.safeParse(json['id']);
  if (!id.success) {
    issue(json['id'] === undefined ? 'missing-value' : 'invalid-value', '/id', id.error.issues[0]?.message ?? 'Expected an id', json['id'], 'error');
    return { value: undefined, issues };
  }
  for (const field of Object.keys(json)) {
    if (FIELDS.has(field)) continue;
    if (isProtectedField(field)) issue('protected-attribute', pointerStep(field), PROTECTED_MESSAGE, undefined, 'info');
    else issue('unknown-field', pointerStep(field), 'Unknown field, not read', field);
  }
  const caption = json['caption'];
  const captionIsWrong = caption !== undefined && !(typeof caption === 'string' && caption !== '' && caption.length <= CAPTION_LENGTH);
  if (captionIsWrong) issue('invalid-value', '/caption', `Expected a text of 1 to ${CAPTION_LENGTH} characters; the first name stands in for it`, caption);
  const items: DraftItem[] = [];
  for (const section of sectionNames) {
    const list = json[section];
    if (list === undefined) continue;
    const parsed = Array.isArray(list) ? list : undefined;
    if (parsed === undefined) {
      issue('wrong-type', `/${section}`, 'Expected a list', list, 'error');
      continue;
    }
    if (parsed.length > MAX_ITEMS) issue('too-large', `/${section}`, `Expected at most ${MAX_ITEMS} items; the rest is not read`, parsed.length, 'error');
    parsed.slice(0, MAX_ITEMS).forEach((raw: unknown, index) => {
      items.push(toItem(section, raw, at(`/${section}/${index}`)));
    });
  }
  const documents = readDocuments(json['documents'], issue);
  const draft: Draft = {
    id: id.data,
    caption: typeof caption === 'string' && !captionIsWrong ? caption : undefined,
    subject: json['subject'],
    subjectLocator: at('/subject'),
    // The file’s own id must not be one that it lists.
    carrier: documents.some((document) => document.id === carrier.id) ? { ...carrier, id: freeId(carrier.id, documents) } : carrier,
    documents,
    items,
    protectedItems: readProtectedItems(json['protected'], at, issue),
  };
  const built = buildDossier(draft, context);
  return { value: built.value, issues: [...issues, ...built.issues] };
}

function toItem(section: DraftItem['section'], raw: unknown, locator: Locator): DraftItem {
  if (!isRecord(raw) || (raw['document'] === undefined && raw['statedAt'] === undefined)) return { section, value: raw, raw, locator };
  // Ill-formed provenance stays in the value, where validation names it as an unknown field.
  const { document, statedAt, ...value } = raw;
  const named = typeof document === 'string';
  const dated = typeof statedAt === 'string' && isPartialDate(statedAt);
  return {
    section,
    value: { ...value, ...(document === undefined || named ? {} : { document }), ...(statedAt === undefined || dated ? {} : { statedAt }) },
    raw,
    locator,
    ...(named ? { statedIn: document } : {}),
    ...(dated ? { statedAt } : {}),
  };
}

type Report = (code: Issue['code'], pointer: string, message: string, received?: unknown, severity?: Issue['severity']) => void;

function freeId(id: string, documents: readonly Document[]): string {
  return documents.some((document) => document.id === id) ? freeId(`${id}_`, documents) : id;
}

const documentItem = dossierFileSchema.shape.documents.unwrap().element;

function readDocuments(value: unknown, issue: Report): readonly Document[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    issue('wrong-type', '/documents', 'Expected a list', value, 'error');
    return [];
  }
  if (value.length > MAX_ITEMS) issue('too-large', '/documents', `Expected at most ${MAX_ITEMS} items; the rest is not read`, value.length, 'error');
  const documents = new Map<string, Document>();
  value.slice(0, MAX_ITEMS).forEach((item: unknown, index) => {
    const parsed = documentItem.safeParse(item);
    if (!parsed.success) {
      for (const problem of parsed.error.issues)
        issue('invalid-value', `/documents/${index}${problem.path.map((step) => pointerStep(String(step))).join('')}`, problem.message, item, 'error');
      return;
    }
    const { id, role, title } = parsed.data;
    if (documents.has(id)) issue('duplicate-id', `/documents/${index}/id`, 'Another document has this id; the first is kept', id);
    else documents.set(id, { id, role, origin: title ?? id });
  });
  return [...documents.values()];
}

function readProtectedItems(value: unknown, at: (pointer: string) => Locator, issue: Report): readonly ProtectedItem[] {
  if (value === undefined) return [];
  if (!isRecord(value)) {
    issue('wrong-type', '/protected', 'Expected an object', undefined, 'error');
    return [];
  }
  return Object.entries(value).flatMap(([field, list]) => {
    if (field !== 'birthDates' && field !== 'birthPlaces' && field !== 'nationalities') {
      issue(
        'protected-attribute',
        `/protected${pointerStep(field)}`,
        'Not kept: only birth dates, birth places and nationalities are, for list screening alone',
        undefined,
        'info',
      );
      return [];
    }
    if (!Array.isArray(list)) {
      issue('wrong-type', `/protected/${field}`, 'Expected a list', undefined, 'error');
      return [];
    }
    if (list.length > MAX_ITEMS) issue('too-large', `/protected/${field}`, `Expected at most ${MAX_ITEMS} items; the rest is not read`, list.length, 'error');
    return list.slice(0, MAX_ITEMS).map((item: unknown, index) => ({ field, value: item, locator: at(`/protected/${field}/${index}`) }) as const);
  });
}
