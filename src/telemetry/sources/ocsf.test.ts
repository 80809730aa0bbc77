import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { sourceOf, telemetrySources } from './index.ts';
import { ocsf } from './ocsf.ts';

const TIME = Date.UTC(2026, 2, 2, 9, 5);
const metadata = { uid: 'm-1', version: '1.5.0', product: { name: 'Example', vendor_name: 'Example Corp' } };
const device = { uid: 'd-1', hostname: 'LT-1', os: { name: 'Windows 11', type_id: 100 }, ip: '192.0.2.9', hw_info: { serial_number: 'SN1' }, is_managed: true };
const actor = { user: { name: 'alex', domain: 'EXAMPLE', uid: 'S-1-5-21-1' } };
const base = { category_uid: 1, severity_id: 1, time: TIME, metadata };

const signIn = {
  ...base,
  class_uid: 3002,
  activity_id: 1,
  activity_name: 'Logon',
  status_id: 1,
  is_mfa: true,
  user: { uid: '00u1', name: 'Alex Example', email_addr: 'alex@example.com' },
  src_endpoint: { ip: '198.51.100.7', location: { country: 'us', city: 'Austin', region: 'Texas', coordinates: [-97.74, 30.27] } },
  service: { name: 'Example VPN' },
  auth_factors: [{ factor_type_id: 3 }, { factor_type_id: 5, device: { uid: 'ph-1', name: 'Alex’s phone' } }],
};
const process = {
  ...base,
  class_uid: 1007,
  activity_id: 1,
  device,
  actor: { ...actor, process: { name: 'explorer.exe' } },
  process: {
    cmd_line: '"C:\\Tools\\AnyDesk.exe" --silent',
    file: { name: 'AnyDesk.exe', path: 'C:\\Tools\\AnyDesk.exe', internal_name: 'AnyDesk', company_name: 'AnyDesk Software GmbH' },
  },
};

