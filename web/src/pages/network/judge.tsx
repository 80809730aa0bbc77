import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, told } from '../../api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { words } from '../../texts/network.ts';

/** Two people of whom something is said. */
export type Pair = { readonly a: string; readonly b: string; readonly names: readonly [string, string] };

const CHOICES = ['same', 'different', 'unsure', 'none'] as const;
type Choice = (typeof CHOICES)[number];
/** Longest reason. Unit: characters. @source src/operations/catalogue-links.ts */
const LONGEST = 10_000;

/** What somebody says of two people, in their name. */
export function JudgeDialog({ pair: { a, b, names }, onClose, onDone }: { readonly pair: Pair; readonly onClose: () => void; readonly onDone: (told: string) => void }) {
  const [draft, setDraft, forget] = useDraft<{ choice?: Choice; reason: string }>(`judge ${a} ${b}`, { reason: '' });
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const judge = useMutation({
    mutationFn: (body: { judgement: Choice; reason: string }) => told(api.POST('/v1/judgements', { body: { a, b, ...body } })),
    onSuccess: async (_, { judgement }) => {
      forget();
      onDone(words.judged(names[0].slice(0, 60), names[1].slice(0, 60), words.judgeAs[judgement][0]));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const reason = draft.reason.trim();
    if (draft.choice !== undefined && reason !== '') judge.mutate({ judgement: draft.choice, reason });
  };
  return (
    <Dialog title={words.judgeTitle} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p>
            <strong>
              <Said text={names[0]} most={60} />
            </strong>{' '}
            {words.and}{' '}
            <strong>
              <Said text={names[1]} most={60} />
            </strong>
          </p>
          <fieldset className="net-choices" aria-describedby={tried && draft.choice === undefined ? 'net-no-choice' : undefined}>
            <legend className="small">{words.said}</legend>
            {CHOICES.map((one) => (
              <label key={one}>
                <input type="radio" name="judgement" value={one} checked={draft.choice === one} onChange={() => setDraft({ ...draft, choice: one })} />
                <span>
                  {words.judgeAs[one][0]}
                  <span className="small dimmed">{words.judgeAs[one][1]}</span>
                </span>
              </label>
            ))}
            {tried && draft.choice === undefined && (
              <p id="net-no-choice" className="wrong small" role="alert">
                {words.noChoice}
              </p>
            )}
          </fieldset>
          <Textarea
            label={words.reason}
            description={words.reasonHelp}
            rows={3}
            required
            maxLength={LONGEST}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
            error={tried && draft.reason.trim() === '' ? words.noReason : undefined}
          />
          <p className="small dimmed">{words.judgeIs}</p>
          {judge.error !== null && <ProblemAlert error={judge.error} />}
          <div className="net-buttons">
            <Button type="submit" loading={judge.isPending}>
              {words.keep}
            </Button>
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
