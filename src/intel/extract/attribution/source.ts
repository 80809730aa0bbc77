import type { ReportSource } from '#model';
import { readDate } from '#values';
import type { ReportText } from '../../text.ts';
import { oneLine } from './words.ts';

/** Part of a text in which a page says what it is. Unit: characters. @source house: the heads of public advisories take up to 1,500 */
const HEAD = 2_500;

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const DATE = new RegExp(`\\b(?:(?:${MONTHS})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2} (?:${MONTHS})\\.?,? \\d{4}|\\d{4}-\\d{2}-\\d{2})\\b`);
/** A line that is a date and little else. */
const DATE_LINE = new RegExp(
  `^(?:#{1,6} )?(?:(?:Published|Posted|Released|Release Date|Date|Last Revised)(?: on)?:? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(${DATE.source.replace(/\\b/g, '')})(?:\\s.{0,80})?$`,
);

/** Publishers by words of the head, first that fits. @source the heads of their own texts */
const PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [/\bFederal Bureau of Investigation \(FBI\) and the Cybersecurity and Infrastructure Security Agency \(CISA\)/, 'FBI, CISA'],
  [/\b(?:being )?provided by the FBI\b|\bThe FBI is (?:providing|releasing|issuing)\b|\bFBI (?:FLASH|PIN)\b|\bPrivate Industry Notification\b/, 'FBI'],
  [/\bInternet Crime Complaint Center\b/, 'FBI IC3'],
  [
    /\bOffice of Public Affairs\b|\bU\.S\. Attorney's Office\b|\bThe Justice Department (?:today )?(?:announced|unsealed)\b|\bDepartment of Justice\b/,
    'U.S. Department of Justice',
  ],
  [/\bOffice of Foreign Assets Control \(OFAC\)|\bDepartment of the Treasury\b/, 'U.S. Department of the Treasury'],
  [/\bjoint Cybersecurity Advisory\b|\bCISA\b/, 'CISA'],
  [/\bNational Cyber Security Centre\b/, 'NCSC'],
];

const TLP = /\bTLP[: ]{1,2}(CLEAR|WHITE|GREEN|AMBER\+STRICT|AMBER|RED)\b/;

function titleOf({ text, view, blocks }: ReportText): string | undefined {
  const named = /^title: {0,3}["']?(.{3,200}?)["']?$/m.exec(view.slice(0, HEAD))?.[1];
  if (named !== undefined) return oneLine(named);
  const plain = blocks
    .filter(({ start, kind }) => start < HEAD && (kind === 'heading' || kind === 'paragraph'))
    .map(({ start, end, kind }) => ({
      kind,
      words: oneLine(text.slice(start, end))
        .replace(/^#{1,6} /, '')
        .replace(/\*\*/g, ''),
    }))
    .filter(
      ({ words }) =>
        words.length >= 12 &&
        words.length <= 250 &&
        !DATE.test(words.slice(0, 40)) &&
        !/^(?:press release|for immediate release|office of|(?:pin|flash|alert) number|tlp|summary|[A-Z]{2}-?\d|note:|an official website|full report|department of justice|url:|date:|https?:)/i.test(
          words,
        ) &&
        !/\b(?:is being provided by|has been released TLP)\b/.test(words),
    );
  const heading = plain.slice(0, 4).find(({ kind, words }) => kind === 'heading' && words.split(' ').length > 3);
  const first = plain[0];
  return (heading ?? (first !== undefined && !/[.;]$/.test(first.words) ? first : undefined))?.words;
}

function publishedOf({ view }: ReportText): string | undefined {
  for (const line of view.slice(0, HEAD).split('\n')) {
    const found = DATE_LINE.exec(oneLine(line))?.[1];
    const date = found === undefined ? undefined : readDate(found.replace(/(\d)(?:st|nd|rd|th)/, '$1').replace(/\./g, ''), 'month-first').date;
    if (date !== undefined) return date;
  }
  return undefined;
}

/**
 * Where a report comes from: what the source says, and from the text what it lacks of title, publisher, date of publication and marking.
 * A marking of the text is never lowered. Cost grows with the head of the text and one search.
 */
export function describeSource(report: ReportText): ReportSource {
  const { source, view } = report;
  const title = source.title ?? titleOf(report);
  const publisher = source.publisher ?? PUBLISHERS.find(([words]) => words.test(view.slice(0, 2 * HEAD)))?.[1];
  const published = source.published ?? publishedOf(report);
  const marking = TLP.exec(view)?.[1]?.toLowerCase();
  const tlp = source.tlp ?? (marking === 'white' ? 'clear' : (marking as ReportSource['tlp']));
  return {
    ...source,
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(tlp !== undefined && { tlp }),
  };
}
