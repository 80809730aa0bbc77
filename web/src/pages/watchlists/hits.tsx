import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { clock } from '../../parts/dates.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words as all } from '../../texts/watchlists.ts';
import { Comparison, MatchCard } from './match.tsx';
import { openHits } from './queries.ts';

const words = all.hits;
type Hit = Schemas['OpenHits'];
type Done = (entry: string) => void;

/** Says that a match is somebody else, with the reason. */
function Dismissal({ person, match, onDone }: { readonly person: string; readonly match: Schemas['ScreeningMatch']; readonly onDone: Done }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason, forget] = useDraft(`dismiss ${person} ${match.entityId}`, '');
  const [missing, setMissing] = useState(false);
  const queries = useQueryClient();
  const dismissal = useMutation({
    mutationFn: () => told(api.POST('/v1/people/{person}/dismissals', { params: { path: { person } }, body: { entry: match.entityId, reason: reason.trim() } })),
    onSuccess: () => {
      forget();
      onDone(match.caption);
      void queries.invalidateQueries();
    },
  });
  if (!open)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {words.somebodyElse}
      </Button>
    );
  return (
    <form
      className="paste apart"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === '');
        if (reason.trim() !== '') dismissal.mutate();
      }}
    >
      <Textarea
        label={words.reason}
        description={words.reasonHelp}
        rows={2}
        maxLength={10_000}
        value={reason}
        error={missing && reason.trim() === '' ? words.reasonMissing : undefined}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        autoFocus
      />
      {dismissal.error !== null && <ProblemAlert error={dismissal.error} />}
      <p className="buttons">
        <Button type="submit" size="compact-sm" loading={dismissal.isPending}>
          {words.dismiss}
        </Button>
        <Button variant="default" size="compact-sm" disabled={dismissal.isPending} onClick={() => setOpen(false)}>
          {words.no}
        </Button>
      </p>
    </form>
  );
}

function HitCard({ hit, onDone }: { readonly hit: Hit; readonly onDone: (entry: string, person: string) => void }) {
  const may = useMay();
  const { dossierId, caption, level, screenedAt, editions, matches, parts, dismissed } = hit;
  return (
    <li className="card">
      <h3>
        <Link to="/people/$person" params={{ person: dossierId }}>
          <Said text={caption} most={160} />
        </Link>
      </h3>
      <p className="marks small">
        {level !== undefined && <LevelMark level={level} />}
        <span>{words.open(matches.length)}</span>
        {dismissed > 0 && <span>{words.dismissed(dismissed)}</span>}
        <span className="dimmed">{words.screened(clock(screenedAt))}</span>
        {editions.every(({ kind }) => kind === 'starter') && <span className="dimmed">{words.starter}</span>}
      </p>
      {matches.map((match, at) => (
        <MatchCard
          key={match.entityId}
          match={match}
          level="h4"
          action={may('people.dismiss') && <Dismissal person={dossierId} match={match} onDone={(entry) => onDone(entry, caption)} />}
        >
          <details>
            <summary>{words.show}</summary>
            <Comparison match={match} parts={parts[at] ?? []} />
          </details>
        </MatchCard>
      ))}
    </li>
  );
}

/** Stored people with matches that wait for a human. */
export function HitsView() {
  const may = useMay();
  const { data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(openHits);
  const [done, setDone] = useState<readonly [entry: string, person: string]>();
  const people = data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <section aria-labelledby="hits">
      <h2 id="hits">{words.title}</h2>
      <p className="dimmed">
        {words.intro} {!may('people.dismiss') && words.onlyCounsel}
      </p>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <p role="status">{texts.loading}</p>}
      <p role="status" className={done === undefined ? 'unseen' : 'verdict'}>
        {done !== undefined && <Said text={words.done(...done)} most={400} />}
      </p>
      {data !== undefined && people.length === 0 && (
        <div className="note">
          <strong>{words.none}</strong>
          <p>{words.noneWhy}</p>
        </div>
      )}
      <ul className="plain" aria-label={words.list}>
        {people.map((hit) => (
          <HitCard key={hit.dossierId} hit={hit} onDone={(entry, person) => setDone([entry, person])} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}
