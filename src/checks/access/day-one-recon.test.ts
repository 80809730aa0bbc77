import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { dayOneRecon } from './day-one-recon.ts';

const run = (name: string, cmdLine: string, at = '2026-03-02T10:00:00Z') => ({
  at,
  kind: 'process' as const,
  device: { uid: 'd1' },
  user: { name: 'alex' },
  process: { name, cmdLine },
});

const lookup = (at: string) => ({ at, kind: 'web' as const, device: { uid: 'd1' }, user: { name: 'alex' }, url: 'https://ipinfo.io/json' });

testCheck(
  dayOneRecon,
  {
    fires: [
      {
        name: 'two commands and a look-up on the first day',
        given: {},
        connected: { telemetry: telemetry([run('systeminfo.exe', 'systeminfo'), run('dxdiag.exe', 'dxdiag /t'), lookup('2026-03-02T11:00:00Z')]) },
        messageId: 'noticed',
      },
      {
        name: 'the look-up by a command',
        given: {},
        connected: { telemetry: telemetry([run('whoami.exe', 'whoami'), run('wmic.exe', 'wmic csproduct'), run('curl.exe', 'curl ifconfig.me')]) },
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: a developer who sets up', given: {}, connected: { telemetry: telemetry([run('git.exe', 'git clone'), run('whoami.exe', 'whoami')]) } },
      {
        name: 'innocent twin: the help desk, months later',
        given: {},
        connected: {
          telemetry: telemetry([
            run('git.exe', 'git'),
            run('systeminfo.exe', 'systeminfo', '2026-06-02T10:00:00Z'),
            run('dxdiag.exe', 'dxdiag', '2026-06-02T10:00:00Z'),
            lookup('2026-06-02T11:00:00Z'),
          ]),
        },
      },
    ],
    cannotTell: [{ name: 'no process log was read', given: {} }],
  },
  { describe, it },
);
