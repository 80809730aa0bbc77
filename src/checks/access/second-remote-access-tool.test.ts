import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { secondRemoteAccessTool } from './second-remote-access-tool.ts';

const install = (at: string, ...names: readonly string[]) => ({
  at,
  kind: 'software' as const,
  device: { uid: 'd1', hostname: 'LT-1' },
  user: { name: 'alex' },
  software: names.map((name) => ({ name })),
});
const start = (process: { name: string; originalName?: string; company?: string }) => ({
  at: '2026-03-02T10:00:00Z',
  kind: 'process' as const,
  device: { uid: 'd1' },
  user: { name: 'alex' },
  process,
});
const seen = (...events: Parameters<typeof telemetry>[0]) => ({ telemetry: telemetry(events) });

testCheck(
  secondRemoteAccessTool,
  {
    fires: [
      {
        name: 'two tools in the first days',
        given: {},
        connected: seen(install('2026-03-02T10:00:00Z', 'AnyDesk 8.0.3', 'TeamViewer Host', 'Visual Studio Code')),
        messageId: 'two',
        says: 'in the first 14 days of the device lt-1: anydesk, teamviewer.',
      },
      {
        name: 'the second on the thirteenth day',
        given: {},
        connected: seen(install('2026-03-02T10:00:00Z', 'AnyDesk'), install('2026-03-15T10:00:00Z', 'RustDesk')),
        messageId: 'two',
      },
      {
        name: 'two in the log of an account, of whose device nothing is said',
        given: {},
        connected: seen({ ...start({ name: 'AnyDesk.exe' }), device: {} }, { ...start({ name: 'remoting_host.exe' }), device: {} }),
        messageId: 'two',
      },
      {
        name: 'one beside the firm’s own',
        given: {},
        options: { sanctioned: ['TeamViewer '] },
        connected: seen(install('2026-03-02T10:00:00Z', 'TeamViewer', 'RustDesk')),
        messageId: 'unsanctioned',
        says: 'is rustdesk, and the firm’s remote-access tools are teamviewer.',
      },
      {
        name: 'a renamed program, by its original name',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: seen(start({ name: 'notes.exe', originalName: 'AnyDesk.exe' })),
        messageId: 'unsanctioned',
      },
      {
        name: 'a renamed program, by its company',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: seen(start({ name: 'notes.exe', company: 'AnyDesk Software GmbH' })),
        messageId: 'unsanctioned',
      },
      {
        name: 'one, and nobody said what the firm uses',
        given: {},
        connected: seen(install('2026-03-02T10:00:00Z', 'AnyDesk')),
        messageId: 'unknownWhetherSanctioned',
        says: 'is not said',
      },
      {
        name: 'a second a year after the first, and nobody said what the firm uses',
        given: {},
        connected: seen(install('2025-03-02T10:00:00Z', 'AnyDesk'), install('2026-03-02T10:00:00Z', 'RustDesk')),
        messageId: 'unknownWhetherSanctioned',
      },
      {
        name: 'the help desk, whose title is only a claim',
        given: { subject: { role: { title: 'IT Support Specialist' } } },
        connected: seen(install('2026-03-02T10:00:00Z', 'AnyDesk', 'TeamViewer')),
        messageId: 'inSupportRole',
        says: '“IT Support Specialist”',
      },
    ],
    quiet: [
      { name: 'innocent twin: the firm’s own tool', given: {}, options: { sanctioned: ['teamviewer'] }, connected: seen(install('2026-03-02T10:00:00Z', 'TeamViewer 15')) },
      {
        name: 'innocent twin: the firm’s own tool, by its name',
        given: {},
        options: { sanctioned: ['Chrome Remote Desktop'] },
        connected: seen(install('2026-03-02T10:00:00Z', 'Chrome Remote Desktop Host')),
      },
      { name: 'innocent twin: what every Windows has', given: {}, connected: seen(start({ name: 'mstsc.exe' }), start({ name: 'QuickAssist.exe' })) },
      {
        name: 'innocent twin: the administrator who tests the firm’s two tools a year later',
        given: {},
        options: { sanctioned: ['anydesk', 'rustdesk'] },
        connected: seen(install('2025-03-02T10:00:00Z', 'Firefox'), install('2026-03-02T10:00:00Z', 'AnyDesk', 'RustDesk')),
      },
      {
        name: 'innocent twin: a screen reader, a terminal, a synchronising folder, a VPN, viewers that look outwards',
        given: {},
        connected: seen(
          install(
            '2026-03-02T10:00:00Z',
            'NVDA',
            'PuTTY',
            'Syncthing',
            'Tailscale',
            'Radmin VPN 1.4',
            'LogMeIn Hamachi',
            'TigerVNC Viewer 1.13',
            'Jump Desktop',
            'Desktop Remote Notes',
          ),
        ),
      },
    ],
    cannotTell: [
      { name: 'no inventory was read', given: {}, connected: seen({ at: '2026-03-02T10:00:00Z', kind: 'sign-in', user: { name: 'alex' } }) },
      { name: 'nothing was read', given: {}, connected: seen() },
    ],
  },
  { describe, it },
);
