import hardware from '../../../data/telemetry/ip-kvm.json' with { type: 'json' };
import remote from '../../../data/telemetry/remote-tools.json' with { type: 'json' };

type Values = readonly (string | number)[];
/** Fields that must all hold, any of their values; or words, any of which stands anywhere in the event. */
export type Selection = Readonly<Record<string, Values>> | readonly string[];

/** A detection that looks at one event alone. */
export type SigmaRule = {
  /** Signal of the catalogue. */
  readonly signal: string;
  /** With the signal the name of the file; never changed, since the id is made of both. */
  readonly part: string;
  /** UUID version 5 of `bonafide:sigma:<signal>/<part>` in the namespace of addresses. Others refer to it. @source RFC 9562, section 5.5 */
  readonly id: string;
  readonly title: string;
  /** What the rule sees, which is less than the signal. */
  readonly detects: string;
  /** Message of the signal for what the rule sees: its strength is the rule’s. The signal’s own strength where it is left out. */
  readonly message?: string;
  /** The rule sees one of several things that make up the signal, and alone it says little. */
  readonly isPart?: true;
  readonly logsource: Readonly<Record<string, string>>;
  readonly selections: Readonly<Record<string, Selection>>;
  readonly condition: string;
};

const sorted = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
const WINDOWS = { category: 'process_creation', product: 'windows' };
const MACOS = { category: 'process_creation', product: 'macos' };
const LINUX = { category: 'process_creation', product: 'linux' };

/** Remote-access tools without those that every Windows or Mac has. */
const tools = remote.tools.filter((tool) => !('builtin' in tool));
const toolFiles = sorted(tools.flatMap(({ files }) => files));
const toolProducts = sorted(tools.flatMap(({ products }) => products));
const toolCompanies = sorted(tools.flatMap(({ companies }) => companies));

const TOOL_STARTED =
  'Detects the start of a program by which somebody elsewhere sees and drives the screen. Leave out what the firm itself uses, by a filter rule of your own, before the rule is switched on.';
const unixTool = (id: string, product: 'macos' | 'linux', logsource: Readonly<Record<string, string>>, system: string): SigmaRule => ({
  signal: 'second-remote-access-tool',
  part: product,
  id,
  title: `Remote Access Tool Started - ${system}`,
  detects: TOOL_STARTED,
  message: 'unknownWhetherSanctioned',
  logsource,
  selections: { selection: { 'Image|endswith': toolFiles.map((file) => `/${file}`) } },
  condition: 'selection',
});

const REMOTE_TOOLS: readonly SigmaRule[] = [
  {
    signal: 'second-remote-access-tool',
    part: 'windows',
    id: '9531148d-723b-53c8-9d8e-900046367ccc',
    title: 'Remote Access Tool Started - Windows',
    detects: TOOL_STARTED,
    message: 'unknownWhetherSanctioned',
    logsource: WINDOWS,
    selections: {
      selection_image: { 'Image|endswith': toolFiles.map((file) => `\\${file}.exe`) },
      selection_original: { OriginalFileName: toolFiles.map((file) => `${file}.exe`) },
      selection_company: { Company: toolCompanies },
    },
    condition: '1 of selection_*',
  },
  unixTool('20168dba-451e-5b47-8b3c-a0d98aacafee', 'macos', MACOS, 'macOS'),
  unixTool('2c90e78f-2c3d-51ed-b722-fc3b57b37950', 'linux', LINUX, 'Linux'),
  {
    signal: 'second-remote-access-tool',
    part: 'installer',
    id: 'd9234897-6b2b-5178-bd1e-4af641c010d5',
    title: 'Remote Access Tool Installed By Windows Installer',
    detects:
      'Detects the installation of a program by which somebody elsewhere sees and drives the screen, in the words of an English Windows. Programs that come without Windows Installer are not seen. Leave out what the firm itself uses.',
    message: 'unknownWhetherSanctioned',
    logsource: { product: 'windows', service: 'application' },
    selections: {
      selection: { Provider_Name: ['MsiInstaller'], EventID: [1033], 'Message|contains': toolProducts.map((product) => `Product Name: ${product}`) },
      // Programs that only look at other computers, as the inventories leave them out.
      filter_main_viewer: { 'Message|contains': [' viewer', ' vpn', 'hamachi', 'privilege'] },
    },
    condition: 'selection and not filter_main_viewer',
  },
];

