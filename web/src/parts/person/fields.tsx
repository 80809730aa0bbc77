import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import type { Schemas } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { ProblemAlert } from '../problem-alert.tsx';

/** Longest text that somebody writes. Unit: characters. @source src/model/scalars.ts */
export const MOST_TEXT = 10_000;
/** Longest name or label. Unit: characters. @source src/model/scalars.ts */
export const MOST_LABEL = 500;

/** Help stands below its field, so that fields beside each other are on one line. */
export const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** Whether a text is a day, a month or a year that exists. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  if (day === undefined) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}

/** What is wrong with a text that must be there, or may be. */
export function textFault(text: string, needed: boolean, most = MOST_TEXT): string | undefined {
  if (text.length > most) return words.act.tooLong(most);
  return needed && text.trim() === '' ? words.act.required : undefined;
}

export const dateFault = (text: string): string | undefined => (text === '' || isDate(text) ? undefined : words.act.date);

/** One of a few, as buttons that are all seen. */
export function Choice<O extends Readonly<Record<string, string>>>({
  label,
  options,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly options: O;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: keyof O & string) => void;
}) {
  const id = useId();
  return (
    <fieldset className="choice" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      {(Object.entries(options) as [keyof O & string, string][]).map(([one, text]) => (
        <label key={one}>
          <input type="radio" name={id} value={one} checked={value === one} onChange={() => onChange(one)} /> {text}
        </label>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className="fault">
          {error}
        </p>
      )}
    </fieldset>
  );
}

export function WhenField({ value, error, onChange }: { readonly value: string; readonly error?: string | undefined; readonly onChange: (value: string) => void }) {
  return (
    <TextInput
      label={words.act.when}
      description={words.act.whenHelp}
      inputWrapperOrder={BELOW}
      value={value}
      error={error}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      className="short"
    />
  );
}

export function TextField({
  label,
  value,
  error,
  onChange,
  needed = false,
  description,
}: {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
  readonly needed?: boolean;
  readonly description?: string;
}) {
  return <Textarea label={label} description={description} value={value} error={error} rows={3} withAsterisk={needed} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** A form in the page: what failed is said above its buttons, and what was typed stays. */
export function Form({
  label,
  submit,
  sending,
  error,
  faulty = false,
  onSend,
  onCancel,
  children,
}: {
  readonly label: string;
  readonly submit: string;
  readonly sending: boolean;
  readonly error: unknown;
  /** Whether something at a field is wrong: nothing is sent, and the first such field is gone to. */
  readonly faulty?: boolean;
  readonly onSend: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    onSend();
    const form = event.currentTarget;
    if (faulty) setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid=true], fieldset:has(.fault) input')?.focus());
  };
  return (
    <form className="inset" aria-label={label} onSubmit={send} noValidate>
      {children}
      {error !== null && error !== undefined && <ProblemAlert error={error} />}
      <div className="actions">
        <Button type="submit" size="sm" loading={sending}>
          {submit}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" size="sm" onClick={onCancel}>
            {words.act.cancel}
          </Button>
        )}
        <span className="small dimmed">{words.act.kept}</span>
      </div>
    </form>
  );
}

/** What recording did, in a sentence. */
export function toldOf({ added, withheld }: Pick<Schemas['Recorded'], 'added' | 'withheld'>): string {
  return [added ? words.act.recorded : words.act.same, ...(withheld > 0 ? [words.act.withheld(withheld)] : [])].join(' ');
}
