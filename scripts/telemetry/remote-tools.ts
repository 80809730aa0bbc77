/**
 * Makes data/telemetry/remote-tools.json: remote-access tools with the file and product names by which logs know them, facts only.
 *   npx tsx scripts/telemetry/remote-tools.ts RMM_TOOLS_JSON_GZ
 * The file is website/public/api/rmm_tools.json of https://github.com/magicsword-io/LOLRMM, as gzip.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

type Lolrmm = { Name: string; Category: string; Details?: { PEMetadata?: unknown; InstallationPaths?: unknown } };
type Kind = 'RMM' | 'RAT';
type Tool = { id: string; name: string; kind: Kind; files: string[]; products: string[]; companies: string[]; extensions: string[]; builtin?: true };

/**
 * Entries that are taken, each under the id it gets: programs by which somebody elsewhere sees and drives the screen. Entries of one
 * product have one id, so that they are not taken for two tools. Left out is what honest machines have: screen readers, back-up and
 * synchronisation, terminals, viewers that only look outwards, tunnels, classroom and staff-monitoring software, and the agents of
 * device management that an IT department or its service provider rolls out.
 * @source house: every entry of the list read, 2026-11
 */
const TAKEN: Readonly<Record<string, string>> = {
  '247ithelp-com': 'screenconnect',
  'access-remote-pc': '',
  'acronis-cyber-protect': 'acronis-cyber-protect-connect',
  action1: '',
  aeroadmin: '',
  alpemix: '',
  'ammyy-admin': '',
  'any-support': '',
  anydesk: '',
  'anyplace-control': '',
  anyviewer: '',
  'apple-remote-desktop': '',
  aspia: '',
  atera: '',
  aweray: 'sunlogin',
  beamyourscreen: '',
  beanywhere: 'take-control',
  beyondtrust: 'beyondtrust-remote-support',
  'chrome-remote-desktop': '',
  'comodo-rmm': 'itarian',
  'connectwise-control': 'screenconnect',
  controlr: '',
  crossloop: '',
  'crosstec-remote-control': '',
  dameware: '',
  desktopnow: '',
  'distant-desktop': '',
  'dw-service': 'dwservice',
  ehorus: '',
  ezhelp: '',
  fastviewer: '',
  'fixme-it': '',
  'fleetdeck-io': 'fleetdeck',
  freenx: 'nomachine',
  getscreen: '',
  gotoassist: '',
  gotohttp: '',
  gotomypc: '',
  goverlan: '',
  helpbeam: '',
  helpu: '',
  helpwire: '',
  hoptodesk: '',
  'impero-connect': 'netop-remote-control',
  'instant-housecall': '',
  'intelliadmin-remote-control': '',
  'iperius-remote': '',
  'isl-light': 'isl-online',
  'isl-online': '',
  itarian: '',
  'ivanti-remote-control': '',
  'jump-desktop': '',
  khelpdesk: '',
  'level-io': '',
  'lite-manager': 'litemanager',
  litemanager: '',
  logmein: '',
  'logmein-rescue': '',
  lunixar: '',
  meshcentral: '',
  'microsoft-quick-assist': 'quick-assist',
  mikogo: '',
  'mstsc-exe': 'remote-desktop-connection',
  'net-monitor-for-employees': '',
  'netop-remote-control': '',
  'netsupport-manager': '',
  nomachine: '',
  'pandora-rc': 'ehorus',
  'parallels-access': '',
  parsec: '',
  pcanywhere: '',
  pcvisit: '',
  'quick-assist': '',
  radmin: '',
  rdpwrap: '',
  realvnc: 'vnc',
  remcos: '',
  'remote-manipulator-system': 'remote-utilities',
  'remote-ripple': '',
  'remote-utilities': '',
  remotecall: '',
  remotely: '',
  remotepc: '',
  remoteutilities: 'remote-utilities',
  remoteview: '',
  remsupp: '',
  'rocket-remote-desktop': '',
  'rodex-rmm': '',
  rudesktop: '',
  rustdesk: '',
  screenconnect: '',
  screenmeet: '',
  seetrol: '',
  showmypc: '',
  simplehelp: '',
  skyfex: '',
  splashtop: '',
  'splashtop-remote': 'splashtop',
  sunlogin: '',
  supremo: '',
  'tactical-rmm': '',
  teamviewer: '',
  teledesktop: '',
  tigervnc: 'vnc',
  tightvnc: 'vnc',
  todesk: '',
  trustconnect: '',
  'ultra-vnc': 'vnc',
  ultraviewer: '',
  ultravnc: 'vnc',
  vnc: '',
  'vnc-connect': 'vnc',
  xrdp: '',
  'zoho-assist': '',
};

/**
 * File names, without ending, that say nothing of a tool, because other programs have them too, or because they only look at other
 * computers. @source house: every name of the entries taken, read one by one, 2026-11
 */
