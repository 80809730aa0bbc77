import { z } from 'zod';
import { FAILED_VERIFICATION, verificationLine } from '#assessment';
import { catalogue, sources } from '#checks';
import { BonafideError, type CatalogueEntry, type CatalogueLine, type Reference } from '#model';
import { similarity } from '#values';

function schemaOf(schema: z.ZodType | undefined): unknown {
  return schema === undefined ? undefined : z.toJSONSchema(schema, { io: 'input' });
}

function entryOf(line: CatalogueLine): CatalogueEntry {
  const { check } = line;
  const options = schemaOf(check.options);
  const form = check.kind === 'observed' ? schemaOf(check.rubric) : undefined;
  const known: Readonly<Record<string, Reference>> = sources;
  return {
    id: check.id,
    title: check.title,
    kind: check.kind,
    stage: check.stage,
    family: line.family,
    strength: line.strength,
    ...(line.strengthOf === undefined ? {} : { strengthOf: { ...line.strengthOf } }),
    group: line.group,
    needs: [...check.needs],
    works: check.kind === 'observed' || check.run !== undefined,
    description: check.description,
    data: check.data,
    falsePositives: [...check.falsePositives],
    runbook: [...check.runbook],
    settledBy: [...line.settledBy],
    attack: [...(check.attack ?? [])],
    references: check.references.flatMap((key) => known[key] ?? []),
    ...(options === undefined ? {} : { options }),
    ...(form === undefined ? {} : { form }),
  };
}

/** The whole catalogue as data, by id. */
export function describeChecks(): readonly CatalogueEntry[] {
  return catalogue.map(entryOf);
}

/** One signal as data. @throws BonafideError `check.unknown`, with the nearest ids */
export function describeCheck(id: string): CatalogueEntry {
  return entryOf(findLine(id));
}

/** The catalogue line of a signal. @throws BonafideError `check.unknown`, with the nearest ids */
export function findLine(id: string): CatalogueLine {
  const line = catalogue.find((one) => one.check.id === id);
  if (line !== undefined) return line;
  const near = nearest(
    id,
    catalogue.map((one) => one.check.id),
  );
  throw new BonafideError('check.unknown', `No signal is called “${id}”.`, `Nearest: ${near.join(', ')}. “bonafide checks” lists all.`);
}

/** The three ids most like a mistyped one. */
export function nearest(id: string, ids: readonly string[]): readonly string[] {
  return [...ids].sort((a, b) => similarity(b, id) - similarity(a, id) || a.localeCompare(b)).slice(0, 3);
}

const titles = new Map(catalogue.map(({ check: { id, title } }) => [id, title]));

/** What was noticed, in the words of the catalogue: of a signal, or of a verification that failed. The id where it is neither. */
export function titleOfSignal(id: string): string {
  const verification = id.startsWith(FAILED_VERIFICATION) ? verificationLine(id.slice(FAILED_VERIFICATION.length)) : undefined;
  return titles.get(id) ?? (verification === undefined ? id : `${verification.title}: failed`);
}
