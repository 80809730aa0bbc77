import { useQuery } from '@tanstack/react-query';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { feature, mesh } from 'topojson-client';
import atlas from 'world-atlas/countries-50m.json?url';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { countryNumbers, type Spot } from './place-list.ts';

type Atlas = Parameters<typeof mesh>[0];
type Countries = Parameters<typeof feature>[1] & { readonly type: 'GeometryCollection' };
type Shapes = { readonly type: 'FeatureCollection'; readonly features: readonly (GeoJSON.Feature & { readonly id?: string | number })[] };

/** Size in the units of the drawing, which is shown as wide as there is room: on a narrow screen smaller, so that marks stay legible. */
const [WIDE, HIGH] = window.matchMedia('(max-width: 40rem)').matches ? [420, 300] : [800, 440];
/** Room that a mark takes beside another. Unit: as the drawing. */
const APART = 19;
/** Least room round the places that are shown. Unit: degrees. */
const ROOM = 6;

const hasPoint = ({ latitude, longitude }: Spot): boolean => latitude !== undefined && longitude !== undefined;

/** A frame round points and countries, never so near that nobody knows where it is. */
function frame(points: readonly Spot[], shaded: Shapes['features']): GeoJSON.GeoJsonObject {
  const corners = points.flatMap(({ latitude = 0, longitude = 0 }) => [
    [longitude - ROOM, Math.max(-85, latitude - ROOM)],
    [longitude + ROOM, Math.min(85, latitude + ROOM)],
  ]);
  const around = { type: 'Feature', properties: {}, geometry: { type: 'MultiPoint', coordinates: corners } } as GeoJSON.Feature;
  return { type: 'FeatureCollection', features: [around, ...shaded] } as GeoJSON.FeatureCollection;
}

type Drawn = { readonly spot: Spot; readonly at: readonly number[] };

/** Marks at one place side by side, so that none lies under another. */
function fanned(points: readonly Drawn[]): readonly Drawn[] {
  const placed: Drawn[] = [];
  for (const {
    spot,
    at: [x = 0, y = 0],
  } of points) {
    const there = placed.filter(({ at: [otherX = 0, otherY = 0] }) => Math.abs(otherY - y) < 10 && otherX >= x - 10 && otherX < x + 200);
    let at = x;
    while (there.some(({ at: [otherX = 0] }) => Math.abs(otherX - at) < APART - 2)) at += APART;
    placed.push({ spot, at: [at, y] });
  }
  return placed;
}

/** A shape for each kind, since a colour alone would not tell them apart. */
function Shape({ kind }: Pick<Spot, 'kind'>) {
  if (kind === 'residence') return <path className="spot-shape" d="M-9 9V-2L0-10 9-2V9Z" />;
  if (kind === 'address') return <rect className="spot-shape" x={-8} y={-8} width={16} height={16} />;
  if (kind === 'parcel' || kind === 'return') return <path className="spot-shape" d="M0-11 11 0 0 11-11 0Z" />;
  if (kind === 'call') return <path className="spot-shape" d="M0-11 11 8H-11Z" />;
  return <circle className="spot-shape" r={9} />;
}

/** The map itself, loaded with its borders when somebody comes near it. */
export function WorldMap({
  spots,
  whole,
  chosen,
  onChoose,
}: {
  readonly spots: readonly Spot[];
  readonly whole: boolean;
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
}) {
  const { data, error } = useQuery({
    queryKey: ['atlas'],
    queryFn: async ({ signal }) => (await (await fetch(atlas, { signal })).json()) as Atlas,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const drawn = useMemo(() => {
    if (data === undefined) return undefined;
    const countries = data.objects['countries'] as Countries;
    const shapes = feature(data, countries) as unknown as Shapes;
    const wanted = new Set(spots.flatMap((one) => (hasPoint(one) || one.countryCode === undefined ? [] : [countryNumbers.get(one.countryCode)])));
    const shaded = shapes.features.filter(({ id }) => wanted.has(String(id).padStart(3, '0')));
    const points = spots.filter(hasPoint);
    const projection = geoEqualEarth();
    const extent: [[number, number], [number, number]] = [
      [20, 20],
      [WIDE - 20, HIGH - 20],
    ];
    if (whole || points.length + shaded.length === 0) projection.fitExtent(extent, { type: 'Sphere' });
    // A whole country is framed only where nothing nearer is known.
    else projection.fitExtent(extent, frame(points, points.length === 0 ? shaded : []) as Parameters<typeof projection.fitExtent>[1]);
    projection.clipExtent([
      [0, 0],
      [WIDE, HIGH],
    ]);
    const path = geoPath(projection).digits(1);
    return {
      land: path(shapes as never) ?? '',
      borders: path(mesh(data, countries as never, (a, b) => a !== b)) ?? '',
      shaded: shaded.map((one) => ({ id: String(one.id), d: path(one as never) ?? '' })),
      points: fanned(points.map((spot) => ({ spot, at: projection([spot.longitude ?? 0, spot.latitude ?? 0]) ?? [0, 0] }))),
    };
  }, [data, spots, whole]);
  if (error !== null) return <p role="alert">{words.map.broken}</p>;
  if (drawn === undefined) return <p role="status">{texts.loading}</p>;
  return (
    <svg className="world" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={words.map.drawing}>
      <defs>
        <pattern id="only-country" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="8" className="hatch" />
        </pattern>
      </defs>
      <rect width={WIDE} height={HIGH} className="sea" />
      <path d={drawn.land} className="land" />
      <path d={drawn.borders} className="border" />
      {drawn.shaded.map(({ id, d }) => (
        <path key={id} d={d} className="shaded" fill="url(#only-country)" />
      ))}
      {[...drawn.points].reverse().map(({ spot, at: [x = 0, y = 0] }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map does the same by keyboard
        <g
          key={spot.number}
          transform={`translate(${x} ${y})`}
          className={`spot spot-${spot.kind} ${chosen === spot.number ? 'chosen' : ''}`}
          onClick={() => onChoose(spot.number)}
        >
          <Shape kind={spot.kind} />
          <text y={4} className="spot-text">
            {spot.number}
          </text>
        </g>
      ))}
    </svg>
  );
}
