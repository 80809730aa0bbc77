import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractPeople } from './people.ts';

const people = (text: string) => extractPeople(layOut(text, { format: 'text' }));
const statuses = (text: string) => Object.fromEntries(people(text).map(({ name, status }) => [name, status]));
const ACCUSED = new Set(['charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced', 'designated', 'wanted', 'facilitator']);
const accused = (text: string) =>
  people(text)
    .filter(({ status }) => ACCUSED.has(status))
    .map(({ name }) => name);

describe('people that a report accuses', () => {
  it('spreads a nationality in the plural over the list behind it', () => {
    const found = people(
      'The department charged North Korean nationals Ri Kwang-Su (리광수) and Choe Myong-Ho; Mexican national Rodrigo Emilio Salazar De La Vega; and U.S. nationals Marcus Whitfield and Daniel Ostrander for a scheme.',
    );
    expect(found.map(({ name, nationality }) => [name, nationality])).toEqual([
      ['Ri Kwang-Su', 'KP'],
      ['Choe Myong-Ho', 'KP'],
      ['Rodrigo Emilio Salazar De La Vega', 'MX'],
      ['Marcus Whitfield', 'US'],
      ['Daniel Ostrander', 'US'],
    ]);
    expect(found[0]?.aliases).toEqual(['리광수']);
    expect(found.every(({ alleged, status }) => alleged && status === 'charged')).toBe(true);
  });

  it('reads lists of defendants with native names and ages', () => {
    const found = people(
      'The defendants, Ilya Petrovich Gromov (Илья Петрович Громов), 32; Oleg Ivanovich Lebed (Олег Иванович Лебедь), 35; and Anna Pavlovna Sokol, 27, are all charged in three counts.',
    );
    expect(found.map(({ name, age, status }) => [name, age, status])).toEqual([
      ['Ilya Petrovich Gromov', 32, 'charged'],
      ['Oleg Ivanovich Lebed', 35, 'charged'],
      ['Anna Pavlovna Sokol', 27, 'charged'],
    ]);
  });

  it('takes the strongest status, and an allegation ends with a plea or a sentence', () => {
    const [one] = people(
      'Tessa Lynn Harmon, 49, of Casper, Wyoming, was charged in 2023. Harmon pleaded guilty on Feb. 11, 2025.\n\nTessa Lynn Harmon was sentenced today to 96 months in prison.',
    );
    expect(one).toMatchObject({ name: 'Tessa Lynn Harmon', status: 'sentenced', alleged: false, age: 49 });
  });

  it('keeps the date of the verb', () => {
    expect(people('Oleksandr Bondar, 29, of Kyiv, Ukraine, was arrested on May 7, 2024.')[0]).toMatchObject({ status: 'charged', date: '2024-05-07', alleged: true });
  });

  it('does not take a plea of not guilty for a plea', () => {
    expect(people('Marek Dolny, 41, pleaded not guilty in court.')[0]).toMatchObject({ status: 'charged', alleged: true });
  });

  it('reads other names', () => {
    expect(people('Minh Van Tran, a/k/a "Andy Tran," 38, a naturalized U.S. citizen, was also charged with conspiracy.')[0]).toMatchObject({
      name: 'Minh Van Tran',
      aliases: ['Andy Tran'],
      age: 38,
      nationality: 'US',
    });
  });

  it('reads designations, and the family name that stands for the person later', () => {
    const found = people(
      'OFAC is designating Sergei Petrovich Vorontsov (Vorontsov), a Russian national, and Han Ung Chol (Han), who works in Laos.\n\nKim Jong Il Song, the chief executive officer of a firm, was also designated.',
    );
    expect(found.map(({ name, status }) => [name, status])).toEqual([
      ['Sergei Petrovich Vorontsov', 'designated'],
      ['Han Ung Chol', 'designated'],
      ['Kim Jong Il Song', 'designated'],
    ]);
  });

  it('reads bullets below a line that says who they are', () => {
    expect(accused('The following individuals were charged:\n\n- Kevin Sloan, 26, of Tulsa, Oklahoma\n- Travis Dunne, 31\n')).toEqual(['Kevin Sloan', 'Travis Dunne']);
  });

  it('reads lists behind nouns, with posts between the names', () => {
    expect(
      accused(
        'The department announced charges against two Moth-affiliated hackers, Ruslan Petrov Kerin, an officer in a security service, and Andrey Stanislavovich Kirov. In that case, Kirov and Kerin were charged.',
      ),
    ).toEqual(['Ruslan Petrov Kerin', 'Andrey Stanislavovich Kirov']);
    expect(accused('Police announced the arrests of Kevin Sloan and Travis Dunne.')).toEqual(['Kevin Sloan', 'Travis Dunne']);
  });

  it('reads a caption, a fugitive, and a former agent as a defendant', () => {
    expect(accused('United States v. Hector Quillan is pending.')).toEqual(['Hector Quillan']);
    expect(statuses('The fugitive, Park Chol Min, remains at large.')).toEqual({ 'Park Chol Min': 'wanted' });
    expect(accused('Former FBI agent Dennis Crowe was indicted in June.')).toEqual(['Dennis Crowe']);
  });
});

