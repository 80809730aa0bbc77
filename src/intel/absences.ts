import type { Absence, ActorProfile, IndicatorType, PersonStatus } from '#model';

/** Types of values whose absence a profile tells, with the word for it. */
const VALUES: readonly (readonly [Absence, readonly IndicatorType[]])[] = [
  ['ipv4', ['ipv4-addr']],
  ['ipv6', ['ipv6-addr']],
  ['domain', ['domain-name']],
  ['url', ['url']],
  ['email', ['email-addr']],
  ['wallet', ['wallet']],
  ['hash', ['md5', 'sha1', 'sha256', 'sha512', 'ssdeep']],
  ['cve', ['vulnerability']],
];

/** Standings that follow from an accusation or a designation. */
const ACCUSED: readonly PersonStatus[] = ['charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced', 'designated', 'wanted'];
const HARMED: readonly PersonStatus[] = ['victim', 'possibly-stolen-identity'];

/** What a report does not contain, in the order of the vocabulary: what a reader would otherwise look for in vain. */
export function absencesOf(profile: Omit<ActorProfile, 'absent'>): readonly Absence[] {
  const { attribution, activity, techniques, targeting, infrastructure } = profile;
  const { people, organisations, sponsor } = attribution;
  const { indicators, software } = infrastructure;
  const lacks: Partial<Record<Absence, boolean>> = {
    ...Object.fromEntries(VALUES.map(([absence, types]) => [absence, !indicators.some(({ type }) => types.includes(type))])),
    'attack-ids': !techniques.some(({ by }) => by === 'id'),
    'malicious-indicators': !indicators.some(({ context, type }) => context === 'malicious' && type !== 'vulnerability'),
    people: people.length === 0,
    'accused-people': !people.some(({ status }) => ACCUSED.includes(status)),
    'named-victims': !organisations.some(({ role }) => role === 'victim') && !people.some(({ status }) => HARMED.includes(status)),
    sponsor: sponsor === undefined,
    malware: !software.some(({ kind }) => kind === 'malware'),
    tools: !software.some(({ kind }) => kind !== 'malware'),
    money: activity.money.length === 0,
    dates: activity.dates.length === 0,
    mitigations: profile.mitigations.length === 0,
    'red-flags': !profile.redFlags.length,
    implications: profile.implications.length === 0,
    sectors: targeting.sectors.length === 0,
  };
  return ORDER.filter((absence) => lacks[absence] === true);
}

const ORDER: readonly Absence[] = [
  'attack-ids',
  'ipv4',
  'ipv6',
  'domain',
  'url',
  'email',
  'wallet',
  'hash',
  'cve',
  'malicious-indicators',
  'people',
  'accused-people',
  'named-victims',
  'sponsor',
  'malware',
  'tools',
  'money',
  'dates',
  'mitigations',
  'red-flags',
  'implications',
  'sectors',
];
