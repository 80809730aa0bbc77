import { programOf } from './host.ts';
import { NOTHING, type Recogniser } from './note.ts';

/** Programs that register this computer as a host of Chrome Remote Desktop. @source chromium remoting/host/setup (start_host); S100: powershell, remoting_start_host and --pin= */
const STARTERS = ['remoting_start_host', 'start-host', 'chrome-remote-desktop', 'remoting_host'];
/** Programs that run a line in which a starter stands. @source house: shells of Windows, macOS and Linux, and what runs others with other rights */
const SHELLS = new Set(['powershell', 'pwsh', 'cmd', 'bash', 'sh', 'zsh', 'dash', 'sudo', 'env', 'runuser', 'su', 'wscript', 'cscript', 'python', 'python3']);
/** Options of which only the names are kept: their values are secrets. */
const OPTIONS = ['--code', '--pin', '--redirect-url'];

/**
 * Chrome Remote Desktop registered by a command line, under `crd-script`: the value names the options, never what they hold. With `--pin`
 * the PIN is fixed beforehand and nobody has to sit in front of it; without it Google’s own command asks for one.
 */
export const remoteDesktopScript: Recogniser = ({ process }) => {
  const line = process?.cmdLine;
  if (process === undefined || line === undefined) return NOTHING;
  const program = programOf(process.name);
  if (!STARTERS.includes(program) && !SHELLS.has(program)) return NOTHING;
  const small = line.toLowerCase();
  if (!STARTERS.some((starter) => small.includes(starter))) return NOTHING;
  const options = OPTIONS.filter((option) => {
    const next = small[small.indexOf(option) + option.length];
    return small.includes(option) && (next === '=' || next === ' ' || next === '"' || next === "'");
  });
  if (options.length === 0) return NOTHING;
  const value = `start-host ${options.sort().join(' ')}`;
  return [{ on: 'device', topic: 'crd-script', value, text: `${process.name}: Chrome Remote Desktop host, ${value}` }];
};
