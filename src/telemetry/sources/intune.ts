import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, type Reading, textOf, timeOf } from '../source.ts';
import { Columns } from './columns.ts';

/** Columns of the reports on devices and of the same tables of Azure Monitor. @source https://learn.microsoft.com/intune/intune-service/fundamentals/reports-export-graph-available-reports (Devices, DeviceCompliance), https://learn.microsoft.com/azure/azure-monitor/reference/tables/intunedevices */
const columns = new Columns({
  id: ['device id', 'intune device id'],
  // The id by which sign-ins name the device too.
  directoryId: ['aad device id', 'azure ad device id', 'microsoft entra device id', 'reference id'],
  name: ['device name'],
  time: ['last contact', 'last check-in'],
  generated: ['time generated'],
  serial: ['serial number'],
  principal: ['upn', 'primary user upn'],
  mail: ['user email', 'primary user email address'],
  person: ['user name', 'primary user display name'],
  os: ['os', 'os description'],
  managed: ['graph device is managed', 'is managed'],
  application: ['application name'],
  applicationVersion: ['application version'],
  publisher: ['application publisher'],
});

/** An id that stands for none. */
const idOf = (value: unknown): string | undefined => {
  const id = textOf(value);
  return id === '00000000-0000-0000-0000-000000000000' ? undefined : id;
};

/** A time of year, month and day: Intune’s have no zone and are UTC, and the year 1 means never. */
const utcOf = (value: unknown): number | undefined => (typeof value === 'string' && value[4] === '-' ? timeOf(value) : undefined);

type Report = Omit<ReadEvent, 'uid' | 'kind'>;

/** A device that reported itself, and the list of its programs where one came along. */
function eventsOf(report: Report, id: string | undefined, software: NonNullable<ReadEvent['software']>): Reading {
  const { time, user, device } = report;
  const uid = id === undefined ? '' : `${id} ${time}`;
  const seen: ReadEvent = given({ ...report, uid, kind: 'device' as const });
  if (software.length === 0) return { events: [seen] };
  return { events: [seen, given({ uid: uid === '' ? '' : `${uid} apps`, kind: 'software' as const, time, activity: 'software inventory', user, device, software })] };
}

/** Where the device was when it was located, and when: measured by the device itself. */
function foundOf(record: JsonObject): { readonly place?: ReadEvent['place']; readonly time?: number | undefined } {
  for (const action of listOf(record['deviceActionResults'])) {
    const found = objectOf(objectOf(action)['deviceLocation']);
    const [latitude, longitude] = [numberOf(found['latitude']), numberOf(found['longitude'])];
    if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) continue;
    return { place: { latitude, longitude, measured: true }, time: utcOf(found['lastCollectedDateTime']) };
  }
  return {};
}

/** managedDevice of Microsoft Graph, with `detectedApps` where they were asked for. */
function readDevice(record: JsonObject): Reading {
  const written = record['lastSyncDateTime'] ?? record['enrolledDateTime'];
  const time = utcOf(written) ?? utcOf(record['enrolledDateTime']);
  if (time === undefined) return { wrong: { path: '/lastSyncDateTime', expected: 'a time by RFC 3339', received: written } };
  const state = textOf(record['managementState']);
  const found = foundOf(record);
  const network = objectOf(record['hardwareInformation']);
  const report: Report = {
    time,
    activity: 'device report',
    user: givenOr({
      uid: idOf(record['userId']),
      name: textOf(record['userDisplayName']),
      emailAddr: textOf(record['userPrincipalName']) ?? textOf(record['emailAddress']),
    }),
    device: givenOr({
      uid: idOf(record['azureADDeviceId']) ?? idOf(record['id']),
      serial: textOf(record['serialNumber']),
      hostname: textOf(record['deviceName']),
      os: [textOf(record['operatingSystem']), textOf(record['osVersion'])].filter((one) => one !== undefined).join(' ') || undefined,
      // A device that was only discovered is not under management; one that is about to be wiped still is.
      isManaged: state !== 'discovered',
    }),
    ip: ipOf(network['ipAddressV4']),
    place: found.time === undefined ? found.place : undefined,
  };
  const software = listOf(record['detectedApps']).flatMap((app) => {
    const { displayName, version, publisher } = objectOf(app);
    const name = textOf(displayName);
    return name === undefined ? [] : [given({ name, version: textOf(version), vendor: textOf(publisher) })];
  });
  const id = idOf(record['id']);
  const reading = eventsOf(report, id, software);
  if (found.time === undefined || !('events' in reading)) return reading;
  // It was located at another time than it last reported.
  const { user, device } = report;
  const located = { kind: 'device' as const, time: found.time, activity: 'located', user, device, place: found.place };
  return { events: [...reading.events, given({ ...located, uid: id === undefined ? '' : `${id} ${found.time} located` })] };
}

