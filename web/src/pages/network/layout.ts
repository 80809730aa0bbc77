import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Numbered } from './model.ts';

/** Where a node of the picture stands. Rings are apart from one another, each within its own circle. */
export type Spot = { readonly x: number; readonly y: number };
export type Layout = { readonly spots: ReadonlyMap<string, Spot>; readonly heads: ReadonlyMap<string, Spot> };

export const personKey = (ring: Numbered, id: string): string => `${ring.id} person ${id}`;
export const meansKey = (ring: Numbered, at: number): string => `${ring.id} means ${at}`;

/** How long is laid out before the page may answer. Unit: milliseconds. @source house: half a frame of 60 a second */
const SLICE = 8;
/** Room for each node. Unit: of the picture. */
const ROOM = 14;
/** Rounds of the forces. @source house: rings of two hundred stand still by then */
const ROUNDS = 220;
/** Nodes from which on far ones are taken together. @source Barnes and Hut 1986; house: below it the tree costs more than it saves */
const MANY = 150;
/** People up to whom a ring is drawn as two columns. @source house: of more, ties cross too often to be followed */
const FEW = 14;
/** Room beside a ring, and above it for its name. Unit: of the picture. */
const GAP = ROOM * 2.6;
const HEAD = ROOM * 1.6;
/** Room between two of a column, so that no label runs into the next. Unit: of the picture. */
const LINE = ROOM * 0.8;
/** How far the columns are apart, and how far the people’s bends outwards, beside the height of a ring: a tie without a thing is drawn within it. */
const APART = 0.5;
const BEND = 0.3;
/** Width of the picture to its height. */
export const ASPECT = 1.5;

type Laid = { readonly ring: Numbered; readonly spots: readonly (readonly [string, Spot])[]; readonly radius: number };

/** A small ring: people on the left, what they share on the right, each beside what it is tied to. */
function layInColumns(ring: Numbered): Laid {
  const held = ring.means.map(({ held: by }) => new Set(by.map(({ id }) => id)));
  const mean = (all: readonly number[]): number => (all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length);
  let people = ring.members.map(({ id }) => id).sort();
  let means = ring.means.map((_, at) => at);
  // Each column in turn by the middle of what it is tied to in the other: few ties cross. @source Sugiyama, Tagawa, Toda, IEEE SMC 11 (1981): barycentre method
  for (let round = 0; round < 4; round += 1) {
    const placeOf = new Map(people.map((id, at) => [id, at / Math.max(1, people.length - 1)]));
    const middleOf = new Map(means.map((at) => [at, mean([...(held[at] ?? [])].map((id) => placeOf.get(id) ?? 0))]));
    means = means.toSorted((one, two) => (middleOf.get(one) ?? 0) - (middleOf.get(two) ?? 0) || one - two);
    const tied = new Map(people.map((id) => [id, mean(means.flatMap((one, at) => (held[one]?.has(id) === true ? [at / Math.max(1, means.length - 1)] : [])))]));
    people = people.toSorted((one, two) => (tied.get(one) ?? 0) - (tied.get(two) ?? 0) || one.localeCompare(two));
  }
  const radius = Math.max(ROOM * 1.5, ((Math.max(people.length, means.length) - 1) * LINE) / 2 + LINE / 2);
  const high = 2 * (radius - LINE / 2);
  /** Where one of a column stands, from top to bottom, 1 to −1. */
  const down = (at: number, all: number): number => (all === 1 ? 0 : 1 - (2 * at) / (all - 1));
  return {
    ring,
    radius,
    spots: [
      ...people.map((id, at) => {
        const y = down(at, people.length);
        return [personKey(ring, id), { x: -radius * (APART + BEND * (1 - y ** 2)), y: (y * high) / 2 }] as const;
      }),
      ...means.map((one, at) => [meansKey(ring, one), { x: radius * APART, y: (down(at, means.length) * high) / 2 }] as const),
    ],
  };
}

