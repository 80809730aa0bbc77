import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Additional fields of a device event, which come as text. */
function additional(value: unknown): JsonObject {
  if (typeof value !== 'string') return objectOf(value);
  try {
    return objectOf(JSON.parse(value));
  } catch {
    return {};
  }
}

/** Ids in the path of a plugged device: `USB\VID_1D6B&PID_0104\serial`. */
const USB_PATH = /VID_([0-9A-F]{4})&PID_([0-9A-F]{4})(?:[^\\]*\\([^\\]+))?/i;

function peripheralOf(record: JsonObject): ReadEvent['peripheral'] {
  const fields = additional(record['AdditionalFields']);
  const path = textOf(fields['DeviceId'] ?? fields['VendorIds'] ?? record['DeviceInstanceId']) ?? '';
  const [, vendorId, productId, serial] = USB_PATH.exec(path) ?? [];
  return givenOr({
    name: textOf(fields['DeviceDescription'] ?? fields['ProductName'] ?? fields['DriveLetter']),
    vendor: textOf(fields['Manufacturer']),
    vendorId: vendorId?.toLowerCase(),
    productId: productId?.toLowerCase(),
    serial: serial ?? textOf(fields['SerialNumber']),
    class: textOf(fields['ClassName']),
  });
}

type Body = Partial<ReadEvent> & { readonly kind: ReadEvent['kind'] };

function bodyOf(record: JsonObject, action: string): Body | undefined {
  if (action === 'ProcessCreated' || (action === '' && 'ProcessCommandLine' in record)) {
    const name = textOf(record['FileName']);
    if (name === undefined) return undefined;
    return {
      kind: 'process',
      process: given({
        name,
        path: textOf(record['FolderPath']),
        cmdLine: textOf(record['ProcessCommandLine']),
        parent: textOf(record['InitiatingProcessFileName']),
        originalName: textOf(record['ProcessVersionInfoOriginalFileName']),
        company: textOf(record['ProcessVersionInfoCompanyName']),
      }),
    };
  }
  if (action === 'PnpDeviceConnected' || action === 'UsbDriveMounted') return given({ kind: 'peripheral' as const, peripheral: peripheralOf(record) });
  if (/^Logon(?:Success|Failed)$/.test(action)) return { kind: 'device', activity: action };
  if ('SoftwareName' in record) {
    const name = textOf(record['SoftwareName']);
    return name === undefined
      ? undefined
      : { kind: 'software', software: [given({ name: name.replaceAll('_', ' '), version: textOf(record['SoftwareVersion']), vendor: textOf(record['SoftwareVendor']) })] };
  }
  if ('RemoteUrl' in record && textOf(record['RemoteUrl']) !== undefined) return given({ kind: 'web' as const, url: textOf(record['RemoteUrl']) });
  if ('PublicIP' in record || 'OnboardingStatus' in record) return { kind: 'device', activity: 'device report' };
  if ('AlertId' in record) return given({ kind: 'alert' as const, title: textOf(record['Title'] ?? record['AttackTechniques']) });
  return undefined;
}

/** Microsoft Defender for Endpoint, advanced hunting tables. */
export const defender = defineTelemetrySource({
  id: 'defender',
  title: 'Microsoft Defender for Endpoint',
  obtain:
    'Advanced hunting export (CSV) or streaming of DeviceProcessEvents, DeviceEvents, DeviceLogonEvents, DeviceNetworkEvents, DeviceInfo, DeviceTvmSoftwareInventory, AlertInfo (JSON)',
  reference: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables',
  form: 'either',
  recognises: (record) =>
    /^AdvancedHunting-/.test(String(record['category'])) ||
    ('DeviceId' in record && ('Timestamp' in record || 'SoftwareName' in record)) ||
    ('AlertId' in record && 'Timestamp' in record),
  fields: new Set(
    'time tenantId operationName category properties _TimeReceivedBySvc Tenant Timestamp TimeGenerated DeviceId DeviceName ReportId ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize ProcessId ProcessCommandLine ProcessIntegrityLevel ProcessTokenElevation ProcessCreationTime ProcessVersionInfoCompanyName ProcessVersionInfoProductName ProcessVersionInfoProductVersion ProcessVersionInfoInternalFileName ProcessVersionInfoOriginalFileName ProcessVersionInfoFileDescription AccountDomain AccountName AccountSid AccountUpn AccountObjectId LogonId InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessAccountObjectId InitiatingProcessFileName InitiatingProcessFolderPath InitiatingProcessCommandLine InitiatingProcessId InitiatingProcessParentFileName InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5 AdditionalFields RemoteIP RemotePort RemoteUrl RemoteDeviceName RemoteIPType LocalIP LocalPort LocalIPType Protocol LogonType FailureReason IsLocalAdmin PublicIP OSPlatform OSVersion OSArchitecture OSBuild IsAzureADJoined AadDeviceId LoggedOnUsers MachineGroup OnboardingStatus DeviceCategory DeviceType SoftwareVendor SoftwareName SoftwareVersion EndOfSupportStatus EndOfSupportDate ProductCodeCpe AlertId Title Category Severity ServiceSource DetectionSource AttackTechniques EntityType EvidenceRole Country CountryCode'.split(
      ' ',
    ),
  ),
  read(record) {
    const row = 'properties' in record ? objectOf(record['properties']) : record;
    const action = textOf(row['ActionType']) ?? '';
    const body = bodyOf(row, action);
    if (body === undefined) return { ignored: action === '' ? 'a row of another table' : action };
    const written = row['Timestamp'] ?? row['TimeGenerated'] ?? record['time'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/Timestamp', expected: 'a time by RFC 3339', received: written } };
    const report = textOf(row['ReportId'] ?? row['AlertId']);
    const device = textOf(row['DeviceId']);
    return {
      events: [
        given({
          activity: action === '' ? undefined : action,
          ...body,
          uid: report === undefined ? '' : `${device ?? ''} ${report} ${time}`,
          time,
          status: action === 'LogonFailed' ? ('failure' as const) : undefined,
          user: givenOr({
            uid: textOf(row['AccountObjectId']),
            name: textOf(row['AccountName'] ?? row['InitiatingProcessAccountName']),
            emailAddr: textOf(row['AccountUpn']) ?? textOf(row['InitiatingProcessAccountUpn']),
          }),
          device: givenOr({
            uid: device,
            hostname: textOf(row['DeviceName']),
            os: textOf(row['OSPlatform']),
            isManaged: row['OnboardingStatus'] === 'Onboarded' ? true : booleanOf(row['IsManaged']),
          }),
          ip: ipOf(row['PublicIP'] ?? (/^Logon/.test(action) ? row['RemoteIP'] : undefined)),
          place: givenOr({ countryCode: countryCodeOf(row['CountryCode']) }),
        }),
      ],
    };
  },
});
