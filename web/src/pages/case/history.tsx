import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/case.ts';
import { toldOf } from '../../texts/case-events.ts';
import { texts } from '../../texts/index.ts';
import { at, useCase } from './context.tsx';
import { minute, Part, Who } from './parts.tsx';

/** Longest text of the history that stands in its line. Unit: characters. @source house: a line */
const SHOWN = 600;

/** One thing that happened: who, what, when, and what they said. */
export function Happened({ event, seq }: { readonly event: Schemas['CaseEvent']; readonly seq?: number | undefined }) {
  const { one } = useCase();
  const { what, said } = toldOf(event, (id) => one.checklist.find((item) => item.id === id)?.title ?? id);
  return (
    <>
      <p>
        <Who by={event.by} /> <Said text={what} most={400} />
        {said !== undefined && (
          <>
            {': '}
            <q>
              <Said text={said} most={SHOWN} />
            </q>
          </>
        )}
      </p>
      <p className="small dimmed">
        <time dateTime={event.at}>{minute(event.at)}</time>
        {seq !== undefined && ` · ${words.history.entry(seq)}`}
      </p>
    </>
  );
}

/** Everything that happened, in order; for whoever may read the audit log, with the place of each entry in it. */
export function History() {
  const { file, one, may } = useCase();
  const [shown, setShown] = useState(false);
  const able = may('cases.trail');
  const log = useQuery({
    queryKey: ['case', one.id, 'log', one.version],
    queryFn: ({ signal }) => told(api.GET('/v1/cases/{case}/audit', { ...at(one), signal })),
    enabled: able && shown,
    refetchOnWindowFocus: false,
  });
  const entries = log.data?.entries ?? [];
  return (
    <Part id="history" title={words.history.title} count={words.version(one.version)}>
      <p className="small dimmed">{file.events.length === 0 ? words.nothingForYou : words.history.intro}</p>
      <ol className="history">
        {file.events.map((event, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened has an order and no other name
          <li key={nth}>
            <Happened event={event} seq={entries[nth]?.seq} />
          </li>
        ))}
      </ol>
      {able ? (
        <>
          {!shown && (
            <Button className="no-print" variant="default" size="compact-sm" onClick={() => setShown(true)}>
              {words.history.log}
            </Button>
          )}
          {shown && log.isPending && <p role="status">{texts.loading}</p>}
          {log.error !== null && <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />}
          {log.data !== undefined && <Entries entries={entries} />}
        </>
      ) : (
        <p className="small dimmed no-print">{words.history.noLog}</p>
      )}
    </Part>
  );
}

function Entries({ entries }: { readonly entries: readonly Schemas['AuditRow'][] }) {
  return (
    <details open>
      <summary className="small">{words.history.logged(entries.length)}</summary>
      <ol className="plain small log">
        {entries.map(({ seq, entry, hash }) => {
          const { time, actor, action } = JSON.parse(entry) as { time: string; actor: { name: string }; action: string };
          return (
            <li key={seq}>
              <code>{seq}</code> {minute(time)} <Said text={actor.name} most={120} /> <code>{action}</code> <code className="dimmed">{hash.slice(0, 16)}…</code>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
