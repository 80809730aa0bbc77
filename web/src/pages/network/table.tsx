import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';

import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/network.ts';
import { dateOf } from './dates.ts';
import { isThere, type Numbered, namesIn, sharedSince } from './model.ts';
import { PersonLink } from './ring-detail.tsx';
import { RingMark } from './ring-list.tsx';
import { Scrolls } from './scrolls.tsx';

/** Rows shown at first. */
const ROWS = 150;

/** What the picture shows, in words. */
export function Table({ rings, until }: { readonly rings: readonly Numbered[]; readonly until: string | undefined }) {
  const [shown, setShown] = useState(ROWS);
  const rows = rings.flatMap((ring) => {
    const names = namesIn(ring);
    const things = ring.means.map((means) => ({ ring, key: `${means.feature} ${means.label}`, means, names, since: sharedSince(means) }));
    return things.filter(({ since }) => isThere(since, until));
  });
  return (
    <>
      <Scrolls label={words.tableCaption}>
        <thead>
          <tr>
            <th scope="col">{words.ringLabel}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.since}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ ring, key, means, names, since }) => (
            <tr key={`${ring.id} ${key}`}>
              <td>
                <RingMark nth={ring.nth} />
              </td>
              <td>
                <span className="dimmed small">{means.title}</span>
                <br />
                <Said text={means.label} most={160} />
              </td>
              <td>
                {means.held
                  .filter((one) => isThere(one.since, until))
                  .map(({ id, serves }, at) => (
                    <Fragment key={id}>
                      {at > 0 && ', '}
                      <PersonLink id={id} name={names.get(id) ?? id} />
                      {serves && ` (${words.serves})`}
                    </Fragment>
                  ))}
              </td>
              <td>{since === undefined ? <span className="dimmed">{words.noDate}</span> : dateOf(since)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolls>
      {rows.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + ROWS)}>
          {words.moreRows(Math.min(ROWS, rows.length - shown))}
        </Button>
      )}
    </>
  );
}
