import type { Instant } from '#model';
import { plusDays, plusMonths } from './calendar.ts';

/** Kinds of record, by what may be kept how long. */
export type RecordKind = 'cleared-applicant' | 'worker' | 'confirmed-misrepresentation' | 'sanctions-evidence' | 'recording' | 'audit-log';

export type RetentionRule = {
  readonly kind: RecordKind;
  readonly title: string;
  /** How long after the day it counts from; absent where counsel sets it, and until then nothing goes. */
  readonly months?: number;
  readonly days?: number;
  readonly from: string;
  readonly source: string;
};

/** How long records are kept where the operator says nothing else. Proposals, no advice. @source law study 2026-11, sections 5 and 7 */
export const retentionRules: readonly RetentionRule[] = [
  {
    kind: 'cleared-applicant',
    title: 'Applicants who were not taken on',
    months: 6,
    from: 'the last decision, or the last change where there is none',
    source: 'law study 5: six months',
  },
  {
    kind: 'worker',
    title: 'People who work or worked here',
    from: 'the last working day',
    source: 'law study 5: employment plus the limitation period, which counsel sets',
  },
  { kind: 'confirmed-misrepresentation', title: 'Cases closed as true positive', from: 'the closing', source: 'law study 5: counsel sets it' },
  {
    kind: 'sanctions-evidence',
    title: 'Evidence of sanctions screening, blocked and rejected transactions',
    months: 120,
    from: 'the screening or the blocking',
    source: 'law study 7: ten years since 2025-03-12 (S45, secondary); 31 CFR 501.601 is from general knowledge and wants counsel',
  },
  { kind: 'recording', title: 'Raw recordings', days: 30, from: 'the day it was attached', source: 'law study 5: raw video 30 days' },
  { kind: 'audit-log', title: 'Audit log', from: 'never', source: 'it holds keyed digests only' },
];

/** Months by kind that an operator set in place of the proposals. */
export type RetentionPeriods = Partial<Record<RecordKind, number>>;

/** What is known of one person’s records. Days as `YYYY-MM-DD`. */
export type Holding = {
  readonly dossierId: string;
  readonly relation: 'applicant' | 'contractor' | 'employee' | 'supplier-worker';
  readonly lastChange: string;
  readonly endedOn?: string;
  readonly decidedOn?: string;
  /** A case is open: people still work on it. */
  readonly open: boolean;
  readonly confirmed: boolean;
  /** Day of the last blocking, or of a screening with a match that nobody dismissed. */
  readonly sanctionsOn?: string;
  /** Reasons of the legal holds on the person. */
  readonly holds: readonly string[];
};

export type RetentionVerdict = { readonly dossierId: string; readonly kind: RecordKind; readonly why: string } & (
  | { readonly keep: 'legal-hold' | 'open-case' | 'not-yet' | 'counsel-sets'; readonly until?: string }
  | { readonly keep?: undefined; readonly since: string }
);

function ruleOf(kind: RecordKind, periods: RetentionPeriods): RetentionRule {
  const rule = retentionRules.find((one) => one.kind === kind) as RetentionRule;
  const months = periods[kind];
  return months === undefined ? rule : { ...rule, months };
}

/** The day a period ends, or undefined where nobody set one. */
export function endOfPeriod(rule: Pick<RetentionRule, 'months' | 'days'>, from: string): string | undefined {
  return rule.days !== undefined ? plusDays(from, rule.days) : rule.months !== undefined ? plusMonths(from, rule.months) : undefined;
}

/** Whether one person’s data may stay. A legal hold beats everything, and the longest rule that applies decides. */
export function retain(holding: Holding, now: Instant, periods: RetentionPeriods = {}): RetentionVerdict {
  const { dossierId, relation, holds, endedOn } = holding;
  const own: RecordKind = holding.confirmed ? 'confirmed-misrepresentation' : relation === 'applicant' ? 'cleared-applicant' : 'worker';
  const base = { dossierId, kind: own };
  if (holds.length > 0) return { ...base, keep: 'legal-hold', why: holds.join('; ') };
  if (holding.open) return { ...base, keep: 'open-case', why: 'people still work on a case' };
  if (own === 'worker' && endedOn === undefined) return { ...base, keep: 'not-yet', why: 'the person works here' };
  const from = own === 'worker' ? (endedOn ?? holding.lastChange) : (holding.decidedOn ?? holding.lastChange);
  const asked = [{ kind: own, from }, ...(holding.sanctionsOn === undefined ? [] : [{ kind: 'sanctions-evidence' as const, from: holding.sanctionsOn }])];
  const ends = asked.map(({ kind, from: day }) => ({ kind, until: endOfPeriod(ruleOf(kind, periods), day) }));
  const unset = ends.find(({ until }) => until === undefined);
  if (unset !== undefined) return { dossierId, kind: unset.kind, keep: 'counsel-sets', why: ruleOf(unset.kind, periods).source };
  const last = ends.reduce((latest, one) => ((one.until ?? '') > (latest.until ?? '') ? one : latest));
  const until = last.until ?? '';
  const why = `${ruleOf(last.kind, periods).title}: kept until ${until}`;
  return now.slice(0, 10) > until ? { dossierId, kind: last.kind, since: until, why } : { dossierId, kind: last.kind, keep: 'not-yet', until, why };
}
