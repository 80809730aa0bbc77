import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { chromeRemoteDesktopScripted } from './chrome-remote-desktop-scripted.ts';

const run = (name: string, cmdLine: string) => ({
  telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'process', device: { uid: 'd1', hostname: 'LT-1' }, user: { name: 'alex' }, process: { name, cmdLine } }]),
});

testCheck(
  chromeRemoteDesktopScripted,
  {
    fires: [
      {
        name: 'a code and a PIN on Windows',
        given: {},
        connected: run('remoting_start_host.exe', 'remoting_start_host.exe --code="4/abc" --redirect-url="https://remotedesktop.example.com" --name=LT-1 --pin=123456'),
        messageId: 'fixedPin',
        says: 'On the device lt-1 Chrome Remote Desktop was registered by a command line with a fixed PIN (start-host --code --pin --redirect-url).',
      },
      { name: 'a PIN on Linux', given: {}, connected: run('start-host', '/opt/google/chrome-remote-desktop/start-host --code=x --pin=654321'), messageId: 'fixedPin' },
      {
        name: 'a shell that runs it',
        given: {},
        connected: run(
          'powershell.exe',
          "powershell -c \"& 'C:\\Program Files (x86)\\Google\\Chrome Remote Desktop\\CurrentVersion\\remoting_start_host.exe' --code='4/x' --pin 111111\"",
        ),
        messageId: 'fixedPin',
      },
      {
        name: 'Google’s own command for computers without a screen, which asks for the PIN',
        given: {},
        connected: run('start-host', 'DISPLAY= /opt/google/chrome-remote-desktop/start-host --code="4/x" --redirect-url="https://remotedesktop.example.com" --name=$(hostname)'),
        messageId: 'byCode',
      },
      {
        name: 'the firm’s own tool, which a script of IT may have set up',
        given: {},
        options: { sanctioned: ['Chrome Remote Desktop'] },
        connected: run('remoting_start_host.exe', 'remoting_start_host.exe --code="4/abc" --name=LT-1 --pin=123456'),
        messageId: 'firmsOwn',
        says: 'which the firm itself uses',
      },
    ],
    quiet: [
      { name: 'innocent twin: the host that was set up in a browser', given: {}, connected: run('remoting_host.exe', 'remoting_host.exe --type=daemon --host-config=host.json') },
      { name: 'innocent twin: another program with a PIN', given: {}, connected: run('wallet.exe', 'wallet.exe --pin=1234') },
      { name: 'a shell with another program', given: {}, connected: run('bash', 'bash -c "deploy --code=x --pin=1"') },
    ],
    cannotTell: [
      {
        name: 'no process log was read',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'software', device: { uid: 'd1' }, software: [{ name: 'Firefox' }] }]) },
      },
      { name: 'nothing was read', given: {}, connected: { telemetry: telemetry([]) } },
    ],
  },
  { describe, it },
);
