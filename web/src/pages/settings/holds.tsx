import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/settings.ts';
import { Sure } from './kit.tsx';

const words = all.retention;
type Hold = Schemas['LegalHold'];
/** Longest reason. Unit: characters. @source src/model/scalars.ts */
const LONGEST = 10_000;

function Put() {
  const [draft, setDraft, forget] = useDraft('settings hold', { person: '', reason: '' });
  const [tried, setTried] = useState(false);
  const [times, setTimes] = useState(0);
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: () => told(api.POST('/v1/people/{person}/holds', { params: { path: { person: draft.person.trim() } }, body: { reason: draft.reason.trim() } })),
    onSuccess: async () => {
      forget();
      setTried(false);
      setTimes(times + 1);
      await queries.invalidateQueries();
    },
  });
  const [noPerson, noReason] = [draft.person.trim() === '', draft.reason.trim() === ''];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!noPerson && !noReason) put.mutate();
  };
  return (
    <details key={times} className="card">
      <summary>{words.hold}</summary>
      <form className="set-form" onSubmit={submit} noValidate>
        <TextInput
          label={words.holdPerson}
          required
          maxLength={500}
          value={draft.person}
          onChange={(event) => setDraft({ ...draft, person: event.currentTarget.value })}
          error={tried && noPerson ? words.noPerson : undefined}
        />
        <Textarea
          label={words.reason}
          rows={3}
          required
          maxLength={LONGEST}
          value={draft.reason}
          onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
          error={tried && noReason ? words.noReason : undefined}
        />
        {put.error !== null && <ProblemAlert error={put.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={put.isPending}>
            {words.put}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Release({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) {
  const [reason, setReason, forget] = useDraft(`settings release ${hold.id}`, '');
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => told(api.POST('/v1/holds/{hold}/release', { params: { path: { hold: hold.id } }, body: { reason: reason.trim() } })),
    onSuccess: async () => {
      forget();
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <Sure
      title={words.releaseTitle}
      what={hold.reason.slice(0, 300)}
      act={words.release}
      busy={release.isPending}
      error={release.error}
      onAct={() => {
        setTried(true);
        if (reason.trim() !== '') release.mutate();
      }}
      onClose={onClose}
    >
      <Textarea
        label={words.reason}
        rows={3}
        required
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? words.noReason : undefined}
        mb="sm"
      />
    </Sure>
  );
}

/** Whose data must stay, why, and who says so. */
export function Holds() {
  const may = useMay();
  const { data, error, refetch } = useQuery({ queryKey: ['holds'], queryFn: ({ signal }) => told(api.GET('/v1/holds', { signal })) });
  const [going, setGoing] = useState<Hold>();
  const standing = data?.holds.filter(({ released }) => released === undefined);
  return (
    <section aria-labelledby="set-holds">
      <h3 id="set-holds">{words.holds}</h3>
      <p className="dimmed">{words.holdsIs}</p>
      {may('records.hold') && <Put />}
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {standing?.length === 0 && <p>{words.noHolds}</p>}
      <ul className="plain">
        {standing?.map((hold) => (
          <li key={hold.id} className="set-line">
            <div>
              <Link to="/people/$person" params={{ person: hold.dossierId }} className="set-break">
                {hold.dossierId}
              </Link>
              <p>
                <Said text={hold.reason} most={500} />
              </p>
              <p className="small dimmed">
                {day(hold.at)} {all.by(hold.by)}
              </p>
            </div>
            {may('records.release') && (
              <Button variant="default" size="compact-sm" aria-label={words.releaseOf(hold.dossierId.slice(0, 60))} onClick={() => setGoing(hold)}>
                {words.release}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {going !== undefined && <Release hold={going} onClose={() => setGoing(undefined)} />}
    </section>
  );
}
