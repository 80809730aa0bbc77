import type { Event, EventKind, Mark, NetworkFacts, NetworkLookup } from '#model';
import { BROWSER_ACCOUNT } from './recognise/browser-accounts.ts';
import { recognisers } from './recognise/index.ts';
import { shortDigest } from './source.ts';
import { type KeptEvent, newTrace, noteFact, noteRecord, noteSeen, noteTally, noteWhere, noteWith, type Place, placeKey, type TraceState } from './state.ts';

/** Kinds of events by which an account shows where its user is. A parcel or a pay change does not. */
const BY_THE_ACCOUNT: ReadonlySet<EventKind> = new Set(['sign-in', 'factor', 'web', 'meeting', 'repository', 'download', 'secret', 'access-request']);
/** Kinds of events that the device itself reports, and so show where it is. A sign-in tells where its user is. */
const BY_THE_DEVICE: ReadonlySet<EventKind> = new Set(['device', 'software', 'process', 'peripheral', 'network-service', 'alert', 'input-timing']);
/** Kinds of events that become statements about the person. */
const KEPT: ReadonlySet<EventKind> = new Set(['shipment', 'pay', 'meeting']);
/** Networks that one household can share. Whatever a firm, carrier or service offers to everybody says nothing. @source red-flag catalogue 2026-11, section 11 (CGNAT and mobile gateways) */
const HOUSEHOLD: ReadonlySet<NetworkFacts['kind']> = new Set(['residential', 'unknown']);

/** Accounts of an operating system: nobody is behind them. */
const SYSTEM_ACCOUNT = /^(?:nt authority\\|nt service\\|window manager\\|font driver host\\)|^(?:system|root|local ?service|network ?service|_\w+|daemon|nobody|n\/a|-|.*\$)$/i;

/** One account under all its spellings: small letters, without the Windows domain. Undefined where nobody is behind it. */
export function accountId(user: Event['user']): string | undefined {
  if (user === undefined) return undefined;
  const { emailAddr, name, uid } = user;
  const named = emailAddr?.includes('@') === true ? emailAddr : name?.includes('@') === true ? name : uid?.includes('@') === true ? uid : (emailAddr ?? name ?? uid);
  return named === undefined ? undefined : accountNamed(named);
}

/** Ids of accounts by their names: every event has one, and they are few. */
const accounts = new Map<string, string | undefined>();
/** Names kept; beyond it none is added. Unit: names. @source house: changes the speed only */
const MOST_NAMES = 200_000;

function accountNamed(named: string): string | undefined {
  if (accounts.has(named)) return accounts.get(named);
  const bare = SYSTEM_ACCOUNT.test(named) ? '' : named.slice(named.lastIndexOf('\\') + 1).toLowerCase();
  const id = bare === '' ? undefined : bare;
  if (accounts.size < MOST_NAMES) accounts.set(named, id);
  return id;
}

/** Id of a device: the system’s own id, else serial number, else host name; in small letters. */
export function deviceId(device: Event['device']): string | undefined {
  return (device?.uid ?? device?.serial ?? device?.hostname)?.toLowerCase();
}

/** Degrees to a tenth: about 11 km, finer than any address database is right. */
const coarse = (degrees: number | undefined): number | undefined => (degrees === undefined ? undefined : Math.round(degrees * 10) / 10);

function placeOfEvent(event: Event, facts: NetworkFacts | undefined): Place {
  const own = event.place;
  const measured = own?.measured === true;
  // The own database judges all logs alike; what a device measured itself is better still.
  const use = measured || facts?.countryCode === undefined || (facts.latitude === undefined && own?.countryCode === facts.countryCode) ? (own ?? facts) : facts;
  const [latitude, longitude] = [coarse(use?.latitude), coarse(use?.longitude)];
  return {
    ...(use?.countryCode === undefined ? {} : { countryCode: use.countryCode }),
    ...(use?.region === undefined ? {} : { region: use.region }),
    ...(use?.city === undefined ? {} : { city: use.city }),
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
    measured,
    kind: facts?.kind ?? 'unknown',
    ...(facts?.provider === undefined ? {} : { provider: facts.provider }),
    ordinary: facts?.ordinary === true,
  };
}

/** What follows a name of a secret on a command line. */
const SECRET = /(?<![\w-])((?:--?|\/)(?:pin|pass(?:word|wd|phrase)?|token|secret|api-?key|key|code|auth)(?:[=: ]+))("[^"]*"|'[^']*'|\S+)/gi;

