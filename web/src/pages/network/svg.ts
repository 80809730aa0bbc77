import { GROUND, ringColour, type Scheme } from './colours.ts';
import type { NodeFacts, RingGraph } from './graph.ts';
import { isThere } from './model.ts';

/** Longest side of the drawing. Unit: px. */
const SIDE = 1_600;
const MARGIN = 150;

const xml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function shapeOf({ shape }: NodeFacts, size: number, x: number, y: number, fill: string): string {
  if (shape === 'circle') return `<circle cx="${x}" cy="${y}" r="${size}" fill="${fill}"/>`;
  const turn = shape === 'diamond' ? ` transform="rotate(45 ${x} ${y})"` : '';
  return `<rect x="${x - size}" y="${y - size}" width="${2 * size}" height="${2 * size}" fill="${fill}"${turn}/>`;
}

/** The whole picture as a file that scales: what is said by colour is said by words and shapes too. */
export function svgOf(graph: RingGraph, until: string | undefined, scheme: Scheme, title: string): string {
  const nodes = graph.filterNodes((_, { since, kind }) => kind === 'head' || isThere(since, until)).map((key) => [key, graph.getNodeAttributes(key)] as const);
  const [xs, ys] = [nodes.map(([, { x }]) => x), nodes.map(([, { y }]) => y)];
  const [left, right, low, high] = [Math.min(...xs, 0), Math.max(...xs, 1), Math.min(...ys, 0), Math.max(...ys, 1)];
  const scale = Math.max((SIDE - 2 * MARGIN) / Math.max(right - left, high - low), 2.2);
  const round = (value: number) => Math.round(value * 10) / 10;
  const place = new Map(nodes.map(([key, { x, y }]) => [key, [round((x - left) * scale + MARGIN), round((high - y) * scale + MARGIN + 24)] as const]));
  const [width, height] = [Math.ceil((right - left) * scale + 2 * MARGIN), Math.ceil((high - low) * scale + 2 * MARGIN + 24)];
  const { back, text, edge, means } = GROUND[scheme];
  const edges = graph.mapEdges((_, { since, serves, label }, from, to) => {
    const [one, two] = [place.get(from), place.get(to)];
    if (one === undefined || two === undefined || !isThere(since, until)) return '';
    return `<line x1="${one[0]}" y1="${one[1]}" x2="${two[0]}" y2="${two[1]}" stroke="${edge}" stroke-width="${serves ? 2 : 1.2}"${serves ? ' marker-end="url(#arrow)"' : ''}><title>${xml(label)}</title></line>`;
  });
  const drawn = nodes.map(([key, facts]) => {
    const [x, y] = place.get(key) ?? [0, 0];
    const colour = ringColour(facts.ring, scheme);
    if (facts.kind === 'head') return `<text x="${x}" y="${y}" text-anchor="middle" font-size="15" font-weight="700" fill="${colour}">${xml(facts.label)}</text>`;
    const size = Math.min(Math.max(facts.size * scale, 4), 8);
    const [across, down, anchor] = facts.side === 'left' ? [-size - 4, 4, 'end'] : facts.side === 'right' ? [size + 4, 4, 'start'] : [0, size + 13, 'middle'];
    const label = `<text x="${x + across}" y="${y + down}" text-anchor="${anchor}" font-size="11" fill="${text}">${xml(facts.label)}</text>`;
    return `${shapeOf(facts, size, x, y, facts.kind === 'means' ? means : colour)}${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img">`,
    `<title>${xml(title)}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="18" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="${edge}"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="${back}"/><text x="${MARGIN}" y="32" font-size="15" fill="${text}">${xml(title)}</text>`,
    ...edges.filter((one) => one !== ''),
    ...drawn,
    '</svg>',
  ].join('\n');
}

/** Gives a file to whoever looks at the page. */
export function save(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
