import { Button, NativeSelect, Title } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, isForbidden, type Schemas, told } from '../api.ts';
import { day } from '../parts/dates.ts';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useTitle } from '../parts/use-title.ts';
import { me, useMay } from '../session.ts';
import { words as page } from '../texts/case.ts';
import { words as decision } from '../texts/case-decision.ts';
import { words } from '../texts/cases.ts';
import { texts } from '../texts/index.ts';
import './cases.css';
import { everyAssignee } from './case/assignees.ts';
import { classOf } from './case/class-of.ts';
import { daysTo } from './case/days.ts';
import { type Filters, filtersOf, queryOf, same, statuses, views } from './cases/filters.ts';
import { OpenMany } from './cases/open-many.tsx';

/** Cases asked for at a time. @source house: a few screens */
const PAGE = 50;

const pages = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam, signal }) =>
      told(api.GET('/v1/cases', { params: { query: { limit: PAGE, ...queryOf(filters), ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** Until when, and whether that is over. */
function Due({ line: { dueAt, status } }: { readonly line: Schemas['CaseLine'] }) {
  if (dueAt === undefined) return <span className="dimmed">{words.noDue}</span>;
  const left = daysTo(dueAt);
  if (status === 'closed' || left > 0) return <span>{words.dueOn(day(dueAt))}</span>;
  return <span className={left < 0 ? 'overdue' : 'due-today'}>{left < 0 ? words.overdueBy(-left) : words.dueToday}</span>;
}

function Row({ line }: { readonly line: Schemas['CaseLine'] }) {
  const open = Object.entries(line.waitsFor);
  return (
    <li className="case-row">
      <LevelMark level={line.level} />
      <div>
        <Link to="/cases/$case" params={{ case: line.id }} className="name">
          <Said text={line.caption} most={120} />
        </Link>
        <p className="small dimmed">
          <Said text={classOf(line.roleClass)} most={120} />
        </p>
        {line.proposal !== undefined && <p className="small waits">{words.proposed(decision.dispositions[line.proposal])}</p>}
      </div>
      <p className="small">
        <span className="status">{texts.caseStatuses[line.status]}</span>
        <span>
          {line.assignee === undefined ? (
            <span className="dimmed">{words.nobody}</span>
          ) : (
            <>
              {words.with} <Said text={line.assignee.name} most={80} />
            </>
          )}
        </span>
      </p>
      <p className="small">
        <Due line={line} />
        {line.status !== 'closed' && (
          <span className="owners">
            {open.length === 0 ? (
              <span className="dimmed">{words.nothingOpen}</span>
            ) : (
              <>
                <span className="dimmed">{words.openFor}</span>
                {open.map(([owner, count]) => (
                  <span key={owner} className="mark">
                    {words.open(page.functions[owner as keyof typeof page.functions], count)}
                  </span>
                ))}
              </>
            )}
          </span>
        )}
      </p>
    </li>
  );
}

function Rows({ filters }: { readonly filters: Filters }) {
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(pages(filters));
  const lines = data?.pages.flatMap(({ cases }) => cases) ?? [];
  const filtered = !same(filters, {}) && !same(filters, { status: 'any' });
  return (
    <>
      <p className="small dimmed" role="status">
        {isPending ? texts.loading : words.shown(lines.length, hasNextPage)}
        {isFetching && !isPending && ` ${texts.loading}`}
      </p>
      {error !== null && (isForbidden(error) ? <p className="empty">{texts.signIn.noRole}</p> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {!isPending && lines.length === 0 && error === null && (
        <div className="empty">
          <p>{filtered ? words.noMatch : words.none}</p>
          {filtered ? (
            <Link to="/cases" search={{ status: 'any' } as never}>
              {words.clear}
            </Link>
          ) : (
            <>
              <p className="dimmed">{words.noneWhy}</p>
              <Link to="/">{words.worklist}</Link>
            </>
          )}
        </div>
      )}
      <ul className="case-rows" aria-label={words.list}>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

const choices = (names: Readonly<Record<string, string>>) => [{ value: '', label: words.any }, ...Object.entries(names).map(([value, label]) => ({ value, label }))];

/** Who works on cases, to choose from; oneself first. */
function useAssignees(): Readonly<Record<string, string>> {
  const { data } = useQuery({ queryKey: ['assignees'], queryFn: ({ signal }) => everyAssignee(signal) });
  return { me: words.me, ...Object.fromEntries((data ?? []).map(({ id, name }) => [id, name.slice(0, 80)])) };
}

/** Cases by what waits for whom; what is looked for stands in the address. */
export function CasesPage() {
  useTitle(words.title);
  const filters = filtersOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const may = useMay();
  const roles = useQuery(me).data?.roles ?? [];
  const assignees = useAssignees();
  // The address is read by `filtersOf` and by nothing else.
  const go = (search: object) => void navigate({ to: '/cases', search: filtersOf(search as Record<string, unknown>) as never, replace: true, resetScroll: false });
  const change = (more: object) => go({ ...filters, ...more });
  const manager = roles.every((role) => role === 'manager' || role === 'admin');
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{manager ? words.managers : words.intro}</p>
      <nav className="views" aria-label={words.views}>
        {views(roles).map(({ id, filters: those }) => {
          const current = same(those, filters);
          return (
            <Link
              key={id}
              to="/cases"
              search={those as never}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{}}
              aria-current={current ? 'page' : undefined}
              className={current ? 'view current' : 'view'}
            >
              {words.all[id]}
            </Link>
          );
        })}
      </nav>
      <search className="filters" aria-label={words.filters}>
        <NativeSelect
          label={words.status}
          value={filters.status ?? 'open'}
          data={[{ value: 'open', label: words.openStatus }, { value: 'any', label: words.anyStatus }, ...statuses.map((value) => ({ value, label: texts.caseStatuses[value] }))]}
          onChange={(event) => change({ status: event.currentTarget.value })}
        />
        {!manager && (
          <NativeSelect
            label={words.waitsFor}
            value={filters.waitsFor ?? ''}
            data={choices(Object.fromEntries(Object.entries(page.functions).filter(([id]) => id !== 'auditor')))}
            onChange={(event) => change({ waitsFor: event.currentTarget.value })}
          />
        )}
        <NativeSelect label={words.assignee} value={filters.assignee ?? ''} data={choices(assignees)} onChange={(event) => change({ assignee: event.currentTarget.value })} />
        <NativeSelect label={words.due} value={filters.due ?? ''} data={choices(words.dues)} onChange={(event) => change({ due: event.currentTarget.value })} />
      </search>
      {may('cases.open-from') && <OpenMany />}
      <Rows filters={filters} />
    </>
  );
}
