import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { clock, day, partial } from '../../parts/dates.ts';
import { LATER, useWork, WorkProgress } from '../../parts/job.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/watchlists.ts';
import { WholeEntry } from './entry.tsx';
import { ImportList } from './import-list.tsx';
import { allLists, lastReleases, useListTitles } from './queries.ts';

const words = all.lists;
/** Entries of a change shown. @source house */
const SHOWN = 25;

type Lists = Awaited<ReturnType<NonNullable<(typeof allLists)['queryFn']>>>['lists'];
type List = Lists[number];

function ListRow({ list }: { readonly list: List }) {
  const { title, authority, state, publishedAt, importedAt, ageDays, entities, terms, homepage, source, version, byHand } = list;
  return (
    <tr>
      <th scope="row">
        {title} <span className="small dimmed">{authority}</span>
        <details className="small">
          <summary>{words.more}</summary>
          <p>
            <span className="dimmed">{words.terms}:</span> {terms}
          </p>
          {byHand && state !== 'starter' && <p>{words.byHand}.</p>}
          {homepage !== undefined && (
            <p>
              <a href={homepage} target="_blank" rel="noreferrer">
                {words.homepage}
              </a>
            </p>
          )}
          {source !== undefined && (
            <p>
              <span className="dimmed">{words.source}:</span> <Said text={source} most={300} />
            </p>
          )}
          {version !== undefined && (
            <p>
              <span className="dimmed">{words.version}:</span> <code>{version.slice(0, 16)}</code>
            </p>
          )}
        </details>
      </th>
      <td data-label={words.state}>
        <span className={`state state-${state}`}>{words.states[state]}</span>
        {state === 'old' && <span className="small">{words.oldWhy}</span>}
        {state === 'absent' && <span className="small dimmed">{words.absentWhy}</span>}
      </td>
      <td data-label={words.edition} data-empty={(publishedAt ?? importedAt) === undefined || undefined}>
        {publishedAt !== undefined ? partial(publishedAt) : importedAt !== undefined ? words.undated(day(importedAt)) : '–'}
      </td>
      <td className="numbers" data-label={words.age} data-empty={ageDays === undefined || undefined}>
        {ageDays === undefined ? '–' : words.days(ageDays)}
      </td>
      <td className="numbers" data-label={words.entries} data-empty={state === 'absent' || undefined}>
        {state === 'absent' ? '–' : entities.toLocaleString('en')}
      </td>
    </tr>
  );
}

function EntryIds({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const [open, setOpen] = useState<string>();
  if (ids.length === 0) return null;
  return (
    <>
      <p className="small">
        <span className="dimmed">{label}:</span>{' '}
        {ids.slice(0, SHOWN).map((id) => (
          <Button key={id} className="value" variant="subtle" size="compact-xs" aria-expanded={open === id} onClick={() => setOpen(open === id ? undefined : id)}>
            {id}
          </Button>
        ))}
        {ids.length > SHOWN && <span className="dimmed"> {words.andMore(ids.length - SHOWN)}</span>}
      </p>
      {open !== undefined && <WholeEntry entry={open} />}
    </>
  );
}

function Releases() {
  const { data, error, refetch } = useQuery(lastReleases);
  const title = useListTitles();
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{words.releases}</h2>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data?.releases.length === 0 && <p>{words.noReleases}</p>}
      {data?.releases.map(({ id, list, screenedAt, added, changed, removed, affected, people }: Schemas['Release']) => (
        <details key={id} className="card">
          <summary>
            {words.release(title(list), clock(screenedAt))} <span className="dimmed">{words.changes(added.length, changed.length, removed.length)}</span>
          </summary>
          <p>{words.affected(affected.length, people)}</p>
          <EntryIds label={words.added} ids={added} />
          <EntryIds label={words.changed} ids={changed} />
          <EntryIds label={words.removed} ids={removed} />
          {affected.length > 0 && (
            <p className="small">
              <span className="dimmed">{words.concerned}:</span>{' '}
              {affected.slice(0, SHOWN).map((person, at) => (
                <span key={person}>
                  {at > 0 && ', '}
                  <Link to="/people/$person" params={{ person }}>
                    <Said text={person} most={80} />
                  </Link>
                </span>
              ))}
              {affected.length > SHOWN && <span className="dimmed"> {words.andMore(affected.length - SHOWN)}</span>}
            </p>
          )}
        </details>
      ))}
    </section>
  );
}

function Rescreen() {
  const queries = useQueryClient();
  const [done, setDone] = useState<number>();
  const work = useWork('watchlists.rescreen', (result) => {
    setDone((result as { releases: unknown[] } | undefined)?.releases.length);
    void queries.invalidateQueries();
  });
  return (
    <>
      <p className="small dimmed">{words.rescreenWhy}</p>
      <Button variant="default" loading={work.busy} onClick={() => work.begin(() => told(api.POST('/v1/watchlists/rescreens', { params: { header: LATER } })))}>
        {words.rescreen}
      </Button>
      <WorkProgress work={work} />
      {done !== undefined && !work.busy && <p role="status">{words.rescreened(done)}</p>}
    </>
  );
}

/** What is looked through, how old it is, and what the last editions changed. */
export function ListsView() {
  const may = useMay();
  const { data, error, refetch } = useQuery(allLists);
  const order = { starter: 0, old: 1, 'in-force': 2, absent: 3 } as const;
  return (
    <>
      <section aria-labelledby="lists">
        <h2 id="lists">{words.title}</h2>
        {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <p role="status">{texts.loading}</p>}
        {data?.onlyStarter === true && (
          <div className="note warn">
            <strong>{words.onlyStarter}</strong>
            <p>{words.onlyStarterWhy}</p>
          </div>
        )}
        {data !== undefined && (
          <table className="grid lists">
            <thead>
              <tr>
                <th scope="col">{words.list}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.edition}</th>
                <th scope="col" className="numbers">
                  {words.age}
                </th>
                <th scope="col" className="numbers">
                  {words.entries}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...data.lists]
                .sort((a, b) => order[a.state] - order[b.state])
                .map((list) => (
                  <ListRow key={list.list} list={list} />
                ))}
            </tbody>
          </table>
        )}
      </section>
      {may('watchlists.import') && (
        <section aria-labelledby="import">
          <h2 id="import">{all.importing.title}</h2>
          <ImportList lists={data?.lists ?? []} />
          <Rescreen />
        </section>
      )}
      {may('watchlists.releases') && <Releases />}
    </>
  );
}
