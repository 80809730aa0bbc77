import { defineTelemetrySource, given, givenOr, type JsonObject, listOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { type Body, bodyOf } from './osquery-tables.ts';

/** Names of hosts are told from the ids that `--host_identifier=uuid` and `instance` write: 8-4-4-4-12 digits. */
const isId = (host: string): boolean => host.length === 36 && host[8] === '-' && host[13] === '-' && host[18] === '-' && host[23] === '-';

/** Rows of a record: one change, all changes of a query, or a snapshot. Undefined where there are none in a documented place. */
function rowsOf(record: JsonObject): readonly unknown[] | undefined {
  const { columns, snapshot, diffResults } = record;
  if (columns !== null && typeof columns === 'object' && !Array.isArray(columns)) return [columns];
  if (Array.isArray(snapshot)) return snapshot;
  if (diffResults === null || typeof diffResults !== 'object' || Array.isArray(diffResults)) return undefined;
  // An empty list is written as an empty text.
  return listOf((diffResults as JsonObject)['added']);
}

function deviceOf(host: string, decorations: JsonObject): NonNullable<ReadEvent['device']> {
  return given({
    uid: textOf(decorations['host_uuid']) ?? host,
    hostname: textOf(decorations['hostname']) ?? (isId(host) ? undefined : host),
    serial: textOf(decorations['hardware_serial']),
  });
}

/** An inventory is one event: programs of all rows together. Anything else is an event a row. */
function eventsOf(bodies: readonly Body[], time: number, host: JsonObject, user: ReadEvent['user']): readonly ReadEvent[] {
  const events: ReadEvent[] = [];
  let inventory: NonNullable<ReadEvent['software']> | undefined;
  for (const { device, ...body } of bodies) {
    if (body.software !== undefined && inventory !== undefined) {
      inventory.push(...body.software);
      continue;
    }
    if (body.software !== undefined) inventory = [...body.software];
    events.push(
      given({ user, ...body, ...(body.software === undefined ? {} : { software: inventory }), uid: '', time: body.time ?? time, device: { ...host, ...device } }) as ReadEvent,
    );
  }
  return events;
}

/** osquery result log: one change, all changes of a query, or a snapshot a record. */
export const osquery = defineTelemetrySource({
  id: 'osquery',
  title: 'osquery results',
  obtain:
    'The result log of osqueryd (or of Fleet) with queries on usb_devices, process_events or processes, apps, programs, deb_packages, chrome_extensions, google_chrome_profiles (Fleet), logged_in_users, system_info',
  reference: 'https://osquery.readthedocs.io/en/stable/deployment/logging/',
  form: 'json',
  recognises: (record) =>
    ('hostIdentifier' in record || 'host_identifier' in record || 'calendarTime' in record) && ('columns' in record || 'snapshot' in record || 'diffResults' in record),
  fields: new Set(
    'name hostIdentifier host_identifier hostname calendarTime unixTime epoch counter numerics decorations columns action snapshot diffResults host_uuid log_type logNumericsAsNumbers'.split(
      ' ',
    ),
  ),
  read(record) {
    const host = textOf(record['hostIdentifier']) ?? textOf(record['host_identifier']) ?? textOf(record['hostname']);
    if (host === undefined) return { wrong: { path: '/hostIdentifier', expected: 'the host', received: record['hostIdentifier'] } };
    if (record['action'] === 'removed') return { ignored: 'removed rows' };
    const rows = rowsOf(record);
    if (rows === undefined) return { wrong: { path: '/columns', expected: 'a row, or rows under /snapshot or /diffResults', received: record['columns'] } };
    const decorations = objectOf(record['decorations']);
    const query = textOf(record['name']) ?? 'a query without a name';
    const bodies = rows.flatMap((row) => bodyOf(objectOf(row), query) ?? []);
    if (bodies.length === 0) return { ignored: query };
    // The calendar time has a zone in newer versions only: without one it would be read in the zone of this machine.
    const calendar = textOf(record['calendarTime']);
    const time = timeOf(record['unixTime'] ?? (calendar?.endsWith('UTC') ? calendar : undefined));
    if (time === undefined) return { wrong: { path: '/unixTime', expected: 'seconds since 1970', received: record['unixTime'] } };
    const name = textOf(decorations['username']) ?? textOf(decorations['logged_in_user']) ?? textOf(decorations['user']);
    return { events: eventsOf(bodies, time, deviceOf(host, decorations), givenOr({ name })) };
  },
});
