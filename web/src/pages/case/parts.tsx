import type { ReactNode } from 'react';
import type { Schemas } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/case.ts';
import { daysTo } from './days.ts';

const times = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** The minute of an instant, in UTC as the record has it. */
export const minute = (instant: string): string => `${times.format(new Date(instant))} UTC`;

/** A named person, and for what they acted. */
export function Who({ by }: { readonly by: Schemas['Actor'] }) {
  return (
    <>
      <strong>
        <Said text={by.name} most={120} />
      </strong>
      {by.functions.length > 0 && <span className="dimmed"> ({by.functions.map((one) => words.functions[one]).join(', ')})</span>}
    </>
  );
}

/** Who did something, and when. */
export function Signed({ by, at }: { readonly by: Schemas['Actor']; readonly at: string }) {
  return (
    <span className="small signed">
      <Who by={by} /> · <time dateTime={at}>{minute(at)}</time>
    </span>
  );
}

/** A day with what is left of it. */
export function Until({ date, over = false }: { readonly date: string; readonly over?: boolean }) {
  const left = daysTo(date);
  return (
    <span className={left < 0 && !over ? 'late' : ''}>
      {day(date)} ({words.due.left(left)})
    </span>
  );
}

/** A part of the page that can be linked to. */
export function Part({ id, title, count, children }: { readonly id: string; readonly title: string; readonly count?: string; readonly children: ReactNode }) {
  return (
    <section className="part" aria-labelledby={`${id}-title`} id={id} tabIndex={-1}>
      <h2 id={`${id}-title`}>
        {title}
        {count !== undefined && <span className="dimmed count"> {count}</span>}
      </h2>
      {children}
    </section>
  );
}
