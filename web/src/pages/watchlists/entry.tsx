import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words as all } from '../../texts/watchlists.ts';
import { entryOf } from './queries.ts';

const words = all.entry;
type Property = keyof typeof words.properties;

/** Only an address that is one is followed: what a list says is not trusted to be. */
const isAddress = (text: string): boolean => /^https:\/\//i.test(text) && URL.canParse(text);

function Listing({ sanction }: { readonly sanction: Schemas['WatchlistSanction'] }) {
  const { authority, authorityId, program, listingDate, endDate, reason, sourceUrl } = sanction;
  const facts = [authorityId, program, listingDate === undefined ? undefined : words.listed(listingDate), endDate === undefined ? undefined : words.ended(endDate)].filter(
    (one) => one !== undefined,
  );
  return (
    <li>
      <Said text={[authority, ...facts].join(' · ')} most={400} />
      {reason !== undefined && (
        <p className="small">
          <Said text={reason} />
        </p>
      )}
      {sourceUrl !== undefined && isAddress(sourceUrl) && (
        <p className="small">
          <a href={sourceUrl} target="_blank" rel="noreferrer">
            {words.page}
          </a>
        </p>
      )}
    </li>
  );
}

/** An entry as its list has it. */
export function WholeEntry({ entry }: { readonly entry: string }) {
  const { data, error, refetch } = useQuery(entryOf(entry));
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{words.loading}</p>;
  const properties = (Object.keys(words.properties) as Property[]).flatMap((name) => {
    const values = data.properties[name];
    return values === undefined ? [] : [{ name, values, originals: data.originals?.[name] }];
  });
  return (
    <div className="entry">
      <dl>
        {properties.map(({ name, values, originals }) => (
          <div key={name}>
            <dt>{words.properties[name]}</dt>
            <dd>
              <Said text={values.join('; ')} />
              {originals !== undefined && (
                <p className="small dimmed">
                  {words.originals}: <Said text={originals.join('; ')} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {data.sanctions.length > 0 && (
        <>
          <p>
            <strong>{words.listings}</strong>
          </p>
          <ul>
            {data.sanctions.map((sanction, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: listings have an order and no other name
              <Listing key={at} sanction={sanction} />
            ))}
          </ul>
        </>
      )}
      <p className="small dimmed">
        <code>{data.id}</code>
        {data.lastChange !== undefined && ` · ${words.changed(data.lastChange)}`}
      </p>
    </div>
  );
}
