import { sealNumber } from '#dossiers';
import type { Digest, Dossier, Event, EventKind, NetworkLookup, Policy, SharedThing, TelemetryFacet } from '#model';
import { keptEvents, type TraceState, telemetryFacet, unpackTrace, withStatements } from '#telemetry';
import type { Networks, Ports, Store, TraceRow } from './ports.ts';

/** Others who share a thing that are looked at. More than that is a carrier, a campus or a firm, and the number says so. Unit: traces. @source red-flag catalogue 2026-11, section 11 (CGNAT) */
const MOST_SHARING = 40;

/** Names under which a person’s accounts may stand in logs, in small letters: mail addresses, handles, and the id of the file. */
export function accountNames(dossier: Dossier): readonly string[] {
  const names = [
    dossier.id,
    ...dossier.emails.map(({ value }) => value.address),
    ...dossier.profiles.flatMap(({ value }) => (value.username === undefined ? [] : [value.username])),
  ];
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))].sort();
}

/** Other spellings of an account: a bare name is one at the firm’s mail domains, and an address there also stands as its bare name. */
export function spellingsOf(account: string, domains: readonly string[]): readonly string[] {
  const at = account.lastIndexOf('@');
  if (at < 0) return [account, ...domains.map((domain) => `${account}@${domain.toLowerCase()}`)];
  return domains.some((domain) => domain.toLowerCase() === account.slice(at + 1)) ? [account, account.slice(0, at)] : [account];
}

/** A device’s serial number or tag as ties have it: as written, and sealed as in dossiers. */
export function tiesOf(trace: TraceState, digest: Digest): readonly string[] {
  const facts = (topic: string) => [...(trace.facts.get(topic)?.keys() ?? [])];
  const ips = [...trace.days.values()].flatMap((day) => [...day.with].filter((thing) => thing.startsWith('ip:')));
  return [
    ...new Set([
      ...ips,
      ...facts('mfa').map((value) => `mfa:${value}`),
      ...(trace.kind === 'device' ? [trace.id, ...facts('serial'), ...facts('hostname')].map((value) => `asset:${value}`) : []),
      ...(trace.kind === 'device' ? facts('serial').map((value) => `sealed:${sealNumber(value, digest).hash}`) : []),
    ]),
  ].sort();
}

/** What is kept of a trace. */
export function traceRow(trace: TraceState, body: string, digest: Digest): TraceRow {
  return { id: `${trace.kind}:${trace.id}`, body, ties: tiesOf(trace, digest) };
}

/** A pay event without its number: keyed hash and last characters in its place. */
export function sealPay(event: Event, digest: Digest): Event {
  if (event.pay?.account === undefined) return event;
  const { hash, lastFour } = sealNumber(event.pay.account, digest);
  return { ...event, pay: { ...event.pay, account: `sealed:${hash}:${lastFour}` } };
}

const withThings = (trace: TraceState, prefix: string): readonly string[] => [
  ...new Set([...trace.days.values()].flatMap((day) => [...day.with].filter((thing) => thing.startsWith(prefix)))),
];

/** Where packed traces come from: the store, or what is in memory while logs are read. */
export type TraceSource = (ids: readonly string[]) => Promise<ReadonlyMap<string, TraceState>>;

/** Traces of the store. */
export function storedTraces(store: Store): TraceSource {
  return async (ids) => new Map([...(await store.tracesOf(ids))].map(([id, body]) => [id, unpackTrace(body)]));
}

/** What telemetry knows beside single people. */
type Known = { readonly store: Store; readonly traces: TraceSource; readonly domains: readonly string[]; readonly networks: Networks; readonly digest: Digest };

type Own = { readonly dossier: Dossier; readonly accounts: readonly TraceState[]; readonly devices: readonly TraceState[]; readonly issued: ReadonlySet<string> };

