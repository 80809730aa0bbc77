import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { defender } from './defender.ts';
import { usbIdsOf } from './defender-windows.ts';
import { sourceOf, telemetrySources } from './index.ts';

const TIME = Date.UTC(2026, 2, 2, 9, 5, 0, 123);
const device = { Timestamp: '2026-03-02T09:05:00.1234567Z', DeviceId: 'd-1', DeviceName: 'lt-1.example.com', ReportId: 7 };
const streamed = (table: string, properties: JsonObject): JsonObject => ({
  time: '2026-03-02T09:09:00.7654321Z',
  tenantId: 't-1',
  operationName: 'Publish',
  category: `AdvancedHunting-${table}`,
  properties: { ...device, ...properties },
});
const process = {
  ...device,
  ActionType: 'ProcessCreated',
  FileName: 'AnyDesk.exe',
  FolderPath: 'C:\\Tools\\AnyDesk.exe',
  ProcessCommandLine: '"AnyDesk.exe" --start',
  ProcessVersionInfoOriginalFileName: 'AnyDesk.exe',
  ProcessVersionInfoCompanyName: 'AnyDesk Software GmbH',
  AccountDomain: 'example',
  AccountName: 'alex',
  AccountUpn: 'alex@example.com',
  InitiatingProcessFileName: 'explorer.exe',
};
const logon = { ...device, ActionType: 'LogonSuccess', LogonType: 'Interactive', AccountDomain: 'example', AccountName: 'alex', AccountSid: 'S-1-5-21-1' };
const pnp = { ...device, ActionType: 'PnpDeviceConnected', InitiatingProcessAccountName: null };
const PIKVM = { ClassName: 'USB', DeviceId: 'USB\\VID_1D6B&PID_0104\\CAFE', DeviceDescription: 'USB Composite Device', VendorIds: '["USB\\\\VID_1D6B&PID_0104&REV_0100"]' };
const inventory = { DeviceId: 'd-1', DeviceName: 'lt-1', OSPlatform: 'Windows11', SoftwareVendor: 'google', SoftwareName: 'chrome_remote_desktop', SoftwareVersion: '130.0' };

