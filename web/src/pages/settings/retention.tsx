import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Holds } from './holds.tsx';
import { Sure, Table } from './kit.tsx';

const words = all.retention;
type Swept = Schemas['Swept'];

function Periods() {
  const { data, error, refetch } = useQuery({ queryKey: ['retention'], queryFn: ({ signal }) => told(api.GET('/v1/retention', { signal })) });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  return (
    <>
      <p className="small dimmed">{data.sweep === 'erase' ? words.sweepErases : words.sweepTells}</p>
      <Table label={words.periods} heads={[words.kind, words.lasts, words.from, words.source]}>
        {data.periods.map(({ kind, title, months, days, from, byPolicy, source }) => (
          <tr key={kind}>
            <td>{title}</td>
            <td>
              <strong>{days !== undefined ? words.days(days) : months !== undefined ? words.months(months) : kind === 'audit-log' ? words.always : words.counsel}</strong>
            </td>
            <td>{kind === 'audit-log' ? '' : from}</td>
            <td className="small dimmed">
              {source}
              <br />
              {byPolicy ? words.byPolicy : words.proposal}
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Kept({ kept }: Pick<Swept, 'kept'>) {
  const lines = Object.entries(words.keeps).flatMap(([why, text]) => {
    const count = kept[why as keyof Swept['kept']];
    return count !== undefined && count > 0 ? [`${count.toLocaleString('en')}: ${text}`] : [];
  });
  return lines.length === 0 ? null : (
    <p className="small dimmed">
      {words.kept}: {lines.join(' · ')}
    </p>
  );
}

/** What goes, and that it is meant: the number is typed. */
function Sweep({ count, onDone }: { readonly count: number; readonly onDone: (swept: Swept) => void }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const sweep = useMutation({
    mutationFn: async () => {
      const swept = await told(api.POST('/v1/records/sweeps', { body: { apply: true } }));
      return swept as Swept;
    },
    onSuccess: async (swept) => {
      setOpen(false);
      onDone(swept);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="outline" color="red" onClick={() => setOpen(true)}>
        {words.sweep}
      </Button>
      {open && (
        <Sure
          title={words.sweepTitle}
          what={words.sweepIs}
          act={words.sweep}
          busy={sweep.isPending}
          error={sweep.error}
          onAct={() => typed.trim() === String(count) && sweep.mutate()}
          onClose={() => setOpen(false)}
        >
          <TextInput label={words.sweepType(count)} inputMode="numeric" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} mb="sm" />
        </Sure>
      )}
    </>
  );
}

function Due() {
  const may = useMay();
  const [swept, setSwept] = useState<Swept>();
  const { data, error, refetch } = useQuery({ queryKey: ['records-due'], queryFn: ({ signal }) => told(api.GET('/v1/records/due', { signal })) });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  const { due, recordings, kept } = data;
  return (
    <>
      {swept !== undefined && (
        <Alert color="green" variant="outline" role="status">
          {words.swept(swept.erased, swept.removed)}
        </Alert>
      )}
      {due.length + recordings.length === 0 ? (
        <p>{words.dueNone}</p>
      ) : (
        <>
          <p>
            {due.length > 0 && words.duePeople(due.length)} {recordings.length > 0 && words.dueRecordings(recordings.length)}
          </p>
          {due.length > 0 && (
            <Table label={words.due} heads={[words.person, words.since, words.why]}>
              {due.slice(0, 200).map(({ dossierId, since, why }) => (
                <tr key={dossierId}>
                  <td>
                    <Link to="/people/$person" params={{ person: dossierId }} className="set-break">
                      {dossierId}
                    </Link>
                  </td>
                  <td>{day(since)}</td>
                  <td className="small">{why}</td>
                </tr>
              ))}
            </Table>
          )}
          {may('records.sweep') && <Sweep count={due.length + recordings.length} onDone={setSwept} />}
        </>
      )}
      <Kept kept={kept} />
    </>
  );
}

/** What is kept how long, what is due to go, and what must stay. */
export function RetentionSettings() {
  const may = useMay();
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {may('records.due') && (
        <section aria-labelledby="set-due">
          <h3 id="set-due">{words.due}</h3>
          <Due />
        </section>
      )}
      {may('records.holds') && <Holds />}
      {may('retention.periods') && (
        <section aria-labelledby="set-periods">
          <h3 id="set-periods">{words.periods}</h3>
          <Periods />
        </section>
      )}
    </>
  );
}