testTelemetrySources(
  {
    ocsf: [
      [
        signIn,
        {
          uid: 'm-1',
          kind: 'sign-in',
          time: TIME,
          status: 'success',
          user: { uid: '00u1', emailAddr: 'alex@example.com' },
          ip: '198.51.100.7',
          place: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 },
          app: 'Example VPN',
          isMfa: true,
          mfaDevice: 'Alex’s phone ph-1',
        },
      ],
      [
        { ...base, class_uid: 3001, activity_id: 10, activity_name: 'MFA Factor Enable', user: { name: 'alex@example.com' }, auth_factors: [{ phone_number: '***-***-0142' }] },
        { kind: 'factor', activity: 'MFA Factor Enable', mfaDevice: '***-***-0142' },
      ],
      [
        { ...base, class_uid: 5001, activity_id: 2, device: { ...device, owner: { email_addr: 'alex@example.com' }, location: { lat: 39.5, long: -119.8 } } },
        {
          kind: 'device',
          ip: '192.0.2.9',
          device: { uid: 'd-1', serial: 'SN1', os: 'Windows 11', isManaged: true },
          user: { emailAddr: 'alex@example.com' },
          place: { latitude: 39.5 },
        },
      ],
      [
        {
          ...base,
          class_uid: 5020,
          device,
          product: { name: 'AnyDesk', version: '8.0', vendor_name: 'AnyDesk' },
          sbom: { software_components: [{ name: 'libcurl', version: '8' }] },
        },
        { kind: 'software', software: { 0: { name: 'AnyDesk', version: '8.0', vendor: 'AnyDesk' }, 1: { name: 'libcurl' } } },
      ],
      [
        process,
        {
          kind: 'process',
          user: { name: 'EXAMPLE\\alex' },
          process: { name: 'AnyDesk.exe', path: 'C:\\Tools\\AnyDesk.exe', cmdLine: '"C:\\Tools\\AnyDesk.exe" --silent', parent: 'explorer.exe', company: 'AnyDesk Software GmbH' },
        },
      ],
      [
        {
          ...base,
          class_uid: 1010,
          activity_id: 1,
          device,
          peripheral_device: { name: 'PiKVM Composite Device', vendor_name: 'PiKVM', serial_number: 'CAFE', class: 'USB', uid: 'USB\\VID_1D6B&PID_0104\\CAFE' },
        },
        { kind: 'peripheral', peripheral: { name: 'PiKVM Composite Device', vendor: 'PiKVM', vendorId: '1d6b', productId: '0104', serial: 'CAFE' } },
      ],
      [
        { ...base, class_uid: 4002, activity_id: 3, device, http_request: { url: { scheme: 'https', hostname: 'example.org', path: '/a' } } },
        { kind: 'web', url: 'https://example.org/a' },
      ],
      [
        { ...base, class_uid: 4001, activity_id: 6, src_endpoint: { ip: '10.0.0.7', hostname: 'lt-1' }, dst_endpoint: { hostname: 'example.net' } },
        { kind: 'web', url: 'example.net', device: { hostname: 'lt-1' } },
      ],
      [
        { ...base, class_uid: 6006, activity_id: 2, actor, file: { name: 'plans.zip', size: 5000 }, src_endpoint: { ip: '192.0.2.7' } },
        { kind: 'download', bytes: 5000, title: 'plans.zip', ip: '192.0.2.7' },
      ],
      [
        { ...base, class_uid: 2004, activity_id: 1, finding_info: { title: 'Remote tool', uid: 'f-1' }, evidences: [{ device: { uid: 'd-1' }, actor }] },
        { kind: 'alert', title: 'Remote tool', device: { uid: 'd-1' }, user: { name: 'EXAMPLE\\alex' } },
      ],
      [
        { ...base, time: undefined, time_dt: '2026-03-02T09:05:00Z', class_uid: 5015, device, process: { name: 'RustDesk' } },
        { kind: 'process', time: TIME, process: { name: 'RustDesk' } },
      ],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(ocsf, record, JSON.stringify(record));
const first = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events[0] : undefined;
};

describe('OCSF', () => {
  test.each<[string, JsonObject]>([
    ['the end of a session', { ...signIn, activity_id: 2 }],
    ['a ticket for a service', { ...signIn, activity_id: 4 }],
    ['the logon of a service', { ...signIn, logon_type_id: 5 }],
    ['a password change', { ...signIn, class_uid: 3001, activity_id: 3 }],
    ['the end of a process', { ...process, activity_id: 2 }],
    ['something pulled out', { ...base, class_uid: 1010, activity_id: 2, device, peripheral_device: { name: 'x' } }],
    ['a handle of the class that had the number before', { ...base, class_uid: 1010, activity_id: 1, device }],
    ['a connection to an address only', { ...base, class_uid: 4001, activity_id: 6, dst_endpoint: { ip: '203.0.113.9' } }],
    ['a connection that was refused', { ...base, class_uid: 4001, activity_id: 5, dst_endpoint: { hostname: 'example.net' } }],
    ['an upload', { ...base, class_uid: 6006, activity_id: 1, file: { size: 1 } }],
    ['a finding that was closed', { ...base, class_uid: 2004, activity_id: 3, finding_info: { title: 'x' } }],
    ['an API call', { ...base, class_uid: 6003, activity_id: 2 }],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });

  test('a damaged class is said', () => {
    expect(read({ ...signIn, class_uid: 'x' })).toMatchObject({ wrong: { path: '/class_uid', received: 'x' } });
  });

  test('a time of seconds is one of milliseconds that was misread', () => {
    expect(first({ ...signIn, time: TIME / 1000 })?.time).toBe(TIME);
  });

  test('a country that is no code is left out, and so is half a point', () => {
    expect(first({ ...signIn, src_endpoint: { ip: '198.51.100.7', location: { country: 'United States', lat: 30.2 } } })).not.toHaveProperty('place');
  });

  test('a factor that names no device is none', () => {
    expect(first({ ...signIn, auth_factors: [{ factor_type: 'Push Notification', factor_type_id: 3, provider: 'Example' }] })).not.toHaveProperty('mfaDevice');
  });

  test('an account that is given by its id is named as the actor is', () => {
    const actor = { user: { uid: 'id-1', name: 'alex' } };
    expect(first({ ...signIn, user: { uid: 'id-1' }, actor })?.user).toEqual({ uid: 'id-1', name: 'alex' });
    expect(first({ ...signIn, user: { uid: 'id-2' }, actor })?.user).toEqual({ uid: 'id-2' });
  });

  test('the address of the device is not that of a sign-in', () => {
    expect(first({ ...signIn, src_endpoint: {}, device })).not.toHaveProperty('ip');
  });

  test('a service that is written as an address is its host', () => {
    expect(first({ ...signIn, service: undefined, dst_endpoint: { svc_name: 'https://console.example.com/home?x=1' } })?.app).toBe('console.example.com');
    expect(first({ ...signIn, service: undefined, dst_endpoint: { svc_name: '/idp/poll' } })).not.toHaveProperty('app');
  });
});
