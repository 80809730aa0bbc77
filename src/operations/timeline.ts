import { type Claim, claimsOf, type Dossier, type Policy, type TelemetryFacet, type Trace, type Whereabouts, withoutProtected } from '#model';
import type { Ports, Store } from './ports.ts';
import { watchedOf } from './telemetry.ts';
import { vetContext } from './vet.ts';
import { withRecords } from './with-records.ts';

/** One thing that happened, or was said to have happened. */
export type TimelineEntry = {
  /** A date as precise as it is known, or an instant. */
  readonly at: string;
  /** Last day of what went on for several. */
  readonly until?: string | undefined;
  /** It goes on, as far as is said. */
  readonly ongoing?: true | undefined;
  readonly kind: 'statement' | 'recorded' | 'place' | 'device' | 'noticed';
  /** Section of the dossier, account or device. */
  readonly what: string;
  readonly text: string;
  /** Claim or event that it rests on. */
  readonly source: string;
};

/** Fields that say when something happened, in the order in which they are looked for, by section. */
const WHEN: Readonly<Record<string, readonly (readonly [field: string, words: string])[]>> = {
  applications: [['submittedAt', 'applied']],
  offers: [
    ['signedAt', 'offer signed'],
    ['startDate', 'first working day by the offer'],
  ],
  interviews: [['at', 'call']],
  shipments: [
    ['dispatchedAt', 'parcel sent'],
    ['deliveredAt', 'parcel delivered'],
  ],
  payoutAccounts: [['validFrom', 'pay goes to']],
  requests: [['at', 'asked for']],
  calls: [['at', 'called']],
  equipment: [
    ['issuedAt', 'equipment handed over'],
    ['returnRequestedAt', 'return asked for'],
    ['returnedAt', 'equipment came back'],
  ],
  observations: [['at', 'observed']],
  verifications: [['at', 'verified']],
  answers: [['at', 'explained']],
};

/** Statements of what went on for a while: first day, last day, the words before it, and what says most about it, by section. */
const RANGES: Readonly<Record<string, { readonly from: string; readonly to: string; readonly words: string; readonly about: readonly string[] }>> = {
  work: { from: 'startDate', to: 'endDate', words: 'worked for', about: ['name', 'position', 'location'] },
  education: { from: 'startDate', to: 'endDate', words: 'studied at', about: ['institution', 'studyType', 'area'] },
  projects: { from: 'startDate', to: 'endDate', words: 'project', about: ['name'] },
  addresses: { from: 'since', to: 'until', words: 'address:', about: ['kind', 'address', 'city', 'region', 'countryCode'] },
};
/** Sections in which a beginning without an end goes on. A study or a project without an end is only not dated. */
const GO_ON: ReadonlySet<string> = new Set(['work', 'addresses']);

/** Fields that say most about a statement, with the words before them. */
const ABOUT: readonly (readonly [field: string, words: string])[] = [
  ['requisition', ''],
  ['kind', ''],
  ['asset', ''],
  ['carrier', 'by '],
  ['to', 'to '],
  ['recipientName', 'signed for by '],
  ['bankName', ''],
  ['holderName', 'in the name of '],
  ['network', ''],
  ['check', ''],
  ['verification', ''],
  ['result', ''],
  ['outcome', ''],
  ['summary', ''],
];
/** Fields that a statement has only at its end: who signs for a parcel is not known when it is sent. */
const AT_THE_END: Readonly<Record<string, string>> = { recipientName: 'dispatchedAt' };

/** Parts of a place or network in the order in which they are read. */
const PLACE = ['address', 'unit', 'city', 'region', 'postalCode', 'countryCode', 'kind', 'provider', 'ip'];

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const fields = value as Readonly<Record<string, unknown>>;
  const inOrder = 'countryCode' in fields || 'city' in fields ? PLACE.map((name) => fields[name]) : Object.values(fields);
  return inOrder
    .map(wordsOf)
    .filter((one) => one !== '')
    .join(', ');
}

/** When what a claim states happened, as far as it says: the first of its dates. */
export function claimDate(claim: Claim): string | undefined {
  const value = claim.value as Readonly<Record<string, unknown>>;
  const dates = (WHEN[claim.kind] ?? []).flatMap(([field]) => (typeof value[field] === 'string' ? [value[field]] : []));
  return dates.sort()[0];
}

function statementsOf(claims: readonly Claim[]): readonly TimelineEntry[] {
  return claims.flatMap((claim) =>
    (WHEN[claim.kind] ?? []).flatMap(([field, words]): TimelineEntry[] => {
      const value = claim.value as Readonly<Record<string, unknown>>;
      const at = value[field];
      if (typeof at !== 'string') return [];
      const about = ABOUT.flatMap(([name, before]) => {
        const said = AT_THE_END[name] === field ? '' : wordsOf(value[name]);
        return said === '' ? [] : [`${before}${said}`];
      });
      const kind = claim.documentId === 'recorded' ? 'recorded' : 'statement';
      return [{ at, kind, what: claim.kind, text: [words, ...about].join(', '), source: claim.id }];
    }),
  );
}

function rangesOf(claims: readonly Claim[]): readonly TimelineEntry[] {
  return claims.flatMap((claim): TimelineEntry[] => {
    const range = RANGES[claim.kind];
    const value = claim.value as Readonly<Record<string, unknown>>;
    if (range === undefined) return [];
    const [from, to] = [value[range.from], value[range.to]];
    const at = typeof from === 'string' ? from : to;
    if (typeof at !== 'string') return [];
    const said = range.about.map((name) => wordsOf(value[name])).filter((one) => one !== '');
    const end = typeof from === 'string' && typeof to === 'string' ? { until: to } : typeof to !== 'string' && GO_ON.has(claim.kind) ? { ongoing: true as const } : {};
    return [{ at, ...end, kind: 'statement', what: claim.kind, text: `${range.words} ${said.join(', ')}`, source: claim.id }];
  });
}

const dateOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A place in words. */
export function placeWords({ city, region, countryCode, latitude, longitude, kind, provider, measured }: Omit<Whereabouts, 'slots' | 'mark' | 'key'>): string {
  const named = [city, region, countryCode].filter((one) => one !== undefined).join(', ');
  const place = named !== '' || latitude === undefined || longitude === undefined ? named : `latitude ${latitude}, longitude ${longitude}`;
  const network = provider ?? (kind === 'unknown' ? '' : kind);
  return [place === '' ? 'an unknown place' : place, network === '' ? '' : `(${network})`, measured ? 'as the device measured' : ''].filter((one) => one !== '').join(' ');
}

/** A trace as findings call it: a device by its host name. */
const nameOf = ({ kind, id, facts }: Trace): string => `${kind} ${(kind === 'device' ? facts.find(({ topic }) => topic === 'hostname')?.value : undefined) ?? id}`;

const hasPlace = ({ city, region, countryCode, latitude }: Whereabouts): boolean => (city ?? region ?? countryCode ?? latitude) !== undefined;

/** Days in a row at one place are one line. */
function placesOf(trace: Trace): readonly TimelineEntry[] {
  const open = new Map<string, { from: number; to: number; where: Whereabouts; days: number }>();
  const done: { from: number; to: number; where: Whereabouts; days: number }[] = [];
  for (const { day, where } of trace.days) {
    for (const [key, one] of open) {
      // A weekend between is no absence.
      if (day - one.to <= 3) continue;
      done.push(one);
      open.delete(key);
    }
    for (const one of where) {
      const known = open.get(one.key);
      if (known === undefined) open.set(one.key, { from: day, to: day, where: one, days: 1 });
      else if (known.to !== day) open.set(one.key, { ...known, to: day, days: known.days + 1 });
    }
  }
  return [...done, ...open.values()].map(({ from, to, where, days }) => ({
    at: from === to ? new Date(where.mark.time).toISOString() : dateOfDay(from),
    ...(from === to ? {} : { until: dateOfDay(to) }),
    kind: trace.kind === 'device' ? ('device' as const) : ('place' as const),
    what: nameOf(trace),
    text: `${trace.kind === 'device' ? 'was' : 'signed in'} ${hasPlace(where) ? `at ${placeWords(where)}` : where.mark.text}${days > 1 ? `, ${days} days` : ''}`,
    source: `${where.mark.source} ${where.mark.uid}`,
  }));
}

/** Topics of facts in words. */
const TOPICS: Readonly<Record<string, string>> = {
  tool: 'remote-access tool',
  'crd-script': 'Chrome Remote Desktop by script',
  kvm: 'IP-KVM',
  'kvm-like': 'hardware like an IP-KVM',
  'kvm-page': 'page of an IP-KVM on the network',
  recon: 'profiling of the machine',
  'geo-lookup': 'lookup of the own address',
  simulator: 'activity simulator',
  'screen-share': 'shared the screen with',
  'otp-site': 'one-time-code site',
  'foreign-profile': 'browser account',
  mfa: 'second factor',
  'unmanaged-app': 'from an unmanaged device to',
  'push-foreign': 'pushed to',
  'access-request': 'asked for',
  'input-delay': 'delay of key events in ms',
  'time-zone': 'time zone',
};

/** Names of accounts and hosts say what a trace is, not what happened. */
const NO_EVENT = new Set(['serial', 'hostname', 'managed']);

function factsOf(trace: Trace): readonly TimelineEntry[] {
  return trace.facts
    .filter(({ topic }) => !NO_EVENT.has(topic))
    .map(({ topic, value, marks: [first], last, days }) => ({
      at: new Date(first.time).toISOString(),
      ...(days.length > 1 ? { until: new Date(last).toISOString().slice(0, 10) } : {}),
      kind: 'noticed' as const,
      what: nameOf(trace),
      text: `${TOPICS[topic] ?? topic} ${value}: ${first.text}`,
      source: `${first.source} ${first.uid}`,
    }));
}

/** Everything that is known to have happened with a person, in the order of time. */
export function timelineEntries(dossier: Dossier, telemetry: TelemetryFacet | undefined): readonly TimelineEntry[] {
  const { startedAt, endedAt } = dossier.subject;
  const subject = [
    ...(startedAt === undefined ? [] : [{ at: startedAt, kind: 'statement' as const, what: 'subject', text: 'first working day', source: dossier.id }]),
    ...(endedAt === undefined ? [] : [{ at: endedAt, kind: 'statement' as const, what: 'subject', text: 'last working day', source: dossier.id }]),
  ];
  const claims = claimsOf(withoutProtected(dossier));
  const traces = [...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])];
  const entries = [...subject, ...rangesOf(claims), ...statementsOf(claims), ...traces.flatMap(placesOf), ...traces.flatMap(factsOf)];
  const once = new Map(entries.map((entry) => [`${entry.at} ${entry.what} ${entry.text}`, entry]));
  return [...once.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

/** The timeline of somebody stored. */
export async function timeline(dossier: Dossier, policy: Policy, store: Store, ports: Ports): Promise<readonly TimelineEntry[]> {
  const context = vetContext(policy, ports, ports.now());
  // Ties are no part of it: to look at them would keep what linking learns, which not everybody who may read may write.
  const watched = (await watchedOf([dossier], context, store)).get(dossier.id);
  const records = (await store.recordsOf([dossier.id])).get(dossier.id) ?? [];
  return timelineEntries(withRecords(watched?.dossier ?? dossier, records, ports.digest), watched?.telemetry);
}
