import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ProblemError, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMay } from '../../session.ts';
import { words } from '../../texts/network.ts';

/** How often the job is asked about. Unit: milliseconds. */
const EVERY = 1_000;
/** Where this tab keeps which comparison it began, so that a page left by mistake finds it again. */
const PLACE = 'bonafide comparison';

/** Compares everybody anew, as a job that outlives the page. */
export function Compare() {
  const may = useMay();
  const queries = useQueryClient();
  const [job, setJob] = useState(() => sessionStorage.getItem(PLACE) ?? undefined);
  const [done, setDone] = useState(false);
  const begin = useMutation({
    mutationFn: async () => {
      setDone(false);
      const answer = await told(api.POST('/v1/rings', { params: { header: { Prefer: 'respond-async' } } }));
      if (typeof answer === 'string' || !('job' in answer)) throw new ProblemError({ title: words.compareFailed, detail: '', code: 'web.no-answer', status: 0 });
      sessionStorage.setItem(PLACE, answer.job);
      setJob(answer.job);
    },
  });
  const state = useQuery({
    queryKey: ['job', job],
    queryFn: ({ signal }) => told(api.GET('/v1/jobs/{job}', { params: { path: { job: job ?? '' } }, signal })),
    enabled: job !== undefined,
    refetchInterval: EVERY,
    // What is seen of people is read where the rings are.
    select: ({ state: now, progress, failure, tries }) => ({ now, progress, failure, tries }),
  });
  const stop = useMutation({ mutationFn: (one: string) => told(api.DELETE('/v1/jobs/{job}', { params: { path: { job: one } } })) });
  const now = state.data?.now;
  const gone = state.error instanceof ProblemError && state.error.problem.status === 404;
  useEffect(() => {
    if (!gone && (now === undefined || now === 'waiting' || now === 'running')) return;
    sessionStorage.removeItem(PLACE);
    if (now === 'done') {
      setDone(true);
      void queries.invalidateQueries({ queryKey: ['rings'] });
    }
    if (now !== 'failed') setJob(undefined);
  }, [now, gone, queries]);
  if (!may('rings.find')) return null;
  const running = job !== undefined && now !== 'failed';
  const { progress, failure, tries = 0 } = state.data ?? {};
  return (
    <div className="net-compare">
      <Button variant="default" loading={begin.isPending || running} onClick={() => begin.mutate()} title={words.compareWhy}>
        {words.compare}
      </Button>
      <div className="small" role="status">
        {running &&
          (now === 'running' && progress !== undefined
            ? words.comparingStep(progress.step, progress.done, progress.all)
            : now === 'waiting'
              ? tries > 0
                ? words.compareTries
                : words.compareWaits
              : words.comparing)}
        {done && words.compared}
      </div>
      {running && (
        <Button variant="subtle" size="compact-sm" onClick={() => stop.mutate(job)}>
          {words.stop}
        </Button>
      )}
      {failure !== undefined && now === 'failed' && (
        <ProblemAlert error={new ProblemError({ title: words.compareFailed, detail: failure.message, code: failure.code, status: 0 })} />
      )}
      {[begin.error, stop.error].map((error) => error !== null && <ProblemAlert key={error.message} error={error} />)}
    </div>
  );
}
