import { isPartialDate } from '#values';
import { type ReportText, sentenceAt } from '../../text.ts';

/** A date as it stands in a text. `yearless`: its year was told by something else. `cued`: words say that it is a date. */
export type DateMention = { readonly value: string; readonly start: number; readonly end: number; readonly yearless: boolean; readonly cued: boolean };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = 'January|February|March|April|May|June|July|August|September|October|November|December';
const MONTH = `(?:${FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:19|20)\\d\\d';
/** Parts of the month or year before it: “mid-February”. They are part of the quote, the value stays the month. */
const PART =
  '(?:(?:[Ee]arly|[Mm]id|[Ll]ate)(?:[- ]to[- ](?:mid|late))?[- ]{1,2}|(?:[Tt]he )?(?:beginning|end|start|middle|first half|second half|summer|spring|fall|autumn|winter) of (?:the year )?)';

/** Addresses and file names, whose numbers date nothing, then dates from the most to the least precise. */
const SCAN = new RegExp(
  [
    String.raw`((?:h(?:tt|xx)ps?:\/\/|www\.)[^\s<>"]{1,2000})`,
    `(?<![\\w./])(${YEAR})-(\\d{2})(?:-(\\d{2}))?(?:T\\d\\d:\\d\\d[\\d:.]{0,12}(?:Z|[+-]\\d\\d:?\\d\\d)?)?(?![\\w/-]|\\.\\d)`,
    `(?<![\\w./-])(\\d{1,2})/(\\d{1,2})/(${YEAR})(?![\\w/-])`,
    `\\b(${MONTH}) (${DAY}) ?(?:-|to|through) ?(${DAY}),? (${YEAR})(?![\\w-])`,
    `(?<![\\w./-])(${DAY}) ?(?:-|to|through) ?(${DAY}) (${MONTH}),? (${YEAR})(?![\\w-])`,
    `(?<![\\w./:#-])(${YEAR}) ?- ?(${YEAR})(?![\\w/-])`,
    `(?<![\\w./-])(${PART})?(${DAY})(?: of)? (${MONTH}),? (${YEAR})(?![\\w-])`,
    `\\b(${PART})?(${MONTH}) (${DAY}),? (${YEAR})(?![\\w-])`,
    `\\b(${PART})?(${MONTH}),?(?: of)? (${YEAR})(?![\\w]|-\\d)`,
    `(?<![\\w./:-])(${DAY}) (${MONTH})(?![A-Za-z]|,? \\d)`,
    `\\b(${MONTH}) (${DAY})(?![\\w:%]|\\.\\d|,\\d|/\\d| (?:million|billion|thousand|percent))`,
    `\\b(${PART})?(${FULL})\\b(?!['’])`,
    `(?<![\\w.,/$€£#:§-])(${PART})?(${YEAR})(?![\\w%:/]|[.,]\\d|-\\d{3})`,
  ].join('|'),
  'g',
);

/** Words before a month without a year that make it a date: “may” and “march” are words too. */
const MONTH_CUE = /(?:\b(?:in|since|by|until|till|through|from|during|of|before|after|between|and|to|last|this|as of|as early as|as recently as|around|approximately)\s)$/i;
/** Another month behind one: “April and May 2017”. */
const OTHER_MONTH = new RegExp(`^ ?(?:and|to|through|until|-) ?(?:(?:early|mid|late)[- ])?(?:\\d{1,2} )?(?:${FULL})\\b`);
/** Words before a bare year that make it a date. */
const YEAR_CUE =
  /(?:\b(?:in|since|by|until|till|through|from|during|before|after|between|prior to|as of|as early as|as late as|as recently as|back to|dating to|throughout|around|circa|late as|year)(?: (?:at least|or around|or about|approximately|about|around|early|mid|late|the year|the years|and around))?|\b(?:early|mid|late|months? of|half of|quarter of|beginning of|end of|start of|part of|middle of|year of|summer|spring|fall|autumn|winter))[- ]$/i;
/** Documents that are called by their year: “2019 Midterm Report”. */
const YEAR_OF_DOCUMENT = /^ (?:[A-Z][a-z]+ ){0,3}(?:Report|Assessment|Advisory|advisory|Alert|Indictment|indictment|Review|Notice|Guidance)\b/;
/** Furthest that a cue stands before a date. Unit: characters. @source house: “as recently as approximately” */
const CUE_REACH = 32;

const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const dateOf = (year: string, month?: number, day?: string) =>
  [year, ...(month === undefined ? [] : [String(month).padStart(2, '0')]), ...(day === undefined ? [] : [day.replace(/\D/g, '').padStart(2, '0')])].join('-');

