import type { Ring, RingRole } from '#model';
import { linkLine } from '../catalogue.ts';

/** Roles as a picture says them. */
export const ROLE_WORDS: Readonly<Record<RingRole, string>> = {
  host: 'host: equipment for others comes here',
  payee: 'payee: pay of others comes here',
  referrer: 'vouches for others',
  persona: 'may be one hand with others',
  member: 'shares means with others',
};

/** Something that members have in common, or that one does for another. */
export type Thing = {
  readonly feature: string;
  /** What it is: “phone number”. */
  readonly what: string;
  readonly label: string;
  readonly members: readonly string[];
  /** Who serves by it; empty for what is simply shared. */
  readonly servers: ReadonlySet<string>;
  readonly holders: number;
};

/** Things of a ring, the widest first. */
export function thingsOf({ shared, links }: Ring): readonly Thing[] {
  return shared.map(({ feature, thing, label, members, holders }) => {
    const line = linkLine(feature);
    const servers =
      line?.shows === 'facilitates'
        ? links.flatMap(({ a, kind, values }) => (kind === 'facilitates' && values.some((one) => one.feature === feature && one.thing === thing) ? [a] : []))
        : [];
    return { feature, what: line?.title ?? feature, label, members, holders, servers: new Set(servers) };
  });
}

/** What honest explanations took out of a ring, each once. */
export function explainedOf({ links }: Ring): readonly string[] {
  const found = links.flatMap(({ values }) =>
    values.flatMap(({ feature, label, setAside }) => (setAside === undefined ? [] : [`${linkLine(feature)?.title ?? feature} ${label}: ${setAside}`])),
  );
  return [...new Set(found)].sort();
}

/** Probability in words that a person reads at a glance. */
export const percent = (share: number): string => (share > 0.99 && share < 1 ? 'over 99 %' : `${Math.round(share * 100)} %`);

/** Marks that turn the direction of writing, and control characters: they would let a name draw over others. @source Unicode 16, Bidi_Control */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A text of one line without marks that draw or hide; a long one is cut. */
export function plain(text: string, most: number): string {
  const bare = text
    .slice(0, most * 4)
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const signs = [...bare];
  return signs.length <= most ? bare : `${signs.slice(0, most - 1).join('')}…`;
}

/** Longest text that a title or attribute holds whole. Unit: characters. @source house: the longest label of the model has 500 */
const WHOLE = 500;

/** A text for XML. */
export function xml(text: string, most = WHOLE): string {
  return plain(text, most).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
