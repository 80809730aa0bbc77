import Graph from 'graphology';
import { words } from '../../texts/network.ts';
import { ASPECT, type Layout, meansKey, personKey } from './layout.ts';
import { type Numbered, plain, sharedSince } from './model.ts';

export type NodeFacts = {
  readonly kind: 'person' | 'means' | 'head';
  readonly ring: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly shape: 'circle' | 'square' | 'diamond';
  /** Where the label stands: away from the middle of the ring. */
  readonly side: 'left' | 'right' | 'below';
  readonly label: string;
  /** Dossier of a person. */
  readonly person?: string;
  readonly since?: string;
};
export type EdgeFacts = { readonly ring: number; readonly label: string; readonly size: number; readonly since?: string; readonly serves: boolean };
export type RingGraph = Graph<NodeFacts, EdgeFacts>;

/** Width of the picture for which sizes are reckoned. Unit: px. */
const WIDTH = 700;
/** A person’s half width where the whole is in view: least and most. Unit: px. @source house: still seen, still apart from the next */
const SIZE = { least: 2.5, most: 8 } as const;
/** The same where there is room. Unit: of the picture. */
const ROOMY = 3;

/** A person’s half width. Unit: of the picture, so that it grows as the picture is zoomed. */
function sizeIn({ spots }: Layout): number {
  const all = [...spots.values()];
  const span = (axis: 'x' | 'y') => all.reduce((most, one) => Math.max(most, one[axis]), -1e9) - all.reduce((least, one) => Math.min(least, one[axis]), 1e9);
  // A picture that is higher than wide fills the height.
  const scale = WIDTH / Math.max(span('x'), span('y') * ASPECT, 60);
  return Math.max(SIZE.least / scale, Math.min(ROOMY, SIZE.most / scale));
}

/** Characters of a label in the picture. */
const LABEL = 28;

const later = (one: string | undefined, two: string | undefined): string | undefined =>
  [one, two]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
const dated = (since: string | undefined) => (since === undefined ? {} : { since });

/** People, what they share, and who has it, as the picture draws them. */
export function graphOf(rings: readonly Numbered[], layout: Layout): RingGraph {
  const { spots, heads } = layout;
  const size = sizeIn(layout);
  const graph: RingGraph = new Graph<NodeFacts, EdgeFacts>({ type: 'directed' });
  for (const ring of rings) {
    const { nth } = ring;
    const at = (key: string) => spots.get(key) ?? { x: 0, y: 0 };
    const head = heads.get(ring.id);
    if (head !== undefined) graph.addNode(`${ring.id} head`, { kind: 'head', ring: nth, ...head, size, shape: 'circle', side: 'right', label: words.ring(nth) });
    for (const { id, caption, role, since } of ring.members) {
      const key = personKey(ring, id);
      const serves = role === 'host' || role === 'payee' || role === 'referrer';
      graph.addNode(key, {
        kind: 'person',
        ring: nth,
        ...at(key),
        size: serves ? size * 1.25 : size,
        shape: 'circle',
        side: at(key).x < (head?.x ?? 0) - 1 ? 'left' : 'right',
        label: plain(caption, LABEL),
        person: id,
        ...dated(since),
      });
    }
    for (const [place, means] of ring.means.entries()) {
      const key = meansKey(ring, place);
      const shared = sharedSince(means);
      const label = plain(means.label === means.title ? means.title : `${means.title}: ${means.label}`, LABEL + 10);
      graph.addNode(key, {
        kind: 'means',
        ring: nth,
        ...at(key),
        size: size * 0.8,
        shape: means.shows === 'facilitates' ? 'diamond' : 'square',
        side: at(key).x > (head?.x ?? 0) + 1 ? 'right' : 'below',
        label,
        ...dated(shared),
      });
      for (const { id, since, serves } of means.held) {
        const [from, to] = serves || means.shows !== 'facilitates' ? [personKey(ring, id), key] : [key, personKey(ring, id)];
        if (graph.hasNode(from) && graph.hasNode(to))
          graph.mergeEdge(from, to, {
            ring: nth,
            label: '',
            size: size * (means.shows === 'facilitates' ? 0.25 : 0.15),
            serves: means.shows === 'facilitates',
            ...dated(later(since, shared)),
          });
      }
    }
    for (const { a, b, means, since } of ring.ties)
      if (means.length === 0) graph.mergeEdge(personKey(ring, a), personKey(ring, b), { ring: nth, label: words.bySomebody, size: size * 0.25, serves: false, ...dated(since) });
  }
  return graph;
}
