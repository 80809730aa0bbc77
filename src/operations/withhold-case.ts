import type { clockState, deviationsOf, Offer } from '#cases';
import type { Case, CaseEvent, WeighedFinding } from '#model';
import { maySeeWords, scrubbed } from './guarded-words.ts';
import { maySee, type Role } from './roles.ts';
import { findingFor, NOT_FOR_YOU } from './withhold.ts';

/** A case as people see it. */
export type CaseFile = {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  readonly deviations: ReturnType<typeof deviationsOf>;
  readonly clocks: readonly { readonly id: string; readonly state: ReturnType<typeof clockState> }[];
  /** The assessment changed since the case was last worked on. */
  readonly stale: boolean;
  /** Of the assessment as it is now. */
  readonly findings: readonly WeighedFinding[];
  /** What its reader may decide, and why not. */
  readonly offers: readonly Offer[];
};

/*
 * What each function sees of a case. Who did what and when is seen by everybody who works on it; the words only by those who may
 * see all guarded data that their author said, or the words show, they hold.
 */

/** Fields in which people write in their own words. */
const WORDS: ReadonlySet<string> = new Set(['text', 'reason', 'rationale', 'conditions', 'note', 'method', 'authority', 'evidence', 'how', 'because', 'name']);

/** Whether a field holds its author’s own words. How a proposal ended is one of three words of ours. */
const isWords = (name: string, of: object): boolean => WORDS.has(name) && !(name === 'how' && 'type' in of && of.type === 'proposal-ended');

type Authored = Parameters<typeof maySeeWords>[1];

const withheldWords = (value: unknown): unknown => (Array.isArray(value) ? value.map(() => NOT_FOR_YOU) : NOT_FOR_YOU);

/** Whether a reason of deviation tells of an accommodation, which the code does alone. */
const isAccommodation = (value: unknown): boolean => value !== null && typeof value === 'object' && 'code' in value && value.code === 'accommodation';

/** A part of a case with the words of each author withheld where these roles may not see them. */
function seen<T>(value: T, roles: readonly Role[]): T {
  if (Array.isArray(value)) return value.map((one) => seen(one, roles)) as T;
  if (value === null || typeof value !== 'object') return value;
  const hidden = 'by' in value && !maySeeWords(roles, value as unknown as Authored);
  const fields = Object.entries(value)
    .filter(([name, inner]) => name !== 'deviation' || maySee(roles, 'medical') || !isAccommodation(inner))
    .map(([name, inner]) => [name, hidden && isWords(name, value) ? withheldWords(inner) : seen(inner, roles)]);
  return Object.fromEntries(fields) as T;
}

/** Managers see what they are asked to do, what was decided, and what was said to everybody. */
function forManagers<T extends Case>({ proposal: _, ...one }: T): T {
  return { ...one, checklist: one.checklist.filter(({ owner }) => owner === 'manager'), requests: [], verdicts: [], notices: [], contests: [], clocks: [] } as unknown as T;
}

/** Whether these are no roles but those of managers. */
export const onlyManager = (roles: readonly Role[]): boolean => roles.every((role) => role === 'manager' || role === 'admin');

/** A case as these roles may see it. */
export function caseFor(one: Case, roles: readonly Role[]): Case {
  const { openedBy, holds } = one;
  const opening = openedBy !== undefined && maySeeWords(roles, { by: openedBy, holds }) ? {} : { openedBecause: NOT_FOR_YOU };
  const all = (['telemetry', 'medical', 'protected'] as const).every((kind) => maySee(roles, kind));
  // Who took a file away is another person than who added it.
  const attachments = seen(one.attachments, roles).map((file) => (file.removed === undefined || all ? file : { ...file, removed: NOT_FOR_YOU }));
  const shown: Case = { ...seen(one, roles), ...opening, attachments };
  const known = onlyManager(roles) ? forManagers(shown) : shown;
  return maySee(roles, 'telemetry') ? known : scrubbed(known);
}

function eventsFor(events: readonly CaseEvent[], roles: readonly Role[]): readonly CaseEvent[] {
  if (onlyManager(roles)) return [];
  const told = events.filter(
    (event) =>
      maySee(roles, 'medical') ||
      !(('deviation' in event && isAccommodation(event.deviation)) || ('item' in event && typeof event.item === 'object' && isAccommodation(event.item.deviation))),
  );
  const shown = seen(told, roles);
  return maySee(roles, 'telemetry') ? shown : scrubbed(shown);
}

/** A case with its history as these roles may see it. `withheld` names the parts in which something is left out. */
export function caseFileFor(file: CaseFile, roles: readonly Role[]): CaseFile & { readonly withheld: readonly string[] } {
  const manager = onlyManager(roles);
  const events = eventsFor(file.events, roles);
  const shown = caseFor(file.case, roles);
  const kept = new Set(shown.checklist.filter(({ deviation }) => deviation !== undefined).map(({ id }) => id));
  const findings = manager ? [] : file.findings.map((finding) => findingFor(finding, roles));
  // The words of a deviation are those of the checklist as it is shown.
  const deviations = file.deviations.flatMap((one) => {
    const item = shown.checklist.find(({ id }) => id === one.item);
    if (item === undefined || (one.code !== 'finding' && !kept.has(one.item))) return [];
    return [item.deviation === undefined ? one : { ...one, reason: item.deviation.reason }];
  });
  const whole: CaseFile = { ...file, case: shown, events, deviations, findings, clocks: manager ? [] : file.clocks, offers: manager ? [] : file.offers };
  const parts = ['case', 'events', 'deviations', 'findings', 'clocks'] as const;
  return { ...whole, withheld: parts.filter((part) => JSON.stringify(whole[part]) !== JSON.stringify(file[part])) };
}
