import { Button, CloseButton, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, told } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session.ts';
import { words } from '../texts/worklist.ts';
import { type Filters, filtersOf } from './worklist-filters.ts';

const views = queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => told(api.GET('/v1/views', { signal })), staleTime: 60_000 });

/** Filters under names, and what is looked at now to be named. */
export function SavedViews({ filters }: { readonly filters: Filters }) {
  const may = useMay();
  const queries = useQueryClient();
  const known = useQuery({ ...views, enabled: may('views.list') }).data?.views ?? [];
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState(false);
  const keep = ({ views: now }: { views: typeof known }) => queries.setQueryData(views.queryKey, { views: now });
  const save = useMutation({
    mutationFn: () => told(api.POST('/v1/views', { body: { name: name.trim(), filters } })),
    onSuccess: (now) => {
      keep(now);
      setNaming(false);
      setName('');
    },
  });
  const remove = useMutation({ mutationFn: (view: string) => told(api.DELETE('/v1/views/{view}', { params: { path: { view } } })), onSuccess: keep });
  const filtered = Object.keys(filters).length > 0;
  const isNew = filtered && !known.some((one) => JSON.stringify(filtersOf(one.filters)) === JSON.stringify(filters));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(name.trim() === '');
    if (name.trim() !== '') save.mutate();
  };
  if (known.length === 0 && !isNew) return null;
  return (
    <nav className="views" aria-label={words.views.label}>
      {known.map((one) => (
        <span key={one.name} className="view">
          <Link to="/" search={filtersOf(one.filters)} activeOptions={{ exact: true, includeSearch: true }}>
            <bdi>{one.name}</bdi>
          </Link>
          {may('views.remove') && <CloseButton size="sm" aria-label={words.views.remove(one.name)} onClick={() => remove.mutate(one.name)} />}
        </span>
      ))}
      {isNew && !naming && may('views.save') && (
        <Button variant="subtle" size="compact-sm" onClick={() => setNaming(true)}>
          {words.views.save}
        </Button>
      )}
      {naming && (
        <form className="buttons" onSubmit={submit}>
          <TextInput
            aria-label={words.views.name}
            placeholder={words.views.name}
            size="xs"
            value={name}
            maxLength={60}
            error={wrong ? words.views.noName : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
            autoFocus
          />
          <Button type="submit" size="xs" loading={save.isPending}>
            {words.views.save}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setNaming(false)}>
            {words.views.cancel}
          </Button>
        </form>
      )}
      {(save.error ?? remove.error) !== null && <ProblemAlert error={save.error ?? remove.error} />}
    </nav>
  );
}