describe('people that a report does not accuse', () => {
  it.each([
    'The charges were announced by Assistant Attorney General John C. Weller; FBI Deputy Director David Borden; and U.S. Attorney for the Western District of Pennsylvania Scott W. Brand.',
    '"We charged them," said Special Agents in Charge of the FBI\'s Atlanta and Pittsburgh Field Offices, J.C. "Kit" Harker and Melissa R. Goodall, respectively.',
    'Attorney General Paula Bondman charged that the scheme was vast.',
    'U.S. District Judge Randolph P. Moss sentenced the defendant to 40 months.',
    'Assistant U.S. Attorneys Karen P. Lopez-Ruiz and Steven Wasser for the District of Columbia and Trial Attorney Ashley R. Pun are prosecuting the case.',
    'Adam Meyer, head of counter adversary operations at a vendor, told reporters that three men were charged.',
    'Prosecutors said that Robert Hale, the victim, was sentenced to years of trouble with his credit.',
    'The arrested man used the identity of Harold Kemper, a U.S. citizen.',
    'The defendant applied under the name "Peter Lindqvist".',
    'The Western District of Pennsylvania charged the Vali Systems Group and the Royal Bank.',
    'His attorney, Gerald Fitch, declined to comment on the charges.',
    'The charges follow the poisoning of Pavel Morozov.',
    'He was arrested after robbing Kevin Sloan and charged with using the name of Lena Ortiz.',
    'Police arrested by mistake the brother of Omar Haddad.',
  ])('%s', (text) => {
    expect(accused(text)).toEqual([]);
  });

  it('names officials, researchers and people whose identity was used as such', () => {
    expect(statuses('"It works," said Assistant Director Bryan Vorn of the FBI\'s Cyber Division.')).toEqual({ 'Bryan Vorn': 'official' });
    expect(statuses('Example Labs VP of Intelligence Michael Dunmore says it is unlikely.')).toEqual({ 'Michael Dunmore': 'researcher' });
    expect(statuses('The workers used the identity of Harold Kemper, a U.S. citizen, and applied under the name "Peter Lindqvist".')).toEqual({
      'Harold Kemper': 'possibly-stolen-identity',
      'Peter Lindqvist': 'possibly-stolen-identity',
    });
  });

  it('calls people in teasers of other releases unrelated', () => {
    expect(statuses('The hackers were charged.\n\nRelated Content\n\nAhmed Nasser Said,\n 43, a citizen residing in Orlando, Florida, is charged with threats.\n')).toEqual({
      'Ahmed Nasser Said': 'unrelated',
    });
  });

  it('gives no nationality or age of people who are not accused', () => {
    expect(people('Chinese national Wei Ming Lau, the victim, 44, was not at home.').every(({ nationality, age }) => nationality === undefined && age === undefined)).toBe(true);
  });
});

describe('any text', () => {
  it('gives spans of the text, the same each time, and never throws', () => {
    const words = fc.constantFrom(
      'charged ',
      'John A. ',
      'Smith',
      ', 32',
      '; and ',
      'U.S. Attorney ',
      '(',
      '"',
      '\n',
      '\n\n',
      'defendants ',
      'a/k/a ',
      'X',
      'é',
      ' of ',
      'said ',
      '- ',
      'nationals ',
      'North Korean ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 120 }).map((list) => list.join('')),
          fc.string({ unit: 'binary', maxLength: 400 }),
        ),
        (text) => {
          const report = layOut(text, { format: 'text' });
          const found = extractPeople(report);
          for (const { quote, start, end } of found) expect(report.text.slice(start, end)).toBe(quote);
          expect(extractPeople(layOut(text, { format: 'text' }))).toEqual(found);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([['Aa '.repeat(30_000)], ["A' A. ".repeat(15_000)], ['charged A. '.repeat(9_000)], ['U.S. Attorney Ab Cd, '.repeat(5_000)]])('costs no more than its length', (text) => {
    const from = performance.now();
    people(text);
    expect(performance.now() - from).toBeLessThan(6_000);
  });
});
