import { z } from 'zod';
import { patterns } from '#assessment';
import { cliHelp, renderCheckPage, runCli } from '#cli';
import { mappingSchema } from '#dossiers';
import { openApi, permissionsPage } from '#http';
import {
  actorProfileSchema,
  assessmentSchema,
  auditCheckpointSchema,
  auditEntrySchema,
  caseEventSchema,
  caseSchema,
  catalogueEntrySchema,
  dossierFileSchema,
  dossierSchema,
  eventSchema,
  indicatorSchema,
  linkSchema,
  policySchema,
  screeningSchema,
  vetReportSchema,
  watchlistEntitySchema,
} from '#model';
import { describeChecks, operations, verifications } from '#operations';
import { compose } from '../src/compose.ts';
import { clientTypes } from './client-types.ts';
import { exampleWorkforce } from './example-workforce.ts';
import { drawTerminal } from './terminal-picture.ts';
import { webPermissions } from './web-permissions.ts';

const MADE = 'Made from the code by `npm run docs`; do not edit.';

/** Published schemas by file name. `input` schemas are what people write, `output` what the program writes. */
const schemas: readonly { readonly name: string; readonly schema: z.ZodType; readonly io: 'input' | 'output' }[] = [
  { name: 'dossier-file', schema: dossierFileSchema, io: 'input' },
  { name: 'mapping', schema: mappingSchema, io: 'input' },
  { name: 'policy', schema: policySchema, io: 'input' },
  { name: 'dossier', schema: dossierSchema, io: 'output' },
  { name: 'assessment', schema: assessmentSchema, io: 'output' },
  { name: 'vet-report', schema: vetReportSchema, io: 'output' },
  { name: 'catalogue-entry', schema: catalogueEntrySchema, io: 'output' },
  { name: 'event', schema: eventSchema, io: 'output' },
  { name: 'indicator', schema: indicatorSchema, io: 'output' },
  { name: 'actor-profile', schema: actorProfileSchema, io: 'output' },
  { name: 'watchlist-entity', schema: watchlistEntitySchema, io: 'output' },
  { name: 'screening', schema: screeningSchema, io: 'output' },
  { name: 'link', schema: linkSchema, io: 'output' },
  { name: 'case', schema: caseSchema, io: 'output' },
  { name: 'case-event', schema: caseEventSchema, io: 'output' },
  { name: 'audit-checkpoint', schema: auditCheckpointSchema, io: 'output' },
  { name: 'audit-entry', schema: auditEntrySchema, io: 'output' },
];

/** Folders that hold nothing but generated files. */
export const generatedFolders = ['api/schemas', 'docs/reference/checks'] as const;

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`;
}

function checksIndex(): string {
  const entries = describeChecks();
  const rows = entries.map(
    (entry) => `| [${entry.id}](checks/${entry.id}.md) | ${entry.title} | ${entry.stage} | ${entry.kind}${entry.works ? '' : ' (waits)'} | ${entry.strength} | ${entry.family} |`,
  );
  return [
    '# Signals',
    '',
    MADE,
    '',
    `${entries.length} signals. “waits” marks those whose source no reader fills yet; a person can record them.`,
    '',
    '| Id | Observation | Stage | Kind | Strength | Data family |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function verificationsPage(): string {
  const rows = verifications.map(
    (line) =>
      `| \`${line.id}\` | ${line.title} | ${line.how} | ${line.satisfiedWhen} | ${line.owner} | ${line.fromTier === undefined ? 'when a finding asks' : `tier ${line.fromTier}+`}${line.relations === undefined ? '' : ` (${line.relations.join(', ')})`} | ${line.onFailure} |`,
  );
  const found = patterns.map(
    (pattern) =>
      `| \`${pattern.id}\` | ${pattern.title} | ${pattern.parts.map((part) => [...part.anyOf, ...(part.orFact === undefined ? [] : [part.orFact.words])].join(' or ')).join(' **and** ')} | ${pattern.reading} |`,
  );
  return [
    '# Verifications and patterns',
    '',
    MADE,
    '',
    '## Verifications',
    '',
    '| Id | What | How | Done when | Owner | Asked for | If it fails |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Compound patterns',
    '',
    '| Id | What | Parts | What to do |',
    '|---|---|---|---|',
    ...found,
    '',
  ].join('\n');
}

/** Columns of the terminal in the picture. */
const PICTURE_WIDTH = 104;

/** The README's picture: what the command really prints for one example, in colour. */
async function picture(): Promise<string> {
  const out: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: () => undefined,
    settle: () => Promise.resolve(),
    colour: true,
    width: PICTURE_WIDTH,
    live: false,
    interactive: false,
  };
  const args = ['vet', PICTURED, '--no-store', '--as-of', '2026-11-23'];
  const context = { terminal, compose: () => compose({ store: false, key: 'demo' }), version: '', examples: 'examples' };
  await runCli(args, context);
  return drawTerminal(out.join(''), `bonafide vet ${PICTURED}`);
}

/** Example in the README's picture. */
const PICTURED = 'examples/cases/d08-found-by-a-tax-form.json';

/** Every generated file with its text, by path from the root. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const help = cliHelp();
  return new Map([
    ...schemas.map(({ name, schema, io }) => [`api/schemas/${name}.schema.json`, schemaText(schema, io)] as const),
    ['api/catalogue.json', `${JSON.stringify(describeChecks(), null, 2)}\n`],
    ['api/cli-help.txt', help],
    ['api/openapi.json', `${JSON.stringify(openApi(operations), null, 2)}\n`],
    ['web/src/api.generated.ts', await clientTypes(openApi(operations), MADE)],
    ...exampleWorkforce(),
    ['web/src/permissions.generated.ts', webPermissions(operations, MADE)],
    ['docs/reference/permissions.md', permissionsPage(operations, MADE)],
    ['docs/screenshot.svg', await picture()],
    ['docs/reference/checks.md', checksIndex()],
    ['docs/reference/verifications.md', verificationsPage()],
    ...describeChecks().map((entry) => [`docs/reference/checks/${entry.id}.md`, renderCheckPage(entry)] as const),
  ]);
}