/** Accounts of people: those that were assigned, and those that bear one of their names and were assigned to nobody else. */
async function accountsOf(dossiers: readonly Dossier[], { store, traces, domains }: Known): Promise<ReadonlyMap<string, readonly TraceState[]>> {
  const assigned = await store.assignedAccounts(dossiers.map(({ id }) => id));
  const named = dossiers.map((dossier) => ({
    id: dossier.id,
    names: [...new Set([...accountNames(dossier).flatMap((name) => spellingsOf(name, domains)), ...(assigned.get(dossier.id) ?? [])])],
  }));
  const found = await traces([...new Set(named.flatMap(({ names }) => names.map((name) => `account:${name}`)))]);
  const owners = await store.peopleOfAccounts([...found.values()].flatMap(({ id }) => spellingsOf(id, domains)));
  const isOwn = (account: string, id: string) => spellingsOf(account, domains).some((spelling) => owners.get(spelling)?.includes(id) === true);
  return new Map(
    named.map(({ id, names }) => [
      id,
      names.flatMap((name) => {
        const trace = found.get(`account:${name}`);
        return trace !== undefined && isOwn(name, id) ? [trace] : [];
      }),
    ]),
  );
}

/** Devices that were handed to people, by what the equipment register calls them. */
async function issuedDevices(dossiers: readonly Dossier[], store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const things = (dossier: Dossier) =>
    dossier.equipment.flatMap(({ value }) => [`asset:${value.asset.toLowerCase()}`, ...(value.serial === undefined ? [] : [`sealed:${value.serial.hash}`])]);
  const tied = await store.tracesTiedTo([...new Set(dossiers.flatMap(things))]);
  return new Map(dossiers.map((dossier) => [dossier.id, [...new Set(things(dossier).flatMap((thing) => tied.get(thing) ?? []))].filter((id) => id.startsWith('device:'))]));
}

async function tracesOfPeople(dossiers: readonly Dossier[], known: Known): Promise<readonly Own[]> {
  const accounts = await accountsOf(dossiers, known);
  const issued = await issuedDevices(dossiers, known.store);
  const idsOf = (dossier: Dossier) => [...new Set([...(accounts.get(dossier.id) ?? []).flatMap((trace) => withThings(trace, 'device:')), ...(issued.get(dossier.id) ?? [])])];
  const devices = await known.traces([...new Set(dossiers.flatMap(idsOf))]);
  return dossiers.map((dossier) => ({
    dossier,
    accounts: accounts.get(dossier.id) ?? [],
    devices: idsOf(dossier).flatMap((id) => devices.get(id) ?? []),
    issued: new Set((issued.get(dossier.id) ?? []).map((id) => id.slice('device:'.length))),
  }));
}

/** Authenticators and home addresses of a person, with the days and the first event. */
function sharable({ accounts, devices }: Own): ReadonlyMap<string, { readonly days: number; readonly mark: SharedThing['mark'] }> {
  const things = new Map<string, { days: Set<number>; mark: SharedThing['mark'] }>();
  for (const trace of [...accounts, ...devices]) {
    for (const [number, day] of trace.days) {
      for (const thing of day.with) {
        if (!thing.startsWith('ip:')) continue;
        const mark = [...day.where.values()].map((one) => one.mark).find(({ text }) => text.includes(thing.slice(3))) ?? trace.first;
        const one = things.get(thing) ?? { days: new Set(), mark };
        things.set(thing, { days: one.days.add(number), mark: mark.time < one.mark.time ? mark : one.mark });
      }
    }
    for (const [value, fact] of trace.facts.get('mfa') ?? []) {
      const [mark = trace.first] = fact.marks;
      things.set(`mfa:${value}`, { days: fact.days, mark });
    }
  }
  return new Map([...things].map(([thing, { days, mark }]) => [thing, { days: days.size, mark }]));
}

const residenceOf = ({ subject: { claimedResidence } }: Dossier): string | undefined => {
  const line = [claimedResidence?.city, claimedResidence?.region, claimedResidence?.countryCode].filter((one) => one !== undefined).join(', ');
  return line === '' ? undefined : line;
};

const addressOf = ({ addresses }: Dossier): string | undefined => {
  const { address, unit, postalCode, city } = addresses.find(({ value }) => value.kind === 'residence' && value.address !== undefined)?.value ?? {};
  return address === undefined ? undefined : [address, unit, postalCode, city].filter((one) => one !== undefined).join(', ');
};

