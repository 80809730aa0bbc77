import { type Document, digestId, dossierFileSchema, type Issue, type Locator, quoteReceived } from '#model';
import { isEmail, normaliseEmail } from '#values';
import { buildDossier, type Draft, type DraftItem, locatorText, type ProtectedItem, type ReadContext } from '../build.ts';
import { readCell } from '../cells.ts';
import { type Column, type Columns, headerReader, readColumns } from '../columns.ts';
import type { TextChunk } from '../decode.ts';
import type { Entry } from '../entry.ts';
import { DELIMITERS, type Delimiter, detectDelimiter, type Row, tableRows } from '../table.ts';
import { GROUP_DEFAULTS, targetOf } from '../targets.ts';

/** Beginning of a table from which its delimiter is told. Unit: characters. @source house */
const HEAD_LENGTH = 64 * 1024;

type CellLocator = Extract<Locator, { kind: 'cell' }>;

/** A statement that several cells of a row make. */
type Group = { readonly section: DraftItem['section']; readonly value: Record<string, unknown>; readonly raw: Record<string, unknown>; readonly locator: CellLocator };

/** A row while it is read. */
type RowState = {
  id: string | undefined;
  caption: string | undefined;
  readonly subject: Map<string, unknown>;
  readonly groups: Map<string, Group>;
  readonly items: DraftItem[];
  readonly protectedItems: ProtectedItem[];
  readonly issues: Issue[];
  /** Locator of the first cell about the subject. */
  subjectLocator: CellLocator | undefined;
};

/** Network handles come as handles or as addresses. */
function profileOf(network: string, text: string): Record<string, unknown> {
  return /^https?:\/\/|^www\.|\/|\.[a-z]{2,}$/i.test(text) ? { network, url: text } : { network, username: text.replace(/^@/, '') };
}

function setOnce(state: RowState, current: unknown, value: unknown, locator: Locator, file: string): boolean {
  if (current === undefined) return true;
  if (current !== value)
    state.issues.push({
      code: 'invalid-value',
      severity: 'warning',
      file,
      path: locatorText(locator),
      message: 'An earlier column of this row says otherwise; that one is kept',
      received: quoteReceived(value),
    });
  return false;
}

function place({ target, header }: Column, value: unknown, text: string, locator: CellLocator, state: RowState, file: string): void {
  switch (target.place) {
    case 'ignore':
      return;
    case 'id':
      if (setOnce(state, state.id, text, locator, file)) state.id = text;
      return;
    case 'caption':
      if (setOnce(state, state.caption, text, locator, file)) state.caption = text;
      return;
    case 'subject': {
      const path = target.path.join('.');
      if (setOnce(state, state.subject.get(path), value, locator, file)) state.subject.set(path, value);
      state.subjectLocator ??= locator;
      return;
    }
    case 'protected':
      state.protectedItems.push({ field: target.field, value, locator });
      return;
    case 'section': {
      if (target.group === undefined) {
        const whole = target.section === 'profiles' ? profileOf(target.constants?.['network'] ?? '', text) : { ...target.constants, [target.field]: value };
        state.items.push({ section: target.section, value: whole, raw: text, locator });
        return;
      }
      const group = state.groups.get(target.group) ?? { section: target.section, value: { ...GROUP_DEFAULTS[target.section] }, raw: {}, locator };
      const given = Object.hasOwn(group.raw, header) || target.field in (GROUP_DEFAULTS[target.section] ?? {}) ? undefined : group.value[target.field];
      if (setOnce(state, given, value, locator, file)) group.value[target.field] = value;
      // The number itself is sealed; beside it nothing of the cell is kept.
      if (!isSealed(target.section, target.field)) group.raw[header] = text;
      state.groups.set(target.group, group);
    }
  }
}

function isSealed(section: DraftItem['section'], field: string): boolean {
  return (section === 'payoutAccounts' && field === 'number') || (section === 'equipment' && field === 'serial');
}

/** Whether what a cell holds is kept out of messages. */
function isSecret({ target }: Column): boolean {
  return target.place === 'protected' || (target.place === 'section' && isSealed(target.section, target.field));
}

function readCells(row: Row, columns: Columns, { mapping, file }: ReadContext): RowState {
  const state: RowState = { id: undefined, caption: undefined, subject: new Map(), groups: new Map(), items: [], protectedItems: [], issues: [], subjectLocator: undefined };
  for (const column of columns.read) {
    const text = row.cells[column.index] ?? '';
    if (text === '') continue;
    const locator: CellLocator = { kind: 'cell', line: row.line, column: column.header };
    const kind = 'kind' in column.target ? column.target.kind : 'text';
    const read = readCell(kind, text, mapping?.dates);
    if (read.problem !== undefined) {
      state.issues.push({
        code: 'invalid-value',
        severity: 'warning',
        file,
        path: locatorText(locator),
        message: read.problem,
        ...(isSecret(column) ? {} : { received: quoteReceived(text) }),
      });
      continue;
    }
    for (const value of read.values) place(column, value, typeof value === 'string' && read.values.length > 1 ? value : text, locator, state, file);
  }
  for (const [path, text] of Object.entries(mapping?.defaults ?? {})) applyDefault(path, text ?? '', row, state, file);
  return state;
}

