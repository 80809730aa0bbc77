import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';

const told = words.links;
type Tie = Schemas['Link'];

function TieCard({ tie, person, names }: { readonly tie: Tie; readonly person: string; readonly names: Readonly<Record<string, string>> }) {
  const other = tie.a === person ? tie.b : tie.a;
  return (
    <li className="card">
      <h3>
        <Link to="/people/$person" params={{ person: other }}>
          <Said text={names[other] ?? other} most={120} />
        </Link>
      </h3>
      <p className="marks small">
        <span className="mark">{told.kinds[tie.kind]}</span>
        <span className="mark">{tie.counts ? told.counts : told.not}</span>
        {told.judgements[tie.judgement] !== '' && <span className="mark">{told.judgements[tie.judgement]}</span>}
      </p>
      {tie.explanations.map((one) => (
        <p key={one} className="small">
          <Said text={one} most={300} />
        </p>
      ))}
      <ul className="plain lines">
        {tie.values.map(({ feature, thing, label, holders, setAside, ask }) => (
          <li key={`${feature} ${thing}`}>
            <strong>{feature.replaceAll('-', ' ')}</strong> <Said text={label} most={200} /> <span className="small dimmed">{told.holders(holders)}</span>
            <p className="small dimmed">
              {setAside !== undefined && (
                <>
                  {told.aside} <Said text={setAside} most={300} />{' '}
                </>
              )}
              {told.ask} {ask}
            </p>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** People who are tied to somebody, each tie with its means. */
export function Ties({
  person,
  links,
  hubs,
  ring,
  names,
}: { readonly person: string; readonly names: Readonly<Record<string, string>> } & Pick<Schemas['PersonLinks'], 'links' | 'hubs' | 'ring'>) {
  return (
    <>
      <p>
        {ring !== undefined && <strong>{told.ring(ring.members.length)} </strong>}
        <Link to="/network" search={{ person } as never}>
          {told.network}
        </Link>
      </p>
      {links.length === 0 ? (
        <p>{told.none}</p>
      ) : (
        <ul className="plain">
          {links.map((tie) => (
            <TieCard key={`${tie.a} ${tie.b} ${tie.kind}`} tie={tie} person={person} names={names} />
          ))}
        </ul>
      )}
      {hubs.length > 0 && (
        <details>
          <summary className="small">{told.hubs}</summary>
          <ul>
            {hubs.map(({ feature, label, holders, likely }) => (
              <li key={`${feature} ${label}`}>
                <Said text={label} most={200} />{' '}
                <span className="small dimmed">
                  {feature.replaceAll('-', ' ')}, {told.holders(holders)}, {likely}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
