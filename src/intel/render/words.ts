import type { Absence, IndicatorContext, IndicatorType, PersonStatus, ReportActor, ReportCountry, ReportOrganisation, Wording } from '#model';

/** What to say where a text lacks something. */
export const ABSENT: Readonly<Record<Absence, string>> = {
  'attack-ids': 'ATT&CK ids',
  ipv4: 'IPv4 addresses',
  ipv6: 'IPv6 addresses',
  domain: 'domains',
  url: 'URLs',
  email: 'email addresses',
  wallet: 'wallets',
  hash: 'hashes',
  cve: 'CVE ids',
  'malicious-indicators': 'malicious indicators',
  people: 'people',
  'accused-people': 'accused people',
  'named-victims': 'victims by name',
  sponsor: 'sponsor',
  malware: 'malware',
  tools: 'tools',
  money: 'amounts of money',
  dates: 'dates',
  mitigations: 'recommendations',
  'red-flags': 'red flags',
  implications: 'implications',
  sectors: 'sectors',
};

export const STATUS: Readonly<Record<PersonStatus, string>> = {
  charged: 'charged',
  indicted: 'indicted',
  'pleaded-guilty': 'pleaded guilty',
  convicted: 'convicted',
  sentenced: 'sentenced',
  designated: 'designated (sanctions)',
  wanted: 'wanted',
  leader: 'leader',
  facilitator: 'facilitator',
  official: 'official, not accused',
  researcher: 'researcher, not accused',
  victim: 'victim',
  'possibly-stolen-identity': 'name possibly of a victim of identity theft',
  named: 'named, not accused',
  unrelated: 'unrelated, from the page around the text',
};

export const WORDING: Readonly<Record<Wording, string>> = {
  stated: 'stated as fact',
  assessed: 'assessed',
  alleged: 'alleged',
  suspected: 'suspected',
  possible: 'said to be possible',
  reported: 'reported by others',
  'unlikely-state': 'said to be unlikely a state',
  denied: 'said to be probably not this actor',
  none: 'not attributed',
};

export const ACTOR_KIND: Readonly<Record<ReportActor['kind'], string>> = {
  'state-group': 'group of a state',
  'state-workforce': 'workforce of a state',
  'criminal-group': 'criminal group',
  persona: 'persona',
  unknown: 'kind not told',
};

export const RELATION: Readonly<Record<ReportActor['relation'], string>> = {
  primary: 'subject of the text',
  mentioned: 'mentioned',
  negated: 'named to say that it was probably not them',
  'persona-of-primary': 'persona of the subject',
};

export const COUNTRY: Readonly<Record<ReportCountry['relation'], string>> = {
  victim: 'victim',
  origin: 'origin of the activity',
  'operating-location': 'place of operation',
  impersonated: 'claimed in false identities',
  mentioned: 'mentioned',
};

export const CONTEXT: Readonly<Record<IndicatorContext, string>> = {
  malicious: 'malicious',
  benign: 'reference',
  'reporting-contact': 'contact for reports',
  vendor: 'publisher or vendor',
  'spoofed-brand': 'brand that was imitated',
  'abused-service': 'service that was abused',
  'victim-file': 'file of the victim',
};

export const ORGANISATION = (role: ReportOrganisation['role']) => role.replaceAll('-', ' ');

/** Lowest probability of each word. @source ICD 203, Analytic Standards, section D.6.e.(2)(a) of the US intelligence community */
const LIKELIHOODS: readonly (readonly [number, string])[] = [
  [1, 'certain'],
  [0.95, 'almost certain'],
  [0.8, 'very likely'],
  [0.55, 'likely'],
  [0.45, 'roughly even chance'],
  [0.2, 'unlikely'],
  [0, 'very unlikely'],
];

/** A probability, 0 to 1, in words and in figures. */
export function likelihood(probability: number): string {
  return `${LIKELIHOODS.find(([least]) => probability >= least)?.[1] ?? 'very unlikely'} (${probability.toFixed(2)})`;
}

/** A value so that nobody follows it by mistake; what is broken already stays as it is. */
export function defang(type: IndicatorType, value: string): string {
  if (value.includes('[')) return value;
  if (type === 'url') {
    const [scheme = '', rest = ''] = /^([a-z]+):\/\//i.test(value) ? value.split('://', 2) : ['', value];
    const [host = '', ...path] = (scheme === '' ? rest : value.slice(scheme.length + 3)).split('/');
    return [`${scheme === '' ? '' : `${scheme.replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp')}://`}${host.replaceAll('.', '[.]')}`, ...path].join('/');
  }
  if (type === 'ipv4-addr' || type === 'domain-name') return value.replaceAll('.', '[.]');
  if (type === 'ipv6-addr') return value.replaceAll(':', '[:]');
  return type === 'email-addr' ? value.replace('@', '[@]').replaceAll('.', '[.]') : value;
}

/** “a, b and c”. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
