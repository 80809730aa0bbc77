import type { PersonStatus } from '#model';
import { readDate } from '#values';
import { type ReportText, type Sentence, sentenceAt } from '../../text.ts';
import { type Listed, listAt, personAt } from './person-list.ts';
import { isPerson, nameStart, PERSON } from './person-names.ts';

/** A person that the words around a name accuse, convict, designate or call a helper. */
export type Accusation = { readonly person: Listed; readonly status: PersonStatus; readonly date?: string };

/** Longest sentence that is read for accusations. Unit: characters. @source house: lists of fourteen defendants take 1,500 */
const LONGEST_SENTENCE = 4_000;

/** Sentences without any of these words name nobody as accused. */
const TRIGGER =
  /charg|indict|arrest|plead|pled |convict|sentenc|designat|sanction|extradit|accus|defendant|wanted|fugitive|facilitat|conspir|alleg|admitted|guilty|faces? |detain|apprehend|warrant|identified as| v\. |a\/k\/a|aka |national|citizen|laptop farm|blocked|seized from|prosecut/i;

/** What a verb says of a person, the first that fits counts. */
const STATUS: readonly (readonly [RegExp, PersonStatus])[] = [
  [/\bsentenc(?:ed|ing)\b/i, 'sentenced'],
  [/\bconvict(?:ed|ion)\b|found guilty/i, 'convicted'],
  [/ple(?:a)?d(?:ed|s)? guilty|plea agreement|guilty plea|agreed to plead|admitted/i, 'pleaded-guilty'],
  [/\bindict(?:ed|ing|ment|s)?\b/i, 'indicted'],
  [/designat|sanction|blocked|SDN/i, 'designated'],
  [/\bwanted\b|fugitive|at large|reward/i, 'wanted'],
  [/charg|arrest|accus|complaint|extradit|detain|apprehend|warrant|alleg|conspir|faces?\b|defendant|initial appearance|prosecut|taken into custody| v\. /i, 'charged'],
  [/facilitat|laptop farm|identified as|IT worker/i, 'facilitator'],
];

export const statusOf = (words: string): PersonStatus => STATUS.find(([verb]) => verb.test(words))?.[1] ?? 'charged';

/** Words before a list of people. */
const BEFORE =
  /\b(?:charges?(?:\s\w{1,12}){0,4} against|(?:arrests?|extradition|conviction|sentencing|prosecution|designations?|guilty pleas?|indictment) of|charg(?:ed|es|ing)|indict(?:ed|ing)|indictments?(?:\s\w{1,12}){0,3} (?:of|against|charging|naming)|complaint (?:against|charging)|(?:sanction|designat|extradit|convict|sentenc|accus|detain|apprehend|prosecut)(?:ed|ing|es|s)|warrants? (?:for|against)|arrest(?:ed|ing|s)?|actions? against|sanctions (?:on|against)|[Cc]o-?[Dd]efendants?|[Dd]efendants?|[Cc]o-?conspirators?|[Cc]onspirators|facilitators?|identified (?:\w{1,15}\s){0,3}as|wanted(?: by the FBI)?:?|AMERICA\sv\.|v\.)(?:\s(?:are|is|include[sd]?|were|was|being|today|also|separately|and arrested|and charged|in absentia|jointly))*[\s,:•*-]{1,6}/g;

/** Predicates of which the people before them are the subject. */
const PREDICATE =
  /(?:\s?,?\s(?:who|and)?\s?(?:,\s)?)?(?:(?:(?:was|were|is|are|has been|have been|had been|being|stands?|remains?)\s(?:(?:all|both|each|also|now|previously|separately|today|jointly|being|recently|already|later|subsequently|initially|each been|currently|formally|allegedly|still|not in custody and)\s){0,3})(?:charged|indicted|arrested|accused|sentenced|convicted|designated|sanctioned|extradited|detained|apprehended|wanted|found guilty|taken into custody|ordered to (?:pay|forfeit|serve)|at large|added to|a fugitive|the subject of|expected to be sentenced|scheduled to be sentenced|believed to be at large|in custody|blocked)|(?:(?:have|has|each|both|all|also|today|previously|recently|since)\s){0,3}(?:pleaded|pled|pleads?|plead)\s(?:not\s)?guilty|(?:(?:each|both|all|now|also)\s){0,2}faces?\s(?:a |an |up|charges|\d|maximum|decades|additional|trial)|allegedly|(?:is|are|was|were)\salleged|conspired|admitted|agreed to plead|received a (?:prison )?sentence|made (?:his|her|their) (?:initial|first)|(?:charged|accused|indicted|arrested|sentenced|convicted|designated)\s(?:with|of|in|on|by|for|to|pursuant|today))/y;
