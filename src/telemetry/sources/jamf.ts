import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, objectOf, type ReadEvent, type Reading, textOf, timeOf } from '../source.ts';

/** Programs and browser plug-ins, without the ending of packages. */
function softwareOf(...lists: readonly unknown[]): NonNullable<ReadEvent['software']> {
  return lists.flatMap(listOf).flatMap((one) => {
    const { name: written, version } = objectOf(one);
    const name = textOf(written);
    return name === undefined ? [] : [given({ name: name.endsWith('.app') ? name.slice(0, -4) : name, version: textOf(version) })];
  });
}

/** A device that reported itself, and the list of its programs where one came along. */
function eventsOf(report: Omit<ReadEvent, 'uid' | 'kind'>, id: string | undefined, software: NonNullable<ReadEvent['software']>): Reading {
  const { time, user, device } = report;
  const uid = id === undefined ? '' : `${id} ${time}`;
  const seen: ReadEvent = given({ ...report, uid, kind: 'device' as const });
  if (software.length === 0) return { events: [seen] };
  return { events: [seen, given({ uid: uid === '' ? '' : `${uid} apps`, kind: 'software' as const, time, activity: 'software inventory', user, device, software })] };
}

/** A computer of `computers-inventory`, or a mobile device of `mobile-devices/detail`; both have the section `general`. */
function readInventory(record: JsonObject): Reading {
  const general = objectOf(record['general']);
  const written = general['lastContactTime'] ?? general['reportDate'] ?? general['lastInventoryUpdateDate'] ?? general['lastEnrolledDate'];
  const time = timeOf(written);
  if (time === undefined) return { wrong: { path: '/general/lastContactTime', expected: 'a time by RFC 3339; ask for the section GENERAL', received: written } };
  const [hardware, owner, system] = [objectOf(record['hardware']), objectOf(record['userAndLocation']), objectOf(record['operatingSystem'])];
  const [name, version] = [textOf(system['name']), textOf(system['version']) ?? textOf(general['osVersion'])];
  const report = {
    time,
    activity: 'device report',
    user: givenOr({ name: textOf(owner['username']) ?? textOf(owner['realname']), emailAddr: textOf(owner['email']) ?? textOf(owner['emailAddress']) }),
    device: givenOr({
      uid: textOf(record['udid']) ?? textOf(general['udid']),
      serial: textOf(hardware['serialNumber']) ?? textOf(general['assetTag']),
      hostname: textOf(general['name']) ?? textOf(general['displayName']),
      os: name === undefined ? textOf(record['deviceType']) : [name, version].filter((one) => one !== undefined).join(' '),
      isManaged: booleanOf(objectOf(general['remoteManagement'])['managed']) ?? booleanOf(general['managed']),
      timeZone: textOf(general['timeZone']),
    }),
    // The address that the server saw; the other is the one that the computer has at home.
    ip: ipOf(general['lastIpAddress']) ?? ipOf(general['ipAddress']) ?? ipOf(general['lastReportedIp']) ?? ipOf(general['lastReportedIpV4']),
  };
  return eventsOf(report, textOf(record['udid']) ?? textOf(record['id']) ?? textOf(record['mobileDeviceId']), softwareOf(record['applications'], record['plugins']));
}

/** A field of a webhook, which collectors write in either style. */
const either = (fields: JsonObject, camel: string, snake: string): unknown => fields[camel] ?? fields[snake];

/** Webhooks by which a computer or mobile device reports: they hold the device itself, or under `computer`. */
function readWebhook(record: JsonObject): Reading {
  const [webhook, event] = [objectOf(record['webhook']), objectOf(record['event'])];
  const name = textOf(either(webhook, 'webhookEvent', 'webhook_event')) ?? '';
  if (!name.startsWith('Computer') && !name.startsWith('MobileDevice')) return { ignored: name };
  const fields = 'computer' in event ? objectOf(event['computer']) : event;
  const serial = textOf(either(fields, 'serialNumber', 'serial_number'));
  // Changes of policies and groups name a computer by number only.
  if (serial === undefined) return { ignored: name };
  const written = either(webhook, 'eventTimestamp', 'event_timestamp');
  const time = timeOf(written);
  if (time === undefined) return { wrong: { path: '/webhook/eventTimestamp', expected: 'milliseconds since 1970', received: written } };
  const report = {
    time,
    activity: name,
    user: givenOr({ name: textOf(fields['username']) ?? textOf(event['username']), emailAddr: textOf(either(fields, 'emailAddress', 'email_address')) }),
    device: given({ uid: textOf(fields['udid']), serial, hostname: textOf(either(fields, 'deviceName', 'device_name')), os: textOf(either(fields, 'osVersion', 'os_version')) }),
    ip: ipOf(either(fields, 'ipAddress', 'ip_address')),
  };
  return eventsOf(report, `${name} ${serial}`, []);
}

/** Jamf Pro: computers and mobile devices with their users, addresses and programs. */
export const jamf = defineTelemetrySource({
  id: 'jamf',
  title: 'Jamf Pro devices',
  obtain:
    'Jamf Pro API (GET /api/v1/computers-inventory with the sections GENERAL, HARDWARE, OPERATING_SYSTEM, USER_AND_LOCATION, APPLICATIONS; GET /api/v2/mobile-devices/detail), or webhooks as JSON',
  reference: 'https://developer.jamf.com/jamf-pro/reference/get_v1-computers-inventory',
  form: 'json',
  recognises(record) {
    if ('webhook' in record) return 'event' in record && either(objectOf(record['webhook']), 'webhookEvent', 'webhook_event') !== undefined;
    return 'general' in record && ('udid' in record || 'mobileDeviceId' in record || ('hardware' in record && 'userAndLocation' in record));
  },
  fields: new Set(
    'id udid mobileDeviceId deviceType general diskEncryption purchasing applications storage userAndLocation configurationProfiles printers services hardware localUserAccounts certificates attachments plugins packageReceipts fonts security operatingSystem licensedSoftware ibeacons softwareUpdates extensionAttributes contentCaching groupMemberships groups network profiles ebooks provisioningProfiles sharedUsers userProfiles serviceSubscriptions webhook event'.split(
      ' ',
    ),
  ),
  read: (record) => ('webhook' in record ? readWebhook(record) : readInventory(record)),
});