/** Who else uses the authenticators and home networks of people. */
async function sharedOf(people: readonly Own[], known: Known): Promise<ReadonlyMap<string, readonly SharedThing[]>> {
  const own = people.map((person) => ({ person, things: sharable(person) }));
  const tied = await known.store.tracesTiedTo([...new Set(own.flatMap(({ things }) => [...things.keys()]))]);
  const shared = new Map([...tied].filter(([, ids]) => ids.length > 1).map(([thing, ids]) => [thing, ids.slice(0, MOST_SHARING)]));
  if (shared.size === 0) return new Map();
  const devices = await known.traces([...new Set([...shared.values()].flat())].filter((id) => id.startsWith('device:')));
  const accountsBehind = (id: string) =>
    id.startsWith('account:') ? [id.slice('account:'.length)] : withThings(devices.get(id) ?? EMPTY, 'account:').map((thing) => thing.slice('account:'.length));
  const accounts = [...new Set([...shared.values()].flat().flatMap(accountsBehind))];
  const owners = await known.store.peopleOfAccounts(accounts.flatMap((account) => spellingsOf(account, known.domains)));
  const peopleBehind = (id: string) => accountsBehind(id).flatMap((account) => spellingsOf(account, known.domains).flatMap((spelling) => owners.get(spelling) ?? []));
  const dossiers = new Map<string, Dossier>();
  for (const id of new Set([...shared.values()].flat().flatMap(peopleBehind))) {
    const dossier = people.find(({ dossier: one }) => one.id === id)?.dossier ?? (await known.store.getDossier(id));
    if (dossier !== undefined) dossiers.set(id, dossier);
  }
  return new Map(
    own.map(({ person, things }) => [
      person.dossier.id,
      [...things].flatMap(([thing, { days, mark }]): SharedThing[] => {
        const others = [...new Set((shared.get(thing) ?? []).flatMap(peopleBehind))].filter((id) => id !== person.dossier.id).sort();
        if (others.length === 0) return [];
        const described = others.flatMap((id) => {
          const other = dossiers.get(id);
          const [residence, address] = other === undefined ? [] : [residenceOf(other), addressOf(other)];
          return other === undefined ? [] : [{ id, caption: other.caption, ...(residence === undefined ? {} : { residence }), ...(address === undefined ? {} : { address }) }];
        });
        return [{ kind: thing.startsWith('mfa:') ? 'mfa-device' : 'home-network', label: thing.slice(thing.indexOf(':') + 1), others: described, days, mark }];
      }),
    ]),
  );
}

const EMPTY: TraceState = {
  kind: 'device',
  id: '',
  first: { time: 0, uid: '', source: '', text: '' },
  last: 0,
  days: new Map(),
  facts: new Map(),
  kinds: new Set(),
  records: new Map(),
};

/** What events say of a person: the facet for checks, and the dossier with what parcels, pay and calls say in it. */
export type Watched = { readonly dossier: Dossier; readonly telemetry?: TelemetryFacet };

/** How telemetry is read: under which policy, and with which facts about addresses. */
export type WatchContext = { readonly policy: Policy; readonly digest: Digest; readonly networks?: Ports['networks'] };

/** Networks where nothing is known of any address. */
const NO_NETWORKS: Networks = { lookup: (() => undefined) satisfies NetworkLookup, feeds: {} };

/** What stored events say about people, by dossier id. @param traces where packed traces come from; the store where left out */
export async function watchedOf(
  dossiers: readonly Dossier[],
  { policy, digest, networks }: WatchContext,
  store: Store,
  traces: TraceSource = storedTraces(store),
  seen?: readonly EventKind[],
): Promise<ReadonlyMap<string, Watched>> {
  const delivered = seen ?? (await store.delivered());
  if (delivered.length === 0 || dossiers.length === 0) return new Map();
  const { egress = [], domains = [] } = policy.employer;
  const known: Known = { store, traces, domains, digest, networks: (await networks?.(egress)) ?? NO_NETWORKS };
  const people = await tracesOfPeople(dossiers, known);
  const [shared, baselines, stored] = [await sharedOf(people, known), await store.baselines(), await store.countDossiers()];
  return new Map(
    people.map(({ dossier, accounts, devices, issued }) => {
      const kept = [...accounts, ...devices.filter(({ id }) => issued.has(id))].flatMap(keptEvents);
      const around = { delivered, people: stored, baselines, feeds: known.networks.feeds, shared: shared.get(dossier.id) ?? [] };
      const telemetry = telemetryFacet(accounts, devices, issued, around);
      return [dossier.id, { dossier: withStatements(dossier, kept, known.networks.lookup, digest), telemetry }];
    }),
  );
}

/** Accounts that a trace speaks of: its own, or those that used the device. */
export function accountsIn(trace: TraceState): readonly string[] {
  return trace.kind === 'account' ? [trace.id] : withThings(trace, 'account:').map((thing) => thing.slice('account:'.length));
}
