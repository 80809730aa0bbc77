import type { PersonStatus, ReportPerson } from '#model';
import { quote, type ReportText, type Sentence, sentenceAt } from '../../text.ts';
import { type Accusation, accusationsOf } from './accused.ts';
import { bystandersOf } from './bystanders.ts';
import { countryOf } from './demonyms.ts';
import { officeBehind, officeHolders } from './offices.ts';

/** Most people of one report. Unit: people. @source house: the longest list of defendants of a public release has fourteen */
const MOST_PEOPLE = 150;

/** From weakest to strongest: what the law found outweighs what it alleges. */
const RANK: readonly PersonStatus[] = ['named', 'facilitator', 'wanted', 'designated', 'charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced'];
const PROVED: ReadonlySet<PersonStatus> = new Set(['pleaded-guilty', 'convicted', 'sentenced']);
const ACCUSED: ReadonlySet<PersonStatus> = new Set(['charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced', 'designated', 'wanted', 'facilitator']);

type Person = {
  name: string;
  start: number;
  end: number;
  aliases: Set<string>;
  status: PersonStatus;
  role?: string | undefined;
  age?: number | undefined;
  nationality?: string | undefined;
  date?: string | undefined;
};

const key = (name: string) =>
  name
    .toLowerCase()
    .replace(/["'().]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
/** First and last word: “John C. Demers” and “John Demers” are one. */
const shortKey = (name: string) => {
  const words = key(name)
    .split(' ')
    .filter((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word));
  return `${words[0] ?? ''} ${words.at(-1) ?? ''}`;
};

function isFurniture(sentence: Sentence | undefined): boolean {
  return sentence?.block.section === 'furniture' || sentence?.block.section === 'references';
}

class People {
  readonly #byKey = new Map<string, Person>();

  find(name: string): Person | undefined {
    return this.#byKey.get(key(name)) ?? this.#byKey.get(shortKey(name));
  }

  add(name: string, start: number, end: number, status: PersonStatus): Person | undefined {
    const known = this.find(name);
    if (known !== undefined) return known;
    if (this.#byKey.size > 2 * MOST_PEOPLE) return undefined;
    const person: Person = { name, start, end, aliases: new Set(), status };
    this.#byKey.set(key(name), person);
    this.#byKey.set(shortKey(name), person);
    return person;
  }

  all(): readonly Person[] {
    return [...new Set(this.#byKey.values())].sort((a, b) => a.start - b.start).slice(0, MOST_PEOPLE);
  }
}

/** Takes what an accusation adds to a person. Officials and researchers are never accused by it, whatever stands around their names. */
function accuse(report: ReportText, people: People, { person: listed, status, date }: Accusation): void {
  const furniture = isFurniture(sentenceAt(report, listed.start));
  const own = quoteEnd(report, listed.start, listed.name);
  const person = people.add(listed.name, listed.start, own, furniture ? 'unrelated' : status);
  if (person === undefined || person.status === 'official' || person.status === 'researcher') return;
  if (furniture) return;
  if (RANK.indexOf(status) > RANK.indexOf(person.status)) {
    person.status = status;
    if (date !== undefined) person.date = date;
  } else if (person.status === status) person.date ??= date;
  person.age ??= listed.age;
  person.nationality ??= listed.nationality;
  for (const alias of listed.aliases) person.aliases.add(alias);
}

const quoteEnd = ({ view }: ReportText, start: number, name: string): number => {
  let [at, letter] = [start, 0];
  while (letter < name.length && at < view.length) {
    if (view[at] === name[letter]) [at, letter] = [at + 1, letter + 1];
    else if (/\s/.test(view[at] ?? '')) at++;
    else if (name[letter] === ' ') letter++;
    else break;
  }
  return at;
};

const ALL_NATIONALS = /\b(?:all|both|each|every one)\b[^.;]{0,40}\b(?:nationals|citizens) of (?:the )?([A-Z][\p{L}' ]{2,40}?)(?= \(|,| and|[.;]|$)/u;

/** A nationality that the text gives for all of the accused at once. */
function nationalityOfAll(view: string): string | undefined {
  const found = ALL_NATIONALS.exec(view)?.[1];
  return found === undefined ? undefined : countryOf(found.trim());
}

function toReport(report: ReportText, person: Person, ofAll: string | undefined): ReportPerson {
  const accused = ACCUSED.has(person.status);
  const nationality = person.nationality ?? ofAll;
  return {
    name: report.text.slice(person.start, person.end).replace(/\s+/g, ' ').trim() || person.name,
    aliases: [...person.aliases],
    status: person.status,
    ...(person.role !== undefined && { role: person.role.replace(/\s+/g, ' ').trim() }),
    alleged: accused && !PROVED.has(person.status),
    ...(accused && nationality !== undefined && { nationality }),
    ...(accused && person.age !== undefined && { age: person.age }),
    ...(accused && person.date !== undefined && { date: person.date }),
    ...quote(report, person.start, person.end),
  };
}

/**
 * People that a report names, each with the part that the words around the name give. Officials and researchers are taken first and can
 * never become accused; people of page furniture are unrelated. Names alone are not extracted: a cue must stand beside one of them.
 * Cost grows with the text.
 */
export function extractPeople(report: ReportText): readonly ReportPerson[] {
  const people = new People();
  for (const { name, start, end, status, role } of officeHolders(report)) {
    const person = people.add(name, start, end, isFurniture(sentenceAt(report, start)) ? 'unrelated' : status);
    if (person !== undefined) person.role ??= role;
  }
  const accusations = accusationsOf(report, (name) => people.find(name)?.status === 'official' || people.find(name)?.status === 'researcher');
  for (const { person } of accusations) {
    const office = officeBehind(report, person.start, quoteEnd(report, person.start, person.name));
    const known = office === undefined ? undefined : people.add(person.name, person.start, quoteEnd(report, person.start, person.name), office.status);
    if (known !== undefined && office !== undefined && !isDefendantOffice(office.role)) [known.status, known.role] = [office.status, office.role];
  }
  for (const one of accusations) accuse(report, people, one);
  for (const one of bystandersOf(report)) {
    const person = people.add(one.name, one.start, one.end, isFurniture(sentenceAt(report, one.start)) ? 'unrelated' : one.status);
    if (person !== undefined) person.role ??= one.role;
  }
  const ofAll = nationalityOfAll(report.view);
  return people.all().map((person) => toReport(report, person, ofAll));
}

/** An officer of a foreign service or of a company is no bar to being accused. */
const isDefendantOffice = (role: string) =>
  /\b(?:officer|president|general|colonel|captain|lieutenant|director|commander|minister|chairman|chief)\b/i.test(role) &&
  !/\b(?:FBI|Attorney|U\.S\.|Assistant Director|Special Agent|Judge|Treasury)\b/.test(role);