/** An apposition or relative clause between a name and its verb. */
const APPOSITION = /,\s[^.;]{1,220}?(?:,\s|\s(?=(?:was|were|has been|have been|pleaded|pled|faces|is|are)\s))/y;

const NAMES = new RegExp(PERSON, 'gu');
const DAY =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2},? \d{4}\b/;

function dateIn(words: string): string | undefined {
  const found = DAY.exec(words)?.[0];
  return found === undefined ? undefined : readDate(found.replace(/\./g, '').replace(/Sept /, 'Sep '), 'month-first').date;
}

/** Where the words before a name take an accusation back or say that the name is only used by the accused. */
const NOT_ACCUSED =
  /\b(?:victims?|witness(?:es)?|identit(?:y|ies) of|in the names? of|names? of|impersonat\w{1,4}|posing as|announced by|attorney for|lawyer for|represent(?:s|ed|ing) by|on behalf of|by|parents of|wife of|husband of|poisoning of|murder of|against the wishes of)\s(?:the\s|an?\s)?(?:\w{1,15}\s){0,2}$|["]\s(?:said|says)\s(?:[\w.]{1,15}\s){0,3}$/i;
/** Words between a name and a verb that say who the person is instead of an accused. */
const BYSTANDER = /\b(?:victims?|witness|agents?|attorney|lawyer|judge|prosecutor|researcher|analyst|spokes\w{3,6}|whose (?:identity|name|information)|journalist|reporter)\b/i;

function objects(report: ReportText, { start, end }: Sentence, found: Accusation[]): void {
  const { view } = report;
  const words = view.slice(start, end);
  for (const verb of words.matchAll(BEFORE)) {
    const [least, most] = [verb.index + verb[0].length, verb.index];
    const { people: list } = listAt(view, start + least);
    const [first] = list;
    // “charged with using the name of A” accuses somebody else.
    if (first === undefined || NOT_ACCUSED.test(view.slice(Math.max(0, first.start - 60), first.start))) continue;
    const status = statusOf(`${words.slice(Math.max(0, most - 60), least)}`.slice(-90));
    const date = dateIn(words);
    for (const person of list) found.push({ person, status: isActive(verb[0]) ? statusOf(verb[0]) : status, ...(date !== undefined && { date }) });
  }
}

const isActive = (words: string) => /^(?:charg|indict|arrest|designat|sanction|sentenc|convict|accus|extradit|facilitat|wanted|identified)/i.test(words);

function subjects(report: ReportText, { start, end }: Sentence, found: Accusation[], isOfficial: (name: string) => boolean): void {
  const { view } = report;
  let behind = start;
  for (const name of view.slice(start, end).matchAll(NAMES)) {
    const at = start + name.index + nameStart(name[0]);
    if (at < behind || !isPerson(view.slice(at, start + name.index + name[0].length).replace(/'s$/, '')) || /^'s/.test(view.slice(start + name.index + name[0].length))) continue;
    const before = view.slice(Math.max(start, at - 60), at);
    const first = personAt(view, at);
    if (first === undefined || NOT_ACCUSED.test(before) || isOfficial(first.name)) continue;
    const list = listAt(view, at);
    behind = list.end;
    const verb = predicateAt(view, list.end, end);
    // “A, 32, of Place” with an age and a later verb is how defendants are written.
    if (verb === undefined) continue;
    const { status, date } = strongest(view.slice(start, end), view.slice(list.end, end), verb);
    for (const person of withBefore(view, at, list.people)) found.push({ person, status, ...(date !== undefined && { date }) });
  }
}

const SENTENCED = /\band (?:was|were|has been) (?:also |later |subsequently |then )?sentenced\b|\b(?:was|were) sentenced (?:today|on|to)\b/;

/** The strongest status that the rest of a sentence gives the people before it, and its date where the words leave no doubt. */
function strongest(sentence: string, rest: string, verb: string): { readonly status: PersonStatus; readonly date?: string } {
  if (/not\sguilty/.test(verb)) return { status: 'charged' };
  const status = statusOf(verb);
  const more = SENTENCED.exec(rest);
  if (more !== null && status !== 'sentenced') {
    const date = dateIn(rest.slice(more.index, more.index + 120));
    return { status: 'sentenced', ...(date !== undefined && { date }) };
  }
  const date = dateIn(rest.slice(0, 140)) ?? dateIn(sentence.slice(0, 60));
  return { status, ...(date !== undefined && { date }) };
}

/** Words before a list may give the nationality of those in it. */
function withBefore(view: string, at: number, people: readonly Listed[]): readonly Listed[] {
  const before = view.slice(Math.max(0, at - 60), at);
  const from = /(?:^|[.;,]\s|\b(?:and|the)\s)((?:\w{1,15}[\s-]){1,4}(?:nationals?|citizens?)[\s,]{1,2})$/i.exec(before);
  if (from?.[1] === undefined) return people;
  const again = listAt(view, at - from[1].length);
  return again.people.length === people.length ? again.people : people;
}

function predicateAt(view: string, at: number, end: number): string | undefined {
  for (const from of [at, skipApposition(view, at)]) {
    if (from === undefined || from >= end) continue;
    if (from > at && BYSTANDER.test(view.slice(at, from)) && !/\bformer\b/i.test(view.slice(at, from))) continue;
    PREDICATE.lastIndex = from;
    const found = PREDICATE.exec(view);
    // “robbed A and charged with theft”: the participle goes with somebody before A.
    if (found !== null && !/^\s?,?\sand\s(?:charged|accused|indicted|arrested|sentenced|convicted|designated)\b/.test(found[0])) return found[0];
  }
  return undefined;
}

function skipApposition(view: string, at: number): number | undefined {
  APPOSITION.lastIndex = at;
  const found = APPOSITION.exec(view);
  if (found === null) return undefined;
  return at + found[0].length - (/\s$/.test(found[0]) ? 1 : 0);
}

/** Second mentions by family name alone: “Kim was previously charged”, “OFAC is designating Kim”. */
function byFamilyName(report: ReportText, full: readonly Listed[], found: Accusation[]): void {
  const family = new Map<string, Listed>();
  for (const person of full) for (const word of [person.name.split(' ').at(-1) ?? '', ...person.aliases]) if (/^\p{Lu}[\p{L}'-]{2,30}$/u.test(word)) family.set(word, person);
  if (family.size === 0) return;
  const names = new RegExp(`(?<![\\p{L}-])(?:${[...family.keys()].join('|')})(?![\\p{L}-])`, 'gu');
  const { view } = report;
  for (const one of view.matchAll(names)) {
    const sentence = sentenceAt(report, one.index);
    const person = family.get(one[0]);
    if (sentence === undefined || person === undefined || one.index < person.end || sentence.end - sentence.start > LONGEST_SENTENCE) continue;
    const verb =
      predicateAt(view, one.index + one[0].length, sentence.end) ??
      /\b(?:designat|sanction|charg|arrest|indict)(?:ed|ing)\s(?:\p{Lu}\w{1,20}\s(?:and\s)?)?$/u.exec(view.slice(Math.max(sentence.start, one.index - 50), one.index))?.[0];
    const date = dateIn(view.slice(sentence.start, sentence.end));
    if (verb !== undefined) found.push({ person, status: statusOf(verb), ...(date !== undefined && { date }) });
  }
}

/** Bullets below “the defendants are:” and the like: a name with age or place begins each. */
function bullets(report: ReportText, found: Accusation[]): void {
  let status: PersonStatus | undefined;
  for (const { start, end, kind } of report.blocks) {
    const words = report.view.slice(start, end);
    if (kind === 'bullet' || kind === 'row') {
      const lead = /^[\s>*_•●▪◦·|–—o+-]*(?:\d{1,2}[.)]\s{1,3})?[*_]*/.exec(words)?.[0].length ?? 0;
      const person = status === undefined ? undefined : personAt(report.view, start + lead);
      if (
        person !== undefined &&
        status !== undefined &&
        (person.end > person.start + person.name.length || /^\s{0,2}(?:[,:;(-]|$|\n|[*_])/.test(report.view.slice(person.end, person.end + 3)))
      )
        found.push({ person, status });
    } else
      status =
        /:\s*$/.test(words) &&
        /\b(?:defendants?|charged|indicted|arrested|sentenced|designated|sanctioned|individuals|people|persons|nationals|men|pleaded guilty|wanted)\b/i.test(words.slice(-300)) &&
        !/\b(?:contact|tips|agents?|prosecutors?|attorneys|officials|victims?)\b/i.test(words.slice(-160))
          ? statusOf(words.slice(-300))
          : undefined;
  }
}

/**
 * People that a report accuses, with the status that the verb gives. One person may come several times. Cost grows with the text.
 * @param isOfficial whether a name is known as that of an official: such a name is never a subject of an accusation
 */
export function accusationsOf(report: ReportText, isOfficial: (name: string) => boolean): readonly Accusation[] {
  const found: Accusation[] = [];
  for (const sentence of report.sentences) {
    if (sentence.end - sentence.start > LONGEST_SENTENCE || !TRIGGER.test(report.view.slice(sentence.start, sentence.end))) continue;
    objects(report, sentence, found);
    subjects(report, sentence, found, isOfficial);
  }
  bullets(report, found);
  const kept = found.filter(({ person }) => !isOfficial(person.name));
  byFamilyName(
    report,
    kept.map(({ person }) => person),
    kept,
  );
  return kept;
}
