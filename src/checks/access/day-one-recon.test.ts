import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { dayOneRecon } from './day-one-recon.ts';

type More = { readonly parent?: string; readonly user?: string; readonly device?: string };
const run = (name: string, cmdLine: string, at = '2026-03-02T10:00:00Z', { parent, user = 'alex', device = 'd1' }: More = {}) => ({
  at,
  kind: 'process' as const,
  device: { uid: device },
  user: { name: user },
  process: { name, cmdLine, ...(parent === undefined ? {} : { parent }) },
});
const lookup = (at: string, url = 'https://ipinfo.io/') => ({ at, kind: 'web' as const, device: { uid: 'd1' }, user: { name: 'alex' }, url });
const seen = (...events: Parameters<typeof telemetry>[0]) => ({ telemetry: telemetry(events) });
const started = (startedAt: string) => ({ subject: { relation: 'employee', startedAt } });

testCheck(
  dayOneRecon,
  {
    fires: [
      {
        name: 'two commands and a look-up on the first day',
        given: {},
        connected: seen(run('systeminfo.exe', 'systeminfo'), run('dxdiag.exe', 'dxdiag /t'), lookup('2026-03-02T11:00:00Z')),
        messageId: 'noticed',
        says: 'Within 48 hours of first login dxdiag, systeminfo were run and the own public address was looked up (ipinfo.io).',
      },
      {
        name: 'the look-up by a command',
        given: {},
        connected: seen(run('whoami.exe', 'whoami'), run('wmic.exe', 'wmic csproduct'), run('curl.exe', 'curl -s https://ipinfo.io/json')),
        messageId: 'noticed',
      },
      {
        name: 'the look-up in the log of a proxy that knows only the account',
        given: {},
        connected: seen(run('whoami.exe', 'whoami'), run('systeminfo.exe', 'systeminfo'), {
          at: '2026-03-03T09:00:00Z',
          kind: 'web',
          user: { name: 'alex' },
          url: 'whatismyipaddress.com',
        }),
        messageId: 'noticed',
      },
      {
        name: 'weeks after the device was set up by IT, on the first day with the account',
        given: {},
        connected: seen(
          { at: '2026-02-02T10:00:00Z', kind: 'device', device: { uid: 'd1' } },
          run('whoami.exe', 'whoami', '2026-03-02T10:00:00Z'),
          run('systeminfo.exe', 'systeminfo', '2026-03-02T10:05:00Z'),
          lookup('2026-03-02T11:00:00Z'),
        ),
        messageId: 'noticed',
      },
      {
        name: 'in the first days of work',
        given: started('2026-03-01'),
        connected: seen(run('whoami.exe', 'whoami'), run('systeminfo.exe', 'systeminfo'), lookup('2026-03-02T11:00:00Z')),
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: a developer who sets up', given: {}, connected: seen(run('git.exe', 'git clone'), run('whoami.exe', 'whoami'), lookup('2026-03-02T11:00:00Z')) },
      {
        name: 'innocent twin: the help desk, months later',
        given: {},
        connected: seen(
          run('git.exe', 'git'),
          run('systeminfo.exe', 'systeminfo', '2026-06-02T10:00:00Z'),
          run('dxdiag.exe', 'dxdiag', '2026-06-02T10:00:00Z'),
          lookup('2026-06-02T11:00:00Z'),
        ),
      },
      {
        name: 'innocent twin: the firm’s set-up scripts on the first day',
        given: {},
        connected: seen(
          run('systeminfo.exe', 'systeminfo', '2026-03-02T10:00:00Z', { parent: 'AgentExecutor.exe' }),
          run('wmic.exe', 'wmic bios get serialnumber', '2026-03-02T10:00:00Z', { user: 'NT AUTHORITY\\SYSTEM' }),
          run('git.exe', 'git'),
          lookup('2026-03-02T11:00:00Z'),
        ),
      },
      {
        name: 'innocent twin: pages that ask for the address by themselves',
        given: {},
        connected: seen(
          run('whoami.exe', 'whoami'),
          run('systeminfo.exe', 'systeminfo'),
          lookup('2026-03-02T11:00:00Z', 'https://api.ipify.org/?format=json'),
          lookup('2026-03-02T11:00:00Z', 'https://ipinfo.io/json'),
        ),
      },
    ],
    cannotTell: [
      { name: 'no process log was read', given: {}, connected: seen(lookup('2026-03-02T11:00:00Z')) },
      {
        name: 'the log begins a year after the first working day',
        given: started('2025-03'),
        connected: seen(run('whoami.exe', 'whoami'), run('systeminfo.exe', 'systeminfo'), lookup('2026-03-02T11:00:00Z')),
      },
    ],
  },
  { describe, it },
);
