import { Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Schemas, told } from '../api.ts';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { TableScroll } from '../parts/table-scroll.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useMay } from '../session.ts';
import { levels, texts } from '../texts/index.ts';
import { words } from '../texts/insight.ts';
import './insight.css';
import { AdverseImpact } from './insight-impact.tsx';

type Insight = Schemas['Insight'];
type Signals = Insight['signals'];

const insight = queryOptions({ queryKey: ['insight'], queryFn: ({ signal }) => told(api.GET('/v1/insight', { signal })) });
const verdicts = queryOptions({ queryKey: ['verdicts'], queryFn: ({ signal }) => told(api.GET('/v1/verdicts', { signal })) });

const number = (value: number): string => value.toLocaleString('en');
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const sum = <T,>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

/** A bar as long as a part of the largest; the number stands beside it. */
function Bar({ part }: { readonly part: number }) {
  return <div className="bar" style={{ width: `${Math.max(0.5, part * 100)}%` }} aria-hidden />;
}

function Funnel({ people, cases }: Insight) {
  const stored = sum(people, (one) => one.people);
  const stages = [
    [words.stages.stored, stored],
    [
      words.stages.attention,
      sum(
        people.filter(({ level }) => levels.indexOf(level) >= levels.indexOf('medium')),
        (one) => one.people,
      ),
    ],
    [words.stages.cased, sum(cases, (one) => one.cases)],
    [
      words.stages.decided,
      sum(
        cases.filter(({ disposition }) => disposition !== 'none'),
        (one) => one.cases,
      ),
    ],
  ] as const;
  return (
    <dl className="funnel">
      {stages.map(([name, count]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={`${name} count`}>{number(count)}</dd>,
        <Bar key={name} part={stored === 0 ? 0 : count / stored} />,
      ])}
    </dl>
  );
}

function Levels({ people }: Pick<Insight, 'people'>) {
  const relations = [...new Set(people.map(({ relation }) => relation))];
  const count = (relation: string | undefined, level: string) =>
    sum(
      people.filter((one) => (relation === undefined || one.relation === relation) && one.level === level),
      (one) => one.people,
    );
  return (
    <TableScroll label={words.levels}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.relation}</th>
            {levels.toReversed().map((level) => (
              <th key={level} scope="col" className="number">
                <LevelMark level={level} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...relations, undefined].map((relation) => (
            <tr key={relation ?? 'all'}>
              <th scope="row">{relation === undefined ? <strong>{words.total}</strong> : texts.relations[relation]}</th>
              {levels.toReversed().map((level) => (
                <td key={level} className="number">
                  {number(count(relation, level))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Cases({ cases }: Pick<Insight, 'cases'>) {
  if (cases.length === 0) return <p>{words.noCases}</p>;
  const statuses = [...new Set(cases.map(({ status }) => status))];
  const dispositions = [...new Set(cases.map(({ disposition }) => disposition))];
  return (
    <TableScroll label={words.cases}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.status}</th>
            {dispositions.map((one) => (
              <th key={one} scope="col" className="number">
                {words.dispositions[one]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statuses.map((status) => (
            <tr key={status}>
              <th scope="row">{texts.caseStatuses[status]}</th>
              {dispositions.map((disposition) => (
                <td key={disposition} className="number">
                  {number(
                    sum(
                      cases.filter((one) => one.status === status && one.disposition === disposition),
                      (one) => one.cases,
                    ),
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function SignalTable({ signals }: { readonly signals: Signals }) {
  const judged = useQuery(verdicts);
  const of = new Map(judged.data?.signals.map((one) => [one.checkId, one]));
  if (signals.length === 0) return <p>{words.noSignals}</p>;
  const most = Math.max(...signals.map(({ people }) => people));
  return (
    <TableScroll label={words.signals}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.signal}</th>
            <th scope="col" className="number">
              {words.people}
            </th>
            <th scope="col" className="number">
              {words.open}
            </th>
            <th scope="col" className="number">
              {words.explained}
            </th>
            <th scope="col" className="number">
              {words.judged}
            </th>
            <th scope="col">{words.innocent}</th>
          </tr>
        </thead>
        <tbody>
          {signals.map(({ checkId, title, people, standings }) => {
            const innocent = of.get(checkId)?.innocent;
            return (
              <tr key={checkId}>
                <th scope="row">
                  {title} <code className="small dimmed">{checkId}</code>
                </th>
                <td>
                  <div className="cell-bar">
                    <Bar part={(people / most) * 0.6} />
                    <span className="number">{number(people)}</span>
                  </div>
                </td>
                <td className="number">{number((standings.open ?? 0) + (standings.unexplained ?? 0))}</td>
                <td className="number">{number((standings.explained ?? 0) + (standings.settled ?? 0))}</td>
                <td className="number">{number(innocent?.of ?? 0)}</td>
                <td>
                  {innocent === undefined ? <span className="dimmed">{words.notJudged}</span> : words.range(percent(innocent.share), percent(innocent.from), percent(innocent.to))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Decisions({ decisions }: Pick<Insight, 'decisions'>) {
  if (decisions.length === 0) return <p>{words.noDecisions}</p>;
  const longest = Math.max(...decisions.map(({ median }) => median));
  return (
    <TableScroll label={words.decisions}>
      <table className="figures">
        <thead>
          <tr>
            {[words.month, words.count, words.median, words.slowest].map((heading, at) => (
              <th key={heading} scope="col" className={at === 0 ? '' : 'number'}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decisions.map(({ month, decisions: count, median, slowest }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className="number">{number(count)}</td>
              <td>
                <div className="cell-bar">
                  <Bar part={longest === 0 ? 0 : (median / longest) * 0.6} />
                  <span className="number">{words.hours(median)}</span>
                </div>
              </td>
              <td className="number">{words.hours(slowest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Counts of people, findings, cases and decisions, and whether groups fared differently. */
export function InsightPage() {
  useTitle(words.title);
  const may = useMay();
  const { data, error, refetch } = useQuery(insight);
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data !== undefined && (
        <>
          <section aria-labelledby="funnel">
            <h2 id="funnel">{words.funnel}</h2>
            <Funnel {...data} />
          </section>
          <section aria-labelledby="levels">
            <h2 id="levels">{words.levels}</h2>
            <Levels people={data.people} />
          </section>
          <section aria-labelledby="signals">
            <h2 id="signals">{words.signals}</h2>
            <p className="small dimmed">{words.signalsHelp}</p>
            <SignalTable signals={data.signals} />
          </section>
          <section aria-labelledby="of-cases">
            <h2 id="of-cases">{words.cases}</h2>
            <Cases cases={data.cases} />
          </section>
          <section aria-labelledby="decisions">
            <h2 id="decisions">{words.decisions}</h2>
            <p className="small dimmed">{words.decisionsHelp}</p>
            <Decisions decisions={data.decisions} />
          </section>
        </>
      )}
      {may('insight.adverse-impact') && <AdverseImpact />}
    </>
  );
}
