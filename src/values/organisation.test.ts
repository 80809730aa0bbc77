import { describe, expect, it } from 'vitest';
import { mayBeSameOrganisation } from './organisation.ts';

describe('names of organisations', () => {
  it.each([
    ['Example', 'Example Ltd'],
    ['Example GmbH', 'EXAMPLE'],
    ['Sample Systems', 'Sample Systems, Inc.'],
    ['Example University', 'University of Example'],
    ['EIT', 'Example Institute of Technology'],
    ['Éxample Works', 'Example Works'],
    ['Placeholder Labs', 'Placeholder Labss'],
  ])('%s and %s may be one', (a, b) => {
    expect(mayBeSameOrganisation(a, b)).toBe(true);
    expect(mayBeSameOrganisation(b, a)).toBe(true);
  });

  it.each([
    ['Example Works', 'Placeholder Labs'],
    ['Sample Systems', 'Sample Bakery'],
    ['EW', 'Example Works'],
    ['Example Works', ''],
  ])('%s and %s are two', (a, b) => {
    expect(mayBeSameOrganisation(a, b)).toBe(false);
    expect(mayBeSameOrganisation(b, a)).toBe(false);
  });
});
