import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useMay } from '../../session.ts';
import { words as all } from '../../texts/settings.ts';
import { AuditEntries } from './audit-entries.tsx';
import { Once, Table } from './kit.tsx';

const words = all.audit;

/** Notes as they were pasted: apart by an empty line, where a signature does not follow. @source C2SP signed-note: the text ends with an empty line before the signatures */
export function notesIn(text: string): string[] {
  const parts = text
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const notes: string[] = [];
  for (const part of parts) {
    const last = notes.at(-1);
    if (part.startsWith('\u2014 ') && last !== undefined) notes[notes.length - 1] = `${last}\n\n${part}\n`;
    else notes.push(part);
  }
  return notes;
}

function Verify() {
  const [notes, setNotes] = useState('');
  const verify = useMutation({ mutationFn: () => told(api.POST('/v1/audit/verification', { body: { checkpoints: notesIn(notes) } })) });
  const found = verify.data as Exclude<typeof verify.data, string>;
  return (
    <section aria-labelledby="set-verify">
      <h3 id="set-verify">{words.verify}</h3>
      <p className="dimmed">{words.verifyIs}</p>
      <details className="card">
        <summary>{words.checkpoints}</summary>
        <Textarea
          label={words.checkpoints}
          description={words.checkpointsHelp}
          rows={5}
          maxLength={1_000_000}
          spellCheck={false}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
          mt="xs"
        />
      </details>
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {words.verify}
      </Button>
      <div role="status">
        {verify.isPending && <p className="small">{words.verifying}</p>}
        {found !== undefined && found.faults.length === 0 && (
          <div className="set-good">
            <p>
              <strong>{words.whole}</strong>
            </p>
            <p>{words.wholeIs(found.size, found.events)}</p>
            <p className="small dimmed">
              {[words.kept(found.checkpoints), ...(found.erased > 0 ? [words.erased(found.erased)] : [])].join(' ')}
              <br />
              {words.root}: <code className="set-break">{found.rootHash}</code>
            </p>
          </div>
        )}
        {found !== undefined && found.faults.length > 0 && (
          <div className="set-bad">
            <p>
              <strong>{words.broken}</strong>
            </p>
            <p>{words.brokenIs(found.faults.length)}</p>
            <Table label={words.broken} heads={[words.place, words.fault]}>
              {found.faults.slice(0, 200).map(({ kind, seq, to, what }) => (
                <tr key={`${kind} ${seq} ${what}`}>
                  <td>{to === undefined ? seq : `${seq} – ${to}`}</td>
                  <td>
                    <strong>{words.kinds[kind]}</strong>
                    <p className="small">
                      <Said text={what} most={500} />
                    </p>
                  </td>
                </tr>
              ))}
            </Table>
          </div>
        )}
      </div>
      {verify.error !== null && <ProblemAlert error={verify.error} />}
    </section>
  );
}

function Checkpoint() {
  const sign = useMutation({ mutationFn: () => told(api.POST('/v1/audit/checkpoints')) });
  const made: Schemas['AuditCheckpoint'] | undefined = sign.data;
  return (
    <section aria-labelledby="set-checkpoint">
      <h3 id="set-checkpoint">{words.sign}</h3>
      <p className="dimmed">{words.signIs}</p>
      <Button variant="default" loading={sign.isPending} onClick={() => sign.mutate()}>
        {words.sign}
      </Button>
      {made !== undefined && <Once key={made.note} label={words.note} value={made.note} again />}
      {sign.error !== null && <ProblemAlert error={sign.error} />}
    </section>
  );
}

/** That nothing was changed unseen, and what was done by whom. */
export function AuditSettings() {
  const may = useMay();
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      <Verify />
      {may('audit.checkpoint') && <Checkpoint />}
      {may('audit.export') && (
        <section aria-labelledby="set-download">
          <h3 id="set-download">{words.download}</h3>
          <p className="dimmed">{words.downloadIs}</p>
          <Button component="a" variant="default" href="/v1/audit/export" download="bonafide-audit.jsonl">
            {words.download}
          </Button>
        </section>
      )}
      {may('audit.entries') && <AuditEntries />}
    </>
  );
}
