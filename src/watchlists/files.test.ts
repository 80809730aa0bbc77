import { describe, expect, it } from 'vitest';
import type { WatchlistEntity } from '#model';
import { latest, readFiles } from './files.ts';

const entity = (id: string): WatchlistEntity => ({ id, schema: 'Person', caption: id, properties: { name: [id] }, sanctions: [], dataset: 'test' });
const file = (name: string) => ({ name, bytes: new Uint8Array() });

describe('readFiles', () => {
  it('reads the files of the format only, keeps the first of entries with one id, and the latest date', () => {
    const { value, issues } = readFiles(
      [file('a.csv'), file('b.csv'), file('other.txt')],
      ({ name }) => name.endsWith('.csv'),
      ({ name }) => ({
        entities: [entity('1'), entity(name)],
        publishedAt: name === 'a.csv' ? '2026-01-02' : undefined,
      }),
    );
    expect(value.entities.map(({ id }) => id)).toEqual(['1', 'a.csv', 'b.csv']);
    expect(value.publishedAt).toBe('2026-01-02');
    expect(issues).toMatchObject([{ code: 'duplicate-id', severity: 'error', received: '1' }]);
  });

  it('gives no entries where a file was refused, and says so where there are none', () => {
    const refused = readFiles(
      [file('a'), file('b')],
      () => true,
      ({ name }, { issues }) => {
        if (name === 'b') issues.push({ code: 'unreadable', severity: 'error', file: name, path: 'line 1', message: 'Broken' });
        return { entities: [entity('1')] };
      },
    );
    expect(refused.value.entities).toEqual([]);
    expect(refused.issues[0]).toMatchObject({ code: 'unreadable', file: 'b' });
    expect(
      readFiles(
        [],
        () => true,
        () => ({ entities: [] }),
      ).issues,
    ).toMatchObject([{ code: 'nothing-found', severity: 'error' }]);
  });

  it('knows the latest of dates', () => {
    expect(latest([undefined, '2025-12-01', '2026-01'])).toBe('2026-01');
    expect(latest([])).toBeUndefined();
  });
});
