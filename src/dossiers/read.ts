import { type Digest, type Document, type Dossier, type Issue, type Parsed, quoteReceived, sectionNames } from '#model';
import { MAX_DOCUMENT_BYTES, MAX_ROWS_BYTES } from '#values';
import type { ReadContext } from './build.ts';
import { decodeAll, decodeChunks, refuseBytes, type TextChunk } from './decode.ts';
import type { Entry, ReadPerson } from './entry.ts';
import { isBonafideJson, readBonafideJson } from './formats/bonafide-json.ts';
import { readCsv } from './formats/csv.ts';
import { isJsonResume, readJsonResume } from './formats/json-resume.ts';
import { cleanJson, isRecord, type JsonLocator, needsCleaning, parseJson, pointerStep } from './json.ts';
import { type JsonLine, jsonLines, looksLikeLines } from './json-lines.ts';

/** People read in one go, and issues of the file that belong to nobody who was read. */
export type DossierBatch = { readonly people: readonly ReadPerson[]; readonly issues: readonly Issue[] };

/** Issues of one file that are listed; the rest is counted. A file with more is the wrong file. @source house, docs/decisions/0004 */
const MAX_FILE_ISSUES = 1_000;

const FORMS = 'a bonafide.dossier/v1 object, a JSON Resume, a list of either, or {"dossiers": […]}';

function fileIssue(file: string, code: Issue['code'], message: string, more: Partial<Issue> = {}): Issue {
  return { code, severity: 'error', file, path: '/', message, ...more };
}

const carrierOf = (file: string): Document => ({ id: 'file', role: 'export', origin: file, mediaType: 'application/json' });

/** Whether an object has sections of a dossier but does not say that it is one. */
function lacksSchema(json: Readonly<Record<string, unknown>>): boolean {
  return json['schema'] === undefined && sectionNames.some((name) => Array.isArray(json[name]));
}

function notAPerson(json: unknown, base: JsonLocator, file: string): Entry {
  const path = base.line === undefined ? base.pointer || '/' : `line ${base.line}: ${base.pointer || '/'}`;
  const issue =
    isRecord(json) && lacksSchema(json)
      ? fileIssue(file, 'missing-value', 'This looks like a dossier: add "schema": "bonafide.dossier/v1" and an "id"', { path: `${path === '/' ? '' : path}/schema` })
      : fileIssue(file, 'wrong-type', `Expected ${FORMS}`, {
          path,
          received: quoteReceived(isRecord(json) ? `an object with ${Object.keys(json).slice(0, 5).join(', ') || 'nothing in it'}` : json),
        });
  return { kind: 'issues', issues: [issue] };
}

/** @param text the JSON it was parsed from, where it is all of that */
function* readPerson(json: unknown, base: JsonLocator, context: ReadContext, text?: string): Generator<Entry> {
  const resume = isJsonResume(json);
  if (!resume && !isBonafideJson(json)) return yield notAPerson(json, base, context.file);
  const { value, issues } = (resume ? readJsonResume : readBonafideJson)(json, base, carrierOf(context.file), context);
  if (value === undefined) yield { kind: 'issues', issues };
  else yield { kind: 'person', person: { dossier: value, issues }, place: placeText(base), content: text ?? JSON.stringify(json) };
}

function placeText({ line, pointer }: JsonLocator): string {
  if (line === undefined) return pointer || 'the whole file';
  return pointer === '' ? `line ${line}` : `line ${line}: ${pointer}`;
}

