import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { sourceOf, telemetrySources } from './index.ts';
import { jamf } from './jamf.ts';

const TIME = Date.UTC(2026, 2, 2, 9, 5);
const computer = {
  id: '3',
  udid: 'U-1',
  general: {
    name: 'LT-1',
    lastIpAddress: '198.51.100.7',
    lastReportedIp: '10.0.0.7',
    platform: 'Mac',
    remoteManagement: { managed: true },
    reportDate: '2026-03-01T09:05:00Z',
    lastContactTime: '2026-03-02T09:05:00Z',
    assetTag: null,
  },
  hardware: { make: 'Apple', serialNumber: 'SN1' },
  operatingSystem: { name: 'macOS', version: '15.3' },
  userAndLocation: { username: 'alex', realname: 'Alex Example', email: 'alex@example.com' },
  applications: [
    { name: 'AnyDesk.app', path: '/Applications/AnyDesk.app', version: '8.0', bundleId: 'com.example' },
    { name: 'Notes.app', version: '1.0' },
  ],
  plugins: [{ name: 'Example.plugin', version: '2' }],
};
const phone = {
  mobileDeviceId: '9',
  deviceType: 'iOS',
  general: {
    udid: 'U-9',
    displayName: 'Phone',
    assetTag: 'A-9',
    lastInventoryUpdateDate: '2026-03-02T09:05:00Z',
    ipAddress: '198.51.100.8',
    managed: true,
    timeZone: 'America/Chicago',
  },
  hardware: { serialNumber: 'SN9' },
  userAndLocation: { username: 'alex', emailAddress: 'alex@example.com' },
  applications: [{ identifier: 'com.example', name: 'Example', version: '1' }],
};
const webhook = {
  webhook: { id: 1, name: 'Check-in', webhookEvent: 'ComputerCheckIn', eventTimestamp: 1_772_442_300_000 },
  event: {
    computer: {
      udid: 'U-1',
      deviceName: 'LT-1',
      serialNumber: 'SN1',
      osVersion: '15.3',
      username: 'alex',
      emailAddress: 'alex@example.com',
      ipAddress: '198.51.100.7',
      reportedIpAddress: '10.0.0.7',
    },
    trigger: 'CLIENT_CHECKIN',
    username: 'alex',
  },
};

testTelemetrySources(
  {
    jamf: [
      [
        computer,
        {
          uid: `U-1 ${TIME}`,
          kind: 'device',
          time: TIME,
          ip: '198.51.100.7',
          user: { name: 'alex', emailAddr: 'alex@example.com' },
          device: { uid: 'U-1', serial: 'SN1', hostname: 'LT-1', os: 'macOS 15.3', isManaged: true },
        },
      ],
      [phone, { kind: 'device', ip: '198.51.100.8', device: { uid: 'U-9', serial: 'SN9', hostname: 'Phone', os: 'iOS', isManaged: true, timeZone: 'America/Chicago' } }],
      [webhook, { kind: 'device', time: TIME, activity: 'ComputerCheckIn', ip: '198.51.100.7', device: { uid: 'U-1', serial: 'SN1' }, user: { emailAddr: 'alex@example.com' } }],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(jamf, record, JSON.stringify(record));
const events = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events : [];
};

describe('Jamf', () => {
  test('a computer with its programs is a report and one inventory', () => {
    expect(events(computer).map(({ kind }) => kind)).toEqual(['device', 'software']);
    expect(events(computer)[1]?.software).toEqual([
      { name: 'AnyDesk', version: '8.0' },
      { name: 'Notes', version: '1.0' },
      { name: 'Example.plugin', version: '2' },
    ]);
  });

  test('sections that were not asked for are missing, and no error', () => {
    const bare = { ...computer, hardware: null, operatingSystem: null, userAndLocation: null, applications: null, plugins: null };
    expect(events(bare)).toMatchObject([{ kind: 'device', device: { uid: 'U-1', hostname: 'LT-1' } }]);
  });

  test('without the section that has the time the record says which to ask for', () => {
    expect(read({ ...computer, general: null })).toMatchObject({ wrong: { path: '/general/lastContactTime', expected: expect.stringContaining('GENERAL') } });
  });

  test('a webhook reads the same in the style of collectors', () => {
    const snake = {
      webhook: { webhook_event: 'ComputerCheckIn', event_timestamp: 1_772_442_300_000 },
      event: {
        computer: { udid: 'U-1', device_name: 'LT-1', serial_number: 'SN1', os_version: '15.3', username: 'alex', email_address: 'alex@example.com', ip_address: '198.51.100.7' },
      },
    };
    expect(jamf.recognises(snake)).toBe(true);
    expect(events(snake)).toEqual(events(webhook));
  });

  test.each<[string, JsonObject]>([
    ['a restart of the server', { webhook: { webhookEvent: 'JSSStartup', eventTimestamp: 1_772_442_300_000 }, event: { hostAddress: '10.0.0.1' } }],
    ['a push that was sent', { webhook: { webhookEvent: 'MobileDevicePushSent', eventTimestamp: 1_772_442_300_000 }, event: { jssID: 4 } }],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });
});
