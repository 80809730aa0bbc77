import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { sourceOf, telemetrySources } from './index.ts';
import { intune } from './intune.ts';

const TIME = Date.UTC(2026, 2, 2, 9, 5);
const DIRECTORY = '11111111-2222-3333-4444-555555555555';
const managed = {
  '@odata.type': '#microsoft.graph.managedDevice',
  id: 'i-1',
  userId: 'u-1',
  deviceName: 'LT-1',
  managedDeviceOwnerType: 'company',
  enrolledDateTime: '2026-02-01T08:00:00Z',
  lastSyncDateTime: '2026-03-02T09:05:00Z',
  operatingSystem: 'Windows',
  osVersion: '10.0.26100.1',
  managementState: 'managed',
  azureADDeviceId: DIRECTORY,
  serialNumber: 'SN1',
  userPrincipalName: 'alex@example.com',
  userDisplayName: 'Alex Example',
  deviceActionResults: [],
};
const enrolment = {
  time: '2026-03-02T09:05:00.0000000Z',
  tenantId: 't-1',
  category: 'OperationalLogs',
  operationName: 'Enrollment',
  resultType: 'Success',
  properties: { IntuneAccountId: 'x', IntuneDeviceId: 'i-1', AADDeviceId: DIRECTORY, IntuneUserId: 'u-1', MessageId: 'm-1', Os: 'Windows', OsVersion: '10.0.26100.1' },
};
const audit = {
  id: 'a-1',
  displayName: 'Wipe device',
  componentName: 'ManagedDevices',
  actor: { auditActorType: 'ItPro', userPrincipalName: 'alex@example.com', ipAddress: '198.51.100.7', userId: 'u-1' },
  activity: 'wipe',
  activityDateTime: '2026-03-02T09:05:00Z',
  activityType: 'wipe ManagedDevice',
  activityOperationType: 'Action',
  activityResult: 'Success',
  resources: [],
};
const exported = {
  'Device ID': 'i-1',
  'Device name': 'LT-1',
  'Last check-in': '2026-03-02 09:05:00.0000000',
  'Azure AD Device ID': DIRECTORY,
  'Serial number': 'SN1',
  'Primary user UPN': 'alex@example.com',
  OS: 'Windows',
};

