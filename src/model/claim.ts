import { z } from 'zod';
import { partialDateSchema } from './scalars.ts';

/** Where in a document something stands. */
export const locatorSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('json-pointer').meta({ description: 'RFC 6901' }),
      pointer: z.string().meta({ description: 'RFC 6901 pointer into the JSON document' }),
      line: z.int().positive().optional().meta({ description: 'Line of a JSON Lines file the pointer starts from, counted from 1' }),
    }),
    z.strictObject({
      kind: z.literal('cell').meta({ description: 'A cell of a table' }),
      line: z.int().positive().meta({ description: 'Line of the file on which the row begins, counted from 1' }),
      column: z.string().meta({ description: 'Column header as written' }),
    }),
    z.strictObject({
      kind: z.literal('record').meta({ description: 'Recorded in this program, not read from a file' }),
      id: z.string().meta({ description: 'Id of the stored record' }),
    }),
  ])
  .meta({ id: 'Locator', description: 'Where in a document something stands' });
export type Locator = z.infer<typeof locatorSchema>;

/** What a document is to the hiring process, which decides how much weight its disagreement with another has. */
export const documentRoleSchema = z
  .enum([
    'application-form',
    'resume',
    'cover-letter',
    'profile',
    'portfolio',
    'identity-document',
    'hr-record',
    'payroll-record',
    'supplier-record',
    'interview-record',
    'export',
    'recorded',
    'other',
  ])
  .meta({ id: 'DocumentRole', description: 'What a document is to the hiring process' });
export type DocumentRole = z.infer<typeof documentRoleSchema>;

export const documentSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Unique within the dossier' }),
    role: documentRoleSchema,
    origin: z.string().meta({ description: 'Path or address it came from, or a title' }),
    mediaType: z.string().optional().meta({ description: 'IANA media type' }),
    digest: z.string().optional().meta({ description: 'SHA-256 of its bytes in hexadecimal' }),
  })
  .meta({ id: 'Document', description: 'A document that statements were read from' });
export type Document = z.infer<typeof documentSchema>;

/** Schema of a claim about a value of one kind. A claim is immutable: findings speak about it, nothing edits it. */
export function claimSchema<T extends z.ZodType>(value: T) {
  return z.strictObject({
    id: z.string().meta({ description: 'clm_ and a digest of the claim’s place; stable while it stays where it is' }),
    kind: z.string().meta({ description: 'Section of the dossier it belongs to' }),
    value: value.meta({ description: 'The normalised value' }),
    raw: z.unknown().meta({ description: 'What the source said, unchanged (sensitive numbers replaced by their keyed hash)' }),
    documentId: z.string().meta({ description: 'Document it was read from' }),
    locator: locatorSchema,
    statedIn: z.string().optional().meta({ description: 'Document in which the person said it, where the file read is only a carrier' }),
    statedAt: partialDateSchema.optional().meta({ description: 'When it was said' }),
  });
}

/** Something a source says about the subject, and exactly where it says it. */
export type Claim<T = unknown> = {
  readonly id: string;
  readonly kind: string;
  readonly value: T;
  readonly raw: unknown;
  readonly documentId: string;
  readonly locator: Locator;
  readonly statedIn?: string | undefined;
  readonly statedAt?: string | undefined;
};
