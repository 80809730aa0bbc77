import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Sigma } from 'sigma';
import { extremityArrow, layerFill, pathLine, sdfCircle, sdfDiamond, sdfSquare } from 'sigma/rendering';
import { words } from '../../texts/network.ts';
import { GROUND, ringColour, type Scheme } from './colours.ts';
import type { EdgeFacts, NodeFacts, RingGraph } from './graph.ts';
import { isThere } from './model.ts';

/** What of the graph is shown, and how. */
type View = { until: string | undefined; focus: string | undefined; near: ReadonlySet<string>; scheme: Scheme };

/** What the buttons beside the picture do with it. */
export type PictureHandle = { readonly zoomIn: () => void; readonly zoomOut: () => void; readonly fit: () => void; readonly png: (title: string) => Promise<Blob | null> };

/** How far an arrow key goes. Unit: of what is in view. */
const STEP = 0.15;
/** Nodes up to which there is room for labels around. */
const SMALL = 60;
/** Nodes from which on labels and lines rest while the picture moves. @source house: without a graphics card */
const MANY = 1_000;
/** How long the camera moves. Unit: milliseconds. */
const MOVE = 200;

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const moved = () => ({ duration: calm() ? 0 : MOVE });
const FONT = 'system-ui, sans-serif';

function open(graph: RingGraph, container: HTMLElement, view: View) {
  const faded = (key: boolean) => (key ? 1 : 0.12);
  const hidden = (since: string | undefined) => (isThere(since, view.until) ? ('visible' as const) : ('hidden' as const));
  return new Sigma(graph, container, {
    settings: {
      gestureTarget: window.matchMedia('(max-width: 48rem)').matches ? 'shared' : 'graph',
      sharedGestureTouchMessage: words.twoFingers,
      itemSizesReference: 'positions',
      // Who is under the pointer is looked up in a smaller picture.
      pickingDownSizingRatio: 4,
      stagePadding: graph.order < SMALL ? 110 : 40,
      labelDensity: 1.2,
      labelGridCellSize: 130,
      labelRenderedSizeThreshold: 5,
      renderEdgeLabels: true,
      hideLabelsOnMove: graph.order > MANY,
      hideEdgesOnMove: graph.order > MANY,
      zoomToSizeRatioFunction: (ratio) => ratio ** 0.75,
      nodePickingPadding: 4,
    },
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfSquare(), sdfDiamond()], layers: [layerFill()] },
      edges: { paths: [pathLine()], extremities: [extremityArrow()] },
    },
    styles: {
      nodes: {
        x: { attribute: 'x' },
        y: { attribute: 'y' },
        shape: { attribute: 'shape' },
        size: ({ size, kind }: NodeFacts, { isHovered, isHighlighted }) => (kind === 'head' ? 0.1 : isHovered || isHighlighted ? size * 1.4 : size),
        color: ({ ring, kind }: NodeFacts) => (kind === 'means' ? GROUND[view.scheme].means : ringColour(ring, view.scheme)),
        opacity: (_: NodeFacts, { isHighlighted }) => faded(view.focus === undefined || isHighlighted),
        visibility: ({ since, kind }: NodeFacts) => (kind === 'head' ? 'visible' : hidden(since)),
        label: { attribute: 'label' },
        labelColor: ({ ring, kind }: NodeFacts) => (kind === 'head' ? ringColour(ring, view.scheme) : GROUND[view.scheme].text),
        labelSize: ({ kind }: NodeFacts) => (kind === 'head' ? 14 : 12),
        labelFont: FONT,
        labelPosition: ({ kind, side }: NodeFacts) => (kind === 'head' ? 'over' : side),
        labelVisibility: ({ kind, since }: NodeFacts, { isHovered, isHighlighted }) => {
          if (kind !== 'head' && !isThere(since, view.until)) return 'hidden';
          if (isHovered || isHighlighted) return 'visible';
          if (view.focus === undefined && graph.order < SMALL) return 'visible';
          return view.focus !== undefined && kind !== 'head' ? 'hidden' : kind === 'head' && graph.order < MANY ? 'visible' : 'auto';
        },
        labelBackgroundColor: () => `${GROUND[view.scheme].back}e6`,
        labelBackgroundPadding: 1,
        backdropVisibility: 'hidden',
        depth: (_: NodeFacts, { isHovered, isHighlighted }) => (isHovered || isHighlighted ? 'topNodes' : 'nodes'),
        cursor: ({ kind }: NodeFacts) => (kind === 'head' ? 'default' : 'pointer'),
      },
      edges: {
        size: { attribute: 'size' },
        color: ({ ring }: EdgeFacts, { isHighlighted }) => (isHighlighted ? ringColour(ring, view.scheme) : GROUND[view.scheme].edge),
        opacity: (_: EdgeFacts, { isHighlighted }) => faded(view.focus === undefined || isHighlighted),
        visibility: ({ since }: EdgeFacts) => hidden(since),
        head: ({ serves }: EdgeFacts) => (serves ? 'arrow' : 'none'),
        label: { attribute: 'label' },
        labelVisibility: ({ label }: EdgeFacts) => (label === '' ? 'hidden' : 'auto'),
        labelColor: () => GROUND[view.scheme].text,
        labelSize: 11,
        labelFont: FONT,
        labelBackgroundColor: () => GROUND[view.scheme].back,
        labelBackgroundPadding: 1,
      },
    },
  });
}
type Drawn = ReturnType<typeof open>;

