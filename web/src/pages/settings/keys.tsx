import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { me, useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Once, Sure } from './kit.tsx';

const words = all.keys;
/** What a key may be for, and who may use such a key at all. @source src/http/standards.ts */
const SCOPES = { read: undefined, write: undefined, scim: ['hr'], taxii: ['security', 'counsel', 'auditor'] } as const satisfies Record<string, readonly string[] | undefined>;
type Scope = keyof typeof SCOPES;
const GIVES: Readonly<Record<Scope, readonly Schemas['KeyScope'][]>> = { read: ['read'], write: ['read', 'write'], scim: ['scim'], taxii: ['taxii'] };
/** How long a key may work. Unit: days. @source src/operations/catalogue-upkeep.ts: at most 366 */
const DAYS = [7, 30, 90, 180, 365];

function Make({ onMade }: { readonly onMade: (made: { readonly token: string }) => void }) {
  const roles: readonly string[] = useQuery(me).data?.roles ?? [];
  const [draft, setDraft, forget] = useDraft<{ label: string; scope: Scope; days: number }>('settings key', { label: '', scope: 'read', days: 90 });
  const [tried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => told(api.POST('/v1/keys', { body: { label: draft.label.trim(), scopes: [...GIVES[draft.scope]], days: draft.days } })),
    onSuccess: async ({ token }) => {
      forget();
      setTried(false);
      setTimes(times + 1);
      onMade({ token });
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const empty = draft.label.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!empty) make.mutate();
  };
  const offered = (Object.keys(SCOPES) as Scope[]).filter((one) => SCOPES[one]?.some((role) => roles.includes(role)) ?? true);
  return (
    <details key={times} className="card">
      <summary>{words.make}</summary>
      <form className="set-form" onSubmit={submit} noValidate>
        <TextInput
          label={words.label}
          required
          maxLength={100}
          value={draft.label}
          onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
          error={tried && empty ? words.noLabel : undefined}
        />
        <NativeSelect
          label={words.scope}
          data={offered.map((value) => ({ value, label: words.scopes[value] }))}
          value={draft.scope}
          onChange={(event) => setDraft({ ...draft, scope: offered.find((one) => one === event.currentTarget.value) ?? 'read' })}
        />
        <NativeSelect
          label={words.days}
          data={DAYS.map((days) => ({ value: String(days), label: words.day(days) }))}
          value={String(draft.days)}
          onChange={(event) => setDraft({ ...draft, days: Number(event.currentTarget.value) })}
        />
        {make.error !== null && <ProblemAlert error={make.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={make.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </details>
  );
}

const scopeOf = (scopes: readonly string[]): string => words.scopes[scopes.includes('write') ? 'write' : ((scopes[0] ?? 'read') as Scope)];

/** Keys with which programs act for people. */
export function KeySettings() {
  const may = useMay();
  const who = useQuery(me).data;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => told(api.GET('/v1/keys', { signal })) });
  const [made, setMade] = useState<{ readonly token: string }>();
  const [going, setGoing] = useState<Schemas['ApiKey']>();
  const remove = useMutation({
    mutationFn: (key: string) => told(api.DELETE('/v1/keys/{key}', { params: { path: { key } } })),
    onSuccess: async () => {
      setGoing(undefined);
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const now = new Date().toISOString();
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {may('keys.add') && <Make onMade={setMade} />}
      {made !== undefined && (
        <Once key={made.token} label={words.token} value={made.token}>
          <p className="small">{words.tokenIs}</p>
          <Button size="xs" onClick={() => setMade(undefined)}>
            {all.seen}
          </Button>
        </Once>
      )}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data?.keys.length === 0 && <p>{words.none}</p>}
      <ul className="plain">
        {data?.keys.map((key) => (
          <li key={key.id} className="set-line">
            <div>
              <strong>
                <Said text={key.label} most={100} />
              </strong>{' '}
              <code className="small">{key.id}</code>
              <p className="small dimmed">
                {[scopeOf(key.scopes), key.expiresAt > now ? words.ends(day(key.expiresAt)) : words.ended(day(key.expiresAt)), all.created(day(key.createdAt))].join(' · ')}
                {key.accountId !== who?.id && ` · ${words.ofOther}`}
              </p>
            </div>
            {(key.accountId === who?.id || who?.roles.includes('admin')) && (
              <Button variant="default" size="compact-sm" aria-label={words.removeOf(key.label.slice(0, 60))} onClick={() => setGoing(key)}>
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {going !== undefined && (
        <Sure
          title={words.removeOf(going.label.slice(0, 60))}
          what={words.removeIs}
          act={words.remove}
          busy={remove.isPending}
          error={remove.error}
          onAct={() => remove.mutate(going.id)}
          onClose={() => setGoing(undefined)}
        />
      )}
    </>
  );
}
