import type { LinkKind } from '#model';

/** Honest explanations that can set a shared value aside; `links/explanations.ts` says when each holds. */
export type Explanation = 'household' | 'office' | 'family' | 'relatives' | 'family-account' | 'agency' | 'colleagues' | 'past' | 'record';

/** The judgement about one way of being tied, kept apart from the looking. */
export type LinkLine = {
  readonly id: string;
  /** What it is, for people. */
  readonly title: string;
  readonly shows: LinkKind;
  /** Ways of one group rest on one fact: the heaviest counts. */
  readonly group: string;
  /** Share of tied pairs that agree in it, where both have it (m of Fellegi and Sunter). @source house: priors until `estimate` has pairs enough */
  readonly agrees: number;
  /** How often two who share such a value are tied by nothing, beside those who are (u, for two holders; it grows with the number of holders). @source as above; ordered after the honest explanations of the red-flag catalogue 2026-11 */
  readonly chance: number;
  readonly explainedBy: readonly Explanation[];
  /** What such a value is, where too many have it. */
  readonly hub: string;
  /** What would show it innocent. */
  readonly ask: string;
};

/** Ways of being tied. Chances of 1 and more mean that a value can support others and never ties alone. @source red-flag catalogue 2026-11, sections 1 to 7 and 11, for what is shared, by whom honestly, and in which order of weight */
export const lines: readonly LinkLine[] = [
  {
    id: 'identity-document',
    title: 'identity document',
    shows: 'same-hand',
    group: 'document',
    agrees: 0.5,
    chance: 0.005,
    explainedBy: [],
    hub: 'a specimen number',
    ask: 'Two reviewers compare the documents by eye: a false match of the vendor, or one person who applied twice',
  },
  {
    id: 'email',
    title: 'mail address',
    shows: 'same-hand',
    group: 'mail',
    agrees: 0.5,
    chance: 0.02,
    explainedBy: ['family', 'agency', 'relatives'],
    hub: 'a mailbox of an office',
    ask: 'A mailbox of a couple, or of a recruiter',
  },
  {
    id: 'email-stem',
    title: 'word that mail addresses are built from',
    shows: 'same-hand',
    group: 'mail',
    agrees: 0.3,
    chance: 1,
    explainedBy: ['family', 'relatives', 'agency'],
    hub: 'a common word',
    ask: 'A common word or a name of a firm',
  },
  {
    id: 'profile-handle',
    title: 'profile',
    shows: 'same-hand',
    group: 'profile',
    agrees: 0.5,
    chance: 0.02,
    explainedBy: [],
    hub: 'the account of a firm',
    ask: 'A mistyped handle, or the account of a firm that both worked for',
  },
  {
    id: 'profile-url',
    title: 'page',
    shows: 'same-hand',
    group: 'profile',
    agrees: 0.3,
    chance: 0.2,
    explainedBy: ['colleagues', 'agency'],
    hub: 'the page of a firm or a product',
    ask: 'A page of a common project or employer',
  },
  {
    id: 'application-text',
    title: 'text of the application',
    shows: 'same-hand',
    group: 'text',
    agrees: 0.5,
    chance: 0.02,
    explainedBy: ['agency', 'colleagues'],
    hub: 'a template',
    ask: 'A template or writing aid, an agency that rewrites all résumés, colleagues who describe one project',
  },
  {
    id: 'picture',
    title: 'picture',
    shows: 'same-hand',
    group: 'picture',
    agrees: 0.5,
    chance: 0.1,
    explainedBy: [],
    hub: 'a stock picture',
    ask: 'A stock picture, or a picture copied from its owner',
  },
  {
    id: 'file',
    title: 'file',
    shows: 'same-hand',
    group: 'text',
    agrees: 0.5,
    chance: 0.02,
    explainedBy: ['agency'],
    hub: 'a form',
    ask: 'A blank form, or a file put to the wrong person',
  },
  {
    id: 'employment-pattern',
    title: 'row of posts',
    shows: 'same-hand',
    group: 'history',
    agrees: 0.3,
    chance: 0.5,
    explainedBy: [],
    hub: 'a usual path in a trade',
    ask: 'The employers confirm both people',
  },
  {
    id: 'education-pattern',
    title: 'education',
    shows: 'same-hand',
    group: 'education',
    agrees: 0.2,
    chance: 2,
    explainedBy: ['colleagues'],
    hub: 'a year of a school',
    ask: 'Class mates',
  },
  {
    id: 'application-timing',
    title: 'time of application',
    shows: 'same-hand',
    group: 'timing',
    agrees: 0.2,
    chance: 2,
    explainedBy: ['agency', 'household'],
    hub: 'an opening just published',
    ask: 'An opening that was just published or advertised',
  },
  { id: 'person-name', title: 'name', shows: 'same-hand', group: 'name', agrees: 0.2, chance: 2, explainedBy: [], hub: 'a common name', ask: 'A namesake' },
  {
    id: 'phone',
    title: 'phone number',
    shows: 'shared-means',
    group: 'phone',
    agrees: 0.5,
    chance: 0.02,
    explainedBy: ['household', 'agency', 'relatives', 'past'],
    hub: 'a switchboard or an agency',
    ask: 'A household on one line, a recruiter’s own number, an old owner of the number',
  },
  {
    id: 'payout-account',
    title: 'payout account',
    shows: 'shared-means',
    group: 'account',
    agrees: 0.5,
    chance: 0.01,
    explainedBy: ['family', 'record', 'family-account'],
    hub: 'the pooled account of an agency or platform',
    ask: 'The bank confirms the holders: spouses, or an agency’s pooled account',
  },
  {
    id: 'delivery-address',
    title: 'delivery address',
    shows: 'shared-means',
    group: 'place',
    agrees: 0.5,
    chance: 0.025,
    explainedBy: ['household', 'office', 'record'],
    hub: 'an office, campus or parcel shop',
    ask: 'Each on camera with the device: flatmates, a dormitory, a neighbour who takes in parcels',
  },
  {
    id: 'postal-address',
    title: 'postal address',
    shows: 'shared-means',
    group: 'place',
    agrees: 0.3,
    chance: 0.3,
    explainedBy: ['household', 'record'],
    hub: 'a campus or large house without units',
    ask: 'Proof of residence of each: flatmates, a house without unit numbers',
  },
  {
    id: 'geographic-point',
    title: 'point on the map',
    shows: 'shared-means',
    group: 'place',
    agrees: 0.3,
    chance: 0.3,
    explainedBy: ['household', 'office', 'record'],
    hub: 'the middle of a town',
    ask: 'Proof of residence of each',
  },
  {
    id: 'home-network',
    title: 'network address',
    shows: 'shared-means',
    group: 'network',
    agrees: 0.5,
    chance: 0.05,
    explainedBy: ['household', 'office'],
    hub: 'a carrier’s gateway, a campus or an office',
    ask: 'Flatmates, a coworking house, a carrier that gives one address to many',
  },
  {
    id: 'device',
    title: 'device',
    shows: 'shared-means',
    group: 'device',
    agrees: 0.5,
    chance: 0.05,
    explainedBy: ['household', 'relatives'],
    hub: 'a computer of a campus or library',
    ask: 'A family computer, or one that was handed on: the equipment register says when',
  },
  {
    id: 'mfa-device',
    title: 'authenticator',
    shows: 'shared-means',
    group: 'device',
    agrees: 0.5,
    chance: 0.03,
    explainedBy: ['family'],
    hub: 'a help desk’s or break-glass key',
    ask: 'The help desk says whose it is; each signs in with a key of their own',
  },
  {
    id: 'application-artefact',
    title: 'sender of the application',
    shows: 'shared-means',
    group: 'sender',
    agrees: 0.5,
    chance: 0.05,
    explainedBy: ['household', 'agency', 'relatives'],
    hub: 'an agency or a job site',
    ask: 'A job tool, an agency that files for its clients, a household on one computer',
  },
  {
    id: 'shared-referee',
    title: 'referee’s contact',
    shows: 'shared-means',
    group: 'referee',
    agrees: 0.3,
    chance: 0.15,
    explainedBy: ['colleagues', 'agency'],
    hub: 'a personnel office',
    ask: 'The referee, found independently, says how both are known',
  },
  {
    id: 'shared-recipient',
    title: 'who signed for equipment',
    shows: 'shared-means',
    group: 'place',
    agrees: 0.3,
    chance: 0.5,
    explainedBy: ['household', 'record'],
    hub: 'a doorman or a common name',
    ask: 'A doorman or a receptionist',
  },
  {
    id: 'shared-payee',
    title: 'holder of the payout account',
    shows: 'shared-means',
    group: 'account',
    agrees: 0.3,
    chance: 0.2,
    explainedBy: ['family', 'record', 'family-account'],
    hub: 'a common name',
    ask: 'The bank confirms the holders',
  },
  {
    id: 'supplier',
    title: 'supplier',
    shows: 'shared-means',
    group: 'supplier',
    agrees: 0.3,
    chance: 5,
    explainedBy: [],
    hub: 'an agency',
    ask: 'The supplier’s own evidence of identity for each',
  },
  {
    id: 'delivery-host',
    title: 'home where equipment of others arrives',
    shows: 'facilitates',
    group: 'place',
    agrees: 0.5,
    chance: 0.05,
    explainedBy: ['household', 'record'],
    hub: 'a campus or large house',
    ask: 'A household, or a colleague who takes in parcels: ask both',
  },
  {
    id: 'recipient',
    title: 'signed for equipment of others',
    shows: 'facilitates',
    group: 'signature',
    agrees: 0.3,
    chance: 0.3,
    explainedBy: ['household', 'record'],
    hub: 'a common name',
    ask: 'A partner, flatmate or doorman',
  },
  {
    id: 'payee',
    title: 'paid in place of others',
    shows: 'facilitates',
    group: 'account',
    agrees: 0.3,
    chance: 0.1,
    explainedBy: ['family', 'record', 'family-account'],
    hub: 'a common name',
    ask: 'A spouse; the bank confirms the holder',
  },
  {
    id: 'vouching',
    title: 'vouched as a referee',
    shows: 'facilitates',
    group: 'referee',
    agrees: 0.3,
    chance: 0.1,
    explainedBy: ['colleagues'],
    hub: 'a personnel office',
    ask: 'An earlier colleague: confirm the employer independently',
  },
  {
    id: 'referral',
    title: 'referred others',
    shows: 'facilitates',
    group: 'referral',
    agrees: 0.3,
    chance: 0.5,
    explainedBy: ['colleagues'],
    hub: 'a busy recruiter',
    ask: 'How the two know each other; most referrals are honest',
  },
];

