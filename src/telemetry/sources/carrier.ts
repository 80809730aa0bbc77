import { countryCodeOf, defineTelemetrySource, given, givenOr, numberOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { Columns, headingsOf } from './columns.ts';

const columns = new Columns({
  tracking: ['tracking number', 'tracking code', 'tracking id', 'awb', 'shipment id', 'parcel'],
  time: ['event time', 'scan time', 'timestamp', 'date time', 'datetime', 'occurred at', 'event date', 'date'],
  status: ['event', 'event type', 'status description', 'derived status', 'scan type', 'step', 'event description'],
  carrier: ['carrier name', 'carrier code', 'service provider'],
  asset: ['asset tag', 'serial', 'serial number', 'device', 'content'],
  user: ['employee', 'employee email', 'recipient email', 'worker', 'email', 'employee id'],
  recipient: ['signed by', 'received by', 'signature', 'delivery signature', 'recipient name on signature'],
  direction: ['type', 'shipment direction'],
  address: ['street', 'street line', 'address line 1', 'delivery address', 'scan address'],
  unit: ['apartment', 'suite', 'address line 2'],
  city: ['scan city', 'town'],
  region: ['state', 'province', 'state code', 'scan state'],
  postalCode: ['zip', 'zip code', 'postcode', 'postal'],
  country: ['country code', 'scan country'],
  latitude: ['lat'],
  longitude: ['lon', 'lng', 'long'],
});

/** What happened to a parcel, by the words of carriers. */
function stepOf(status: string): NonNullable<ReadEvent['shipment']>['step'] {
  if (/redirect|reroute|address (?:change|correct)|hold at|intercept|delivery change/i.test(status)) return 'redirected';
  if (/return.*(?:deliver|receiv)|returned/i.test(status)) return 'returned';
  if (/(?<!not |un)delivered|signed/i.test(status) && !/attempt|exception/i.test(status)) return 'delivered';
  if (/exception|fail|attempt|delay|damag|lost/i.test(status)) return 'exception';
  if (/pick(?:ed)?[ -]?up|dispatch|shipped|label|accept|origin|manifest|pre[_ ]transit/i.test(status)) return 'dispatched';
  return 'in-transit';
}

/** Events of parcels. */
export const carrier = defineTelemetrySource({
  id: 'carrier',
  title: 'Carrier shipment events',
  obtain: 'Tracking export of the carrier or of a shipping platform, an event a row (CSV or JSON); docs/how-to/telemetry-exports.md lists the columns',
  reference: 'docs/how-to/telemetry-exports.md',
  form: 'either',
  recognises: (record) => columns.has(record, 'tracking', 'status', 'time'),
  fields: headingsOf(columns),
  read(record) {
    const cell = (name: Parameters<typeof columns.get>[1]) => textOf(columns.get(record, name));
    const tracking = cell('tracking');
    if (tracking === undefined) return { wrong: { path: '/tracking', expected: 'the tracking number', received: columns.get(record, 'tracking') } };
    const written = columns.get(record, 'time');
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/time', expected: 'a time by RFC 3339', received: written } };
    const status = cell('status') ?? '';
    const user = cell('user');
    const asset = cell('asset');
    if (user === undefined && asset === undefined) return { ignored: 'a parcel without recipient account or asset' };
    const [latitude, longitude] = [numberOf(columns.get(record, 'latitude')), numberOf(columns.get(record, 'longitude'))];
    const direction = cell('direction');
    return {
      events: [
        given({
          uid: `${tracking} ${time} ${status}`,
          kind: 'shipment' as const,
          time,
          activity: status,
          user: user === undefined ? undefined : user.includes('@') ? { emailAddr: user } : { uid: user },
          device: asset === undefined ? undefined : { serial: asset },
          place: givenOr({
            countryCode: countryCodeOf(cell('country')),
            region: cell('region'),
            city: cell('city'),
            latitude: longitude === undefined ? undefined : latitude,
            longitude: latitude === undefined ? undefined : longitude,
            measured: true,
          }),
          shipment: given({
            tracking,
            carrier: cell('carrier'),
            direction: direction === undefined ? undefined : /return|inbound/i.test(direction) ? ('return' as const) : ('outbound' as const),
            step: stepOf(status),
            recipientName: cell('recipient'),
            address: cell('address'),
            unit: cell('unit'),
            postalCode: cell('postalCode'),
          }),
        }),
      ],
    };
  },
});
