import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, told } from '../../api.ts';
import type { permissions } from '../../permissions.generated.ts';

/** What the server knows of one person, a query a section. */
const path = (person: string) => ({ params: { path: { person } } });
export const assessmentOf = (person: string) =>
  queryOptions({ queryKey: ['assessment', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/assessment', { ...path(person), signal })) });
export const casesOf = (person: string) =>
  queryOptions({ queryKey: ['cases', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/cases', { ...path(person), signal })) });
export const timelineOf = (person: string) =>
  queryOptions({ queryKey: ['timeline', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/timeline', { ...path(person), signal })) });
export const placesOf = (person: string) =>
  queryOptions({ queryKey: ['places', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/places', { ...path(person), signal })) });
export const linksOf = (person: string) =>
  queryOptions({ queryKey: ['links', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/links', { ...path(person), signal })) });
export const recordsOf = (person: string) =>
  queryOptions({ queryKey: ['records', person], queryFn: ({ signal }) => told(api.GET('/v1/people/{person}/records', { ...path(person), signal })) });

/** The catalogue and the verifications are of the program: they stay as they are while a page is open. */
export const checks = queryOptions({ queryKey: ['checks'], queryFn: ({ signal }) => told(api.GET('/v1/checks', { signal })), staleTime: Number.POSITIVE_INFINITY });
export const verifications = queryOptions({
  queryKey: ['verifications'],
  queryFn: ({ signal }) => told(api.GET('/v1/verifications', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Sends something about a person; what the pages know is asked for again. */
export function useWrite<V, T>(send: (given: V) => Promise<T>, done?: (result: T) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (result) => {
      done?.(result);
      void queries.invalidateQueries();
    },
  });
}

type Role = (typeof permissions)[keyof typeof permissions][number];

/** Whose verifications each function carries out. @source src/operations/roles.ts */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  hr: ['hr', 'procurement'],
  security: ['security', 'it'],
  finance: ['finance'],
  counsel: ['legal'],
  manager: ['hiring-manager'],
};

/** Whether somebody may record a verification of an owner. The server refuses it all the same. */
export const ownsStep = (roles: readonly Role[], owner: string): boolean => roles.some((role) => OWNERS[role]?.includes(owner) === true);

/** Whether something came near the window: what nobody scrolls to is not asked for, and is no reading in the audit log. */
export function useNear(): readonly [(element: HTMLElement | null) => void, boolean] {
  const [near, setNear] = useState(false);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const seen = useRef(false);
  useEffect(() => {
    if (element === null || seen.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.current = true;
        setNear(true);
        watcher.disconnect();
      },
      { rootMargin: '300px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [element]);
  return [setElement, near];
}
