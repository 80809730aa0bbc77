import { happened, type Mark } from '#model';
import { eventTrait, type LinkFeature, traitOf } from '../feature.ts';

/** Classes of networks that are the same for many: their addresses tie nobody. */
const SHARED_CLASSES: ReadonlySet<string> = new Set(['mobile', 'corporate', 'education', 'consumer-vpn', 'hosting', 'residential-proxy', 'tor']);

/** Groups of an IPv6 address that name a home: the rest is each computer’s own, and changes. Unit: groups of 16 bits. @source RFC 6177: a site gets a /64 or more */
const HOME_GROUPS = 4;

/** One home network, whichever of its computers and however the address is written. */
export function networkKey(ip: string): string {
  const plain = ip.toLowerCase().replace(/%.*$/, '');
  if (!plain.includes(':')) return `ip:${plain}`;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `net:${groups
    .slice(0, HOME_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}`;
}

/** Address of a network that the person was seen at and that is no firm’s, carrier’s or VPN’s. */
export const homeNetwork: LinkFeature = {
  id: 'home-network',
  title: 'network address',
  observe({ dossier, telemetry }) {
    const joined = dossier.interviews.flatMap((claim) => {
      const { ip, kind = 'unknown' } = claim.value.network ?? {};
      return ip === undefined || SHARED_CLASSES.has(kind) ? [] : [traitOf('home-network', claim, networkKey(ip), ip)];
    });
    const seen = new Map<string, Mark>();
    for (const trace of [...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])]) {
      for (const { with: things, where } of trace.days) {
        for (const thing of things) {
          if (!thing.startsWith('ip:') || seen.has(thing)) continue;
          const place = where.find(({ mark }) => mark.text.includes(thing.slice(3)));
          if (place === undefined || SHARED_CLASSES.has(place.kind) || place.ordinary) continue;
          seen.set(thing, place.mark);
        }
      }
    }
    return [...joined, ...[...seen].map(([thing, mark]) => eventTrait('home-network', happened(mark), networkKey(thing.slice(3)), thing.slice(3)))];
  },
};