/** Reads every person in a JSON value: itself, the items of a list, or of the list under `dossiers`. */
function* readJson(json: unknown, base: JsonLocator, context: ReadContext, text?: string): Generator<Entry> {
  const inside = (step: string | number): JsonLocator => ({ ...base, pointer: base.pointer + pointerStep(step) });
  if (Array.isArray(json)) {
    if (json.length === 0) yield { kind: 'issues', issues: [fileIssue(context.file, 'nothing-found', 'The list is empty', { severity: 'warning', path: placeText(base) })] };
    for (const [index, item] of json.entries()) yield* readPerson(item, inside(index), context);
    return;
  }
  const wrapped = isRecord(json) && !isBonafideJson(json) && !isJsonResume(json) && Object.hasOwn(json, 'dossiers');
  if (!wrapped) return yield* readPerson(json, base, context, text);
  const { dossiers, ...rest } = json;
  const unknown = Object.keys(rest).filter((field) => field !== '$schema' && field !== 'about');
  yield {
    kind: 'issues',
    issues: unknown.map((field) =>
      fileIssue(context.file, 'unknown-field', 'Unknown field beside the dossiers, not read', { severity: 'warning', path: inside(field).pointer, received: quoteReceived(field) }),
    ),
  };
  if (Array.isArray(dossiers)) yield* readJson(dossiers, inside('dossiers'), context);
  else yield { kind: 'issues', issues: [fileIssue(context.file, 'wrong-type', 'Expected a list', { path: inside('dossiers').pointer, received: quoteReceived(dossiers) })] };
}

/** Reads one JSON text. @param line of a JSON Lines file on which it stands */
function* readJsonText(text: string, line: number | undefined, context: ReadContext): Generator<Entry> {
  const parsed = parseJson(text);
  if (parsed.problem !== undefined) {
    const { line: inner, column, message } = parsed.problem;
    yield { kind: 'issues', issues: [fileIssue(context.file, 'unreadable', message, { path: `line ${line ?? inner}, column ${column}` })] };
    return;
  }
  const base: JsonLocator = { kind: 'json-pointer', pointer: '', ...(line === undefined ? {} : { line }) };
  if (parsed.repeated.length > 0) {
    const message = 'The same name stands twice in one object; the last one is read';
    const places = parsed.repeated.map((one) => ({ path: `line ${line ?? one.line}, column ${one.column}`, received: quoteReceived(one.name) }));
    yield { kind: 'issues', issues: places.map((place) => fileIssue(context.file, 'duplicate-field', message, { severity: 'warning', ...place })) };
  }
  if (!needsCleaning(text)) return yield* readJson(parsed.value, base, context, text);
  const issues: Issue[] = [];
  const cleaned = cleanJson(parsed.value, '', (code, pointer, message) =>
    issues.push(fileIssue(context.file, code, message, { severity: 'warning', path: placeText({ ...base, pointer }) })),
  );
  yield { kind: 'issues', issues };
  yield* readJson(cleaned, base, context);
}

function* readLines(lines: Iterable<JsonLine>, context: ReadContext): Generator<Entry> {
  for (const { text, line } of lines) yield* readJsonText(text, line, context);
}

type Form = 'lines' | 'document' | 'table';

/** The form of a file, by what it begins with; its name only where that says nothing. */
function formOf(text: string, file: string): Form {
  const begin = text.trimStart().charAt(0);
  const named = /\.(?:jsonl|ndjson)$/i.test(file);
  if (begin === '{' || begin === '[') return looksLikeLines(text, named) ? 'lines' : 'document';
  return named ? 'lines' : /\.json$/i.test(file) ? 'document' : 'table';
}

function* readDocument(bytes: Uint8Array, context: ReadContext): Generator<Entry> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return yield tooLarge(bytes, MAX_DOCUMENT_BYTES, 'One JSON document', context.file);
  const whole = decodeAll(bytes, context.file);
  yield { kind: 'issues', issues: whole.issues };
  yield* readJsonText(whole.value, undefined, context);
}

function tooLarge(bytes: Uint8Array, limit: number, what: string, file: string): Entry {
  const [most, size] = [limit, bytes.length].map((length) => Math.ceil(length / 1024 / 1024));
  return { kind: 'issues', issues: [fileIssue(file, 'too-large', `${what} is read up to ${most} MiB, and this is ${size} MiB. Split it, or write JSON Lines: an object a line`)] };
}

/** Reads people of a file of any known form, one after another. */
function* readEntries(bytes: Uint8Array, context: ReadContext): Generator<Entry> {
  const { file } = context;
  if (bytes.length > MAX_ROWS_BYTES) return yield tooLarge(bytes, MAX_ROWS_BYTES, 'A file', file);
  const refused = refuseBytes(bytes, file);
  if (refused !== undefined) return yield { kind: 'issues', issues: [refused] };

  const waiting: Issue[] = [];
  const chunks = decodeChunks(bytes, file, (issue) => waiting.push(issue));
  const first = chunks.next();
  if (first.done === true) return yield { kind: 'issues', issues: waiting };
  const form = formOf(first.value.text, file);
  if (form === 'document') return yield* readDocument(bytes, context);
  const all = chunksFrom(first.value, chunks);
  for (const entry of form === 'lines' ? readLines(jsonLines(all), context) : readCsv(all, context)) {
    if (waiting.length > 0) yield { kind: 'issues', issues: waiting.splice(0) };
    yield entry;
  }
  if (waiting.length > 0) yield { kind: 'issues', issues: waiting.splice(0) };
}

