import { serialize } from 'node:v8';
import { z } from 'zod';
import { migrations } from './migrations/index.ts';

/** Which program speaks: two work on one store at once only where all of it is the same. */
export const programSchema = z.strictObject({
  /** Version of Bonafide. */
  version: z.string().max(100),
  /** Newest form of the tables that it knows. */
  tables: z.string().max(100),
  /** Form in which its Node writes values. */
  values: z.number(),
});
export type Program = z.infer<typeof programSchema>;

/** This program. @param version of Bonafide */
export function thisProgram(version: string): Program {
  // The second byte of what V8 serializes is the version of its form.
  return { version, tables: Object.keys(migrations).sort().at(-1) ?? '', values: serialize(null)[1] ?? 0 };
}

export function isSame(one: Program, other: Program): boolean {
  return one.version === other.version && one.tables === other.tables && one.values === other.values;
}

/** The program that a greeting names. Greetings are JSON, which programs of every version read. */
export function programIn(bytes: Uint8Array): Program | undefined {
  try {
    return programSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

export const greeting = (program: Program): Uint8Array => Buffer.from(JSON.stringify(program));
