import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { day } from '../../parts/dates.ts';
import { defang } from '../../parts/defang.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/intelligence.ts';
import { words as reading } from '../../texts/reading.ts';
import { indicatorsOf } from './queries.ts';

const words = all.indicators;
/** Rows shown at first. @source house */
const SHOWN = 200;

type Indicator = Schemas['ReportIndicator'];
type Compared = Schemas['ShownIndicator'];

/** Until when a value says anything. */
function Validity({ compared }: { readonly compared: Compared | undefined }) {
  if (compared === undefined) return <span className="dimmed">{words.notCompared}</span>;
  const { validUntil } = compared;
  if (validUntil === undefined) return words.ageless;
  return Date.parse(validUntil) <= Date.now() ? <strong>{words.grewOld(day(validUntil))}</strong> : day(validUntil);
}

/** Technical values of a report with their part in it, for whoever blocks or looks for them. */
export function IndicatorsView({ report, indicators }: { readonly report: string; readonly indicators: readonly Indicator[] }) {
  const compared = useQuery(indicatorsOf(report));
  const parts = [...new Set(indicators.map(({ context }) => context))];
  const [part, setPart] = useState<Indicator['context'] | 'all'>(parts.includes('malicious') ? 'malicious' : 'all');
  const [whole, setWhole] = useState(false);
  const fitting = indicators.filter(({ context }) => part === 'all' || context === part);
  const shown = whole ? fitting : fitting.slice(0, SHOWN);
  const firms = (compared.data?.indicators ?? []).filter(({ type }) => type === 'organization-name');
  const known = new Map((compared.data?.indicators ?? []).map((one) => [`${one.type} ${one.value}`, one]));
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{words.title}</h2>
      <p className="dimmed">{words.intro}</p>
      {compared.error !== null && <ProblemAlert error={compared.error} onRetry={() => void compared.refetch()} />}
      {indicators.length === 0 && <p>{words.none}</p>}
      {indicators.length > 0 && (
        <div className="tools">
          <NativeSelect
            label={words.part}
            value={part}
            onChange={({ currentTarget: { value } }) => setPart(value as typeof part)}
            data={[{ value: 'all', label: words.all }, ...parts.map((one) => ({ value: one, label: one === 'malicious' ? words.maliciousOnly : reading.context[one] }))]}
          />
          <p role="status" className="small">
            {words.shown(shown.length, indicators.length)}
          </p>
          <CopyButton text={() => shown.map(({ type, value }) => defang(type, value)).join('\n')} label={all.copyAll} what={words.shown(shown.length, indicators.length)} />
        </div>
      )}
      {shown.length > 0 && (
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.part}</th>
              <th scope="col">{words.valid}</th>
              <th scope="col">{words.copies}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ type, value, context, why, confidence, start, end, chain }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report may name one value twice
              <tr key={at}>
                <td>
                  <code>
                    <Said text={defang(type, value)} most={160} />
                  </code>
                </td>
                <td data-label={words.kind}>{[reading.indicatorType[type], chain].filter((one) => one !== undefined).join(', ')}</td>
                <td data-label={words.part}>
                  {reading.context[context]} <span className="dimmed">{reading.sure(confidence)}</span>
                  <br />
                  <span className="small dimmed">
                    <Said text={why} most={120} />
                  </span>
                </td>
                <td data-label={words.valid}>{compared.data === undefined ? texts.loading : <Validity compared={known.get(`${type} ${value}`)} />}</td>
                <td>
                  <span className="buttons">
                    <CopyButton text={() => defang(type, value)} label={all.copyDefanged} what={defang(type, value)} />
                    <CopyButton text={() => value} label={all.copyPlain} what={defang(type, value)} />
                    <Link to="/intelligence/$report" params={{ report }} hash={`at-${start}-${end}`} hashScrollIntoView={false}>
                      {words.inText}
                    </Link>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < fitting.length && (
        <Button variant="default" mt="sm" onClick={() => setWhole(true)}>
          {reading.more(fitting.length - shown.length)}
        </Button>
      )}
      {firms.length > 0 && (
        <>
          <h3>{words.firms}</h3>
          <ul>
            {firms.map(({ value, start, end }) => (
              <li key={value}>
                <Said text={value} most={160} />{' '}
                <Link to="/intelligence/$report" params={{ report }} hash={`at-${start}-${end}`} hashScrollIntoView={false}>
                  {words.inText}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
