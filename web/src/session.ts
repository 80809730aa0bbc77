import { QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, isSignedOut, ProblemError, told } from './api.ts';
import { permissions } from './permissions.generated.ts';

/** Whether the session ended while somebody worked. Told apart from nobody having signed in, so that what they typed stays where it is. */
let ended = false;
const watchers = new Set<() => void>();

export function setEnded(value: boolean): void {
  ended = value;
  for (const watcher of watchers) watcher();
}

export const useEnded = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => ended,
  );

/** Who is signed in. */
export const me = queryOptions({ queryKey: ['me'], queryFn: () => told(api.GET('/v1/me')), staleTime: Number.POSITIVE_INFINITY });

/** Whether whoever is signed in may ask for an operation. What they may not is not offered; the server refuses it all the same. */
export function useMay(): (operation: keyof typeof permissions) => boolean {
  const roles = useQuery(me).data?.roles ?? [];
  return (operation) => permissions[operation].some((role) => roles.includes(role));
}

/** To be told of anything that a request failed of. */
export function noticeEnd(error: unknown): void {
  if (isSignedOut(error) && queryClient.getQueryData(me.queryKey) !== undefined) setEnded(true);
}

/** What the server refuses it refuses again; what did not come through is asked once more. */
const retry = (failures: number, error: unknown): boolean => failures < 1 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  // A browser that takes itself for offline is told so by the failing request: otherwise it would wait in silence, and a server on this machine is there all the same.
  defaultOptions: { queries: { retry, staleTime: 10_000, networkMode: 'always' }, mutations: { onError: noticeEnd, networkMode: 'always' } },
});
