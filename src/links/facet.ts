import type { Evidence, Link, LinkedPerson, LinkFacet, LinkRecord, OwnLink } from '#model';
import { ask } from './explanations.ts';
import type { Holders } from './feature.ts';
import { hubsOf } from './ties.ts';

/** Another person as checks see them. @param level of that person’s latest assessment, where it was asked for */
export function linkedPerson(record: LinkRecord, other: LinkRecord, holders: Holders, level?: string): LinkedPerson {
  const { id, caption, relation, residence, since, past, met } = other;
  return {
    id,
    caption,
    relation,
    met,
    ...(residence === undefined ? {} : { residence }),
    ...(since === undefined ? {} : { since }),
    ...(past === undefined ? {} : { past }),
    ...(level === undefined ? {} : { level }),
    names: ask(record, other, holders).names,
  };
}

const otherEnd = ({ a, b }: Link, id: string): string => (a === id ? b : a);

function ownLink(link: Link, record: LinkRecord, other: LinkRecord, holders: Holders): OwnLink {
  const { a, b: _, values, ...rest } = link;
  const isFirst = a === record.id;
  return {
    ...rest,
    other: linkedPerson(record, other, holders),
    serves: link.kind === 'facilitates' && isFirst,
    values: values.map(({ a: first, b: second, ...value }) => ({ ...value, own: isFirst ? first : second })),
  };
}

/** Whether a tie is that one referred the other. */
export const isReferral = ({ kind, values }: Link): boolean => kind === 'facilitates' && values.some(({ feature }) => feature === 'referral');

/** People who referred one another, this one among them, from the earliest. @param links ties of everybody in the chain */
export function referralChain(record: LinkRecord, links: readonly Link[], records: ReadonlyMap<string, LinkRecord>): LinkFacet['referrals'] {
  const referrals = links.filter(isReferral);
  const [seen, evidence] = [new Set([record.id]), new Map<string, Evidence>()];
  for (const { a, b, values } of referrals) if (b === record.id) for (const { feature, b: own } of values) if (feature === 'referral') evidence.set(a, own);
  for (let edge = [record.id]; edge.length > 0; ) {
    const near = referrals.filter(({ a, b }) => edge.includes(a) || edge.includes(b)).flatMap(({ a, b }) => [a, b]);
    edge = [...new Set(near)].filter((id) => !seen.has(id));
    for (const id of edge) seen.add(id);
  }
  if (seen.size < 2) return [];
  return [...seen]
    .flatMap((id) => records.get(id) ?? [])
    .sort((x, y) => (x.since ?? '9999').localeCompare(y.since ?? '9999') || x.id.localeCompare(y.id))
    .map(({ id, caption, met }) => {
      const own = evidence.get(id);
      return own === undefined ? { id, caption, met } : { id, caption, met, own };
    });
}

/** What checks see of a person’s ties. @param links of this person @param around ties of others too, for chains of referrals */
export function linkFacet(
  record: LinkRecord,
  links: readonly Link[],
  around: readonly Link[],
  known: { readonly records: ReadonlyMap<string, LinkRecord>; readonly holders: Holders; readonly people: number },
): Omit<LinkFacet, 'contributors' | 'ring'> {
  const { records, holders, people } = known;
  const sorted = [...links].sort(
    (x, y) => Number(y.counts) - Number(x.counts) || y.weight - x.weight || otherEnd(x, record.id).localeCompare(otherEnd(y, record.id)) || x.kind.localeCompare(y.kind),
  );
  return {
    people,
    links: sorted.flatMap((link) => {
      const other = records.get(otherEnd(link, record.id));
      return other === undefined ? [] : [ownLink(link, record, other, holders)];
    }),
    hubs: hubsOf(record, holders).map(({ trait, ...hub }) => ({ ...hub, own: trait.evidence })),
    referrals: referralChain(record, around, records),
  };
}
