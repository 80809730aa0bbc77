import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../../api.ts';
import { Said } from '../../parts/said.tsx';
import { words as all } from '../../texts/watchlists.ts';
import { WholeEntry } from './entry.tsx';
import { useListTitles } from './queries.ts';

const words = all.match;
type Match = Schemas['ScreeningMatch'];
type Parts = readonly Schemas['NamePart'][];

/** Weight at which a bar is full. Unit: nats. @source house: most weights lie below it; what an exact identifier gives is more and fills it too */
const FULL = 4;
const weights = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function Effect({ nats }: { readonly nats: number | null }) {
  if (nats === null) return <span className="dimmed">{words.noData}</span>;
  const share = Math.min(1, Math.abs(nats) / FULL) * 50;
  return (
    <>
      <span className="weight" aria-hidden="true">
        <span className={nats < 0 ? 'less' : 'more'} style={nats < 0 ? { right: '50%', width: `${share}%` } : { left: '50%', width: `${share}%` }} />
      </span>
      {nats === 0 ? words.neutral : nats > 0 ? words.for(weights.format(nats)) : words.against(weights.format(-nats))}
    </>
  );
}

function Words({ parts }: { readonly parts: Parts }) {
  return (
    <table className="grid">
      <caption>{words.wordByWord}</caption>
      <thead>
        <tr>
          <th scope="col">{words.asked}</th>
          <th scope="col">{words.listed}</th>
          <th scope="col">{words.compared}</th>
          <th scope="col">{words.tells}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ query, candidate, how, likeness, bits }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may have one word twice
          <tr key={at}>
            <td data-label={words.asked} data-empty={query === undefined || undefined}>
              {query === undefined ? '–' : <Said text={query} most={80} />}
            </td>
            <td data-label={words.listed} data-empty={candidate === undefined || undefined}>
              {candidate === undefined ? '–' : <Said text={candidate} most={80} />}
            </td>
            <td data-label={words.compared}>{how === 'alike' && likeness !== undefined ? words.alike(all.percent(likeness)) : words.how[how]}</td>
            <td data-label={words.tells}>{words.tellsHow(bits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a match was compared: the name word by word, then everything that speaks for and against. */
export function Comparison({ match, parts }: { readonly match: Match; readonly parts: Parts }) {
  return (
    <div className="comparison">
      {parts.length > 0 && <Words parts={parts} />}
      <table className="grid">
        <caption>
          {words.why}. <span className="dimmed">{words.weightHelp}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.feature}</th>
            <th scope="col">{words.asked}</th>
            <th scope="col">{words.listed}</th>
            <th scope="col">{words.effect}</th>
          </tr>
        </thead>
        <tbody>
          {match.features.map(({ feature, nats, query, candidate }) => (
            <tr key={feature}>
              <td>{words.features[feature] ?? feature}</td>
              <td data-label={words.asked} data-empty={query === undefined || undefined}>
                {query === undefined ? '–' : <Said text={query} most={120} />}
              </td>
              <td data-label={words.listed} data-empty={candidate === undefined || undefined}>
                {candidate === undefined ? '–' : <Said text={candidate} most={120} />}
              </td>
              <td data-label={words.effect}>
                <Effect nats={nats} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Given = { readonly match: Match; readonly threshold?: number | undefined; readonly level: 'h3' | 'h4'; readonly action?: ReactNode; readonly children?: ReactNode };

/** An entry that may be somebody, and why. */
export function MatchCard({ match, threshold, level: Heading, action, children }: Given) {
  const [open, setOpen] = useState(false);
  const title = useListTitles();
  const { entityId, caption, name, query, list, schema, score, basis, programs, explanation, about } = match;
  return (
    <article className="match">
      <Heading>
        <Said text={caption} most={200} />
      </Heading>
      <p className="marks small">
        <strong>{words.likely(all.percent(score))}</strong>
        <meter min={0} max={1} value={score} aria-label={words.likely(all.percent(score))} />
        {threshold !== undefined && <span className="dimmed">{words.threshold(all.percent(threshold))}</span>}
        <span className="mark">{words.basis[basis]}</span>
        <span className="mark">{words.schema[schema]}</span>
        <span>{title(list)}</span>
        {programs.length > 0 && (
          <span className="dimmed">
            {words.programs}: <Said text={programs.join(', ')} most={120} />
          </span>
        )}
      </p>
      <p className="small">
        <span className="dimmed">
          {words.asked}
          {about === undefined ? '' : ` (${words.about[about]})`}:
        </span>{' '}
        <Said text={query} most={200} /> · <span className="dimmed">{words.listed}:</span> <Said text={name} most={200} />
      </p>
      <p>
        <Said text={explanation} most={600} />
      </p>
      {children}
      <div className="buttons">
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.closeWhole : words.whole}
        </Button>
        {action}
      </div>
      {open && <WholeEntry entry={entityId} />}
    </article>
  );
}
