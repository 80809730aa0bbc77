import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { api, ProblemError, type Schemas, told } from '../api.ts';
import { words as all } from '../texts/parts.ts';
import { clock } from './dates.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { Said } from './said.tsx';

const words = all.job;

/** How often a job is asked how it stands. Unit: milliseconds. @source house: what is over in less is not waited for, and a server of a hundred people answers it easily */
const ASKED_EVERY = 700;

const ended = ({ state }: Schemas['Job']): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** Header that asks for work to be done as a job. */
export const LATER = { Prefer: 'respond-async' } as const;

export type Work = {
  readonly id: string | undefined;
  readonly job: Schemas['Job'] | undefined;
  /** Begins; what is given asks the server with {@link LATER}. */
  readonly begin: (ask: () => Promise<unknown>) => void;
  /** Whether it was asked for and is not over. */
  readonly busy: boolean;
  readonly sending: boolean;
  readonly error: unknown;
  readonly again: () => void;
  readonly close: () => void;
};

/**
 * Work in the background that was asked for here. Whoever leaves the page and comes back sees how it stands.
 * @param key names the work, such as `watchlists.import` @param onDone hears what came of it, once
 */
export function useWork(key: string, onDone: (result: unknown) => void): Work {
  const place = `bonafide work ${key}`;
  const [id, setId] = useState(() => sessionStorage.getItem(place) ?? undefined);
  const begun = useMutation({
    mutationFn: async (ask: () => Promise<unknown>) => (await ask()) as { job: string },
    onSuccess: ({ job }) => {
      sessionStorage.setItem(place, job);
      setId(job);
    },
  });
  const asked = useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => told(api.GET('/v1/jobs/{job}', { params: { path: { job: id ?? '' } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data, error } }) => (error !== null || (data !== undefined && ended(data)) ? false : ASKED_EVERY),
  });
  const job = id === undefined ? undefined : asked.data;
  const hear = useRef(onDone);
  hear.current = onDone;
  const heard = useRef<string>(undefined);
  useEffect(() => {
    if (job?.state !== 'done' || heard.current === job.id) return;
    heard.current = job.id;
    sessionStorage.removeItem(place);
    hear.current(job.result);
  }, [job, place]);
  // Jobs are forgotten after a while: then there is nothing to tell.
  const gone = asked.error instanceof ProblemError && asked.error.problem.status === 404;
  useEffect(() => {
    if (!gone) return;
    sessionStorage.removeItem(place);
    setId(undefined);
  }, [gone, place]);
  const { reset, mutate } = begun;
  return {
    id,
    job,
    begin: (ask) => {
      setId(undefined);
      reset();
      mutate(ask);
    },
    busy: begun.isPending || (id !== undefined && asked.error === null && (job === undefined || !ended(job))),
    sending: begun.isPending,
    error: begun.error ?? asked.error,
    again: () => void asked.refetch(),
    close: () => {
      sessionStorage.removeItem(place);
      setId(undefined);
      reset();
    },
  };
}

/** How far a job is, what it died of, and a way to stop it. What it came to, its page shows. */
export function WorkProgress({ work, sending = words.sending }: { readonly work: Work; readonly sending?: string }) {
  const { id, job, busy, error, again, close } = work;
  const label = useId();
  const stop = useMutation({ mutationFn: (one: string) => told(api.DELETE('/v1/jobs/{job}', { params: { path: { job: one } } })), onSuccess: again });
  if (error !== null) return <ProblemAlert error={error} {...(id === undefined ? {} : { onRetry: again })} />;
  if (busy) {
    const { progress, failure, nextTryAt } = job ?? {};
    const share = progress?.all === undefined || progress.all === 0 ? undefined : progress.done / progress.all;
    return (
      <div className="card work" role="status">
        <p id={label}>
          {work.sending ? sending : progress === undefined ? (job?.state === 'running' ? words.running : words.waiting) : (words.steps[progress.step] ?? words.running)}
          {progress !== undefined && (progress.all !== undefined || progress.done > 0) && (
            <span className="dimmed"> · {progress.all === undefined ? words.sofar(progress.done) : words.of(progress.done, progress.all)}</span>
          )}
        </p>
        <progress aria-labelledby={label} {...(share === undefined ? {} : { value: share })} max={1} />
        {failure !== undefined && nextTryAt !== undefined && (
          <p className="small">
            {words.tried(clock(nextTryAt))} <Said text={failure.message} most={500} />
          </p>
        )}
        {id !== undefined && (
          <p className="small dimmed">
            {words.stays}{' '}
            <Button variant="default" size="compact-xs" loading={stop.isPending} onClick={() => stop.mutate(id)}>
              {words.cancel}
            </Button>
          </p>
        )}
        {stop.error !== null && <ProblemAlert error={stop.error} />}
      </div>
    );
  }
  if (job?.state !== 'failed' && job?.state !== 'cancelled') return null;
  return (
    <Alert color="red" variant="outline" role="alert" title={job.state === 'cancelled' ? words.cancelled : words.failed}>
      {job.failure !== undefined && (
        <p>
          <Said text={job.failure.message} most={1_000} />
          {job.failure.hint !== undefined && (
            <>
              {' '}
              <Said text={job.failure.hint} most={1_000} />
            </>
          )}
        </p>
      )}
      <Button variant="default" size="xs" onClick={close}>
        {words.dismiss}
      </Button>
    </Alert>
  );
}
