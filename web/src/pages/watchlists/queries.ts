import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { api, told } from '../../api.ts';

export const allLists = queryOptions({ queryKey: ['watchlists'], queryFn: ({ signal }) => told(api.GET('/v1/watchlists', { signal })) });

/** Editions shown. @source house */
const RELEASES = 8;

export const lastReleases = queryOptions({
  queryKey: ['watchlists', 'releases'],
  queryFn: ({ signal }) => told(api.GET('/v1/watchlists/releases', { params: { query: { limit: RELEASES } }, signal })),
});

export const entryOf = (entry: string) =>
  queryOptions({ queryKey: ['watchlists', 'entry', entry], queryFn: ({ signal }) => told(api.GET('/v1/watchlists/entries/{entry}', { params: { path: { entry } }, signal })) });

/** People a page. @source house */
const PAGE = 20;

export const openHits = infiniteQueryOptions({
  queryKey: ['watchlists', 'hits'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    told(api.GET('/v1/screenings/hits', { params: { query: { limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) } }, signal })),
  getNextPageParam: ({ next }) => next,
});

/** What lists are called, by their ids. */
export function useListTitles(): (list: string) => string {
  const titles = new Map(useQuery(allLists).data?.lists.map(({ list, title }) => [list, title]));
  return (list) => titles.get(list) ?? list;
}
