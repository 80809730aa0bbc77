import { z } from 'zod';
import { BonafideError } from '#model';
import { describeCheck, findLine, type Ports, type Recorded, recordAnswer, recordObservation, recordVerification, verifications } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { renderCheckPage } from '../render/check.ts';
import { printable } from '../terminal.ts';
import { policyOf } from './shared.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean; readonly by?: string; readonly at?: string; readonly note?: string };
type ObserveOptions = Common & { readonly answer?: readonly string[]; readonly accommodation?: string; readonly form?: boolean };
type VerifyOptions = Common & {
  readonly result?: string;
  readonly about?: string;
  readonly method?: string;
  readonly authority?: string;
  readonly contactFoundBy?: string;
  readonly reason?: string;
  readonly list?: boolean;
};
type AnswerOptions = Common & { readonly answer: string; readonly accepted: 'yes' | 'no'; readonly reason?: string };

/** The form’s questions in the words of JSON Schema. */
type Question = { readonly description?: string; readonly type?: string; readonly enum?: readonly string[] };

function questionsOf(signal: string): Readonly<Record<string, Question>> {
  const { check } = findLine(signal);
  if (check.kind !== 'observed') return {};
  return (z.toJSONSchema(check.rubric, { io: 'input' }).properties ?? {}) as Readonly<Record<string, Question>>;
}

/** Reads `key=value` by what the question asks for; what does not fit stays text, and the form says what is wrong. */
function readAnswers(pairs: readonly string[], questions: Readonly<Record<string, Question>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new BonafideError('usage.invalid', `“${pair}” is no answer.`, 'Write --answer question=value.');
      const key = pair.slice(0, at);
      const text = pair.slice(at + 1);
      const type = questions[key]?.type;
      if (type === 'boolean' && /^(?:yes|no|true|false)$/i.test(text)) return [key, /^(?:yes|true)$/i.test(text)];
      if ((type === 'integer' || type === 'number') && text.trim() !== '' && Number.isFinite(Number(text))) return [key, Number(text)];
      return [key, text];
    }),
  );
}

async function ask(questions: Readonly<Record<string, Question>>, answers: Record<string, string | number | boolean>): Promise<Record<string, string | number | boolean>> {
  const prompts = await import('@clack/prompts');
  const result = { ...answers };
  for (const [key, question] of Object.entries(questions)) {
    if (result[key] !== undefined) continue;
    const message = question.description ?? key;
    const answer =
      question.type === 'boolean'
        ? await prompts.confirm({ message })
        : question.enum !== undefined
          ? await prompts.select({ message, options: question.enum.map((value) => ({ value, label: value })) })
          : await prompts.text({ message });
    if (prompts.isCancel(answer)) throw new BonafideError('usage.invalid', 'The form was not finished.', 'Nothing was recorded.');
    Object.assign(result, typeof answer === 'string' ? readAnswers([`${key}=${answer}`], questions) : { [key]: answer });
  }
  return result;
}

function need(value: string | undefined, what: string, example: string): string {
  if (value !== undefined && value !== '') return value;
  throw new BonafideError('usage.invalid', `${what} is missing.`, `For example: ${example}`);
}

function given(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function tell({ record, added, before, after, withheld }: Recorded, json: boolean | undefined, { terminal }: CliContext): number {
  if (json === true) {
    terminal.out(`${JSON.stringify({ record, added, assessment: after })}\n`);
    return EXIT.done;
  }
  terminal.out(added ? `Recorded for ${printable(after.caption)} as ${record.id}.\n` : 'The same record is there already; nothing changed.\n');
  if (withheld > 0) terminal.err(`${withheld} term(s) about ancestry, looks, speech, faith, sex, age or health were withheld. Describe what was done or said.\n`);
  terminal.out(before.level === after.level ? `The level stays ${after.level}. ${after.headline}\n` : `The level went from ${before.level} to ${after.level}. ${after.headline}\n`);
  const step = after.nextSteps[0];
  if (step !== undefined) terminal.out(`Next: ${step.title} (${step.owner}): ${step.why}.\n`);
  return EXIT.done;
}

async function withStore(ports: Ports, work: () => Promise<Recorded>): Promise<Recorded> {
  const store = await ports.store();
  try {
    return await work();
  } finally {
    await store.close();
  }
}

/** Records an observation. @throws BonafideError as `recordObservation`, and `usage.invalid` */
export async function observe(person: string | undefined, signal: string | undefined, options: ObserveOptions, context: CliContext): Promise<number> {
  const example = 'bonafide observe P-0042 liveness-failed --by "Robin Example" --answer promptsTried=3 --answer promptsFailed=2 --answer connectionGood=yes';
  if (options.form === true) {
    context.terminal.out(renderCheckPage(describeCheck(signal ?? need(person, 'The signal', 'bonafide observe --form liveness-failed'))));
    return EXIT.done;
  }
  const check = need(signal, 'The signal', example);
  const questions = questionsOf(check);
  const typed = readAnswers(options.answer ?? [], questions);
  const answers = context.terminal.interactive ? await ask(questions, typed) : typed;
  const ports = context.compose({ db: options.db, store: true });
  const observation = {
    check,
    by: need(options.by, 'The name of who saw it (--by)', example),
    at: options.at ?? ports.now().slice(0, 10),
    answers,
    ...given({ accommodation: options.accommodation, note: options.note }),
  };
  const policy = await policyOf(options.policy, ports);
  return tell(await withStore(ports, () => recordObservation({ person: need(person, 'The person', example), observation, policy }, ports)), options.json, context);
}

/** Records a verification. @throws BonafideError as `recordVerification`, and `usage.invalid` */
export async function verify(person: string | undefined, verification: string | undefined, options: VerifyOptions, context: CliContext): Promise<number> {
  const example = 'bonafide verify P-0042 residence-proof --result satisfied --by "Robin Example"';
  if (options.list === true) {
    if (options.json === true) context.terminal.out(`${JSON.stringify(verifications, null, 2)}\n`);
    else for (const line of verifications) context.terminal.out(`${line.id.padEnd(26)} ${line.owner.padEnd(15)} ${line.title}: ${line.satisfiedWhen}.\n`);
    return EXIT.done;
  }
  const ports = context.compose({ db: options.db, store: true });
  const record = {
    verification: need(verification, 'The verification', example),
    result: need(options.result, 'The result (--result)', example),
    by: need(options.by, 'The name of who did it (--by)', example),
    at: options.at ?? ports.now().slice(0, 10),
    ...given({ about: options.about, method: options.method, authority: options.authority, contactFoundBy: options.contactFoundBy, reason: options.reason, note: options.note }),
  };
  const policy = await policyOf(options.policy, ports);
  return tell(await withStore(ports, () => recordVerification({ person: need(person, 'The person', example), verification: record, policy }, ports)), options.json, context);
}

/** Records the answer to a finding. @throws BonafideError as `recordAnswer` */
export async function answer(person: string, signal: string, options: AnswerOptions, context: CliContext): Promise<number> {
  const ports = context.compose({ db: options.db, store: true });
  const record = {
    check: signal,
    by: options.by,
    at: options.at ?? ports.now().slice(0, 10),
    answer: options.answer,
    accepted: options.accepted === 'yes',
    ...given({ reason: options.reason }),
  };
  const policy = await policyOf(options.policy, ports);
  return tell(await withStore(ports, () => recordAnswer({ person, answer: record, policy }, ports)), options.json, context);
}
