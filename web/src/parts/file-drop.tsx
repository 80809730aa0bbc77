import { Alert, Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { words } from '../texts/parts.ts';
import { Said } from './said.tsx';

const MEBIBYTE = 1024 * 1024;
const mebibytes = (bytes: number): string => `${Math.ceil(bytes / MEBIBYTE).toLocaleString('en')} MiB`;

type Taken = {
  /** Media types by the ending of a file’s name. */
  readonly media: Readonly<Record<string, string>>;
  /** Largest file. Unit: bytes. */
  readonly most: number;
};

/** Why a file is not sent, or how it is. */
function look(files: readonly File[], { media, most }: Taken): { readonly file: File; readonly media: string } | { readonly refused: string } | undefined {
  const [file, ...others] = files;
  if (file === undefined) return undefined;
  if (others.length > 0) return { refused: words.oneFile };
  const known = media[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (known === undefined) {
    const endings = Object.keys(media).map((ending) => `.${ending}`);
    return { refused: words.wrongType(file.name, `${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}`) };
  }
  if (file.size === 0) return { refused: words.empty(file.name) };
  if (file.size > most) return { refused: words.tooLarge(file.name, mebibytes(file.size), mebibytes(most)) };
  return { file, media: known };
}

type Given = Taken & { readonly label: string; readonly help: string; readonly busy: boolean; readonly onFile: (file: File, media: string) => void };

/** A place to drop a file, with a button for whoever does not drag. What cannot be read is refused before it is sent. */
export function FileDrop({ label, help, busy, onFile, ...taken }: Given) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = (files: FileList | null) => {
    const found = busy ? undefined : look([...(files ?? [])], taken);
    if (found === undefined) return;
    setRefused('refused' in found ? found.refused : undefined);
    if ('file' in found) onFile(found.file, found.media);
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
          accept={Object.keys(taken.media)
            .map((ending) => `.${ending}`)
            .join(',')}
          aria-label={label}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
          }}
        />
        <Button loading={busy} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <p className="small dimmed">{help}</p>
      </div>
      {refused !== undefined && (
        <Alert color="red" variant="outline" role="alert" title={words.notSent}>
          <Said text={refused} most={500} />
        </Alert>
      )}
    </>
  );
}
