import { byHost, hostOf, programOf } from './host.ts';
import { NOTHING, type Note, type Recogniser } from './note.ts';

/**
 * Programs that profile the machine or tell who is signed in. Those that other programs call by themselves, such as macOS’
 * system_profiler or Linux’ uname, are left out. @source S28, S29 (red-flag catalogue 2026-11, row day-one-recon); msinfo32 and getmac: house, they tell the same
 */
const PROFILERS = new Set(['dxdiag', 'systeminfo', 'wmic', 'whoami', 'msinfo32', 'getmac']);

/** Programs of device management, installers and security that profile a machine by themselves. @source house: Intune, Configuration Manager, Defender, osquery, installers */
const MANAGED_BY = new Set([
  'agentexecutor',
  'intunemanagementextension',
  'microsoft.management.services.intunewindowsagent',
  'ccmexec',
  'msiexec',
  'wmiprvse',
  'services',
  'svchost',
  'taskeng',
  'senseir',
  'sensecncproxy',
  'mssense',
  'osqueryd',
  'tiworker',
  'trustedinstaller',
]);

/** Accounts of the system, under which management runs its scripts. */
const SYSTEM = /^(?:nt authority\\|nt service\\)|^(?:system|root|local ?service|network ?service|.*\$)$/i;

/** `page`: people open it; `program`: programs and pages ask it by themselves, so that only a command line tells of a person. */
type Site = 'page' | 'program';
/** Sites that tell the own public address and where it lies. @source their front pages, 2026-11; S28 and S29 name look-ups of the kind */
const SITES: ReadonlyMap<string, readonly [name: string, kind: Site]> = new Map(
  (
    [
      [
        'page',
        'ipinfo.io ip-api.com ipapi.co whatismyip.com whatismyipaddress.com whatismyip.net whoer.net iplocation.net ipleak.net browserleaks.com 2ip.io 2ip.ru ip2location.com iplocation.com ip.me ip138.com ifconfig.me ifconfig.co geoiplookup.io myip.com',
      ],
      [
        'program',
        'ipify.org api.ipify.org api64.ipify.org icanhazip.com ipv4.icanhazip.com checkip.amazonaws.com checkip.dyndns.org ident.me ipecho.net api.myip.com api.ip.sb pro.ip-api.com api.ipapi.co',
      ],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, [name, kind] as const] as const)),
);
/** Paths under which the sites answer programs. */
const FOR_PROGRAMS = /^(?:https?:\/\/)?[^/?#]+\/(?:json|xml|csv|line|batch|ip|country|api|v\d)(?:[/?#]|$)/i;

/** Programs that fetch a page from a command line. @source house: shells and fetchers of Windows, macOS and Linux */
const FETCHERS = new Set(['curl', 'wget', 'powershell', 'pwsh', 'cmd', 'bash', 'sh', 'zsh', 'dash', 'http', 'https', 'nslookup', 'dig']);
/** Ends of the sites above: most dotted words of a line are files. */
const ENDS = new Set([...SITES.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));

const partOfHost = (sign: number): boolean => (sign >= 97 && sign <= 122) || (sign >= 48 && sign <= 57) || sign === 45 || sign === 46;

/** First site in a command line. Walks from dot to dot: lines are long and most have no host. */
function siteIn(line: string): string | undefined {
  const small = line.toLowerCase();
  for (let dot = small.indexOf('.'); dot >= 0; ) {
    let [from, until] = [dot, dot];
    while (from > 0 && partOfHost(small.charCodeAt(from - 1))) from--;
    while (until < small.length && partOfHost(small.charCodeAt(until))) until++;
    const site = ENDS.has(small.slice(small.lastIndexOf('.', until - 1) + 1, until)) ? byHost(SITES, small.slice(from, until)) : undefined;
    if (site !== undefined) return site[0];
    dot = small.indexOf('.', until);
  }
  return undefined;
}

function profilerIn(program: string, line: string | undefined): string | undefined {
  // wmic also uninstalls and starts things: that is no profiling.
  if (PROFILERS.has(program)) return program === 'wmic' && line?.toLowerCase().includes(' call ') === true ? undefined : program;
  return (program === 'powershell' || program === 'pwsh') && line?.toLowerCase().includes('get-computerinfo') === true ? 'get-computerinfo' : undefined;
}

/** Commands that profile the machine, under `recon`, and look-ups of where the own address lies, under `geo-lookup`; both only where a person may have asked. */
export const recon: Recogniser = ({ process, url, kind, user }) => {
  if (kind === 'process' && process !== undefined) {
    const program = programOf(process.name);
    const fetches = FETCHERS.has(program);
    if (!fetches && !PROFILERS.has(program)) return NOTHING;
    if (process.parent !== undefined && MANAGED_BY.has(programOf(process.parent))) return NOTHING;
    if (user?.name !== undefined && SYSTEM.test(user.name)) return NOTHING;
    const notes: Note[] = [];
    const profiler = profilerIn(program, process.cmdLine);
    if (profiler !== undefined) notes.push({ on: 'device', topic: 'recon', value: profiler, text: `${profiler} was run` });
    const site = fetches && process.cmdLine !== undefined ? siteIn(process.cmdLine) : undefined;
    if (site !== undefined) notes.push({ on: 'device', topic: 'geo-lookup', value: site, text: `${program} asked ${site}` });
    return notes;
  }
  if (kind !== 'web' || url === undefined) return NOTHING;
  const site = byHost(SITES, hostOf(url));
  return site === undefined || site[1] === 'program' || FOR_PROGRAMS.test(url) ? NOTHING : [{ on: 'device', topic: 'geo-lookup', value: site[0], text: `${site[0]} was opened` }];
};
