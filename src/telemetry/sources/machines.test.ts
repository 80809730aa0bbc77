import { describe, it } from 'vitest';
import { testTelemetrySources, type VendorRecords } from '#testing';
import { sourceOf, telemetrySources } from './index.ts';

/** Logs in which devices report, in the vendors’ documented shapes, and what must be read of each record. */
const RECORDS: VendorRecords = {
  ocsf: [
    [
      {
        class_uid: 3002,
        activity_id: 1,
        time: Date.UTC(2026, 2, 2, 9, 5),
        status_id: 1,
        metadata: { uid: 'c-1', version: '1.5.0', product: { name: 'x' } },
        user: { uid: 'u', name: 'alex', email_addr: 'alex@example.com' },
        src_endpoint: { ip: '192.0.2.7', location: { country: 'US', coordinates: [-97.7, 30.3] } },
        auth_factors: [{ device: { uid: 'phone-1' } }],
      },
      { kind: 'sign-in', place: { countryCode: 'US', latitude: 30.3, longitude: -97.7 }, mfaDevice: 'phone-1' },
    ],
    [
      {
        class_uid: 1007,
        time: 1,
        time_dt: '2026-03-02T09:05:00Z',
        metadata: {},
        device: { uid: 'd', hostname: 'LT-1' },
        process: { name: 'AnyDesk.exe', cmd_line: 'AnyDesk.exe --silent' },
        actor: { user: { name: 'alex' } },
      },
      { wrong: { path: '/time' } },
    ],
  ],
  crowdstrike: [
    [
      {
        event_simpleName: 'ProcessRollup2',
        aid: 'd-1',
        aip: '192.0.2.7',
        cid: 'c',
        id: 'p-1',
        timestamp: '1772442300000',
        event: {
          event_simpleName: 'ProcessRollup2',
          ImageFileName: '\\Device\\HarddiskVolume2\\Tools\\AnyDesk.exe',
          CommandLine: 'AnyDesk.exe',
          ProcessStartTime: '1772442300.5',
          UserName: 'EXAMPLE\\alex',
          ComputerName: 'LT-1',
        },
      },
      { kind: 'process', time: 1_772_442_300_500, process: { name: 'AnyDesk.exe' }, device: { uid: 'd-1', hostname: 'LT-1' }, ip: '192.0.2.7' },
    ],
    [
      {
        event_simpleName: 'DcUsbDeviceConnected',
        aid: 'd-1',
        cid: 'c',
        ContextTimeStamp: '1772442300.1',
        DeviceManufacturer: 'PiKVM',
        DeviceProduct: 'PiKVM Composite Device',
        DeviceVendorId: '1d6b',
        DeviceProductId: '0104',
      },
      { kind: 'peripheral', peripheral: { vendor: 'PiKVM', vendorId: '1d6b' } },
    ],
  ],
  defender: [
    [
      {
        Timestamp: '2026-03-02T09:05:00Z',
        DeviceId: 'd-1',
        DeviceName: 'lt-1',
        ActionType: 'PnpDeviceConnected',
        ReportId: '5',
        AdditionalFields: '{"DeviceId":"USB\\\\VID_1D6B&PID_0104\\\\CAFE","DeviceDescription":"Composite KVM Device"}',
      },
      { kind: 'peripheral', peripheral: { vendorId: '1d6b', productId: '0104', serial: 'CAFE', name: 'Composite KVM Device' } },
    ],
    [
      {
        time: '2026-03-02T09:05:00Z',
        category: 'AdvancedHunting-DeviceProcessEvents',
        properties: {
          Timestamp: '2026-03-02T09:05:00Z',
          DeviceId: 'd-1',
          DeviceName: 'lt-1',
          ActionType: 'ProcessCreated',
          FileName: 'systeminfo.exe',
          ProcessCommandLine: 'systeminfo',
          AccountUpn: 'alex@example.com',
          ReportId: 6,
        },
      },
      { kind: 'process', process: { name: 'systeminfo.exe', cmdLine: 'systeminfo' }, user: { emailAddr: 'alex@example.com' } },
    ],
  ],
  intune: [
    [
      {
        id: 'd-1',
        deviceName: 'LT-1',
        managedDeviceOwnerType: 'company',
        lastSyncDateTime: '2026-03-02T09:05:00Z',
        operatingSystem: 'Windows',
        serialNumber: 'SN1',
        userPrincipalName: 'alex@example.com',
        managementState: 'managed',
        detectedApps: [{ displayName: 'AnyDesk', version: '8.0' }],
        deviceActionResults: [{ actionName: 'locateDevice', deviceLocation: { latitude: 39.5, longitude: -119.8 } }],
      },
      { kind: 'device', device: { uid: 'd-1', serial: 'SN1', isManaged: true }, place: { latitude: 39.5, longitude: -119.8, measured: true } },
    ],
  ],
  jamf: [
    [
      {
        udid: 'J1',
        general: { name: 'LT-2', lastContactTime: '2026-03-02T09:05:00Z', lastIpAddress: '192.0.2.8', remoteManagement: { managed: true } },
        hardware: { serialNumber: 'SN2' },
        userAndLocation: { username: 'alex', email: 'alex@example.com' },
        applications: [{ name: 'RustDesk.app', version: '1.3' }],
      },
      { kind: 'device', ip: '192.0.2.8', device: { serial: 'SN2', isManaged: true }, user: { emailAddr: 'alex@example.com' } },
    ],
  ],
  osquery: [
    [
      {
        name: 'pack_usb',
        hostIdentifier: 'LT-3',
        unixTime: 1_772_442_300,
        action: 'added',
        columns: { vendor: 'PiKVM', model: 'Composite', vendor_id: '1d6b', model_id: '0104' },
        decorations: { host_uuid: 'H1', username: 'alex' },
      },
      { kind: 'peripheral', device: { uid: 'H1', hostname: 'LT-3' }, user: { name: 'alex' }, peripheral: { vendor: 'PiKVM' } },
    ],
  ],
  table: [
    [
      { kind: 'sign-in', time: '2026-03-02T09:05:00Z', user: 'alex@example.com', ip: '192.0.2.7', country: 'us', result: 'Success' },
      { kind: 'sign-in', status: 'success', place: { countryCode: 'US' } },
    ],
  ],
};

testTelemetrySources(RECORDS, telemetrySources, sourceOf, { describe, it });
