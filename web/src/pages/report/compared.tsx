import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api.ts';
import { partial } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/intelligence.ts';
import { words as reading } from '../../texts/reading.ts';
import { spoken } from './about.ts';
import { campaignOf } from './queries.ts';

const words = all.compared;
/** Statements shown at first. @source house */
const SHOWN = 30;

type Campaign = Schemas['Campaign'];

function Statements({ standing, campaign, report }: { readonly standing: keyof typeof words.standing; readonly campaign: Campaign; readonly report: string }) {
  const [whole, setWhole] = useState(false);
  const those = campaign.statements.filter((one) => one.standing === standing);
  const shown = whole ? those : those.slice(0, SHOWN);
  const [open, setOpen] = useState(standing !== 'single');
  const titles = new Map(campaign.reports.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby={standing}>
      <h3 id={standing}>{words.count(words.standing[standing], those.length)}</h3>
      {those.length === 0 && <p className="dimmed">{words.none[standing]}</p>}
      {!open && those.length > 0 && (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {words.show}
        </Button>
      )}
      {(open ? shown : []).map(({ about, voices }) => (
        <article key={about} className="card">
          <h4>
            <Said text={spoken(about)} most={160} />
          </h4>
          <ul className="plain">
            {voices.slice(0, SHOWN).map(({ reportId, says, quote, start, end }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report may say one thing twice
              <li key={at} className="voice">
                <span className="mark small">
                  <Said text={says} most={80} />
                </span>{' '}
                <Said text={quote} most={240} />{' '}
                <Link className="small" to="/intelligence/$report" params={{ report: reportId }} hash={`at-${start}-${end}`} hashScrollIntoView={false}>
                  <Said text={titles.get(reportId) ?? reportId} most={80} />
                </Link>
                {reportId === report && <span className="small dimmed"> {words.here}</span>}
              </li>
            ))}
          </ul>
        </article>
      ))}
      {open && shown.length < those.length && (
        <Button variant="default" size="xs" onClick={() => setWhole(true)}>
          {reading.more(those.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

/** A report beside the others on its activity: what they agree on and where they differ. */
export function ComparedView({ report }: { readonly report: string }) {
  const { data, error, refetch } = useQuery(campaignOf(report));
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{words.title}</h2>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data !== undefined && data.reports.length < 2 && <p>{words.alone}</p>}
      {data !== undefined && data.reports.length > 1 && (
        <>
          <p>
            <span className="dimmed">{words.shared}:</span> <Said text={data.shared.slice(0, 20).map(spoken).join('; ')} most={800} />
          </p>
          <h3>{words.reports}</h3>
          <ul>
            {data.reports.map(({ id, title, published }) => (
              <li key={id}>
                <Link to="/intelligence/$report" params={{ report: id }}>
                  <Said text={title} most={160} />
                </Link>{' '}
                <span className="small dimmed">
                  {published === undefined ? all.undated : partial(published)}
                  {id === report && `, ${words.here}`}
                </span>
              </li>
            ))}
          </ul>
          {(['conflict', 'agreed', 'single'] as const).map((standing) => (
            <Statements key={standing} standing={standing} campaign={data} report={report} />
          ))}
        </>
      )}
    </section>
  );
}
