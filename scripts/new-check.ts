/*
 * Starts a signal from the living template: `npm run new:check -- work/hours-centre-shifted` copies the check voip-number
 * and its test, renames them and adds the catalogue line. The catalogue is a closed list, so the line is yours to judge.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const [path = ''] = process.argv.slice(2);
const [, topic, id] = /^(sourcing|application|interview|onboarding|access|work|payment|offboarding)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(path) ?? [];
if (topic === undefined || id === undefined) {
  console.error('Expected a stage and an id, such as: npm run new:check -- work/hours-centre-shifted');
  process.exit(2);
}
const exportName = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const file = `${root}src/checks/${topic}/${id}.ts`;
const test = file.replace(/\.ts$/, '.test.ts');
if (existsSync(file)) {
  console.error(`${file} is there already.`);
  process.exit(2);
}

const check = `import { cannotTell, defineCheck, supports } from '#model';
import { z } from 'zod';

const options = z
  .strictObject({
    /** What it is, with its unit. @source where the number comes from */
    atLeast: z.int().min(1).default(2).meta({ description: 'How many, from which it is noticed' }),
  })
  .prefault({});

/** What is noticed, in one sentence. */
export const ${exportName} = defineCheck({
  id: '${id}',
  title: 'The observation, never the suspicion',
  stage: '${topic}',
  description: 'What is noticed, with its threshold.',
  data: 'The data it needs, in words a person can act on',
  falsePositives: ['The nearest honest reason'],
  runbook: ['What to do first'],
  references: ['S01'],
  messages: { several: '{{count}} numbers were given.' },
  options,

  run({ dossier }, { options }) {
    const [first, ...others] = dossier.phones;
    if (first === undefined) return cannotTell('no number is given', 'a telephone number');
    if (dossier.phones.length < options.atLeast) return [];
    return [{ messageId: 'several' as const, data: { count: dossier.phones.length }, evidence: [supports(first), ...others.map(supports)] as const }];
  },
});
`;
const phones = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => ({ number: `+1202555010${index}` })));
const testText = `import { testCheck } from '#testing';
import { describe, it } from 'vitest';
import { ${exportName} } from './${id}.ts';

testCheck(
  ${exportName},
  {
    fires: [
      { name: 'two of them', given: { phones: ${phones(2)} }, messageId: 'several', evidence: ['/phones/0', '/phones/1'] },
      { name: 'three of them', given: { phones: ${phones(3)} }, messageId: 'several' },
    ],
    quiet: [
      { name: 'one of them', given: { phones: ${phones(1)} } },
      { name: 'innocent twin: two, where the threshold is three', given: { phones: ${phones(2)} }, options: { atLeast: 3 } },
    ],
    cannotTell: [{ name: 'none is given', given: {} }],
  },
  { describe, it },
);
`;

const cataloguePath = `${root}src/checks/catalogue.ts`;
const catalogue = readFileSync(cataloguePath, 'utf8').split('\n');
const importLine = `import { ${exportName} } from './${topic}/${id}.ts';`;
const lastImport = catalogue.findLastIndex((line) => line.startsWith('import '));
catalogue.splice(lastImport + 1, 0, importLine);
const idOf = (line: string) => (/^ {2}entry\((\w+),/.exec(line)?.[1] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const next = catalogue.findIndex((line) => idOf(line) > id);
const at = next < 0 ? catalogue.lastIndexOf('];') : next;
catalogue.splice(at, 0, `  entry(${exportName}, { strength: 'weak', group: '${id}', family: 'contact', settledBy: ['written-explanation'] }),`);

mkdirSync(`${root}src/checks/${topic}`, { recursive: true });
writeFileSync(file, check);
writeFileSync(test, testText);
writeFileSync(cataloguePath, catalogue.join('\n'));
console.log(`Written: ${file}, ${test}, and a line in ${cataloguePath}.\nNow: fill them in, run “npx vitest run ${test.slice(root.length)}”, then “npm run docs”.`);
