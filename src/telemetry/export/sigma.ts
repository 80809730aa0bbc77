import type { CatalogueEntry, Strength } from '#model';
import table from '../../../data/telemetry/remote-tools.json' with { type: 'json' };

/** What of a catalogue entry a rule says. */
export type SigmaSignal = Pick<CatalogueEntry, 'id' | 'title' | 'description' | 'falsePositives' | 'strength' | 'attack' | 'references'>;

type Values = readonly string[];
type Selection = Readonly<Record<string, Values>>;
type Rule = {
  /** Signal of the catalogue, and name of the file. */
  readonly signal: string;
  readonly part: string;
  /** Never changed: others refer to it. */
  readonly id: string;
  readonly logsource: Readonly<Record<string, string>>;
  readonly selections: Readonly<Record<string, Selection>>;
  readonly condition: string;
};

/** Tools of a kind that somebody installs to be reached, without those that every Windows has. */
const files = table.tools.flatMap((tool) => ('builtin' in tool ? [] : tool.files)).map((file) => file.toLowerCase().replace(/\.exe$/, ''));

/** Detections that need no memory. Those that compare days, places or people cannot be a Sigma rule. */
const RULES: readonly Rule[] = [
  {
    signal: 'second-remote-access-tool',
    part: 'process',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d01',
    logsource: { category: 'process_creation', product: 'windows' },
    selections: { selection: { 'Image|endswith': [...new Set(files)].sort().map((file) => `\\${file}.exe`) } },
    condition: 'selection',
  },
  {
    signal: 'chrome-remote-desktop-scripted',
    part: 'windows',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d02',
    logsource: { category: 'process_creation', product: 'windows' },
    selections: { starter: { 'CommandLine|contains': ['remoting_start_host', 'start-host'] }, fixed: { 'CommandLine|contains': ['--pin', '-pin=', '--code'] } },
    condition: 'starter and fixed',
  },
  {
    signal: 'chrome-remote-desktop-scripted',
    part: 'linux',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d03',
    logsource: { category: 'process_creation', product: 'linux' },
    selections: { starter: { 'CommandLine|contains': ['chrome-remote-desktop/start-host', 'start-host'] }, fixed: { 'CommandLine|contains': ['--pin', '--code'] } },
    condition: 'starter and fixed',
  },
  {
    signal: 'ip-kvm-attached',
    part: 'pnp',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d04',
    logsource: { product: 'windows', service: 'security' },
    selections: { plugged: { EventID: ['6416'] }, named: { 'DeviceDescription|contains': ['PiKVM', 'TinyPilot', 'JetKVM', 'NanoKVM', 'BliKVM', 'GLKVM', 'Openterface'] } },
    condition: 'plugged and named',
  },
  {
    signal: 'browser-otp-service',
    part: 'dns',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d05',
    logsource: { category: 'dns_query', product: 'windows' },
    selections: { selection: { QueryName: ['2fa.cn', 'www.2fa.cn', 'otp.ee', 'authenticator.cc', 'www.authenticator.cc'] } },
    condition: 'selection',
  },
  {
    signal: 'astrill-egress',
    part: 'client',
    id: '9a0e5d3c-5d0f-5a43-9f57-1c2a6e7b8d06',
    logsource: { category: 'process_creation', product: 'windows' },
    selections: { selection: { 'Image|endswith': ['\\astrill.exe', '\\asovpnc.exe', '\\ASProxy64.exe'] } },
    condition: 'selection',
  },
];

/** Level of a rule by the strength of its signal. @source Sigma specification 2.1, level */
const LEVELS: Readonly<Record<Strength, string>> = { weak: 'low', moderate: 'medium', strong: 'high', conclusive: 'critical' };

/** Tactic of the techniques that the signals name, as tags want it. @source ATT&CK Enterprise 18.1 */
const TACTICS: Readonly<Record<string, string>> = {
  T1219: 'command-and-control',
  T1090: 'command-and-control',
  T1078: 'initial-access',
  T1621: 'credential-access',
  T1111: 'credential-access',
  T1552: 'credential-access',
};

/** A text as YAML: JSON’s strings are strings of YAML 1.2. Numbers stay numbers. */
const text = (value: string): string => (/^\d+$/.test(value) ? value : JSON.stringify(value));

const list = (name: string, values: Values, indent = ''): string =>
  values.length === 0 ? '' : `${indent}${name}:\n${values.map((value) => `${indent}    - ${text(value)}\n`).join('')}`;

function yamlOf(rule: Rule, signal: SigmaSignal): string {
  const tags = signal.attack.flatMap((id) => {
    const tactic = TACTICS[id.slice(0, 5)];
    return [...(tactic === undefined ? [] : [`attack.${tactic}`]), `attack.${id.toLowerCase()}`];
  });
  const selections = Object.entries(rule.selections).map(
    ([name, fields]) =>
      `    ${name}:\n${Object.entries(fields)
        .map(([field, values]) => list(field, values, '        '))
        .join('')}`,
  );
  return [
    `title: ${text(signal.title)}\n`,
    `id: ${rule.id}\n`,
    'status: experimental\n',
    `description: ${text(signal.description)}\n`,
    list('references', [...new Set(signal.references.map(({ url }) => url).filter((url) => url.startsWith('https://')))]),
    'author: Bonafide\n',
    'date: 2026-11-23\n',
    list('tags', [...new Set(tags)]),
    `logsource:\n${Object.entries(rule.logsource)
      .map(([name, value]) => `    ${name}: ${value}\n`)
      .join('')}`,
    `detection:\n${selections.join('')}    condition: ${rule.condition}\n`,
    list('falsepositives', signal.falsePositives),
    `level: ${LEVELS[signal.strength]}\n`,
  ].join('');
}

/** The stateless detections as Sigma rules. @param signals the catalogue; a rule whose signal is not there is left out @source Sigma specification 2.1 */
export function sigmaRules(signals: readonly SigmaSignal[]): readonly { readonly file: string; readonly yaml: string }[] {
  return RULES.flatMap((rule) => {
    const signal = signals.find(({ id }) => id === rule.signal);
    return signal === undefined ? [] : [{ file: `${rule.signal}-${rule.part}.yml`, yaml: yamlOf(rule, signal) }];
  });
}
