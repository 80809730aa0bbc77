import { defineTelemetrySource, given, givenOr, ipOf, type JsonObject, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** File name at the end of a path of Windows or Unix. */
const baseOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);

const TIMES = ['ContextTimeStamp', 'ProcessStartTime', 'timestamp', 'UTCTimestamp', '_time'];

function timeOfEvent(record: JsonObject, event: JsonObject): number | undefined {
  for (const name of TIMES) {
    const time = timeOf(event[name]) ?? timeOf(record[name]);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** What an event of the sensor says, by its name. Undefined where it says nothing of a person or device. */
function bodyOf(name: string, event: JsonObject): (Partial<ReadEvent> & { readonly kind: ReadEvent['kind'] }) | undefined {
  if (/^(?:SyntheticProcess|Process)Rollup2/.test(name)) {
    const path = textOf(event['ImageFileName'] ?? event['FilePath']);
    if (path === undefined) return undefined;
    return {
      kind: 'process',
      process: given({
        name: baseOf(path),
        path,
        cmdLine: textOf(event['CommandLine']),
        parent: textOf(event['ParentBaseFileName']),
        originalName: textOf(event['OriginalFilename']),
        company: textOf(event['CompanyName']),
      }),
    };
  }
  if (/^DcUsb|^DcBluetooth/.test(name))
    return {
      kind: 'peripheral',
      peripheral: given({
        name: textOf(event['DeviceProduct']),
        vendor: textOf(event['DeviceManufacturer']),
        vendorId: textOf(event['DeviceVendorId']),
        productId: textOf(event['DeviceProductId']),
        serial: textOf(event['DeviceSerialNumber']),
        class: textOf(event['DeviceUsbClass'] ?? event['DevicePropertyClassName']),
      }),
    };
  if (name === 'InstalledApplication' || name === 'InstalledBrowserExtension') {
    const app = textOf(event['AppName'] ?? event['BrowserExtensionName']);
    return app === undefined
      ? undefined
      : { kind: 'software', software: [given({ name: app, version: textOf(event['AppVersion'] ?? event['BrowserExtensionVersion']), vendor: textOf(event['AppVendor']) })] };
  }
  if (name === 'DnsRequest' || name === 'HttpRequest') return given({ kind: 'web' as const, url: textOf(event['DomainName'] ?? event['HttpHost']) });
  if (name === 'UserLogon' || name === 'UserIdentity') return { kind: 'device', activity: 'logon' };
  if (name === 'AgentOnline' || name === 'SensorHeartbeat' || name === 'AgentConnect' || name === 'aidmaster') return { kind: 'device', activity: 'sensor online' };
  if (/DetectionSummary|IdpDetection|IncidentSummary/.test(name))
    return given({ kind: 'alert' as const, title: textOf(event['DetectName'] ?? event['Name'] ?? event['Description']) });
  return undefined;
}

/** CrowdStrike Falcon Data Replicator and event streams. */
export const crowdstrike = defineTelemetrySource({
  id: 'crowdstrike',
  title: 'CrowdStrike Falcon events',
  obtain: 'Falcon Data Replicator files, event streams, or an export of the event search, as JSON',
  reference: 'https://developer.crowdstrike.com/docs/falcon-data-replicator/',
  form: 'json',
  recognises: (record) =>
    ('event_simpleName' in record || 'fdr_event_type' in record || 'event_simpleName' in objectOf(record['event']) || 'ExternalApiType' in objectOf(record['event'])) &&
    ('aid' in record || 'event' in record || 'cid' in record),
  fields: new Set(
    'aid aip cid id name timestamp event metadata event_simpleName event_simplename fdr_event_type event_platform ConfigBuild ConfigStateHash Entitlements TreeId ContextProcessId ContextThreadId ContextTimeStamp EffectiveTransmissionClass EventOrigin Hostname ComputerName LocalAddressIP4 UserName UserPrincipal UserSid ImageFileName CommandLine ParentBaseFileName ProcessStartTime ProcessEndTime TargetProcessId ParentProcessId RawProcessId SHA256HashData MD5HashData SHA1HashData IntegrityLevel SessionId FilePath OriginalFilename CompanyName DeviceProduct DeviceManufacturer DeviceVendorId DeviceProductId DeviceSerialNumber DeviceUsbClass DevicePropertyClassName AppName AppVersion AppVendor BrowserExtensionName BrowserExtensionVersion DomainName HttpHost RequestType DetectName UTCTimestamp _time'.split(
      ' ',
    ),
  ),
  read(record) {
    const event = 'event' in record && typeof record['event'] === 'object' ? objectOf(record['event']) : record;
    const name = textOf(event['event_simpleName'] ?? record['event_simpleName'] ?? record['fdr_event_type'] ?? event['ExternalApiType'] ?? record['event_simplename']);
    if (name === undefined) return { wrong: { path: '/event_simpleName', expected: 'the name of the event', received: record['event_simpleName'] } };
    const body = bodyOf(name, event);
    if (body === undefined) return { ignored: name };
    const time = timeOfEvent(record, event);
    if (time === undefined) return { wrong: { path: '/timestamp', expected: 'a time', received: event['timestamp'] ?? record['timestamp'] } };
    const user = textOf(event['UserPrincipal'] ?? event['UserName'] ?? record['UserName']);
    return {
      events: [
        given({
          activity: name,
          ...body,
          uid: textOf(event['id'] ?? record['id']) ?? '',
          time,
          user: user === undefined ? undefined : user.includes('@') ? { emailAddr: user } : { name: user },
          device: givenOr({
            uid: textOf(event['aid'] ?? record['aid'] ?? event['AgentIdString']),
            hostname: textOf(event['ComputerName'] ?? record['ComputerName'] ?? record['Hostname'] ?? event['Hostname']),
            os: textOf(event['event_platform'] ?? record['event_platform']),
          }),
          ip: ipOf(event['aip'] ?? record['aip']),
        }),
      ],
    };
  },
});
