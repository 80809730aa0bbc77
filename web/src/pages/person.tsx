import { Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, told } from '../api.ts';
import { AssessmentView } from '../parts/assessment-view.tsx';
import { day } from '../parts/dates.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts } from '../texts/index.ts';

const words = texts.person;

const assessmentOf = (person: string) =>
  queryOptions({ queryKey: ['assessment', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/assessment', { params: { path: { person } }, signal })) });
const casesOf = (person: string) =>
  queryOptions({ queryKey: ['cases', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/cases', { params: { path: { person } }, signal })) });

function Cases({ person }: { readonly person: string }) {
  const { data, error, refetch } = useQuery(casesOf(person));
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  if (data.cases.length === 0) return <p>{words.noCases}</p>;
  return (
    <ul className="plain">
      {data.cases.map(({ id, status, dueAt, assignee, proposal, waitsFor }) => (
        <li key={id} className="card">
          <strong>{texts.caseStatuses[status]}</strong> <code>{id}</code>
          <p className="small dimmed">
            {[
              assignee === undefined ? words.nobodysCase : words.casesOf(assignee.name),
              dueAt === undefined ? undefined : words.due(day(dueAt)),
              proposal === undefined ? undefined : words.proposal(proposal),
              ...Object.entries(waitsFor).map(([owner, count]) => words.open(owner, count)),
            ]
              .filter((one) => one !== undefined)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function PersonPage() {
  const { person } = useParams({ from: '/shell/people/$person' });
  const { data, error, refetch } = useQuery(assessmentOf(person));
  useTitle(data?.caption.slice(0, 80) ?? words.title);
  if (error !== null && data === undefined)
    return (
      <>
        <Title order={1} size="h2">
          {words.title}
        </Title>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </>
    );
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  return (
    <>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <AssessmentView assessment={data} />
      <section aria-labelledby="cases">
        <h2 id="cases">{words.cases}</h2>
        <Cases person={data.dossierId} />
      </section>
    </>
  );
}
