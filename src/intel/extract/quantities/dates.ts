import type { ReportDate } from '#model';
import { quote, type ReportText, sentenceAt } from '../../text.ts';
import { type DateMention, findDates } from './date-mentions.ts';
import { intervals, type Spell } from './periods.ts';

/** Most dates of one report. Unit: dates. @source house: longer ones are logs and no report */
const MOST_DATES = 500;
/** How far into a report its own date stands. Unit: characters. @source house: title, authors and picture notes of vendor pages */
const HEAD = 900;
/** Longest line that is a date line. Unit: characters. @source house: “Posted by … on Monday, October 19, 2020 | For Immediate Release” */
const LONGEST_DATE_LINE = 130;
/** Furthest that the words which say what a date is stand from it. Unit: characters. @source house: half of a long sentence */
const REACH = 90;

const YEAR_LENGTH = 4;

type Meaning = ReportDate['meaning'];

const UPDATED = /\b(?:(?:last )?(?:updated|revised|modified|reviewed)|update|revision|version|as amended)(?: (?:on|at|date))?[:\s,-]{0,4}(?:\w{3,9}day,? )?$/i;
const PUBLISHED = /\b(?:published|posted|released|date|dated|publication date|release date|issued)(?: on)?[:\s,-]{0,4}(?:\w{3,9}day,? )?$/i;
const SINCE =
  /\b(?:(?:since|beginning|began|starting|started|active from|operating from)(?: [\w'-]{1,16}){0,6}|(?:as early as|dating (?:back )?to|dates back to|back to|first (?:observed|seen|identified|reported|discovered|appeared))(?: \w{1,14}){0,2})\s$/i;
const UNTIL =
  /\b(?:until|till|through|by|no later than|as recently as|before|prior to|ended|ending)(?: (?:at least|in|on|or|about|around|approximately|early|mid|late|the|end|of)){0,4}\s$/i;
const LEGAL =
  /\b(?:charg(?:ed|es|ing)|indict(?:ed|ment|ments|ing)|sentenc(?:ed|ing)|arrest(?:ed|s)?|unseal(?:ed|s|ing)?|plea(?:ded|d)?|pled|guilty|convicted|designat(?:ed|es|ion|ions|ing)|sanctioned|extradit(?:ed|ion)|seiz(?:ed|ure|ures)|grand jury|complaint|court|forfeit\w{0,5}|arraign\w{0,5}|warrants?)\b/i;

/** Longest line on which a month and year alone date a report. Unit: characters. @source house: “PP-00-0000 | Month Year Ver. 1.0” */
const LONGEST_MONTH_LINE = 60;

/** The mention that dates the report itself: the first whole date of its head, on a line of its own or behind “published”. */
function dateline(report: ReportText, mentions: readonly DateMention[]): DateMention | undefined {
  const { published } = report.source;
  for (const one of mentions) {
    if (one.start > HEAD) return undefined;
    const block = sentenceAt(report, one.start)?.block;
    const line = block === undefined ? 0 : block.end - block.start;
    if (block === undefined || !(/^\d{4}-\d{2}-\d{2}$/.test(one.value) || (/^\d{4}-\d{2}$/.test(one.value) && line <= LONGEST_MONTH_LINE))) continue;
    if (one.value === published || PUBLISHED.test(report.view.slice(Math.max(block.start, one.start - 30), one.start))) return one;
    if (
      block.section !== 'furniture' &&
      block.section !== 'references' &&
      line <= LONGEST_DATE_LINE &&
      !/\b(?:on|in|since|by|until|from)\s$/i.test(report.view.slice(Math.max(block.start, one.start - 7), one.start))
    )
      return one;
  }
  return undefined;
}

function meaningOf(report: ReportText, spell: Spell, published: DateMention | undefined): Meaning {
  const { start, end, value } = spell;
  if (start === published?.start) return 'published';
  const sentence = sentenceAt(report, start);
  const before = report.view.slice(Math.max(sentence?.start ?? 0, start - REACH), start);
  if (UPDATED.test(before) || /^\s?\(?updated\b/i.test(report.view.slice(end, end + 10))) return 'updated';
  if (value.includes('/')) return 'period';
  if (SINCE.test(before)) return 'since';
  if (UNTIL.test(before)) return 'until';
  return LEGAL.test(before) || LEGAL.test(report.view.slice(end, Math.min(sentence?.end ?? end, end + REACH))) ? 'legal-event' : 'event';
}

/** Whether an interval says again, in years, what a more precise one says. */
function isCoarse(value: string, all: ReadonlySet<string>): boolean {
  const [from = '', to] = value.split('/');
  if (to === undefined) return false;
  return [...all].some((other) => {
    const [since = '', until] = other.split('/');
    return until !== undefined && other.length > value.length && since.startsWith(from) && until.startsWith(to);
  });
}

/**
 * Dates and periods of a report, each value once, with what they are: {@link ReportDate}. Months without a year take it from the words before
 * them or from the date of the report. Cost grows with the length of the text. @source ISO 8601 for the values
 */
export function extractDates(report: ReportText): readonly ReportDate[] {
  const published = dateline(report, findDates(report, report.source.published, HEAD + LONGEST_DATE_LINE));
  const mentions = findDates(report, report.source.published ?? published?.value);
  const spells = intervals(report.view, mentions);
  const periods = new Set(spells.flatMap(({ value }) => (value.includes('/') ? [value] : [])).slice(0, MOST_DATES));
  // The ends of a period that is told are told; a year alone says too little to be the end of one.
  const ends = new Set([...periods].flatMap((value) => value.split('/')).filter((value) => value.length > YEAR_LENGTH));
  const seen = new Set<string>();
  const items: ReportDate[] = [];
  for (const spell of spells) {
    if (items.length >= MOST_DATES) break;
    const { value, start, end } = spell;
    const meaning = meaningOf(report, spell, published);
    const section = sentenceAt(report, start)?.block.section;
    // Furniture tells when a page was updated, and otherwise speaks of other pages.
    if (section === undefined || section === 'references' || (section === 'furniture' && meaning !== 'updated' && meaning !== 'published')) continue;
    if (seen.has(value) || ends.has(value) || isCoarse(value, periods)) continue;
    seen.add(value);
    items.push({ value, meaning, ...quote(report, start, end) });
  }
  return items;
}
