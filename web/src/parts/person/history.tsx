import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { told as answered, api, type Schemas } from '../../api.ts';
import { levels, texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { day } from '../dates.ts';
import { LevelMark } from '../level-mark.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { Said } from '../said.tsx';
import { useNear } from './queries.ts';
import { Section } from './section.tsx';

const told = words.history;
type Line = Schemas['HistoryLine'];
type Since = NonNullable<Line['since']>;

/** Lines a page. */
const PAGE = 20;

const stands = ({ standing, counted }: { readonly standing: keyof typeof texts.standings; readonly counted: boolean }): string =>
  `${texts.standings[standing]}${counted ? '' : told.uncounted}`;

function Signals({ label, signals }: { readonly label: string; readonly signals: readonly { readonly checkId: string; readonly title: string; readonly turn?: string }[] }) {
  if (signals.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      {signals.map(({ checkId, title, turn }) => (
        <dd key={checkId}>
          {title} <code className="small">{checkId}</code>
          {turn !== undefined && <span className="small dimmed"> {turn}</span>}
        </dd>
      ))}
    </>
  );
}

function Change({ since }: { readonly since: Since }) {
  const turned = since.turned.map((one) => ({ ...one, turn: told.turn(stands(one.before), stands(one)) }));
  return (
    <dl className="change">
      <Signals label={told.came} signals={since.came} />
      <Signals label={told.went} signals={since.went} />
      <Signals label={told.turned} signals={turned} />
      {since.came.length + since.went.length + turned.length === 0 && <dd>{told.signalsSame}</dd>}
      <dt>{told.because}</dt>
      <dd>
        {since.because.map((one) => told.reasons[one]).join(', ')}
        {since.records.length > 0 && (
          <ul className="tight small">
            {since.records.map(({ section, about, result, by, recordedAt }) => (
              <li key={`${section} ${about} ${recordedAt}`}>
                {words.observe.sections[section] ?? section} <code>{about}</code> {result ?? ''}, <Said text={by} most={80} />, {day(recordedAt)}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}

/** Levels from the first to the last as steps. The list below says the same. */
function Steps({ lines }: { readonly lines: readonly Line[] }) {
  const all = [...lines].reverse();
  const [wide, high] = [600, 60];
  const x = (at: number) => 8 + (at / Math.max(1, all.length)) * (wide - 16);
  const y = (level: Line['level']) => high - 8 - (levels.indexOf(level) / (levels.length - 1)) * (high - 16);
  const path = all.map(({ level }, at) => `${at === 0 ? 'M' : 'V'}${at === 0 ? `${x(at)} ${y(level)}` : y(level)}H${x(at + 1)}`).join('');
  return (
    <svg className="steps-drawing" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={told.drawing(all.length)} preserveAspectRatio="none">
      <path className="steps-line" d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Lines({ person }: { readonly person: string }) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['history', person],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/v1/people/{person}/assessments', { params: { path: { person }, query: { limit: PAGE, ...(pageParam === undefined ? {} : { before: pageParam }) } }, signal }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  if (error !== null && data === undefined) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  const lines = data.pages.flatMap(({ assessments }) => assessments);
  return (
    <>
      {lines.length > 1 && <Steps lines={lines} />}
      <ol className="plain lines history">
        {lines.map((line) => (
          <li key={`${line.id} ${line.assessedAt}`}>
            <p>
              <strong>{day(line.assessedAt)}</strong> <LevelMark level={line.level} />{' '}
              <span className="small dimmed">
                {line.since === undefined ? (hasNextPage ? '' : told.first) : line.since.level === line.level ? told.same : told.from(texts.levels[line.since.level])}
              </span>
            </p>
            <p className="small">
              <Said text={line.headline} most={400} />
            </p>
            {line.since !== undefined && <Change since={line.since} />}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {told.more}
        </Button>
      )}
    </>
  );
}

/** Assessments over time: what changed with each, and why. */
export function History({ person }: { readonly person: string }) {
  const [watch, near] = useNear();
  return (
    <Section id="history" title={told.title} intro={told.intro}>
      <div ref={watch} className={near ? undefined : 'waiting'}>
        {near && <Lines person={person} />}
      </div>
    </Section>
  );
}
