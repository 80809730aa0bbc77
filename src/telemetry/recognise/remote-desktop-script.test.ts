import { describe, expect, test } from 'vitest';
import { eventsOf } from '#testing';
import { remoteDesktopScript } from './remote-desktop-script.ts';

const notes = (name: string, cmdLine: string) =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', kind: 'process', device: { uid: 'd1' }, process: { name, cmdLine } }]).flatMap((event) => remoteDesktopScript(event));

describe('a host of Chrome Remote Desktop registered by a command line', () => {
  test.each([
    ['remoting_start_host.exe', 'remoting_start_host.exe --code="4/abc" --redirect-url="https://example.com/" --name=PC --pin=123456', 'start-host --code --pin --redirect-url'],
    ['start-host', '/opt/google/chrome-remote-desktop/start-host --code=x --pin 123456', 'start-host --code --pin'],
    ['bash', 'bash -c "DISPLAY= /opt/google/chrome-remote-desktop/start-host --code=x --redirect-url=y"', 'start-host --code --redirect-url'],
    ['POWERSHELL.EXE', '& REMOTING_START_HOST.EXE --PIN="123456"', 'start-host --pin'],
  ])('%s: %s', (name, line, value) => {
    expect(notes(name, line).map((note) => note.value)).toEqual([value]);
  });

  test('keeps neither PIN nor code', () => {
    const text = JSON.stringify(notes('remoting_start_host.exe', 'remoting_start_host.exe --code=4/secretcode --pin=987654 --redirect-url=https://example.com/token'));
    expect(text).not.toMatch(/987654|secretcode|token/);
  });

  test.each([
    ['remoting_host.exe', 'remoting_host.exe --type=desktop'],
    ['remoting_start_host.exe', 'remoting_start_host.exe --help'],
    ['notepad.exe', 'notepad.exe remoting_start_host --pin=1.txt'],
    ['bash', 'bash -c "deploy --pin=1 --code=2"'],
    ['start-host', 'start-host --pinned --codec=vp9'],
  ])('innocent twin: %s: %s', (name, line) => {
    expect(notes(name, line)).toEqual([]);
  });
});
