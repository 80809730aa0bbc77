import { type Actor, type Assessment, type CitedEvidence, type Guarded, guardedKinds } from '#model';
import { maySee, type Role } from './roles.ts';

/** Document of claims that were made from logs. */
const EVENTS = 'events';

/** Whether evidence is from logs. */
export function isTelemetry({ ref, documentId }: Pick<CitedEvidence, 'ref' | 'documentId'>): boolean {
  return ref === 'event' || documentId === EVENTS;
}

/** Addresses of networks and devices, which logs tell and people do not remember. */
const ADDRESS =
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)|(?<![\w:])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])|(?<![\w:])(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6}(?![\w:])|(?<![\w:])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\w:])/giu;

/** Whether words are about somebody’s accommodation. Terms of health are taken out of every text as it is written. */
export const tellsAccommodation = (words: string): boolean => /accommodat/i.test(words);

/** Shortest quotation that is looked for in words: shorter ones occur by chance. Unit: characters. @source house */
const SHORTEST_QUOTE = 12;

/** What stands in place of an address. */
const NO_ADDRESS = '[address withheld]';

/** Words without addresses of networks and devices. */
export function withoutAddresses(words: string): string {
  return words.replace(ADDRESS, NO_ADDRESS);
}

/** A value without addresses of networks and devices, wherever they stand in it. */
export function scrubbed<T>(value: T): T {
  if (typeof value === 'string') return withoutAddresses(value) as T;
  if (Array.isArray(value)) return value.map(scrubbed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, scrubbed(inner)])) as T;
}

/** Guarded data that the functions of an author see, and so may have written down. */
export function seenBy({ functions }: Pick<Actor, 'functions'>): readonly Guarded[] {
  return guardedKinds.filter((kind) => maySee(functions, kind));
}

/**
 * Guarded data in the words of somebody. The author says which; where they do not, it is whatever their functions may see, so that
 * nothing goes to another function by silence. What the words themselves show is added whatever the author says.
 * @param assessment what was known when they were written
 */
export function guardedIn(words: readonly string[], author: Actor, said: readonly Guarded[] | undefined, assessment: Assessment): readonly Guarded[] {
  const quotes = assessment.findings.flatMap(({ evidence }) => evidence.filter(isTelemetry).map(({ quote }) => quote));
  const shown = (kind: Guarded) =>
    words.some((text) => {
      if (kind === 'medical') return tellsAccommodation(text);
      if (kind === 'protected') return false;
      return withoutAddresses(text) !== text || quotes.some((quote) => quote.length >= SHORTEST_QUOTE && text.includes(quote));
    });
  const known = said ?? seenBy(author);
  return guardedKinds.filter((kind) => known.includes(kind) || shown(kind));
}

/** Whether people of these roles may see words. */
export function maySeeWords(held: readonly Role[], { by, holds }: { readonly by: Actor | readonly Actor[]; readonly holds?: readonly Guarded[] | undefined }): boolean {
  const authors = Array.isArray(by) ? by : [by as Actor];
  return (holds ?? authors.flatMap(seenBy)).every((kind) => maySee(held, kind));
}
