import { type Issue, quoteReceived } from '#model';
import { fold } from '#values';
import { defaultHeaders } from './formats/csv-headers.ts';
import type { Mapping } from './mapping.ts';
import { isProtectedField, PROTECTED_MESSAGE } from './protected-fields.ts';
import { NEEDED_FIELDS, type Target, targetOf } from './targets.ts';

/** A column that is read. */
export type Column = { readonly header: string; readonly index: number; readonly name: string; readonly target: Target };
/** A column that means nothing to anybody; its cells that hold something are counted. */
export type UnmappedColumn = { readonly header: string; readonly index: number; readonly why: string };

export type Columns = { readonly width: number; readonly read: readonly Column[]; readonly unmapped: readonly UnmappedColumn[]; readonly issues: readonly Omit<Issue, 'file'>[] };

/** Finds the target of a header: what the mapping says of it, else what it usually means. */
export function headerReader(mapping: Mapping | undefined): (header: string) => string | undefined {
  const own = new Map(Object.entries(mapping?.columns ?? {}).map(([header, target]) => [fold(header), target] as const));
  return (header) => own.get(fold(header)) ?? defaultHeaders.get(fold(header));
}

/** Headers as locators name them: those that are empty or repeat get a number, so that each is one place. */
function headerNames(cells: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return cells.map((cell, index) => {
    const header = cell === '' ? `column ${index + 1}` : cell;
    const count = (used.get(header) ?? 0) + 1;
    used.set(header, count);
    return count === 1 ? header : `${header} (${count})`;
  });
}

/** The needed fields that no column of a statement gives. */
function missingFields(columns: readonly Column[], one: Target): readonly string[] {
  if (one.place !== 'section' || one.group === undefined) return [];
  const given = columns.filter(({ target }) => target.place === 'section' && target.group === one.group).map(({ target }) => (target.place === 'section' ? target.field : ''));
  return (NEEDED_FIELDS[one.section] ?? []).filter((field) => !given.includes(field)).map((field) => `${one.group}.${field}`);
}

/** A country has to be given for a place of residence to be one. */
function lacksCountry(columns: readonly Column[], one: Target): boolean {
  const residence = (target: Target): target is Extract<Target, { place: 'subject' }> => target.place === 'subject' && target.path[0] === 'claimedResidence';
  return residence(one) && !columns.some(({ target }) => residence(target) && target.path[1] === 'countryCode');
}

/** What the headers of a table mean. @param line of the header row */
export function readColumns(cells: readonly string[], line: number, mapping: Mapping | undefined): Columns {
  const issues: Omit<Issue, 'file'>[] = [];
  const unmapped: UnmappedColumn[] = [];
  const found: Column[] = [];
  const nameOf = headerReader(mapping);
  headerNames(cells).forEach((header, index) => {
    const name = nameOf(cells[index] ?? '');
    const target = name === undefined ? undefined : targetOf(name);
    if (target?.place === 'ignore') return;
    if (isProtectedField(cells[index] ?? '')) {
      issues.push({ code: 'protected-attribute', severity: 'info', path: `line ${line}, column “${header}”`, message: PROTECTED_MESSAGE });
    } else if (name === undefined || target === undefined) {
      unmapped.push({ header, index, why: 'No known meaning; name one in a mapping, or "ignore"' });
    } else found.push({ header, index, name, target });
  });
  const read = found.filter((column) => {
    const missing = lacksCountry(found, column.target) ? ['subject.claimedResidence.countryCode'] : missingFields(found, column.target);
    if (missing.length > 0) unmapped.push({ header: column.header, index: column.index, why: `As ${column.name} it says nothing without a column for ${missing.join(' and ')}` });
    return missing.length === 0;
  });
  const present = new Set(cells.map(fold));
  for (const header of Object.keys(mapping?.columns ?? {})) {
    if (!present.has(fold(header)))
      issues.push({
        code: 'missing-value',
        severity: 'warning',
        path: `line ${line}`,
        message: 'The mapping names a column that the table does not have',
        received: quoteReceived(header),
      });
  }
  return { width: cells.length, read, unmapped, issues };
}
