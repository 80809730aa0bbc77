import { Alert, Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Once, Sure, Table } from './kit.tsx';
import { moment } from './moment.ts';

const words = all.sources;
type Connection = Schemas['Connection'];
type Vendor = Connection['vendor'];
const VENDORS = Object.keys(words.vendors) as readonly Vendor[];
/** Shortest token of Lever. Unit: characters. @source src/operations/catalogue-hooks.ts */
const SHORTEST = 16;
/** Events of a connection shown. */
const EVENTS = 50;

function Lists() {
  const { data, error, refetch } = useQuery({ queryKey: ['watchlists'], queryFn: ({ signal }) => told(api.GET('/v1/watchlists', { signal })) });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  const present = data.lists.filter(({ state }) => state !== 'absent');
  const absent = data.lists.filter(({ state }) => state === 'absent');
  return (
    <>
      {data.onlyStarter && (
        <Alert color="red" variant="outline">
          {words.onlyStarter}
        </Alert>
      )}
      <ul className="plain">
        {present.map(({ list, title, authority, state, entities, ageDays }) => (
          <li key={list} className="set-line">
            <div>
              <strong>{title}</strong>
              <p className="small dimmed">{[authority, words.entities(entities), ...(ageDays === undefined ? [] : [words.age(ageDays)])].join(' · ')}</p>
            </div>
            <span className="mark">{words.state[state]}</span>
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <p className="small dimmed">
          {words.state.absent}: {absent.map(({ title }) => title).join(', ')}
        </p>
      )}
      <Link to="/watchlists">{words.toLists}</Link>
    </>
  );
}

type Made = { readonly path: string; readonly secret?: string | undefined };

function Connect({ onMade }: { readonly onMade: (made: Made) => void }) {
  const [draft, setDraft, forget] = useDraft<{ vendor: Vendor; label: string }>('settings connection', { vendor: 'greenhouse', label: '' });
  // A secret is not kept by the browser.
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const queries = useQueryClient();
  const lever = draft.vendor === 'lever';
  const connect = useMutation({
    mutationFn: () => {
      const label = draft.label.trim();
      return told(api.POST('/v1/connections', { body: { vendor: draft.vendor, ...(label === '' ? {} : { label }), ...(lever ? { secret: secret.trim() } : {}) } }));
    },
    onSuccess: async (made) => {
      forget();
      setSecret('');
      setTried(false);
      setTimes(times + 1);
      onMade(made);
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  const short = lever && secret.trim().length < SHORTEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) connect.mutate();
  };
  return (
    <details key={times} className="card">
      <summary>{words.connect}</summary>
      <form className="set-form" onSubmit={submit} noValidate>
        <NativeSelect
          label={words.vendor}
          data={VENDORS.map((value) => ({ value, label: words.vendors[value] }))}
          value={draft.vendor}
          onChange={(event) => setDraft({ ...draft, vendor: VENDORS.find((one) => one === event.currentTarget.value) ?? 'greenhouse' })}
        />
        <TextInput label={words.label} maxLength={200} value={draft.label} onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })} />
        {lever && (
          <PasswordInput
            label={words.leverToken}
            description={words.leverHelp}
            required
            maxLength={500}
            autoComplete="off"
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            error={tried && short ? words.leverShort : undefined}
          />
        )}
        {connect.error !== null && <ProblemAlert error={connect.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={connect.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Received({ connection, name }: { readonly connection: string; readonly name: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['connections', connection, 'events'],
    queryFn: ({ signal }) => told(api.GET('/v1/connections/{connection}/events', { params: { path: { connection }, query: { limit: EVENTS } }, signal })),
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  if (data.events.length === 0) return <p className="small">{words.noEvents}</p>;
  return (
    <Table label={words.eventsOf(name)} heads={[all.jobs.when, all.jobs.what, all.jobs.state]}>
      {data.events.map(({ at, action, outcome, why, issues, notFetched }) => (
        <tr key={`${at} ${action} ${outcome}`}>
          <td className="small">{moment(at)}</td>
          <td>
            <Said text={action} most={120} />
          </td>
          <td>
            {words.outcomes[outcome]}
            {why !== undefined && (
              <p className="small dimmed">
                <Said text={why} most={300} />
              </p>
            )}
            {issues.length + notFetched.length > 0 && (
              <details className="small">
                <summary>{words.issues(issues.length + notFetched.length)}</summary>
                <ul>
                  {issues.map(({ path, message }) => (
                    <li key={`${path} ${message}`}>
                      <Said text={`${path}: ${message}`} most={300} />
                    </li>
                  ))}
                  {notFetched.map((file) => (
                    <li key={file}>
                      <Said text={file} most={300} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const nameOf = ({ vendor, label }: Connection): string => (label === undefined ? words.vendors[vendor] : `${words.vendors[vendor]}, ${label.slice(0, 60)}`);

function Connections() {
  const may = useMay();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['connections'], queryFn: ({ signal }) => told(api.GET('/v1/connections', { signal })) });
  const [made, setMade] = useState<Made>();
  const [going, setGoing] = useState<Connection>();
  const [open, setOpen] = useState<string>();
  const remove = useMutation({
    mutationFn: (connection: string) => told(api.DELETE('/v1/connections/{connection}', { params: { path: { connection } } })),
    onSuccess: async () => {
      setGoing(undefined);
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  return (
    <>
      {may('connections.add') && <Connect onMade={setMade} />}
      {made !== undefined && (
        <div>
          <p className="dimmed">{words.connectDone}</p>
          <Once label={words.path} value={`${window.location.origin}${made.path}`} />
          {made.secret !== undefined && <Once label={words.secret} value={made.secret} />}
          <Button size="xs" onClick={() => setMade(undefined)}>
            {all.seen}
          </Button>
        </div>
      )}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data?.connections.length === 0 && <p>{words.noConnections}</p>}
      <ul className="plain">
        {data?.connections.map((one) => (
          <li key={one.id}>
            <div className="set-line">
              <div>
                <strong>
                  <Said text={nameOf(one)} most={120} />
                </strong>{' '}
                <code className="small">{one.id}</code>
                <p className="small dimmed">
                  {all.created(day(one.createdAt))} {all.by(one.createdBy)}
                </p>
              </div>
              <div className="set-buttons">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-expanded={open === one.id}
                  aria-label={words.eventsOf(nameOf(one))}
                  onClick={() => setOpen(open === one.id ? undefined : one.id)}
                >
                  {words.events}
                </Button>
                {may('connections.remove') && (
                  <Button variant="default" size="compact-sm" aria-label={words.removeOf(nameOf(one))} onClick={() => setGoing(one)}>
                    {words.remove}
                  </Button>
                )}
              </div>
            </div>
            {open === one.id && <Received connection={one.id} name={nameOf(one)} />}
          </li>
        ))}
      </ul>
      {going !== undefined && (
        <Sure
          title={words.removeOf(nameOf(going))}
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

/** Where what is known comes from. */
export function SourceSettings() {
  const may = useMay();
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {may('watchlists.list') && (
        <section aria-labelledby="set-lists">
          <h3 id="set-lists">{words.lists}</h3>
          <p className="dimmed">{words.listsIs}</p>
          <Lists />
        </section>
      )}
      {may('connections.list') && (
        <section aria-labelledby="set-connections">
          <h3 id="set-connections">{words.connections}</h3>
          <p className="dimmed">{words.connectionsIs}</p>
          <Connections />
        </section>
      )}
    </>
  );
}
