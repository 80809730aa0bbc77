import type { z } from 'zod';
import { verificationLine, verifications } from '#assessment';
import {
  type Answer,
  type Assessment,
  answerSchema,
  BonafideError,
  type Dossier,
  digestId,
  type Observation,
  observationSchema,
  type Policy,
  type Verification,
  verificationSchema,
} from '#model';
import { canonicalJson, withholdProtectedTerms } from '#values';
import { findLine, nearest } from './describe-checks.ts';
import type { PersonRecord, Ports, Store } from './ports.ts';
import { facetOf } from './screening.ts';
import { surroundOne } from './surroundings.ts';
import { vetContext, vetDossier } from './vet.ts';
import { withRecords } from './with-records.ts';

/** What recording did: the record, whether it is new, and the person’s assessment before and after. */
export type Recorded = {
  readonly record: PersonRecord;
  readonly added: boolean;
  readonly before: Assessment;
  readonly after: Assessment;
  /** Protected terms withheld from its free text. */
  readonly withheld: number;
};

/** Finds one stored person by id or name. @throws BonafideError `dossier.not-found` or `dossier.ambiguous` */
export async function findPerson(store: Store, text: string): Promise<Dossier> {
  const found = await store.findDossiers(text);
  const exact = found.find(({ id }) => id === text) ?? (found.length === 1 ? found[0] : undefined);
  if (exact === undefined && found.length > 1) {
    throw new BonafideError('dossier.ambiguous', `${found.length} people are called “${text}”.`, `Use an id: ${found.map(({ id }) => id).join(', ')}.`);
  }
  const dossier = exact === undefined ? undefined : await store.getDossier(exact.id);
  if (dossier === undefined)
    throw new BonafideError('dossier.not-found', `Nobody in the store has the id or name “${text}”.`, 'Vet the person’s file first: “bonafide vet FILE” keeps it in the store.');
  return dossier;
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || what}: ${issue.message}`);
  throw new BonafideError('observation.invalid', `The ${what} is not complete: ${problems.join('; ')}.`, `“bonafide checks ID” shows the form and what each answer means.`);
}

/** Withholds protected terms from the named fields. */
function withhold<T extends object>(value: T, fields: readonly (keyof T)[]): { readonly value: T; readonly withheld: number } {
  let withheld = 0;
  const copy = { ...value };
  for (const field of fields) {
    const text = copy[field];
    if (typeof text !== 'string') continue;
    const result = withholdProtectedTerms(text);
    withheld += result.withheld;
    Reflect.set(copy, field, result.text);
  }
  return { value: copy, withheld };
}

/** A record that has no id yet. */
export type Unidentified = Pick<PersonRecord, 'section' | 'value'>;

/** What records would do, before anything is kept. */
export type Weighed = { readonly records: readonly PersonRecord[]; readonly before: Assessment; readonly after: Assessment };

/** Assesses a person with new records and without them. Keeps nothing. */
export async function weighRecords(dossier: Dossier, contents: readonly Unidentified[], policy: Policy, store: Store, ports: Ports): Promise<Weighed> {
  const context = vetContext(policy, ports, ports.now());
  const records = contents.map((content) => {
    const id = digestId(ports.digest, 'rec', [dossier.id, content.section, canonicalJson(content.value)]);
    return { id, dossierId: dossier.id, recordedAt: context.now, ...content } as PersonRecord;
  });
  const known = (await store.recordsOf([dossier.id])).get(dossier.id) ?? [];
  // What the lists said last still holds: recording looks nothing up anew.
  const screening = (await store.latestScreenings([dossier.id])).get(dossier.id);
  const around = await surroundOne(dossier, context, store);
  const connected = { ...(screening === undefined ? {} : { watchlists: facetOf(screening) }), ...around.connected };
  const vet = (all: readonly PersonRecord[]) => vetDossier({ dossier: withRecords(around.dossier, all, ports.digest), issues: [] }, context, connected);
  const fresh = records.filter(({ id }) => !known.some((one) => one.id === id));
  const before = vet(known);
  return { records, before, after: fresh.length === 0 ? before : vet([...known, ...fresh]) };
}

async function add(person: string, content: Unidentified, withheld: number, policy: Policy, ports: Ports): Promise<Recorded> {
  const store = await ports.store();
  const dossier = await findPerson(store, person);
  const { records, before, after } = await weighRecords(dossier, [content], policy, store, ports);
  const record = records[0] as PersonRecord;
  const added = await store.addRecord(record);
  if (added) await store.saveAssessments([after]);
  return { record, added, before, after, withheld };
}

/**
 * Records what a named person saw about somebody stored. The answers must fit the signal’s form.
 * @throws BonafideError `check.unknown`, `observation.invalid`, `dossier.not-found`, `dossier.ambiguous`
 */
export async function recordObservation(input: { readonly person: string; readonly observation: unknown; readonly policy: Policy }, ports: Ports): Promise<Recorded> {
  const observation: Observation = parse(observationSchema, input.observation, 'observation');
  const { check } = findLine(observation.check);
  const answers = check.kind === 'observed' ? (parse(check.rubric, observation.answers, 'form') as Observation['answers']) : observation.answers;
  if (check.kind === 'computed' && observation.note === undefined) {
    throw new BonafideError('observation.invalid', `“${check.id}” has no form, so the record needs a note.`, 'Say with --note what was seen, in which system, and when.');
  }
  const { value, withheld } = withhold({ ...observation, answers }, ['note']);
  return add(input.person, { section: 'observations', value }, withheld, input.policy, ports);
}

/** Records the result of a verification. @throws BonafideError `verification.unknown`, `observation.invalid`, `dossier.not-found`, `dossier.ambiguous` */
export async function recordVerification(input: { readonly person: string; readonly verification: unknown; readonly policy: Policy }, ports: Ports): Promise<Recorded> {
  const verification: Verification = parse(verificationSchema, input.verification, 'verification');
  if (verificationLine(verification.verification) === undefined) {
    const near = nearest(
      verification.verification,
      verifications.map((line) => line.id),
    );
    throw new BonafideError(
      'verification.unknown',
      `No verification is called “${verification.verification}”.`,
      `Nearest: ${near.join(', ')}. “bonafide verify --list” lists all.`,
    );
  }
  const { value, withheld } = withhold(verification, ['note']);
  return add(input.person, { section: 'verifications', value }, withheld, input.policy, ports);
}

/** Records the person’s explanation of a finding and whether a named person accepts it. @throws BonafideError `check.unknown`, `observation.invalid`, `dossier.not-found`, `dossier.ambiguous` */
export async function recordAnswer(input: { readonly person: string; readonly answer: unknown; readonly policy: Policy }, ports: Ports): Promise<Recorded> {
  const answer: Answer = parse(answerSchema, input.answer, 'answer');
  findLine(answer.check);
  const { value, withheld } = withhold(answer, ['answer', 'reason']);
  return add(input.person, { section: 'answers', value }, withheld, input.policy, ports);
}
