import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';
import { Choice } from './fields.tsx';
import { DAY, type Entry, type Lane, type Placed, place, stack, ticks } from './timeline-lanes.ts';

const told = words.timeline;
const lanes = Object.keys(told.lanes) as Lane[];

/** Sizes. Unit: pixels. @source house */
const [ROW, PAD, MARK, HEAD] = [18, 6, 10, 22];
/** Rows of one lane; what does not fit lies on the last. */
const MOST_ROWS = 8;
/** Lines of the table. @source house: more is a file, not a page */
const MOST_LINES = 500;
/** Entries drawn; of logs there can be thousands. */
const MOST_DRAWN = 1_500;

const SPANS = { all: Number.POSITIVE_INFINITY, five: 5 * 365.25 * DAY, one: 365.25 * DAY, quarter: 92 * DAY };

const when = ({ at, until, ongoing }: Entry): string => `${at.slice(0, 16).replace('T', ' ')}${until === undefined ? '' : ` – ${until}`}${ongoing ? ` – ${told.ongoing}` : ''}`;
const wordsOf = (entry: Entry, lane: Lane): string => `${told.lanes[lane]}: ${when(entry)}. ${entry.text.slice(0, 300)}`;

/** The one of the others that is nearest in time. */
function nearest(items: readonly Placed[], at: number, among: (one: Placed) => boolean): number | undefined {
  let best: number | undefined;
  items.forEach((one, index) => {
    if (among(one) && (best === undefined || Math.abs(one.from - at) < Math.abs((items[best]?.from ?? 0) - at))) best = index;
  });
  return best;
}

