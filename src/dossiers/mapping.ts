import { z } from 'zod';
import { BonafideError, quoteReceived } from '#model';
import { subjectTargets, TARGET_HELP, targetOf } from './targets.ts';

const targetSchema = z.string().refine((name) => targetOf(name) !== undefined, { error: `Expected one of: ${TARGET_HELP}` });

/** `bonafide.mapping/v1`: what the columns of a table mean, for headers that are not known anyway. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors' }),
    schema: z.literal('bonafide.mapping/v1').meta({ description: 'Format and version' }),
    about: z.string().max(5_000).optional().meta({ description: 'What this mapping is for; read by people only' }),
    columns: z.record(z.string().min(1).max(500), targetSchema).meta({
      description:
        'Target by column header, such as "emails.address" or "ignore". Headers are compared without regard to case and punctuation; other known headers keep their meaning',
    }),
    dates: z.enum(['day-first', 'month-first']).optional().meta({ description: 'Which number of 03/04/2026 is the day; without it such dates are not read' }),
    defaults: z
      .partialRecord(z.enum(subjectTargets), z.string().min(1).max(500))
      .optional()
      .meta({ description: 'What holds for rows that say nothing themselves, such as "subject.relation": "employee"' }),
  })
  .meta({ id: 'Mapping', description: 'What the columns of a table mean' });
export type Mapping = z.infer<typeof mappingSchema>;

/**
 * Validates a mapping.
 * @param json parsed JSON @param origin where it came from, for messages
 * @throws BonafideError `usage.invalid`, naming place and expectation
 */
export function readMapping(json: unknown, origin: string): Mapping {
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BonafideError(
    'usage.invalid',
    `The mapping ${quoteReceived(origin)} is not usable at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'unknown'}.`,
    'Correct that place; docs/how-to/import-csv.md shows a mapping.',
  );
}
