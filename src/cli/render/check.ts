import type { CatalogueEntry } from '#model';

type Questions = {
  readonly properties?: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly default?: unknown;
        readonly type?: unknown;
        readonly enum?: readonly unknown[];
        readonly minimum?: number;
        readonly maximum?: number;
      }
    >
  >;
};

function fields(schema: unknown): readonly string[] {
  const properties = (schema as Questions | undefined)?.properties ?? {};
  return Object.entries(properties).map(([name, field]) => {
    const kind = field.enum === undefined ? String(field.type ?? 'value') : field.enum.map(String).join(' or ');
    const fallback = field.default === undefined ? '' : `, ${JSON.stringify(field.default)} by default`;
    return `- \`${name}\` (${kind}${fallback}): ${field.description ?? ''}`;
  });
}

const LOOKED_AT = {
  dossier: 'the dossier',
  observation: 'a form that a named person fills in',
  telemetry: 'sign-in, device and work logs',
  watchlists: 'watchlists',
  links: 'comparison with other people',
  intelligence: 'threat reports',
} as const;

/** The page of one signal: the same words in the docs and on the command line. */
export function renderCheckPage(entry: CatalogueEntry): string {
  const variants = Object.entries(entry.strengthOf ?? {}).map(([message, strength]) => `, ${strength} for \`${message}\``);
  const form = fields(entry.form);
  const options = fields(entry.options);
  const lines = [
    `# ${entry.id}`,
    '',
    `${entry.title}.`,
    '',
    entry.description,
    '',
    `- Kind: ${entry.kind}${entry.works ? '' : ', waiting for its source; until then a person can record it'}`,
    `- Stage: ${entry.stage}`,
    `- Strength: ${entry.strength}${variants.join('')}`,
    `- Data family: ${entry.family}; shared cause: ${entry.group}`,
    `- Read from: ${entry.needs.map((source) => LOOKED_AT[source]).join(' and ')}`,
    `- Data needed: ${entry.data}`,
    ...(entry.attack.length === 0 ? [] : [`- ATT&CK: ${entry.attack.join(', ')}`]),
    '',
    '## When this is innocent',
    '',
    ...entry.falsePositives.map((text) => `- ${text}`),
    '',
    '## What to do',
    '',
    ...entry.runbook.map((text, index) => `${index + 1}. ${text}`),
    '',
    `Settled by: ${entry.settledBy.join(', ') || 'an accepted explanation'}.`,
    '',
    ...(form.length === 0 ? [] : ['## Form', '', ...form, '']),
    ...(options.length === 0 ? [] : ['## Thresholds', '', ...options, '']),
    '## Sources',
    '',
    ...entry.references.map((one) => `- ${one.publisher}, ${one.title}, ${one.date}${one.url === '' ? '' : ` <${one.url}>`} (read: ${one.access})`),
    '',
  ];
  return lines.join('\n');
}
