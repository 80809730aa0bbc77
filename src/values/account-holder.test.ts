import { describe, expect, it } from 'vitest';
import { namesCompany, relateHolder } from './account-holder.ts';

const names = ['Mira Placeholder', 'Mira Sample'];

describe('relateHolder', () => {
  it.each(['Mira Placeholder', 'PLACEHOLDER, MIRA', 'M. Placeholder', 'Robin Example & Mira Sample', 'Robin Example or Mira Placeholder', 'Mira and Sam Placeholder'])(
    'joins %s to the person',
    (holder) => {
      expect(relateHolder(holder, names)).toBe('same');
    },
  );

  it('sees that only a part agrees', () => {
    expect(relateHolder('Mira Fixture', names)).toBe('given-name-shared');
  });

  it('sees that nothing agrees', () => {
    expect(relateHolder('Robin Example', names)).toBe('different');
  });

  it('does not know without names', () => {
    expect(relateHolder('Robin Example', [])).toBe('unknown');
  });
});

describe('namesCompany', () => {
  it.each(['Example Software Ltd.', 'Example G.m.b.H.', 'Sample Works, LLC'])('sees the legal form of %s', (name) => {
    expect(namesCompany(name)).toBe(true);
  });

  it.each(['Mira Placeholder', 'Limited', 'Joana Sá'])('sees none in %s', (name) => {
    expect(namesCompany(name)).toBe(false);
  });
});