/** What the mapping says where the row itself says nothing. */
function applyDefault(name: string, text: string, row: Row, state: RowState, file: string): void {
  const target = targetOf(name);
  if (target?.place !== 'subject' || state.subject.has(target.path.join('.'))) return;
  const read = readCell(target.kind, text, undefined);
  if (read.problem === undefined) state.subject.set(target.path.join('.'), read.values[0]);
  else
    state.issues.push({
      code: 'invalid-value',
      severity: 'warning',
      file,
      path: `line ${row.line}`,
      message: `The mapping’s default for ${name}: ${read.problem}`,
      received: quoteReceived(text),
    });
}

/** The whole name, from its parts where the row has no column for it. */
function finishName({ value }: Group): void {
  const parts = ['givenName', 'middleName', 'familyName'].map((field) => value[field]).filter((part) => part !== undefined);
  if (value['name'] === undefined && parts.length > 0) value['name'] = parts.join(' ');
  delete value['middleName'];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Nested subject from its paths. Where the table has no column of its own for it, a home address says where the person says they live. */
function subjectOf(state: RowState, columns: Columns): Record<string, unknown> {
  const { subject } = state;
  const under = (prefix: string) => Object.fromEntries([...subject].filter(([path]) => path.startsWith(prefix)).map(([path, value]) => [path.slice(prefix.length), value]));
  const own = columns.read.some(({ target }) => target.place === 'subject' && target.path[0] === 'claimedResidence');
  const { countryCode, region, city } = state.groups.get('addresses')?.value ?? {};
  const home = own || countryCode === undefined ? undefined : { countryCode, ...(region === undefined ? {} : { region }), ...(city === undefined ? {} : { city }) };
  const residence = home === undefined ? under('claimedResidence.') : { ...home, ...under('claimedResidence.') };
  const role = under('role.');
  const top = Object.fromEntries([...subject].filter(([path]) => !path.includes('.')));
  return { ...top, ...(Object.keys(role).length === 0 ? {} : { role }), ...(Object.keys(residence).length === 0 ? {} : { claimedResidence: residence }) };
}

/** The id of a row: its own, else one made of the mail address, else of everything it says. */
function idOf(row: Row, columns: Columns, state: RowState, { digest, file }: ReadContext): string {
  const issue = (code: Issue['code'], severity: Issue['severity'], message: string, received?: string) =>
    state.issues.push({ code, severity, file, path: `line ${row.line}`, message, ...(received === undefined ? {} : { received: quoteReceived(received) }) });
  if (state.id !== undefined && dossierFileSchema.shape.id.safeParse(state.id).success) return state.id;
  if (state.id !== undefined) {
    issue('invalid-value', 'warning', 'Expected an id of up to 128 letters, digits and . _ : @ -; another one is made of it', state.id);
    return digestId(digest, 'row', [state.id]);
  }
  const email = state.items.find((item) => item.section === 'emails' && typeof item.raw === 'string' && isEmail(item.raw))?.raw;
  if (columns.read.some(({ target }) => target.place === 'id'))
    issue('missing-value', 'warning', `The id is empty; one is made of ${email === undefined ? 'the whole row' : 'the mail address'}`);
  return email === undefined ? digestId(digest, 'row', row.cells) : digestId(digest, 'mail', [normaliseEmail(String(email))]);
}

function readRow(row: Row, columns: Columns, carrier: Document, context: ReadContext): Entry {
  const state = readCells(row, columns, context);
  const subject = subjectOf(state, columns);
  for (const group of state.groups.values()) if (group.section === 'names') finishName(group);
  const items = [...[...state.groups.values()].map((group) => ({ ...group })), ...state.items];
  const draft: Draft = {
    id: idOf(row, columns, state, context),
    caption: text(state.caption)?.slice(0, 500),
    subject,
    subjectLocator: state.subjectLocator ?? { kind: 'cell', line: row.line, column: columns.read[0]?.header ?? '' },
    carrier,
    documents: [],
    items,
    protectedItems: state.protectedItems,
  };
  const built = buildDossier(draft, context);
  const unsaid =
    items.length === 0
      ? [{ code: 'missing-value', severity: 'warning', file: context.file, path: `line ${row.line}`, message: 'The row says nothing about the person but the id' } as const]
      : [];
  return { kind: 'person', person: { dossier: built.value, issues: [...state.issues, ...built.issues, ...unsaid] }, place: `line ${row.line}`, content: JSON.stringify(row.cells) };
}

/** `sep=;` on the first line, as Excel writes and reads it. */
function declaredDelimiter(text: string): { readonly delimiter: Delimiter; readonly length: number } | undefined {
  const match = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = DELIMITERS.find((one) => one === match?.[1]);
  return match === null || delimiter === undefined ? undefined : { delimiter, length: match[0].length };
}

/** Chunks after a first one that was looked at already. */
function* chunksFrom(first: TextChunk, rest: Iterable<TextChunk>): Generator<TextChunk> {
  yield first;
  yield* rest;
}

/** Says what is wrong with a table that cannot be read at all. */
function refuseColumns(columns: Columns, row: Row): Omit<Issue, 'file'> | undefined {
  if (columns.read.length > 0) return undefined;
  const received = quoteReceived(row.cells.join(' · '));
  return row.cells.length === 1
    ? {
        code: 'unreadable',
        severity: 'error',
        path: `line ${row.line}`,
        message: 'Only one column was found, and its header is not known. Expected a row of headers separated by comma, semicolon, tab or |',
        received,
      }
    : {
        code: 'nothing-found',
        severity: 'error',
        path: `line ${row.line}`,
        message: 'No column header is known. The first row has to hold headers; name their meaning in a mapping',
        received,
      };
}

/** A row whose cells do not fit the headers. Empty cells beyond the last header do no harm. */
function misfit(row: Row, width: number): Omit<Issue, 'file'> | undefined {
  if (row.cells.length === width || (row.cells.length > width && row.cells.slice(width).every((cell) => cell === ''))) return undefined;
  return {
    code: 'invalid-value',
    severity: 'error',
    path: `line ${row.line}`,
    message: `Expected ${width} cells as in the headers; the row has ${row.cells.length} and is not read, since its cells may have slipped`,
  };
}

/**
 * Reads a table (CSV, TSV) with headers in its first row, a person a row.
 * Rows that cannot be read are issues; columns that mean nothing are counted and named at the end.
 */
export function* readCsv(chunks: Generator<TextChunk>, context: ReadContext): Generator<Entry> {
  const { file, mapping } = context;
  const first = chunks.next();
  if (first.done === true) return;
  const declared = declaredDelimiter(first.value.text);
  const begin: TextChunk = declared === undefined ? first.value : { text: first.value.text.slice(declared.length), line: first.value.line + 1 };
  const targets = headerReader(mapping);
  const delimiter = declared?.delimiter ?? detectDelimiter(begin.text.slice(0, HEAD_LENGTH), (header) => targets(header) !== undefined);
  const waiting: Issue[] = [];
  const report = (issue: Omit<Issue, 'file'>) => waiting.push({ ...issue, file });
  const carrier: Document = { id: 'file', role: 'export', origin: file, mediaType: delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv' };
  const flush = (): Entry => ({ kind: 'issues', issues: waiting.splice(0) });
  let columns: Columns | undefined;
  const filled = new Map<number, number>();
  for (const row of tableRows(chunksFrom(begin, chunks), delimiter, report)) {
    if (columns === undefined) {
      columns = readColumns(row.cells, row.line, mapping);
      columns.issues.forEach(report);
      const refusal = refuseColumns(columns, row);
      if (refusal !== undefined) report(refusal);
      else if (!columns.read.some(({ target }) => target.place === 'id'))
        report({
          code: 'missing-value',
          severity: 'info',
          path: `line ${row.line}`,
          message: 'No column holds an id, so people are told apart by mail address: someone who changes it becomes another person',
        });
      yield flush();
      if (refusal !== undefined) return;
      continue;
    }
    if (row.cells.every((cell) => cell === '')) continue;
    const bad = misfit(row, columns.width);
    if (bad !== undefined) report(bad);
    if (waiting.length > 0) yield flush();
    if (bad !== undefined) continue;
    for (const { index } of columns.unmapped) if ((row.cells[index] ?? '') !== '') filled.set(index, (filled.get(index) ?? 0) + 1);
    yield readRow(row, columns, carrier, context);
  }
  for (const { header, index, why } of columns?.unmapped ?? []) {
    const count = filled.get(index) ?? 0;
    report({
      code: 'unmapped-column',
      severity: count === 0 ? 'info' : 'warning',
      path: `column “${quoteReceived(header)}”`,
      message: `${why}. ${count} ${count === 1 ? 'cell' : 'cells'} not read`,
    });
  }
  yield flush();
}