/** A row of a report: a device, or a program on it. */
function readRow(row: JsonObject, stream: unknown): Reading {
  const cell = (name: Parameters<typeof columns.get>[1]) => textOf(columns.get(row, name));
  const written = columns.get(row, 'time') ?? columns.get(row, 'generated') ?? stream;
  const time = utcOf(columns.get(row, 'time')) ?? utcOf(columns.get(row, 'generated')) ?? utcOf(stream);
  if (time === undefined) return { wrong: { path: '/LastContact', expected: 'a time, year first (the report on programs has none: add a column LastContact)', received: written } };
  const [id, name] = [idOf(columns.get(row, 'id')), cell('application')];
  const report: Report = {
    time,
    activity: 'device report',
    user: givenOr({ name: cell('person'), emailAddr: cell('principal') ?? cell('mail') }),
    device: givenOr({
      uid: idOf(columns.get(row, 'directoryId')) ?? id,
      serial: cell('serial'),
      hostname: cell('name'),
      os: cell('os'),
      isManaged: booleanOf(columns.get(row, 'managed')),
    }),
  };
  if (name === undefined) return eventsOf(report, id, []);
  const software = [given({ name, version: cell('applicationVersion'), vendor: cell('publisher') })];
  return { events: [given({ ...report, uid: id === undefined ? '' : `${id} ${time} ${name}`, kind: 'software' as const, activity: 'software inventory', software })] };
}

/** An enrolment in the operational log: the device came under management, or the attempt failed. */
function readOperation(record: JsonObject): Reading {
  const properties = objectOf(record['properties']);
  const operation = textOf(record['operationName']) ?? 'an operation';
  const device = idOf(properties['AADDeviceId']) ?? idOf(properties['IntuneDeviceId']) ?? idOf(properties['DeviceId']);
  if (device === undefined) return { ignored: operation };
  const time = utcOf(record['time']);
  if (time === undefined) return { wrong: { path: '/time', expected: 'a time by RFC 3339', received: record['time'] } };
  const message = textOf(properties['MessageId']);
  const result = textOf(record['resultType']);
  return {
    events: [
      given({
        uid: message === undefined ? '' : `${message} ${time}`,
        kind: 'device' as const,
        time,
        activity: operation,
        status: result === 'Success' ? ('success' as const) : result === undefined || result === 'None' ? undefined : ('failure' as const),
        user: givenOr({ uid: idOf(properties['IntuneUserId']), emailAddr: textOf(properties['UPNSuffix']) === undefined ? undefined : textOf(properties['UserName']) }),
        device: given({
          uid: device,
          serial: textOf(properties['SerialNumber']),
          hostname: textOf(properties['DeviceName']),
          os: [textOf(properties['Os']), textOf(properties['OsVersion'])].filter((one) => one !== undefined).join(' ') || undefined,
        }),
      }),
    ],
  };
}

/** An audit event: an administrator used the console. */
function readAudit(record: JsonObject): Reading {
  const actor = objectOf(record['actor']);
  const activity = textOf(record['activityType']) ?? textOf(record['displayName']) ?? 'an audit event';
  const [emailAddr, ip] = [textOf(actor['userPrincipalName']), ipOf(actor['ipAddress'])];
  // Programs act too, and without an address the use of an account tells nothing.
  if (emailAddr === undefined || ip === undefined) return { ignored: activity };
  const time = utcOf(record['activityDateTime']);
  if (time === undefined) return { wrong: { path: '/activityDateTime', expected: 'a time by RFC 3339', received: record['activityDateTime'] } };
  const result = textOf(record['activityResult'])?.toLowerCase();
  const status = result === 'success' ? ('success' as const) : result === 'failure' ? ('failure' as const) : undefined;
  const user = given({ uid: idOf(actor['userId']), emailAddr });
  return { events: [given({ uid: textOf(record['id']) ?? '', kind: 'sign-in' as const, time, activity, status, user, ip, app: 'Microsoft Intune' })] };
}

