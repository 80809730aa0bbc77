import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/network.ts';
import { kindsOf, type Numbered } from './model.ts';
import type { Place } from './place.ts';

/** Names shown to choose from. */
const NAMES = 8;

type Props = { readonly rings: readonly Numbered[]; readonly place: Place; readonly onChange: (more: { [name in keyof Place]?: string | undefined }) => void };

/** By ring, kind of tie and person; all of it stands in the address. */
export function Filters({ rings, place, onChange }: Props) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const members = rings.flatMap(({ members: all, nth }) => all.map((one) => ({ ...one, nth })));
  const fitting = wanted === '' ? [] : members.filter(({ caption, id }) => caption.toLowerCase().includes(wanted) || id.toLowerCase() === wanted);
  const only = members.find(({ id }) => id === place.person);
  return (
    <search aria-label={words.filters}>
      <div className="filters">
        <NativeSelect
          label={words.ringLabel}
          data={[{ value: '', label: words.anyRing }, ...rings.map(({ id, nth, members: all }) => ({ value: id, label: words.ringChoice(nth, all.length) }))]}
          value={place.ring ?? ''}
          onChange={(event) => onChange({ ring: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.kind}
          data={[{ value: '', label: words.anyKind }, ...kindsOf(rings).map(({ feature, title, count }) => ({ value: feature, label: words.kindChoice(title, count) }))]}
          value={place.kind ?? ''}
          onChange={(event) => onChange({ kind: event.currentTarget.value })}
        />
        <TextInput label={words.person} placeholder={words.personHelp} type="search" maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {(place.ring ?? place.kind ?? place.person ?? place.until) !== undefined && (
          <Button
            variant="subtle"
            onClick={() => {
              setText('');
              onChange({ ring: undefined, kind: undefined, person: undefined, until: undefined });
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
      {wanted !== '' && (
        <div className="net-names">
          <p className="small dimmed" role="status">
            {fitting.length === 0 ? words.noSuchName : words.found(fitting.length)}
          </p>
          {fitting.slice(0, NAMES).map(({ id, caption, nth }) => (
            <Button
              key={`${nth} ${id}`}
              variant="default"
              size="xs"
              onClick={() => {
                setText('');
                onChange({ person: id, ring: undefined });
              }}
            >
              <Said text={caption} most={50} /> ({words.ring(nth)})
            </Button>
          ))}
        </div>
      )}
      {place.person !== undefined && (
        <p>
          {only === undefined ? (
            words.shownPerson
          ) : (
            <>
              {words.onlyPerson('')} <Said text={only.caption} most={80} />
            </>
          )}{' '}
          <Button variant="default" size="compact-xs" onClick={() => onChange({ person: undefined })}>
            {words.everybody}
          </Button>
        </p>
      )}
    </search>
  );
}
