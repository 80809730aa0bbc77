import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';
import { FIELDS } from './crowdstrike-fields.ts';
import { fileNameOf, usbIdsOf, windowsUserOf } from './defender-windows.ts';

/** What an event says; a text is why it says nothing of a person or device. */
type Body = (Partial<ReadEvent> & { readonly kind: ReadEvent['kind'] }) | string;

/** Codes of device classes. @source USB-IF, Defined Class Codes, https://www.usb.org/defined-class-codes */
const USB_CLASSES: Readonly<Record<string, string>> = { 1: 'audio', 2: 'communications', 3: 'HID', 6: 'image', 7: 'printer', 8: 'mass storage', 10: 'communications', 14: 'video' };

/** Four hexadecimal digits of an id that the sensor writes as a decimal number. Both ids are given, since one may look decimal and be none. */
function usbNumber(value: unknown, other: unknown): string | undefined {
  const [text, beside] = [textOf(value), textOf(other)];
  if (text === undefined) return undefined;
  const isDecimal = [text, beside ?? '0'].every((one) => one === '0' || (one[0] !== '0' && Number.isInteger(Number(one))));
  return (isDecimal ? Number(text).toString(16) : text.toLowerCase().replace(/^0x/, '')).padStart(4, '0');
}

function processOf(event: JsonObject): Body {
  const path = textOf(event['ImageFileName']) ?? textOf(event['FilePath']);
  if (path === undefined) return 'a process without a file';
  return {
    kind: 'process',
    process: given({
      name: fileNameOf(path),
      path,
      cmdLine: textOf(event['CommandLine']),
      parent: textOf(event['ParentBaseFileName']),
      originalName: textOf(event['OriginalFilename']),
      company: textOf(event['CompanyName']),
    }),
  };
}

function peripheralOf(event: JsonObject): Body {
  const ids = usbIdsOf(textOf(event['DeviceInstanceId']) ?? textOf(event['DiskParentDeviceInstanceId']));
  return given({
    kind: 'peripheral' as const,
    peripheral: givenOr({
      name: textOf(event['DeviceProduct']) ?? textOf(event['DevicePropertyDeviceDescription']) ?? textOf(event['VolumeName']),
      vendor: textOf(event['DeviceManufacturer']) ?? textOf(event['DevicePropertyManufacturer']),
      vendorId: ids.vendorId ?? usbNumber(event['DeviceVendorId'], event['DeviceProductId']),
      productId: ids.productId ?? usbNumber(event['DeviceProductId'], event['DeviceVendorId']),
      serial: textOf(event['DeviceSerialNumber']) ?? ids.serial,
      class: textOf(event['DevicePropertyClassName']) ?? USB_CLASSES[String(event['DeviceUsbClass'])],
    }),
  });
}

function softwareOf(event: JsonObject): Body {
  const name = textOf(event['AppName']);
  if (name !== undefined) return { kind: 'software', software: [given({ name, version: textOf(event['AppVersion']), vendor: textOf(event['AppVendor']) })] };
  const [extension, id] = [textOf(event['BrowserExtensionName']), textOf(event['BrowserExtensionId'])];
  if (id === 'no-extension-available' || (extension === undefined && id === undefined)) return 'a browser without extensions';
  const version = textOf(event['BrowserExtensionVersion']);
  // Names of extensions are translated, their ids are not.
  return { kind: 'software', software: [extension, id].filter((one) => one !== undefined).map((one) => given({ name: one, version })) };
}

function visitOf(event: JsonObject): Body {
  const host = textOf(event['HttpHost']) ?? textOf(event['DomainName']);
  const url = textOf(event['HttpUrl']) ?? (host === undefined ? undefined : `${host}${textOf(event['HttpPath']) ?? ''}`);
  const program = textOf(event['ContextBaseFileName']);
  return url === undefined ? 'a request without a host' : given({ kind: 'web' as const, url, process: program === undefined ? undefined : { name: program } });
}

/**
 * Somebody signed in to the machine. Only those at the screen or a remote one: services, tasks and shares have nobody in front of them.
 * @source Microsoft, LogonUserA and SECURITY_LOGON_TYPE, learn.microsoft.com
 */