/** A large ring, as its ties pull it. */
function layByForces(ring: Numbered): Laid {
  const graph = new Graph();
  const put = (key: string, turn: number, far: number) => graph.addNode(key, { x: far * Math.cos(turn * 2 * Math.PI), y: far * Math.sin(turn * 2 * Math.PI) });
  for (const [at, { id }] of ring.members.entries()) put(personKey(ring, id), at / ring.members.length, 10);
  for (const [at] of ring.means.entries()) put(meansKey(ring, at), (at + 0.5) / ring.means.length, 5);
  for (const [at, { held }] of ring.means.entries()) for (const { id } of held) graph.mergeEdge(personKey(ring, id), meansKey(ring, at));
  for (const { a, b, means } of ring.ties) if (means.length === 0) graph.mergeEdge(personKey(ring, a), personKey(ring, b));
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { gravity: 1.2, scalingRatio: 6, slowDown: 2, barnesHutOptimize: graph.order > MANY } });
  const all = graph.mapNodes((key, { x, y }) => [key, x as number, y as number] as const);
  const middle = (axis: 1 | 2) => all.reduce((sum, one) => sum + one[axis], 0) / all.length;
  const [midX, midY] = [middle(1), middle(2)];
  const far = Math.max(...all.map(([, x, y]) => Math.hypot(x - midX, y - midY)), 1e-6);
  const radius = ROOM * Math.sqrt(all.length) * 0.9;
  return { ring, radius, spots: all.map(([key, x, y]) => [key, { x: ((x - midX) / far) * radius, y: ((y - midY) / far) * radius }]) };
}

const layRing = (ring: Numbered): Laid => (ring.members.length <= FEW ? layInColumns(ring) : layByForces(ring));

/** Rows of rings of at most a width. */
function rowsOf(laid: readonly Laid[], width: number): { readonly rows: readonly (readonly Laid[])[]; readonly wide: number; readonly high: number } {
  const rows: Laid[][] = [];
  let [x, wide, high] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const one of laid) {
    const side = 2 * one.radius + GAP;
    if (x + side > width) {
      rows.push([]);
      // The first of a row is its tallest.
      high += side + HEAD;
      x = 0;
    }
    rows.at(-1)?.push(one);
    x += side;
    wide = Math.max(wide, x);
  }
  return { rows, wide, high };
}

/** Rings beside one another in rows, the largest first, so that together they fill the picture. */
function shelve(laid: readonly Laid[]): Layout {
  const [spots, heads] = [new Map<string, Spot>(), new Map<string, Spot>()];
  const sorted = [...laid].sort((one, two) => two.radius - one.radius || one.ring.nth - two.ring.nth);
  const all = sorted.reduce((sum, { radius }) => sum + 2 * radius + GAP, 0);
  const tried = [1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 50].map((count) => rowsOf(sorted, Math.max(all / count, 2 * (sorted[0]?.radius ?? 0) + GAP) * 1.001));
  const best = tried.toSorted((one, two) => Math.max(one.wide / ASPECT, one.high) - Math.max(two.wide / ASPECT, two.high))[0];
  let y = 0;
  for (const row of best?.rows ?? []) {
    const [wide, high] = [row.reduce((sum, { radius }) => sum + 2 * radius + GAP, 0), 2 * (row[0]?.radius ?? 0) + GAP + HEAD];
    let x = -wide / 2;
    for (const { ring, spots: own, radius } of row) {
      const [midX, midY] = [x + radius + GAP / 2, y - HEAD - radius];
      for (const [key, spot] of own) spots.set(key, { x: midX + spot.x, y: midY + spot.y });
      heads.set(ring.id, { x: midX, y: midY + radius + HEAD * 0.7 });
      x += 2 * radius + GAP;
    }
    y -= high;
  }
  return { spots, heads };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Places every node, and lets the page answer between. The same rings always come out alike. @returns undefined where it was called off */
export async function layOut(rings: readonly Numbered[], signal: AbortSignal, tell: (done: number) => void): Promise<Layout | undefined> {
  const laid: Laid[] = [];
  let began = performance.now();
  for (const ring of rings) {
    laid.push(layRing(ring));
    if (performance.now() - began < SLICE) continue;
    tell(laid.length);
    await rest();
    if (signal.aborted) return undefined;
    began = performance.now();
  }
  return shelve(laid);
}
