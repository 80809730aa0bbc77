import type { Ring } from '#model';
import { plain, ROLE_WORDS, thingsOf, xml } from './words.ts';

/** Longest label of a node. Unit: characters. @source house: the longest label of the model */
const WHOLE = 500;
const quoted = (text: string): string => `"${plain(text, WHOLE).replace(/[\\"]/g, '\\$&')}"`;

/** Rings as a graph for Graphviz: people and what they share, a cluster each. @source Graphviz, The DOT language */
export function ringsDot(rings: readonly Ring[]): string {
  const clusters = [...rings]
    .sort((x, y) => x.id.localeCompare(y.id))
    .map((ring) => {
      const people = [...ring.members]
        .sort((x, y) => x.id.localeCompare(y.id))
        .map(({ id, caption, role }) => `    ${quoted(`person ${id}`)} [shape=box, label=${quoted(`${caption}\u2009–\u2009${ROLE_WORDS[role]}`)}];`);
      const things = thingsOf(ring).flatMap(({ feature, what, label, members, servers }) => {
        const node = quoted(`${ring.id} ${feature} ${label}`);
        const edges = members.map((id) => {
          const person = quoted(`person ${id}`);
          if (servers.size === 0) return `    ${person} -> ${node} [dir=none];`;
          return servers.has(id) ? `    ${person} -> ${node};` : `    ${node} -> ${person};`;
        });
        return [`    ${node} [shape=oval, label=${quoted(`${what}: ${label}`)}];`, ...edges];
      });
      return [`  subgraph ${quoted(`cluster ${ring.id}`)} {`, `    label=${quoted(`${ring.members.length} people, ${ring.id}`)};`, ...people, ...things, '  }'].join('\n');
    });
  return ['digraph rings {', '  rankdir=LR;', ...clusters, '}'].join('\n');
}

/** Rings as GraphML: nodes are people and things, edges are ties. @source GraphML 1.0, Brandes and others 2002 */
export function ringsGraphml(rings: readonly Ring[]): string {
  const keys = [
    ['type', 'node', 'string'],
    ['label', 'node', 'string'],
    ['role', 'node', 'string'],
    ['since', 'node', 'string'],
    ['ring', 'node', 'string'],
    ['holders', 'node', 'int'],
    ['kind', 'edge', 'string'],
    ['weight', 'edge', 'double'],
    ['probability', 'edge', 'double'],
  ].map(([id, of, type]) => `  <key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`);
  const data = (key: string, value: string | number | undefined) => (value === undefined ? '' : `<data key="${key}">${xml(String(value))}</data>`);
  const body = [...rings]
    .sort((x, y) => x.id.localeCompare(y.id))
    .flatMap((ring) => {
      const people = [...ring.members]
        .sort((x, y) => x.id.localeCompare(y.id))
        .map(
          ({ id, caption, role, since }) =>
            `    <node id="${xml(`person ${id}`)}">${data('type', 'person')}${data('label', caption)}${data('role', role)}${data('since', since)}${data('ring', ring.id)}</node>`,
        );
      const things = thingsOf(ring).flatMap(({ feature, what, label, members, holders }, nth) => {
        const id = xml(`${ring.id} ${nth} ${feature}`);
        return [
          `    <node id="${id}">${data('type', what)}${data('label', label)}${data('ring', ring.id)}${data('holders', holders)}</node>`,
          ...members.map((member) => `    <edge source="${xml(`person ${member}`)}" target="${id}">${data('kind', feature)}</edge>`),
        ];
      });
      const ties = ring.links.map(
        ({ a, b, kind, weight, probability }) =>
          `    <edge source="${xml(`person ${a}`)}" target="${xml(`person ${b}`)}" directed="${kind === 'facilitates'}">${data('kind', kind)}${data('weight', weight)}${data('probability', probability)}</edge>`,
      );
      return [...people, ...things, ...ties];
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph id="rings" edgedefault="undirected">',
    ...body,
    '  </graph>',
    '</graphml>',
  ].join('\n');
}
