import { Checkbox } from '@mantine/core';
import { api, type Schemas, told } from '../../api.ts';
import { Said } from '../../parts/said.tsx';
import { words as work } from '../../texts/case-work.ts';
import { at, useCase } from './context.tsx';
import { Part, Signed, Until } from './parts.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, chosen, type Fields, Line, needed, Pick, tooLong, Write } from './write.tsx';

const words = work.requests;
const contesting = work.contests;

type Asked = Readable & { text: string; signals: readonly string[]; due: string };

/** Signals a question is about, of those that were noticed. */
function Signals({ of }: { readonly of: Fields<Asked> }) {
  const { file } = useCase();
  const { signals } = of.value;
  const known = [...new Map(file.findings.map((finding) => [finding.checkId, finding])).values()];
  if (known.length === 0) return null;
  return (
    <fieldset className="ticks">
      <legend>{words.signals}</legend>
      {known.map(({ checkId, title }) => (
        <Checkbox
          key={checkId}
          label={title.slice(0, 160)}
          description={checkId}
          checked={signals.includes(checkId)}
          onChange={(event) => of.set({ signals: event.currentTarget.checked ? [...signals, checkId] : signals.filter((other) => other !== checkId) })}
        />
      ))}
    </fieldset>
  );
}

function Ask() {
  const { one } = useCase();
  const initial: Asked = { text: '', signals: [], due: '', ...useReader() };
  return (
    <Write
      name="ask"
      opens={words.ask}
      initial={initial}
      check={({ text }) => ({ text: needed(text) })}
      send={({ text, signals, due, reader }) =>
        told(
          api.POST('/v1/cases/{case}/requests', {
            ...at(one),
            body: { text, signals: [...signals], ...(due === '' ? {} : { dueAt: `${due}T23:59:59Z` }), ...holdsOf(reader) },
          }),
        )
      }
      submit={words.save}
      done={words.asked}
    >
      {(fields) => (
        <>
          <Area of={fields} name="text" label={words.text} required />
          <Signals of={fields} />
          <Line of={fields} name="due" type="date" label={words.due} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

function Answer({ request }: { readonly request: Schemas['RequestToPerson'] }) {
  const { one } = useCase();
  const initial: Readable & { text: string; accepted: string; reason: string } = { text: '', accepted: 'none', reason: '', ...useReader() };
  return (
    <Write
      name={`answer ${request.id}`}
      opens={request.answer === undefined ? words.answer : words.answerAgain}
      about={request.text.slice(0, 120)}
      initial={initial}
      check={({ text, reason }) => ({ text: needed(text), reason: tooLong(reason) })}
      send={({ text, accepted, reason, reader }, version) =>
        told(
          api.POST('/v1/cases/{case}/requests/{request}/answer', {
            params: { path: { case: one.id, request: request.id } },
            body: {
              ...{ text, version },
              ...(accepted === 'none' ? {} : { accepted: accepted === 'yes' }),
              ...(reason.trim() === '' ? {} : { reason }),
              ...holdsOf(reader),
            },
          }),
        )
      }
      submit={words.answerSave}
      done={words.answered}
    >
      {(fields) => (
        <>
          <Area of={fields} name="text" label={words.answerText} required />
          <Pick of={fields} name="accepted" label={words.accepted} description={words.acceptedHelp} data={words.judgements} />
          {fields.value.accepted !== 'none' && <Area of={fields} name="reason" label={words.reason} rows={2} />}
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** What the person was asked, and what they say. */
export function Requests() {
  const { one, may, closed } = useCase();
  const open = one.requests.filter(({ answer }) => answer === undefined).length;
  return (
    <Part id="requests" title={words.title} count={one.requests.length === 0 ? '' : words.count(open)}>
      {one.requests.length === 0 && <p className="small dimmed">{words.none}</p>}
      <ul className="plain">
        {one.requests.map((request) => (
          <li key={request.id} className="card">
            <blockquote>
              <Said text={request.text} />
            </blockquote>
            <Signed by={request.by} at={request.at} />
            <p className="small dimmed">
              {request.dueAt !== undefined && (
                <>
                  {words.byDay} <Until date={request.dueAt} over={request.answer !== undefined} />
                </>
              )}{' '}
              {request.signals.map((signal) => (
                <code key={signal} className="mark">
                  {signal}
                </code>
              ))}
            </p>
            {request.answer === undefined ? (
              <p>{words.waiting}</p>
            ) : (
              <div className="record">
                <p>
                  <Said text={request.answer.text} />
                </p>
                <p>
                  <strong>{words.judgements[request.answer.accepted === undefined ? 'none' : request.answer.accepted ? 'yes' : 'no']}</strong>
                  {request.answer.reason !== undefined && (
                    <>
                      {': '}
                      <Said text={request.answer.reason} />
                    </>
                  )}
                </p>
                <Signed by={request.answer.by} at={request.answer.at} />
              </div>
            )}
            {!closed && may('cases.answer') && <Answer request={request} />}
          </li>
        ))}
      </ul>
      {!closed && may('cases.ask') && <Ask />}
    </Part>
  );
}

function Resolve({ contest }: { readonly contest: Schemas['Contest'] }) {
  const { one } = useCase();
  const initial: Readable & { outcome: string; reason: string } = { outcome: '', reason: '', ...useReader() };
  return (
    <Write
      name={`resolve ${contest.id}`}
      opens={contesting.resolve}
      about={contest.text.slice(0, 120)}
      initial={initial}
      check={({ outcome, reason }) => ({ outcome: chosen(outcome), reason: needed(reason) })}
      send={({ outcome, reason, reader }, version) =>
        told(
          api.POST('/v1/cases/{case}/contests/{contest}/resolution', {
            params: { path: { case: one.id, contest: contest.id } },
            body: { outcome: outcome as 'upheld', reason, ...holdsOf(reader), version },
          }),
        )
      }
      submit={contesting.resolveSave}
      done={contesting.resolved}
    >
      {(fields) => (
        <>
          <Pick of={fields} name="outcome" label={contesting.outcome} required blank={work.chooseOne} data={contesting.outcomes} />
          <Area of={fields} name="reason" label={contesting.reason} required />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** What the person contests, and what was answered. */
export function Contests() {
  const { one, may, offers } = useCase();
  const initial: Readable & { text: string } = { text: '', ...useReader() };
  return (
    <Part id="contests" title={contesting.title}>
      {one.contests.length === 0 && <p className="small dimmed">{contesting.none}</p>}
      <ul className="plain">
        {one.contests.map((contest) => {
          const offer = offers('resolve-contest').find(({ of }) => of === contest.id);
          return (
            <li key={contest.id} className="card">
              <blockquote>
                <Said text={contest.text} />
              </blockquote>
              <Signed by={contest.by} at={contest.at} />
              {contest.resolved === undefined ? (
                <p>{contesting.open}</p>
              ) : (
                <div className="record">
                  <p>
                    <strong>{contesting.outcomes[contest.resolved.outcome]}</strong>: <Said text={contest.resolved.reason} />
                  </p>
                  <Signed by={contest.resolved.by} at={contest.resolved.at} />
                </div>
              )}
              {offer?.refused !== undefined && (
                <p className="small no-print">
                  {contesting.cannot} <Said text={offer.refused} />
                </p>
              )}
              {offer !== undefined && offer.refused === undefined && <Resolve contest={contest} />}
            </li>
          );
        })}
      </ul>
      {may('cases.contest') && (
        <Write
          name="contest"
          opens={contesting.record}
          initial={initial}
          check={({ text }) => ({ text: needed(text) })}
          send={({ text, reader }) => told(api.POST('/v1/cases/{case}/contests', { ...at(one), body: { text, ...holdsOf(reader) } }))}
          submit={contesting.save}
          done={contesting.done}
        >
          {(fields) => (
            <>
              <Area of={fields} name="text" label={contesting.text} required />
              <Readers of={fields} />
            </>
          )}
        </Write>
      )}
    </Part>
  );
}
