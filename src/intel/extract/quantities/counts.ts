import type { ReportCount } from '#model';
import { quote, type ReportText, sentenceAt } from '../../text.ts';
import { boundAt, DIGITS, multiply, NUMBER_WORDS, readNumber, scaleOf } from './numbers.ts';

/** Most counts of one report. Unit: counts. @source house */
const MOST_COUNTS = 300;
/** Smallest number that tells a scale. Unit: things. @source house: “one account” is an article and no figure */
const LEAST = 2;
/** Four-digit numbers without a comma from here … Unit: years. @source house: they are years */
const FIRST_YEAR = 1900;
/** … to here. Unit: years. @source house */
const LAST_YEAR = 2100;
const MONTHS_PER_YEAR = 12;

type Of = ReportCount['of'];

/** What is counted, by the last word. @source house: nouns of advisories and court releases */
const NOUNS: readonly (readonly [Of, string])[] = [
  ['companies', 'companies|firms|businesses|employers|organizations|organisations|corporations|entities|banks|institutions|enterprises|hospitals|retailers|startups|contractors'],
  ['identities', 'identities|personas|aliases'],
  [
    'people',
    'people|persons|individuals|workers|defendants|nationals|citizens|officers|employees|conspirators|co-conspirators|facilitators|hackers|developers|freelancers|suspects|operatives|men|women|Americans|residents|North Koreans|consumers|customers|patients|cardholders',
  ],
  ['devices', 'computers|laptops|devices|machines|systems|servers|endpoints|phones|smartphones|workstations|routers|hosts'],
  ['accounts', 'accounts|profiles|mailboxes'],
  ['countries', 'countries|nations'],
  ['charges', 'counts|charges'],
  ['records', 'records|cards|credentials|passwords'],
];
const OF: ReadonlyMap<string, Of> = new Map(NOUNS.flatMap(([of, words]) => words.split('|').map((word): [string, Of] => [word.toLowerCase(), of])));
const ALL_NOUNS = NOUNS.map(([, words]) => words).join('|');

const BETWEEN = String.raw`(?! ?(?:of|in|on|and|or|for|to|by|the|that|which|who|per|as|at|from|with|more|other|is|are|was|were|has|have|into|days?|weeks?|months?|years?|hours?|minutes?|percent)\b)[ -][A-Za-z][\w.'/-]{0,20}`;
const COUNTED = new RegExp(
  `(?<![\\w.,$€£/#:-])(${DIGITS}|${NUMBER_WORDS})((?: (?:thousand|million|billion))|[kK](?= ))?(\\+)?((?:${BETWEEN}){0,4}?)[ -](${ALL_NOUNS})\\b(?!-)`,
  'gi',
);
const PRISON = new RegExp(
  `(?<![\\w.,$-])(${DIGITS}|${NUMBER_WORDS})(?:-| )(years?|months?)(?:'?s?'?)(?: (?:and|of) \\w{1,12} months?)?(?:'? (?:in|of|behind) (?:(?:a |the )?(?:federal |state |U\\.S\\. )?(?:prison|custody|imprisonment|incarceration|bars))|'? (?:imprisonment|prison|incarceration|sentence|prison sentence))`,
  'gi',
);
const SENTENCED = new RegExp(
  `\\b(?:sentence[sd]?|penalt(?:y|ies)|imprisonment|prison term)(?: of imprisonment)?(?: [a-z]{2,12}){0,6}? (?:of|to) (?:up to )?(${DIGITS}|${NUMBER_WORDS}) (years?|months?)\\b`,
  'gi',
);
/** Words before a number that is a name and no count. */
const NUMBERED =
  /(?:\b(?:section|article|resolutions?|no\.?|number|unit|form|rule|part|figure|table|port|version|chapter|title|annex|appendix|page|step|phase|tier|level|orders?|case|windows|office|java|story|item|law|top)|§{1,2}|#)\s$/i;
const BEHAVIOUR = /^(?:body|activity|techniques|attribution|infrastructure|targeting|indicators|implications)$/;

type Found = { readonly count: number; readonly of: Of; readonly start: number; readonly end: number; readonly from: number; readonly plus: boolean };

function countedThings({ view }: ReportText): readonly Found[] {
  return [...view.matchAll(COUNTED)].flatMap((found): readonly Found[] => {
    const [whole, words = '', magnitude, plus, , noun = ''] = found;
    const value = readNumber(words);
    const count = multiply(value, scaleOf(magnitude));
    const of = OF.get(noun.toLowerCase());
    const isYear = magnitude === undefined && /^\d{4}$/.test(words) && value >= FIRST_YEAR && value <= LAST_YEAR;
    if (of === undefined || !(count >= LEAST) || !Number.isInteger(count) || isYear || NUMBERED.test(view.slice(Math.max(0, found.index - 16), found.index))) return [];
    return [{ count, of, start: found.index, end: found.index + whole.length, from: found.index, plus: plus !== undefined }];
  });
}

function yearsInPrison({ view }: ReportText): readonly Found[] {
  return [PRISON, SENTENCED].flatMap((pattern) =>
    [...view.matchAll(pattern)].flatMap((found): readonly Found[] => {
      const [whole, words = '', unit = ''] = found;
      const value = readNumber(words);
      const count = /^month/i.test(unit) ? Number((value / MONTHS_PER_YEAR).toFixed(2)) : value;
      const from = found.index + whole.lastIndexOf(words);
      return count > 0 ? [{ count, of: 'years-in-prison', start: from, end: found.index + whole.length, from, plus: false }] : [];
    }),
  );
}

/** Numbers that tell the scale of what a report describes, each once: {@link ReportCount}. Unit: things; years for sentences. Cost grows with the length of the text. */
export function extractCounts(report: ReportText): readonly ReportCount[] {
  const found = [...countedThings(report), ...yearsInPrison(report)].sort((a, b) => a.start - b.start || b.end - a.end);
  const seen = new Set<string>();
  const items: ReportCount[] = [];
  for (const { count, of, start, end, from, plus } of found) {
    const section = sentenceAt(report, start)?.block.section;
    const key = `${of}:${count}`;
    if (section === undefined || !BEHAVIOUR.test(section) || seen.has(key) || items.length >= MOST_COUNTS) continue;
    seen.add(key);
    items.push({ count, of, bound: boundAt(report.view, from, plus), ...quote(report, start, end) });
  }
  return items;
}
