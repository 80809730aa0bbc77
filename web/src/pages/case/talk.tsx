import { api, type Schemas, told } from '../../api.ts';
import { Said } from '../../parts/said.tsx';
import { words as page } from '../../texts/case.ts';
import { words as work } from '../../texts/case-work.ts';
import { at, useCase } from './context.tsx';
import { Part, Signed } from './parts.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, chosen, needed, Pick, Write } from './write.tsx';

const words = work.comments;
const ending = work.ending;

/** What people say to each other about the case. */
export function Comments() {
  const { one, may } = useCase();
  const initial: Readable & { text: string } = { text: '', ...useReader() };
  return (
    <Part id="comments" title={words.title} count={one.comments.length === 0 ? '' : String(one.comments.length)}>
      {one.comments.length === 0 && <p className="small dimmed">{words.none}</p>}
      <ul className="plain">
        {one.comments.map((comment) => (
          <li key={comment.id} className="card">
            <p className="lines">
              <Said text={comment.text} />
            </p>
            <Signed by={comment.by} at={comment.at} />
          </li>
        ))}
      </ul>
      {may('cases.comment') && (
        <Write
          name="comment"
          initial={initial}
          check={({ text }) => ({ text: needed(text) })}
          send={({ text, reader }) => told(api.POST('/v1/cases/{case}/comments', { ...at(one), body: { text, ...holdsOf(reader) } }))}
          submit={words.save}
          done={words.done}
        >
          {(fields) => (
            <>
              <Area of={fields} name="text" label={words.text} description={words.help} required />
              <Readers of={fields} />
            </>
          )}
        </Write>
      )}
    </Part>
  );
}

function Close() {
  const { one, offers } = useCase();
  const all = offers('close');
  const possible = all.filter(({ refused }) => refused === undefined);
  const refusals = [...new Set(all.flatMap(({ refused }) => refused ?? []))];
  if (possible.length === 0)
    return (
      <p>
        {ending.cannot} {refusals.join(' ')}
      </p>
    );
  return (
    <Write
      name="close"
      opens={ending.close}
      initial={{ verdict: '' }}
      check={({ verdict }) => ({ verdict: chosen(verdict) })}
      send={({ verdict }, version) => told(api.POST('/v1/cases/{case}/closing', { ...at(one), body: { verdict: verdict as Schemas['GivenVerdict'], version } }))}
      submit={ending.save}
      done={ending.done}
    >
      {(fields) => (
        <Pick
          of={fields}
          name="verdict"
          label={ending.verdict}
          required
          blank={work.chooseOne}
          data={Object.fromEntries(possible.map(({ of = '' }) => [of, ending.verdicts[of as keyof typeof ending.verdicts] ?? of]))}
        />
      )}
    </Write>
  );
}

function Reopen() {
  const { one } = useCase();
  const initial: Readable & { reason: string } = { reason: '', ...useReader() };
  return (
    <Write
      name="reopen"
      opens={ending.reopen}
      initial={initial}
      check={({ reason }) => ({ reason: needed(reason, 500) })}
      send={({ reason, reader }, version) => told(api.POST('/v1/cases/{case}/reopening', { ...at(one), body: { reason, ...holdsOf(reader), version } }))}
      submit={ending.reopenSave}
      done={ending.reopened}
    >
      {(fields) => (
        <>
          <Area of={fields} name="reason" label={ending.reason} required rows={2} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** How the case ends, and how it is opened again. */
export function Ending() {
  const { one, may, closed, offers } = useCase();
  return (
    <Part id="ending" title={ending.title}>
      <p>{one.verdict !== undefined && closed ? ending.closedAs(page.findings.names[one.verdict]) : ending.open}</p>
      {!may('cases.close') && <p className="small dimmed no-print">{ending.notYours}</p>}
      <div className="buttons">
        {!closed && may('cases.close') && <Close />}
        {offers('reopen').some(({ refused }) => refused === undefined) && <Reopen />}
      </div>
    </Part>
  );
}
