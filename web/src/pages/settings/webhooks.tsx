import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Once, Sure, Table, Ticks } from './kit.tsx';
import { moment } from './moment.ts';

const words = all.webhooks;
type Event = Schemas['HookEvent'];
type Subscription = Schemas['HookSubscription'];
const EVENTS = Object.keys(words.eventNames) as readonly Event[];
/** Deliveries asked for at a time, and how often. Unit: milliseconds. */
const PAGE = 25;
const EVERY = 5_000;
const eventName = (event: Event) => words.eventNames[event];

function Add({ onMade }: { readonly onMade: (secret: string) => void }) {
  const [draft, setDraft, forget] = useDraft<{ url: string; label: string; events: readonly Event[] }>('settings webhook', { url: '', label: '', events: [] });
  const [tried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => {
      const label = draft.label.trim();
      return told(api.POST('/v1/webhooks', { body: { url: draft.url.trim(), events: [...draft.events], ...(label === '' ? {} : { label }) } }));
    },
    onSuccess: async ({ secret }) => {
      forget();
      setTried(false);
      setTimes(times + 1);
      onMade(secret);
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const wrong = { url: /^https?:\/\/[^\s/]/i.test(draft.url.trim()) ? undefined : words.wrongUrl, events: draft.events.length === 0 ? words.noEvents : undefined };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.url === undefined && wrong.events === undefined) add.mutate();
  };
  return (
    <details key={times} className="card">
      <summary>{words.add}</summary>
      <form className="set-form" onSubmit={submit} noValidate>
        <TextInput
          label={words.url}
          description={words.urlHelp}
          type="url"
          required
          maxLength={2_000}
          value={draft.url}
          onChange={(event) => setDraft({ ...draft, url: event.currentTarget.value })}
          error={tried ? wrong.url : undefined}
        />
        <TextInput label={words.label} maxLength={200} value={draft.label} onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })} />
        <Ticks
          legend={words.events}
          all={EVENTS}
          chosen={draft.events}
          onChange={(events) => setDraft({ ...draft, events })}
          name={eventName}
          error={tried ? wrong.events : undefined}
        />
        {add.error !== null && <ProblemAlert error={add.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={add.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Deliveries({ webhook, url }: { readonly webhook: string; readonly url: string }) {
  const may = useMay();
  const queries = useQueryClient();
  const key = ['webhooks', webhook, 'deliveries'];
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/v1/webhooks/{webhook}/deliveries', {
          params: { path: { webhook }, query: { limit: PAGE, ...(pageParam === undefined ? {} : { before: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: EVERY,
  });
  const again = useMutation({
    mutationFn: (delivery: string) => told(api.POST('/v1/webhooks/{webhook}/deliveries/{delivery}/retries', { params: { path: { webhook, delivery } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  if (deliveries.length === 0) return <p className="small">{words.noDeliveries}</p>;
  return (
    <>
      {again.error !== null && <ProblemAlert error={again.error} />}
      <Table label={words.of(words.deliveries, url.slice(0, 80))} heads={[all.jobs.when, words.events, all.jobs.state]}>
        {deliveries.map(({ id, event, createdAt, state, attempts, nextAt }) => {
          const last = attempts.at(-1);
          return (
            <tr key={id}>
              <td className="small">{moment(createdAt)}</td>
              <td>
                <code className="set-break">{event}</code>
              </td>
              <td>
                {words.states[state]}{' '}
                <span className="small dimmed">
                  {[
                    words.tries(attempts.length),
                    ...(last?.status === undefined ? [] : [words.answered(last.status)]),
                    ...(nextAt === undefined ? [] : [words.next(moment(nextAt))]),
                  ].join(' · ')}
                </span>
                {last?.failure !== undefined && (
                  <p className="small">
                    <Said text={last.failure} most={200} />
                  </p>
                )}
                {may('webhooks.redeliver') && (
                  <p>
                    <Button variant="default" size="compact-xs" aria-label={words.againOf(id)} onClick={() => again.mutate(id)}>
                      {words.again}
                    </Button>
                  </p>
                )}
              </td>
            </tr>
          );
        })}
      </Table>
      {hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void fetchNextPage()}>
          {all.more}
        </Button>
      )}
    </>
  );
}

type Asked = { readonly what: 'renew' | 'remove'; readonly one: Subscription };

/** Programs that are told when something happens. */
export function WebhookSettings() {
  const may = useMay();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['webhooks'], queryFn: ({ signal }) => told(api.GET('/v1/webhooks', { signal })) });
  const [secret, setSecret] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState<string>();
  const again = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const act = useMutation({
    mutationFn: async ({ what, one }: { what: 'on' | 'off' | 'test' | 'renew' | 'remove'; one: Subscription }) => {
      const params = { path: { webhook: one.id } };
      if (what === 'renew') setSecret((await told(api.POST('/v1/webhooks/{webhook}/secrets', { params }))).secret);
      else if (what === 'remove') await told(api.DELETE('/v1/webhooks/{webhook}', { params }));
      else if (what === 'test') await told(api.POST('/v1/webhooks/{webhook}/tests', { params }));
      else await told(api.PATCH('/v1/webhooks/{webhook}', { params, body: { enabled: what === 'on' } }));
    },
    onSuccess: async (_, { what, one }) => {
      setAsked(undefined);
      if (what === 'test') setOpen(one.id);
      await again();
    },
  });
  const change = may('webhooks.change');
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {may('webhooks.add') && <Add onMade={setSecret} />}
      {secret !== undefined && (
        <Once key={secret} label={words.secret} value={secret}>
          <Button size="xs" onClick={() => setSecret(undefined)}>
            {all.seen}
          </Button>
        </Once>
      )}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {act.error !== null && asked === undefined && <ProblemAlert error={act.error} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data?.subscriptions.length === 0 && <p>{words.none}</p>}
      <ul className="plain">
        {data?.subscriptions.map((one) => {
          const { id, url, label, events, enabled, note, failingSince, createdAt, createdBy } = one;
          const name = (what: string) => words.of(what, (label ?? url).slice(0, 60));
          return (
            <li key={id}>
              <div className="set-line">
                <div>
                  <strong className="set-break">
                    <Said text={url} most={200} />
                  </strong>
                  {label !== undefined && (
                    <p>
                      <Said text={label} most={120} />
                    </p>
                  )}
                  <p className="small dimmed">
                    {events.map(eventName).join(', ')} · {all.created(day(createdAt))} {all.by(createdBy)}
                  </p>
                  {failingSince !== undefined && <p className="small">{words.failing(moment(failingSince))}</p>}
                  {note !== undefined && (
                    <p className="small">
                      <Said text={note} most={300} />
                    </p>
                  )}
                </div>
                <span className="mark">{enabled ? words.on : words.off}</span>
              </div>
              <div className="set-buttons">
                <Button variant="default" size="compact-sm" aria-expanded={open === id} aria-label={name(words.deliveries)} onClick={() => setOpen(open === id ? undefined : id)}>
                  {words.deliveries}
                </Button>
                {change && (
                  <>
                    <Button variant="default" size="compact-sm" aria-label={name(words.test)} onClick={() => act.mutate({ what: 'test', one })}>
                      {words.test}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={name(enabled ? words.turnOff : words.turnOn)}
                      onClick={() => act.mutate({ what: enabled ? 'off' : 'on', one })}
                    >
                      {enabled ? words.turnOff : words.turnOn}
                    </Button>
                    <Button variant="default" size="compact-sm" aria-label={name(words.renew)} onClick={() => setAsked({ what: 'renew', one })}>
                      {words.renew}
                    </Button>
                    <Button variant="default" size="compact-sm" aria-label={name(words.remove)} onClick={() => setAsked({ what: 'remove', one })}>
                      {words.remove}
                    </Button>
                  </>
                )}
              </div>
              {open === id && <Deliveries webhook={id} url={url} />}
            </li>
          );
        })}
      </ul>
      {asked !== undefined && (
        <Sure
          title={words.of(words[asked.what], (asked.one.label ?? asked.one.url).slice(0, 60))}
          what={asked.what === 'renew' ? words.renewIs : words.removeIs}
          act={words[asked.what]}
          busy={act.isPending}
          error={act.error}
          onAct={() => act.mutate(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
