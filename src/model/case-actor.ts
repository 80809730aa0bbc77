import { z } from 'zod';
import { instantSchema, labelSchema } from './scalars.ts';

/** Functions that own steps of a case. @source due-diligence study 2026-11, section 6, after S22 and S08 */
export const caseFunctions = ['hr', 'security', 'finance', 'counsel', 'manager'] as const;
export const caseFunctionSchema = z.enum(caseFunctions).meta({
  id: 'CaseFunction',
  description:
    'hr: process, consent, notices, work authorization · security: artefacts, devices, networks · finance: payees and payment · counsel: sanctions, privacy, sign-off · manager: skill and continuity',
});
export type CaseFunction = z.infer<typeof caseFunctionSchema>;

/** What a person may be: one of the functions, or an auditor, who reads everything and changes nothing. */
export const roleSchema = z.enum([...caseFunctions, 'auditor']).meta({ id: 'CaseRole', description: 'A function, or auditor: reads everything, changes nothing' });
export type Role = z.infer<typeof roleSchema>;

/** Kinds of data that not every function may see. */
export const guardedKinds = ['telemetry', 'protected', 'medical'] as const;
export const guardedSchema = z.enum(guardedKinds).meta({
  id: 'Guarded',
  description: 'telemetry: what logs, networks and devices tell · protected: birth dates, birth places, nationalities · medical: health and accommodations',
});
export type Guarded = z.infer<typeof guardedSchema>;

export const actorSchema = z
  .strictObject({
    id: labelSchema.meta({ description: 'The same for the same person' }),
    name: labelSchema.meta({ description: 'Name, as it stands in the record' }),
    functions: z.array(roleSchema).max(6).meta({ description: 'Functions the person had at that time; none for the program' }),
  })
  .meta({ id: 'Actor', description: 'Who acts' });
export type Actor = z.infer<typeof actorSchema>;

/** The program, where it acts by policy. It has no function, so it can open a case and never decide one. */
export const PROGRAM: Actor = { id: 'program', name: 'Bonafide', functions: [] };

const holds = z
  .array(guardedSchema)
  .max(guardedKinds.length)
  .optional()
  .meta({ description: 'Guarded data in the words: who may not see it does not see them. Absent where nobody said: then whatever its author may see' });

/** What stands beside the words of a named person. */
export const said = { by: actorSchema.meta({ description: 'Named person who did it' }), at: instantSchema, holds };
