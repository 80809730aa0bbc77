import { describe, expect, it, test } from 'vitest';
import { testTelemetrySources } from '#testing';
import { type JsonObject, readRecord } from '../source.ts';
import { sourceOf, telemetrySources } from './index.ts';
import { osquery } from './osquery.ts';

const TIME = 1_772_442_300_000;
const HOST = '11111111-2222-3333-4444-555555555555';
const log = (columns: JsonObject, name = 'pack/example/query'): JsonObject => ({
  name,
  hostIdentifier: HOST,
  calendarTime: 'Mon Mar  2 09:05:00 2026 UTC',
  unixTime: 1_772_442_300,
  epoch: 0,
  counter: 3,
  numerics: false,
  decorations: { host_uuid: 'H-1', hostname: 'LT-1', username: 'alex' },
  columns,
  action: 'added',
});
const snapshot = (rows: readonly JsonObject[], name?: string): JsonObject => {
  const { columns: _, ...rest } = log({}, name);
  return { ...rest, action: 'snapshot', snapshot: rows };
};
const piKvm = { usb_address: '2', vendor: 'PiKVM', vendor_id: '1d6b', model: 'PiKVM Composite Device', model_id: '0104', serial: 'CAFE', class: '0', removable: '-1' };

testTelemetrySources(
  {
    osquery: [
      [
        log(piKvm),
        {
          kind: 'peripheral',
          time: TIME,
          user: { name: 'alex' },
          device: { uid: 'H-1', hostname: 'LT-1' },
          peripheral: { name: 'PiKVM Composite Device', vendor: 'PiKVM', vendorId: '1d6b', productId: '0104', serial: 'CAFE' },
        },
      ],
      [
        log({ pid: '7', path: '/Applications/AnyDesk.app/Contents/MacOS/AnyDesk', cmdline: 'AnyDesk --service', uid: '501', time: '1772442300', eid: '1' }),
        { kind: 'process', process: { name: 'AnyDesk', path: '/Applications/AnyDesk.app/Contents/MacOS/AnyDesk', cmdLine: 'AnyDesk --service' }, user: { name: 'alex' } },
      ],
      [
        snapshot([
          { name: 'AnyDesk', version: '8.0', publisher: 'AnyDesk Software GmbH', install_location: 'C:\\x', identifying_number: '{1}' },
          { name: 'Example', version: '1', publisher: 'Example Corp' },
        ]),
        { kind: 'software', software: { 0: { name: 'AnyDesk', version: '8.0', vendor: 'AnyDesk Software GmbH' }, 1: { name: 'Example', vendor: 'Example Corp' } } },
      ],
      [
        log({ browser_type: 'chrome', uid: '501', name: 'Example', profile: 'Person 1', identifier: 'abcdefghijklmnop', version: '1', author: 'Example Corp' }),
        { kind: 'software', software: { 0: { name: 'Example', version: '1', vendor: 'Example Corp' }, 1: { name: 'abcdefghijklmnop' } } },
      ],
      [log({ email: 'jordan@example.net', ephemeral: '0', username: 'alex' }), { kind: 'software', activity: 'browser-account', user: { emailAddr: 'jordan@example.net' } }],
      [log({ type: 'user', user: 'sam', tty: 'console', host: '', time: '1772442300.5', pid: '1' }), { kind: 'device', activity: 'logon', time: TIME, user: { name: 'sam' } }],
      [
        log({ hostname: 'lt-1.local', uuid: 'H-1', computer_name: 'LT-1', hardware_vendor: 'Apple Inc.', hardware_serial: 'SN1' }),
        { kind: 'device', activity: 'device report', device: { uid: 'H-1', serial: 'SN1', hostname: 'lt-1.local' } },
      ],
      [log({ name: 'macOS', version: '15.3', major: '15', minor: '3', platform: 'darwin' }), { kind: 'device', device: { os: 'macOS 15.3' } }],
    ],
  },
  telemetrySources,
  sourceOf,
  { describe, it },
);

const read = (record: JsonObject) => readRecord(osquery, record, JSON.stringify(record));
const events = (record: JsonObject) => {
  const reading = read(record);
  return 'events' in reading ? reading.events : [];
};

