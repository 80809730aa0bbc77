import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { Said } from '../../parts/said.tsx';
import { useMay } from '../../session.ts';
import { words } from '../../texts/network.ts';
import { dateOf } from './dates.ts';
import { JudgeDialog, type Pair } from './judge.tsx';
import { type Numbered, namesIn } from './model.ts';
import { RingMark } from './ring-list.tsx';
import { Scrolls } from './scrolls.tsx';

/** Ties shown at first: two hundred people with one account are twenty thousand pairs. */
const TIES = 50;

const when = (since: string | undefined) => (since === undefined ? <span className="dimmed">{words.noDate}</span> : dateOf(since));

export function PersonLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link to="/people/$person" params={{ person: id }}>
      <Said text={name} most={80} />
    </Link>
  );
}

function People({ ring }: { readonly ring: Numbered }) {
  return (
    <Scrolls label={words.peopleOf}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {ring.members.map(({ id, caption, role, since }) => (
          <tr key={id}>
            <td>
              <PersonLink id={id} name={caption} />
            </td>
            <td>{words.roles[role]}</td>
            <td>{when(since)}</td>
          </tr>
        ))}
      </tbody>
    </Scrolls>
  );
}

function Means({ ring }: { readonly ring: Numbered }) {
  const names = namesIn(ring);
  return (
    <Scrolls label={words.meansOf}>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.rarity}</th>
          <th scope="col">{words.ask}</th>
        </tr>
      </thead>
      <tbody>
        {ring.means.map(({ feature, title, label, held, holders, ask }) => (
          <tr key={`${feature} ${label}`}>
            <td>
              <span className="dimmed small">{title}</span>
              <br />
              <Said text={label} most={200} />
            </td>
            <td>
              <ul className="plain small">
                {held.map(({ id, since, serves }) => (
                  <li key={id}>
                    <Said text={names.get(id) ?? id} most={60} />
                    {serves && ` (${words.serves})`}, {when(since)}
                  </li>
                ))}
              </ul>
            </td>
            <td className="small">{words.holders(holders)}</td>
            <td className="small">{ask}</td>
          </tr>
        ))}
      </tbody>
    </Scrolls>
  );
}

function Ties({ ring, onJudge }: { readonly ring: Numbered; readonly onJudge: ((pair: Pair) => void) | undefined }) {
  const [all, setAll] = useState(false);
  const names = namesIn(ring);
  const nameOf = (id: string) => names.get(id) ?? id;
  const shown = all ? ring.ties : ring.ties.slice(0, TIES);
  return (
    <>
      <Scrolls label={words.tiesOf}>
        <thead>
          <tr>
            <th scope="col">{words.pair}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.likely}</th>
            <th scope="col">{words.said}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ a, b, kind, means, since, probability, judgement, explanations }) => (
            <tr key={`${a} ${b} ${kind}`}>
              <td>
                <Said text={nameOf(a)} most={60} /> {kind === 'facilitates' ? words.serves : words.and} <Said text={nameOf(b)} most={60} />
                <br />
                <span className="small dimmed">{words.kinds[kind]}</span>
              </td>
              <td className="small">
                {means.length === 0 ? words.bySomebody : [...new Set(means.map((at) => ring.means[at]?.title))].join(', ')}
                {explanations.length > 0 && (
                  <p className="dimmed">
                    <Said text={words.explained(explanations.join(', '))} most={300} />
                  </p>
                )}
              </td>
              <td>{when(since)}</td>
              <td>{words.percent(probability)}</td>
              <td className="small">
                {words.judgements[judgement]}
                {onJudge !== undefined && (
                  <>
                    <br />
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={words.judgeOf(nameOf(a).slice(0, 60), nameOf(b).slice(0, 60))}
                      onClick={() => onJudge({ a, b, names: [nameOf(a), nameOf(b)] })}
                    >
                      {words.judge}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Scrolls>
      {shown.length < ring.ties.length && (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {words.moreTies(ring.ties.length)}
        </Button>
      )}
    </>
  );
}

/** One ring: why it is one, who is in it, what they share, and each tie with what a person may say of it. */
export function RingDetail({ ring, onJudged }: { readonly ring: Numbered; readonly onJudged: (told: string) => void }) {
  const may = useMay();
  const [pair, setPair] = useState<Pair>();
  return (
    <section className="net-detail" aria-labelledby="net-ring">
      <h2 id="net-ring">
        <RingMark nth={ring.nth} /> {words.members(ring.members.length)}
      </h2>
      <p>
        <strong>{words.why}:</strong> {words.whyText(ring.members.length, ring.means.length)}{' '}
        {ring.earliest !== undefined && ring.newest !== undefined && words.whySince(dateOf(ring.earliest), dateOf(ring.newest))} {words.strength(ring.probability)}.{' '}
        <span className="dimmed">{words.strengthIs}.</span>
      </p>
      {ring.means.length > 0 && (
        <>
          <h3>{words.meansOf}</h3>
          <Means ring={ring} />
        </>
      )}
      <h3>{words.peopleOf}</h3>
      <People ring={ring} />
      <h3>{words.tiesOf}</h3>
      <Ties ring={ring} onJudge={may('links.judge') ? setPair : undefined} />
      {pair !== undefined && <JudgeDialog pair={pair} onClose={() => setPair(undefined)} onDone={onJudged} />}
    </section>
  );
}
