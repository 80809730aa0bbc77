import { z } from 'zod';
import { catalogue } from '#checks';
import { instantSchema, levelSchema, weighedFindingSchema } from '#model';
import type { AssessmentLine, PersonRecord, Store } from './ports.ts';

const standing = weighedFindingSchema.shape.standing;

const signal = { checkId: z.string(), title: z.string().meta({ description: 'Of the signal. What was found of the person is in the assessment' }) };

const historyLineSchema = z
  .strictObject({
    id: z.string(),
    level: levelSchema,
    headline: z.string(),
    assessedAt: instantSchema,
    counted: z.array(z.string()).readonly().meta({ description: 'Signals that counted, strongest first' }),
    since: z
      .strictObject({
        level: levelSchema.meta({ description: 'Level of the assessment before' }),
        came: z.array(z.strictObject(signal)).readonly().meta({ description: 'Signals that were not noticed before' }),
        went: z.array(z.strictObject(signal)).readonly().meta({ description: 'Signals that are not noticed any more' }),
        turned: z
          .array(z.strictObject({ ...signal, standing, counted: z.boolean(), before: z.strictObject({ standing, counted: z.boolean() }) }))
          .readonly()
          .meta({ description: 'Signals that stand otherwise than before, such as explained' }),
        because: z
          .array(z.enum(['records', 'inputs', 'catalogue', 'policy', 'time']))
          .readonly()
          .meta({
            description:
              'What differs in what it was made from. records: what people recorded · inputs: what the file, lists, logs, reports or other people’s files say · catalogue: the program’s signals · policy: the firm’s policy · time: only the day it was looked at',
          }),
        records: z
          .array(z.strictObject({ section: z.string(), about: z.string(), result: z.string().optional(), by: z.string(), recordedAt: instantSchema }))
          .readonly()
          .meta({ description: 'What people recorded between the two, without its words' }),
      })
      .optional()
      .meta({ description: 'What changed; absent for the first one' }),
  })
  .meta({ id: 'HistoryLine', description: 'An earlier assessment, and what changed with it' });

export const historySchema = z.strictObject({ dossierId: z.string(), assessments: z.array(historyLineSchema), next: instantSchema.optional() });

type Line = z.output<typeof historyLineSchema>;
type Standing = { readonly standing: z.output<typeof standing>; readonly counted: boolean };

/** What signals say of nobody, by id. */
const TITLES: ReadonlyMap<string, string> = new Map(catalogue.map(({ check }) => [check.id, check.title]));

const named = (checkId: string) => ({ checkId, title: TITLES.get(checkId) ?? checkId });

/** How each signal stands: of several findings of one signal, the first that counts, or else the first. */
function standings({ findings }: AssessmentLine): ReadonlyMap<string, Standing> {
  const all = new Map<string, Standing>();
  for (const { checkId, standing: own, counted } of findings) {
    const known = all.get(checkId);
    if (known === undefined || (counted && !known.counted)) all.set(checkId, { standing: own, counted });
  }
  return all;
}

/** A record without its words: what it is about, with what result, by whom. */
function plain({ section, value, recordedAt }: PersonRecord) {
  const { check, verification, entityId, result, accepted, by } = value as Readonly<Record<string, unknown>>;
  const outcome = typeof result === 'string' ? result : accepted === undefined ? undefined : accepted === true ? 'accepted' : 'not-accepted';
  return { section, about: String(check ?? verification ?? entityId ?? ''), ...(outcome === undefined ? {} : { result: outcome }), by: String(by), recordedAt };
}

function changed(one: AssessmentLine, before: AssessmentLine, records: readonly PersonRecord[]): NonNullable<Line['since']> {
  const [now, then] = [standings(one), standings(before)];
  const between = records.filter(({ recordedAt }) => recordedAt > before.assessedAt && recordedAt <= one.assessedAt);
  const differs = {
    records: between.length > 0,
    // What was recorded is part of the inputs, and named in their place.
    inputs: one.inputsDigest !== before.inputsDigest && between.length === 0,
    catalogue: one.catalogueVersion !== before.catalogueVersion,
    policy: one.policyDigest !== before.policyDigest,
  };
  const because = (['records', 'inputs', 'catalogue', 'policy'] as const).filter((reason) => differs[reason]);
  return {
    level: before.level,
    came: [...now.keys()].filter((id) => !then.has(id)).map(named),
    went: [...then.keys()].filter((id) => !now.has(id)).map(named),
    turned: [...now].flatMap(([id, after]) => {
      const was = then.get(id);
      return was === undefined || (was.standing === after.standing && was.counted === after.counted) ? [] : [{ ...named(id), ...after, before: was }];
    }),
    because: because.length === 0 ? ['time'] : because,
    records: between.map(plain),
  };
}

/** Lines of a history, newest first, each with what changed since the one before it. @param lines one more than are asked for, where there is one */
export function historyOf(lines: readonly AssessmentLine[], records: readonly PersonRecord[], limit: number): Line[] {
  return lines.slice(0, limit).map((line, at) => {
    const { id, level, headline, assessedAt } = line;
    const before = lines[at + 1];
    return {
      ...{ id, level, headline, assessedAt },
      counted: [...standings(line)].filter(([, { counted }]) => counted).map(([checkId]) => checkId),
      ...(before === undefined ? {} : { since: changed(line, before, records) }),
    };
  });
}

/** A page of somebody’s history. */
export async function history(dossierId: string, before: string | undefined, limit: number, store: Store): Promise<z.output<typeof historySchema>> {
  const lines = await store.assessmentHistory(dossierId, before, limit + 1);
  const records = (await store.recordsOf([dossierId])).get(dossierId) ?? [];
  const last = lines[limit - 1];
  return { dossierId, assessments: historyOf(lines, records, limit), ...(lines.length <= limit || last === undefined ? {} : { next: last.assessedAt }) };
}
