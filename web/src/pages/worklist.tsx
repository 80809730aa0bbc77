import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, isForbidden, type Schemas, told } from '../api.ts';
import { day } from '../parts/dates.ts';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { Examples } from '../parts/tour.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useMay } from '../session.ts';
import { levels, texts } from '../texts/index.ts';
import { words } from '../texts/worklist.ts';
import { AssignDialog } from './worklist-assign.tsx';
import { caseStatuses, type Filters, filtersOf, relations } from './worklist-filters.ts';
import './worklist.css';
import { SavedViews } from './worklist-views.tsx';

/** People asked for at a time. @source house: a few screens */
const PAGE = 100;
/** How long typing rests before it is searched. Unit: milliseconds. */
const REST = 250;
/** How often it is asked whether anything changed. Unit: milliseconds. */
const EVERY = 5_000;
/** Pages that are asked for anew by themselves; who scrolled further says when. */
const PAGES_BY_THEMSELVES = 3;
/** People chosen at once. @source src/operations/catalogue-worklist.ts */
const MOST_CHOSEN = 200;
/** How tall a row is before it is measured. Unit: pixels. */
const ROW = 72;

const pages = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['worklist', filters],
    queryFn: ({ pageParam, signal }) =>
      told(api.GET('/v1/worklist', { params: { query: { limit: PAGE, ...filters, ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
  });

const versionNow = queryOptions({
  queryKey: ['worklist-version'],
  queryFn: ({ signal }) => told(api.GET('/v1/worklist/version', { signal })),
  refetchInterval: EVERY,
  staleTime: 0,
});

type Choice = { readonly chosen: ReadonlyMap<string, string>; readonly choose: (line: Schemas['WorklistLine'], on: boolean) => void };

function Row({ line, choice }: { readonly line: Schemas['WorklistLine']; readonly choice: Choice | undefined }) {
  const steps = Object.entries(line.steps);
  return (
    <>
      {choice !== undefined && (
        <input
          type="checkbox"
          className="choose"
          aria-label={words.select(line.caption.slice(0, 80))}
          checked={choice.chosen.has(line.dossierId)}
          onChange={(event) => choice.choose(line, event.currentTarget.checked)}
        />
      )}
      <LevelMark level={line.level} />
      <div className="who">
        <Link to="/people/$person" params={{ person: line.dossierId }} className="name">
          <Said text={line.caption} most={120} />
        </Link>
        <p className="small dimmed clip">
          <Said text={line.reasons.length === 0 ? line.headline : line.reasons.join(' · ')} most={300} />
        </p>
      </div>
      <p className="small facts">
        <span>{texts.relations[line.relation]}</span>
        {line.case !== undefined && (
          <Link to="/cases/$case" params={{ case: line.case.id }}>
            {words.inCase(texts.caseStatuses[line.case.status], line.case.assignee)}
          </Link>
        )}
        {steps.length > 0 && <span>{words.waitsFor(steps.map(([owner, count]) => `${texts.owners[owner as keyof typeof texts.owners]} ${count}`).join(', '))}</span>}
        <span>{words.assessed(day(line.assessedAt))}</span>
      </p>
    </>
  );
}

/** People, however many: only rows in view are in the page, and pages come as they are scrolled to. */
function Rows({ filters, choice }: { readonly filters: Filters; readonly choice: Choice | undefined }) {
  const may = useMay();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(pages(filters));
  const lines = data?.pages.flatMap(({ people }) => people) ?? [];
  const list = useRef<HTMLUListElement>(null);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => lines[index]?.dossierId ?? index,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - PAGE / 4 && hasNextPage && !isFetchingNextPage && error === null) void fetchNextPage();
  }, [last, lines.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  const filtered = Object.keys(filters).length > 0;
  // The word of the server when the lines were asked for; another one means that they are not the latest.
  const version = useQuery({ ...versionNow, enabled: may('people.worklist-version') }).data?.version;
  const [shown, setShown] = useState<string>();
  const isOld = version !== undefined && shown !== undefined && version !== shown;
  const byItself = (data?.pages.length ?? 0) <= PAGES_BY_THEMSELVES;
  const renew = useCallback(() => {
    setShown(version);
    void refetch();
  }, [version, refetch]);
  useEffect(() => {
    if (shown === undefined) setShown(version);
    else if (isOld && byItself) renew();
  }, [shown, version, isOld, byItself, renew]);
  return (
    <>
      {isOld && !byItself && (
        <p role="status" className="news">
          {words.news}{' '}
          <Button size="compact-sm" variant="light" onClick={renew}>
            {words.showNews}
          </Button>
        </p>
      )}
      <p className="small dimmed" role="status">
        {isPending ? texts.loading : words.shown(lines.length, hasNextPage)}
        {isFetchingNextPage && ` ${texts.loading}`}
      </p>
      {error !== null && (isForbidden(error) ? <p className="empty">{texts.signIn.noRole}</p> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {!isPending && lines.length === 0 && error === null && (
        <div className="empty">
          <p>{filtered ? words.noMatch : words.nobody}</p>
          {filtered ? <Link to="/">{words.clear}</Link> : may('people.vet') && <Link to="/vet">{words.vetFirst}</Link>}
          {!filtered && <Examples empty />}
        </div>
      )}
      <ul ref={list} className="rows" aria-label={words.list} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const line = lines[index];
          return line === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={choice === undefined ? 'row' : 'row choosable'}
              aria-posinset={index + 1}
              aria-setsize={hasNextPage ? -1 : lines.length}
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <Row line={line} choice={choice} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

const choices = (all: readonly string[], names: Readonly<Record<string, string>>) => [
  { value: '', label: words.any },
  ...all.map((value) => ({ value, label: names[value] ?? value })),
];

export function WorklistPage() {
  useTitle(words.title);
  const filters = useSearch({ from: '/shell/' });
  const navigate = useNavigate({ from: '/' });
  const may = useMay();
  const [text, setText] = useState(filters.text ?? '');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [assigning, setAssigning] = useState(false);
  const choose: Choice['choose'] = ({ dossierId, caption }, on) =>
    setChosen((before) => new Map(on ? [...before, [dossierId, caption]] : [...before].filter(([id]) => id !== dossierId)));
  const change = (more: Record<string, unknown>) => void navigate({ search: (before: Filters) => filtersOf({ ...before, ...more }), replace: true, resetScroll: false });
  // A view that was chosen, and the way back, bring their own words; what was typed brings none back.
  const sent = useRef(filters.text ?? '');
  useEffect(() => {
    if (sent.current !== (filters.text ?? '')) setText(filters.text ?? '');
    sent.current = filters.text ?? '';
  }, [filters.text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is typed alone
  useEffect(() => {
    if (text === (filters.text ?? '')) return;
    const rest = setTimeout(() => {
      sent.current = text.trim();
      change({ text: text.trim() });
    }, REST);
    return () => clearTimeout(rest);
  }, [text]);
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      <search className="filters" aria-label={words.filters}>
        <TextInput label={words.text} type="search" value={text} maxLength={200} onChange={(event) => setText(event.currentTarget.value)} />
        <NativeSelect
          label={words.level}
          data={choices(levels.toReversed(), texts.levels)}
          value={filters.level ?? ''}
          onChange={(event) => change({ level: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.relation}
          data={choices(relations, texts.relations)}
          value={filters.relation ?? ''}
          onChange={(event) => change({ relation: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.caseStatus}
          data={choices(caseStatuses, texts.caseStatuses)}
          value={filters.caseStatus ?? ''}
          onChange={(event) => change({ caseStatus: event.currentTarget.value })}
        />
        {Object.keys(filters).length > 0 && (
          <Button
            variant="subtle"
            onClick={() => {
              setText('');
              void navigate({ search: {}, replace: true });
            }}
          >
            {words.clear}
          </Button>
        )}
      </search>
      <SavedViews filters={filters} />
      <Examples empty={false} />
      {chosen.size > 0 && (
        <div className="chosen" role="status">
          <strong>{words.chosen(chosen.size)}</strong>
          <Button size="xs" onClick={() => setAssigning(true)} disabled={chosen.size > MOST_CHOSEN}>
            {words.assign.button}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setChosen(new Map())}>
            {words.assign.clear}
          </Button>
          {chosen.size > MOST_CHOSEN && <span>{words.assign.most(MOST_CHOSEN)}</span>}
        </div>
      )}
      {assigning && (
        <AssignDialog
          chosen={chosen}
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            setChosen(new Map());
          }}
        />
      )}
      <Rows filters={filters} choice={may('cases.assign-people') ? { chosen, choose } : undefined} />
    </>
  );
}
