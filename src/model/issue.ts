import { z } from 'zod';

/**
 * The input is imperfect. Returned beside the value, never thrown: ten thousand rows with three bad ones is an ordinary day.
 */
export const issueSchema = z
  .strictObject({
    code: z
      .enum([
        'unreadable',
        'too-large',
        'wrong-encoding',
        'wrong-type',
        'invalid-value',
        'missing-value',
        'unknown-field',
        'unmapped-column',
        'duplicate-id',
        'duplicate-field',
        'protected-attribute',
        'protected-term',
        'nothing-found',
      ])
      .meta({ description: 'What kind of imperfection, from a closed list' }),
    severity: z.enum(['error', 'warning', 'info']).meta({ description: 'error: this part was not read; warning: read, look at it; info: for the record' }),
    file: z.string().optional().meta({ description: 'File the input came from, when there is one' }),
    path: z.string().meta({ description: 'Where in the input: a JSON Pointer, or a line and column' }),
    message: z.string().meta({ description: 'What is wrong and what to do, in one sentence' }),
    expected: z.string().optional().meta({ description: 'What would have been read' }),
    received: z.string().optional().meta({ description: 'What came, cut at 80 characters' }),
  })
  .meta({ id: 'Issue', description: 'One imperfection of an input' });
export type Issue = z.infer<typeof issueSchema>;

/** What a reader gives back: as much as could be read, and everything that could not. */
export type Parsed<T> = { readonly value: T; readonly issues: readonly Issue[] };

/** Longest quotation of an input inside a message, in characters. @source house style, docs/decisions/0004 */
const QUOTE_LENGTH = 80;

/** Renders a received value for a message: one line, at most 80 characters. */
export function quoteReceived(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH - 1)}…` : line;
}
