import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words as work } from '../../texts/case-work.ts';
import { at, useCase } from './context.tsx';
import { Part, Signed } from './parts.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { saveAs } from './save-as.ts';
import { Area, needed, Pick, Write } from './write.tsx';

const words = work.files;
type Attachment = Schemas['Attachment'];

/** Largest file. Unit: bytes. @source src/model/case.ts */
const MOST = 5 * 1024 * 1024;

/** Media types by the ending of a name: what the server takes, and plain bytes for the rest. @source src/operations/catalogue-case-work.ts */
const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  webm: 'video/webm',
  ...Object.fromEntries(['csv', 'json', 'eml', 'docx'].map((ending) => [ending, 'application/octet-stream'])),
};
const mediaOf = (name: string): string | undefined => MEDIA[name.split('.').at(-1)?.toLowerCase() ?? ''];

/** Why a file is not sent. */
function refusedFile(file: File | undefined): string | undefined {
  if (file === undefined) return words.needed;
  if (mediaOf(file.name) === undefined) return words.wrongType(file.name.slice(0, 120));
  if (file.size === 0) return words.empty(file.name.slice(0, 120));
  return file.size > MOST ? words.tooLarge(file.name.slice(0, 120), (file.size / 1024 / 1024).toFixed(1)) : undefined;
}

function AttachForm() {
  const { one } = useCase();
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<string>();
  const initial: Readable & { kind: string; file: string } = { kind: 'document', file: '', ...useReader() };
  return (
    <Write
      name="attach"
      opens={words.attach}
      initial={initial}
      check={() => {
        const wrong = refusedFile(file);
        setRefused(wrong);
        return { file: wrong };
      }}
      send={({ kind, reader }) => {
        const { holds } = holdsOf(reader);
        const query = { name: file?.name ?? '', kind: kind as Attachment['kind'], ...(holds === undefined ? {} : { holds: holds.length === 0 ? 'none' : holds.join(',') }) };
        return told(
          api.POST('/v1/cases/{case}/attachments', {
            params: { ...at(one).params, query },
            // The bytes as they are; the document of the API calls them a text.
            body: file as unknown as string,
            bodySerializer: (bytes) => bytes,
            headers: { 'content-type': mediaOf(file?.name ?? '') ?? 'application/octet-stream' },
          }),
        ).then((answer) => {
          setFile(undefined);
          return answer;
        });
      }}
      submit={words.save}
      done={words.done}
    >
      {(fields) => (
        <>
          <div className="file-field">
            <label htmlFor="attach-file">{words.file}</label>
            <p className="small dimmed" id="attach-help">
              {words.help}
            </p>
            <input
              id="attach-file"
              type="file"
              aria-describedby="attach-help attach-error"
              aria-invalid={refused !== undefined}
              accept={Object.keys(MEDIA)
                .map((ending) => `.${ending}`)
                .join(',')}
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0];
                setFile(chosen);
                setRefused(chosen === undefined ? undefined : refusedFile(chosen));
              }}
            />
            <p id="attach-error" className="error small" role="alert">
              {refused !== undefined && <Said text={refused} />}
            </p>
          </div>
          <Pick of={fields} name="kind" label={words.kind} data={words.kinds} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

function Save({ file }: { readonly file: Attachment }) {
  const { one } = useCase();
  const save = useMutation({
    mutationFn: async () => {
      const params = { path: { case: one.id, attachment: file.id } };
      saveAs(await told(api.GET('/v1/cases/{case}/attachments/{attachment}', { params, parseAs: 'blob' })), file.name);
    },
  });
  return (
    <>
      <Button className="no-print" variant="default" size="compact-sm" aria-label={words.download(file.name.slice(0, 120))} loading={save.isPending} onClick={() => save.mutate()}>
        {words.saveFile}
      </Button>
      {save.error !== null && <ProblemAlert error={save.error} />}
    </>
  );
}

function Remove({ file }: { readonly file: Attachment }) {
  const { one } = useCase();
  const initial: Readable & { reason: string } = { reason: '', ...useReader() };
  return (
    <Write
      name={`remove ${file.id}`}
      opens={words.remove}
      quiet
      about={file.name.slice(0, 120)}
      initial={initial}
      check={({ reason }) => ({ reason: needed(reason) })}
      send={({ reason, reader }, version) =>
        told(
          api.POST('/v1/cases/{case}/attachments/{attachment}/removal', {
            params: { path: { case: one.id, attachment: file.id } },
            body: { reason, ...holdsOf(reader), version },
          }),
        )
      }
      submit={words.removeSave}
      done={words.removed}
    >
      {(fields) => (
        <>
          <Area of={fields} name="reason" label={words.removeReason} required rows={2} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** Files that are kept with the case. */
export function Files() {
  const { one, may, closed } = useCase();
  return (
    <Part id="files" title={words.title} count={one.attachments.length === 0 ? '' : String(one.attachments.length)}>
      {one.attachments.length === 0 && <p className="small dimmed">{words.none}</p>}
      <ul className="plain">
        {one.attachments.map((file) => (
          <li key={file.id} className="card">
            <p>
              <strong>
                <Said text={file.name} most={200} />
              </strong>{' '}
              <span className="small dimmed">
                {file.id} · {words.kinds[file.kind]} · {words.size(file.size)} · <span title={file.digest}>{words.digest(file.digest)}</span>
              </span>
            </p>
            <Signed by={file.by} at={file.at} />
            {file.removed === undefined ? (
              <div className="buttons">
                {may('cases.attachment') && <Save file={file} />}
                {may('cases.detach') && <Remove file={file} />}
              </div>
            ) : (
              <p className="small">
                {words.gone} <Said text={file.removed} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {!closed && may('cases.attach') && <AttachForm />}
    </Part>
  );
}
