import { type Level, levels } from '../texts/index.ts';

export const relations = ['applicant', 'contractor', 'employee', 'supplier-worker'] as const;
export const caseStatuses = ['none', 'new', 'in-progress', 'on-hold', 'resolved', 'closed'] as const;

/** What is looked for; it stands in the address. */
export type Filters = { level?: Level; relation?: (typeof relations)[number]; caseStatus?: (typeof caseStatuses)[number]; text?: string };

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);

/** Filters of an address; what is none of ours is left out. */
export function filtersOf(search: Record<string, unknown>): Filters {
  const text = typeof search['text'] === 'string' || typeof search['text'] === 'number' ? String(search['text']).slice(0, 200) : '';
  const [level, relation, caseStatus] = [oneOf(levels, search['level']), oneOf(relations, search['relation']), oneOf(caseStatuses, search['caseStatus'])];
  return { ...(level && { level }), ...(relation && { relation }), ...(caseStatus && { caseStatus }), ...(text !== '' && { text }) };
}
