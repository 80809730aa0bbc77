import { createHash, createHmac } from 'node:crypto';
import { readBonafideJson } from '#dossiers';
import { type Digest, type Dossier, invariant } from '#model';

/** A digest with a fixed key, so that tests are reproducible. Never for real data. */
export const testDigest: Digest = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  sha256Bytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  keyed: (text) => createHmac('sha256', 'test key, not a secret').update(text).digest('hex'),
};

/** The instant at which tests happen. */
export const TEST_NOW = '2026-06-01T12:00:00Z';

/**
 * A dossier from the plain words of `bonafide.dossier/v1`, read by the real reader.
 * @throws Error where the reader has any issue with it: a test’s own input must be right
 */
export function dossier(file: Readonly<Record<string, unknown>>): Dossier {
  const json = { schema: 'bonafide.dossier/v1', id: 'test', ...file };
  const carrier = { id: 'file', role: 'export', origin: 'test.json' } as const;
  const { value, issues } = readBonafideJson(json, { kind: 'json-pointer', pointer: '' }, carrier, { digest: testDigest, file: 'test.json' });
  invariant(value !== undefined && issues.length === 0, `the test’s dossier is imperfect: ${JSON.stringify(issues, null, 2)}`);
  return value;
}
