import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '#model';
import { sigmaRules } from './sigma.ts';

const signals = JSON.parse(readFileSync(new URL('../../../api/catalogue.json', import.meta.url), 'utf8')) as { signals?: CatalogueEntry[] } | CatalogueEntry[] satisfies unknown;
const entries: readonly CatalogueEntry[] = Array.isArray(signals) ? signals : (signals.signals ?? []);
const rules = sigmaRules(entries);

/** Reads the fixed shape that rules are written in: two levels of fields with texts or lists of texts. */
function parse(yaml: string): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  const stack: { indent: number; value: Record<string, unknown> | unknown[]; parent: Record<string, unknown>; key: string }[] = [];
  const scalar = (text: string): unknown => (text.startsWith('"') ? JSON.parse(text) : text);
  for (const line of yaml.split('\n').filter((one) => one !== '')) {
    const indent = line.length - line.trimStart().length;
    const body = line.trim();
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    const top = stack.at(-1);
    const into = (top?.value ?? root) as Record<string, unknown>;
    if (body.startsWith('- ')) {
      if (top === undefined) throw new Error(line);
      if (!Array.isArray(top.parent[top.key])) top.parent[top.key] = [];
      (top.parent[top.key] as unknown[]).push(scalar(body.slice(2)));
      continue;
    }
    const colon = body.indexOf(':');
    const [key, rest] = [body.slice(0, colon), body.slice(colon + 1).trim()];
    if (rest !== '') into[key] = scalar(rest);
    else {
      into[key] = {};
      stack.push({ indent, value: into[key] as Record<string, unknown>, parent: into, key });
    }
  }
  return root;
}

describe('Sigma rules', () => {
  test('are there for the signals that need no memory, each with an id of its own', () => {
    const withRules = entries.filter(({ id }) => rules.some(({ file }) => file.startsWith(`${id}-`))).map(({ id }) => id);
    for (const id of ['second-remote-access-tool', 'chrome-remote-desktop-scripted', 'ip-kvm-attached', 'day-one-recon', 'browser-otp-service', 'astrill-egress'])
      expect(withRules).toContain(id);
    for (const { file } of rules) expect(withRules.some((id) => file.startsWith(`${id}-`))).toBe(true);
    expect(new Set(rules.map(({ yaml }) => parse(yaml)['id'])).size).toBe(rules.length);
  });

  test.each(rules.map(({ file, yaml }) => [file, parse(yaml)] as const))('%s says what a rule must', (_, rule) => {
    expect(rule).toMatchObject({
      status: 'experimental',
      author: 'Bonafide',
      level: expect.stringMatching(/^(?:low|medium|high|critical)$/),
      logsource: expect.any(Object),
      falsepositives: expect.any(Array),
    });
    const { condition, ...selections } = rule['detection'] as Record<string, unknown>;
    const names = Object.keys(selections);
    const terms = String(condition)
      .split(/ and | or |not |1 of |all of |[()]/)
      .map((term) => term.trim())
      .filter((term) => term !== '');
    const meant = (term: string): readonly string[] => names.filter((name) => (term.endsWith('*') ? name.startsWith(term.slice(0, -1)) : name === term));
    for (const term of terms) expect([term, meant(term).length > 0]).toEqual([term, true]);
    // What no condition names would be read by nobody.
    expect(names.filter((name) => !terms.some((term) => meant(term).includes(name)))).toEqual([]);
    for (const tag of (rule['tags'] ?? []) as string[]) expect(tag).toMatch(/^attack\.(?:t\d{4}(?:\.\d{3})?|[a-z-]+)$/);
  });

  const schema = process.env['BONAFIDE_SIGMA_SCHEMA'];
  test.skipIf(schema === undefined || !existsSync(schema))('are valid by the schema of the specification (BONAFIDE_SIGMA_SCHEMA)', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schema ?? '', 'utf8')));
    for (const { file, yaml } of rules) expect([file, validate(parse(yaml)), validate.errors]).toEqual([file, true, null]);
  });
});
