import { expect, it } from 'vitest';
import { standingAccommodations } from './accommodation.ts';

it('keeps a request open until it is provided, and a provided one from then on', () => {
  expect(standingAccommodations(['offered', undefined, 'requested', 'offered', 'provided', undefined, 'requested'])).toEqual([
    'offered',
    undefined,
    'requested',
    'requested',
    'provided',
    'provided',
    'provided',
  ]);
});
