import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { told as answered, api, type Schemas } from '../../api.ts';
import { useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { day } from '../dates.ts';
import { LevelMark } from '../level-mark.tsx';
import { Said } from '../said.tsx';
import { useDraft } from '../use-draft.ts';
import { Form, TextField, textFault } from './fields.tsx';
import { useWrite } from './queries.ts';
import { useTell } from './tell.tsx';

const told = words.cases;

function OpenForm({ person, onCancel }: { readonly person: string; readonly onCancel: () => void }) {
  const [because, setBecause, forget] = useDraft(`case of ${person}`, '');
  const [tried, setTried] = useState(false);
  const tell = useTell();
  const fault = textFault(because, true);
  const write = useWrite(
    () => answered(api.POST('/v1/people/{person}/cases', { params: { path: { person } }, body: { because: because.trim() } })),
    ({ id }) => {
      forget();
      tell(told.opened, id);
      onCancel();
    },
  );
  return (
    <Form
      label={told.start}
      submit={told.start}
      sending={write.isPending}
      error={write.error}
      faulty={fault !== undefined}
      onCancel={onCancel}
      onSend={() => (fault === undefined ? write.mutate(undefined) : setTried(true))}
    >
      <TextField label={told.because} needed value={because} error={tried ? fault : undefined} onChange={setBecause} />
    </Form>
  );
}

/** Cases of somebody, and a way to open one where none is open. */
export function Cases({ person, cases }: { readonly person: string; readonly cases: readonly Schemas['CaseLine'][] }) {
  const may = useMay();
  const [opening, setOpening] = useState(false);
  return (
    <>
      {cases.length === 0 && <p>{told.none}</p>}
      <ul className="plain">
        {cases.map(({ id, status, level, dueAt, assignee, proposal, waitsFor }) => (
          <li key={id} className="card">
            <Link to="/cases/$case" params={{ case: id }} aria-label={told.show(id)}>
              <strong>{texts.caseStatuses[status]}</strong>
            </Link>{' '}
            <LevelMark level={level} /> <code className="small">{id}</code>
            <p className="small dimmed">
              {assignee === undefined ? told.nobodys : <Said text={told.of(assignee.name)} most={120} />}
              {[
                ...(dueAt === undefined ? [] : [told.due(day(dueAt))]),
                ...(proposal === undefined ? [] : [told.proposal(proposal.replaceAll('-', ' '))]),
                ...Object.entries(waitsFor).map(([owner, count]) => told.open(told.functions[owner] ?? owner, count)),
              ].map((one) => ` · ${one}`)}
            </p>
          </li>
        ))}
      </ul>
      {may('cases.open') &&
        cases.every(({ status }) => status === 'closed') &&
        (opening ? (
          <OpenForm person={person} onCancel={() => setOpening(false)} />
        ) : (
          <Button variant="default" size="sm" onClick={() => setOpening(true)}>
            {told.start}
          </Button>
        ))}
    </>
  );
}