const withoutSecrets = (line: string): string => line.replace(SECRET, '$1…');

/** An event in a few words, for evidence. Never holds sealed numbers. */
export function wordsOf(event: Event, facts?: NetworkFacts): string {
  const { activity, kind, app, ip, place, device, process, peripheral, url, title, meeting, repository, shipment, software, mfaDevice } = event;
  const where = [facts?.provider ?? facts?.operator, facts?.city ?? place?.city, facts?.region ?? place?.region, facts?.countryCode ?? place?.countryCode].filter(
    (one) => one !== undefined,
  );
  const said = [
    activity ?? kind,
    app === undefined ? '' : `to ${app}`,
    process === undefined ? '' : withoutSecrets(process.cmdLine ?? process.name),
    peripheral === undefined ? '' : [peripheral.vendor, peripheral.name].filter((one) => one !== undefined).join(' '),
    software?.length === 1 ? (software[0]?.name ?? '') : '',
    repository === undefined ? '' : `${repository.action} ${repository.name}`,
    meeting === undefined ? '' : (meeting.topic ?? meeting.uid),
    shipment === undefined ? '' : `${shipment.step} ${shipment.tracking}`,
    title ?? '',
    url ?? '',
    mfaDevice === undefined ? '' : `second factor ${mfaDevice}`,
    ip === undefined ? '' : `from ${ip}`,
    where.length === 0 ? '' : `(${where.join(', ')})`,
    device?.hostname === undefined ? '' : `on ${device.hostname}`,
  ];
  return said
    .filter((one) => one !== '')
    .join(' ')
    .slice(0, 240);
}

/** The mark of an event. Its words are made when they are asked for. */
class EventMark implements Mark {
  readonly time: number;
  readonly uid: string;
  readonly source: string;
  private readonly event: Event;
  private readonly facts: NetworkFacts | undefined;
  private words: string | undefined;

  constructor(event: Event, facts: NetworkFacts | undefined) {
    this.time = event.time;
    this.uid = event.uid;
    this.source = event.source;
    this.event = event;
    this.facts = facts;
  }

  get text(): string {
    this.words ??= wordsOf(this.event, this.facts);
    return this.words;
  }
}

/** Accounts and devices by id, and the lookups to fold with. */
export type Folding = { readonly traces: Map<string, TraceState>; readonly lookup: NetworkLookup };

/** Keys of places, by the facts they were made from: an address is seen again and again. */
const placeKeys = new WeakMap<NetworkFacts, string>();

function keyOfPlace(event: Event, facts: NetworkFacts | undefined): string {
  // Where the database decides, the place of an address is always the same.
  const decides = event.place === undefined || (event.place.measured !== true && facts?.countryCode !== undefined && facts.latitude !== undefined);
  if (facts === undefined || !decides) return placeKey(placeOfEvent(event, facts));
  let key = placeKeys.get(facts);
  if (key === undefined) {
    key = placeKey(placeOfEvent(event, facts));
    placeKeys.set(facts, key);
  }
  return key;
}

/** Texts of two parts that are made again and again. */
function joiner(prefix: string): (name: string) => string {
  const made = new Map<string, string>();
  return (name) => {
    let text = made.get(name);
    if (text === undefined) {
      text = prefix + name;
      if (made.size < MOST_NAMES) made.set(name, text);
    }
    return text;
  };
}
const keyOf = { account: joiner('account:'), device: joiner('device:') };
const ipThing = joiner('ip:');

function traceOf(folding: Folding, kind: TraceState['kind'], id: string, mark: Mark): TraceState {
  const key = keyOf[kind](id);
  let trace = folding.traces.get(key);
  if (trace === undefined) {
    trace = newTrace(kind, id, mark);
    folding.traces.set(key, trace);
  }
  return trace;
}

