import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verificationLine } from '#assessment';
import { catalogue } from '#checks';

const path = fileURLToPath(new URL('../../data/intel/support.json', import.meta.url));
const table = JSON.parse(readFileSync(path, 'utf8')) as {
  readonly concepts: readonly { readonly concept: string; readonly phrases: readonly string[]; readonly signals: readonly string[]; readonly verifications: readonly string[] }[];
};
const signals = new Set(catalogue.map(({ check }) => check.id));

describe('the table of what implements a recommendation', () => {
  it('names only signals of the catalogue', () => {
    for (const { concept, signals: named } of table.concepts)
      expect(
        named.filter((id) => !signals.has(id)),
        concept,
      ).toEqual([]);
  });

  it('names only verifications that exist', () => {
    for (const { concept, verifications } of table.concepts)
      expect(
        verifications.filter((id) => verificationLine(id) === undefined),
        concept,
      ).toEqual([]);
  });

  it('names each signal at least once, and each concept once', () => {
    const named = new Set(table.concepts.flatMap((one) => one.signals));
    expect([...signals].filter((id) => !named.has(id))).toEqual([]);
    expect(new Set(table.concepts.map(({ concept }) => concept)).size).toBe(table.concepts.length);
  });
});
