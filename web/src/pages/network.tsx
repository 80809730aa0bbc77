import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api, isForbidden, told } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/network.ts';
import { Board } from './network/board.tsx';
import { Compare } from './network/compare.tsx';
import { Filters } from './network/filters.tsx';
import { daysOf, matching, numbered } from './network/model.ts';
import { type Place, placeOf } from './network/place.ts';
import { RingDetail } from './network/ring-detail.tsx';
import { RingList } from './network/ring-list.tsx';
import { Table } from './network/table.tsx';
import { Time } from './network/time.tsx';
import './network.css';

/** Rings asked for at once. @source house: two thousand people in rings of a usual size */
const RINGS = 500;

const known = {
  queryKey: ['rings'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => told(api.GET('/v1/rings', { params: { query: { limit: RINGS } }, signal })),
  // It is the same until somebody comes or goes; a page that is looked at does not move by itself.
  staleTime: 60_000,
  refetchOnWindowFocus: false,
};

/** People who are tied to one another, as a picture, a list and a table. */
export function NetworkPage() {
  useTitle(words.title);
  const place = placeOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(known);
  const [said, setSaid] = useState<string>();
  const { person, ring, kind, until, view } = place;
  const rings = useMemo(() => numbered(data?.rings ?? []), [data]);
  const shown = useMemo(
    () => matching(rings, { ...(ring === undefined ? {} : { ring }), ...(kind === undefined ? {} : { kind }), ...(person === undefined ? {} : { person }) }),
    [rings, ring, kind, person],
  );
  const days = useMemo(() => daysOf(shown), [shown]);
  const change = (more: { [name in keyof Place]?: string | undefined }) =>
    void navigate({ to: '/network', search: placeOf({ ...place, ...more }), replace: true, resetScroll: false });
  const one = shown.length === 1 && (ring !== undefined || person !== undefined) ? shown[0] : undefined;
  const people = new Set(shown.flatMap(({ members }) => members.map(({ id }) => id))).size;
  return (
    <>
      <div className="net-head">
        <Title order={1} size="h2">
          {words.title}
        </Title>
        <Compare />
      </div>
      <p className="dimmed">{words.intro}</p>
      {error !== null && (isForbidden(error) ? <p className="empty">{texts.signIn.noRole}</p> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data !== undefined && rings.length === 0 && (
        <div className="empty">
          <p>{words.none}</p>
          <p className="dimmed">{words.noneWhy}</p>
        </div>
      )}
      {rings.length > 0 && (
        <>
          <Filters rings={rings} place={place} onChange={change} />
          <div className="net-bar">
            <p role="status">
              {words.summary(shown.length, people)}
              {data !== undefined && data.left > 0 && ` ${words.left(data.left)}`}
            </p>
            <fieldset className="net-views">
              <legend className="net-hidden">{words.views}</legend>
              {([undefined, 'table'] as const).map((which) => (
                <Button key={which ?? 'picture'} size="xs" variant={view === which ? 'filled' : 'default'} aria-pressed={view === which} onClick={() => change({ view: which })}>
                  {which === undefined ? words.asPicture : words.asTable}
                </Button>
              ))}
            </fieldset>
          </div>
          {said !== undefined && (
            <p className="net-said" role="status">
              {said}
            </p>
          )}
          {shown.length === 0 ? (
            <p className="empty">{words.noMatch}</p>
          ) : (
            <>
              <Time rings={shown} days={days} until={until} onChange={(day) => change({ until: day })} />
              {view === 'table' ? (
                <Table rings={shown} until={until} />
              ) : (
                <div className="net-side-by-side">
                  <Board rings={shown} until={until} person={person} onRing={(id) => change({ ring: id })} />
                  <section className="net-rings" aria-labelledby="net-rings">
                    <h2 id="net-rings">{words.rings}</h2>
                    {one !== undefined && (
                      <Button variant="default" size="xs" mb="xs" onClick={() => change({ ring: undefined, person: undefined })}>
                        {words.back}
                      </Button>
                    )}
                    <RingList rings={shown} onOpen={one === undefined ? (id) => change({ ring: id }) : undefined} />
                  </section>
                </div>
              )}
              {one !== undefined && <RingDetail key={one.id} ring={one} onJudged={setSaid} />}
            </>
          )}
        </>
      )}
    </>
  );
}
