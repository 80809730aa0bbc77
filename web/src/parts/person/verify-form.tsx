import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { useDraft } from '../use-draft.ts';
import { BELOW, Choice, dateFault, Form, MOST_LABEL, TextField, textFault, toldOf, WhenField } from './fields.tsx';
import { useWrite } from './queries.ts';

type Verify = NonNullable<Schemas['Verification']>;
/** What a form of a verification needs of it. */
export type Step = { readonly id: string; readonly title: string; readonly how: string; readonly satisfiedWhen: string; readonly onFailure: string };

const empty = { which: '', result: '', reason: '', about: '', authority: '', method: '', contactFoundBy: '', note: '', at: '' };

/** Fields that were filled in. */
function filled(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
}

/** The result of a verification, by the function that owns it. @param steps one or several to choose from, all of them the reader’s to record */
export function VerifyForm({
  person,
  steps,
  about,
  onDone,
  onCancel,
}: {
  readonly person: string;
  readonly steps: readonly Step[];
  /** What the draft is about, beside the person. */
  readonly about: string;
  readonly onDone: (said: string) => void;
  readonly onCancel: (() => void) | undefined;
}) {
  const [draft, setDraft, forget] = useDraft(`verification ${person} ${about}`, { ...empty, which: steps[0]?.id ?? '' });
  const [tried, setTried] = useState(false);
  const step = steps.find(({ id }) => id === draft.which) ?? steps[0];
  const set = (more: Partial<typeof empty>) => setDraft({ ...draft, ...more });
  const faults = {
    result: draft.result === '' ? words.act.required : undefined,
    about: textFault(draft.about, false, MOST_LABEL),
    authority: textFault(draft.authority, false, MOST_LABEL),
    method: textFault(draft.method, false, MOST_LABEL),
    note: textFault(draft.note, false),
    at: dateFault(draft.at),
  };
  const faulty = Object.values(faults).some((fault) => fault !== undefined);
  const shown = tried ? faults : ({} as Partial<typeof faults>);
  const write = useWrite(
    () => {
      const { which: _, result, reason, ...rest } = draft;
      const body = { verification: step?.id ?? '', result, ...filled({ ...rest, ...(result === 'failed' ? { reason } : {}) }) };
      // Choices hold only what the form offers, and the server looks at each.
      return told(api.POST('/v1/people/{person}/verifications', { params: { path: { person } }, body: body as Omit<Verify, 'by' | 'at'> }));
    },
    (result) => {
      forget();
      onDone(toldOf(result));
    },
  );
  if (step === undefined) return null;
  return (
    <Form
      label={words.act.of(words.act.verify, step.title)}
      submit={words.verify.submit}
      sending={write.isPending}
      error={write.error}
      faulty={faulty}
      onCancel={onCancel}
      onSend={() => (faulty ? setTried(true) : write.mutate(undefined))}
    >
      {steps.length > 1 && (
        <NativeSelect
          label={words.verify.which}
          data={steps.map(({ id, title }) => ({ value: id, label: title }))}
          value={step.id}
          onChange={(event) => set({ which: event.currentTarget.value })}
        />
      )}
      {steps.length > 1 && <p className="small">{step.how}</p>}
      <p className="small dimmed">
        {words.doneWhen}: {step.satisfiedWhen} {words.onFailure}: {step.onFailure}
      </p>
      <Choice label={words.verify.result} options={words.verify.results} value={draft.result} error={shown.result} onChange={(result) => set({ result })} />
      {draft.result === 'failed' && (
        <NativeSelect
          label={words.verify.why}
          data={[{ value: '', label: words.observe.choose }, ...Object.entries(words.verify.whys).map(([value, label]) => ({ value, label }))]}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
      <div className="fields">
        <TextInput
          label={words.verify.about}
          description={words.verify.aboutHelp}
          inputWrapperOrder={BELOW}
          value={draft.about}
          error={shown.about}
          onChange={(event) => set({ about: event.currentTarget.value })}
        />
        <WhenField value={draft.at} error={shown.at} onChange={(at) => set({ at })} />
        <TextInput label={words.verify.authority} value={draft.authority} error={shown.authority} onChange={(event) => set({ authority: event.currentTarget.value })} />
        <TextInput label={words.verify.method} value={draft.method} error={shown.method} onChange={(event) => set({ method: event.currentTarget.value })} />
      </div>
      <Choice label={words.verify.contact} options={words.verify.contacts} value={draft.contactFoundBy} onChange={(contactFoundBy) => set({ contactFoundBy })} />
      <TextField label={words.verify.note} value={draft.note} error={shown.note} onChange={(note) => set({ note })} />
    </Form>
  );
}
