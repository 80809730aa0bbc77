import { euJournalCsv } from '../formats/eu-journal-csv.ts';
import { defineList } from '../list.ts';

/**
 * The EU’s listings as the Official Journal prints them, in tables that OpenSanctions keeps. The Journal is what is in force; the tables are
 * a reading of it. They are entered by hand, so there is no address.
 * @source expectations: 8,434 rows on 2026-08-21, of 4,576 people 85 % with a date of birth
 */
export const euJournal = defineList({
  id: 'eu-journal',
  authority: 'EU',
  title: 'European Union listings in the Official Journal',
  kind: 'sanctions',
  sources: [],
  homepage: 'https://eur-lex.europa.eu',
  terms: '© European Union, https://eur-lex.europa.eu: reuse with the source named; the tables are OpenSanctions’ reading of it, under the MIT licence.',
  formats: [euJournalCsv],
  expectations: { entities: { least: 1_000, most: 50_000 }, fill: [{ schema: 'Person', property: 'birthDate', least: 0.6 }], shrink: 0.2 },
});
