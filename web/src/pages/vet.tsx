import { Alert, Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { type Schemas, vetFile } from '../api.ts';
import { AssessmentView, IssueList } from '../parts/assessment-view.tsx';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts } from '../texts/index.ts';

const words = texts.vet;

/** Media types by the ending of a file’s name. */
const MEDIA: Readonly<Record<string, string>> = { json: 'application/json', jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson', csv: 'text/csv' };
/** Largest file. Unit: bytes. @source src/operations/catalogue-people.ts */
const MOST = 64 * 1024 * 1024;
/** People shown here; the rest is in the worklist. */
const SHOWN = 100;

/** Why a file is not sent, or how it is. */
function look(file: File): { readonly media: string } | { readonly refused: string } {
  const media = MEDIA[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (media === undefined) return { refused: words.wrongType(file.name) };
  if (file.size === 0) return { refused: words.empty(file.name) };
  if (file.size > MOST) return { refused: words.tooLarge(file.name, Math.ceil(file.size / 1024 / 1024)) };
  return { media };
}

function Result({ vetted: { assessments, reassessed, issues, added, updated } }: { readonly vetted: Schemas['Vetted'] }) {
  const [first, ...others] = assessments;
  return (
    <>
      <p role="status">{words.done(assessments.length, added, updated)}</p>
      {issues.length > 0 && (
        <Alert color="red" variant="outline" title={words.issues}>
          <IssueList issues={issues} />
        </Alert>
      )}
      {reassessed.length > 0 && <p>{words.reassessed(reassessed.length)}</p>}
      {first !== undefined && others.length === 0 && <AssessmentView assessment={first} level={2} />}
      {others.length > 0 && (
        <ul className="plain" aria-label={words.people}>
          {assessments.slice(0, SHOWN).map(({ dossierId, caption, level, headline }) => (
            <li key={dossierId} className="card">
              <LevelMark level={level} />{' '}
              <Link to="/people/$person" params={{ person: dossierId }}>
                <Said text={caption} most={120} />
              </Link>
              <p className="small dimmed">
                <Said text={headline} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {assessments.length > SHOWN && <Link to="/">{words.more(assessments.length - SHOWN)}</Link>}
    </>
  );
}

/** A file of one or many people, and what is known of them on the same page. */
export function VetPage() {
  useTitle(words.title);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const queries = useQueryClient();
  const vet = useMutation({ mutationFn: ({ file, media }: { file: File; media: string }) => vetFile(file, media), onSuccess: () => queries.invalidateQueries() });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined || vet.isPending) return;
    const found = files !== null && files.length > 1 ? { refused: words.oneFile } : look(file);
    setRefused('refused' in found ? found.refused : undefined);
    vet.reset();
    if ('media' in found) vet.mutate({ file, media: found.media });
  };
  const drag = (event: DragEvent, entered: boolean) => {
    event.preventDefault();
    setOver(entered);
  };
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragEnter={(event) => drag(event, true)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          take(event.dataTransfer.files);
        }}
      >
        <p>{words.drop}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.jsonl,.ndjson,.csv"
          aria-label={words.choose}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
          }}
        />
        <Button loading={vet.isPending} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <p className="small dimmed">{words.forms}</p>
      </div>
      {refused !== undefined && (
        <Alert color="red" variant="outline" role="alert" title={words.notSent}>
          <Said text={refused} most={500} />
        </Alert>
      )}
      {vet.isPending && <p role="status">{words.running}</p>}
      {vet.error !== null && <ProblemAlert error={vet.error} />}
      {vet.data !== undefined && <Result vetted={vet.data} />}
    </>
  );
}
