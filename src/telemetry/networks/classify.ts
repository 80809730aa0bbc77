import type { NetworkClass, NetworkFeed, NetworkHints, NetworkRules } from '#model';
import { parseRanges } from './address.ts';
import { type RangeTable, rangeTable } from './ranges.ts';
import { accessSystems, classByName, educationSystems, harmlessSystems, hostingSystems, mobileSystems, vpnSystems } from './systems.ts';

/*
 * Which kind of network an address is in. The first that answers holds:
 *
 *  1. the firm’s own ranges                        6. feeds of VPN ranges, then VPN systems (own, then of feeds)
 *  2. feeds of networks that are everybody’s       7. what a database says for certain, then mobile systems
 *  3. relays and gateways by system                8. feeds of hosting ranges, then hosting systems
 *  4. feeds of Tor exits                           9. education, then homes by system
 *  5. feeds of named VPNs, of residential proxies 10. what a database guesses, then the name of the operator
 *
 * What clears comes before what incriminates. What changes daily comes before what changes in years. Inside a step the most specific
 * range holds. An old feed still answers: its date goes along, and the check decides what it is worth.
 */

type Given = Parameters<NetworkRules['classifier']>[0];
type GivenFeed = Given['feeds'][number];

const CLASS_OF_EGRESS: NetworkClass = { kind: 'corporate', from: 'policy: employer.egress' };

/** Step of a feed’s ranges. */
function stepOf(feed: NetworkFeed): 'ordinary' | 'tor' | 'named' | 'vpn' | 'hosting' | 'other' {
  if (feed.ordinary === true) return 'ordinary';
  if (feed.kind === 'tor') return 'tor';
  if (feed.kind === 'residential-proxy' || (feed.kind === 'consumer-vpn' && feed.provider !== undefined)) return 'named';
  return feed.kind === 'consumer-vpn' ? 'vpn' : feed.kind === 'hosting' ? 'hosting' : 'other';
}

function classOf({ feed, asOf }: GivenFeed): NetworkClass {
  return {
    kind: feed.kind,
    ...(feed.provider === undefined ? {} : { provider: feed.provider }),
    ...(feed.ordinary === true ? { ordinary: true } : {}),
    from: `feed ${feed.id}`,
    asOf,
  };
}

/** Tables of what feeds list, by step. */
function tablesOf(feeds: readonly GivenFeed[]) {
  const classed = feeds.map((given) => ({ given, step: stepOf(given.feed), means: classOf(given) }));
  const ranges = (wanted: string): RangeTable<NetworkClass> =>
    rangeTable(classed.filter(({ step }) => step === wanted).flatMap(({ given, means }) => given.entries.ranges.map((range) => [range, means] as const)));
  const systems = (...wanted: readonly string[]): ReadonlyMap<number, NetworkClass> => {
    const found = new Map<number, NetworkClass>();
    for (const { given, step, means } of classed) if (wanted.includes(step)) for (const { asn } of given.entries.systems) if (!found.has(asn)) found.set(asn, means);
    return found;
  };
  return {
    ordinary: { ranges: ranges('ordinary'), systems: systems('ordinary') },
    tor: ranges('tor'),
    named: { ranges: ranges('named'), systems: systems('named') },
    vpn: { ranges: ranges('vpn'), systems: systems('vpn') },
    hosting: { ranges: ranges('hosting'), systems: systems('hosting') },
    other: { ranges: ranges('other'), systems: systems('other') },
  };
}

/** Kinds that a database does not say lightly. That somebody is at home is said of every access network. */
function firmHint({ kind, kindFrom }: NetworkHints): NetworkClass | undefined {
  return kind === undefined || kind === 'residential' || kind === 'unknown' ? undefined : { kind, from: kindFrom ?? 'database' };
}

function fromHints({ asn, operator, kind, kindFrom }: NetworkHints): NetworkClass {
  if (kind !== undefined) return { kind, from: kindFrom ?? 'database' };
  const named = operator === undefined ? undefined : classByName(operator);
  return named ?? { kind: 'unknown', from: asn === undefined ? 'no table knows the network' : `no table knows AS${asn}` };
}

/** Tells networks apart by what is given and by our own tables. */
export const classifier: NetworkRules['classifier'] = ({ egress, feeds }) => {
  const own = rangeTable(egress.flatMap((text) => (parseRanges(text.trim()) ?? []).map((range) => [range, CLASS_OF_EGRESS] as const)));
  const ownSystems = new Set(egress.flatMap((text) => (/^AS\d{1,10}$/i.test(text.trim()) ? [Number(text.trim().slice(2))] : [])));
  const { ordinary, tor, named, vpn, hosting, other } = tablesOf(feeds);
  return (address, hints) => {
    const asn = hints.asn ?? -1;
    return (
      own.find(address) ??
      (ownSystems.has(asn) ? CLASS_OF_EGRESS : undefined) ??
      ordinary.ranges.find(address) ??
      ordinary.systems.get(asn) ??
      harmlessSystems.get(asn) ??
      tor.find(address) ??
      named.ranges.find(address) ??
      named.systems.get(asn) ??
      vpn.ranges.find(address) ??
      vpnSystems.get(asn) ??
      vpn.systems.get(asn) ??
      firmHint(hints) ??
      mobileSystems.get(asn) ??
      hosting.ranges.find(address) ??
      hostingSystems.get(asn) ??
      hosting.systems.get(asn) ??
      educationSystems.get(asn) ??
      accessSystems.get(asn) ??
      other.ranges.find(address) ??
      other.systems.get(asn) ??
      fromHints(hints)
    );
  };
};
