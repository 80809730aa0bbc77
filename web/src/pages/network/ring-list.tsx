import { Button, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';

import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/network.ts';
import { ringColour } from './colours.ts';
import { dateOf } from './dates.ts';
import type { Numbered } from './model.ts';

/** Rings and means shown at first. */
const RINGS = 40;
const MEANS = 2;

/** A ring’s number in its colour; the number says which. */
export function RingMark({ nth }: { readonly nth: number }) {
  const scheme = useComputedColorScheme('light');
  return (
    <span className="net-mark" style={{ borderColor: ringColour(nth, scheme) }}>
      {words.ring(nth)}
    </span>
  );
}

/** Rings, each with what makes it one. */
export function RingList({ rings, onOpen }: { readonly rings: readonly Numbered[]; readonly onOpen: ((ring: string) => void) | undefined }) {
  const [shown, setShown] = useState(RINGS);
  return (
    <>
      <ol className="plain">
        {rings.slice(0, shown).map((ring) => (
          <li key={ring.id} className="net-ring">
            <p className="net-ring-head">
              <RingMark nth={ring.nth} />
              <strong>{words.members(ring.members.length)}</strong>
              {onOpen !== undefined && (
                <Button variant="subtle" size="compact-xs" aria-label={`${words.open}: ${words.ring(ring.nth)}`} onClick={() => onOpen(ring.id)}>
                  {words.open}
                </Button>
              )}
            </p>
            <ul className="net-why small">
              {ring.means.slice(0, MEANS).map(({ feature, title, label, held }) => (
                <li key={`${feature} ${label}`}>
                  {title} {label !== title && <Said text={label} most={80} />} <span className="dimmed">({held.length})</span>
                </li>
              ))}
              {ring.means.length > MEANS && <li className="dimmed">{words.moreMeans(ring.means.length - MEANS)}</li>}
              {ring.means.length === 0 && <li>{words.bySomebody}</li>}
            </ul>
            <p className="small dimmed net-facts">
              <span title={words.strengthIs}>{words.strength(ring.probability)}</span>
              <span>{ring.newest === undefined ? words.noDate : words.newest(dateOf(ring.newest))}</span>
            </p>
          </li>
        ))}
      </ol>
      {rings.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + RINGS)}>
          {words.moreRings(Math.min(RINGS, rings.length - shown))}
        </Button>
      )}
    </>
  );
}