/** Programs that register this computer as a host of Chrome Remote Desktop. @source chromium remoting/host/setup; S100 */
const STARTERS = ['remoting_start_host', 'start-host'];
const PIN = { 'CommandLine|contains': ['--pin=', '--pin '] };

const crd = (part: string, id: string, logsource: Readonly<Record<string, string>>, system: string, pin: boolean): SigmaRule => ({
  signal: 'chrome-remote-desktop-scripted',
  part: `${part}-${logsource['product'] ?? ''}`,
  id,
  title: `Chrome Remote Desktop Host Registered ${pin ? 'With Fixed PIN' : 'By Command Line'} - ${system}`,
  detects: pin
    ? 'Detects a command line that registers the computer as a host of Chrome Remote Desktop with a PIN fixed beforehand, so that nobody has to sit in front of it.'
    : 'Detects a command line that registers the computer as a host of Chrome Remote Desktop; the PIN is asked for.',
  message: pin ? 'fixedPin' : 'byCode',
  logsource,
  selections: {
    selection_starter: { 'CommandLine|contains': STARTERS },
    ...(pin ? { selection_pin: PIN } : { selection_code: { 'CommandLine|contains': ['--code=', '--code '] }, filter_main_pin: PIN }),
  },
  condition: pin ? 'all of selection_*' : 'all of selection_* and not filter_main_pin',
});

const REMOTE_DESKTOP: readonly SigmaRule[] = [
  crd('pin', '5d7ce9ee-0876-53ca-a615-2a0026d79aa0', WINDOWS, 'Windows', true),
  crd('pin', '478e679e-12b8-5af8-9d1c-f4a02a9ce472', MACOS, 'macOS', true),
  crd('pin', '236bf6e1-f8e9-5475-be8c-3ecbef909653', LINUX, 'Linux', true),
  crd('code', '9bc47351-9f53-5718-ab01-17f9eb39c9da', WINDOWS, 'Windows', false),
  crd('code', 'b3c085bb-ea77-50a0-a99f-b019e0f5ab4f', MACOS, 'macOS', false),
  crd('code', '2fce886c-403e-5150-bb3f-8f974de389c3', LINUX, 'Linux', false),
];

const named = { words: sorted(hardware.devices.flatMap(({ words }) => words)), ids: sorted(hardware.devices.flatMap(({ ids }) => ids)) };
const likes = hardware.like.filter(({ topic }) => topic === 'kvm-like');
const alike = { words: sorted(likes.flatMap(({ words }) => words)), ids: sorted(likes.flatMap(({ ids }) => ids)) };
/** USB numbers as Windows has them in the id of a device. */
const windowsId = (id: string): string => `VID_${id.slice(0, 4).toUpperCase()}&PID_${id.slice(5).toUpperCase()}`;
const plugIn = { EventID: [6416] };

/** Titles of the pages of IP-KVMs (the signal ip-kvm-on-network) are in no log that Sigma has a source for. */
const HARDWARE: readonly SigmaRule[] = [
  {
    signal: 'ip-kvm-attached',
    part: 'windows',
    id: '479c5f95-0ae4-5515-8efc-1d5ccffcfc16',
    title: 'IP-KVM Plugged In - Windows',
    detects: 'Detects a USB device or display that calls itself an IP-KVM, by which somebody elsewhere sees and drives the computer. Needs the audit of PNP activity.',
    message: 'noticed',
    logsource: { product: 'windows', service: 'security' },
    selections: {
      selection_event: plugIn,
      // In ids blanks are written as underscores.
      selection_name_id: { 'DeviceId|contains': [...named.ids.map(windowsId), ...named.words.map((word) => word.replaceAll(' ', '_'))] },
      selection_name_description: { 'DeviceDescription|contains': named.words },
    },
    condition: 'selection_event and 1 of selection_name_*',
  },
  {
    signal: 'ip-kvm-attached',
    part: 'linux',
    id: '509ed02d-6526-5a13-8f10-95398721b6d9',
    title: 'IP-KVM Plugged In - Linux',
    detects: 'Detects the words with which the Linux kernel logs a USB device that calls itself an IP-KVM, by which somebody elsewhere sees and drives the computer.',
    message: 'noticed',
    logsource: { product: 'linux', service: 'syslog' },
    selections: {
      keywords: [...named.ids.map((id) => `idVendor=${id.slice(0, 4)}, idProduct=${id.slice(5)}`), ...named.words.flatMap((word) => [`Product: ${word}`, `Manufacturer: ${word}`])],
    },
    condition: 'keywords',
  },
  {
    signal: 'ip-kvm-attached',
    part: 'alike',
    id: '1c1bfac6-32c7-5fc9-8ba8-7c57a5dae78c',
    title: 'Computer Posing As USB Device Plugged In - Windows',
    detects:
      'Detects a Linux computer that poses as a USB device, or a keyboard that another computer types on, as an IP-KVM with changed names does. Boards for makers do too. Needs the audit of PNP activity.',
    message: 'alike',
    logsource: { product: 'windows', service: 'security' },
    selections: {
      selection_event: plugIn,
      selection_name_id: { 'DeviceId|contains': alike.ids.map(windowsId) },
      selection_name_description: { 'DeviceDescription|contains': alike.words },
    },
    condition: 'selection_event and 1 of selection_name_*',
  },
];

