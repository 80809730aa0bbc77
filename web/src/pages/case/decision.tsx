import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words as page } from '../../texts/case.ts';
import { words } from '../../texts/case-decision.ts';
import { texts } from '../../texts/index.ts';
import { at, useCase } from './context.tsx';
import { minute, Part, Signed, Who } from './parts.tsx';
import { Propose } from './propose.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, needed, Write } from './write.tsx';

/** What is decided or proposed, and why. */
function What({ of }: { readonly of: Pick<Schemas['Decision'], 'disposition' | 'stops' | 'conditions' | 'rationale' | 'assessment' | 'consumerReport'> }) {
  return (
    <>
      <p className="disposition">
        <strong>{words.dispositions[of.disposition]}</strong>
        {of.stops.length > 0 && <span> · {of.stops.map((stop) => words.stops[stop]).join(' · ')}</span>}
      </p>
      <h4>{words.reasons}</h4>
      <blockquote>
        <Said text={of.rationale} />
      </blockquote>
      {of.conditions.length > 0 && (
        <>
          <h4>{words.conditions}</h4>
          <ul>
            {of.conditions.map((condition, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have an order and no other name
              <li key={nth}>
                <Said text={condition} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small dimmed">
        {words.restsOn(of.assessment.id, texts.levels[of.assessment.level])}
        {of.consumerReport && ` · ${words.report}`}
      </p>
    </>
  );
}

function Decision({ decision }: { readonly decision: Schemas['Decision'] }) {
  return (
    <div className="card">
      <What of={decision} />
      <p className="small">
        {words.decidedBy}{' '}
        {decision.by.map((by, nth) => (
          <span key={by.id}>
            {nth > 0 && ` ${words.and} `}
            <Who by={by} />
          </span>
        ))}{' '}
        · <time dateTime={decision.at}>{minute(decision.at)}</time>
      </p>
    </div>
  );
}

/** Signs as the second person, after a question. */
function Confirm({ proposal }: { readonly proposal: Schemas['Proposal'] }) {
  const { one, announce } = useCase();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const confirm = useMutation({
    mutationFn: () => told(api.POST('/v1/cases/{case}/confirmation', { ...at(one), body: { version: one.version } })),
    onSuccess: () => announce(words.confirmed),
    // Refused or done, the case is another now.
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button size="compact-md" className="no-print" onClick={() => setAsking(true)}>
        {words.confirm}
      </Button>
      {confirm.error !== null && <ProblemAlert error={confirm.error} />}
      {asking && (
        <Dialog title={words.confirmTitle} onClose={() => setAsking(false)}>
          <p>
            <Said text={words.confirmAsk(words.dispositions[proposal.disposition], proposal.by.name.slice(0, 120))} />
          </p>
          <p>{words.confirmRead}</p>
          <div className="buttons">
            <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {words.confirm}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {words.back}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Refuse({ own }: { readonly own: boolean }) {
  const { one } = useCase();
  const initial: Readable & { reason: string } = { reason: '', ...useReader() };
  return (
    <Write
      name="refuse"
      opens={own ? words.withdraw : words.refuse}
      initial={initial}
      check={({ reason }) => ({ reason: needed(reason) })}
      send={({ reason, reader }, version) => told(api.POST('/v1/cases/{case}/refusal', { ...at(one), body: { reason, ...holdsOf(reader), version } }))}
      submit={own ? words.withdrawSave : words.refuseSave}
      done={words.ended}
    >
      {(fields) => (
        <>
          <Area of={fields} name="reason" label={words.reason} required rows={2} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** A decision that waits, as two seats: who proposed sits in one, and the other is somebody else’s. */
function Waiting({ proposal }: { readonly proposal: Schemas['Proposal'] }) {
  const { self, may, offers } = useCase();
  const [confirm] = offers('confirm');
  const own = proposal.by.id === self.id;
  const second = confirm?.second ?? [];
  return (
    <article className="card waiting" aria-labelledby="waiting">
      <h3 id="waiting">{words.waits}</h3>
      <What of={proposal} />
      <ol className="seats">
        <li className="seat taken">
          <p className="small dimmed">{words.first}</p>
          <Signed by={proposal.by} at={proposal.at} />
        </li>
        <li className="seat">
          <p className="small dimmed">{words.second}</p>
          <p className="small">{confirm === undefined ? words.secondSomebody : second.length === 0 ? words.secondNobody : words.secondIs(page.anyOf(second))}</p>
        </li>
      </ol>
      {own && <p className="notice-line">{words.youProposed}</p>}
      {!own && confirm?.refused !== undefined && (
        <p className="notice-line">
          {words.youCannot} <Said text={confirm.refused} />
        </p>
      )}
      {confirm === undefined && <p className="small dimmed no-print">{words.notDecider}</p>}
      {!own && confirm?.outcome === 'void' && <p className="notice-line">{words.willVoid}</p>}
      <div className="buttons">
        {confirm !== undefined && confirm.refused === undefined && <Confirm proposal={proposal} />}
        {may('cases.refuse') && offers('refuse').some(({ refused }) => refused === undefined) && <Refuse own={own} />}
      </div>
    </article>
  );
}

/** What was decided, what waits for a second person, and what one may propose. */
export function Decisions() {
  const { one, may, closed } = useCase();
  const standing = one.decisions.at(-1);
  const earlier = one.decisions.slice(0, -1).reverse();
  return (
    <Part id="decision" title={words.title}>
      <p className="small dimmed">{words.twoRule}</p>
      {one.proposal !== undefined && <Waiting proposal={one.proposal} />}
      {standing === undefined ? (
        <p>{words.none}</p>
      ) : (
        <>
          <h3>{words.standing}</h3>
          <Decision decision={standing} />
        </>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="small">{words.earlier(earlier.length)}</summary>
          {earlier.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </details>
      )}
      {!closed && one.proposal === undefined && (may('cases.propose') ? <Propose /> : <p className="small dimmed no-print">{words.notYours}</p>)}
    </Part>
  );
}
