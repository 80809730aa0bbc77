import type { Schemas } from '../../api.ts';
import { Said } from '../../parts/said.tsx';
import { words as page } from '../../texts/case.ts';
import { words as work } from '../../texts/case-work.ts';
import { AddItem, RecordItem, WaiveItem } from './checklist-forms.tsx';
import { type Fn, useCase } from './context.tsx';
import { Part, Signed, Until } from './parts.tsx';

const words = work.checklist;
type Item = Schemas['ChecklistItem'];
type Result = Schemas['ItemResult'];

/** What evidence names: a file of the case, or a place in somebody’s words. */
function Evidence({ named }: { readonly named: string }) {
  const { one } = useCase();
  const file = one.attachments.find(({ id }) => id === named);
  return (
    <li>
      <Said text={file === undefined ? named : file.name} most={200} /> {file !== undefined && <span className="dimmed">({file.id})</span>}
    </li>
  );
}

function Outcome({ result }: { readonly result: Result }) {
  return (
    <li className="record">
      <p>
        <strong className={result.result === 'satisfied' ? '' : 'late'}>{words.results[result.result]}</strong> ·{' '}
        <Said text={words.wayOf(result.method, result.authority)} most={600} />
      </p>
      {result.note !== undefined && (
        <p>
          <Said text={result.note} />
        </p>
      )}
      {result.evidence.length > 0 && (
        <>
          <p className="small">{words.evidence}</p>
          <ul className="small">
            {result.evidence.map((named) => (
              <Evidence key={named} named={named} />
            ))}
          </ul>
        </>
      )}
      <Signed by={result.by} at={result.at} />
    </li>
  );
}

function ItemCard({ item }: { readonly item: Item }) {
  const { self, may, closed } = useCase();
  const mine = self.roles.includes(item.owner);
  return (
    <li className={`item item-${item.state}`}>
      <div className="item-what">
        <h4>
          {item.title} {item.state !== 'open' && <span className={`state state-${item.state}`}>{words.states[item.state]}</span>}
        </h4>
        <p className="small dimmed">
          {item.state === 'open' && (
            <>
              {words.states.open}, {page.next.until('')}
              <Until date={item.dueAt} />
            </>
          )}
          {!item.planned && ` · ${words.extra}`}
        </p>
        <details>
          <summary className="small">{words.more}</summary>
          <dl className="small terms">
            <dt>{words.how}</dt>
            <dd>{item.how}</dd>
            <dt>{words.doneWhen}</dt>
            <dd>{item.satisfiedWhen}</dd>
            <dt>{words.onFailure}</dt>
            <dd>{item.onFailure}</dd>
            <dt>{words.why}</dt>
            <dd>
              {item.planned ? `${words.planned}. ` : ''}
              <Said text={item.why} />
            </dd>
            {item.settles.length > 0 && (
              <>
                <dt>{words.settles}</dt>
                <dd>{item.settles.join(', ')}</dd>
              </>
            )}
          </dl>
        </details>
      </div>
      {!closed && item.state !== 'not-needed' && (
        <div className="buttons">
          {mine && may('cases.verify') && <RecordItem item={item} />}
          {item.state === 'open' && may('cases.waive') && <WaiveItem item={item} />}
        </div>
      )}
      {item.results.length > 0 && (
        <ul className="plain item-below">
          {item.results.map((result) => (
            <Outcome key={`${result.recordId} ${result.at}`} result={result} />
          ))}
        </ul>
      )}
      {item.deviation !== undefined && (
        <div className="record item-below">
          <p>
            <strong>{page.codes[item.deviation.code]}</strong>: <Said text={item.deviation.reason} />
          </p>
          <Signed by={item.deviation.by} at={item.deviation.at} />
        </div>
      )}
    </li>
  );
}

const order: readonly Fn[] = ['hr', 'security', 'finance', 'counsel', 'manager'];

/** What to verify, by the function that owns it; one’s own first. */
export function Checklist() {
  const { one, self, may, closed, file } = useCase();
  const shown = one.checklist.filter(({ state }) => state !== 'not-needed');
  const rest = one.checklist.filter(({ state }) => state === 'not-needed');
  const owners = [...order].sort((a, b) => Number(self.roles.includes(b)) - Number(self.roles.includes(a))).filter((owner) => shown.some((item) => item.owner === owner));
  const settled = shown.filter(({ state }) => state !== 'open').length;
  return (
    <Part id="checklist" title={words.title} count={shown.length === 0 ? '' : words.progress(settled, shown.length)}>
      <p className="small dimmed">{shown.length === 0 ? words.nothing : words.intro}</p>
      {shown.length > 0 && <progress className="progress" max={shown.length} value={settled} aria-label={words.progress(settled, shown.length)} />}
      {owners.map((owner) => {
        const items = shown.filter((item) => item.owner === owner);
        return (
          <section key={owner} aria-labelledby={`owner-${owner}`}>
            <h3 id={`owner-${owner}`}>
              {page.functions[owner]}{' '}
              <span className="dimmed count">
                {words.open(items.filter(({ state }) => state === 'open').length)}
                <span className="no-print"> · {self.roles.includes(owner) ? words.yours : words.notYours(page.functions[owner])}</span>
              </span>
            </h3>
            <ul className="plain items">
              {items.map((item) => (
                <ItemCard key={item.id} item={item} />
              ))}
            </ul>
          </section>
        );
      })}
      {rest.length > 0 && (
        <details>
          <summary className="small">{words.notNeeded(rest.length)}</summary>
          <ul className="plain items">
            {rest.map((item) => (
              <ItemCard key={item.id} item={item} />
            ))}
          </ul>
        </details>
      )}
      {!closed && may('cases.add') && <AddItem />}
      <h3>{page.deviations.title}</h3>
      {file.deviations.length === 0 ? (
        <p className="small dimmed">{page.deviations.none}</p>
      ) : (
        <ul className="small">
          {file.deviations.map(({ item, code, reason }) => (
            <li key={item}>
              {one.checklist.find(({ id }) => id === item)?.title ?? item}: {page.codes[code as keyof typeof page.codes] ?? code}. <Said text={reason} most={500} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
