import type { Link, LinkRecord } from '#model';
import type { Index } from './key-index.ts';
import { tiesBetween } from './ties.ts';
import type { LinkWeights } from './weights.ts';

/** Ties of everybody with everybody whom a key brings together. @param recordOf the record of a number that the index gave; asked for several times */
export function* populationTies(index: Index, recordOf: (person: number) => LinkRecord, weights: LinkWeights): Generator<Link> {
  for (let person = 0; person < index.people; person++) {
    const others = index.others(person);
    if (others.length === 0) continue;
    const record = recordOf(person);
    for (const other of others) yield* tiesBetween(record, recordOf(other), index.holders, weights);
  }
}
