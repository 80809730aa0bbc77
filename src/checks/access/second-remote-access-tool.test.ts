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

testCheck(
  secondRemoteAccessTool,
  {
    fires: [
      {
        name: 'two tools in the first days',
        given: {},
        connected: { telemetry: telemetry([install('2026-03-02T10:00:00Z', 'AnyDesk 8.0.3', 'TeamViewer Host', 'Visual Studio Code')]) },
        messageId: 'several',
        says: 'anydesk, teamviewer',
      },
      {
        name: 'one beside the firm’s own',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: { telemetry: telemetry([install('2026-03-02T10:00:00Z', 'TeamViewer', 'RustDesk')]) },
        messageId: 'unsanctioned',
        says: 'rustdesk',
      },
      {
        name: 'a renamed program, by its original name',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: {
          telemetry: telemetry([
            { at: '2026-03-02T10:00:00Z', kind: 'process', device: { uid: 'd1' }, user: { name: 'alex' }, process: { name: 'notes.exe', originalName: 'AnyDesk.exe' } },
          ]),
        },
        messageId: 'unsanctioned',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: the firm’s own tool',
        given: {},
        options: { sanctioned: ['teamviewer'] },
        connected: { telemetry: telemetry([install('2026-03-02T10:00:00Z', 'TeamViewer 15')]) },
      },
      {
        name: 'innocent twin: what every Windows has',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'process', device: { uid: 'd1' }, user: { name: 'alex' }, process: { name: 'mstsc.exe' } }]) },
      },
      {
        name: 'innocent twin: the administrator who tests tools a year later',
        given: {},
        options: { sanctioned: ['anydesk', 'rustdesk'] },
        connected: { telemetry: telemetry([install('2025-03-02T10:00:00Z', 'Firefox'), install('2026-03-02T10:00:00Z', 'AnyDesk', 'RustDesk')]) },
      },
      {
        name: 'innocent twin: a screen reader, a terminal, a synchronising folder',
        given: {},
        connected: { telemetry: telemetry([install('2026-03-02T10:00:00Z', 'NVDA', 'PuTTY', 'Syncthing', 'Dropbox', 'Desktop Remote Notes')]) },
      },
    ],
    cannotTell: [
      { name: 'one tool that may be the firm’s', given: {}, connected: { telemetry: telemetry([install('2026-03-02T10:00:00Z', 'AnyDesk')]) } },
      { name: 'no inventory was read', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'sign-in', user: { name: 'alex' } }]) } },
    ],
  },
  { describe, it },
);
