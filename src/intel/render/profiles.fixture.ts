import type { ActorProfile } from '#model';

const at = (quote: string, start = 10) => ({ quote, start, end: start + quote.length });

/** An invented profile that has nothing. */
export const bareProfile: ActorProfile = {
  id: 'report--00000000-0000-5000-8000-000000000000',
  sha256: '0'.repeat(64),
  characters: 0,
  source: { format: 'text' },
  attackVersion: '18.1',
  attribution: { actors: [], people: [], organisations: [], caveats: [] },
  activity: { facts: [], dates: [], money: [], counts: [] },
  techniques: [],
  targeting: { sectors: [], countries: [], victims: [] },
  infrastructure: { software: [], indicators: [] },
  implications: [],
  mitigations: [],
  redFlags: [],
  absent: [],
};

/** An invented profile that has most things. */
export const fullProfile: ActorProfile = {
  ...bareProfile,
  characters: 4000,
  source: { format: 'text', title: 'The Marble crew', publisher: 'Example Bureau', published: '2031-05-02', url: 'https://www.example.org/marble', tlp: 'clear' },
  attribution: {
    actors: [
      {
        ...at('the Marble crew'),
        name: 'Marble crew',
        kind: 'state-workforce',
        relation: 'primary',
        wording: 'alleged',
        saidBy: 'prosecutors',
        country: 'XK',
        known: { id: 'G9999', name: 'Marble Group' },
        aliases: [{ ...at('Pebble'), name: 'Pebble', namedBy: 'Example Labs' }],
      },
    ],
    sponsor: { ...at('Ministry of Stone'), name: 'Ministry of Stone', country: 'XK' },
    people: [
      { ...at('Ola Example'), name: 'Ola Example', aliases: ['O. E.'], status: 'charged', role: 'organiser', alleged: true, nationality: 'SE', age: 41, date: '2031-05' },
      { ...at('Judge Sample'), name: 'Jo Sample', aliases: [], status: 'official', alleged: false },
    ],
    organisations: [{ ...at('Sample Foods Inc.'), name: 'Sample Foods', aliases: [], role: 'victim', country: 'US' }],
    caveats: [at('merely allegations')],
  },
  activity: {
    facts: [at('Since 2029 the crew placed workers at 12 firms.')],
    dates: [{ ...at('since 2029'), value: '2029', meaning: 'since' }],
    money: [{ ...at('at least $1,250,000'), amount: 1_250_000, currency: 'USD', bound: 'at-least', meaning: 'wages' }],
    counts: [{ ...at('12 firms'), count: 12, bound: 'exact', of: 'companies' }],
  },
  techniques: [
    { ...at('T1219'), id: 'T1219', name: 'Remote Access Tools', tactics: ['command-and-control'], by: 'id', confidence: 1, wrote: 'T1219' },
    { ...at('posed as others'), id: 'T1656', name: 'Impersonation', tactics: ['defense-evasion'], by: 'rule', confidence: 0.83, why: 'false persona' },
  ],
  targeting: {
    sectors: [{ ...at('software firms'), sector: 'technology' }],
    countries: [
      { ...at('XK'), code: 'XK', relation: 'origin' },
      { ...at('US firms'), code: 'US', relation: 'victim' },
    ],
    victims: [at('12 firms')],
  },
  infrastructure: {
    software: [
      { ...at('MarbleRAT'), name: 'MarbleRAT', kind: 'malware' },
      { ...at('AnyScreen'), name: 'AnyScreen', kind: 'tool', use: 'remote-access' },
    ],
    indicators: [
      { ...at('198.51.100.7'), type: 'ipv4-addr', value: '198.51.100.7', context: 'malicious', why: 'table of indicators', confidence: 0.96, defanged: false },
      { ...at('http://bad.example.net/a'), type: 'url', value: 'http://bad.example.net/a', context: 'malicious', why: 'hosted the lure', confidence: 0.9, defanged: false },
      { ...at('a'.repeat(32)), type: 'md5', value: 'a'.repeat(32), context: 'malicious', why: 'table of indicators', confidence: 0.9, defanged: false },
      { ...at('tips.example.org'), type: 'domain-name', value: 'tips.example.org', context: 'reporting-contact', why: 'contact', confidence: 0.99, defanged: false },
    ],
  },
  implications: [at('Firms may face fines.')],
  mitigations: [
    { ...at('Check the right to work.'), signals: ['work-authorization-mismatch'], verifications: ['work-authorization'] },
    { ...at('Keep backups.'), signals: [], verifications: [] },
  ],
  redFlags: [
    { ...at('Camera always off'), signals: ['camera-refused-repeatedly'], verifications: ['camera-rounds'] },
    { ...at('Looks foreign'), signals: [], verifications: [], protectedCharacteristic: 'looks' },
  ],
  absent: ['ipv6', 'email', 'wallet', 'cve'],
};
