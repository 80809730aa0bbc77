import { booleanOf, defineTelemetrySource, given, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { FIELDS } from './ocsf-fields.ts';
import { deviceOf, endpointOf, fileOf, kindOf, mfaDeviceOf, peripheralOf, placeOf, processOf, softwareOf, urlOf, userOf } from './ocsf-objects.ts';

/** Who an event is about: the account that was used, else the one that acted, else the owner of the device. */
function accountOf(record: JsonObject): ReadEvent['user'] {
  const [user, actor] = [userOf(record['user']), userOf(objectOf(record['actor'])['user'])];
  // Some products name the account under its id only, and the same account as actor with its name.
  if (user !== undefined) return user.name === undefined && user.emailAddr === undefined && user.uid === actor?.uid ? actor : user;
  if (actor !== undefined) return actor;
  for (const evidence of listOf(record['evidences'])) {
    const { user, actor } = objectOf(evidence);
    const seen = userOf(user) ?? userOf(objectOf(actor)['user']);
    if (seen !== undefined) return seen;
  }
  return userOf(objectOf(record['device'])['owner']);
}

/** The device it happened on; of findings, the first that the evidence names. */
function machineOf(record: JsonObject, kind: ReadEvent['kind']): ReadEvent['device'] {
  const found = deviceOf(record['device']);
  if (found !== undefined) return found;
  if (kind === 'alert') {
    for (const evidence of listOf(record['evidences'])) {
      const seen = deviceOf(objectOf(evidence)['device']);
      if (seen !== undefined) return seen;
    }
    return undefined;
  }
  return endpointOf(record['src_endpoint']);
}

/** Address and place: of the endpoint something came from; of what a device reports about itself, of the device. */
function fromOf(record: JsonObject, kind: ReadEvent['kind']): Pick<ReadEvent, 'ip' | 'place'> {
  const source = objectOf(record['src_endpoint']);
  const ip = ipOf(source['ip']);
  const place = placeOf(source['location']);
  if (ip !== undefined || place !== undefined || kind === 'sign-in' || kind === 'factor') return { ip, place };
  const device = objectOf(record['device']);
  return { ip: ipOf(device['ip']), place: placeOf(device['location']) };
}

/** What only events of one kind tell. */
function ownOf(record: JsonObject, kind: ReadEvent['kind']): Partial<ReadEvent> {
  switch (kind) {
    case 'sign-in':
    case 'factor':
      return { isMfa: booleanOf(record['is_mfa']) ?? booleanOf(objectOf(record['session'])['is_mfa']), mfaDevice: mfaDeviceOf(record['auth_factors']) };
    case 'software':
      return { software: softwareOf(record) };
    case 'process':
      return { process: processOf(record) };
    case 'peripheral':
      return { peripheral: peripheralOf(record['peripheral_device']) };
    case 'web':
      return { url: urlOf(record) };
    case 'download':
      return fileOf(record);
    case 'alert':
      return { title: textOf(objectOf(record['finding_info'])['title']) ?? textOf(objectOf(record['finding'])['title']) ?? textOf(record['message']) };
    default:
      return {};
  }
}

/** A service that was reached: of an address its host, of a path nothing. */
function serviceOf(value: unknown): string | undefined {
  const name = textOf(value);
  if (name === undefined || name.startsWith('/')) return undefined;
  const scheme = name.indexOf('://');
  return scheme < 0 ? name : name.slice(scheme + 3).split('/', 1)[0];
}

/** Without its object an event of the kind says nothing. */
const NEEDS: Readonly<Partial<Record<ReadEvent['kind'], keyof ReadEvent>>> = { process: 'process', software: 'software', peripheral: 'peripheral', web: 'url' };

/** Any product that writes OCSF 1.x. */
export const ocsf = defineTelemetrySource({
  id: 'ocsf',
  title: 'OCSF events',
  obtain: 'Any product or pipeline that writes the Open Cybersecurity Schema Framework 1.x, as JSON (Amazon Security Lake: converted from Parquet)',
  reference: 'https://schema.ocsf.io/',
  form: 'json',
  recognises: (record) => typeof record['class_uid'] === 'number' && ('metadata' in record || 'category_uid' in record || 'type_uid' in record),
  fields: FIELDS,
  read(record) {
    const classUid = numberOf(record['class_uid']);
    if (classUid === undefined) return { wrong: { path: '/class_uid', expected: 'the number of an OCSF class', received: record['class_uid'] } };
    const kind = kindOf(classUid, record);
    if (kind === undefined) return { ignored: `class ${classUid} activity ${textOf(record['activity_name']) ?? textOf(record['activity_id']) ?? 'unknown'}` };
    const own = ownOf(record, kind);
    const needed = NEEDS[kind];
    if (needed !== undefined && own[needed] === undefined) return { ignored: `class ${classUid} without ${needed}` };
    const [path, written] = record['time'] === undefined ? ['/time_dt', record['time_dt']] : ['/time', record['time']];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path, expected: 'milliseconds since 1970', received: written } };
    const status = numberOf(record['status_id']);
    const destination = objectOf(record['dst_endpoint']);
    return {
      events: [
        given({
          uid: textOf(objectOf(record['metadata'])['uid']) ?? textOf(objectOf(record['finding_info'])['uid']) ?? '',
          kind,
          time,
          activity: textOf(record['activity_name']) ?? textOf(record['type_name']) ?? textOf(record['class_name']),
          status: status === 1 ? ('success' as const) : status === 2 ? ('failure' as const) : undefined,
          user: accountOf(record),
          device: machineOf(record, kind),
          ...fromOf(record, kind),
          app: kind === 'sign-in' ? (textOf(objectOf(record['service'])['name']) ?? serviceOf(destination['svc_name'])) : undefined,
          ...own,
        }),
      ],
    };
  },
});
