import type { Actor, Clock, Instant, Level } from '#model';
import { type Calendar, plusBusinessDays, plusMonths } from './calendar.ts';

/** Section 2 of Form I-9 is due so many business days after the first day of work for pay. Unit: business days. @source due-diligence study 2.5 (S42); USCIS, Handbook M-274, 4.0 (from general knowledge, not opened: wants counsel) */
const I9_SECTION_2_DAYS = 3;
/** A report of blocked property is due within so many business days of blocking. Unit: business days. @source 31 CFR 501.603; law study 7 (S45); that it is paragraph (b)(1) is from general knowledge: wants counsel */
const BLOCKED_PROPERTY_DAYS = 10;
/** Wait between the pre-adverse notice and an adverse decision. Unit: business days. @source custom, no statute says a number: law study 3, which has it from general knowledge; FTC staff letter Weisberg, 1997-06-27 names five days as reasonable (from general knowledge, not opened: wants counsel) */
const PRE_ADVERSE_DAYS = 5;

/** When the work on a case is due, by its level. Unit: business days. @source house, docs/decisions/0014: the words of the levels; ask within two days after due-diligence study 2.7 */
const DUE_DAYS: Readonly<Record<Level, number>> = { critical: 1, high: 2, medium: 5, low: 10, info: 10 };

const dayOf = (at: Instant) => at.slice(0, 10);
const endOf = (date: string): Instant => `${date}T23:59:59Z`;

/** When work is due. */
export function dueAt(level: Level, now: Instant, calendar: Calendar): Instant {
  return endOf(plusBusinessDays(dayOf(now), DUE_DAYS[level], calendar));
}

type Start = { readonly id: string; readonly by: Actor; readonly at: Instant };

/** Both parts of Form I-9 for an employee of a US employer. True contractors have none. @source 8 CFR 274a.2(b)(1)(i) and (ii) (from general knowledge, not opened: wants counsel) @param firstDay first day of work for pay, `YYYY-MM-DD` */
export function i9Clocks(firstDay: string, start: Omit<Start, 'id'>, idOf: (nth: number) => string): readonly Clock[] {
  return [
    {
      id: idOf(1),
      kind: 'i9-section-1',
      startedOn: firstDay,
      dueOn: firstDay,
      rule: 'Section 1 of Form I-9 is due on the first day of work for pay (8 CFR 274a.2(b)(1)(i)). The worker chooses the documents; none may be asked for by name.',
      ...start,
    },
    {
      id: idOf(2),
      kind: 'i9-section-2',
      startedOn: firstDay,
      dueOn: plusBusinessDays(firstDay, I9_SECTION_2_DAYS, 'us-federal'),
      rule: `Section 2 of Form I-9 is due ${I9_SECTION_2_DAYS} business days after the first day of work for pay (8 CFR 274a.2(b)(1)(ii)); kept apart from fraud vetting. Days on which the firm does business beside these count too.`,
      ...start,
    },
  ];
}

/** Started by counsel’s blocking decision; a human files. @param blockedOn `YYYY-MM-DD` */
export function blockedPropertyClock(blockedOn: string, start: Start): Clock {
  return {
    kind: 'blocked-property-report',
    startedOn: blockedOn,
    dueOn: plusBusinessDays(blockedOn, BLOCKED_PROPERTY_DAYS, 'us-federal'),
    rule: `A report of blocked property is due within ${BLOCKED_PROPERTY_DAYS} business days of blocking (31 CFR 501.603), and an annual report by 30 September. A named person files it; the program does not.`,
    ...start,
  };
}

/** Until an adverse decision on a consumer report may follow. @source 15 U.S.C. 1681b(b)(3); law study 3 (S43) names the duty, the section is from general knowledge: wants counsel. @param sentOn day the pre-adverse notice went out, `YYYY-MM-DD` */
export function preAdverseClock(sentOn: string, start: Start): Clock {
  return {
    kind: 'pre-adverse-wait',
    startedOn: sentOn,
    dueOn: plusBusinessDays(sentOn, PRE_ADVERSE_DAYS, 'us-federal'),
    rule: `The person has ${PRE_ADVERSE_DAYS} business days to answer the pre-adverse notice (15 U.S.C. 1681b(b)(3); the number is custom, not statute). The decision may follow on the day after.`,
    ...start,
  };
}

/** The next re-verification of somebody who works here. @param months between two of this tier @param last day of the last one, `YYYY-MM-DD` */
export function recheckClock(last: string, months: number, start: Start): Clock {
  return {
    kind: 'recheck',
    startedOn: last,
    dueOn: plusMonths(last, months),
    rule: `Everybody of the tier is re-verified every ${months} months (due-diligence study 2026-11, section 4).`,
    ...start,
  };
}

/** Whether a clock still runs, and whether its last day is over. */
export function clockState(clock: Clock, now: Instant): 'running' | 'overdue' | 'stopped' {
  return clock.stopped !== undefined ? 'stopped' : dayOf(now) > clock.dueOn ? 'overdue' : 'running';
}
