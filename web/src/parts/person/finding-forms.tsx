import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';
import { useDraft } from '../use-draft.ts';
import { Choice, dateFault, Form, TextField, textFault, toldOf, WhenField } from './fields.tsx';
import { casesOf, useWrite } from './queries.ts';

export type Finding = Schemas['WeighedFinding'];

type Props = { readonly person: string; readonly finding: Finding; readonly onDone: (said: string, inCase?: string) => void; readonly onCancel: () => void };

const path = (person: string) => ({ params: { path: { person } } });
const optional = <K extends string>(name: K, text: string): { readonly [name in K]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [name in K]?: string });

/** The person’s own explanation of a finding, and whether it is accepted. */
export function AnswerForm({ person, finding, onDone, onCancel }: Props) {
  const [draft, setDraft, forget] = useDraft(`answer ${person} ${finding.checkId}`, { text: '', accepted: '', reason: '', at: '' });
  const [tried, setTried] = useState(false);
  const { text, accepted, reason, at } = draft;
  const faults = { text: textFault(text, true), accepted: accepted === '' ? words.act.required : undefined, reason: textFault(reason, false), at: dateFault(at) };
  const faulty = Object.values(faults).some((fault) => fault !== undefined);
  const write = useWrite(
    () =>
      told(
        api.POST('/v1/people/{person}/answers', {
          ...path(person),
          body: { check: finding.checkId, answer: text.trim(), accepted: accepted === 'yes', ...optional('reason', reason), ...optional('at', at) },
        }),
      ),
    (result) => {
      forget();
      onDone(toldOf(result));
    },
  );
  const shown: Partial<typeof faults> = tried ? faults : {};
  return (
    <Form
      label={words.act.of(words.act.answer, finding.title)}
      submit={words.answer.submit}
      sending={write.isPending}
      error={write.error}
      faulty={faulty}
      onCancel={onCancel}
      onSend={() => (faulty ? setTried(true) : write.mutate(undefined))}
    >
      <p className="small dimmed">{words.answer.intro}</p>
      <TextField label={words.answer.text} needed value={text} error={shown.text} onChange={(value) => setDraft({ ...draft, text: value })} />
      <Choice
        label={words.answer.accepted}
        options={{ yes: words.answer.yes, no: words.answer.no }}
        value={accepted}
        error={shown.accepted}
        onChange={(value) => setDraft({ ...draft, accepted: value })}
      />
      <TextField label={words.answer.reason} value={reason} error={shown.reason} onChange={(value) => setDraft({ ...draft, reason: value })} />
      <WhenField value={at} error={shown.at} onChange={(value) => setDraft({ ...draft, at: value })} />
    </Form>
  );
}

const verdicts = Object.keys(words.judge.verdicts) as Schemas['Verdict'][];

/** A verdict on a finding. It belongs to a case: where none is open, one is opened in the same step. */
export function JudgeForm({ person, finding, onDone, onCancel }: Props) {
  const { data, refetch } = useQuery(casesOf(person));
  const [draft, setDraft, forget] = useDraft(`verdict ${person} ${finding.id}`, { verdict: '', reason: '', because: words.judge.becauseDefault as string });
  const [tried, setTried] = useState(false);
  const open = data?.cases.find(({ status }) => status !== 'closed');
  const { verdict, reason, because } = draft;
  const faults = {
    verdict: verdict === '' ? words.act.required : undefined,
    reason: textFault(reason, true),
    because: open === undefined ? textFault(because, true) : undefined,
  };
  const faulty = Object.values(faults).some((fault) => fault !== undefined);
  const write = useWrite(
    async () => {
      const one = open ?? (await told(api.POST('/v1/people/{person}/cases', { ...path(person), body: { because: because.trim() } })));
      const given = verdicts.find((value) => value === verdict) ?? 'insufficient';
      return told(
        api.POST('/v1/cases/{case}/verdicts', { params: { path: { case: one.id } }, body: { finding: finding.id, verdict: given, reason: reason.trim(), version: one.version } }),
      );
    },
    ({ id }) => {
      forget();
      onDone(words.judge.done, id);
    },
  );
  const shown: Partial<typeof faults> = tried ? faults : {};
  return (
    <Form
      label={words.act.of(words.act.judge, finding.title)}
      submit={open === undefined ? words.judge.submitOpen : words.judge.submit}
      sending={write.isPending}
      error={write.error}
      faulty={faulty}
      onCancel={onCancel}
      onSend={() => (faulty ? setTried(true) : write.mutate(undefined, { onError: () => void refetch() }))}
    >
      <p className="small dimmed">
        {words.judge.intro} {data !== undefined && open === undefined && words.judge.opens}
      </p>
      <Choice label={words.judge.which} options={words.judge.verdicts} value={verdict} error={shown.verdict} onChange={(value) => setDraft({ ...draft, verdict: value })} />
      <TextField label={words.judge.reason} needed value={reason} error={shown.reason} onChange={(value) => setDraft({ ...draft, reason: value })} />
      {data !== undefined && open === undefined && (
        <TextField label={words.judge.because} needed value={because} error={shown.because} onChange={(value) => setDraft({ ...draft, because: value })} />
      )}
      {open !== undefined && (
        <p className="small">
          <Link to="/cases/$case" params={{ case: open.id }}>
            {words.judge.toCase}
          </Link>
        </p>
      )}
    </Form>
  );
}

/** That an entry of a list is somebody else. */
export function DismissForm({ person, finding, onDone, onCancel }: Props) {
  const entries = finding.evidence.flatMap(({ ref, id, quote }) => (ref === 'list-entry' && id !== undefined ? [{ id, quote }] : []));
  const [draft, setDraft, forget] = useDraft(`dismissal ${person} ${finding.id}`, { entry: entries[0]?.id ?? '', reason: '' });
  const [tried, setTried] = useState(false);
  const fault = textFault(draft.reason, true);
  const write = useWrite(
    () => told(api.POST('/v1/people/{person}/dismissals', { ...path(person), body: { entry: draft.entry, reason: draft.reason.trim() } })),
    () => {
      forget();
      onDone(words.act.recorded);
    },
  );
  return (
    <Form
      label={words.act.of(words.act.dismiss, finding.title)}
      submit={words.dismiss.submit}
      sending={write.isPending}
      error={write.error}
      faulty={fault !== undefined}
      onCancel={onCancel}
      onSend={() => (fault === undefined ? write.mutate(undefined) : setTried(true))}
    >
      <p className="small dimmed">{words.dismiss.intro}</p>
      {entries.length > 1 ? (
        <Choice
          label={words.dismiss.entry}
          options={Object.fromEntries(entries.map(({ id, quote }) => [id, `${quote.slice(0, 200)} (${id})`]))}
          value={draft.entry}
          onChange={(entry) => setDraft({ ...draft, entry })}
        />
      ) : (
        <p>
          <Said text={entries[0]?.quote ?? ''} most={300} /> <code>{draft.entry}</code>
        </p>
      )}
      <TextField label={words.dismiss.reason} needed value={draft.reason} error={tried ? fault : undefined} onChange={(reason) => setDraft({ ...draft, reason })} />
    </Form>
  );
}
