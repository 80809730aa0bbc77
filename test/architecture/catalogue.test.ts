import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { patterns, verificationLine } from '#assessment';
import { catalogue, RECORDED_MESSAGE_ID, sources } from '#checks';
import { describeChecks } from '#operations';
import { generatedFiles } from '../../scripts/generated.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(join(root, 'src/checks'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath !== join(root, 'src/checks'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
const checkFiles = files.filter((path) => !path.endsWith('.test.ts'));
const ids = new Set(catalogue.map((line) => line.check.id));

describe('the catalogue', () => {
  it('holds 100 signals, sorted by id, each once', () => {
    expect(catalogue).toHaveLength(100);
    expect([...ids].sort()).toEqual(catalogue.map((line) => line.check.id));
  });

  it('has 20 weak, 36 moderate, 38 strong and 6 conclusive signals, as the published catalogue counts them', () => {
    const count = (strength: string) => catalogue.filter((line) => line.strength === strength).length;
    expect({ weak: count('weak'), moderate: count('moderate'), strong: count('strong'), conclusive: count('conclusive') }).toEqual({
      weak: 20,
      moderate: 36,
      strong: 38,
      conclusive: 6,
    });
  });

  it('agrees with the files: one a signal, named by its id, in the folder of its stage', () => {
    expect(checkFiles.sort()).toEqual(catalogue.map(({ check }) => `src/checks/${check.stage}/${check.id}.ts`).sort());
  });

  it('has each export named after its id', () => {
    for (const path of checkFiles) {
      const id = path.split('/').at(-1)?.replace(/\.ts$/, '') ?? '';
      expect(readFileSync(join(root, path), 'utf8')).toContain(`export const ${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())} = define`);
    }
  });

  it('has a test beside each signal that works', () => {
    for (const { check } of catalogue) {
      if (check.kind === 'computed' && check.run === undefined) continue;
      expect(existsSync(join(root, `src/checks/${check.stage}/${check.id}.test.ts`)), check.id).toBe(true);
    }
  });

  it('names only sources that are published, and verifications that exist', () => {
    const known = new Set<string>(Object.keys(sources));
    for (const { check, settledBy } of catalogue) {
      expect(
        check.references.filter((key) => !known.has(key)),
        check.id,
      ).toEqual([]);
      expect(
        settledBy.filter((id) => verificationLine(id) === undefined),
        check.id,
      ).toEqual([]);
      expect(settledBy.length, `${check.id} can be answered`).toBeGreaterThan(0);
    }
  });

  it('gives a strength of its own only to messages that exist', () => {
    for (const { check, strengthOf } of catalogue)
      expect(
        Object.keys(strengthOf ?? {}).filter((message) => message !== RECORDED_MESSAGE_ID && check.messages[message] === undefined),
        check.id,
      ).toEqual([]);
  });

  it('names in patterns only signals and verifications that exist', () => {
    for (const id of patterns.flatMap((pattern) => pattern.parts.flatMap((part) => part.anyOf))) {
      expect(id.startsWith('verification:') ? verificationLine(id.slice('verification:'.length)) !== undefined : ids.has(id), id).toBe(true);
    }
  });

  it('never asks a form about accent, grammar, looks, culture or feelings', () => {
    const forms = describeChecks().map((entry) =>
      JSON.stringify(entry.form ?? '')
        .toLowerCase()
        .replace(/none about [^?]*\?/g, ''),
    );
    for (const form of forms) expect(form).not.toMatch(/accent|grammar|holiday|religio|ethnic|nervous|stress|emotion|attractive|skin/);
  });

  it('names observations: no title or message accuses or names a nationality', () => {
    for (const { check } of catalogue) {
      const words = [check.title, check.description, ...Object.values(check.messages)].join(' ');
      expect(words, check.id).not.toMatch(/\b(?:north korea|dprk|korean|chinese|russian|spy|fraudster|impostor|fake (?:worker|person|candidate)|criminal|liar|lied|suspicious)\b/i);
    }
  });
});

describe('generated files', () => {
  it('are what the code makes today', async () => {
    for (const [path, text] of await generatedFiles())
      expect(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text, `${path} is current; run “npm run docs”`).toBe(true);
  });
});
