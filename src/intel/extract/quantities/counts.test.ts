import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractCounts } from './counts.ts';

const counts = (text: string) => extractCounts(layOut(text, { format: 'text' })).map(({ count, bound, of }) => [count, bound, of]);

describe('extractCounts', () => {
  it('reads numbers of things in digits and words, with their bounds', () => {
    expect(counts('At least 71 Examplian companies hired five remote IT workers, who used more than 300 identities, nearly ninety laptops and 16 million payment cards.')).toEqual([
      [71, 'at-least', 'companies'],
      [5, 'exact', 'people'],
      [300, 'at-least', 'identities'],
      [90, 'about', 'devices'],
      [16_000_000, 'exact', 'records'],
    ]);
  });

  it('reads sentences in years, also where they are told in months', () => {
    expect(counts('They face up to 20 years in prison. One got 102 months in prison.')).toEqual([
      [20, 'at-most', 'years-in-prison'],
      [8.5, 'exact', 'years-in-prison'],
    ]);
  });

  it('reads counts of an indictment', () => {
    expect(counts('They are charged in seven counts.')).toEqual([[7, 'exact', 'charges']]);
  });

  it.each([
    'Only one account was used.',
    'Dozens of companies and hundreds of workers.',
    'Windows 10 systems and Section 3 companies.',
    'The 2031 companies list.',
    'Within ten days the employers wrote.',
  ])('finds no count in: %s', (text) => {
    expect(counts(text)).toEqual([]);
  });

  it('leaves out what advice counts', () => {
    expect(counts('## Mitigations\n\n- Keep three devices apart and use two accounts.\n')).toEqual([]);
  });
});
