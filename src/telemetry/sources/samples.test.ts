import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type JsonObject, readRecord } from '../source.ts';
import { sourceNamed, telemetrySources } from './index.ts';

/** Logs written by others for the tests of their own rules. */
const samples = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'telemetry', 'panther-rule-tests.dev.jsonl.gz');
const READERS: Readonly<Record<string, string>> = {
  okta: 'okta',
  azure_signin: 'entra-sign-in',
  gsuite: 'google-workspace',
  github: 'github',
  zoom: 'zoom',
  crowdstrike: 'crowdstrike',
  osquery: 'osquery',
  intune: 'intune',
  gitlab: 'gitlab',
};

describe.skipIf(process.env['BONAFIDE_DATA_DIR'] === undefined || !existsSync(samples))('log records written by others (BONAFIDE_DATA_DIR)', () => {
  type Sample = { readonly family: string; readonly event: JsonObject; readonly rule: string };
  const rows = () =>
    gunzipSync(readFileSync(samples))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sample)
      .filter(({ family, event }) => READERS[family] !== undefined && event !== null && typeof event === 'object');

  test('are read by the reader that knows them, or lack what every record of the log has', () => {
    const outcome = new Map<string, { read: number; ignored: number; wrong: string[]; unknown: number }>();
    for (const { family, event, rule } of rows()) {
      const one = outcome.get(family) ?? { read: 0, ignored: 0, wrong: [], unknown: 0 };
      outcome.set(family, one);
      const source = sourceNamed(READERS[family] ?? '');
      if (source === undefined || !source.recognises(event)) {
        one.unknown++;
        continue;
      }
      const read = readRecord(source, event, JSON.stringify(event));
      if ('events' in read) one.read++;
      else if ('ignored' in read) one.ignored++;
      else one.wrong.push(`${rule} ${read.wrong.path}`);
    }
    console.info(Object.fromEntries([...outcome].map(([family, { wrong, ...counts }]) => [family, { ...counts, wrong: wrong.length }])));
    // Rule tests leave out what the rule does not look at, most often the time: that is said, never guessed.
    for (const { wrong } of outcome.values())
      for (const place of wrong)
        expect(place).toMatch(/\/(?:published|createdDateTime|@timestamp|id\/time|join_time|unixTime|timestamp|time|created_at|hostIdentifier|event_simpleName|lastSyncDateTime)$/);
    expect([...outcome.values()].reduce((sum, { read }) => sum + read, 0)).toBeGreaterThan(20);
  });
});

test('every log has a name of its own, and says how to get it', () => {
  expect(new Set(telemetrySources.map(({ id }) => id)).size).toBe(telemetrySources.length);
  for (const { id, obtain, reference } of telemetrySources) {
    expect(sourceNamed(` ${id.toUpperCase()}`)?.id).toBe(id);
    expect([obtain, reference].every((text) => text.length > 10)).toBe(true);
  }
});
