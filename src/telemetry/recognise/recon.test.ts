import { describe, expect, test } from 'vitest';
import { eventsOf } from '#testing';
import { recon } from './recon.ts';

const ran = (process: { name: string; cmdLine?: string; parent?: string }, user = 'alex') =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', kind: 'process', device: { uid: 'd1' }, user: { name: user }, process }])
    .flatMap((event) => recon(event))
    .map(({ topic, value }) => `${topic}: ${value}`);
const opened = (url: string) =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', kind: 'web', device: { uid: 'd1' }, url }])
    .flatMap((event) => recon(event))
    .map(({ topic, value }) => `${topic}: ${value}`);

describe('a command', () => {
  test.each([
    [{ name: 'dxdiag.exe' }, 'recon: dxdiag'],
    [{ name: 'C:\\Windows\\System32\\systeminfo.exe' }, 'recon: systeminfo'],
    [{ name: 'WMIC.exe', parent: 'cmd.exe' }, 'recon: wmic'],
    [{ name: 'whoami' }, 'recon: whoami'],
    [{ name: 'powershell.exe', cmdLine: 'powershell Get-ComputerInfo' }, 'recon: get-computerinfo'],
    [{ name: 'curl', cmdLine: 'curl -s https://ipinfo.io/json' }, 'geo-lookup: ipinfo.io'],
    [{ name: 'curl.exe', cmdLine: 'curl ifconfig.me' }, 'geo-lookup: ifconfig.me'],
    [{ name: 'powershell.exe', cmdLine: "(Invoke-WebRequest 'http://ip-api.com/line').Content" }, 'geo-lookup: ip-api.com'],
    [{ name: 'bash', cmdLine: 'bash -c "x=$(curl -s api.ipify.org)"' }, 'geo-lookup: api.ipify.org'],
  ])('%j is %s', (process, what) => {
    expect(ran(process)).toEqual([what]);
  });

  test.each([
    { name: 'git.exe', cmdLine: 'git clone https://example.com/ipinfo.io' },
    { name: 'curl', cmdLine: 'curl https://myipinfo.io.example.com/' },
    { name: 'curl', cmdLine: 'curl https://api.example.com/v1' },
    { name: 'systeminfo.exe', parent: 'C:\\Windows\\CCM\\CcmExec.exe' },
    { name: 'wmic.exe', parent: 'msiexec.exe' },
    { name: 'system_profiler' },
    { name: 'wmic.exe', cmdLine: 'wmic product where name="Old" call uninstall' },
    { name: 'whoami-helper' },
  ])('innocent twin: %j says nothing', (process) => {
    expect(ran(process)).toEqual([]);
  });

  test.each(['NT AUTHORITY\\SYSTEM', 'SYSTEM', 'root', 'LT-1$'])('innocent twin: of the account %s is the system’s own', (user) => {
    expect(ran({ name: 'wmic.exe' }, user)).toEqual([]);
  });
});

describe('a page that was opened', () => {
  test.each([
    ['https://whatismyipaddress.com/', 'geo-lookup: whatismyipaddress.com'],
    ['https://www.whatismyip.com/my-ip/', 'geo-lookup: whatismyip.com'],
    ['ipinfo.io', 'geo-lookup: ipinfo.io'],
    ['https://ip-api.com/docs', 'geo-lookup: ip-api.com'],
  ])('%s is %s', (url, what) => {
    expect(opened(url)).toEqual([what]);
  });

  test.each(['https://api.ipify.org/?format=json', 'https://ipinfo.io/json', 'https://ipapi.co/json/', 'https://checkip.amazonaws.com/', 'https://example.com/?from=ipinfo.io'])(
    'innocent twin: %s may have been asked by another page',
    (url) => {
      expect(opened(url)).toEqual([]);
    },
  );
});
