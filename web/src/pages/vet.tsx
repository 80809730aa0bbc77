import { Alert, Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import './person.css';
import './vet.css';
import { vetFile } from '../api.ts';
import { Choice } from '../parts/person/fields.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useTitle } from '../parts/use-title.ts';
import { dossierOf, emptyForm, faultsIn, type Typed } from '../parts/vet/dossier.ts';
import { DossierForm } from '../parts/vet/dossier-form.tsx';
import { Result } from '../parts/vet/result.tsx';
import { words } from '../texts/vet.ts';

/** Media types by the ending of a file’s name. */
const MEDIA: Readonly<Record<string, string>> = { json: 'application/json', jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson', csv: 'text/csv' };
/** Largest file. Unit: bytes. @source src/operations/catalogue-people.ts */
const MOST = 64 * 1024 * 1024;

/** Why a file is not sent, or how it is. */
function look(file: File): { readonly media: string } | { readonly refused: string } {
  const media = MEDIA[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (media === undefined) return { refused: words.wrongType(file.name) };
  if (file.size === 0) return { refused: words.empty(file.name) };
  if (file.size > MOST) return { refused: words.tooLarge(file.name, Math.ceil(file.size / 1024 / 1024)) };
  return { media };
}

function useVet() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: ({ file, media }: { file: File; media: string }) => vetFile(file, media), onSuccess: () => queries.invalidateQueries() });
}

function FromFile() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [last, setLast] = useState<{ readonly file: File; readonly media: string }>();
  const vet = useVet();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined || vet.isPending) return;
    const found = files !== null && files.length > 1 ? { refused: words.oneFile } : look(file);
    setRefused('refused' in found ? found.refused : undefined);
    vet.reset();
    if (!('media' in found)) return;
    setLast({ file, media: found.media });
    vet.mutate({ file, media: found.media });
  };
  const drag = (event: DragEvent, entered: boolean) => {
    event.preventDefault();
    setOver(entered);
  };
  return (
    <>
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
        <p className="small dimmed">
          {words.forms} {words.noOthers}
        </p>
      </div>
      {refused !== undefined && (
        <Alert color="red" variant="outline" role="alert" title={words.notSent}>
          <Said text={refused} most={500} />
        </Alert>
      )}
      {vet.isPending && <p role="status">{words.running}</p>}
      {vet.error !== null && <ProblemAlert error={vet.error} {...(last === undefined ? {} : { onRetry: () => vet.mutate(last) })} />}
      {vet.data !== undefined && <Result vetted={vet.data} />}
    </>
  );
}

function FromForm() {
  const [draft, setDraft, forget] = useDraft('vet form', emptyForm);
  // What was sent stands there to be corrected, and is no draft any more: whoever comes back finds an empty form, and mixes no two people up.
  const [sent, setSent] = useState<Typed>();
  const [kept, setKept] = useState(false);
  const vet = useVet();
  const typed = kept && sent !== undefined ? sent : draft;
  const issues = vet.data === undefined ? [] : [...vet.data.issues, ...vet.data.assessments.flatMap((one) => one.issues)];
  return (
    <>
      <DossierForm
        typed={typed}
        onChange={(next) => {
          setKept(false);
          setDraft(next);
        }}
        onSend={(whole) => {
          setSent(whole);
          const file = new File([JSON.stringify(dossierOf(whole))], 'form.json');
          vet.mutate(
            { file, media: 'application/json' },
            {
              onSuccess: () => {
                forget();
                setKept(true);
              },
            },
          );
        }}
        sending={vet.isPending}
        error={vet.error}
        faults={sent === undefined ? {} : faultsIn(issues, sent)}
      />
      {vet.data !== undefined && (
        <>
          <div className="actions">
            <span className="small">{words.form.stillThere}</span>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                forget();
                setKept(false);
                setSent(undefined);
                vet.reset();
              }}
            >
              {words.form.again}
            </Button>
          </div>
          <Result vetted={vet.data} />
        </>
      )}
    </>
  );
}

/** A file of one or many people, or a short form of one, and what is known of them on the same page. */
export function VetPage() {
  useTitle(words.title);
  const [way, setWay] = useDraft<keyof typeof words.ways>('vet way', 'file');
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      <div className="inline-choice">
        <Choice label={words.way} options={words.ways} value={way} onChange={setWay} />
      </div>
      {way === 'file' ? <FromFile /> : <FromForm />}
    </>
  );
}
