import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { words } from '../../texts/cases.ts';
import { type Level, levels, texts } from '../../texts/index.ts';

/** Opens cases for everybody at or above a level who has none. */
export function OpenMany() {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [level, setLevel] = useState<Level>('high');
  const opening = useMutation({
    // It could also tell its steps as a stream; asked plainly it answers once.
    mutationFn: async () => (await told(api.POST('/v1/cases', { body: { level }, headers: { accept: 'application/json' } }))) as { readonly opened: readonly unknown[] },
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries();
    },
  });
  return (
    <div className="open-many">
      {open ? (
        <form
          aria-label={words.openMany}
          onSubmit={(event) => {
            event.preventDefault();
            opening.mutate();
          }}
        >
          <p className="small dimmed intro">{words.openManyIntro}</p>
          <NativeSelect
            label={words.level}
            value={level}
            data={levels.toReversed().map((value) => ({ value, label: texts.levels[value] }))}
            onChange={(event) => setLevel(levels.find((one) => one === event.currentTarget.value) ?? 'high')}
          />
          <Button type="submit" loading={opening.isPending}>
            {words.openManySave}
          </Button>
          <Button variant="subtle" onClick={() => setOpen(false)}>
            {words.notNow}
          </Button>
        </form>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
          {words.openMany}
        </Button>
      )}
      <p className="small" role="status">
        {opening.data !== undefined && words.opened(opening.data.opened.length)}
      </p>
      {opening.error !== null && <ProblemAlert error={opening.error} />}
    </div>
  );
}