function logonOf(event: JsonObject): Body {
  switch (textOf(event['LogonType'])) {
    case '0':
    case '3':
    case '4':
    case '5':
    case '8':
    case '9':
      return 'a logon of a service, task or share';
    case '10': {
      // The user of a remote session is where it comes from, not where the machine is.
      const ip = ipOf(event['RemoteAddressIP4']) ?? ipOf(event['RemoteAddressIP6']);
      if (ip !== undefined) return { kind: 'sign-in', activity: 'remote desktop logon', app: 'Remote Desktop', ip };
    }
  }
  return { kind: 'device', activity: 'logon' };
}

function alertOf(event: JsonObject): Body {
  return given({
    kind: 'alert' as const,
    title: textOf(event['DetectName']) ?? textOf(event['Name']) ?? textOf(event['DetectDescription']) ?? textOf(event['Description']),
    ip: ipOf(event['SourceEndpointIpAddress']),
  });
}

/** Somebody used the console. */
function consoleOf(event: JsonObject): Body {
  const operation = textOf(event['OperationName']) ?? '';
  if (operation !== 'userAuthenticate' && operation !== 'twoFactorAuthenticate' && operation !== 'saml2Assert') return `operation ${operation}`;
  const success = booleanOf(event['Success']);
  return given({
    kind: 'sign-in' as const,
    activity: operation,
    app: 'CrowdStrike Falcon',
    ip: ipOf(event['UserIp']),
    isMfa: operation === 'twoFactorAuthenticate' ? true : undefined,
    status: success === undefined ? undefined : success ? ('success' as const) : ('failure' as const),
  });
}

function bodyOf(name: string, event: JsonObject): Body {
  switch (name) {
    case 'ProcessRollup2':
    case 'SyntheticProcessRollup2':
      return processOf(event);
    case 'DcUsbDeviceConnected':
    case 'DcUsbDevicePolicyViolation':
    case 'DcUsbDeviceBlocked':
    case 'DcUsbDeviceWhitelisted':
    case 'DcBluetoothDeviceConnected':
    case 'DcBluetoothDevicePolicyViolation':
    case 'DcBluetoothDeviceBlocked':
    case 'DcRemovableStorageDeviceConnected':
    case 'DcRemovableStorageDevicePolicyViolation':
    case 'DcRemovableStorageDeviceBlocked':
    case 'RemovableMediaVolumeMounted':
      return peripheralOf(event);
    case 'InstalledApplication':
    case 'InstalledBrowserExtension':
      return softwareOf(event);
    case 'DnsRequest':
    case 'HttpRequest':
      return visitOf(event);
    case 'UserLogon':
    case 'UserIdentity':
      return logonOf(event);
    case 'AgentOnline':
    case 'AgentConnect':
    case 'SensorHeartbeat':
      return { kind: 'device', activity: 'sensor online' };
    case 'aidmaster':
      return given({ kind: 'device' as const, activity: 'sensor inventory', place: givenOr({ city: textOf(event['City']) }) });
    case 'DetectionSummaryEvent':
    case 'EppDetectionSummaryEvent':
    case 'IdpDetectionSummaryEvent':
    case 'MobileDetectionSummaryEvent':
    case 'DataProtectionDetectionSummaryEvent':
      return alertOf(event);
    case 'AuthActivityAuditEvent':
      return consoleOf(event);
    default:
      return name;
  }
}

/** Times of an event, the time it happened first, the time the cloud got it last. */
const TIMES = ['ContextTimeStamp', 'ContextTimestamp', 'UTCTimestamp', 'LogonTime', 'timestamp', '@timestamp', '_time', 'Time'] as const;

function timeOfEvent(name: string, kind: ReadEvent['kind'], record: JsonObject, event: JsonObject): number | undefined {
  const own = kind === 'process' ? timeOf(event['ProcessStartTime']) : kind === 'peripheral' ? timeOf(event['DeviceTimeStamp']) : undefined;
  if (own !== undefined) return own;
  for (const field of TIMES) {
    if (name === 'aidmaster' && field !== 'Time') continue;
    const time = timeOf(event[field]) ?? timeOf(record[field]);
    if (time !== undefined) return time;
  }
  return timeOf(objectOf(record['metadata'])['eventCreationTime']);
}

