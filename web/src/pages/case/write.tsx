import { Alert, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { words as page } from '../../texts/case.ts';
import { words } from '../../texts/case-work.ts';
import { useCase } from './context.tsx';

/** Longest text and longest label that the server takes. Unit: characters. @source src/model/scalars.ts */
const LONGEST_TEXT = 10_000;
const LONGEST_LABEL = 500;

export type Errors<T> = { readonly [K in keyof T]?: string | undefined };
export type Fields<T> = { readonly value: T; readonly set: (patch: Partial<T>) => void; readonly errors: Errors<T> };

/** What is wrong with a text somebody has to write. */
export function needed(text: string, most = LONGEST_TEXT): string | undefined {
  return text.trim() === '' ? words.required : tooLong(text, most);
}

/** What is wrong with a text somebody may write. */
export function tooLong(text: string, most = LONGEST_TEXT): string | undefined {
  return text.length > most ? words.tooLong(text.length - most, most) : undefined;
}

export const neededLabel = (text: string): string | undefined => needed(text, LONGEST_LABEL);
export const chosen = (text: string): string | undefined => (text === '' ? words.choose : undefined);

type Props<T> = {
  /** Names the form within the case: what is typed is kept under it. */
  readonly name: string;
  /** Button that opens it. Left out where it is always open. */
  readonly opens?: string;
  /** What is opened for more than one thing says which, for whoever hears it out of its place. */
  readonly about?: string;
  /** It is not what one comes for: its button is quieter. */
  readonly quiet?: true;
  readonly initial: T;
  readonly check?: (value: T) => Errors<T>;
  readonly send: (value: T, version: number) => Promise<unknown>;
  readonly submit: string | ((value: T) => string);
  readonly done: string | ((answer: never) => string);
  readonly intro?: string;
  readonly children: (fields: Fields<T>) => ReactNode;
};

/** Somebody else changed the case: what they did, what became of one’s own, and the way on. */
function Conflict({ error }: { readonly error: unknown }) {
  const { one } = useCase();
  const queries = useQueryClient();
  const [reloaded, setReloaded] = useState(false);
  return (
    <Alert color="red" variant="outline" role="alert" title={page.conflict.title}>
      <p>{page.conflict.kept}</p>
      <p className="small">
        {page.conflict.said} <Said text={problemOf(error).title} />
      </p>
      {reloaded ? (
        <p role="status">{page.conflict.reloaded}</p>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={async () => {
            await queries.invalidateQueries({ queryKey: ['case', one.id] });
            setReloaded(true);
          }}
        >
          {page.conflict.reload}
        </Button>
      )}
    </Alert>
  );
}

/**
 * A form that changes the case. What is typed stays through a reload, a server that is gone, and somebody else’s change; a form in which
 * something is typed is open when the page is.
 */
export function Write<T extends object>({ name, opens, about, quiet, initial, check, send, submit, done, intro, children }: Props<T>) {
  const { one, announce } = useCase();
  const queries = useQueryClient();
  const [value, set, forget] = useDraft<T>(`case ${one.id} ${name}`, initial);
  const [open, setOpen] = useState(() => opens === undefined || JSON.stringify(value) !== JSON.stringify(initial));
  const [errors, setErrors] = useState<Errors<T>>({});
  // What an answer of the server puts into a field must not undo what was typed into another meanwhile.
  const latest = useRef(value);
  const change = (patch: Partial<T>) => {
    latest.current = { ...latest.current, ...patch };
    set(latest.current);
  };
  const form = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const focus = useRef<'form' | 'opener' | 'error' | undefined>(undefined);
  useEffect(() => {
    const wanted = focus.current;
    focus.current = undefined;
    if (wanted === 'form') form.current?.querySelector<HTMLElement>('input:enabled, select, textarea')?.focus();
    if (wanted === 'error') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (wanted === 'opener') opener.current?.focus();
  });
  const sending = useMutation({
    mutationFn: (given: T) => send(given, one.version),
    onSuccess: async (answer) => {
      forget();
      latest.current = initial;
      setErrors({});
      // What is said to be done is seen to be done.
      await queries.invalidateQueries();
      if (opens !== undefined) {
        setOpen(false);
        focus.current = 'opener';
      }
      announce(typeof done === 'string' ? done : done(answer as never));
    },
  });
  if (!open)
    return (
      <Button
        ref={opener}
        className="opens no-print"
        variant={quiet === true ? 'subtle' : 'default'}
        size="compact-sm"
        {...(about === undefined ? {} : { 'aria-label': `${opens}: ${about}` })}
        onClick={() => {
          focus.current = 'form';
          setOpen(true);
        }}
      >
        {opens}
      </Button>
    );
  return (
    <form
      ref={form}
      className="write no-print"
      noValidate
      aria-label={about === undefined ? (opens ?? (typeof submit === 'string' ? submit : name)) : `${opens}: ${about}`}
      onSubmit={(event) => {
        event.preventDefault();
        const found = Object.fromEntries(Object.entries(check?.(value) ?? {}).filter(([, error]) => error !== undefined)) as Errors<T>;
        setErrors(found);
        if (Object.keys(found).length > 0) focus.current = 'error';
        else if (!sending.isPending) sending.mutate(value);
      }}
    >
      {intro !== undefined && <p className="small dimmed">{intro}</p>}
      {children({ value, set: change, errors })}
      {sending.error !== null && (problemOf(sending.error).code === 'case.changed' ? <Conflict error={sending.error} /> : <ProblemAlert error={sending.error} />)}
      <div className="buttons">
        <Button type="submit" size="compact-md" loading={sending.isPending}>
          {typeof submit === 'string' ? submit : submit(value)}
        </Button>
        {opens !== undefined && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => {
              // What was typed is there when it is opened again.
              sending.reset();
              setErrors({});
              focus.current = 'opener';
              setOpen(false);
            }}
          >
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

type Of<T> = { readonly of: Fields<T>; readonly name: keyof T & string; readonly label: string; readonly description?: string; readonly required?: boolean };
const textOf = <T extends object>(fields: Fields<T>, name: keyof T & string): string => String(fields.value[name] ?? '');
const put = <T extends object>(fields: Fields<T>, name: keyof T & string, text: string): void => fields.set({ [name]: text } as unknown as Partial<T>);

/** Several lines of text. */
export function Area<T extends object>({ of, name, label, description, required = false, rows = 3 }: Of<T> & { readonly rows?: number }) {
  return (
    <Textarea
      label={label}
      description={description}
      required={required}
      rows={rows}
      error={of.errors[name]}
      value={textOf(of, name)}
      onChange={(event) => put(of, name, event.currentTarget.value)}
    />
  );
}

/** A line of text, or a day. */
export function Line<T extends object>({ of, name, label, description, required = false, type = 'text' }: Of<T> & { readonly type?: 'text' | 'date' }) {
  return (
    <TextInput
      type={type}
      label={label}
      description={description}
      required={required}
      error={of.errors[name]}
      value={textOf(of, name)}
      onChange={(event) => put(of, name, event.currentTarget.value)}
    />
  );
}

/** One of several. @param blank what stands for none of them */
export function Pick<T extends object>({
  of,
  name,
  label,
  description,
  required = false,
  data,
  blank,
}: Of<T> & { readonly data: Readonly<Record<string, string>>; readonly blank?: string }) {
  return (
    <NativeSelect
      label={label}
      description={description}
      required={required}
      error={of.errors[name]}
      value={textOf(of, name)}
      data={[...(blank === undefined ? [] : [{ value: '', label: blank }]), ...Object.entries(data).map(([value, text]) => ({ value, label: text }))]}
      onChange={(event) => put(of, name, event.currentTarget.value)}
    />
  );
}
