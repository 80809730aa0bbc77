import { useEffect, useState } from 'react';
import { words } from '../../texts/person.ts';

export type Part = { readonly id: string; readonly title: string; readonly count?: number };

/** How long a part is held where it was led to. Unit: milliseconds. @source house: the slowest part has been answered by then */
const HOLD = 5_000;
/** What somebody does who wants to be elsewhere. */
const MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

let release: (() => void) | undefined;

/** Leads to a part, and holds it there while the parts above it get their data and grow, until somebody moves on. */
export function jump(id: string): void {
  release?.();
  const part = document.getElementById(id);
  if (part === null) return;
  const align = () => part.scrollIntoView();
  const watcher = new ResizeObserver(align);
  const stop = () => {
    watcher.disconnect();
    clearTimeout(timer);
    for (const move of MOVES) window.removeEventListener(move, stop);
  };
  const timer = setTimeout(stop, HOLD);
  release = stop;
  align();
  document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
  watcher.observe(part.parentElement ?? part);
  for (const move of MOVES) window.addEventListener(move, stop, { passive: true });
}

/** Every link to a part of the page leads there by {@link jump}, and so does the address with which the page was opened. */
export function useJumps(): void {
  useEffect(() => {
    const followed = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
      // After the browser did its own.
      if (link !== null) setTimeout(() => jump(link.getAttribute('href')?.slice(1) ?? ''));
    };
    document.addEventListener('click', followed);
    if (window.location.hash !== '') jump(window.location.hash.slice(1));
    return () => {
      release?.();
      document.removeEventListener('click', followed);
    };
  }, []);
}

/** Parts of the page, beside it on a wide screen and above it on a narrow one. The part that is read is marked. */
export function Contents({ parts }: { readonly parts: readonly Part[] }) {
  const [here, setHere] = useState<string>();
  const ids = parts.map(({ id }) => id).join(' ');
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter(({ isIntersecting }) => isIntersecting).at(-1);
        if (seen !== undefined) setHere(seen.target.id);
      },
      // The upper part of the window is where somebody reads.
      { rootMargin: '-10% 0px -70% 0px' },
    );
    for (const id of ids.split(' ')) {
      const part = document.getElementById(id);
      if (part !== null) watcher.observe(part);
    }
    return () => watcher.disconnect();
  }, [ids]);
  return (
    <nav className="contents" aria-label={words.contents}>
      <ol className="plain">
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={here === id ? 'location' : undefined}>
              {title}
              {count !== undefined && <span className="count">{count}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