/** Year of a month that is told without one: that of the date told before it in the same paragraph, else the last such month before the report. */
function yearOf(month: number, before: string | undefined, published: string | undefined): string | undefined {
  if (before !== undefined) {
    const [year = '', known] = before.split('-');
    // Half a year back reads as the next turn of the year: “on December 15, 2018 … on January 3”.
    const next = known !== undefined && Number(known) - month > 6 ? Number(year) + 1 : Number(year);
    return published !== undefined && dateOf(String(next), month) > published.slice(0, 7) && published.length >= 7 ? year : String(next);
  }
  if (published === undefined) return undefined;
  const [year = '', known = '12'] = published.split('-');
  return month <= Number(known) ? year : String(Number(year) - 1);
}

type Read = { readonly value: string; readonly yearless: boolean; readonly cued: boolean } | undefined;

/** Days or years that are written as a span. */
function span(from: string, to: string): Read {
  return isPartialDate(from) && isPartialDate(to) && from < to ? { value: `${from}/${to}`, yearless: false, cued: true } : undefined;
}

/** Reads the groups of {@link SCAN}. @param before the last date with a year in this paragraph */
function read(found: RegExpMatchArray, view: string, before: string | undefined, published: string | undefined): Read {
  const [, url, iy, im, id, n1, n2, ny, rM, rD1, rD2, rY, sD1, sD2, sM, sY, y1, y2, , dmyD, dmyM, dmyY, , mdyM, mdyD, mdyY, , myM, myY, dmD, dmM, mdM, mdD, , mM, , y] = found;
  const at = found.index ?? 0;
  const whole = (value: string): Read => (isPartialDate(value) ? { value, yearless: false, cued: true } : undefined);
  const near = () => view.slice(Math.max(0, at - CUE_REACH), at);
  if (url !== undefined) return undefined;
  if (iy !== undefined) return whole([iy, im, ...(id === undefined ? [] : [id])].join('-'));
  // Of 03/04/2026 nobody knows which is the month.
  if (n1 !== undefined)
    return Number(n1) > 12 || Number(n2) > 12 || n1 === n2 ? whole(Number(n1) > 12 ? dateOf(ny ?? '', Number(n2), n1) : dateOf(ny ?? '', Number(n1), n2)) : undefined;
  if (rY !== undefined) return span(dateOf(rY, monthOf(rM ?? ''), rD1), dateOf(rY, monthOf(rM ?? ''), rD2));
  if (sY !== undefined) return span(dateOf(sY, monthOf(sM ?? ''), sD1), dateOf(sY, monthOf(sM ?? ''), sD2));
  if (y1 !== undefined) return YEAR_CUE.test(near()) || view[at - 1] === '(' ? span(y1, y2 ?? '') : undefined;
  if (dmyY !== undefined) return whole(dateOf(dmyY, monthOf(dmyM ?? ''), dmyD));
  if (mdyY !== undefined) return whole(dateOf(mdyY, monthOf(mdyM ?? ''), mdyD));
  if (myY !== undefined) return whole(dateOf(myY, monthOf(myM ?? '')));
  const month = dmM ?? mdM ?? mM;
  if (month !== undefined) {
    const day = dmD ?? mdD;
    const part = /^(?:early|mid|late|the|beginning|end|start|middle|first|second)/i.test(found[0]);
    if (day === undefined && !part && !MONTH_CUE.test(near()) && !OTHER_MONTH.test(view.slice(at + found[0].length, at + found[0].length + CUE_REACH))) return undefined;
    const year = yearOf(monthOf(month), before, published);
    const value = year === undefined ? '' : dateOf(year, monthOf(month), day);
    return isPartialDate(value) ? { value, yearless: true, cued: true } : undefined;
  }
  if (y === undefined) return undefined;
  const part = !/^\d/.test(found[0]);
  const cued = part || YEAR_CUE.test(near()) || YEAR_OF_DOCUMENT.test(view.slice(at + 4, at + 70));
  return { value: y, yearless: false, cued };
}

/**
 * Dates of a text in order, uncued years among them: they may end a period. @param published date of the report, for months without a year @param until offset behind which nothing is read
 */
export function findDates(report: ReportText, published: string | undefined, until = report.view.length): readonly DateMention[] {
  const view = until < report.view.length ? report.view.slice(0, until) : report.view;
  const mentions: DateMention[] = [];
  let [block, before]: [number, string | undefined] = [-1, undefined];
  for (const found of view.matchAll(SCAN)) {
    const here = sentenceAt(report, found.index)?.block.start;
    if (here === undefined) continue;
    if (here !== block) [block, before] = [here, undefined];
    const one = read(found, view, before, published);
    if (one === undefined) continue;
    if (!one.yearless && one.cued && one.value.length >= 7) before = one.value.split('/').at(-1);
    const end = found.index + found[0].trimEnd().length;
    mentions.push({ ...one, start: found.index, end });
  }
  return mentions;
}
