import type { CatalogueEntry, Strength } from '#model';
import { attackTechnique } from './attack.ts';
import { type Selection, SIGMA_RULES, type SigmaRule } from './sigma-rules.ts';

/** What of a catalogue entry a rule says. */
export type SigmaSignal = Pick<CatalogueEntry, 'id' | 'title' | 'description' | 'falsePositives' | 'strength' | 'strengthOf' | 'attack' | 'references'>;

/** Level of a rule by the strength of what it sees. @source Sigma specification 2.1, level */
const LEVELS: Readonly<Record<Strength, string>> = { weak: 'low', moderate: 'medium', strong: 'high', conclusive: 'critical' };
/** Day on which the rules were written, as they say it. @source house: changed when a rule is */
const WRITTEN = '2026-11-23';

/** A text as YAML: JSON’s strings are strings of YAML 1.2 where signs that do not print are written as numbers. */
const text = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Values under a name; a single one stands on its line. @source SigmaHQ rule conventions, item lists */
function list(name: string, values: readonly (string | number)[], indent = ''): string {
  const [first, ...others] = values;
  if (first === undefined) return '';
  return others.length === 0 ? `${indent}${name}: ${text(first)}\n` : `${indent}${name}:\n${values.map((value) => `${indent}    - ${text(value)}\n`).join('')}`;
}

/** Values that a rule of the schema must have as a list. */
const lists = (name: string, values: readonly string[]): string => (values.length === 0 ? '' : `${name}:\n${values.map((value) => `    - ${text(value)}\n`).join('')}`);

function selectionOf([name, selection]: readonly [string, Selection]): string {
  const isWords = (one: Selection): one is readonly string[] => Array.isArray(one);
  const inner = isWords(selection) ? selection.map((word) => `        - ${text(word)}\n`) : Object.entries(selection).map(([field, values]) => list(field, values, '        '));
  return `    ${name}:\n${inner.join('')}`;
}

/** Tactics and techniques of a signal as tags: “attack.command-and-control”, “attack.t1219.003”. @source Sigma tags 2.1.0 */
function tagsOf({ attack }: SigmaSignal): readonly string[] {
  const tactics = attack.flatMap((id) => attackTechnique(id)?.tactics.map(({ short }) => short) ?? []);
  return [...new Set([...tactics, ...attack.map((id) => id.toLowerCase())])].map((tag) => `attack.${tag}`);
}

/** Addresses of publications. What ATT&CK says is said by tags. @source SigmaHQ rule conventions, references */
const referencesOf = ({ references }: SigmaSignal): readonly string[] => [
  ...new Set(references.map(({ url }) => url).filter((url) => url.startsWith('https://') && !url.startsWith('https://attack.mitre.org/'))),
];

/** A half of a signal is weak, whatever the whole is. */
function levelOf({ message, isPart }: SigmaRule, { strength, strengthOf }: SigmaSignal): string {
  return LEVELS[isPart === true ? 'weak' : ((message === undefined ? undefined : strengthOf?.[message]) ?? strength)];
}

function yamlOf(rule: SigmaRule, signal: SigmaSignal): string {
  return [
    `title: ${text(rule.title)}\n`,
    `id: ${rule.id}\n`,
    'status: experimental\n',
    `description: ${text(`${rule.detects} Part of the Bonafide signal ${signal.id}: ${signal.description}`)}\n`,
    lists('references', referencesOf(signal)),
    'author: Bonafide\n',
    `date: ${WRITTEN}\n`,
    lists('tags', tagsOf(signal)),
    `logsource:\n${Object.entries(rule.logsource)
      .map(([name, value]) => `    ${name}: ${value}\n`)
      .join('')}`,
    `detection:\n${Object.entries(rule.selections).map(selectionOf).join('')}    condition: ${rule.condition}\n`,
    lists('falsepositives', [...new Set(signal.falsePositives)]),
    `level: ${levelOf(rule, signal)}\n`,
  ].join('');
}

/** The stateless detections as Sigma rules. @param signals the catalogue; a rule whose signal is not there is left out @source Sigma specification 2.1 */
export function sigmaRules(signals: readonly SigmaSignal[]): readonly { readonly file: string; readonly yaml: string }[] {
  const known = new Map(signals.map((signal) => [signal.id, signal]));
  return SIGMA_RULES.flatMap((rule) => {
    const signal = known.get(rule.signal);
    return signal === undefined ? [] : [{ file: `${rule.signal}-${rule.part}.yml`, yaml: yamlOf(rule, signal) }];
  });
}