/** Microsoft Intune: managed devices with their programs, enrolments, and what administrators did. */
export const intune = defineTelemetrySource({
  id: 'intune',
  title: 'Microsoft Intune devices',
  obtain:
    'Microsoft Graph (GET /deviceManagement/managedDevices?$expand=detectedApps, /deviceManagement/auditEvents), the export of All devices (CSV), or the categories Devices and OperationalLogs of Azure Monitor',
  reference: 'https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice',
  form: 'either',
  recognises(record) {
    const { category } = record;
    if ('properties' in record && typeof category === 'string') {
      if (category === 'OperationalLogs') return 'IntuneDeviceId' in objectOf(record['properties']) || 'IntuneAccountId' in objectOf(record['properties']);
      return (category === 'Devices' || category === 'DeviceComplianceOrg') && columns.has(objectOf(record['properties']), 'id', 'time');
    }
    if ('activityOperationType' in record) return 'actor' in record && 'componentName' in record;
    return ('lastSyncDateTime' in record && 'deviceName' in record) || columns.has(record, 'id', 'name', 'time') || columns.has(record, 'id', 'name', 'application');
  },
  fields: {
    has: (field: string) => FIELDS.has(field) || columns.fields.has(field.toLowerCase().replace(/[^a-z0-9]/g, '')),
  } as ReadonlySet<string>,
  read(record) {
    const { category } = record;
    if (category === 'OperationalLogs') return readOperation(record);
    if ((category === 'Devices' || category === 'DeviceComplianceOrg') && 'properties' in record) {
      const reading = readRow(objectOf(record['properties']), record['time']);
      return 'wrong' in reading ? { wrong: { ...reading.wrong, path: `/properties${reading.wrong.path}` } } : reading;
    }
    if (category === 'AuditLogs') return { ignored: textOf(record['operationName']) ?? category };
    if ('activityOperationType' in record) return readAudit(record);
    return 'lastSyncDateTime' in record || 'enrolledDateTime' in record ? readDevice(record) : readRow(record, undefined);
  },
});

/** Fields of the resources that are read, or left out by name: hardware, storage, compliance. @source https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice, intune-auditing-auditevent */
const FIELDS: ReadonlySet<string> = new Set(
  `id userId deviceName managedDeviceName managedDeviceOwnerType enrolledDateTime lastSyncDateTime operatingSystem osVersion complianceState jailBroken managementAgent
  managementState managementCertificateExpirationDate easActivated easDeviceId easActivationDateTime azureADRegistered azureADDeviceId deviceEnrollmentType deviceRegistrationState
  deviceCategory deviceCategoryDisplayName activationLockBypassCode emailAddress userPrincipalName userDisplayName model manufacturer serialNumber wiFiMacAddress ethernetMacAddress
  isEncrypted isSupervised imei meid udid iccid phoneNumber subscriberCarrier detectedApps deviceActionResults hardwareInformation exchangeAccessState exchangeAccessStateReason
  exchangeLastSuccessfulSyncDateTime remoteAssistanceSessionUrl remoteAssistanceSessionErrorDetails totalStorageSpaceInBytes freeStorageSpaceInBytes physicalMemoryInBytes
  androidSecurityPatchLevel configurationManagerClientEnabledFeatures deviceHealthAttestationState partnerReportedThreatState requireUserEnrollmentApproval
  complianceGracePeriodExpirationDateTime notes enrollmentProfileName deviceConfigurationStates deviceCompliancePolicyStates logCollectionRequests users windowsProtectionState
  time category operationName properties resultType resultDescription tenantId identity correlationId displayName componentName actor activity activityDateTime activityType
  activityOperationType activityResult resources @odata.context @odata.type`.split(/\s+/),
);
