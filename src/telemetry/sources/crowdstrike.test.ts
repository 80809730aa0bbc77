import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { crowdstrike } from './crowdstrike.ts';
import { sourceNamed, sourceOf, telemetrySources } from './index.ts';

const TIME = 1_772_442_300_500;
/** A record of the replicator, as it stands in its files. */
const fdr = (name: string, fields: JsonObject = {}): JsonObject => ({
  event_simpleName: name,
  name: `${name}V3`,
  id: 'e-1',
  aid: 'a-1',
  cid: 'c-1',
  aip: '198.51.100.7',
  event_platform: 'Win',
  ConfigBuild: '1007.3.0000001.1',
  timestamp: '1772442300999',
  ContextTimeStamp: '1772442300.500',
  ...fields,
});
const usb = (fields: JsonObject): JsonObject => fdr('DcUsbDeviceConnected', { ContextTimeStamp: undefined, DeviceTimeStamp: '1772442300.500', ...fields });
const logon = { UserName: 'alex', LogonDomain: 'EXAMPLE', UserPrincipal: 'alex@example.com', UserSid: 'S-1-5-21-1', LogonType: '2', ComputerName: 'LT-1' };
const detection = {
  metadata: { customerIDString: 'c-1', offset: 7, eventType: 'EppDetectionSummaryEvent', eventCreationTime: 1_772_442_300_500, version: '1.0' },
  event: { CompositeId: 'c:ind:1', Name: 'Remote tool', Hostname: 'LT-1', AgentIdString: 'a-1', UserName: 'alex', FalconHostLink: 'https://example.com/', LocalIP: '10.0.0.7' },
};
const audit = {
  metadata: { customerIDString: 'c-1', offset: 8, eventType: 'AuthActivityAuditEvent', eventCreationTime: 1_772_442_300_500, version: '1.0' },
  event: {
    OperationName: 'userAuthenticate',
    ServiceName: 'CrowdStrike Authentication',
    Success: false,
    UserId: 'alex@example.com',
    UserIp: '203.0.113.9',
    UTCTimestamp: 1_772_442_300_500,
  },
};