const GENERIC = new Set(
  (
    'agent|agent32|agent64|agentu|amon|apc_host|autoupdate|client|client32|connect|dd|fastclient|fastmaster|g2m|g2mcomm|goto assist opener|goto opener|host|iadmin|iperius|itsmagent|itsmrsp|itsmservice|jumpclient|' +
    'jumpdesktop|level|manuallauncher|nxplayer|pcivideo|pservice|raccess|radmin|rcclient|rd|rdconsole|rdesktop|remote access|remote_host|remotesupportplayeru|rhost|rmmservice|romviewer|rutview|rv|rviewer|service|' +
    'simpleservice|spsrv|sragent|srservice|strwinclt|supporttool|toolsiq|tsclient|tvnviewer|uninstall remsupp|vhost|vncviewer|windowslauncher|winpty-agent|winpty-agent64|zmagent|zohomeeting|zohotray'
  ).split('|'),
);

/** Names of entries under which inventories also list other, honest products of the same maker. @source house: Acronis backup, BeyondTrust privilege management, GoTo Meeting, LogMeIn Hamachi, Jump Desktop and Radmin viewers, Radmin VPN, Splashtop XDisplay */
const AMBIGUOUS = new Set(['247ithelp.com', 'acronis cyber protect', 'beyondtrust', 'jump desktop', 'logmein', 'radmin', 'splashtop', 'splashtop remote']);

/** Names of Windows, macOS and Linux inventories and of processes that the list lacks. @source vendors’ download pages and packages, 2026-11; ids of extensions: Chrome Web Store */
const ADDED: Readonly<Record<string, Partial<Tool> & { readonly name: string }>> = {
  'acronis-cyber-protect-connect': { name: 'Acronis Cyber Protect Connect', products: ['acronis cyber protect connect'] },
  anydesk: { name: 'AnyDesk', files: ['anydesk'], companies: ['anydesk software gmbh', 'philandro software gmbh'] },
  anyviewer: { name: 'AnyViewer', files: ['anyviewer'] },
  atera: { name: 'Atera', products: ['ateraagent'] },
  'apple-remote-desktop': { name: 'Apple Remote Desktop', files: ['ardagent', 'screensharingd'], builtin: true },
  'beyondtrust-remote-support': { name: 'BeyondTrust Remote Support (Bomgar)', products: ['bomgar', 'beyondtrust remote support'] },
  'chrome-remote-desktop': {
    name: 'Chrome Remote Desktop',
    files: ['remoting_host', 'remoting_desktop', 'remoting_start_host', 'remoting_me2me_host', 'chrome-remote-desktop-host', 'chrome-remote-desktop'],
    products: ['chrome remote desktop', 'chrome-remote-desktop', 'chromoting'],
    extensions: ['inomeogfingihgjfjlpeplalcfajhgai', 'gbchcmhmhahfdphkhkmpfmihenigjmpp'],
  },
  dwservice: { name: 'DWService', files: ['dwagent', 'dwagsvc'], products: ['dwagent', 'dwservice'] },
  fleetdeck: { name: 'FleetDeck', products: ['fleetdeck'] },
  getscreen: { name: 'Getscreen.me', files: ['getscreen'], products: ['getscreen.me', 'getscreen'] },
  gotoassist: { name: 'GoToAssist and GoTo Resolve', products: ['goto resolve', 'gotoassist'] },
  hoptodesk: { name: 'HopToDesk', files: ['hoptodesk'] },
  'isl-online': { name: 'ISL Online', products: ['isl light', 'isl alwayson'] },
  'jump-desktop': { name: 'Jump Desktop Connect', files: ['jump desktop connect', 'jumpconnect'], products: ['jump desktop connect'] },
  'level-io': { name: 'Level.io', files: ['level-windows-amd64'] },
  logmein: { name: 'LogMeIn', files: ['logmein', 'logmeinsystray', 'lmiguardiansvc'], products: ['logmein client', 'logmein pro', 'logmein central'] },
  meshcentral: { name: 'MeshCentral', files: ['meshagent', 'meshagent64'], products: ['mesh agent', 'meshcentral'] },
  'netsupport-manager': { name: 'NetSupport Manager', companies: ['netsupport ltd'] },
  nomachine: { name: 'NoMachine', files: ['nxserver', 'nxd', 'nxserver.bin', 'nxnode.bin'], products: ['nomachine'] },
  parsec: { name: 'Parsec', files: ['parsecd'] },
  'quick-assist': { name: 'Quick Assist', files: ['quickassist'], products: ['quick assist'], builtin: true },
  radmin: { name: 'Radmin Server', files: ['rserver3'], products: ['radmin server'] },
  'remote-desktop-connection': { name: 'Remote Desktop Connection', files: ['mstsc', 'msrdc', 'rdpclip'], products: ['remote desktop connection'], builtin: true },
  rustdesk: { name: 'RustDesk', files: ['rustdesk'], companies: ['purslane ltd'] },
  screenconnect: { name: 'ScreenConnect (ConnectWise Control)', products: ['screenconnect client', 'connectwise control'], companies: ['screenconnect software'] },
  splashtop: { name: 'Splashtop', files: ['srserver', 'srmanager', 'splashtop streamer', 'splashtopsos'], products: ['splashtop streamer', 'splashtop sos', 'splashtop for rmm'] },
  sunlogin: { name: 'Sunlogin (AweSun)', files: ['sunloginclient', 'awesun'], products: ['sunlogin', 'awesun', 'aweray remote', '向日葵远程控制'] },
  'take-control': { name: 'Take Control (BeAnywhere)', products: ['take control agent', 'beanywhere'] },
  teamviewer: {
    name: 'TeamViewer',
    files: ['teamviewer', 'teamviewer_service', 'teamviewer_desktop', 'teamviewerd', 'teamviewerqs', 'teamviewer_host', 'teamviewerhost'],
    companies: ['teamviewer germany gmbh', 'teamviewer gmbh', 'teamviewer'],
  },
  todesk: { name: 'ToDesk', files: ['todesk', 'todesk_service'] },
  vnc: {
    name: 'VNC server (RealVNC, TightVNC, TigerVNC, UltraVNC, x11vnc)',
    files: ['vncserver', 'vncserver-x11', 'winvnc', 'winvnc4', 'tvnserver', 'x0vncserver', 'x11vnc', 'xvnc', 'xtigervnc'],
    products: ['realvnc server', 'realvnc connect', 'vnc server', 'tightvnc', 'tigervnc-standalone-server', 'tigervnc server', 'ultravnc', 'x11vnc'],
  },
  xrdp: { name: 'xrdp', files: ['xrdp', 'xrdp-sesman'], products: ['xrdp'] },
  'zoho-assist': { name: 'Zoho Assist', files: ['zohours', 'zaservice'], products: ['zoho assist'] },
};

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsOf) : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];

