import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, listOf, numberOf, objectOf, textOf, timeOf } from '../source.ts';

/** Microsoft Intune: managed devices with their programs, and enrolments. */
export const intune = defineTelemetrySource({
  id: 'intune',
  title: 'Microsoft Intune devices',
  obtain: 'Microsoft Graph (GET /deviceManagement/managedDevices, with detectedApps), the export of the portal, or OperationalLogs of Azure Monitor',
  reference: 'https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice',
  form: 'json',
  recognises: (record) =>
    ('managedDeviceOwnerType' in record && 'serialNumber' in record) ||
    ('lastSyncDateTime' in record && 'deviceName' in record) ||
    (record['category'] === 'OperationalLogs' && 'IntuneDeviceId' in objectOf(record['properties'])),
  fields: new Set(
    'id userId deviceName managedDeviceOwnerType enrolledDateTime lastSyncDateTime operatingSystem complianceState jailBroken managementAgent osVersion easActivated azureADRegistered azureADDeviceId deviceEnrollmentType emailAddress userPrincipalName userDisplayName model manufacturer serialNumber wiFiMacAddress ethernetMacAddress isEncrypted isSupervised imei phoneNumber managementState detectedApps deviceActionResults location ipAddress wanIpAddress timeZone time category operationName properties resultType tenantId @odata.context @odata.type'.split(
      ' ',
    ),
  ),
  read(record) {
    if (record['category'] === 'OperationalLogs') {
      const properties = objectOf(record['properties']);
      const time = timeOf(record['time']);
      if (time === undefined) return { wrong: { path: '/time', expected: 'a time by RFC 3339', received: record['time'] } };
      if (textOf(properties['IntuneDeviceId']) === undefined) return { ignored: String(record['operationName']) };
      return {
        events: [
          given({
            uid: textOf(properties['MessageId']) === undefined ? '' : `${textOf(properties['MessageId'])} ${time}`,
            kind: 'device' as const,
            time,
            activity: textOf(record['operationName']),
            user: givenOr({ uid: textOf(properties['IntuneUserId']) }),
            device: givenOr({ uid: textOf(properties['IntuneDeviceId']), os: textOf(properties['Os']) }),
          }),
        ],
      };
    }
    const written = record['lastSyncDateTime'] ?? record['enrolledDateTime'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/lastSyncDateTime', expected: 'a time by RFC 3339', received: written } };
    const device = givenOr({
      uid: textOf(record['id']),
      serial: textOf(record['serialNumber']),
      hostname: textOf(record['deviceName']),
      os: textOf(record['operatingSystem']),
      isManaged: textOf(record['managementState']) === undefined ? true : booleanOf(record['managementState'] === 'managed'),
      timeZone: textOf(record['timeZone']),
    });
    const user = givenOr({ uid: textOf(record['userId']), name: textOf(record['userDisplayName']), emailAddr: textOf(record['userPrincipalName'] ?? record['emailAddress']) });
    const found = objectOf(objectOf(listOf(record['deviceActionResults']).find((one) => 'deviceLocation' in objectOf(one)))['deviceLocation'] ?? record['location']);
    const [latitude, longitude] = [numberOf(found['latitude']), numberOf(found['longitude'])];
    const place = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude, measured: true };
    const ip = ipOf(record['wanIpAddress'] ?? record['ipAddress']);
    const software = listOf(record['detectedApps'])
      .map(objectOf)
      .flatMap((app) => {
        const name = textOf(app['displayName']);
        return name === undefined ? [] : [given({ name, version: textOf(app['version']), vendor: textOf(app['publisher']) })];
      });
    const id = textOf(record['id']);
    const uid = id === undefined ? '' : `${id} ${time}`;
    const report = given({ uid, kind: 'device' as const, time, activity: 'device report', user, device, ip, place });
    if (software.length === 0) return { events: [report] };
    return { events: [report, given({ uid: uid === '' ? '' : `${uid} apps`, kind: 'software' as const, time, activity: 'software inventory', user, device, software })] };
  },
});
