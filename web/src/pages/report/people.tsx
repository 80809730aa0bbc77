import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { clock, day } from '../../parts/dates.ts';
import { defang } from '../../parts/defang.ts';
import { LATER, useWork, WorkProgress } from '../../parts/job.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/intelligence.ts';
import { words as reading } from '../../texts/reading.ts';
import { indicatorsOf, touchedBy } from './queries.ts';

const words = all.people;

function Touched({ report, person }: { readonly report: string; readonly person: Schemas['TouchedPerson'] }) {
  const { dossierId, caption, level, by } = person;
  return (
    <li className="card">
      <p className="marks">
        {level === undefined ? <span className="mark small">{words.unassessed}</span> : <LevelMark level={level} />}
        <Link to="/people/$person" params={{ person: dossierId }}>
          <strong>
            <Said text={caption} most={120} />
          </strong>
        </Link>
      </p>
      <ul className="plain">
        {by.map(({ type, value, quote, start, end, validUntil, expired }) => (
          <li key={`${type} ${value}`}>
            <p>
              {words.has}{' '}
              <code className="value">
                <Said text={defang(type, value)} most={160} />
              </code>{' '}
              <span className="dimmed">({reading.indicatorType[type]})</span>
              {expired && validUntil !== undefined && <span className="dimmed">, {words.expired(day(validUntil))}</span>}
            </p>
            <blockquote>
              <Said text={quote} most={320} />
            </blockquote>
            <p className="small source">
              <Link to="/intelligence/$report" params={{ report }} hash={`at-${start}-${end}`} hashScrollIntoView={false}>
                {all.indicators.inText}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Who of the stored people has something that a report names, and a way to look again. */
export function PeopleView({ report }: { readonly report: string }) {
  const queries = useQueryClient();
  const may = useMay();
  const touched = useQuery(touchedBy(report));
  const indicators = useQuery(indicatorsOf(report));
  const [hunted, setHunted] = useState<number>();
  const work = useWork(`reports.hunt ${report}`, (result) => {
    setHunted((result as Schemas['Hunt'] | undefined)?.affected.length);
    void queries.invalidateQueries();
  });
  const { data } = touched;
  const [last, ...earlier] = data?.hunts ?? [];
  return (
    <section aria-labelledby="people">
      <h2 id="people">{words.title}</h2>
      <p className="dimmed">{words.intro}</p>
      {touched.error !== null && <ProblemAlert error={touched.error} onRetry={() => void touched.refetch()} />}
      {touched.isPending && <p role="status">{texts.loading}</p>}
      {data !== undefined && (
        <>
          {last === undefined ? <p className="note">{words.never}</p> : <p className="verdict">{words.last(words.stored(last.people), clock(last.huntedAt), last.affected)}</p>}
          {indicators.data?.indicators.length === 0 && <p>{words.nothing}</p>}
          {may('reports.hunt') && (
            <p>
              <Button
                variant="default"
                loading={work.busy}
                onClick={() => work.begin(() => told(api.POST('/v1/reports/{report}/hunts', { params: { path: { report }, header: LATER } })))}
              >
                {words.hunt}
              </Button>
            </p>
          )}
          <WorkProgress work={work} />
          {hunted !== undefined && !work.busy && <p role="status">{words.hunted(hunted)}</p>}
          {data.people.length === 0 ? (
            last !== undefined && <p>{words.nobodyNow}</p>
          ) : (
            <>
              <p className="small dimmed">{words.innocent}</p>
              <ul className="plain" aria-label={words.list}>
                {data.people.map((person) => (
                  <Touched key={person.dossierId} report={report} person={person} />
                ))}
              </ul>
            </>
          )}
          {data.more > 0 && <p>{words.more(data.more)}</p>}
          {earlier.length > 0 && (
            <details>
              <summary>{words.earlier}</summary>
              <ul>
                {earlier.map(({ id, huntedAt, people, affected }) => (
                  <li key={id}>{words.line(clock(huntedAt), words.stored(people), affected)}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}