/** Programs that profile the machine. whoami alone is left out: scripts of every kind call it. @source S28, S29 (red-flag catalogue 2026-11, row day-one-recon) */
const PROFILERS = ['dxdiag', 'systeminfo', 'msinfo32', 'wmic'];
/** Programs of device management and the system that profile a machine by themselves. @source house: as in recognise/recon.ts */
const MANAGED_BY = ['agentexecutor', 'ccmexec', 'intunemanagementextension', 'msiexec', 'mssense', 'osqueryd', 'senseir', 'services', 'svchost', 'tiworker', 'wmiprvse'];
/** Sites that tell the own public address and where it lies. @source as in recognise/recon.ts */
const ADDRESS_SITES = ['ipinfo.io', 'ip-api.com', 'ipapi.co', 'ifconfig.me', 'ifconfig.co', 'icanhazip.com', 'ipify.org', 'checkip.amazonaws.com', 'ident.me', 'ip.me'];
/** Programs that fetch a page from a command line. @source as in recognise/recon.ts */
const FETCHERS = ['curl', 'wget', 'powershell', 'pwsh'];

const lookup = (id: string, logsource: Readonly<Record<string, string>>, system: string): SigmaRule => {
  const isWindows = logsource === WINDOWS;
  return {
    signal: 'day-one-recon',
    part: `lookup-${logsource['product'] ?? ''}`,
    id,
    title: `Own Public Address Looked Up By Command Line - ${system}`,
    detects: 'Detects a command line that asks a public site for the own address and where it lies. It is half of the signal, and says little on any but the first two days.',
    isPart: true,
    logsource,
    selections: {
      selection_image: { 'Image|endswith': FETCHERS.map((file) => (isWindows ? `\\${file}.exe` : `/${file}`)) },
      // After a blank, a slash or a dot: “ip.me” also ends other names.
      selection_site: { 'CommandLine|contains': ADDRESS_SITES.flatMap((site) => [` ${site}`, `/${site}`, `.${site}`]) },
      ...(isWindows ? { filter_main_managed: { 'ParentImage|endswith': MANAGED_BY.map((file) => `\\${file}.exe`) } } : {}),
    },
    condition: isWindows ? 'all of selection_* and not filter_main_managed' : 'all of selection_*',
  };
};

const RECON: readonly SigmaRule[] = [
  {
    signal: 'day-one-recon',
    part: 'profiling',
    id: '37c4c27a-5dd4-5d82-946a-c755505c1eb4',
    title: 'Computer Profiled By Command - Windows',
    detects:
      'Detects a command that lists what the computer is made of, run by neither the system nor device management. It is half of the signal, and says little on any but the first two days.',
    isPart: true,
    logsource: WINDOWS,
    selections: {
      selection: { 'Image|endswith': PROFILERS.map((file) => `\\${file}.exe`) },
      filter_main_managed: { 'ParentImage|endswith': MANAGED_BY.map((file) => `\\${file}.exe`) },
      // Names of the system’s accounts in the languages of Windows.
      filter_main_system: { 'User|contains': ['AUTHORI', 'AUTORI'] },
      // wmic also uninstalls and starts things: that is no profiling.
      filter_main_call: { 'Image|endswith': ['\\wmic.exe'], 'CommandLine|contains': [' call '] },
    },
    condition: 'selection and not 1 of filter_main_*',
  },
  lookup('abdd6157-eeba-578f-87bf-171c048f85a0', WINDOWS, 'Windows'),
  lookup('d13915ad-d027-5c74-ba51-d5e34d65486a', MACOS, 'macOS'),
  lookup('7e9f1578-96cd-5e3b-a9a0-0395317ff2e9', LINUX, 'Linux'),
];

