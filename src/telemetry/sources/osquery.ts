import { defineTelemetrySource, given, givenOr, type JsonObject, listOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

type Body = Partial<ReadEvent> & { readonly kind: ReadEvent['kind'] };

/** What a row says, by its columns: the name of a query is the user’s own choice. */
function bodyOf(row: JsonObject): Body | undefined {
  if ('vendor_id' in row && ('model' in row || 'model_id' in row))
    return given({
      kind: 'peripheral' as const,
      peripheral: givenOr({
        name: textOf(row['model']),
        vendor: textOf(row['vendor']),
        vendorId: textOf(row['vendor_id']),
        productId: textOf(row['model_id']),
        serial: textOf(row['serial']),
        class: textOf(row['class']),
      }),
    });
  if ('cmdline' in row && ('path' in row || 'name' in row)) {
    const path = textOf(row['path']);
    const name = textOf(row['name']) ?? path?.slice(path.lastIndexOf('/') + 1);
    return name === undefined ? undefined : { kind: 'process', process: given({ name, path, cmdLine: textOf(row['cmdline']), parent: textOf(row['parent_name']) }) };
  }
  if (
    'bundle_identifier' in row ||
    ('name' in row &&
      'version' in row &&
      ('install_location' in row || 'publisher' in row || 'identifying_number' in row || 'source' in row || 'arch' in row || 'bundle_name' in row))
  ) {
    const name = textOf(row['bundle_name'] ?? row['name']);
    return name === undefined
      ? undefined
      : {
          kind: 'software',
          software: [
            given({ name: name.replace(/\.app$/i, ''), version: textOf(row['version'] ?? row['bundle_short_version']), vendor: textOf(row['publisher'] ?? row['maintainer']) }),
          ],
        };
  }
  if ('browser_type' in row && 'identifier' in row) {
    const name = textOf(row['name']);
    return name === undefined ? undefined : { kind: 'software', software: [given({ name, version: textOf(row['version']), vendor: textOf(row['author']) })] };
  }
  if (('profile_email' in row || 'account_email' in row) && textOf(row['profile_email'] ?? row['account_email']) !== undefined)
    return given({
      kind: 'software' as const,
      activity: 'browser-account',
      user: givenOr({ emailAddr: textOf(row['profile_email'] ?? row['account_email']), name: textOf(row['profile_name']) }),
    });
  if ('hardware_serial' in row || ('local_timezone' in row && 'unix_time' in row)) return { kind: 'device', activity: 'device report' };
  return undefined;
}

/** osquery result log, one change or snapshot row a record. */
export const osquery = defineTelemetrySource({
  id: 'osquery',
  title: 'osquery results',
  obtain: 'The result log of osqueryd (or of Fleet): queries on usb_devices, processes, apps, programs, deb_packages, system_info',
  reference: 'https://osquery.readthedocs.io/en/stable/deployment/logging/',
  form: 'json',
  recognises: (record) => ('hostIdentifier' in record || 'host_identifier' in record) && ('columns' in record || 'snapshot' in record || 'diffResults' in record),
  fields: new Set('name hostIdentifier host_identifier calendarTime unixTime epoch counter numerics decorations columns action snapshot diffResults host_uuid'.split(' ')),
  read(record) {
    const host = textOf(record['hostIdentifier'] ?? record['host_identifier']);
    if (host === undefined) return { wrong: { path: '/hostIdentifier', expected: 'the host', received: record['hostIdentifier'] } };
    if (record['action'] === 'removed') return { ignored: 'removed rows' };
    const written = record['unixTime'] ?? record['calendarTime'];
    const time = timeOf(written);
    const rows = 'snapshot' in record ? listOf(record['snapshot']) : 'diffResults' in record ? listOf(objectOf(record['diffResults'])['added']) : [record['columns']];
    const decorations = objectOf(record['decorations']);
    const bodies = rows.map(objectOf).flatMap((row) => {
      const body = bodyOf(row);
      return body === undefined ? [] : [{ body, row }];
    });
    if (bodies.length === 0) return { ignored: String(record['name']) };
    if (time === undefined) return { wrong: { path: '/unixTime', expected: 'seconds since 1970', received: written } };
    const user = textOf(decorations['username'] ?? decorations['logged_in_user']);
    return {
      events: bodies.map(({ body, row }) =>
        given({
          user: user === undefined ? undefined : { name: user },
          ...body,
          uid: '',
          time,
          device: given({
            uid: textOf(decorations['host_uuid']) ?? host,
            hostname: textOf(decorations['hostname']) ?? host,
            serial: textOf(row['hardware_serial'] ?? decorations['hardware_serial']),
            timeZone: textOf(row['local_timezone']),
          }),
        }),
      ),
    };
  },
});