function foldAccount(trace: TraceState, event: Event, mark: Mark, at: Mark, place: string, facts: NetworkFacts | undefined, device: string | undefined): void {
  if (device !== undefined) noteWith(trace, keyOf.device(device), event.time);
  if (BY_THE_ACCOUNT.has(event.kind)) {
    noteWhere(trace, place, at);
    if (event.ip !== undefined && facts !== undefined && HOUSEHOLD.has(facts.kind)) noteWith(trace, ipThing(event.ip), event.time);
  }
  if (event.mfaDevice !== undefined) noteFact(trace, 'mfa', event.mfaDevice.toLowerCase(), mark);
  if (event.app !== undefined && event.kind === 'sign-in' && event.device?.isManaged === false) noteFact(trace, 'unmanaged-app', event.app, mark);
  if (event.repository?.action === 'clone' || event.repository?.action === 'download') noteTally(trace, 'clone', event.repository.name.toLowerCase(), 0, mark);
  if (event.repository?.action === 'push' && event.repository.isForeign === true) noteFact(trace, 'push-foreign', event.repository.name, mark);
  if (event.kind === 'download') noteTally(trace, 'download', shortDigest(`${event.source} ${event.uid}`), event.bytes ?? 0, mark);
  if (event.kind === 'charge')
    noteTally(trace, event.pay?.authorized === false ? 'unauthorised-charge' : 'charge', shortDigest(`${event.source} ${event.uid}`), event.pay?.amount ?? 0, mark);
  if (event.kind === 'secret') noteFact(trace, 'secret', event.app ?? event.title ?? 'a secret store', mark);
  if (event.kind === 'access-request') noteFact(trace, 'access-request', event.title ?? event.app ?? 'rights', mark);
  if (KEPT.has(event.kind)) noteRecord(trace, event as KeptEvent);
}

function foldDevice(trace: TraceState, event: Event, mark: Mark, at: Mark, place: string, facts: NetworkFacts | undefined, account: string | undefined): void {
  const { device, ip } = event;
  if (account !== undefined) noteWith(trace, keyOf.account(account), event.time);
  if (BY_THE_DEVICE.has(event.kind) && (ip !== undefined || event.place !== undefined)) {
    noteWhere(trace, place, at);
    if (ip !== undefined && facts !== undefined && HOUSEHOLD.has(facts.kind)) noteWith(trace, ipThing(ip), event.time);
  }
  if (device?.serial !== undefined) noteFact(trace, 'serial', device.serial.toLowerCase(), mark);
  if (device?.hostname !== undefined) noteFact(trace, 'hostname', device.hostname.toLowerCase(), mark);
  if (device?.isManaged !== undefined) noteFact(trace, 'managed', device.isManaged ? 'yes' : 'no', mark);
  if (device?.timeZone !== undefined) noteFact(trace, 'time-zone', device.timeZone, mark);
  if (event.kind === 'alert') noteFact(trace, 'alert', event.title ?? 'alert', mark);
  if (event.delayMs !== undefined) noteFact(trace, 'input-delay', String(Math.round(event.delayMs)), mark);
  // Equipment has no account: a parcel that names only an asset belongs to the device.
  if (account === undefined && event.kind === 'shipment') noteRecord(trace, event as KeptEvent);
}

/**
 * Adds one event to what is kept of its account and device. The same event again changes nothing, and the order of events changes
 * nothing; cost does not grow with what was folded before.
 * @returns ids of the traces that it belongs to; none where it names neither account nor device
 */
export function foldEvent(folding: Folding, event: Event): readonly TraceState[] {
  // An account that a browser synchronises is not the one that uses the device.
  const [account, device] = [event.activity === BROWSER_ACCOUNT ? undefined : accountId(event.user), deviceId(event.device)];
  if (account === undefined && device === undefined) return [];
  const facts = event.ip === undefined ? undefined : folding.lookup(event.ip);
  const mark = new EventMark(event, facts);
  const at: Mark = { time: event.time, uid: event.uid, source: event.source, text: event.ip ?? '' };
  // A failed attempt may be anybody’s: it shows nothing of the person.
  if (event.status === 'failure' && event.kind === 'sign-in') return [];
  const place = keyOfPlace(event, facts);
  const touched: TraceState[] = [];
  if (account !== undefined) {
    const trace = traceOf(folding, 'account', account, mark);
    noteSeen(trace, event.kind, mark);
    foldAccount(trace, event, mark, at, place, facts, device);
    touched.push(trace);
  }
  if (device !== undefined) {
    const trace = traceOf(folding, 'device', device, mark);
    noteSeen(trace, event.kind, mark);
    foldDevice(trace, event, mark, at, place, facts, account);
    touched.push(trace);
  }
  for (const recognise of recognisers) {
    for (const { on, topic, value, text } of recognise(event)) {
      // What was noticed on a device that the log does not name stands with the account, and the other way round.
      const trace = touched.find((one) => one.kind === on) ?? touched[0];
      if (trace !== undefined) noteFact(trace, topic, value, text === undefined ? mark : { time: event.time, uid: event.uid, source: event.source, text });
    }
  }
  return touched;
}
