import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

import { words } from '../../texts/network.ts';
import { dateOf } from './dates.ts';
import { countBy, type Numbered } from './model.ts';

/** How long a play through all dates takes, and how often it moves. Unit: milliseconds. @source house: slow enough to see who comes */
const WHOLE = 12_000;
const TICK = 250;

type Props = { readonly rings: readonly Numbered[]; readonly days: readonly string[]; readonly until: string | undefined; readonly onChange: (until: string | undefined) => void };

/** Who was tied to whom by a day, and how that came to be. */
export function Time({ rings, days, until, onChange }: Props) {
  const [playing, setPlaying] = useState(false);
  const last = days.length - 1;
  const at =
    until === undefined
      ? last
      : Math.max(
          0,
          days.findLastIndex((one) => one <= until),
        );
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const go = (place: number) => onChange(place >= last ? undefined : days[place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins the next
  useEffect(() => {
    if (!playing) return;
    if (until === undefined) {
      setPlaying(false);
      return;
    }
    const step = Math.max(1, Math.round((days.length * TICK) / WHOLE));
    const next = setTimeout(() => go(at + step), Math.max(TICK, WHOLE / days.length / 2));
    return () => clearTimeout(next);
  }, [playing, until]);
  const { people, ties, undated } = countBy(rings, until);
  if (days.length < 2) return <p className="small dimmed">{words.noDates}</p>;
  const said = until === undefined ? words.timeAll : words.timeAt(dateOf(days[at] ?? until));
  return (
    <div className="net-time">
      <label htmlFor="net-time">{words.time}</label>
      <input id="net-time" type="range" min={0} max={last} value={at} aria-valuetext={said} onChange={(event) => go(Number(event.currentTarget.value))} />
      <div className="net-buttons">
        {calm ? (
          <Button variant="default" size="xs" onClick={() => go(until === undefined ? 0 : at + 1)}>
            {words.next}
          </Button>
        ) : (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              if (!playing && until === undefined) go(0);
              setPlaying(!playing);
            }}
          >
            {playing ? words.pause : words.play}
          </Button>
        )}
        <Button variant="subtle" size="xs" disabled={until === undefined} onClick={() => onChange(undefined)}>
          {words.toEnd}
        </Button>
      </div>
      <p className="small" role={playing ? undefined : 'status'}>
        {said}: {words.timeCount(people, ties)}. {undated > 0 && <span className="dimmed">{words.undated(undated)}</span>}
      </p>
    </div>
  );
}
