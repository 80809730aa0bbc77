import type { PersonStatus } from '#model';
import { type ReportText, sentenceAt } from '../../text.ts';
import { officeBehind } from './offices.ts';
import { isPerson, nameStart, PERSON } from './person-names.ts';
import { nameBefore } from './words.ts';

/** Somebody whom the text names without accusing. */
export type Bystander = { readonly name: string; readonly start: number; readonly end: number; readonly status: PersonStatus; readonly role?: string };

const N = `["']?(${PERSON})`;
/** Cues and what they say of the name behind them, the first that fits counts. */
const CUES: readonly (readonly [RegExp, PersonStatus])[] = [
  [
    new RegExp(
      `\\b(?:identit(?:y|ies)|name|names|likeness|credentials|passport|personal information|résumé|resume|photo|social security number) of (?:an? |the )?(?:[\\w.-]{1,20} ){0,4}?(?:named |called )?${N}`,
      'gu',
    ),
    'possibly-stolen-identity',
  ],
  [
    new RegExp(
      `\\b(?:us(?:ed|es|ing)|under|adopted|assumed|in|borrowed|stole|stolen) (?:the |a )?(?:stolen |false |fake |borrowed |assumed )?(?:names?|alias(?:es)?|identit(?:y|ies)|personas?|pseudonyms?)(?: of)? ${N}`,
      'gu',
    ),
    'possibly-stolen-identity',
  ],
  [
    new RegExp(
      `\\b(?:posing as|posed as|impersonat(?:ed|ing)|pretend(?:ed|ing) to be|claim(?:ed|ing) to be|calling (?:himself|herself)|called (?:himself|herself)|applied (?:as|under)) (?:an? )?(?:[a-z]+ (?:named |called ))?${N}`,
      'gu',
    ),
    'possibly-stolen-identity',
  ],
  [
    new RegExp(`\\b(?:persona|alias|fake (?:candidate|applicant|developer|employee|worker)|fictitious (?:person|developer)|stolen identity) ["']?${N}`, 'gu'),
    'possibly-stolen-identity',
  ],
  [new RegExp(`\\b(?:poisoning|murder|assassination|killing|kidnapping|harassment|targeting|death|doxxing|doxing) of (?:[a-z]+ (?:[a-z]+ )?)?${N}`, 'gu'), 'victim'],
  [new RegExp(`\\b(?:victims?|whistleblower|dissident|journalist|activist) ${N}`, 'gu'), 'victim'],
  [new RegExp(`(?:^|\\n)\\s{0,3}(?:[Ww]ritten )?[Bb]y:? ${N}`, 'gu'), 'unrelated'],
];
/** What stands behind a name with an age, and behind one that a teaser in page furniture explains. */
const AGED = /,\s{1,3}(?:\d{2},\s|an?\s)/g;
const ENDING = new RegExp(`(?<![\\p{L}'-])${PERSON}$`, 'u');
const NAMES = new RegExp(PERSON, 'gu');
const SAID = /\b(?:said|says|told|wrote|writes|explain(?:ed|s)|added|adds|noted|warn(?:ed|s))\b/;

/** Speakers whose office or post stands behind their names. */
function speakers(report: ReportText): readonly Bystander[] {
  return report.sentences.flatMap(({ start, end }) => {
    const words = report.view.slice(start, Math.min(end, start + 2_000));
    if (!SAID.test(words)) return [];
    return [...words.matchAll(NAMES)].flatMap((one) => {
      const skip = nameStart(one[0]);
      const name = one[0].slice(skip);
      const at = start + one.index + skip;
      const held = isPerson(name) ? officeBehind(report, at, at + name.length) : undefined;
      return held === undefined ? [] : [{ name: name.replace(/\s+/g, ' '), start: at, end: at + name.length, ...held }];
    });
  });
}

/** People whose identity was used, victims, authors, and people who are named with an age. Cost grows with the text. */
export function bystandersOf(report: ReportText): readonly Bystander[] {
  const { view } = report;
  const found: Bystander[] = [...speakers(report)];
  const add = (name: string, at: number, status: PersonStatus) => {
    const skip = nameStart(name);
    const plain = name.slice(skip).replace(/'s$/, '');
    if (isPerson(plain) && sentenceAt(report, at + skip) !== undefined) found.push({ name: plain.replace(/\s+/g, ' '), start: at + skip, end: at + skip + plain.length, status });
  };
  for (const [cue, status] of CUES) for (const one of view.matchAll(cue)) add(one[1] ?? '', one.index + one[0].lastIndexOf(one[1] ?? ''), status);
  for (const one of view.matchAll(AGED)) {
    const aged = /\d/.test(one[0]);
    if (!aged && sentenceAt(report, one.index)?.block.section !== 'furniture') continue;
    const before = nameBefore(view, one.index, ENDING);
    if (before !== undefined) add(before.name, before.start, aged ? 'named' : 'unrelated');
  }
  return found;
}
