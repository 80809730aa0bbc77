import { createHash } from 'node:crypto';
import type { Dossier } from '#model';

/** People that one process imports, and how many at a time. */
export const TOTAL = 10_000;
export const BATCH = 200;

/** Invented people of a round, the same in every process. @param template whose words they share */
export function people(template: Dossier, round: number, first: number, count: number) {
  return Array.from({ length: count }, (_, n) => {
    const dossier = { ...template, id: `r${round}-${String(first + n).padStart(5, '0')}`, caption: `Robin Example ${first + n}` };
    return { dossier, digest: createHash('sha256').update(JSON.stringify(dossier)).digest('hex') };
  });
}
