import { lazy, Suspense, useMemo, useState } from 'react';
import type { Schemas } from '../../api.ts';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';
import { Choice } from './fields.tsx';
import { HIDING, type Spot, spots } from './place-list.ts';

const told = words.map;
const WorldMap = lazy(() => import('./world-map.tsx').then(({ WorldMap: map }) => ({ default: map })));

/** Places listed; logs of years of travel can have more. */
const MOST_LISTED = 60;

function Line({ spot, chosen, onChoose }: { readonly spot: Spot; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { number, kind, text, precision, why, from, until, days, whats, network, latitude } = spot;
  const time = [from?.slice(0, 10), until === from ? undefined : until?.slice(0, 10)].filter((one) => one !== undefined).join(' – ');
  return (
    <li>
      <button type="button" className={`spot-line ${chosen ? 'chosen' : ''}`} aria-pressed={chosen} onClick={onChoose}>
        <span className={`spot-number spot-${kind} ${latitude === undefined ? 'nowhere' : ''}`}>{number}</span>
        <span>
          <span className="small dimmed">{told.kinds[kind]}</span> <Said text={text} most={200} />
          <span className="small dimmed block">
            {[
              why === undefined ? told.precisions[precision] : `${told.precisions[precision]}: ${told.whys[why]}`,
              HIDING.has(network ?? '') ? told.hidden : undefined,
              time === '' ? undefined : time,
              days > 0 ? told.days(days) : undefined,
            ]
              .filter((one) => one !== undefined)
              .join(' · ')}
            {whats.length > 0 && (
              <>
                {' · '}
                <Said text={whats.slice(0, 3).join(', ')} most={150} />
              </>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Where somebody says they are, and where parcels, calls and sign-ins were: a map, and a list that says the same and how it is known. */
export function Places({ places, logs }: { readonly places: readonly Schemas['PlaceOnMap'][]; readonly logs: boolean }) {
  const [view, setView] = useState<'fit' | 'world'>('fit');
  const [chosen, setChosen] = useState<number>();
  const all = useMemo(() => spots(places).slice(0, MOST_LISTED), [places]);
  return (
    <>
      {!logs && <p className="small dimmed">{told.noLogs}</p>}
      {all.length === 0 ? (
        <p>{told.empty}</p>
      ) : (
        <div className="mapped">
          <figure>
            <Suspense fallback={<p role="status">{texts.loading}</p>}>
              <WorldMap spots={all} whole={view === 'world'} chosen={chosen} onChoose={setChosen} />
            </Suspense>
            <div className="inline-choice">
              <Choice label={told.view} options={{ fit: told.fit, world: told.world }} value={view} onChange={setView} />
            </div>
            <figcaption className="small dimmed">{told.sources}</figcaption>
          </figure>
          <ol className="plain spots" aria-label={told.title}>
            {all.map((spot) => (
              <Line key={spot.number} spot={spot} chosen={chosen === spot.number} onChoose={() => setChosen(chosen === spot.number ? undefined : spot.number)} />
            ))}
          </ol>
        </div>
      )}
    </>
  );
}