/** Marks a node with what it hangs together with, and takes back what was marked before. */
function mark(sigma: Drawn, graph: RingGraph, view: View, focus: string | undefined): void {
  const key = focus !== undefined && graph.hasNode(focus) ? focus : undefined;
  const before = [...view.near].filter((one) => graph.hasNode(one));
  sigma.setNodesState(before, { isHighlighted: false });
  sigma.setEdgesState(
    graph.filterEdges((edge) => sigma.getEdgeState(edge).isHighlighted),
    { isHighlighted: false },
  );
  view.focus = key;
  view.near = new Set(key === undefined ? [] : [key, ...graph.neighbors(key)]);
  sigma.setNodesState([...view.near], { isHighlighted: true });
  if (key !== undefined) sigma.setEdgesState(graph.edges(key), { isHighlighted: true });
}

/** The picture as a file: what is in view, on the ground of the page, under its title. */
async function pngOf(sigma: Drawn, scheme: Scheme, title: string): Promise<Blob | null> {
  const stage = sigma.getStageCanvas();
  const [scale, head] = [stage.width / stage.clientWidth, 36];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [stage.width, stage.height + head * scale];
  const draw = canvas.getContext('2d');
  if (draw === null) return null;
  draw.fillStyle = GROUND[scheme].back;
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.fillStyle = GROUND[scheme].text;
  draw.font = `${14 * scale}px ${FONT}`;
  draw.fillText(title, 12 * scale, 24 * scale);
  // What is drawn is there until the browser shows it, and no longer.
  await new Promise<void>((resolve) => {
    sigma.once('afterRender', () => {
      draw.drawImage(stage, 0, head * scale);
      resolve();
    });
    sigma.scheduleRender();
  });
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

type Props = {
  readonly graph: RingGraph;
  readonly until: string | undefined;
  readonly focus: string | undefined;
  readonly onPick: (node: string | undefined) => void;
  readonly onOpen: (person: string) => void;
  readonly handle: RefObject<PictureHandle | null>;
};

/** People and what they share, drawn. All of it is in the lists beside it too. */
export function Picture({ graph, until, focus, onPick, onOpen, handle }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const scheme = useComputedColorScheme('light');
  const view = useRef<View>({ until, focus: undefined, near: new Set(), scheme });
  const pick = useRef(onPick);
  const [without, setWithout] = useState(false);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    if (container.current === null) return;
    let sigma: Drawn;
    try {
      sigma = open(graph, container.current, view.current);
    } catch {
      setWithout(true);
      return;
    }
    drawn.current = sigma;
    sigma.on('clickNode', ({ node }) => graph.getNodeAttribute(node, 'kind') !== 'head' && pick.current(node));
    sigma.on('clickStage', () => pick.current(undefined));
    const camera = sigma.getCamera();
    handle.current = {
      zoomIn: () => void camera.zoomIn(moved()),
      zoomOut: () => void camera.zoomOut(moved()),
      fit: () => void camera.reset(moved()),
      png: (title) => pngOf(sigma, view.current.scheme, title),
    };
    return () => {
      sigma.kill();
      view.current.near = new Set();
      drawn.current = null;
      handle.current = null;
    };
  }, [graph, handle]);

  useEffect(() => {
    Object.assign(view.current, { until, scheme });
    drawn.current?.refresh({ skipIndexation: true });
  }, [until, scheme]);

  useEffect(() => {
    if (drawn.current === null) return;
    mark(drawn.current, graph, view.current, focus);
    drawn.current.refresh({ skipIndexation: true });
  }, [graph, focus]);

  const keys = (event: KeyboardEvent) => {
    const camera = drawn.current?.getCamera();
    if (camera === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { x, y, ratio } = camera.getState();
    const by = STEP * ratio;
    const people = graph.filterNodes((_, { kind, since }) => kind === 'person' && isThere(since, until));
    const step = (far: number) => onPick(people[(people.indexOf(focus ?? '') + far + people.length) % people.length]);
    const to = (more: Partial<{ x: number; y: number }>) => void camera.animate(more, moved());
    const person = focus === undefined || !graph.hasNode(focus) ? undefined : graph.getNodeAttribute(focus, 'person');
    const doing = new Map<string, () => void>([
      ['ArrowLeft', () => to({ x: x - by })],
      ['ArrowRight', () => to({ x: x + by })],
      ['ArrowUp', () => to({ y: y + by })],
      ['ArrowDown', () => to({ y: y - by })],
      ['+', () => void camera.zoomIn(moved())],
      ['=', () => void camera.zoomIn(moved())],
      ['-', () => void camera.zoomOut(moved())],
      ['0', () => void camera.reset(moved())],
      ['n', () => step(1)],
      ['p', () => step(focus === undefined ? 0 : -1)],
      ['Escape', () => onPick(undefined)],
      ['Enter', () => person !== undefined && onOpen(person)],
    ]);
    const act = doing.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  if (without) return <p className="empty">{words.noDrawing}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys, which its name tells
    <div ref={container} className="net-picture" role="application" aria-label={words.picture} aria-describedby="net-keys" tabIndex={0} onKeyDown={keys} />
  );
}