const byId = new Map(lines.map((line) => [line.id, line]));

/** The line of an id. */
export function linkLine(id: string): LinkLine | undefined {
  return byId.get(id);
}

/** Features whose values can stand in another role in somebody else’s record: what A has, what B has, what that says, and that A serves B. */
const CROSSINGS: ReadonlyMap<string, string> = new Map([
  ['postal-address>delivery-address', 'delivery-host'],
  ['email>referee', 'vouching'],
  ['phone>referee', 'vouching'],
  ['person-name>recipient', 'recipient'],
  ['person-name>payee', 'payee'],
  ['person-name>referral', 'referral'],
  ['email>referral', 'referral'],
  ['email>application-artefact', 'application-artefact'],
  ['phone>application-artefact', 'application-artefact'],
]);
/** Lines of features that both have in one role. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['referee', 'shared-referee'],
  ['recipient', 'shared-recipient'],
  ['payee', 'shared-payee'],
]);

/** What it says that one has a value as this and the other as that. @returns undefined where it says nothing; `server` who serves, for `facilitates` */
export function crossing(a: string, b: string): { readonly line: LinkLine; readonly server?: 'a' | 'b' } | undefined {
  if (a === b) {
    // Two whom one person referred are colleagues at most.
    const line = a === 'referral' ? undefined : byId.get(ALIKE.get(a) ?? a);
    return line === undefined ? undefined : { line };
  }
  const forward = byId.get(CROSSINGS.get(`${a}>${b}`) ?? '');
  if (forward !== undefined) return forward.shows === 'facilitates' ? { line: forward, server: 'a' } : { line: forward };
  const backward = byId.get(CROSSINGS.get(`${b}>${a}`) ?? '');
  if (backward !== undefined) return backward.shows === 'facilitates' ? { line: backward, server: 'b' } : { line: backward };
  return undefined;
}
