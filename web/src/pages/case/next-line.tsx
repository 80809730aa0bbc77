import { day } from '../../parts/dates.ts';
import { Said } from '../../parts/said.tsx';
import { words as page } from '../../texts/case.ts';
import { useCase } from './context.tsx';
import { daysTo } from './days.ts';
import { type Next, nextOf } from './next.ts';

const words = page.next;

function Line({ next }: { readonly next: Next }) {
  const late = next.until !== undefined && daysTo(next.until) < 0;
  return (
    <>
      <span className={next.yours ? 'turn yours' : 'turn'}>{next.yours ? words.you : words.for(page.anyOf(next.by))}</span>{' '}
      <a href={`#${next.where}`}>
        <Said text={next.text} most={400} />
      </a>
      {next.until !== undefined && (
        <span className={late ? 'small late' : 'small dimmed'}>
          {' '}
          {words.until(day(next.until))} ({page.due.left(daysTo(next.until))})
        </span>
      )}
    </>
  );
}

/** The next thing to do, and by whom; and what else waits. */
export function NextLine() {
  const here = useCase();
  const [first, ...others] = nextOf(here);
  return (
    <section className={first?.yours ? 'next next-yours no-print' : 'next no-print'} aria-labelledby="next">
      <h2 id="next">{words.title}</h2>
      {first === undefined ? (
        <p>{here.closed ? words.closed : words.nothing}</p>
      ) : (
        <p className="next-first">
          <Line next={first} />
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary className="small">
            {words.also} ({others.length})
          </summary>
          <ul className="plain">
            {others.map((next) => (
              <li key={`${next.where} ${next.text} ${next.by.join()}`}>
                <Line next={next} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