testTelemetrySources(
  {
    crowdstrike: [
      [
        fdr('ProcessRollup2', {
          ProcessStartTime: '1772442300.500',
          ContextTimeStamp: '1772442300.900',
          ImageFileName: '\\Device\\HarddiskVolume3\\Tools\\AnyDesk.exe',
          CommandLine: '"C:\\Tools\\AnyDesk.exe" --start',
          ParentBaseFileName: 'explorer.exe',
          UserName: 'alex',
          UserPrincipal: 'alex@example.com',
          ComputerName: 'LT-1',
        }),
        {
          uid: 'e-1',
          kind: 'process',
          time: TIME,
          ip: '198.51.100.7',
          user: { name: 'alex', emailAddr: 'alex@example.com' },
          device: { uid: 'a-1', hostname: 'LT-1', os: 'Windows' },
          process: { name: 'AnyDesk.exe', path: '\\Device\\HarddiskVolume3\\Tools\\AnyDesk.exe', cmdLine: '"C:\\Tools\\AnyDesk.exe" --start', parent: 'explorer.exe' },
        },
      ],
      [fdr('UserLogon', logon), { kind: 'device', activity: 'logon', time: TIME, user: { uid: 'S-1-5-21-1', name: 'EXAMPLE\\alex', emailAddr: 'alex@example.com' } }],
      [
        fdr('UserLogon', { ...logon, LogonType: '10', RemoteAddressIP4: '203.0.113.9' }),
        { kind: 'sign-in', ip: '203.0.113.9', app: 'Remote Desktop', device: { uid: 'a-1' }, user: { emailAddr: 'alex@example.com' } },
      ],
      [
        usb({
          DeviceInstanceId: 'USB\\VID_1D6B&PID_0104\\CAFE01',
          DeviceManufacturer: 'PiKVM',
          DeviceProduct: 'PiKVM Composite Device',
          DeviceVendorId: '7531',
          DeviceProductId: '260',
        }),
        { kind: 'peripheral', time: TIME, peripheral: { name: 'PiKVM Composite Device', vendor: 'PiKVM', vendorId: '1d6b', productId: '0104', serial: 'CAFE01' } },
      ],
      [
        { ...usb({ DeviceVendorId: '4176', DeviceProductId: '1026', DevicePropertyClassName: 'HIDClass' }), event_simpleName: 'DcUsbDevicePolicyViolation' },
        { kind: 'peripheral', peripheral: { vendorId: '1050', productId: '0402', class: 'HIDClass' } },
      ],
      [
        fdr('InstalledApplication', { AppName: 'AnyDesk', AppVersion: '8.0', AppVendor: 'AnyDesk Software GmbH' }),
        { kind: 'software', software: { 0: { name: 'AnyDesk', version: '8.0', vendor: 'AnyDesk Software GmbH' } } },
      ],
      [
        fdr('InstalledBrowserExtension', { BrowserExtensionName: 'Example', BrowserExtensionId: 'abcdefghijklmnop', BrowserExtensionVersion: '1' }),
        { kind: 'software', software: { 0: { name: 'Example' }, 1: { name: 'abcdefghijklmnop' } } },
      ],
      [fdr('DnsRequest', { DomainName: 'example.org', ContextBaseFileName: 'chrome.exe' }), { kind: 'web', url: 'example.org', process: { name: 'chrome.exe' } }],
      [fdr('AgentOnline', { ContextTimeStamp: undefined, timestamp: '1772442300500' }), { kind: 'device', time: TIME, activity: 'sensor online', ip: '198.51.100.7' }],
      [
        {
          aid: 'a-1',
          cid: 'c-1',
          aip: '198.51.100.7',
          ComputerName: 'LT-1',
          AgentVersion: '7.29.1',
          event_platform: 'Mac',
          City: 'Austin',
          Timezone: 'America/Chicago',
          Time: '1772442300.500',
        },
        { kind: 'device', time: TIME, device: { uid: 'a-1', hostname: 'LT-1', os: 'macOS' }, place: { city: 'Austin' } },
      ],
      [detection, { uid: 'c:ind:1', kind: 'alert', time: TIME, title: 'Remote tool', device: { uid: 'a-1', hostname: 'LT-1' }, user: { name: 'alex' } }],
      [audit, { kind: 'sign-in', status: 'failure', ip: '203.0.113.9', app: 'CrowdStrike Falcon', user: { emailAddr: 'alex@example.com' } }],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(crowdstrike, record, JSON.stringify(record));
const first = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events[0] : undefined;
};

describe('CrowdStrike', () => {
  test.each<[string, JsonObject]>([
    ['a heartbeat of the policy', fdr('ConfigStateUpdate')],
    ['a connection to an address', fdr('NetworkConnectIP4', { RemoteAddressIP4: '203.0.113.9' })],
    ['something pulled out', fdr('DcUsbDeviceDisconnected')],
    ['the logon of a service', fdr('UserLogon', { ...logon, LogonType: '5' })],
    ['the use of a share', fdr('UserLogon', { ...logon, LogonType: '3' })],
    ['a browser without extensions', fdr('InstalledBrowserExtension', { BrowserExtensionId: 'no-extension-available' })],
    ['a change of an allow list', { ...audit, event: { ...audit.event, OperationName: 'DeleteAllowlistGroup' } }],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });

  test('a record without a name is said', () => {
    expect(read({ aid: 'a-1', cid: 'c-1' })).toMatchObject({ wrong: { path: '/event_simpleName' } });
  });

  test('a record in an envelope is read as it is without one, in whatever spelling the time was copied', () => {
    const inner = fdr('ProcessRollup2', { ImageFileName: '/usr/bin/ssh', ProcessStartTime: '1772442300.500', event_platform: 'Mac' });
    const enveloped = { aid: 'a-1', cid: 'c-1', fdr_event_type: 'ProcessRollup2', timestamp: '2026-03-02 09:05:00.999', event: inner };
    expect(first(enveloped)).toEqual(first(inner));
    expect(first({ ...enveloped, event: { ...inner, ProcessStartTime: '', ContextTimeStamp: '', timestamp: '' } })?.time).toBe(Date.UTC(2026, 2, 2, 9, 5, 0, 999));
  });

  test('ids of USB are decimal unless one of them cannot be', () => {
    const ids = (DeviceVendorId: unknown, DeviceProductId: unknown) => {
      const { vendorId, productId } = first(usb({ DeviceVendorId, DeviceProductId }))?.peripheral ?? {};
      return `${vendorId}:${productId}`;
    };
    expect(ids('7531', '260')).toBe('1d6b:0104');
    expect(ids(7531, 260)).toBe('1d6b:0104');
    expect(ids('1d6b', '0104')).toBe('1d6b:0104');
    expect(ids('0x1D6B', '0x104')).toBe('1d6b:0104');
  });

  test('accounts of the system keep their domain, and those of machines are none', () => {
    expect(first(fdr('UserLogon', { LogonType: '2', UserName: 'DWM-1', LogonDomain: 'Window Manager' }))?.user).toEqual({ name: 'Window Manager\\DWM-1' });
    expect(first(fdr('UserLogon', { LogonType: '2', UserName: 'LT-1$', LogonDomain: 'EXAMPLE', UserPrincipal: 'LT-1$@example.com' }))).not.toHaveProperty('user');
    expect(first(fdr('ProcessRollup2', { ImageFileName: 'a.exe', UserSid: 'S-1-5-21-1' }))).not.toHaveProperty('user');
  });
});

/** Records written by others for the tests of their own rules. */
const samples = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'telemetry', 'panther-rule-tests.dev.jsonl.gz');

describe.skipIf(process.env['BONAFIDE_DATA_DIR'] === undefined || !existsSync(samples))('records of machines written by others (BONAFIDE_DATA_DIR)', () => {
  const readings = (family: string) =>
    gunzipSync(readFileSync(samples))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly family: string; readonly event: JsonObject })
      .filter((one) => one.family === family)
      .flatMap(({ event }) => {
        const source = sourceNamed(family);
        return source === undefined || !source.recognises(event) ? [] : [readRecord(source, event, JSON.stringify(event))];
      });

  test('none of Falcon and Intune is wrong, and all but sessions of responders and connections to addresses are events', () => {
    for (const [family, read, ignored] of [
      ['crowdstrike', 30, 20],
      ['intune', 0, 0],
    ] as const) {
      const those = readings(family);
      expect(those.filter((reading) => 'wrong' in reading)).toEqual([]);
      expect(those.filter((reading) => 'events' in reading).length).toBeGreaterThan(read);
      expect(those.filter((reading) => 'ignored' in reading).length).toBeLessThanOrEqual(ignored);
    }
  });

  test('those of osquery that are wrong lack the time or the host, which the rules do not look at', () => {
    for (const reading of readings('osquery'))
      if ('wrong' in reading) expect(reading.wrong).toMatchObject({ path: expect.stringMatching(/^\/(?:unixTime|hostIdentifier)$/), received: undefined });
  });
});
