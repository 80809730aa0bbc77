import { useSyncExternalStore } from 'react';

/** Where the step of the tour stands that somebody is at, in their browser: −1 where they closed it. */
const PLACE = 'bonafide tour';

const watchers = new Set<() => void>();

const read = (): number => Number(localStorage.getItem(PLACE) ?? -1);

/** Goes to a step of the tour. @param step from 0 on; −1 closes it */
export function setTour(step: number): void {
  localStorage.setItem(PLACE, String(step));
  for (const watcher of watchers) watcher();
}

export const startTour = (): void => setTour(0);

/** The step of the tour, from 0 on; −1 where it is closed. */
export const useTour = (): number =>
  useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, read);
