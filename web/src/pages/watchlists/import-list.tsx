import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { IssueList } from '../../parts/assessment-view.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { LATER, useWork, WorkProgress } from '../../parts/job.tsx';
import { words as all } from '../../texts/watchlists.ts';
import { useListTitles } from './queries.ts';

const words = all.importing;

/** Media types by the ending of a file’s name. */
const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xml: 'application/xml',
  json: 'application/json',
  jsonl: 'application/octet-stream',
  zip: 'application/zip',
  gz: 'application/gzip',
};
/** Largest file. Unit: bytes. @source src/operations/catalogue-lists.ts */
const MOST = 256 * 1024 * 1024;

type Imported = {
  readonly edition: Schemas['WatchlistEdition'];
  readonly change: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };
  readonly issues: Schemas['Issue'][];
  readonly release?: Schemas['Release'];
};
type Given = { readonly file: File; readonly media: string; readonly list: string };

function Outcome({ imported: { edition, change, issues, release } }: { readonly imported: Imported }) {
  const title = useListTitles();
  return (
    <div className="card" role="status">
      <p>
        <strong>{words.done(title(edition.list), edition.entities)}</strong>
      </p>
      <p>{release === undefined ? words.same : all.lists.changes(change.added.length, change.changed.length, change.removed.length)}</p>
      {release !== undefined && <p>{all.lists.affected(release.affected.length, release.people)}</p>}
      {issues.length > 0 && (
        <details>
          <summary>{words.issues}</summary>
          <IssueList issues={issues.slice(0, 50)} />
        </details>
      )}
    </div>
  );
}

/** Takes a file into force as a list, in the background. */
export function ImportList({ lists }: { readonly lists: readonly { readonly list: string; readonly title: string; readonly state: string }[] }) {
  const queries = useQueryClient();
  const [list, setList] = useState('');
  const [given, setGiven] = useState<Given>();
  const [imported, setImported] = useState<Imported>();
  const work = useWork('watchlists.import', (result) => {
    setImported(result as Imported | undefined);
    setGiven(undefined);
    void queries.invalidateQueries();
  });
  const send = (one: Given, accept: boolean) => {
    setGiven(one);
    setImported(undefined);
    const query = { name: one.file.name, ...(one.list === '' ? {} : { list: one.list }), ...(accept ? { accept: 'true' as const } : {}) };
    work.begin(() =>
      told(
        api.POST('/v1/watchlists', {
          params: { query, header: LATER },
          body: one.file as never,
          bodySerializer: (file: unknown) => file as Blob,
          headers: { 'content-type': one.media },
        }),
      ),
    );
  };
  const refused = work.job?.state === 'failed' && work.job.failure?.code === 'watchlist.refused';
  return (
    <>
      <NativeSelect
        className="find"
        label={words.which}
        description={words.whichHelp}
        value={list}
        onChange={({ currentTarget: { value } }) => setList(value)}
        data={[{ value: '', label: words.tell }, ...lists.filter(({ state }) => state !== 'starter').map((one) => ({ value: one.list, label: one.title }))]}
      />
      <FileDrop label={words.file} help={words.help} media={MEDIA} most={MOST} busy={work.busy} onFile={(file, media) => send({ file, media, list }, false)} />
      <WorkProgress work={work} />
      {refused && given !== undefined && (
        <div className="note warn">
          <p>{words.acceptWhy}</p>
          <Button variant="default" size="xs" onClick={() => send(given, true)}>
            {words.accept}
          </Button>
        </div>
      )}
      {imported !== undefined && <Outcome imported={imported} />}
    </>
  );
}
