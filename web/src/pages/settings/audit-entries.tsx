import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Table } from './kit.tsx';
import { moment } from './moment.ts';

const words = all.audit;
/** Entries of a page. */
const PAGE = 50;

type Entry = { readonly time: string; readonly actor: { readonly name: string }; readonly action: string; readonly object: string };

/** An entry as it is stored; what does not read as one is shown as it stands. */
function entryIn(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<Entry>;
    return typeof entry.time === 'string' && typeof entry.action === 'string' && typeof entry.object === 'string' && typeof entry.actor?.name === 'string'
      ? (entry as Entry)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Who did what, page by page. */
export function AuditEntries() {
  // The newest, unless somebody goes elsewhere.
  const [from, setFrom] = useState<number>();
  const [typed, setTyped] = useState('');
  const head = useQuery({ queryKey: ['audit', 'size'], queryFn: ({ signal }) => told(api.GET('/v1/audit/entries', { params: { query: { from: 0, limit: 1 } }, signal })) });
  const size = head.data?.size ?? 0;
  const start = Math.max(0, from ?? size - PAGE);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['audit', start],
    queryFn: ({ signal }) => told(api.GET('/v1/audit/entries', { params: { query: { from: start, limit: PAGE } }, signal })),
    enabled: head.data !== undefined,
    placeholderData: (before) => before,
  });
  const entries = data?.entries.toReversed() ?? [];
  const [first, last] = [entries.at(-1)?.seq, entries[0]?.seq];
  return (
    <section aria-labelledby="set-entries">
      <h3 id="set-entries">{words.entries}</h3>
      <form
        className="set-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '') setFrom(Number(typed));
        }}
      >
        <div className="set-buttons">
          <TextInput
            aria-label={words.from}
            placeholder={words.from}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 15))}
          />
          <Button type="submit" variant="default">
            {words.show}
          </Button>
        </div>
        <div className="set-buttons">
          <Button variant="default" disabled={from === undefined} onClick={() => setFrom(undefined)}>
            {words.newest}
          </Button>
          <Button variant="default" disabled={data?.next === undefined || start + PAGE >= size} onClick={() => setFrom(start + PAGE)}>
            {words.newer}
          </Button>
          <Button variant="default" disabled={start === 0} onClick={() => setFrom(Math.max(0, start - PAGE))}>
            {words.older}
          </Button>
        </div>
      </form>
      {head.error !== null && <ProblemAlert error={head.error} onRetry={() => void head.refetch()} />}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <p className="small dimmed" role="status">
        {isFetching ? texts.loading : first === undefined || last === undefined ? words.noEntries : words.span(first, last)}
      </p>
      {entries.length > 0 && (
        <Table label={words.entries} heads={['#', words.time, words.who, words.action, words.object]}>
          {entries.map(({ seq, entry }) => {
            const read = entryIn(entry);
            return (
              <tr key={seq}>
                <td>{seq}</td>
                {read === undefined ? (
                  <td colSpan={4}>
                    <Said text={entry} most={300} />
                  </td>
                ) : (
                  <>
                    <td className="small">{moment(read.time)}</td>
                    <td>
                      <Said text={read.actor.name} most={80} />
                    </td>
                    <td>
                      <code className="set-break">{read.action.slice(0, 80)}</code>
                    </td>
                    <td className="small">
                      <Said text={read.object} most={160} />
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </Table>
      )}
    </section>
  );
}
