import type { Issue, Parsed, WatchlistEntity, WatchlistProperty, WatchlistSchema } from '#model';

/** One file of a list, unpacked. */
export type ListFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a format makes of files. */
export type ReadList = {
  readonly entities: readonly WatchlistEntity[];
  /** Date of publication in the files: `YYYY-MM-DD` or an instant. */
  readonly publishedAt?: string | undefined;
};

/** What every entry of a list has in common; a format that several lists use is told it. */
export type ListIdentity = { readonly id: string; readonly authority: string };

/** One form in which an authority publishes a list. */
export type ListFormat = {
  readonly id: string;
  /** Whether a file is the one that this form cannot do without, told by its first bytes and its name. Never throws. */
  readonly recognises: (file: ListFile) => boolean;
  /** Reads whatever can be read; what cannot be is an issue. Never throws, whatever the bytes are. @param files all files given together */
  readonly read: (files: readonly ListFile[], list: ListIdentity) => Parsed<ReadList>;
  /** The real file it was run against, or `none`: the documentation says so. */
  readonly met: string;
};

/** What must hold of an edition, so that a broken file never takes the place of a good one. */
export type Expectations = {
  /** Fewest and most entries. @source the list’s real size when it was declared, with room */
  readonly entities: { readonly least: number; readonly most: number };
  /** Least share of the entries of a schema that have a property, 0 to 1. */
  readonly fill?: readonly { readonly schema: WatchlistSchema; readonly property: WatchlistProperty; readonly least: number }[];
  /** Most that a list may shrink from one edition to the next, as a share, 0 to 1. */
  readonly shrink: number;
};

/** A list that screening knows. */
export type List = ListIdentity & {
  readonly title: string;
  readonly kind: 'sanctions' | 'house';
  /** Official addresses that `refresh` fetches together. Empty where there is none. */
  readonly sources: readonly { readonly url: string; readonly file: string }[];
  /** Where a person can look the list up. */
  readonly homepage?: string;
  /** On which terms its publisher gives it, in a sentence. A summary to find the terms by; what holds is on the publisher’s page. @source house reading of the terms that each homepage links */
  readonly terms: string;
  readonly formats: readonly ListFormat[];
  readonly expectations: Expectations;
};

/** Declares a list. */
export function defineList(list: List): List {
  return list;
}

/** What an edition lacks of what is expected of its list. Empty where nothing. @param previous number of entries of the edition in force */
export function unmet(list: Pick<List, 'id' | 'expectations'>, entities: readonly WatchlistEntity[], previous?: number): readonly Issue[] {
  const { least, most } = list.expectations.entities;
  const issue = (message: string, expected: string, received: string): Issue => ({ code: 'invalid-value', severity: 'error', path: '/', message, expected, received });
  const issues: Issue[] = [];
  if (entities.length < least || entities.length > most)
    issues.push(issue(`The list ${list.id} has an unlikely number of entries`, `${least} to ${most} entries`, `${entities.length} entries`));
  if (previous !== undefined && entities.length < previous * (1 - list.expectations.shrink))
    issues.push(
      issue(
        `The list ${list.id} shrank by more than ${Math.round(list.expectations.shrink * 100)} % since the edition in force`,
        `at least ${Math.ceil(previous * (1 - list.expectations.shrink))} entries`,
        `${entities.length} entries`,
      ),
    );
  for (const { schema, property, least: share } of list.expectations.fill ?? []) {
    const those = entities.filter((entity) => entity.schema === schema);
    const filled = those.filter((entity) => (entity.properties[property]?.length ?? 0) > 0).length;
    if (those.length > 0 && filled < those.length * share)
      issues.push(
        issue(
          `Too few entries (${schema}) of the list ${list.id} have the property ${property}: a column may have shifted`,
          `at least ${share * 100} %`,
          `${filled} of ${those.length}`,
        ),
      );
  }
  return issues;
}
