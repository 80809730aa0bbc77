import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { chromeRemoteDesktopScripted } from './chrome-remote-desktop-scripted.ts';

const run = (name: string, cmdLine: string, at = '2026-03-02T10:00:00Z') => ({
  at,
  kind: 'process' as const,
  device: { uid: 'd1' },
  user: { name: 'alex' },
  process: { name, cmdLine },
});

testCheck(
  chromeRemoteDesktopScripted,
  {
    fires: [
      {
        name: 'a code and a PIN on Windows',
        given: {},
        connected: {
          telemetry: telemetry([
            run('remoting_start_host.exe', 'remoting_start_host.exe --code="4/abc" --redirect-url="https://remotedesktop.example.com" --name=LT-1 -pin=123456'),
          ]),
        },
        messageId: 'noticed',
      },
      {
        name: 'a PIN on Linux, which is not kept',
        given: {},
        connected: { telemetry: telemetry([run('start-host', '/opt/google/chrome-remote-desktop/start-host --code=x --pin=654321')]) },
        messageId: 'noticed',
        says: '--code --pin',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: the host that was set up in a browser',
        given: {},
        connected: { telemetry: telemetry([run('remoting_host.exe', 'remoting_host.exe --type=daemon --host-config=host.json')]) },
      },
      { name: 'innocent twin: another program with a PIN', given: {}, connected: { telemetry: telemetry([run('wallet.exe', 'wallet.exe --pin=1234')]) } },
    ],
    cannotTell: [{ name: 'no process log was read', given: {} }],
  },
  { describe, it },
);
