import { api, type Schemas, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { Said } from '../../parts/said.tsx';
import { words as page } from '../../texts/case.ts';
import { words as decision } from '../../texts/case-decision.ts';
import { at, useCase } from './context.tsx';
import { daysTo } from './days.ts';
import { Part, Signed } from './parts.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, Line, needed, Pick, Write } from './write.tsx';

const words = decision.clocks;
type Clock = Schemas['Clock'];

function Stop({ clock }: { readonly clock: Clock }) {
  const { one } = useCase();
  const initial: Readable & { how: string } = { how: '', ...useReader() };
  return (
    <Write
      name={`stop ${clock.id}`}
      opens={words.stop}
      about={words.kinds[clock.kind]}
      initial={initial}
      check={({ how }) => ({ how: needed(how) })}
      send={({ how, reader }, version) =>
        told(api.POST('/v1/cases/{case}/clocks/{clock}/stop', { params: { path: { case: one.id, clock: clock.id } }, body: { how, ...holdsOf(reader), version } }))
      }
      submit={words.stopSave}
      done={words.stopped}
    >
      {(fields) => (
        <>
          <Area of={fields} name="how" label={words.how} required rows={2} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

/** A deadline in words and as a bar: how much of it is over. */
function ClockCard({ clock }: { readonly clock: Clock }) {
  const { file, self, may } = useCase();
  const state = file.clocks.find(({ id }) => id === clock.id)?.state ?? 'running';
  const left = daysTo(clock.dueOn);
  const all = Math.max(1, daysTo(clock.dueOn) - daysTo(clock.startedOn));
  const isWait = clock.kind === 'pre-adverse-wait';
  const report = clock.kind === 'blocked-property-report';
  const late = state === 'overdue' && !isWait;
  const says =
    state === 'stopped' ? words.states.stopped : late ? words.overdueBy(-left) : state === 'overdue' ? words.waitOver : `${words.states.running}, ${page.due.left(left)}`;
  return (
    <li className="card">
      <div className="item-head">
        <h3>{words.kinds[clock.kind]}</h3>
        <span className={late ? 'state state-late' : state === 'running' ? 'state state-open' : 'state state-done'}>{says}</span>
      </div>
      <progress
        className={late ? 'progress late-bar' : 'progress'}
        max={all}
        value={state === 'stopped' ? all : Math.min(all, Math.max(0, all - left))}
        aria-label={`${words.kinds[clock.kind]}: ${says}`}
      />
      <p className="small">{words.span(day(clock.startedOn), day(clock.dueOn))}</p>
      <p className="small dimmed">{clock.rule}</p>
      <Signed by={clock.by} at={clock.at} />
      {clock.stopped !== undefined && (
        <div className="record">
          <p>
            <Said text={words.kept(clock.stopped.how)} />
          </p>
          <Signed by={clock.stopped.by} at={clock.stopped.at} />
        </div>
      )}
      {state !== 'stopped' &&
        !isWait &&
        (may('cases.stop-clock') && (!report || self.roles.includes('counsel')) ? <Stop clock={clock} /> : report && <p className="small dimmed no-print">{words.counselOnly}</p>)}
    </li>
  );
}

/** Counsel’s own: that property was blocked. */
function Block() {
  const { one } = useCase();
  return (
    <Write
      name="block"
      opens={words.block}
      intro={words.blockIntro}
      initial={{ day: '' }}
      check={({ day: given }) => ({ day: given === '' ? words.needed : undefined })}
      send={({ day: given }, version) => told(api.POST('/v1/cases/{case}/blocking', { ...at(one), body: { blockedOn: given, version } }))}
      submit={words.blockSave}
      done={words.blocked}
    >
      {(fields) => <Line of={fields} name="day" type="date" label={words.blockDay} required />}
    </Write>
  );
}

function Start() {
  const { one } = useCase();
  return (
    <Write
      name="clock"
      opens={words.start}
      initial={{ clock: 'recheck', day: '' }}
      check={({ day: given }) => ({ day: given === '' ? words.needed : undefined })}
      send={({ clock, day: given }, version) => told(api.POST('/v1/cases/{case}/clocks', { ...at(one), body: { clock: clock as 'i9', day: given, version } }))}
      submit={words.startSave}
      done={words.started}
    >
      {(fields) => (
        <div className="pair">
          <Pick of={fields} name="clock" label={words.which} data={{ recheck: words.recheck, i9: words.i9 }} />
          <Line of={fields} name="day" type="date" label={fields.value.clock === 'i9' ? words.i9Day : words.recheckDay} required />
        </div>
      )}
    </Write>
  );
}

/** Deadlines that a rule sets and people keep. */
export function Clocks() {
  const { one, may, closed } = useCase();
  return (
    <Part id="clocks" title={words.title}>
      {one.clocks.length === 0 && <p className="small dimmed">{words.none}</p>}
      <ul className="plain">
        {one.clocks.map((clock) => (
          <ClockCard key={clock.id} clock={clock} />
        ))}
      </ul>
      {!closed && (
        <div className="buttons">
          {may('cases.block') && <Block />}
          {may('cases.clock') && <Start />}
        </div>
      )}
    </Part>
  );
}