testTelemetrySources(
  {
    intune: [
      [
        { ...managed, detectedApps: [{ displayName: 'AnyDesk', version: '8.0', publisher: 'AnyDesk Software GmbH' }] },
        {
          uid: `i-1 ${TIME}`,
          kind: 'device',
          time: TIME,
          user: { uid: 'u-1', name: 'Alex Example', emailAddr: 'alex@example.com' },
          device: { uid: DIRECTORY, serial: 'SN1', hostname: 'LT-1', os: 'Windows 10.0.26100.1', isManaged: true },
        },
      ],
      [enrolment, { uid: `m-1 ${TIME}`, kind: 'device', activity: 'Enrollment', status: 'success', device: { uid: DIRECTORY, os: 'Windows 10.0.26100.1' }, user: { uid: 'u-1' } }],
      [audit, { kind: 'sign-in', activity: 'wipe ManagedDevice', status: 'success', ip: '198.51.100.7', app: 'Microsoft Intune', user: { emailAddr: 'alex@example.com' } }],
      [exported, { kind: 'device', time: TIME, device: { uid: DIRECTORY, serial: 'SN1', hostname: 'LT-1', os: 'Windows' }, user: { emailAddr: 'alex@example.com' } }],
      [
        {
          DeviceId: 'i-1',
          DeviceName: 'LT-1',
          LastContact: '2026-03-02T09:05:00',
          SerialNumber: 'SN1',
          UPN: 'alex@example.com',
          ReferenceId: DIRECTORY,
          GraphDeviceIsManaged: true,
        },
        { kind: 'device', time: TIME, device: { uid: DIRECTORY, isManaged: true } },
      ],
      [
        {
          time: '2026-03-02T12:00:00Z',
          category: 'Devices',
          operationName: 'Devices',
          properties: { DeviceId: 'i-1', DeviceName: 'LT-1', LastContact: '2026-03-02T09:05:00.0000000' },
        },
        { kind: 'device', time: TIME, device: { uid: 'i-1' } },
      ],
      [
        {
          ApplicationName: 'RustDesk',
          ApplicationVersion: '1.3',
          ApplicationPublisher: 'RustDesk',
          DeviceId: 'i-1',
          DeviceName: 'LT-1',
          UserName: 'Alex',
          LastContact: '2026-03-02 09:05:00',
        },
        { kind: 'software', software: { 0: { name: 'RustDesk', version: '1.3', vendor: 'RustDesk' } }, device: { uid: 'i-1', hostname: 'LT-1' } },
      ],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(intune, record, JSON.stringify(record));
const events = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events : [];
};

describe('Intune', () => {
  test('a device with its programs is a report and one inventory', () => {
    const apps = Array.from({ length: 200 }, (_, nth) => ({ displayName: `App ${nth}`, version: '1' }));
    const [report, inventory, ...others] = events({ ...managed, detectedApps: [...apps, { displayName: '' }] });
    expect([report?.kind, inventory?.kind, inventory?.software?.length, others]).toEqual(['device', 'software', 200, []]);
    expect(inventory).toMatchObject({ uid: `${report?.uid} apps`, device: report?.device });
  });

  test('where a device was found stands at the time it was found', () => {
    const located = (deviceLocation: JsonObject) => events({ ...managed, deviceActionResults: [{ actionName: 'locateDevice', deviceLocation }] });
    const place = { latitude: 39.5, longitude: -119.8, measured: true };
    expect(located({ latitude: 39.5, longitude: -119.8, lastCollectedDateTime: '2026-03-01T07:00:00Z' })).toMatchObject([
      { time: TIME },
      { kind: 'device', activity: 'located', time: Date.UTC(2026, 2, 1, 7), place },
    ]);
    expect(located({ latitude: 39.5, longitude: -119.8, lastCollectedDateTime: '2026-03-01T07:00:00Z' })[0]).not.toHaveProperty('place');
    expect(located({ latitude: 39.5, longitude: -119.8 })).toMatchObject([{ time: TIME, place }]);
    expect(located({ latitude: 139.5, longitude: -119.8 })[0]).not.toHaveProperty('place');
  });

  test('a device that never reported has the time of its enrolment', () => {
    expect(events({ ...managed, lastSyncDateTime: '0001-01-01T00:00:00Z' })[0]?.time).toBe(Date.UTC(2026, 1, 1, 8));
  });

  test('an id of zeros is none, and a device that was only discovered is not managed', () => {
    const [seen] = events({ ...managed, azureADDeviceId: '00000000-0000-0000-0000-000000000000', managementState: 'discovered' });
    expect(seen?.device).toMatchObject({ uid: 'i-1', isManaged: false });
  });

  test.each<[string, JsonObject]>([
    ['an operation without a device', { ...enrolment, properties: { IntuneAccountId: 'x' } }],
    ['an audit event of a program', { ...audit, actor: { applicationDisplayName: 'Example', ipAddress: '' } }],
    ['an audit event in Azure Monitor, which has no address', { time: '2026-03-02T09:05:00Z', category: 'AuditLogs', operationName: 'wipe ManagedDevice', properties: {} }],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });

  test('a time whose order of day and month is not known is not guessed', () => {
    expect(read({ ...exported, 'Last check-in': '3/2/2026 9:05:00 AM' })).toMatchObject({ wrong: { path: '/LastContact', received: '3/2/2026 9:05:00 AM' } });
  });

  test('a list of programs without a time says how to get one', () => {
    const row = { ApplicationName: 'RustDesk', DeviceId: 'i-1', DeviceName: 'LT-1' };
    expect(intune.recognises(row)).toBe(true);
    expect(read(row)).toMatchObject({ wrong: { expected: expect.stringContaining('add a column LastContact') } });
  });
});
