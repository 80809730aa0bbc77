import { Alert, Button, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, told } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { words } from '../texts/worklist.ts';

const said = words.assign;

/** Says who works on the people who were chosen. @param chosen captions by id */
export function AssignDialog({ chosen, onClose, onDone }: { readonly chosen: ReadonlyMap<string, string>; readonly onClose: () => void; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const assignees = useQuery({ queryKey: ['assignees'], queryFn: ({ signal }) => told(api.GET('/v1/assignees', { params: { query: { limit: 1_000 } }, signal })) });
  const [account, setAccount] = useState('me');
  const [because, setBecause, forget] = useDraft('worklist assign', '');
  const [wrong, setWrong] = useState(false);
  const assign = useMutation({
    mutationFn: () => told(api.POST('/v1/worklist/assignments', { body: { people: [...chosen.keys()], account, because: because.trim() } })),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: ['worklist'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(because.trim() === '');
    if (because.trim() !== '') assign.mutate();
  };
  if (assign.data !== undefined) {
    const refused = assign.data.people.filter(({ problem }) => problem !== undefined);
    return (
      <Dialog title={said.title(chosen.size)} onClose={onDone}>
        <p role="status">{said.done(assign.data.people.length - refused.length, assign.data.people.filter(({ opened }) => opened).length)}</p>
        {refused.length > 0 && (
          <Alert color="red" variant="outline" title={said.refused}>
            <ul>
              {refused.map(({ dossierId, problem = '' }) => (
                <li key={dossierId}>
                  <Said text={chosen.get(dossierId) ?? dossierId} most={80} />: <Said text={problem} />
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <p className="buttons">
          <Button onClick={onDone}>{said.close}</Button>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={said.title(chosen.size)} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NativeSelect
            label={said.who}
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value)}
            data={[
              { value: 'me', label: said.me },
              ...(assignees.data?.assignees ?? []).map(({ id, name, functions }) => ({ value: id, label: `${name} (${functions.join(', ')})` })),
            ]}
          />
          <Textarea
            label={said.because}
            description={said.becauseHelp}
            value={because}
            maxLength={2_000}
            rows={3}
            error={wrong ? said.noBecause : undefined}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          {assign.error !== null && <ProblemAlert error={assign.error} />}
          <p className="buttons">
            <Button type="submit" loading={assign.isPending}>
              {said.submit}
            </Button>
            <Button variant="default" onClick={onClose}>
              {said.cancel}
            </Button>
          </p>
        </Stack>
      </form>
    </Dialog>
  );
}
