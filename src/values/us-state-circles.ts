import { distanceKm, type PlaceFacts } from './place.ts';
import { usStateOf } from './us-states.ts';

/**
 * The smallest circle round each state, islands included: code, latitude and longitude of its centre in degrees to a tenth, radius in km. The radius
 * reaches the farthest point of the border from the rounded centre, and is rounded up to tens with 5 km at least to spare, for what the
 * generalised border leaves out.
 * @source computed from the US Census Bureau’s cartographic boundary file of states, 2017 edition, as simplified in us-atlas 3.0.1 (states-10m)
 */
const CIRCLES = `AL 32.7 -87.2 300
AK 58.2 -159.7 1840
AZ 34.2 -111.5 400
AR 35 -92.4 280
CA 38.1 -118.1 690
CO 38.9 -105.5 390
CT 41.5 -72.7 110
DE 39.1 -75.5 90
DC 38.9 -77 20
FL 28 -84 490
GA 32.8 -83.6 320
HI 20.6 -157.6 330
ID 45.4 -114.1 470
IL 39.8 -89.2 330
IN 39.8 -86.5 270
IA 42.4 -93.5 300
KS 38.3 -98.4 380
KY 37 -85.8 350
LA 30.9 -91.6 340
ME 45.2 -69.6 270
MD 38.9 -77.3 220
MA 41.9 -71.7 170
MI 44.9 -86.1 420
MN 46.4 -93.9 400
MS 32.6 -89.3 300
MO 38.5 -92.4 380
MT 47.3 -109.7 520
NE 41.6 -99.6 410
NV 38.7 -116.8 470
NH 43.9 -71.3 170
NJ 40.1 -74.8 150
NM 34.2 -106.1 430
NY 42.4 -75.6 360
NC 35.6 -79.9 420
ND 47.4 -100.3 340
OH 40.5 -82.6 260
OK 35.5 -98.6 440
OR 44 -120.5 390
PA 40.8 -77.7 280
RI 41.6 -71.6 60
SC 34 -81 240
SD 44.2 -100.2 370
TN 35.9 -86 410
TX 31.3 -99.9 670
UT 39.4 -111.6 360
VT 43.9 -72.4 160
VA 38 -79.7 400
WA 47.4 -120.6 340
WV 38.8 -80.2 230
WI 44.6 -90 300
WY 42.9 -107.6 380`;

const circles = new Map(
  CIRCLES.split('\n').map((line) => {
    const [code = '', latitude, longitude, radius] = line.split(' ');
    return [code, { latitude: Number(latitude), longitude: Number(longitude), radius: Number(radius) }] as const;
  }),
);

/**
 * How far a point lies outside the circle round a state, which is at most how far it lies from the state. Unit: km; 0 within.
 * @returns undefined where the point has no coordinates or the other place is in no state
 */
export function kmOutsideUsState(point: Pick<PlaceFacts, 'latitude' | 'longitude'>, place: Pick<PlaceFacts, 'countryCode' | 'region'>): number | undefined {
  const circle = place.countryCode === 'US' ? circles.get(usStateOf(place.region ?? '') ?? '') : undefined;
  const distance = circle && distanceKm(point, circle);
  return circle === undefined || distance === undefined ? undefined : Math.max(0, distance - circle.radius);
}
