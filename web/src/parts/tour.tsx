import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, told } from '../api.ts';
import { useMay } from '../session.ts';
import { words } from '../texts/tour.ts';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { setTour, startTour, useTour } from './tour-state.ts';

/** Stations of the tour, each a page and the operation without which it would be empty. */
const STATIONS = [
  { id: 'worklist', to: '/', operation: 'people.worklist' },
  { id: 'person', to: '/people/$person', operation: 'people.assessment' },
  { id: 'network', to: '/network', operation: 'rings.find' },
  { id: 'intelligence', to: '/intelligence', operation: 'reports.list' },
  { id: 'vet', to: '/vet', operation: 'people.vet' },
] as const;

export const examples = queryOptions({ queryKey: ['examples'], queryFn: ({ signal }) => told(api.GET('/v1/examples', { signal })), staleTime: 60_000 });

/** Asks once more, then takes the example workforce away. */
function RemoveExamples({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => told(api.DELETE('/v1/examples')),
    onSuccess: async () => {
      setTour(-1);
      onClose();
      await navigate({ to: '/' });
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog title={words.examples.sure} onClose={onClose}>
      <p>{words.examples.sureText}</p>
      {remove.error !== null && <ProblemAlert error={remove.error} />}
      <p className="buttons">
        <Button color="red" variant="outline" loading={remove.isPending} onClick={() => remove.mutate()}>
          {words.examples.remove}
        </Button>
        <Button variant="default" onClick={onClose} disabled={remove.isPending}>
          {words.examples.keep}
        </Button>
      </p>
    </Dialog>
  );
}

/** The station somebody is at, above the page that it is about. */
export function Tour() {
  const may = useMay();
  const step = useTour();
  const here = useQuery({ ...examples, enabled: may('examples.get') }).data;
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const stations = STATIONS.filter(({ operation }) => may(operation));
  const station = stations[step];
  if (here === undefined || here.people === 0 || station === undefined) return null;
  const go = (to: number) => {
    const next = stations[to];
    setTour(to);
    if (next !== undefined) void navigate(next.id === 'person' ? { to: next.to, params: { person: here.first } } : { to: next.to });
  };
  const last = step === stations.length - 1;
  return (
    <aside className="tour" aria-label={words.label}>
      <p className="small dimmed">{words.step(step + 1, stations.length)}</p>
      <p>
        <strong>{words.steps[station.id].title}.</strong> {words.steps[station.id].text}
      </p>
      <p className="buttons">
        {!last && (
          <Button size="xs" onClick={() => go(step + 1)}>
            {words.next}
          </Button>
        )}
        {last && may('examples.remove') && (
          <Button size="xs" onClick={() => setRemoving(true)}>
            {words.done}
          </Button>
        )}
        {step > 0 && (
          <Button size="xs" variant="default" onClick={() => go(step - 1)}>
            {words.back}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => setTour(-1)}>
          {words.close}
        </Button>
      </p>
      {removing && <RemoveExamples onClose={() => setRemoving(false)} />}
    </aside>
  );
}

/** That the example workforce is here, once the tour is closed, or the offer to put it in where nobody is stored. @param empty whether nobody is stored */
export function Examples({ empty }: { readonly empty: boolean }) {
  const may = useMay();
  const step = useTour();
  const queries = useQueryClient();
  const here = useQuery({ ...examples, enabled: may('examples.get') }).data;
  const [removing, setRemoving] = useState(false);
  const add = useMutation({
    mutationFn: () => told(api.POST('/v1/examples')),
    onSuccess: async () => {
      startTour();
      await queries.invalidateQueries();
    },
  });
  if (here === undefined) return null;
  if (here.people === 0)
    return empty && may('examples.add') ? (
      <>
        <p className="buttons">
          <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
            {words.examples.add}
          </Button>
        </p>
        {add.isPending && <p role="status">{words.examples.adding}</p>}
        {add.error !== null && <ProblemAlert error={add.error} />}
      </>
    ) : null;
  if (step >= 0) return null;
  return (
    <aside className="tour" aria-label={words.examples.title}>
      <p>
        <strong>{words.examples.title}.</strong> {words.examples.text(here.people)}
      </p>
      <p className="buttons">
        <Button size="xs" variant="default" onClick={startTour}>
          {words.examples.tour}
        </Button>
        {may('examples.remove') && (
          <Button size="xs" variant="default" onClick={() => setRemoving(true)}>
            {words.examples.remove}
          </Button>
        )}
      </p>
      {removing && <RemoveExamples onClose={() => setRemoving(false)} />}
    </aside>
  );
}
