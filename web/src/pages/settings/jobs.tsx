import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { me, useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Table } from './kit.tsx';
import { moment } from './moment.ts';

const words = all.jobs;
type State = Schemas['Job']['state'];
const STATES = Object.keys(words.states) as readonly State[];
/** Jobs asked for at a time, and how often they are asked for. Unit: milliseconds. */
const PAGE = 50;
const EVERY = 5_000;

/** Work in the background: what runs, what was given up, and what to do about it. */
export function JobSettings() {
  const may = useMay();
  const who = useQuery(me).data;
  const queries = useQueryClient();
  const [state, setState] = useState<State>();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['jobs', state],
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/v1/jobs', { params: { query: { limit: PAGE, ...(state === undefined ? {} : { state }), ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: EVERY,
  });
  const act = useMutation({
    mutationFn: ({ job, what }: { job: string; what: 'cancel' | 'retry' }) =>
      told(
        what === 'cancel'
          ? api.DELETE('/v1/jobs/{job}', { params: { path: { job } } })
          : (api.POST('/v1/jobs/{job}/tries', { params: { path: { job } } }) as ReturnType<typeof api.DELETE<'/v1/jobs/{job}', never>>),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const jobs = data?.pages.flatMap((page) => page.jobs) ?? [];
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      <div className="filters">
        <NativeSelect
          label={words.state}
          data={[{ value: '', label: words.any }, ...STATES.map((value) => ({ value, label: words.states[value] }))]}
          value={state ?? ''}
          onChange={(event) => setState(STATES.find((one) => one === event.currentTarget.value))}
        />
      </div>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {act.error !== null && <ProblemAlert error={act.error} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data !== undefined && jobs.length === 0 && <p>{words.none}</p>}
      {jobs.length > 0 && (
        <Table label={all.sections.jobs} heads={[words.what, words.state, words.who, words.when]}>
          {jobs.map(({ id, operation, state: now, askedBy, askedAt, endedAt, tries, nextTryAt, progress, failure }) => (
            <tr key={id}>
              <td>
                <code className="set-break">{operation}</code>
              </td>
              <td>
                {words.states[now]}
                {now === 'running' && progress !== undefined && <span className="small dimmed"> {words.progress(progress.done, progress.all)}</span>}
                <p className="small dimmed">{words.tries(tries)}</p>
                {failure !== undefined && (
                  <p className="small">
                    <Said text={failure.message} most={300} />
                    {nextTryAt !== undefined && ` ${all.webhooks.next(moment(nextTryAt))}`}
                  </p>
                )}
                {may('jobs.cancel') && (now === 'waiting' || now === 'running') && (
                  <Button variant="default" size="compact-xs" aria-label={words.cancelOf(operation)} onClick={() => act.mutate({ job: id, what: 'cancel' })}>
                    {words.cancel}
                  </Button>
                )}
                {may('jobs.retry') && (now === 'failed' || now === 'cancelled') && (
                  <Button variant="default" size="compact-xs" aria-label={words.retryOf(operation)} onClick={() => act.mutate({ job: id, what: 'retry' })}>
                    {words.retry}
                  </Button>
                )}
              </td>
              <td>
                <Said text={askedBy} most={80} /> {askedBy === who?.name && <span className="dimmed">{all.people.you}</span>}
              </td>
              <td className="small">{endedAt === undefined ? moment(askedAt) : `${moment(askedAt)} – ${moment(endedAt)}`}</td>
            </tr>
          ))}
        </Table>
      )}
      {hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void fetchNextPage()}>
          {all.more}
        </Button>
      )}
    </>
  );
}
