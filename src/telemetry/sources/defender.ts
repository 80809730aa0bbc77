import { countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, objectOf, type ReadEvent, type Reading, textOf, timeOf } from '../source.ts';
import { FIELDS } from './defender-fields.ts';
import { usbIdsOf, windowsUserOf } from './defender-windows.ts';

/** What a row says; a text is why it says nothing of a person or device. */
type Body = (Partial<ReadEvent> & { readonly kind: ReadEvent['kind'] }) | string;

/** A column that holds JSON, as text or, in streams, as it is. */
function dynamicOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value[0] !== '{' && value[0] !== '[') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function processOf(row: JsonObject): Body {
  const name = textOf(row['FileName']);
  if (name === undefined) return 'a process without a file';
  return {
    kind: 'process',
    process: given({
      name,
      path: textOf(row['FolderPath']),
      cmdLine: textOf(row['ProcessCommandLine']),
      parent: textOf(row['InitiatingProcessFileName']),
      originalName: textOf(row['ProcessVersionInfoOriginalFileName']),
      company: textOf(row['ProcessVersionInfoCompanyName']),
    }),
  };
}

/** Bus types under which a disk is no peripheral. @source Microsoft, STORAGE_BUS_TYPE, learn.microsoft.com: ATA, RAID, SAS, SATA, virtual, file-backed, storage spaces, NVMe */
const BUILT_IN = new Set(['3', '8', '10', '11', '14', '15', '16', '17']);

function peripheralOf(row: JsonObject): Body {
  const fields = objectOf(dynamicOf(row['AdditionalFields']));
  const bus = textOf(fields['BusType']);
  if (bus !== undefined && BUILT_IN.has(bus)) return 'a disk that is built in';
  const paths = [fields['DeviceId'], fields['DeviceInstanceId'], ...listOf(dynamicOf(fields['VendorIds']))].flatMap((path) => textOf(path) ?? []);
  const ids = usbIdsOf(paths.find((path) => path.toUpperCase().includes('VID_')) ?? paths[0]);
  return given({
    kind: 'peripheral' as const,
    peripheral: givenOr({
      name: textOf(fields['ProductName']) ?? textOf(fields['DeviceDescription']) ?? textOf(fields['MediaName']),
      vendor: textOf(fields['Manufacturer']),
      vendorId: ids.vendorId ?? textOf(fields['VendorId'])?.toLowerCase(),
      productId: ids.productId ?? textOf(fields['ProductId'])?.toLowerCase(),
      serial: textOf(fields['SerialNumber']) ?? ids.serial,
      class: textOf(fields['ClassName']),
    }),
  });
}

/** Somebody signed in to the machine, at its screen or a remote one. The user of a remote session is where it comes from, not where the machine is. */
function logonOf(row: JsonObject): Body {
  switch (textOf(row['LogonType'])) {
    case 'Network':
    case 'NetworkCleartext':
    case 'NewCredentials':
    case 'Batch':
    case 'Service':
    case 'System':
      return 'a logon of a service, task or share';
    case 'RemoteInteractive': {
      const ip = ipOf(row['RemoteIP']);
      if (ip !== undefined) return { kind: 'sign-in', activity: 'remote desktop logon', app: 'Remote Desktop', ip };
    }
  }
  return { kind: 'device', activity: 'logon' };
}

/** A connection with the name of its host, with the program that made it: it need not be a browser. */
function visitOf(row: JsonObject, action: string): Body {
  let url = textOf(row['RemoteUrl']);
  if (url === undefined && (action === 'HttpConnectionInspected' || action === 'SslConnectionInspected')) {
    const fields = objectOf(dynamicOf(row['AdditionalFields']));
    if (fields['direction'] === 'In') return 'a connection from outside';
    const host = textOf(fields['server_name']) ?? textOf(fields['host']);
    url = host === undefined ? undefined : `${host}${textOf(fields['uri']) ?? ''}`;
  }
  if (url === undefined) return 'a connection without a host';
  const program = textOf(row['InitiatingProcessFileName']);
  return given({ kind: 'web' as const, url, process: program === undefined ? undefined : given({ name: program, path: textOf(row['InitiatingProcessFolderPath']) }) });
}

