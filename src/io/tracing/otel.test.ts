import { describe, expect, it } from 'vitest';
import { tracesAreOn } from './index.ts';
import { statementName } from './otel.ts';

describe('a statement', () => {
  it.each([
    ['select "id" from "dossiers" where "id" = $1', 'select', 'dossiers'],
    ["\n  insert into records (id) select e->>'id' from x", 'insert', 'records'],
    ['update pgboss.job set started_on = now()', 'update', 'job'],
    ['delete from "webhook_deliveries" d where true', 'delete', 'webhook_deliveries'],
    ['commit', 'commit', undefined],
    ['', 'statement', undefined],
  ])('is named by what it does and to which table: %s', (sql, operation, table) => {
    expect(statementName(sql)).toEqual({ operation, table });
  });
});

describe('traces', () => {
  it('are off unless an address is set', () => {
    expect(tracesAreOn({})).toBe(false);
    expect(tracesAreOn({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBe(false);
    expect(tracesAreOn({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' })).toBe(true);
  });
});
