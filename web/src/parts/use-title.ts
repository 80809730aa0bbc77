import { useEffect } from 'react';
import { texts } from '../texts/index.ts';

/** Names the page in the browser’s title. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = texts.title(page);
  }, [page]);
}
