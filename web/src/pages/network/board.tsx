import { Button, useComputedColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/network.ts';
import { dateOf } from './dates.ts';
import { graphOf } from './graph.ts';
import { type Layout, layOut, meansKey, personKey } from './layout.ts';
import { isThere, type Numbered, namesIn } from './model.ts';
import { Picture, type PictureHandle } from './picture.tsx';
import { PersonLink } from './ring-detail.tsx';
import { RingMark } from './ring-list.tsx';
import { save, svgOf } from './svg.ts';

/** Where everything of these rings stands, as soon as it is known. */
function useLayout(rings: readonly Numbered[]): { readonly layout: Layout | undefined; readonly done: number } {
  const [laid, setLaid] = useState<{ readonly rings: readonly Numbered[]; readonly layout: Layout }>();
  const [done, setDone] = useState(0);
  useEffect(() => {
    const off = new AbortController();
    void layOut(rings, off.signal, setDone).then((layout) => layout !== undefined && setLaid({ rings, layout }));
    return () => off.abort();
  }, [rings]);
  return { layout: laid?.rings === rings ? laid.layout : undefined, done };
}

type Props = { readonly rings: readonly Numbered[]; readonly until: string | undefined; readonly person: string | undefined; readonly onRing: (ring: string) => void };

/** What was chosen in the picture, in words. */
function Picked({ node, rings, until, onRing, onClose }: Pick<Props, 'rings' | 'until' | 'onRing'> & { readonly node: string; readonly onClose: () => void }) {
  const ring = rings.find(({ id }) => node.startsWith(`${id} `));
  if (ring === undefined) return null;
  const names = namesIn(ring);
  const person = ring.members.find(({ id }) => personKey(ring, id) === node);
  const means = ring.means.find((_, at) => meansKey(ring, at) === node);
  const own = person === undefined ? [] : ring.means.filter(({ held }) => held.some(({ id, since }) => id === person.id && isThere(since, until)));
  return (
    <section className="card net-picked" aria-label={words.picked}>
      <div role="status">
        <p>
          <RingMark nth={ring.nth} />{' '}
          <strong>
            <Said text={person?.caption ?? means?.label ?? ''} most={120} />
          </strong>
          <br />
          <span className="small dimmed">{person === undefined ? means?.title : words.roles[person.role]}</span>
        </p>
        {person !== undefined && own.length > 0 && (
          <ul className="small">
            {own.map(({ feature, title, label }) => (
              <li key={`${feature} ${label}`}>
                {title} <Said text={label} most={100} />
              </li>
            ))}
          </ul>
        )}
        {means !== undefined && (
          <ul className="small">
            {means.held.map(({ id, since }) => (
              <li key={id}>
                <PersonLink id={id} name={names.get(id) ?? id} />
                {since !== undefined && `, ${dateOf(since)}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="net-buttons">
        {person !== undefined && (
          <span className="net-open">
            <PersonLink id={person.id} name={words.openPerson} />
          </span>
        )}
        <Button variant="default" size="compact-sm" onClick={() => onRing(ring.id)}>
          {words.itsRing}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}

/** The picture with what moves it, what its shapes are, and what was chosen in it. */
export function Board({ rings, until, person, onRing }: Props) {
  const { layout, done } = useLayout(rings);
  const graph = useMemo(() => (layout === undefined ? undefined : graphOf(rings, layout)), [rings, layout]);
  const [chosen, setChosen] = useState<string>();
  const handle = useRef<PictureHandle>(null);
  const scheme = useComputedColorScheme('light');
  const navigate = useNavigate();
  const own = rings.find(({ members }) => members.some(({ id }) => id === person));
  // Who is looked for is chosen until somebody else is.
  const first = person === undefined || own === undefined ? undefined : personKey(own, person);
  useEffect(() => setChosen(first), [first]);
  const focus = chosen !== undefined && graph?.hasNode(chosen) === true ? chosen : undefined;
  const people = new Set(rings.flatMap(({ members }) => members.map(({ id }) => id))).size;
  const title = words.pictureTitle(rings.length, people, until === undefined ? undefined : dateOf(until));
  const file = (ending: string) => `bonafide-rings${until === undefined ? '' : `-${until}`}.${ending}`;
  return (
    <div className="net-board">
      <div className="net-tools">
        <div className="net-buttons">
          <Button variant="default" size="xs" aria-label={words.zoomIn} onClick={() => handle.current?.zoomIn()}>
            +
          </Button>
          <Button variant="default" size="xs" aria-label={words.zoomOut} onClick={() => handle.current?.zoomOut()}>
            −
          </Button>
          <Button variant="default" size="xs" onClick={() => handle.current?.fit()}>
            {words.fit}
          </Button>
        </div>
        <div className="net-buttons">
          <Button
            variant="default"
            size="xs"
            disabled={graph === undefined}
            onClick={async () => {
              const picture = await handle.current?.png(title);
              if (picture !== null && picture !== undefined) save(file('png'), picture);
            }}
          >
            {words.savePng}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={graph === undefined}
            onClick={() => graph !== undefined && save(file('svg'), new Blob([svgOf(graph, until, scheme, title)], { type: 'image/svg+xml' }))}
          >
            {words.saveSvg}
          </Button>
        </div>
      </div>
      {graph === undefined ? (
        <p className="net-picture net-waits" role="status">
          {words.layingOut(done, rings.length)}
        </p>
      ) : (
        <Picture graph={graph} until={until} focus={focus} onPick={setChosen} onOpen={(id) => void navigate({ to: '/people/$person', params: { person: id } })} handle={handle} />
      )}
      <ul className="net-legend small" aria-label={words.legend}>
        <li className="net-circle">{words.legendPerson}</li>
        <li className="net-square">{words.legendMeans}</li>
        <li className="net-diamond">{words.legendServes}</li>
        <li>{words.legendRing}</li>
      </ul>
      <p id="net-keys" className="small dimmed net-keys">
        {words.keys}
      </p>
      {focus !== undefined && <Picked node={focus} rings={rings} until={until} onRing={onRing} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
