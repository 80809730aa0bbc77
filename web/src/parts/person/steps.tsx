import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Assessment } from '../../api.ts';
import { me, useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';
import { ownsStep } from './queries.ts';
import { useTell } from './tell.tsx';
import { VerifyForm } from './verify-form.tsx';

type Next = Assessment['nextSteps'][number];

function StepRow({ person, step, mine }: { readonly person: string; readonly step: Next; readonly mine: boolean }) {
  const [open, setOpen] = useState(false);
  const tell = useTell();
  return (
    <li className="step">
      <div className="step-head">
        <strong>{step.title}</strong>
        <span className="small dimmed">
          {words.minutes(step.minutes)}, {words.burdens[step.burden] ?? ''}
        </span>
        {mine && !open && (
          <Button variant="default" size="xs" aria-expanded={open} aria-label={words.act.of(words.verify.open, step.title)} onClick={() => setOpen(true)}>
            {words.verify.open}
          </Button>
        )}
      </div>
      <p className="small dimmed">
        <Said text={step.why} />
      </p>
      <details>
        <summary className="small">{words.verify.how}</summary>
        <p>{step.how}</p>
        <p className="small">
          {words.doneWhen}: {step.satisfiedWhen}
        </p>
      </details>
      {open && (
        <VerifyForm
          person={person}
          steps={[{ ...step, id: step.verification }]}
          about={`step ${step.verification}`}
          onDone={(said) => {
            setOpen(false);
            tell(said);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** Steps of one function: those of the reader are open; what others do is counted and folded. */
function Owner({
  person,
  owner,
  steps,
  mine,
  acts,
}: {
  readonly person: string;
  readonly owner: Next['owner'];
  readonly steps: readonly Next[];
  readonly mine: boolean;
  readonly acts: boolean;
}) {
  const list = (
    <ul className="plain steps">
      {steps.map((step) => (
        <StepRow key={step.verification} person={person} step={step} mine={mine} />
      ))}
    </ul>
  );
  if (mine)
    return (
      <section className="owner" aria-label={texts.owners[owner]}>
        <h3>
          {texts.owners[owner]} <span className="small dimmed">{words.toDo(steps.length)}</span>
        </h3>
        {list}
      </section>
    );
  return (
    <details className="owner">
      <summary>
        {texts.owners[owner]}{' '}
        <span className="small dimmed">
          {words.toDo(steps.length)}: {steps.map(({ title }) => title).join(', ')}
        </span>
      </summary>
      {acts && <p className="small dimmed">{words.notYours(texts.owners[owner])}</p>}
      {list}
    </details>
  );
}

/** What to verify next, by the function that does it. Whoever owns a step records its result here. */
export function Steps({ person, nextSteps, acts }: Pick<Assessment, 'nextSteps'> & { readonly person: string; readonly acts: boolean }) {
  const roles = useQuery(me).data?.roles ?? [];
  const may = useMay();
  const isMine = (owner: string) => acts && may('people.verify') && ownsStep(roles, owner);
  // One’s own work first; within a function the order of the assessment, which puts the most doubt removed for the least burden first.
  const owners = [...new Set(nextSteps.map(({ owner }) => owner))].sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
  if (nextSteps.length === 0) return <p>{words.noSteps}</p>;
  return owners.map((owner) => <Owner key={owner} person={person} owner={owner} steps={nextSteps.filter((step) => step.owner === owner)} mine={isMine(owner)} acts={acts} />);
}
