import { Alert, Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { me, useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Once, Sure, Table, Ticks } from './kit.tsx';

const words = all.people;
type Role = Schemas['Role'];
type Account = Schemas['Account'];
const ROLES = Object.keys(all.roleNames) as readonly Role[];
/** Accounts asked for at a time. */
const PAGE = 200;

const roleName = (role: Role) => all.roleNames[role];
const roleWords = (role: Role) => all.roleWords[role];
type Link = { readonly name: string; readonly url: string };

function Invite({ onMade }: { readonly onMade: (link: Link) => void }) {
  const [draft, setDraft, forget] = useDraft<{ email: string; name: string; roles: readonly Role[] }>('settings invite', { email: '', name: '', roles: [] });
  const [tried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () => told(api.POST('/v1/accounts', { body: { email: draft.email.trim(), name: draft.name.trim(), roles: [...draft.roles] } })),
    onSuccess: async ({ account, setupUrl }) => {
      forget();
      setTried(false);
      setTimes(times + 1);
      onMade({ name: account.name, url: setupUrl });
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const wrong = {
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()) ? undefined : words.wrongEmail,
    name: draft.name.trim() === '' ? words.noName : undefined,
    roles: draft.roles.length === 0 ? words.noRoles : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((one) => one === undefined)) invite.mutate();
  };
  return (
    <details key={times} className="card">
      <summary>{words.invite}</summary>
      <form className="set-form" onSubmit={submit} noValidate>
        <TextInput
          label={words.email}
          type="email"
          maxLength={320}
          autoComplete="off"
          required
          value={draft.email}
          onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
          error={tried ? wrong.email : undefined}
        />
        <TextInput
          label={words.name}
          maxLength={200}
          autoComplete="off"
          required
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          error={tried ? wrong.name : undefined}
        />
        <Ticks
          legend={words.roles}
          all={ROLES}
          chosen={draft.roles}
          onChange={(roles) => setDraft({ ...draft, roles })}
          name={roleName}
          what={roleWords}
          error={tried ? wrong.roles : undefined}
        />
        {invite.error !== null && <ProblemAlert error={invite.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={invite.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </details>
  );
}

function ChangeRoles({ account, onClose, onDone }: { readonly account: Account; readonly onClose: () => void; readonly onDone: () => void }) {
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => told(api.PATCH('/v1/accounts/{account}', { params: { path: { account: account.id } }, body: { roles: [...roles] } })),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  return (
    <Dialog title={words.changeOf(account.name.slice(0, 60))} onClose={onClose}>
      <Ticks legend={words.roles} all={ROLES} chosen={roles} onChange={setRoles} name={roleName} error={roles.length === 0 ? words.noRoles : undefined} />
      <p className="small dimmed">{words.endsSessions}</p>
      {change.error !== null && <ProblemAlert error={change.error} />}
      <div className="set-buttons">
        <Button loading={change.isPending} disabled={roles.length === 0} onClick={() => change.mutate()}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {all.cancel}
        </Button>
      </div>
    </Dialog>
  );
}

type Asked = { readonly what: 'roles' | 'close' | 'open' | 'reset'; readonly account: Account };

function Row({ account, own, onAsk }: { readonly account: Account; readonly own: boolean; readonly onAsk: ((asked: Asked) => void) | undefined }) {
  const { name, email, roles, disabled, twoFactor, createdAt } = account;
  const short = name.slice(0, 60);
  return (
    <tr>
      <td>
        <Said text={name} most={80} /> {own && <span className="dimmed">{words.you}</span>}
        <br />
        <span className="small dimmed">
          <Said text={email} most={120} />
        </span>
      </td>
      <td>{roles.map(roleName).join(', ') || all.none}</td>
      <td className="small">
        {disabled ? <strong>{words.closed}</strong> : words.active}
        <br />
        <span className="dimmed">
          {twoFactor ? words.second : words.noSecond}, {all.created(day(createdAt))}
        </span>
      </td>
      {onAsk !== undefined && (
        <td>
          <div className="set-buttons">
            <Button variant="default" size="compact-xs" aria-label={words.changeOf(short)} onClick={() => onAsk({ what: 'roles', account })}>
              {words.change}
            </Button>
            <Button variant="default" size="compact-xs" aria-label={words.resetOf(short)} onClick={() => onAsk({ what: 'reset', account })}>
              {words.reset}
            </Button>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={disabled ? words.openOf(short) : words.closeOf(short)}
              onClick={() => onAsk({ what: disabled ? 'open' : 'close', account })}
            >
              {disabled ? words.open : words.close}
            </Button>
          </div>
        </td>
      )}
    </tr>
  );
}

/** Who may sign in and what for. */
export function PeopleSettings() {
  const may = useMay();
  const queries = useQueryClient();
  const who = useQuery(me).data;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam, signal }) => told(api.GET('/v1/accounts', { params: { query: { limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const [link, setLink] = useState<Link>();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  const close = () => setAsked(undefined);
  const act = useMutation({
    mutationFn: async ({ what, account }: Asked) => {
      const path = { account: account.id };
      if (what === 'reset') setLink({ name: account.name, url: (await told(api.POST('/v1/accounts/{account}/setup-links', { params: { path } }))).setupUrl });
      else await told(api.PATCH('/v1/accounts/{account}', { params: { path }, body: { disabled: what === 'close' } }));
    },
    onSuccess: async (_, { what, account }) => {
      if (what !== 'reset') setSaid(words.saved(account.name.slice(0, 60)));
      close();
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const accounts = (data?.pages.flatMap((page) => page.accounts) ?? []).sort((one, two) => one.name.localeCompare(two.name));
  const name = asked?.account.name.slice(0, 60) ?? '';
  const questions = {
    reset: [words.resetOf(name), words.resetIs, words.reset],
    close: [words.closeOf(name), words.closeIs, words.close],
    open: [words.openOf(name), words.endsSessions, words.open],
  } as const;
  const question = asked === undefined || asked.what === 'roles' ? undefined : questions[asked.what];
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {may('accounts.invite') && <Invite onMade={setLink} />}
      {link !== undefined && (
        <Once key={link.url} label={words.linkFor(link.name.slice(0, 60))} value={link.url}>
          <p>{words.linkIs}</p>
          <Button size="xs" onClick={() => setLink(undefined)}>
            {all.seen}
          </Button>
        </Once>
      )}
      {said !== undefined && (
        <Alert color="green" variant="outline" role="status">
          {said}
        </Alert>
      )}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {accounts.length > 0 && (
        <Table label={words.account} heads={[words.account, words.roles, words.state, ...(may('accounts.change') ? [words.act] : [])]}>
          {accounts.map((account) => (
            <Row
              key={account.id}
              account={account}
              own={account.id === who?.id}
              onAsk={
                may('accounts.change')
                  ? (one) => {
                      act.reset();
                      setSaid(undefined);
                      setAsked(one);
                    }
                  : undefined
              }
            />
          ))}
        </Table>
      )}
      {hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void fetchNextPage()}>
          {all.more}
        </Button>
      )}
      <details>
        <summary>{words.what}</summary>
        <dl className="set-facts">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{roleName(role)}</dt>
              <dd>{roleWords(role)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {asked?.what === 'roles' && (
        <ChangeRoles
          account={asked.account}
          onClose={close}
          onDone={() => {
            setSaid(words.saved(name));
            close();
          }}
        />
      )}
      {asked !== undefined && question !== undefined && (
        <Sure title={question[0]} what={question[1]} act={question[2]} busy={act.isPending} error={act.error} onAct={() => act.mutate(asked)} onClose={close} />
      )}
    </>
  );
}
