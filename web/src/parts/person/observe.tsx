import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { useDraft } from '../use-draft.ts';
import { BELOW, Choice, dateFault, Form, TextField, textFault, toldOf, WhenField } from './fields.tsx';
import { checks, useWrite, verifications } from './queries.ts';
import { useTell } from './tell.tsx';

type Entry = Schemas['CatalogueEntry'];

/** One question of a signal’s form, as its JSON Schema says it. */
type Question = { readonly name: string; readonly ask: string } & (
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly from: number | undefined; readonly to: number | undefined }
);

type Property = { readonly type?: string; readonly enum?: readonly string[]; readonly description?: string; readonly minimum?: number; readonly maximum?: number };

export function questionsOf(form: unknown): readonly Question[] {
  const { properties = {} } = (form ?? {}) as { readonly properties?: Readonly<Record<string, Property>> };
  return Object.entries(properties).map(([name, { type, enum: options, description = name, minimum, maximum }]) => {
    const one = { name, ask: description };
    if (options !== undefined) return { ...one, kind: 'choice', options };
    if (type === 'boolean') return { ...one, kind: 'yes-no' };
    // A safe integer is the schema’s way to say that there is no limit.
    return { ...one, kind: 'number', whole: type === 'integer', from: minimum, to: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum };
  });
}

/** What an answer is to the server, or what is wrong with it. */
function answerTo(question: Question, given: string | undefined): { readonly value: string | number | boolean } | { readonly fault: string } {
  if (given === undefined || given.trim() === '') return { fault: words.act.required };
  if (question.kind === 'choice') return { value: given };
  if (question.kind === 'yes-no') return { value: given === 'yes' };
  const { whole, from, to } = question;
  const number = Number(given.trim().replace(',', '.'));
  const fits = Number.isFinite(number) && (!whole || Number.isInteger(number)) && (from === undefined || number >= from) && (to === undefined || number <= to);
  return fits ? { value: number } : { fault: words.observe.badNumber(from, to, whole) };
}