testTelemetrySources(
  {
    defender: [
      [
        process,
        {
          uid: `d-1 7 ${TIME}`,
          kind: 'process',
          time: TIME,
          user: { name: 'example\\alex', emailAddr: 'alex@example.com' },
          device: { uid: 'd-1', hostname: 'lt-1.example.com' },
          process: {
            name: 'AnyDesk.exe',
            path: 'C:\\Tools\\AnyDesk.exe',
            cmdLine: '"AnyDesk.exe" --start',
            parent: 'explorer.exe',
            originalName: 'AnyDesk.exe',
            company: 'AnyDesk Software GmbH',
          },
        },
      ],
      [streamed('DeviceProcessEvents', process), { kind: 'process', time: TIME, process: { name: 'AnyDesk.exe' } }],
      [logon, { kind: 'device', activity: 'logon', user: { uid: 'S-1-5-21-1', name: 'example\\alex' } }],
      [
        streamed('DeviceLogonEvents', { ...logon, LogonType: 'RemoteInteractive', RemoteIP: '203.0.113.9', RemoteIPType: 'Public' }),
        { kind: 'sign-in', ip: '203.0.113.9', app: 'Remote Desktop', device: { uid: 'd-1' } },
      ],
      [
        { ...pnp, AdditionalFields: JSON.stringify(PIKVM) },
        { kind: 'peripheral', peripheral: { name: 'USB Composite Device', vendorId: '1d6b', productId: '0104', serial: 'CAFE', class: 'USB' } },
      ],
      [
        streamed('DeviceEvents', {
          ActionType: 'UsbDriveMounted',
          AdditionalFields: { DriveLetter: 'E:', BusType: '7', ProductName: 'File-Stor Gadget', Manufacturer: 'Linux', SerialNumber: '0' },
        }),
        { kind: 'peripheral', peripheral: { name: 'File-Stor Gadget', vendor: 'Linux' } },
      ],
      [
        { ...inventory, Timestamp: '2026-03-02T09:05:00Z' },
        { kind: 'software', software: { 0: { name: 'chrome remote desktop', version: '130.0', vendor: 'google' } }, device: { uid: 'd-1', os: 'Windows11' } },
      ],
      [
        {
          DeviceId: 'd-1',
          BrowserName: 'chrome',
          ExtensionId: 'abcdefghijklmnop',
          ExtensionName: 'Example',
          ExtensionVersion: '1',
          IsActivated: 'true',
          InstallationTime: '2026-03-02T09:05:00Z',
        },
        { kind: 'software', software: { 0: { name: 'Example' }, 1: { name: 'abcdefghijklmnop' } } },
      ],
      [
        streamed('DeviceInfo', {
          OnboardingStatus: 'Onboarded',
          OSPlatform: 'Windows11',
          PublicIP: '198.51.100.7',
          LoggedOnUsers: '[{"UserName":"alex","DomainName":"example","Sid":"S-1-5-21-1"}]',
        }),
        { kind: 'device', ip: '198.51.100.7', user: { name: 'example\\alex' }, device: { isManaged: true, os: 'Windows11' } },
      ],
      [
        streamed('DeviceNetworkEvents', {
          ActionType: 'ConnectionSuccess',
          RemoteUrl: 'example.org',
          InitiatingProcessFileName: 'chrome.exe',
          InitiatingProcessAccountName: 'alex',
        }),
        { kind: 'web', url: 'example.org', process: { name: 'chrome.exe' }, user: { name: 'alex' } },
      ],
      [
        { ...device, ActionType: 'HttpConnectionInspected', RemoteUrl: '', AdditionalFields: '{"direction":"Out","host":"example.net","uri":"/a","method":"GET"}' },
        { kind: 'web', url: 'example.net/a' },
      ],
      [
        {
          ...device,
          AlertId: 'da1',
          Title: 'Remote tool',
          EntityType: 'Machine',
          EvidenceRole: 'Impacted',
          ServiceSource: 'Microsoft Defender for Endpoint',
          ProcessCommandLine: '',
        },
        { uid: 'da1 d-1', kind: 'alert', title: 'Remote tool', device: { uid: 'd-1' } },
      ],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(defender, record, JSON.stringify(record));
const first = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events[0] : undefined;
};

describe('Defender', () => {
  test.each<[string, JsonObject]>([
    ['a file that was created', { ...device, ActionType: 'FileCreated', FileName: 'a.txt' }],
    ['a failed logon', { ...logon, ActionType: 'LogonFailed' }],
    ['the logon of a service', { ...logon, LogonType: 'Service' }],
    ['the use of a share', { ...logon, LogonType: 'Network' }],
    ['a connection that failed', { ...device, ActionType: 'ConnectionFailed', RemoteUrl: 'example.org' }],
    ['a connection to an address', { ...device, ActionType: 'ConnectionSuccess', RemoteUrl: '', RemoteIP: '203.0.113.9' }],
    ['a disk that is built in', { ...device, ActionType: 'UsbDriveMounted', AdditionalFields: '{"BusType":"17","ProductName":"Example NVMe"}' }],
    ['an alert about nobody', { Timestamp: device.Timestamp, AlertId: 'da1', Title: 'x', ServiceSource: 'x' }],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });

  test('an inventory without a time says how to get one', () => {
    expect(defender.recognises(inventory)).toBe(true);
    expect(read(inventory)).toMatchObject({ wrong: { path: '/Timestamp', expected: expect.stringContaining('extend Timestamp = now()') } });
  });

  test('what is wrong with a streamed row is found under its properties', () => {
    expect(read(streamed('DeviceProcessEvents', { ...process, Timestamp: 'yesterday' }))).toMatchObject({ wrong: { path: '/properties/Timestamp' } });
    expect(read({ ...streamed('DeviceProcessEvents', {}), properties: 'none' })).toMatchObject({ wrong: { path: '/properties' } });
  });

  test('a time whose heading says its zone is read in it', () => {
    const { Timestamp: _, ...row } = process;
    expect(first({ ...row, 'TimeGenerated [UTC]': '3/2/2026, 9:05:00.123 AM' })?.time).toBe(TIME);
  });

  test('a time in a zone of somebody’s choice is not guessed', () => {
    expect(read({ ...process, Timestamp: 'Mar 2, 2026 9:05:00 AM' })).toMatchObject({ wrong: { path: '/Timestamp', received: 'Mar 2, 2026 9:05:00 AM' } });
  });

  test('everybody who was signed in to a device has an event', () => {
    const reading = read({ ...device, OnboardingStatus: 'Onboarded', LoggedOnUsers: '[{"UserName":"alex"},{"UserName":"sam"}]' });
    expect('events' in reading && reading.events.map(({ user, uid }) => `${user?.name} ${uid}`)).toEqual([`alex d-1 7 ${TIME}`, `sam d-1 7 ${TIME} 1`]);
  });

  test('accounts of the system keep their domain, by which they are told', () => {
    expect(first({ ...process, AccountDomain: 'nt authority', AccountName: 'system', AccountUpn: '' })?.user).toEqual({ name: 'nt authority\\system' });
  });

  test('empty cells of a table fall back to the next column', () => {
    expect(first({ ...pnp, AccountName: '', AccountUpn: '', InitiatingProcessAccountName: 'alex', AdditionalFields: '' })).toMatchObject({ user: { name: 'alex' } });
  });

  test('fields that are no JSON are none', () => {
    expect(first({ ...pnp, AdditionalFields: '{broken' })).not.toHaveProperty('peripheral');
  });

  test('ids stand in paths of devices, and a last part made up by Windows is no serial number', () => {
    expect(usbIdsOf('USB\\VID_1D6B&PID_0104\\CAFE')).toEqual({ vendorId: '1d6b', productId: '0104', serial: 'CAFE' });
    expect(usbIdsOf('USB\\VID_1D6B&PID_0104&MI_00\\7&2A&0&0000')).toEqual({ vendorId: '1d6b', productId: '0104' });
    expect(usbIdsOf('HID\\VID_ZZZZ&PID_01')).toEqual({});
    expect(usbIdsOf(undefined)).toEqual({});
  });
});
