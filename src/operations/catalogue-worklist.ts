import { z } from 'zod';
import { caseStatuses, caseStatusSchema, instantSchema, levelSchema, ownerSchema, relationSchema } from '#model';
import { pageQuery } from './catalogue-people.ts';
import { defineOperation } from './define-operation.ts';
import type { WorklistCursor } from './worklist-ports.ts';

/** Where a page ended: level, weight, time and id of its last line. */
const cursorOf = ({ level, weight, assessedAt, dossierId }: WorklistCursor): string => [level, weight, assessedAt, dossierId].join(' ');

function readCursor(text: string): WorklistCursor | undefined {
  const [, level, weight, assessedAt, dossierId] = /^(\S+) (\S+) (\S+) (.+)$/s.exec(text) ?? [];
  const read = z.object({ level: levelSchema, weight: z.coerce.number().finite(), assessedAt: instantSchema, dossierId: z.string() });
  return read.safeParse({ level, weight, assessedAt, dossierId }).data;
}

const line = z
  .strictObject({
    dossierId: z.string(),
    caption: z.string(),
    relation: relationSchema,
    level: levelSchema,
    weight: z.number().meta({ description: 'Orders people within a level, is no probability' }),
    provisional: z.boolean().meta({ description: 'True while an honest explanation of a counted finding has not been asked' }),
    headline: z.string().meta({ description: 'The level and what it rests on, in one sentence' }),
    assessedAt: instantSchema,
    steps: z.partialRecord(ownerSchema, z.int()).meta({ description: 'Next steps by the function that owns them' }),
    case: z.strictObject({ id: z.string(), status: caseStatusSchema }).optional().meta({ description: 'The latest case' }),
  })
  .meta({ id: 'WorklistLine', description: 'What is known of somebody, in a line' });

const worklist = defineOperation({
  id: 'people.worklist',
  title: 'Who needs a human now',
  description: 'People by the level and weight of their latest assessment, the most urgent first; of two alike the one assessed last.',
  method: 'get',
  path: '/worklist',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor'],
  query: pageQuery.extend({
    after: z
      .string()
      .max(700)
      .refine((text) => readCursor(text) !== undefined, { error: 'Expected `next` of the page before' })
      .optional()
      .meta({ description: 'Where the page before ended: its `next`' }),
    level: levelSchema.optional(),
    relation: relationSchema.optional(),
    caseStatus: z
      .enum([...caseStatuses, 'none'])
      .optional()
      .meta({ description: 'Where the latest case stands; none: there is no case' }),
    text: z.string().min(1).max(200).optional().meta({ description: 'Part of the name, in any case' }),
  }),
  output: z.strictObject({ people: z.array(line), next: z.string().optional().meta({ description: 'Cursor of the next page, where there is one' }) }),
  run: async ({ query: { after, limit, ...filter } }, { store }) => {
    const page = await store.worklist(filter, after === undefined ? undefined : readCursor(after), limit);
    const last = page.at(-1);
    return { people: page.map((one) => ({ ...one, steps: { ...one.steps } })), ...(page.length < limit || last === undefined ? {} : { next: cursorOf(last) }) };
  },
  shows: ({ people }) => people.map(({ dossierId }) => dossierId),
});

export const worklistOperations = { worklist };