function QuestionField({
  question,
  value,
  error,
  onChange,
}: {
  readonly question: Question;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  if (question.kind === 'number')
    return (
      <TextInput
        label={question.ask}
        description={words.observe.number(question.from, question.to)}
        inputMode="decimal"
        value={value}
        error={error}
        className="short"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const options =
    question.kind === 'yes-no' ? { yes: words.observe.yes, no: words.observe.no } : Object.fromEntries(question.options.map((one) => [one, one.replaceAll('-', ' ')]));
  return <Choice label={question.ask} options={options} value={value} error={error} onChange={onChange} />;
}

/** What to look for, what is honest, and what settles it, beside the questions. */
function Rubric({ check }: { readonly check: Entry }) {
  const settles = (useQuery(verifications).data?.verifications ?? []).filter(({ id }) => check.settledBy.includes(id));
  return (
    <div className="rubric small">
      <h3>{words.observe.lookFor}</h3>
      <p>{check.description}</p>
      <h3>{words.honest}</h3>
      <ul className="tight">
        {check.falsePositives.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {settles.length > 0 && (
        <>
          <h3>{words.observe.satisfied}</h3>
          <ul className="tight">
            {settles.map(({ id, title, satisfiedWhen }) => (
              <li key={id}>
                {title}: {satisfiedWhen}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type Around = { readonly at: string; readonly accommodation: string };
type Accommodation = Schemas['Accommodation'];
const accommodations = Object.keys(words.observe.accommodations) as Accommodation[];

function SignalForm({ person, check, around }: { readonly person: string; readonly check: Entry; readonly around: Around }) {
  const questions = questionsOf(check.form);
  const [draft, setDraft, forget] = useDraft(`observation ${person} ${check.id}`, { answers: {} as Readonly<Record<string, string>>, note: '' });
  const [tried, setTried] = useState(false);
  const tell = useTell();
  const answers = questions.map((question) => ({ question, given: answerTo(question, draft.answers[question.name]) }));
  const noteFault = textFault(draft.note, questions.length === 0);
  const faulty = answers.some(({ given }) => 'fault' in given) || noteFault !== undefined || dateFault(around.at) !== undefined;
  const write = useWrite(
    () =>
      told(
        api.POST('/v1/people/{person}/observations', {
          params: { path: { person } },
          body: {
            check: check.id,
            answers: Object.fromEntries(answers.flatMap(({ question, given }) => ('value' in given ? [[question.name, given.value]] : []))),
            accommodation: accommodations.find((one) => one === around.accommodation) ?? 'not-offered',
            ...(around.at === '' ? {} : { at: around.at }),
            ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
          },
        }),
      ),
    (result) => {
      forget();
      setTried(false);
      tell(toldOf(result));
    },
  );
  return (
    <Form
      label={check.title}
      submit={words.observe.submit}
      sending={write.isPending}
      error={write.error}
      faulty={faulty}
      onSend={() => (faulty ? setTried(true) : write.mutate(undefined))}
    >
      <div className="beside">
        <div>
          {answers.map(({ question, given }) => (
            <QuestionField
              key={question.name}
              question={question}
              value={draft.answers[question.name] ?? ''}
              error={tried && 'fault' in given ? given.fault : undefined}
              onChange={(value) => setDraft({ ...draft, answers: { ...draft.answers, [question.name]: value } })}
            />
          ))}
          <TextField
            label={words.observe.note}
            needed={questions.length === 0}
            {...(questions.length === 0 ? { description: words.observe.noteNeeded } : {})}
            value={draft.note}
            error={tried ? noteFault : undefined}
            onChange={(note) => setDraft({ ...draft, note })}
          />
        </div>
        <Rubric check={check} />
      </div>
    </Form>
  );
}

function Signals({ person, all, around, wanted }: { readonly person: string; readonly all: readonly Entry[]; readonly around: Around; readonly wanted: string | undefined }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const shown = (id: string) => open.has(id) || id === wanted;
  return (
    <ul className="plain signals">
      {all.map((check) => (
        <li key={check.id}>
          <details
            className="card"
            open={shown(check.id)}
            onToggle={(event) => {
              const next = new Set(open);
              if (event.currentTarget.open) next.add(check.id);
              else next.delete(check.id);
              if (next.has(check.id) !== open.has(check.id)) setOpen(next);
            }}
          >
            <summary>{check.title}</summary>
            {shown(check.id) && <SignalForm person={person} check={check} around={around} />}
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Forms of an interview and of anything else that somebody saw. @param wanted a signal whose form is asked for elsewhere on the page */
export function Observe({ person, wanted }: { readonly person: string; readonly wanted: string | undefined }) {
  const { data } = useQuery(checks);
  const [around, setAround] = useDraft(`observations ${person}`, { at: '', accommodation: 'not-offered', stage: 'interview', other: '' });
  const all = data?.checks ?? [];
  const observed = all.filter(({ kind }) => kind === 'observed');
  const computed = all.filter(({ kind }) => kind === 'computed').sort((a, b) => a.title.localeCompare(b.title));
  const stages = (Object.keys(words.observe.stages) as Entry['stage'][]).filter((stage) => observed.some((one) => one.stage === stage));
  const [from, setFrom] = useState(wanted);
  if (wanted !== from) {
    setFrom(wanted);
    const stage = observed.find(({ id }) => id === wanted)?.stage;
    if (stage !== undefined) setAround({ ...around, stage });
  }
  const other = computed.find(({ id }) => id === around.other) ?? computed[0];
  return (
    <>
      <div className="fields">
        <NativeSelect
          label={words.observe.stage}
          data={[...stages.map((stage) => ({ value: stage as string, label: words.observe.stages[stage] })), { value: 'other', label: words.observe.other }]}
          value={around.stage}
          onChange={(event) => setAround({ ...around, stage: event.currentTarget.value })}
        />
        <WhenField value={around.at} error={dateFault(around.at)} onChange={(at) => setAround({ ...around, at })} />
        <NativeSelect
          label={words.observe.accommodation}
          description={words.observe.accommodationHelp}
          inputWrapperOrder={BELOW}
          data={Object.entries(words.observe.accommodations).map(([value, label]) => ({ value, label }))}
          value={around.accommodation}
          onChange={(event) => setAround({ ...around, accommodation: event.currentTarget.value })}
        />
      </div>
      {around.stage === 'other' && other !== undefined ? (
        <>
          <NativeSelect
            label={words.observe.signalOf}
            data={computed.map(({ id, title }) => ({ value: id, label: title }))}
            value={other.id}
            onChange={(event) => setAround({ ...around, other: event.currentTarget.value })}
          />
          <SignalForm key={other.id} person={person} check={other} around={around} />
        </>
      ) : (
        <Signals person={person} all={observed.filter(({ stage }) => stage === around.stage)} around={around} wanted={wanted} />
      )}
    </>
  );
}
