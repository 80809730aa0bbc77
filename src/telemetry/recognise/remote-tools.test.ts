import { describe, expect, test } from 'vitest';
import type { EventKind } from '#model';
import { eventsOf } from '#testing';
import table from '../../../data/telemetry/remote-tools.json' with { type: 'json' };
import { remoteToolNamed, remoteTools } from './remote-tools.ts';

const notes = (words: { readonly kind: EventKind; readonly process?: object; readonly software?: readonly { name: string; version?: string }[] }) => {
  const [event] = eventsOf([{ at: '2026-03-02T10:00:00Z', device: { uid: 'd1' }, ...words } as Parameters<typeof eventsOf>[0][number]]);
  return event === undefined ? [] : remoteTools(event);
};

describe('a program of an inventory', () => {
  test.each([
    ['AnyDesk 8.0.3', 'anydesk'],
    ['AnyDesk.app', 'anydesk'],
    ['TeamViewer Host', 'teamviewer'],
    ['Chrome Remote Desktop Host', 'chrome-remote-desktop'],
    ['chrome-remote-desktop', 'chrome-remote-desktop'],
    ['inomeogfingihgjfjlpeplalcfajhgai', 'chrome-remote-desktop'],
    ['RustDesk', 'rustdesk'],
    ['Parsec', 'parsec'],
    ['Sunlogin Client (x64)', 'sunlogin'],
    ['ToDesk', 'todesk'],
    ['Jump Desktop Connect', 'jump-desktop'],
    ['NoMachine', 'nomachine'],
    ['AnyViewer 4.6', 'anyviewer'],
    ['Splashtop Streamer', 'splashtop'],
    ['Zoho Assist Unattended Agent', 'zoho-assist'],
    ['HopToDesk', 'hoptodesk'],
    ['MeshCentral Agent', 'meshcentral'],
    ['DWAgent', 'dwservice'],
    ['ScreenConnect Client (0123456789abcdef)', 'screenconnect'],
    ['ConnectWise Control', 'screenconnect'],
    ['TightVNC 2.8.85', 'vnc'],
    ['tigervnc-standalone-server', 'vnc'],
    ['LogMeIn Client', 'logmein'],
    ['LogMeIn Rescue', 'logmein-rescue'],
  ])('%s is %s', (name, id) => {
    expect(remoteToolNamed(name)).toBe(id);
  });

  test.each([
    'Tailscale',
    'Radmin VPN 1.4',
    'LogMeIn Hamachi',
    'TigerVNC Viewer 1.13.1',
    'RealVNC Viewer',
    'Splashtop Wired XDisplay',
    'BeyondTrust Privilege Management',
    'Acronis Cyber Protect Cloud Agent',
    'Jump Desktop',
    'GoToMeeting',
    'Quick Assist',
    'Remote Desktop Connection',
    'Microsoft Remote Desktop',
    'parsec-tool',
    'Parsecs and Light Years',
    'client.exe',
    'agent.exe',
    '',
  ])('innocent twin: %j is none', (name) => {
    expect(remoteToolNamed(name)).toBeUndefined();
  });

  test('is noted once a tool, with its version', () => {
    expect(notes({ kind: 'software', software: [{ name: 'AnyDesk', version: '8.0.3' }, { name: 'AnyDesk Printer' }, { name: 'Firefox' }] })).toEqual([
      { on: 'device', topic: 'tool', value: 'anydesk', text: 'AnyDesk 8.0.3 is installed' },
    ]);
  });
});

describe('a program that was started', () => {
  test.each([
    [{ name: 'AnyDesk.exe' }, 'anydesk'],
    [{ name: 'C:\\Windows\\Temp\\help.exe', originalName: 'AnyDesk.exe' }, 'anydesk'],
    [{ name: 'help.exe', company: 'philandro Software GmbH' }, 'anydesk'],
    [{ name: 'main', path: '/Applications/RustDesk.app/Contents/MacOS/rustdesk' }, 'rustdesk'],
    [{ name: 'remoting_me2me_host' }, 'chrome-remote-desktop'],
    [{ name: 'client32.exe', company: 'NetSupport Ltd' }, 'netsupport-manager'],
  ])('%j is %s', (process, id) => {
    expect(notes({ kind: 'process', process }).map(({ value }) => value)).toEqual([id]);
  });

  test.each([{ name: 'mstsc.exe' }, { name: 'QuickAssist.exe' }, { name: 'ARDAgent' }, { name: 'client32.exe' }, { name: 'setup.exe' }, { name: 'ssh' }, { name: 'tailscaled' }])(
    'innocent twin: %j is none',
    (process) => {
      expect(notes({ kind: 'process', process })).toEqual([]);
    },
  );

  test('is shown without its command line, which may hold a password', () => {
    const [note] = notes({ kind: 'process', process: { name: 'AnyDesk.exe', cmdLine: 'AnyDesk.exe --set-password hunter2' } });
    expect(note?.text).toBe('AnyDesk.exe was started');
  });
});

describe('the table of remote-access tools', () => {
  const files = table.tools.flatMap(({ files: all }) => all);
  const products = table.tools.flatMap(({ products: all }) => all);

  test('gives each name to one tool', () => {
    expect(new Set(files).size).toBe(files.length);
    expect(new Set(products).size).toBe(products.length);
    expect(new Set(table.tools.map(({ id }) => id)).size).toBe(table.tools.length);
  });

  test('holds names in small letters, without the ending of programs', () => {
    for (const name of [...files, ...products]) {
      expect(name).toBe(name.toLowerCase());
      expect(name).not.toMatch(/\.(?:exe|app)$/);
    }
  });

  test('holds no name that other programs have too', () => {
    for (const name of ['agent', 'client', 'connect', 'host', 'install', 'remote', 'server', 'service', 'setup', 'ssh', 'support', 'update', 'viewer', 'vncviewer']) {
      expect(files).not.toContain(name);
      expect(products).not.toContain(name);
    }
  });
});