function alertOf(row: JsonObject): Body {
  // Titles alone, without whom they are about, say nothing of anybody.
  if (textOf(row['DeviceId']) === undefined && textOf(row['AccountName']) === undefined && textOf(row['AccountUpn']) === undefined) return 'an alert without device and account';
  return given({ kind: 'alert' as const, title: textOf(row['Title']) ?? textOf(row['ThreatFamily']) ?? textOf(row['Categories']) ?? textOf(row['Category']) });
}

/** Names of inventories are written with underscores for blanks. */
function softwareOf(row: JsonObject): Body {
  const name = textOf(row['SoftwareName']);
  if (name === undefined) return 'a program without a name';
  return {
    kind: 'software',
    activity: 'software inventory',
    software: [given({ name: name.replaceAll('_', ' '), version: textOf(row['SoftwareVersion']), vendor: textOf(row['SoftwareVendor']) })],
  };
}

/** Names of extensions are translated, their ids are not. */
function extensionOf(row: JsonObject): Body {
  const [version, vendor] = [textOf(row['ExtensionVersion']), textOf(row['ExtensionVendor'])];
  const names = [textOf(row['ExtensionName']), textOf(row['ExtensionId'])].filter((one) => one !== undefined);
  return names.length === 0
    ? 'an extension without a name'
    : { kind: 'software', activity: 'extension inventory', software: names.map((name) => given({ name, version, vendor })) };
}

/** Rows of tables that have no type of action, by columns of their own. */
function bodyOfTable(row: JsonObject): Body {
  if ('AlertId' in row) return alertOf(row);
  if ('SoftwareName' in row) return softwareOf(row);
  if ('ExtensionId' in row) return extensionOf(row);
  if ('PublicIP' in row || 'OnboardingStatus' in row) return given({ kind: 'device' as const, activity: 'device report', ip: ipOf(row['PublicIP']) });
  if ('ProcessCommandLine' in row && 'FolderPath' in row) return processOf(row);
  return textOf(row['RemoteUrl']) === undefined ? 'a row of another table' : visitOf(row, '');
}

function bodyOf(row: JsonObject, action: string): Body {
  switch (action) {
    case '':
      return bodyOfTable(row);
    case 'ProcessCreated':
      return processOf(row);
    case 'PnpDeviceConnected':
    case 'UsbDriveMounted':
    case 'UsbDriveMount':
    case 'RemovableStoragePolicyTriggered':
      return peripheralOf(row);
    case 'LogonSuccess':
      return logonOf(row);
    case 'BrowserLaunchedToOpenUrl':
    case 'SmartScreenUrlWarning':
    case 'ConnectionSuccess':
    case 'ConnectionRequest':
    case 'ConnectionFound':
    case 'ConnectionAcknowledged':
    case 'HttpConnectionInspected':
    case 'SslConnectionInspected':
      return visitOf(row, action);
    default:
      return action;
  }
}

/** A time of year, month and day. What the portal shows (“Mar 2, 2026 9:05:00 AM”) is in a zone of somebody’s choice, and is not guessed. */
const utcOf = (value: unknown): number | undefined => (typeof value === 'string' && value[4] === '-' ? timeOf(value) : undefined);

/** Time in a column that Log Analytics marks with its zone: `11/7/2026, 5:07:42.025 PM` under `TimeGenerated [UTC]`. */
function marked(row: JsonObject): number | undefined {
  for (const column of ['TimeGenerated [UTC]', 'Timestamp [UTC]']) {
    const written = row[column];
    if (typeof written !== 'string') continue;
    return timeOf(/\d [AP]M$/.test(written) ? `${written} UTC` : written);
  }
  return undefined;
}

/** Accounts that were signed in to a device: one event each. */
function usersOf(row: JsonObject): readonly ReadEvent['user'][] {
  const users = listOf(dynamicOf(row['LoggedOnUsers'])).flatMap((one) => {
    const { UserName: name, DomainName: domain, Sid: id } = objectOf(one);
    return windowsUserOf(name, domain, undefined, id) ?? [];
  });
  return users.length === 0 ? [undefined] : users;
}