function* chunksFrom(first: TextChunk, rest: Iterable<TextChunk>): Generator<TextChunk> {
  yield first;
  yield* rest;
}

/** Keeps the first of several people with one id in a file. */
function repetitions(file: string, digest: Digest): (entry: Extract<Entry, { kind: 'person' }>) => Issue | undefined {
  const seen = new Map<string, { readonly content: string; readonly place: string }>();
  return ({ person, place, content }) => {
    const { id } = person.dossier;
    const sum = digest.sha256(content);
    const before = seen.get(id);
    if (before === undefined) seen.set(id, { content: sum, place });
    else if (before.content === sum)
      return fileIssue(file, 'duplicate-id', `The same person with the same content as at ${before.place}; kept once`, {
        severity: 'info',
        path: place,
        received: quoteReceived(id),
      });
    else
      return fileIssue(file, 'duplicate-id', `Another content under the id of ${before.place}; that one is kept, this one is not read`, {
        path: place,
        received: quoteReceived(id),
      });
    return undefined;
  };
}

/** Collects issues of a file up to a number, and counts the rest. */
function issueCounter(file: string) {
  let listed = 0;
  let more = 0;
  let worse = false;
  return {
    take(issues: readonly Issue[]): readonly Issue[] {
      const kept = issues.slice(0, Math.max(0, MAX_FILE_ISSUES - listed));
      listed += kept.length;
      more += issues.length - kept.length;
      worse ||= issues.some((issue) => issue.severity !== 'info');
      return kept;
    },
    /** Issues that close the file. @param people how many were read */
    end(people: number): readonly Issue[] {
      const nobody =
        people === 0 && !worse ? [fileIssue(file, 'nothing-found', `Nobody in this file. Expected ${FORMS}, JSON Lines or a table with headers`, { severity: 'warning' })] : [];
      return more === 0 ? nobody : [...nobody, fileIssue(file, 'too-large', `${more} more issues of this file are counted and not listed: it may be the wrong file`)];
    },
  };
}

/**
 * Reads the people of a file in batches, so that memory stays flat apart from the bytes. Never throws: what cannot be read is
 * an issue, of the person where there is one, else of the batch. Of several people with one id the first is kept.
 * @param batchSize most people a batch; at least 1
 */
export function* readDossierBatches(bytes: Uint8Array, context: ReadContext, batchSize: number): Generator<DossierBatch> {
  const repeated = repetitions(context.file, context.digest);
  const counter = issueCounter(context.file);
  let people: ReadPerson[] = [];
  let issues: Issue[] = [];
  let count = 0;
  for (const entry of readEntries(bytes, context)) {
    const repetition = entry.kind === 'person' ? repeated(entry) : undefined;
    if (repetition !== undefined) issues.push(...counter.take([repetition]));
    else if (entry.kind === 'issues') issues.push(...counter.take(entry.issues));
    else {
      people.push(entry.person);
      count += 1;
    }
    if (people.length >= batchSize) {
      yield { people, issues };
      [people, issues] = [[], []];
    }
  }
  issues.push(...counter.end(count));
  if (people.length > 0 || issues.length > 0) yield { people, issues };
}

/** Reads all people of a file at once: as much as can be read, and every issue. Never throws. */
export function readDossiers(bytes: Uint8Array, context: ReadContext): Parsed<readonly Dossier[]> {
  const value: Dossier[] = [];
  const issues: Issue[] = [];
  for (const batch of readDossierBatches(bytes, context, 1)) {
    issues.push(...batch.issues);
    for (const person of batch.people) {
      value.push(person.dossier);
      issues.push(...person.issues);
    }
  }
  return { value, issues };
}
