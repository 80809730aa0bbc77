import { sql } from 'kysely';
import { BonafideError } from '#model';

/** In JSON text: a NUL, or half of a surrogate pair. `JSON.stringify` escapes both, and no other character looks like this. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** In plain text. With the flag, a whole pair is one character and does not match. */
const UNSTORABLE_TEXT = /[\u0000\ud800-\udfff]/u;

/** Whether a text can be in the store at all; where it cannot, looking for it finds nothing. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE_TEXT.test(text);
}

/**
 * JSON text of a value as PostgreSQL takes it. It holds every JSON value except two kinds of character, which it cannot
 * represent. They are refused, never replaced: what is stored is what was said. The readers replace them and say so.
 * @param what names the thing for the message
 * @throws BonafideError `store.failed`
 */
export function storableJson(value: unknown, what: string): string {
  const json = JSON.stringify(value);
  if (!UNSTORABLE.test(json)) return json;
  throw new BonafideError(
    'store.failed',
    `${what} holds a character that no database text can hold (U+0000 or half of a surrogate pair).`,
    'Read it through one of the readers: they replace such characters and say where.',
  );
}

/**
 * Any of the texts, one parameter that works alike in every driver. An array is looked up in the index text by text; of a subquery
 * the planner does not know the size, and reads the whole table.
 */
export const anyOf = (texts: readonly string[]) => sql<string>`any(array(select jsonb_array_elements_text(${JSON.stringify(texts.filter(isStorable))}::text::jsonb)))`;

/** A caption so that equal ones are equal whatever their case and however their accents are composed. */
export function foldCaption(caption: string): string {
  return caption.normalize('NFC').toUpperCase().toLowerCase();
}

/** Characters of JSON sent in one statement: the engine’s memory grows with the longest statement and never shrinks. */
const STATEMENT_LENGTH = 8 * 1024 * 1024;

/** JSON arrays of the texts, in order, each of a length that one statement carries well; a longer text is alone in its array. */
export function inStatements(texts: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    if (length + text.length > STATEMENT_LENGTH) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(text);
    length += text.length;
  }
  return groups.map((group) => `[${group.join(',')}]`);
}
