import type { Schemas } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';

const told = words.observe;

/** Fields that say in words what was recorded. */
const IN_WORDS = ['note', 'answer', 'reason'];

/** What named people recorded about somebody, the newest first. */
export function Records({ records }: { readonly records: readonly Schemas['PersonRecord'][] }) {
  if (records.length === 0) return <p>{told.noRecords}</p>;
  return (
    <ul className="plain lines">
      {records.toReversed().map(({ id, section, value, withheld }) => {
        const { check, verification, entityId, result, accepted, by, at } = value as Readonly<Record<string, unknown>>;
        const outcome =
          typeof result === 'string' ? words.verify.results[result as keyof typeof words.verify.results] : accepted === undefined ? undefined : accepted ? told.yes : told.no;
        return (
          <li key={id}>
            <strong>{told.sections[section] ?? section}</strong> <code>{String(check ?? verification ?? entityId ?? '')}</code>
            {outcome !== undefined && <span> · {outcome}</span>}
            <span className="small dimmed">
              {' '}
              <Said text={told.byOn(String(by), String(at).slice(0, 10))} most={150} />
            </span>
            {withheld && <p className="small dimmed">{told.withheld}</p>}
            {IN_WORDS.map((name) => {
              const text = (value as Readonly<Record<string, unknown>>)[name];
              return typeof text === 'string' ? (
                <p key={name} className="small">
                  <Said text={text} most={600} />
                </p>
              ) : null;
            })}
          </li>
        );
      })}
    </ul>
  );
}
