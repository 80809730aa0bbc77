import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Kind of event by OCSF class. @source https://schema.ocsf.io 1.5.0, classes */
const KINDS: Readonly<Record<number, ReadEvent['kind']>> = {
  3002: 'sign-in',
  3001: 'factor',
  5001: 'device',
  5020: 'software',
  1007: 'process',
  1010: 'peripheral',
  6005: 'peripheral',
  4001: 'web',
  4002: 'web',
  4003: 'web',
  2004: 'alert',
  1001: 'download',
  6001: 'web',
};

function placeOf(value: unknown): ReadEvent['place'] {
  const where = objectOf(value);
  const [lon, lat] = listOf(where['coordinates']);
  const [latitude, longitude] = [numberOf(where['lat'] ?? lat), numberOf(where['long'] ?? lon)];
  return givenOr({
    countryCode: countryCodeOf(where['country']),
    region: textOf(where['region']),
    city: textOf(where['city']),
    latitude: longitude === undefined ? undefined : latitude,
    longitude: latitude === undefined ? undefined : longitude,
  });
}

const userOf = (value: unknown): ReadEvent['user'] => {
  const user = objectOf(value);
  return givenOr({ uid: textOf(user['uid']), name: textOf(user['name']), emailAddr: textOf(user['email_addr']) });
};

const deviceOf = (value: unknown): ReadEvent['device'] => {
  const device = objectOf(value);
  const serial = objectOf(device['hw_info'])['serial_number'];
  return givenOr({
    uid: textOf(device['uid']),
    serial: textOf(serial),
    hostname: textOf(device['hostname'] ?? device['name']),
    os: textOf(objectOf(device['os'])['name']),
    isManaged: booleanOf(device['is_managed']),
  });
};

function softwareOf(record: JsonObject): ReadEvent['software'] {
  const products = [
    ...listOf(record['products']),
    ...listOf(record['packages']),
    ...('product' in record ? [record['product']] : []),
    ...listOf(objectOf(record['sbom'])['software_components']),
  ];
  const software = products.map(objectOf).flatMap((one) => {
    const name = textOf(one['name']);
    return name === undefined ? [] : [given({ name, version: textOf(one['version']), vendor: textOf(one['vendor_name']) })];
  });
  return software.length === 0 ? undefined : software;
}

function processOf(record: JsonObject): ReadEvent['process'] {
  const process = objectOf(record['process']);
  const file = objectOf(process['file']);
  const name = textOf(process['name'] ?? file['name']);
  if (name === undefined) return undefined;
  return given({
    name,
    path: textOf(file['path'] ?? process['path']),
    cmdLine: textOf(process['cmd_line']),
    parent: textOf(objectOf(process['parent_process'])['name']),
    originalName: textOf(file['internal_name']),
    company: textOf(file['company_name']),
  });
}

function peripheralOf(record: JsonObject): ReadEvent['peripheral'] {
  const one = objectOf(record['peripheral_device'] ?? record['device_hw'] ?? record['peripheral']);
  return givenOr({
    name: textOf(one['name'] ?? one['model']),
    vendor: textOf(one['vendor_name']),
    vendorId: textOf(one['vendor_id'] ?? listOf(one['vendor_id_list'])[0]),
    productId: textOf(one['product_id'] ?? one['uid']),
    serial: textOf(one['serial_number']),
    class: textOf(one['class']),
  });
}

/** Any product that writes OCSF 1.x. */
export const ocsf = defineTelemetrySource({
  id: 'ocsf',
  title: 'OCSF events',
  obtain: 'Any product or pipeline that writes the Open Cybersecurity Schema Framework, as JSON',
  reference: 'https://schema.ocsf.io/',
  form: 'json',
  recognises: (record) => typeof record['class_uid'] === 'number' && 'metadata' in record,
  fields: new Set(
    'activity_id activity_name actor api app_name auth_factors auth_protocol auth_protocol_id authorizations category_name category_uid certificate class_name class_uid cloud count dst_endpoint duration device end_time enrichments evidences file finding_info http_request http_response is_cleartext is_mfa is_new_logon is_remote logon_process logon_type logon_type_id message metadata observables packages peripheral_device process product products proxy query raw_data remediation sbom service session severity severity_id src_endpoint start_time status status_code status_detail status_id time time_dt timezone_offset type_name type_uid unmapped url user vulnerabilities web_resources confidence risk_level'.split(
      ' ',
    ),
  ),
  read(record) {
    const classUid = numberOf(record['class_uid']);
    const kind = classUid === undefined ? undefined : KINDS[classUid];
    if (classUid === undefined) return { wrong: { path: '/class_uid', expected: 'the number of an OCSF class', received: record['class_uid'] } };
    if (kind === undefined) return { ignored: `class ${classUid}` };
    const written = record['time'] ?? record['time_dt'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/time', expected: 'milliseconds since 1970', received: written } };
    const source = objectOf(record['src_endpoint']);
    const factor = listOf(record['auth_factors']).map(objectOf)[0];
    const factorDevice = textOf(objectOf(factor?.['device'])['uid']) ?? textOf(factor?.['phone_number']) ?? textOf(factor?.['email_addr']);
    const status = numberOf(record['status_id']);
    const device = deviceOf(record['device']) ?? (kind === 'sign-in' ? deviceOf(source) : undefined);
    const event: ReadEvent = given({
      uid: textOf(objectOf(record['metadata'])['uid']) ?? '',
      kind,
      time,
      activity: textOf(record['activity_name'] ?? record['type_name']),
      status: status === 1 ? ('success' as const) : status === 2 ? ('failure' as const) : undefined,
      user: userOf(record['user']) ?? userOf(objectOf(record['actor'])['user']) ?? userOf(objectOf(record['device'])['owner']),
      device,
      ip: ipOf(source['ip'] ?? objectOf(record['device'])['ip']),
      place: placeOf(source['location'] ?? objectOf(record['device'])['location']),
      app: textOf(objectOf(record['service'])['name'] ?? objectOf(objectOf(record['dst_endpoint'])['svc_name'])),
      isMfa: booleanOf(record['is_mfa']),
      mfaDevice: factorDevice,
      software: kind === 'software' ? softwareOf(record) : undefined,
      process: kind === 'process' ? processOf(record) : undefined,
      peripheral: kind === 'peripheral' ? peripheralOf(record) : undefined,
      url:
        kind === 'web'
          ? textOf(
              objectOf(objectOf(record['http_request'])['url'])['url_string'] ??
                objectOf(objectOf(record['http_request'])['url'])['hostname'] ??
                objectOf(record['url'])['url_string'] ??
                objectOf(record['query'])['hostname'] ??
                objectOf(record['dst_endpoint'])['hostname'],
            )
          : undefined,
      title: kind === 'alert' ? textOf(objectOf(record['finding_info'])['title'] ?? record['message']) : undefined,
      bytes: kind === 'download' ? numberOf(objectOf(record['file'])['size']) : undefined,
    });
    return { events: [event] };
  },
});
