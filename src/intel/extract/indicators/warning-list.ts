import { getDomain } from 'tldts';
import table from '../../../../data/intel/warning-list.json' with { type: 'json' };
import { inNetwork, type Network, readNetwork } from './ip.ts';

/** What being on a list means: a great site, a service that everybody may use, a maker of security products, a harmless file, an address where seized names end. */
export type WarningKind = 'brand' | 'service' | 'vendor' | 'hash' | 'sinkhole' | 'parking' | 'resolver';

/** A list that a value is on. `below`: a name that somebody registered under the listed one. */
export type Warning = { readonly kind: WarningKind; readonly list: string; readonly below: boolean };

const exact = new Map<string, Warning>();
const under = new Map<string, Warning>();
const networks: (readonly [Network, Warning])[] = [];
for (const { name, kind, entries } of table.lists) {
  for (const entry of entries.split(' ')) {
    const warning: Warning = { kind: kind as WarningKind, list: name, below: false };
    const network = /^[\d.]+\/\d+$/.test(entry) ? readNetwork(entry) : undefined;
    if (network !== undefined) networks.push([network, warning]);
    else if (entry.startsWith('.')) under.set(entry.slice(1), warning);
    else if (!exact.has(entry)) exact.set(entry, warning);
  }
}

/** Most labels of a host that are looked up. @source house: no listed name has more than 5 */
const MOST_LABELS = 8;

/** The list that a host is on: itself, a name above it, or one under which everybody gets names. @param host in lower case */
export function warningOfHost(host: string): Warning | undefined {
  const bare = host.replace(/^www\./, '');
  const itself = exact.get(host) ?? exact.get(bare) ?? under.get(bare);
  if (itself !== undefined) return itself;
  const labels = bare.split('.').slice(-MOST_LABELS);
  for (let at = 1; at < labels.length - 1; at += 1) {
    const above = under.get(labels.slice(at).join('.'));
    if (above !== undefined) return { ...above, below: above.kind === 'service' };
  }
  const domain = getDomain(bare);
  const owner = domain === null ? undefined : exact.get(domain);
  return owner === undefined || owner.kind === 'service' ? undefined : owner;
}

/** The list that an address is on. @param address IPv4 in dotted form */
export function warningOfAddress(address: string): Warning | undefined {
  return exact.get(address) ?? networks.find(([network]) => inNetwork(address, network))?.[1];
}

/** The list that a digest is on. @param digest hexadecimal, lower case */
export function warningOfHash(digest: string): Warning | undefined {
  return exact.get(digest);
}