/** Name of an event, as the sensor, the replicator or the stream writes it. */
function nameOf(record: JsonObject, event: JsonObject): string | undefined {
  const name =
    textOf(event['event_simpleName']) ??
    textOf(record['event_simpleName']) ??
    textOf(record['#event_simpleName']) ??
    textOf(record['event_simplename']) ??
    textOf(record['fdr_event_type']) ??
    textOf(event['ExternalApiType']) ??
    textOf(objectOf(record['metadata'])['eventType']);
  if (name === undefined) return 'AgentVersion' in event && 'aid' in event ? 'aidmaster' : undefined;
  return name.startsWith('Event_') ? name.slice('Event_'.length) : name;
}

/** Systems by the short names of the sensor. */
const PLATFORMS: Readonly<Record<string, string>> = { Win: 'Windows', Mac: 'macOS', Lin: 'Linux' };

function deviceOf(record: JsonObject, event: JsonObject): ReadEvent['device'] {
  const platform = textOf(event['event_platform']) ?? textOf(record['event_platform']);
  return givenOr({
    uid: textOf(event['aid']) ?? textOf(record['aid']) ?? textOf(event['AgentIdString']) ?? textOf(event['SensorId']),
    hostname:
      textOf(event['ComputerName']) ??
      textOf(record['ComputerName']) ??
      textOf(event['Hostname']) ??
      textOf(record['Hostname']) ??
      textOf(event['HostnameField']) ??
      textOf(event['SourceEndpointHostName']),
    os: platform === undefined ? undefined : (PLATFORMS[platform] ?? platform),
  });
}

/** CrowdStrike Falcon Data Replicator and event streams. */
export const crowdstrike = defineTelemetrySource({
  id: 'crowdstrike',
  title: 'CrowdStrike Falcon events',
  obtain: 'Falcon Data Replicator files (data and aidmaster), event streams, or an export of the event search, as JSON',
  reference: 'https://developer.crowdstrike.com/docs/falcon-data-replicator/',
  form: 'json',
  recognises(record) {
    const event = objectOf(record['event']);
    if ('AgentVersion' in record) return 'aid' in record && 'ComputerName' in record;
    if ('eventType' in objectOf(record['metadata'])) return 'UTCTimestamp' in event || 'CompositeId' in event || 'FalconHostLink' in event || 'OperationName' in event;
    const named = 'event_simpleName' in record || '#event_simpleName' in record || 'fdr_event_type' in record || 'event_simpleName' in event;
    if (named) return 'aid' in record || 'cid' in record || 'aid' in event || 'cid' in event || 'AgentIdString' in event;
    return 'ExternalApiType' in record || 'ExternalApiType' in event;
  },
  fields: FIELDS,
  read(record) {
    const { event: inner } = record;
    const event = inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as JsonObject) : record;
    const name = nameOf(record, event);
    if (name === undefined) return { wrong: { path: '/event_simpleName', expected: 'the name of the event', received: record['event_simpleName'] } };
    const body = bodyOf(name, event);
    if (typeof body === 'string') return { ignored: body };
    const time = timeOfEvent(name, body.kind, record, event);
    if (time === undefined) return { wrong: { path: '/timestamp', expected: 'milliseconds since 1970', received: event['timestamp'] ?? record['timestamp'] } };
    return {
      events: [
        given({
          ip: ipOf(event['aip']) ?? ipOf(record['aip']),
          ...body,
          uid: textOf(event['id']) ?? textOf(record['id']) ?? textOf(event['CompositeId']) ?? textOf(event['DetectId']) ?? '',
          time,
          activity: body.activity ?? name,
          user:
            name === 'AuthActivityAuditEvent'
              ? windowsUserOf(event['UserId'], undefined, undefined, undefined)
              : windowsUserOf(
                  textOf(event['UserName']) ?? textOf(record['UserName']) ?? textOf(event['SourceAccountName']),
                  textOf(event['LogonDomain']) ?? textOf(event['SourceAccountDomain']),
                  textOf(event['UserPrincipal']) ?? textOf(record['UserPrincipal']) ?? textOf(event['SourceAccountUpn']),
                  textOf(event['UserSid']),
                ),
          device: deviceOf(record, event),
        }),
      ],
    };
  },
});
