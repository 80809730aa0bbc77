import type { Issue, Parsed, WatchlistEntity } from '#model';
import { type IssueTally, issueTally } from './entity.ts';
import type { ListFile, ListFormat, ReadList } from './list.ts';

/** Where a reader puts what is imperfect: single issues, and those that repeat. */
export type Notes = { readonly issues: Issue[]; readonly tally: IssueTally };

type Repeated = Pick<Issue, 'severity' | 'message'>;

const TWICE: Repeated = { severity: 'error', message: 'An entry stands there twice; the first is kept' };

/** Entries whose id stands there once; of others the first. @param repeated how to say so */
export function uniqueEntities(entities: readonly WatchlistEntity[], tally: IssueTally, repeated: Repeated = TWICE): readonly WatchlistEntity[] {
  const found = new Map<string, WatchlistEntity>();
  for (const entity of entities) {
    if (found.has(entity.id)) tally.note({ code: 'duplicate-id', path: entity.id, received: entity.id, ...repeated });
    else found.set(entity.id, entity);
  }
  return [...found.values()];
}

/**
 * Reads the files of a list that are of a format; all of them where none looks like it, so that there is a reason.
 * Where a file is refused there are no entries: what is left would be no edition.
 */
export function readFiles(
  files: readonly ListFile[],
  recognises: ListFormat['recognises'],
  readOne: (file: ListFile, notes: Notes) => ReadList,
  repeated?: Repeated,
): Parsed<ReadList> {
  const notes: Notes = { issues: [], tally: issueTally() };
  const own = files.filter(recognises);
  const lists = (own.length > 0 ? own : files).map((file) => readOne(file, notes));
  const entities = uniqueEntities(
    lists.flatMap((list) => list.entities),
    notes.tally,
    repeated,
  );
  const refused = notes.issues.some(({ code, severity }) => code === 'unreadable' && severity === 'error');
  if (entities.length === 0 && !refused) notes.issues.push({ code: 'nothing-found', severity: 'error', path: '/', message: 'There is no entry in the files' });
  const publishedAt = latest(lists.map((list) => list.publishedAt));
  return { value: { entities: refused ? [] : entities, ...(publishedAt === undefined ? {} : { publishedAt }) }, issues: [...notes.issues, ...notes.tally.issues()] };
}

/** The latest of dates; undefined where there is none. */
export function latest(dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .flatMap((date) => date ?? [])
    .sort()
    .at(-1);
}