/** Pages that compute a code from a seed typed in. @source S28, S29; as in recognise/one-time-code-sites.ts */
const CODE_SITES = ['2fa.cn', '2fa.fb.rip', '2fa.live', '2fa.zone', 'totp.app', 'totp.danhersam.com'];
/** Pages of a browser extension that does. @source S28, S29; as in recognise/one-time-code-sites.ts */
const EXTENSION_SITES = ['authenticator.cc', 'otp.ee'];

const otp = (part: string, id: string, sites: readonly string[], byDns: boolean): SigmaRule => {
  const field = byDns ? 'QueryName' : 'cs-host';
  const isExtension = sites === EXTENSION_SITES;
  return {
    signal: 'browser-otp-service',
    part,
    id,
    title: `${isExtension ? 'Page Of A One-Time Code Extension' : 'One-Time Code Computing Site'} - ${byDns ? 'DNS Query' : 'Proxy'}`,
    detects: `Detects a visit of ${isExtension ? 'the pages of a browser extension for one-time codes' : 'a public page that computes one-time codes from a seed typed in, so that several people can share a second factor'}.`,
    message: isExtension ? 'extension' : 'noticed',
    logsource: byDns ? { category: 'dns_query', product: 'windows' } : { category: 'proxy' },
    selections: { selection_site: { [field]: sites }, selection_under: { [`${field}|endswith`]: sites.map((site) => `.${site}`) } },
    condition: '1 of selection_*',
  };
};

const CODES: readonly SigmaRule[] = [
  otp('dns', '6a863ab3-1615-5613-bc09-a53df8befcc3', CODE_SITES, true),
  otp('proxy', '84cd3f21-6b9e-53d1-b657-f739ffdda499', CODE_SITES, false),
  otp('extension-dns', '97623790-6d1a-5062-882c-f6e824ba1ffc', EXTENSION_SITES, true),
  otp('extension-proxy', '7b7470a6-467b-587e-8e5f-1816412782fc', EXTENSION_SITES, false),
];

/** Programs of the Astrill client and its connectors. @source public scripts that start, watch and package the client for Windows and Linux, read 2026-11; the macOS client has the same names of connectors */
const ASTRILL = ['astrill', 'asovpnc', 'asproxy', 'aswgvpnc'];

const astrill = (id: string, logsource: Readonly<Record<string, string>>, system: string): SigmaRule => ({
  signal: 'astrill-egress',
  part: `client-${logsource['product'] ?? ''}`,
  id,
  title: `Astrill VPN Client Started - ${system}`,
  detects: 'Detects the start of the Astrill VPN client. It says nothing of people who live in China, where the service is ordinary.',
  logsource,
  selections: { selection: { 'Image|endswith': logsource === WINDOWS ? [...ASTRILL, 'asproxy64'].map((file) => `\\${file}.exe`) : ASTRILL.map((file) => `/${file}`) } },
  condition: 'selection',
});

/** Every detection that needs no memory. What compares days, places or people cannot be a rule of this kind. */
export const SIGMA_RULES: readonly SigmaRule[] = [
  ...REMOTE_TOOLS,
  ...REMOTE_DESKTOP,
  ...HARDWARE,
  ...RECON,
  ...CODES,
  astrill('a8832d06-92ad-52a0-bbd2-bec2354546ea', WINDOWS, 'Windows'),
  astrill('7d4a1f1a-94e8-58cb-83cd-d65c63aea93c', MACOS, 'macOS'),
  astrill('e643a9c6-f0da-5c5f-ba9f-eea19fd719f3', LINUX, 'Linux'),
];