/** Where an arrow key leads. */
function next(key: string, items: readonly Placed[], at: number): number | undefined {
  const here = items[at];
  if (here === undefined) return undefined;
  if (key === 'ArrowRight') return Math.min(items.length - 1, at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return items.length - 1;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const present = lanes.filter((lane) => items.some((one) => one.lane === lane));
  const lane = present[present.indexOf(here.lane) + (key === 'ArrowDown' ? 1 : -1)];
  return lane === undefined ? at : nearest(items, here.from, (one) => one.lane === lane);
}

function Drawing({ items, from, to, width }: { readonly items: readonly Placed[]; readonly from: number; readonly to: number; readonly width: number }) {
  const [current, setCurrent] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const svg = useRef<SVGSVGElement>(null);
  const narrow = width < 560;
  const left = narrow ? 0 : 150;
  const x = (time: number) => left + ((Math.min(Math.max(time, from), to) - from) / (to - from || 1)) * (width - left - MARK);
  const shapes = items.map((one) => ({ ...one, x: x(one.from), end: one.span ? Math.max(x(one.to), x(one.from) + MARK) : x(one.from) + MARK }));
  const rows = stack(shapes, MOST_ROWS);
  let top = HEAD;
  const places = new Map<Lane, { readonly top: number; readonly height: number }>();
  for (const lane of lanes) {
    const deep = Math.max(-1, ...shapes.flatMap((one, at) => (one.lane === lane ? [rows[at] ?? 0] : [])));
    if (deep < 0) continue;
    const height = (deep + 1) * ROW + PAD * 2 + (narrow ? 16 : 0);
    places.set(lane, { top, height });
    top += height;
  }
  const go = (event: KeyboardEvent<SVGSVGElement>) => {
    const at = next(event.key, items, current);
    if (at === undefined) return;
    event.preventDefault();
    setCurrent(at);
    setChosen(at);
    svg.current?.querySelector<SVGElement>(`[data-at="${at}"]`)?.focus();
  };
  const shown = chosen === undefined ? undefined : items[chosen];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg ref={svg} className="timeline" width={width} height={top + 4} role="group" aria-label={told.drawing} onKeyDown={go}>
        {ticks(from, to, Math.max(2, Math.floor((width - left) / 80))).map(({ at, label }) => (
          // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused
          <g key={at} aria-hidden="true">
            <line x1={x(at)} x2={x(at)} y1={HEAD - 4} y2={top} className="tick" />
            <text x={x(at) + 3} y={13} className="tick-label">
              {label}
            </text>
          </g>
        ))}
        {[...places].map(([lane, { top: y, height }]) => (
          // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused
          <g key={lane} aria-hidden="true">
            <line x1={0} x2={width} y1={y + height} y2={y + height} className="lane" />
            <text x={0} y={y + PAD + 12} className="lane-label">
              {told.lanes[lane]}
            </text>
          </g>
        ))}
        {shapes.map(({ entry, lane, x: start, end, span }, at) => {
          const y = (places.get(lane)?.top ?? 0) + PAD + (narrow ? 16 : 0) + (rows[at] ?? 0) * ROW;
          const room = Math.floor((end - start - 8) / 6.4);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing has no button
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have an order and no other name
              key={at}
              data-at={at}
              role="button"
              aria-label={wordsOf(entry, lane)}
              aria-pressed={chosen === at}
              tabIndex={current === at ? 0 : -1}
              className={`event event-${lane} ${chosen === at ? 'chosen' : ''}`}
              onClick={() => {
                setCurrent(at);
                setChosen(at);
              }}
              onFocus={() => setChosen(at)}
            >
              <rect x={start} y={y} width={Math.max(MARK, end - start)} height={ROW - 4} rx={span ? 3 : MARK / 2} />
              {span && room > 5 && (
                <text x={start + 4} y={y + ROW - 8} className="event-label">
                  {entry.text.length > room ? `${entry.text.slice(0, room - 1)}…` : entry.text}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p className="reading" aria-live="polite">
        {shown === undefined ? (
          <span className="dimmed">{told.none}</span>
        ) : (
          <>
            <strong>{told.lanes[shown.lane]}</strong> {when(shown.entry)}: <Said text={shown.entry.text} most={500} />{' '}
            <span className="small dimmed">
              <Said text={`${shown.entry.what} · ${shown.entry.source}`} most={200} />
            </span>
          </>
        )}
      </p>
    </>
  );
}

function Table({ items }: { readonly items: readonly Placed[] }) {
  return (
    <details>
      <summary>{told.table(items.length)}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scrolls" tabIndex={0} aria-label={told.table(items.length)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{told.from}</th>
              <th scope="col">{told.until}</th>
              <th scope="col">{told.kind}</th>
              <th scope="col">{told.what}</th>
              <th scope="col">{told.source}</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, MOST_LINES).map(({ entry, lane }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have an order and no other name
              <tr key={at}>
                <td>{entry.at.slice(0, 16).replace('T', ' ')}</td>
                <td>{entry.until ?? (entry.ongoing ? told.ongoing : '')}</td>
                <td>{told.lanes[lane]}</td>
                <td>
                  <Said text={entry.text} most={500} />
                </td>
                <td className="small">
                  <Said text={`${entry.what} · ${entry.source}`} most={200} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {items.length > MOST_LINES && <p>{told.more(items.length - MOST_LINES)}</p>}
    </details>
  );
}

/** What happened with somebody on one axis, a lane for each kind, and the same as a table. */
export function Timeline({ entries, logs }: { readonly entries: readonly Schemas['TimelineEntry'][]; readonly logs: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [range, setRange] = useState<keyof typeof SPANS>('all');
  const [now] = useState(() => Date.now());
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const all = useMemo(() => place(entries, now), [entries, now]);
  const end = Math.max(...all.map(({ to }) => to));
  const start = Math.max(end - SPANS[range], Math.min(...all.map(({ from }) => from)));
  const within = all.filter(({ to }) => to > start).slice(-MOST_DRAWN);
  return (
    <div ref={box}>
      {!logs && <p className="small dimmed">{told.noLogs}</p>}
      {all.length === 0 ? (
        <p>{told.empty}</p>
      ) : (
        <>
          <div className="inline-choice">
            <Choice label={told.range} options={told.ranges} value={range} onChange={setRange} />
            {within.length < all.length && <span className="small dimmed">{told.outside(all.length - within.length)}</span>}
          </div>
          {width > 0 && <Drawing key={range} items={within} from={start} to={end} width={width} />}
          <Table items={all} />
        </>
      )}
    </div>
  );
}
