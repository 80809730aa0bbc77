import { defineTelemetrySource, given, givenOr, ipOf, numberOf, textOf, timeOf } from '../source.ts';
import { Columns, headingsOf } from './columns.ts';

const columns = new Columns({
  user: ['user name', 'email', 'employee', 'employee email', 'actor', 'user principal name'],
  time: ['event time', 'timestamp', 'date', 'occurred at', 'created at'],
  bytes: ['size', 'file size', 'bytes transferred', 'total bytes', 'size in bytes'],
  destination: ['target', 'destination url', 'destination domain', 'url', 'exfil destination'],
  file: ['file name', 'filename', 'object'],
  device: ['host', 'hostname', 'computer', 'device name'],
  ip: ['ip address', 'client ip', 'source ip'],
  reference: ['event id', 'alert id', 'id'],
});

/** Code hosts at which everybody can have an account. */
const CODE_HOST = /(?:^|\/\/|@|\.)(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)[/:]([\w.-]+\/[\w.-]+)?/i;

/** Exports of systems that watch data leaving. */
export const dlp = defineTelemetrySource({
  id: 'dlp',
  title: 'Data-loss events',
  obtain: 'Events of a data-loss or proxy product with user, size and destination, a transfer a row (CSV or JSON); docs/how-to/telemetry-exports.md lists the columns',
  reference: 'docs/how-to/telemetry-exports.md',
  form: 'either',
  recognises: (record) => columns.has(record, 'user', 'bytes', 'time') && (columns.has(record, 'destination') || columns.has(record, 'file')),
  fields: headingsOf(columns),
  read(record) {
    const cell = (name: Parameters<typeof columns.get>[1]) => textOf(columns.get(record, name));
    const user = cell('user');
    if (user === undefined) return { wrong: { path: '/user', expected: 'the user', received: columns.get(record, 'user') } };
    const written = columns.get(record, 'time');
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/time', expected: 'a time by RFC 3339', received: written } };
    const destination = cell('destination');
    const [, , repository] = destination === undefined ? [] : (CODE_HOST.exec(destination) ?? []);
    const reference = cell('reference');
    return {
      events: [
        given({
          uid: reference === undefined ? '' : `${user} ${reference}`,
          kind: repository === undefined ? ('download' as const) : ('repository' as const),
          time,
          activity: destination === undefined ? 'transfer' : `transfer to ${destination}`,
          user: user.includes('@') ? { emailAddr: user } : { name: user },
          device: givenOr({ hostname: cell('device') }),
          ip: ipOf(cell('ip')),
          title: cell('file'),
          bytes: Math.max(0, numberOf(columns.get(record, 'bytes')) ?? 0),
          repository: repository === undefined ? undefined : { action: 'push' as const, name: repository, isForeign: true },
        }),
      ],
    };
  },
});
