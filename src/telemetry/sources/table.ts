import { eventKindSchema } from '#model';
import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, numberOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { Columns, headingsOf } from './columns.ts';

const columns = new Columns({
  kind: ['event kind'],
  time: ['timestamp', 'date time'],
  id: ['event id', 'uid'],
  status: ['result'],
  user: ['account', 'email', 'user name'],
  device: ['device id'],
  serial: ['serial number', 'asset tag'],
  hostname: ['host'],
  managed: ['is managed'],
  ip: ['ip address', 'source ip'],
  country: ['country code'],
  region: ['state'],
  city: [],
  latitude: ['lat'],
  longitude: ['lon'],
  app: ['application'],
  mfaDevice: ['mfa device', 'second factor'],
  software: ['software name'],
  process: ['process name'],
  commandLine: ['command line', 'cmdline'],
  usb: ['usb product'],
  usbVendor: ['usb vendor'],
  url: [],
  title: [],
  repository: [],
  action: [],
  bytes: [],
  delayMs: ['delay ms'],
});

const KINDS = new Set<string>(eventKindSchema.options);
const ACTIONS = new Set(['clone', 'push', 'fork', 'download', 'other']);

/** The neutral table: columns named as an event’s fields, for whatever no other reader knows. */
export const table = defineTelemetrySource({
  id: 'table',
  title: 'Neutral table of events',
  obtain: 'A table made by a query of your own, an event a row (CSV or JSON); docs/how-to/telemetry-exports.md lists the columns',
  reference: 'docs/how-to/telemetry-exports.md',
  form: 'either',
  recognises: (record) => columns.has(record, 'kind', 'time') && KINDS.has(String(columns.get(record, 'kind'))),
  fields: headingsOf(columns),
  read(record) {
    const cell = (name: Parameters<typeof columns.get>[1]) => textOf(columns.get(record, name));
    const kind = cell('kind') ?? '';
    if (!KINDS.has(kind)) return { wrong: { path: '/kind', expected: `one of ${[...KINDS].join(', ')}`, received: columns.get(record, 'kind') } };
    const written = columns.get(record, 'time');
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/time', expected: 'a time by RFC 3339', received: written } };
    const user = cell('user');
    const status = cell('status')?.toLowerCase();
    const [latitude, longitude] = [numberOf(columns.get(record, 'latitude')), numberOf(columns.get(record, 'longitude'))];
    const [software, process, repository, action] = [cell('software'), cell('process'), cell('repository'), cell('action') ?? 'other'];
    const isPlace = latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return {
      events: [
        given({
          uid: cell('id') ?? '',
          kind: kind as ReadEvent['kind'],
          time,
          status: status === 'success' || status === 'failure' ? (status as 'success' | 'failure') : undefined,
          user: user === undefined ? undefined : user.includes('@') ? { emailAddr: user } : { name: user },
          device: givenOr({ uid: cell('device'), serial: cell('serial'), hostname: cell('hostname'), isManaged: booleanOf(columns.get(record, 'managed')) }),
          ip: ipOf(cell('ip')),
          place: givenOr({
            countryCode: countryCodeOf(cell('country')),
            region: cell('region'),
            city: cell('city'),
            latitude: isPlace ? latitude : undefined,
            longitude: isPlace ? longitude : undefined,
          }),
          app: cell('app'),
          mfaDevice: cell('mfaDevice'),
          software: software === undefined ? undefined : [{ name: software }],
          process: process === undefined ? undefined : given({ name: process, cmdLine: cell('commandLine') }),
          peripheral: givenOr({ name: cell('usb'), vendor: cell('usbVendor') }),
          url: cell('url'),
          title: cell('title'),
          repository: repository === undefined || !ACTIONS.has(action) ? undefined : { action: action as NonNullable<ReadEvent['repository']>['action'], name: repository },
          bytes: numberOf(columns.get(record, 'bytes')),
          delayMs: numberOf(columns.get(record, 'delayMs')),
        }),
      ],
    };
  },
});