/** File names of an entry, small and without ending. Names with wildcards are left out: a prefix would hit others. */
function filesOf({ Details }: Lolrmm): string[] {
  const metadata = [Details?.PEMetadata].flat() as ({ OriginalFileName?: unknown } | undefined)[];
  return [...textsOf(Details?.InstallationPaths), ...metadata.flatMap((one) => textsOf(one?.OriginalFileName))]
    .map((path) => path.split(/[\\/]/).at(-1)?.toLowerCase().trim() ?? '')
    .filter((file) => /^[\w .-]{4,40}\.exe$/.test(file) && !/setup|install|update/.test(file))
    .map((file) => file.replace(/\.exe$/, ''))
    .filter((file) => file.length >= 3 && !GENERIC.has(file));
}

/** The entry’s own name, where it is one that only this product has. */
function productsOf({ Name }: Lolrmm): string[] {
  const product = Name.replace(/\(.*?\)/g, '')
    .trim()
    .toLowerCase();
  return product.length >= 6 && !AMBIGUOUS.has(product) ? [product] : [];
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const [path = ''] = process.argv.slice(2);
const list = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as Lolrmm[];
const found = new Map<string, Tool>();
for (const entry of list) {
  const own = slug(entry.Name);
  const id = TAKEN[own] === '' ? own : TAKEN[own];
  if (id === undefined) continue;
  const before = found.get(id);
  const added = ADDED[id];
  // The screen of one’s own Windows or Mac is driven by what its maker ships; those names stay as they are written above.
  const read = added?.builtin === true ? { files: [], products: [] } : { files: filesOf(entry), products: productsOf(entry) };
  found.set(id, {
    id,
    name: added?.name ?? before?.name ?? entry.Name,
    // Of two entries of one product, a managed one stands for both.
    kind: before?.kind === 'RMM' || entry.Category === 'RMM' ? 'RMM' : 'RAT',
    files: unique([...(before?.files ?? added?.files ?? []), ...read.files]),
    products: unique([...(before?.products ?? added?.products ?? []), ...read.products]),
    companies: unique(added?.companies ?? []),
    extensions: unique(added?.extensions ?? []),
    ...(added?.builtin === true ? { builtin: true as const } : {}),
  });
}
const missing = [...new Set(Object.entries(TAKEN).map(([own, id]) => id || own))].concat(Object.keys(ADDED)).filter((id) => !found.has(id));
if (missing.length > 0) throw new Error(`not in the list: ${missing.join(', ')}`);
const tools = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
const owners = new Map<string, Set<string>>();
for (const { id, files } of tools) for (const file of files) owners.set(file, (owners.get(file) ?? new Set()).add(id));
const shared = [...owners].filter(([, ids]) => ids.size > 1);
if (shared.length > 0) throw new Error(`names of two tools: ${shared.map(([file, ids]) => `${file} (${[...ids].join(', ')})`).join('; ')}`);
const sources = [
  'magicsword-io/LOLRMM 3c75cf091b10bf7e8ecd576055c44d172b35ff21 (2026-08-21), Apache-2.0: names, kinds and file names',
  'own additions, 2026-11: names by which inventories of Windows, macOS and Linux and the Chrome Web Store list them',
];
writeFileSync('data/telemetry/remote-tools.json', `${JSON.stringify({ sources, tools })}\n`);
console.error(`${tools.length} tools, ${owners.size} file names`);
