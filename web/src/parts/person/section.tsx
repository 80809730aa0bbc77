import type { UseQueryOptions } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts } from '../../texts/index.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { useNear } from './queries.ts';

/** A part of the page with a heading that the list of contents leads to. */
export function Section({ id, title, intro, children }: { readonly id: string; readonly title: string; readonly intro?: string; readonly children: ReactNode }) {
  return (
    <section id={id} className="part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {intro !== undefined && <p className="dimmed">{intro}</p>}
      {children}
    </section>
  );
}

type Asked<T> = { readonly query: UseQueryOptions<T, Error, T, string[]>; readonly children: (data: T) => ReactNode };

function Answer<T>({ query, children }: Asked<T>) {
  const { data, error, refetch } = useQuery(query);
  return (
    <>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <p role="status">{texts.loading}</p> : children(data)}
    </>
  );
}

/** A part that asks for its data when somebody comes near it. */
export function LateSection<T>({ query, children, ...head }: Asked<T> & { readonly id: string; readonly title: string; readonly intro?: string }) {
  const [watch, near] = useNear();
  return (
    <Section {...head}>
      <div ref={watch} className={near ? undefined : 'waiting'}>
        {near && <Answer query={query}>{children}</Answer>}
      </div>
    </Section>
  );
}
