import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, listOf, numberOf, objectOf, textOf, timeOf } from '../source.ts';

/** Jamf Pro: computers with their users, addresses and programs. */
export const jamf = defineTelemetrySource({
  id: 'jamf',
  title: 'Jamf Pro computers',
  obtain: 'Jamf Pro API (GET /api/v1/computers-inventory with the sections GENERAL, HARDWARE, USER_AND_LOCATION, APPLICATIONS)',
  reference: 'https://developer.jamf.com/jamf-pro/reference/get_v1-computers-inventory',
  form: 'json',
  recognises: (record) => 'general' in record && ('hardware' in record || 'userAndLocation' in record || 'udid' in record),
  fields: new Set(
    'id udid general diskEncryption purchasing applications storage userAndLocation configurationProfiles printers services hardware localUserAccounts certificates attachments plugins packageReceipts fonts security operatingSystem licensedSoftware ibeacons softwareUpdates extensionAttributes contentCaching groupMemberships location'.split(
      ' ',
    ),
  ),
  read(record) {
    const general = objectOf(record['general']);
    const written = general['lastContactTime'] ?? general['reportDate'] ?? general['lastEnrolledDate'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/general/lastContactTime', expected: 'a time by RFC 3339', received: written } };
    const hardware = objectOf(record['hardware']);
    const owner = objectOf(record['userAndLocation']);
    const system = objectOf(record['operatingSystem']);
    const device = givenOr({
      uid: textOf(record['udid']),
      serial: textOf(hardware['serialNumber']),
      hostname: textOf(general['name']),
      os: textOf(system['name']),
      isManaged: booleanOf(objectOf(general['remoteManagement'])['managed']),
      timeZone: textOf(general['timeZone']),
    });
    const user = givenOr({ name: textOf(owner['username']) ?? textOf(owner['realname']), emailAddr: textOf(owner['email']) });
    const where = objectOf(record['location']);
    const [latitude, longitude] = [numberOf(where['latitude']), numberOf(where['longitude'])];
    const software = listOf(record['applications'])
      .map(objectOf)
      .flatMap((app) => {
        const name = textOf(app['name']);
        return name === undefined ? [] : [given({ name: name.replace(/\.app$/i, ''), version: textOf(app['version']) })];
      });
    const id = textOf(record['udid'] ?? record['id']);
    const uid = id === undefined ? '' : `${id} ${time}`;
    const report = given({
      uid,
      kind: 'device' as const,
      time,
      activity: 'device report',
      user,
      device,
      ip: ipOf(general['lastReportedIp'] ?? general['lastIpAddress']) === undefined ? undefined : ipOf(general['lastIpAddress'] ?? general['lastReportedIp']),
      place: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude, measured: true },
    });
    if (software.length === 0) return { events: [report] };
    return { events: [report, given({ uid: uid === '' ? '' : `${uid} apps`, kind: 'software' as const, time, activity: 'software inventory', user, device, software })] };
  },
});
