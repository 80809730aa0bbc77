import { houseCsv } from '../formats/house-csv.ts';
import { defineList } from '../list.ts';

/**
 * A firm’s own list: people it parted with for cause, and what other firms share. A hit is a reason to ask, never a sanction.
 * @source expectations: house; one entry is a list, and entries may be taken off at any time
 */
export const house = defineList({
  id: 'house',
  authority: 'House',
  title: 'House list',
  kind: 'house',
  sources: [],
  terms: 'Your own.',
  formats: [houseCsv],
  expectations: { entities: { least: 1, most: 1_000_000 }, shrink: 1 },
});
