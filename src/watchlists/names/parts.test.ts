import { describe, expect, it } from 'vitest';
import { namePartsOf } from './parts.ts';

const counts = { entries: 10_000, bySpelling: (text: string) => (text === 'kim' ? 900 : 2), bySkeleton: () => 2 };
const of = (query: string, candidate: string, kind: 'person' | 'organisation' = 'person') => namePartsOf(query, candidate, kind, counts);

describe('a name word by word', () => {
  it('lays each word beside its counterpart in whatever order they stand, a common word telling less', () => {
    const parts = of('Zuvotira Kim', 'KIM, Zuvotyra');
    expect(parts.map(({ query, candidate, how }) => [query, candidate, how])).toEqual([
      ['zuvotira', 'zuvotyra', expect.stringMatching(/same|alike/)],
      ['kim', 'kim', 'same'],
    ]);
    expect(parts[1]?.bits).toBeLessThan(parts[0]?.bits ?? 0);
  });

  it('says which words the other name has nothing for, and what one writes as one', () => {
    expect(of('Robin Prustaklo', 'Robin Grivandet')).toEqual([
      expect.objectContaining({ query: 'robin', candidate: 'robin', how: 'same', likeness: 1 }),
      expect.objectContaining({ query: 'prustaklo', how: 'unmatched' }),
      expect.objectContaining({ candidate: 'grivandet', how: 'unmatched' }),
    ]);
    expect(of('Kim Zuvotira', 'Kim Zuvo Tira').map(({ how }) => how)).toContain('joined');
  });

  it('keeps titles and legal forms beside the name', () => {
    expect(of('Dr Robin Prustaklo', 'Robin Prustaklo').filter(({ how }) => how === 'beside')).toEqual([expect.objectContaining({ query: 'dr' })]);
    expect(of('Prustaklo Trading Ltd', 'Prustaklo Trading', 'organisation').filter(({ how }) => how === 'beside')).toHaveLength(1);
  });

  it('compares signs with signs, and nothing with what has no letter', () => {
    expect(of('진성일', '진성일').every(({ how }) => how === 'same')).toBe(true);
    expect(of('?!', 'Robin')).toEqual([]);
  });
});
