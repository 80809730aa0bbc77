import { sealNumber } from '#dossiers';
import { type Digest, type Dossier, type Event, happened, type Mark, type NetworkLookup, type Policy, type SharedThing, type TelemetryFacet } from '#model';
import { factsOf, keptEvents, type TraceState, telemetryFacet, unpackTrace, usedWith, withStatements } from '#telemetry';
import { addressKey, isNoNumber, placeLine } from '#values';
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
  const facts = (topic: string) => factsOf(trace, topic).map(([value]) => value);
  return [
    ...new Set([
      ...usedWith(trace, 'ip:'),
      ...facts('mfa').map((value) => `mfa:${value}`),
      ...(trace.kind === 'device' ? [trace.id, ...facts('serial'), ...facts('hostname')].map((value) => `asset:${value}`) : []),
      ...(trace.kind === 'device' ? facts('serial').flatMap((value) => (isNoNumber(value) ? [] : [`sealed:${sealNumber(value, digest).hash}`])) : []),
      ...keptEvents(trace).flatMap(({ pay, shipment, place }) => {
        const hash = /^sealed:([0-9a-f]+)/.exec(pay?.account ?? '')?.[0];
        const key = shipment?.address === undefined || shipment.direction === 'return' ? undefined : addressKey({ ...place, ...shipment });
        return [...(hash === undefined ? [] : [hash]), ...(key === undefined ? [] : [`delivery:${key}`])];
      }),
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
  const idsOf = (dossier: Dossier) => [...new Set([...(accounts.get(dossier.id) ?? []).flatMap((trace) => [...usedWith(trace, 'device:')]), ...(issued.get(dossier.id) ?? [])])];
  const devices = await known.traces([...new Set(dossiers.flatMap(idsOf))]);
  return dossiers.map((dossier) => ({
    dossier,
    accounts: accounts.get(dossier.id) ?? [],
    devices: idsOf(dossier).flatMap((id) => devices.get(id) ?? []),
    issued: new Set((issued.get(dossier.id) ?? []).map((id) => id.slice('device:'.length))),
  }));
}

/** Addresses to which equipment goes, as keys by which one address is found again. */
export function deliveryKeys({ shipments, addresses }: Dossier): readonly { readonly key: string; readonly claimId: string; readonly label: string }[] {
  const places = [
    ...shipments.flatMap(({ id, value }) => (value.direction === 'outbound' && value.to !== undefined ? [{ id, place: value.to }] : [])),
    ...addresses.flatMap(({ id, value }) => (value.kind === 'shipping' ? [{ id, place: value }] : [])),
  ];
  return places.flatMap(({ id, place }) => {
    const key = addressKey(place);
    return key === undefined ? [] : [{ key: `delivery:${key}`, claimId: id, label: placeLine(place) }];
  });
}

type Sharable = { readonly kind: SharedThing['kind']; readonly label: string; readonly days: number; readonly evidence: SharedThing['evidence'] };

/** What of a person somebody else can use too: authenticators, home networks, delivery addresses, payout accounts; by the key under which others are found. */
function sharable({ dossier, accounts, devices }: Own): ReadonlyMap<string, Sharable> {
  const seen = new Map<string, { days: Set<number>; mark: Mark }>();
  for (const trace of [...accounts, ...devices]) {
    for (const day of trace.days) {
      for (const thing of day.with) {
        if (!thing.startsWith('ip:')) continue;
        const mark = day.where.map((one) => one.mark).find(({ text }) => text.includes(thing.slice(3))) ?? trace.first;
        const one = seen.get(thing) ?? { days: new Set(), mark };
        seen.set(thing, { days: one.days.add(day.day), mark: mark.time < one.mark.time ? mark : one.mark });
      }
    }
    for (const [value, { days, marks }] of factsOf(trace, 'mfa')) seen.set(`mfa:${value}`, { days: new Set(days), mark: marks[0] ?? trace.first });
  }
  const things = new Map<string, Sharable>(
    [...seen].map(([thing, { days, mark }]) => {
      const [kind, label] = thing.startsWith('mfa:') ? (['mfa-device', thing.slice(4)] as const) : (['home-network', thing.slice(3)] as const);
      return [thing, { kind, label, days: days.size, evidence: happened(mark) }];
    }),
  );
  for (const { key, claimId, label } of deliveryKeys(dossier))
    things.set(key, { kind: 'delivery-address', label, days: 0, evidence: { ref: 'claim', id: claimId, role: 'supports' } });
  for (const { id, value } of dossier.payoutAccounts)
    if (value.number !== undefined)
      things.set(`sealed:${value.number.hash}`, { kind: 'payout-account', label: `account …${value.number.lastFour}`, days: 0, evidence: { ref: 'claim', id, role: 'supports' } });
  return things;
}

const residenceOf = ({ subject: { claimedResidence } }: Dossier): string | undefined => {
  const line = [claimedResidence?.city, claimedResidence?.region, claimedResidence?.countryCode].filter((one) => one !== undefined).join(', ');
  return line === '' ? undefined : line;
};

const addressOf = ({ addresses }: Dossier): string | undefined => {
  const { address, unit, postalCode, city } = addresses.find(({ value }) => value.kind === 'residence' && value.address !== undefined)?.value ?? {};
  return address === undefined ? undefined : [address, unit, postalCode, city].filter((one) => one !== undefined).join(', ');
};

/** Who else uses what people use. */
async function sharedOf(people: readonly Own[], known: Known): Promise<ReadonlyMap<string, readonly SharedThing[]>> {
  const own = people.map((person) => ({ person, things: sharable(person) }));
  const keys = [...new Set(own.flatMap(({ things }) => [...things.keys()]))];
  const [tied, holders] = [await known.store.tracesTiedTo(keys), await known.store.holdersOf(keys)];
  const traces = new Map([...tied].map(([thing, ids]) => [thing, ids.slice(0, MOST_SHARING)]));
  const several = new Set(keys.filter((key) => (traces.get(key)?.length ?? 0) + (holders.get(key)?.length ?? 0) > 1));
  if (several.size === 0) return new Map();
  const ids = [...new Set([...several].flatMap((key) => traces.get(key) ?? []))];
  const devices = await known.traces(ids.filter((id) => id.startsWith('device:')));
  const accountsBehind = (id: string) =>
    id.startsWith('account:') ? [id.slice('account:'.length)] : [...usedWith(devices.get(id) ?? EMPTY, 'account:')].map((thing) => thing.slice('account:'.length));
  const spellings = [...new Set(ids.flatMap(accountsBehind).flatMap((account) => spellingsOf(account, known.domains)))];
  const owners = await known.store.peopleOfAccounts(spellings);
  const peopleBehind = (id: string) => accountsBehind(id).flatMap((account) => spellingsOf(account, known.domains).flatMap((spelling) => owners.get(spelling) ?? []));
  const everybody = (key: string) => [...new Set([...(traces.get(key) ?? []).flatMap(peopleBehind), ...(holders.get(key) ?? [])])].sort();
  const dossiers = new Map(people.map(({ dossier }) => [dossier.id, dossier]));
  for (const id of new Set([...several].flatMap((key) => everybody(key).slice(0, MOST_SHARING)))) {
    const dossier = dossiers.get(id) ?? (await known.store.getDossier(id));
    if (dossier !== undefined) dossiers.set(id, dossier);
  }
  const described = (id: string): SharedThing['others'] => {
    const other = dossiers.get(id);
    if (other === undefined) return [];
    const [residence, address] = [residenceOf(other), addressOf(other)];
    return [{ id, caption: other.caption, ...(residence === undefined ? {} : { residence }), ...(address === undefined ? {} : { address }) }];
  };
  return new Map(
    own.map(({ person: { dossier }, things }) => [
      dossier.id,
      [...things].flatMap(([key, thing]): SharedThing[] => {
        const others = several.has(key) ? everybody(key).filter((id) => id !== dossier.id) : [];
        return others.length === 0 ? [] : [{ ...thing, others: others.flatMap(described) }];
      }),
    ]),
  );
}

const EMPTY: TraceState = {
  kind: 'device',
  id: '',
  key: 'device:',
  first: { time: 0, uid: '', source: '', text: '' },
  last: 0,
  days: [],
  kinds: [],
};

/** What events say of a person: the facet for checks, and the dossier with what parcels, pay and calls say in it. */
export type Watched = { readonly dossier: Dossier; readonly telemetry?: TelemetryFacet };

/** How telemetry is read: under which policy, and with which facts about addresses. */
export type WatchContext = { readonly policy: Policy; readonly digest: Digest; readonly networks?: Ports['networks'] };

/** Networks where nothing is known of any address. */
const NO_NETWORKS: Networks = { lookup: (() => undefined) satisfies NetworkLookup, feeds: {} };

/** What is known beside single people: kinds of events that were ever read, how many people there are, medians. */
export type Everybody = Pick<TelemetryFacet, 'delivered' | 'people' | 'baselines'>;

export async function everybodyOf(store: Store): Promise<Everybody> {
  return { delivered: await store.delivered(), people: await store.countDossiers(), baselines: await store.baselines() };
}

/** What stored events say about people, by dossier id. @param traces where packed traces come from; the store where left out */
export async function watchedOf(
  dossiers: readonly Dossier[],
  { policy, digest, networks }: WatchContext,
  store: Store,
  traces: TraceSource = storedTraces(store),
  known?: Everybody,
): Promise<ReadonlyMap<string, Watched>> {
  if (dossiers.length === 0) return new Map();
  const everybody = known ?? (await everybodyOf(store));
  if (everybody.delivered.length === 0) return new Map();
  const { egress = [], domains = [] } = policy.employer;
  const looking: Known = { store, traces, domains, digest, networks: (await networks?.(egress)) ?? NO_NETWORKS };
  const people = (await tracesOfPeople(dossiers, looking)).map(({ dossier, ...own }) => {
    const kept = [...own.accounts, ...own.devices.filter(({ id }) => own.issued.has(id))].flatMap(keptEvents);
    return { ...own, dossier: withStatements(dossier, kept, looking.networks.lookup, digest) };
  });
  const shared = await sharedOf(people, looking);
  return new Map(
    people.map(({ dossier, accounts, devices, issued }) => {
      const around = { ...everybody, feeds: looking.networks.feeds, shared: shared.get(dossier.id) ?? [] };
      const telemetry = telemetryFacet(accounts, devices, issued, around);
      return [dossier.id, { dossier, telemetry }];
    }),
  );
}

/** Accounts that a trace speaks of: its own, or those that used the device. */
export function accountsIn(trace: TraceState): readonly string[] {
  return trace.kind === 'account' ? [trace.id] : [...usedWith(trace, 'account:')].map((thing) => thing.slice('account:'.length));
}
