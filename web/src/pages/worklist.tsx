import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { api, isForbidden, type Schemas, told } from '../api.ts';
import { day } from '../parts/dates.ts';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useTitle } from '../parts/use-title.ts';
import { type Level, levels, texts } from '../texts/index.ts';

const words = texts.worklist;

/** People asked for at a time. @source house: a few screens */
const PAGE = 100;
/** How long typing rests before it is searched. Unit: milliseconds. */
const REST = 250;
/** How tall a row is before it is measured. Unit: pixels. */
const ROW = 72;

const relations = ['applicant', 'contractor', 'employee', 'supplier-worker'] as const;
const caseStatuses = ['none', 'new', 'in-progress', 'on-hold', 'resolved', 'closed'] as const;

/** What is looked for; it stands in the address. */
export type Filters = { level?: Level; relation?: (typeof relations)[number]; caseStatus?: (typeof caseStatuses)[number]; text?: string };

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);

/** Filters of an address; what is none of ours is left out. */
export function filtersOf(search: Record<string, unknown>): Filters {
  const text = typeof search['text'] === 'string' || typeof search['text'] === 'number' ? String(search['text']).slice(0, 200) : '';
  const [level, relation, caseStatus] = [oneOf(levels, search['level']), oneOf(relations, search['relation']), oneOf(caseStatuses, search['caseStatus'])];
  return { ...(level && { level }), ...(relation && { relation }), ...(caseStatus && { caseStatus }), ...(text !== '' && { text }) };
}

const pages = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['worklist', filters],
    queryFn: ({ pageParam, signal }) =>
      told(api.GET('/v1/worklist', { params: { query: { limit: PAGE, ...filters, ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
  });

function Row({ line }: { readonly line: Schemas['WorklistLine'] }) {
  const steps = Object.entries(line.steps);
  return (
    <>
      <LevelMark level={line.level} />
      <div className="who">
        <Link to="/people/$person" params={{ person: line.dossierId }} className="name">
          <Said text={line.caption} most={120} />
        </Link>
        <p className="small dimmed clip">
          <Said text={line.headline} most={300} />
        </p>
      </div>
      <p className="small facts">
        <span>{texts.relations[line.relation]}</span>
        {line.case !== undefined && <span>{words.inCase(texts.caseStatuses[line.case.status])}</span>}
        {steps.length > 0 && <span>{words.waitsFor(steps.map(([owner, count]) => `${texts.owners[owner as keyof typeof texts.owners]} ${count}`).join(', '))}</span>}
        <span>{words.assessed(day(line.assessedAt))}</span>
      </p>
    </>
  );
}

/** People, however many: only rows in view are in the page, and pages come as they are scrolled to. */
function Rows({ filters }: { readonly filters: Filters }) {
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(pages(filters));
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
  return (
    <>
      <p className="small dimmed" role="status">
        {isPending ? texts.loading : words.shown(lines.length, hasNextPage)}
        {isFetching && !isPending && ` ${texts.loading}`}
      </p>
      {error !== null && (isForbidden(error) ? <p className="empty">{texts.signIn.noRole}</p> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {!isPending && lines.length === 0 && error === null && (
        <div className="empty">
          <p>{filtered ? words.noMatch : words.nobody}</p>
          {filtered ? <Link to="/">{words.clear}</Link> : <Link to="/vet">{words.vetFirst}</Link>}
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
              className="row"
              aria-posinset={index + 1}
              aria-setsize={hasNextPage ? -1 : lines.length}
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <Row line={line} />
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
  const [text, setText] = useState(filters.text ?? '');
  const change = (more: Record<string, unknown>) => void navigate({ search: (before: Filters) => filtersOf({ ...before, ...more }), replace: true, resetScroll: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is typed alone
  useEffect(() => {
    if (text === (filters.text ?? '')) return;
    const rest = setTimeout(() => change({ text: text.trim() }), REST);
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
      <Rows filters={filters} />
    </>
  );
}