describe('osquery', () => {
  test.each<[string, JsonObject, string]>([
    ['apps of macOS', { name: 'AnyDesk.app', path: '/Applications/AnyDesk.app', bundle_identifier: 'com.example', bundle_short_version: '8.0' }, 'AnyDesk 8.0'],
    ['deb_packages', { name: 'anydesk', version: '8.0', source: '', arch: 'amd64', status: 'install ok installed', maintainer: 'Example' }, 'anydesk 8.0'],
    ['rpm_packages', { name: 'anydesk', version: '8.0', release: '1', arch: 'x86_64', vendor: 'Example', package_group: 'x' }, 'anydesk 8.0'],
    ['homebrew_packages', { name: 'rustdesk', version: '1.3', path: '/opt/homebrew', prefix: '/opt/homebrew', type: 'cask' }, 'rustdesk 1.3'],
  ])('%s are programs', (_, row, program) => {
    expect(events(log(row)).map(({ software }) => software?.map(({ name, version }) => `${name} ${version}`))).toEqual([[program]]);
  });

  test('all changes of a query in one record are read, and what was removed is not', () => {
    const { columns: _, action: __, ...rest } = log({});
    const [first, second, ...others] = events({ ...rest, diffResults: { added: [piKvm, { ...piKvm, serial: 'BEEF' }], removed: [{ ...piKvm, serial: 'GONE' }] } });
    expect([first?.peripheral?.serial, second?.peripheral?.serial, others]).toEqual(['CAFE', 'BEEF', []]);
    expect(first?.uid).not.toBe(second?.uid);
    expect(read({ ...rest, diffResults: { added: '', removed: [piKvm] } })).toHaveProperty('ignored');
  });

  test('a table of events gives the time of each, and any other the time of the log', () => {
    expect(events(log({ pid: '1', path: '/bin/sh', time: '1772000000', eid: '1' }))[0]?.time).toBe(1_772_000_000_000);
    expect(events(log({ pid: '1', path: '/bin/sh', start_time: '1772000000' }))[0]?.time).toBe(TIME);
    expect(events(log({ username: 'sam', tty: 'pts/0', type: '7', type_name: 'user-process', time: '1772000000' }))[0]?.time).toBe(1_772_000_000_000);
  });

  test('a program of root is not the user’s', () => {
    expect(events(log({ pid: '1', path: '/usr/bin/whoami', cmdline: 'whoami', uid: '0' }))[0]?.user).toEqual({ name: 'root' });
  });

  test('an id of a host is no name of it', () => {
    const { decorations: _, ...bare } = log(piKvm);
    expect(events(bare)[0]?.device).toEqual({ uid: HOST });
    expect(events({ ...bare, hostIdentifier: 'lt-1.local' })[0]?.device).toEqual({ uid: 'lt-1.local', hostname: 'lt-1.local' });
  });

  test('an abbreviation is no time zone', () => {
    expect(events(log({ local_timezone: 'PST', unix_time: '1' }))[0]?.device).not.toHaveProperty('timeZone');
    expect(events(log({ local_timezone: 'America/Chicago', unix_time: '1' }))[0]?.device?.timeZone).toBe('America/Chicago');
  });

  test('accounts of browsers are asked by one column, which only the name of the query explains', () => {
    expect(events(log({ email: 'jordan@example.net' }, 'google_chrome_profiles'))[0]).toMatchObject({ activity: 'browser-account', user: { emailAddr: 'jordan@example.net' } });
    expect(read(log({ email: 'jordan@example.net' }))).toHaveProperty('ignored');
    expect(read(log({ email: 'jordan@example.net', ephemeral: '1' }))).toHaveProperty('ignored');
  });

  test('the calendar time stands in only with its zone', () => {
    const { unixTime: _, ...record } = log(piKvm);
    expect(events(record)[0]?.time).toBe(TIME);
    expect(read({ ...record, calendarTime: 'Mon Mar  2 09:05:00 2026' })).toMatchObject({ wrong: { path: '/unixTime' } });
  });

  test.each<[string, JsonObject]>([
    ['a removed row', { ...log(piKvm), action: 'removed' }],
    ['a setting', log({ domain: 'com.apple.SoftwareUpdate', key: 'AutomaticCheckEnabled', value: 'true' })],
    ['osquery itself', log({ pid: '9', version: '5.14', config_hash: '1', instance_id: 'x', uuid: 'y' })],
    ['a module of a language', log({ name: 'requests', version: '2', summary: 'HTTP', author: 'Example', path: '/x', directory: '/x' })],
    ['the end of a program', log({ type: 'ProcessStop', pid: '9', path: 'C:\\a.exe', cmdline: '', eid: '1' })],
    ['a reboot', log({ type: 'reboot', user: 'reboot', tty: '~', host: '' })],
  ])('%s is no news of a person', (_, record) => {
    expect(read(record)).toHaveProperty('ignored');
  });

  test('a record without host or rows is said', () => {
    expect(read({ ...log(piKvm), hostIdentifier: undefined })).toMatchObject({ wrong: { path: '/hostIdentifier' } });
    expect(read({ ...log(piKvm), columns: 'x' })).toMatchObject({ wrong: { path: '/columns', received: 'x' } });
  });
});