function userOf(row: JsonObject): ReadEvent['user'] {
  if (textOf(row['AccountName']) !== undefined || textOf(row['AccountUpn']) !== undefined)
    return windowsUserOf(row['AccountName'], row['AccountDomain'], row['AccountUpn'], row['AccountObjectId'] ?? row['AccountSid']);
  return windowsUserOf(
    row['InitiatingProcessAccountName'],
    row['InitiatingProcessAccountDomain'],
    row['InitiatingProcessAccountUpn'],
    row['InitiatingProcessAccountObjectId'] ?? row['InitiatingProcessAccountSid'],
  );
}

/** A counter of the device, so it tells an event only together with device and time. Alerts have an id, and many rows about one device. */
function uidOf(row: JsonObject, kind: ReadEvent['kind'], time: number): string {
  const device = textOf(row['DeviceId']) ?? '';
  const alert = kind === 'alert' ? textOf(row['AlertId']) : undefined;
  if (alert !== undefined) return `${alert} ${device} ${textOf(row['AccountUpn']) ?? textOf(row['AccountName']) ?? ''}`.trim();
  const report = textOf(row['ReportId']);
  return report === undefined ? '' : `${device} ${report} ${time}`;
}

function readRow(row: JsonObject, published: unknown): Reading {
  const action = textOf(row['ActionType']) ?? '';
  const body = bodyOf(row, action);
  if (typeof body === 'string') return { ignored: body };
  const written = row['Timestamp'] ?? row['TimeGenerated'] ?? row['LastSeenTime'] ?? row['InstallationTime'] ?? published;
  const time = utcOf(written) ?? marked(row);
  if (time === undefined)
    return { wrong: { path: '/Timestamp', expected: 'a time by RFC 3339 (inventory tables have none: add “| extend Timestamp = now()”)', received: written } };
  const uid = uidOf(row, body.kind, time);
  const report = {
    ...body,
    uid,
    time,
    activity: body.activity ?? (action === '' ? undefined : action),
    device: givenOr({
      uid: textOf(row['DeviceId']),
      hostname: textOf(row['DeviceName']),
      os: textOf(row['OSPlatform']),
      isManaged: row['OnboardingStatus'] === 'Onboarded' ? true : undefined,
    }),
    place: givenOr({ countryCode: countryCodeOf(row['CountryCode']) }),
  };
  const users = body.kind === 'device' && action === '' ? usersOf(row) : [userOf(row)];
  return { events: users.map((user, nth) => given({ ...report, uid: nth === 0 || uid === '' ? uid : `${uid} ${nth}`, user })) };
}

const hasTime = (record: JsonObject): boolean => 'Timestamp' in record || 'TimeGenerated' in record || 'TimeGenerated [UTC]' in record || 'Timestamp [UTC]' in record;

/** Microsoft Defender for Endpoint, advanced hunting tables. */
export const defender = defineTelemetrySource({
  id: 'defender',
  title: 'Microsoft Defender for Endpoint',
  obtain:
    'Advanced hunting export (CSV) or streaming (JSON) of DeviceProcessEvents, DeviceEvents, DeviceLogonEvents, DeviceNetworkEvents, DeviceInfo, AlertEvidence and, with “| extend Timestamp = now()”, DeviceTvmSoftwareInventory',
  reference: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables',
  form: 'either',
  recognises(record) {
    const { category } = record;
    if (typeof category === 'string') return category.startsWith('AdvancedHunting-') && 'properties' in record;
    // Intune’s tables have devices too.
    if ('LastContact' in record) return false;
    if ('DeviceId' in record && 'DeviceName' in record) return hasTime(record) || ('SoftwareName' in record && 'SoftwareVendor' in record);
    return ('DeviceId' in record && 'ExtensionId' in record && 'BrowserName' in record) || ('AlertId' in record && hasTime(record));
  },
  fields: FIELDS,
  read(record) {
    if (!('properties' in record) || typeof record['category'] !== 'string') return readRow(record, undefined);
    const { properties } = record;
    if (properties === null || typeof properties !== 'object' || Array.isArray(properties)) return { wrong: { path: '/properties', expected: 'the row', received: properties } };
    const reading = readRow(properties as JsonObject, record['time']);
    return 'wrong' in reading ? { wrong: { ...reading.wrong, path: `/properties${reading.wrong.path}` } } : reading;
  },
});
