import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractDates } from './dates.ts';

const dates = (text: string, published?: string) => extractDates(layOut(text, { format: 'text', ...(published === undefined ? {} : { published }) }));
const values = (text: string, published?: string) => dates(text, published).map(({ value }) => value);

describe('extractDates', () => {
  it('reads the usual written forms', () => {
    expect(values('It ran on 3 May 2031, June 4, 2031, Jul. 5, 2031, the 6th of August 2031 and 2031-09-07.')).toEqual([
      '2031-05-03',
      '2031-06-04',
      '2031-07-05',
      '2031-08-06',
      '2031-09-07',
    ]);
  });

  it('keeps months and years as precise as the text', () => {
    expect(values('It was seen in mid-February 2032, in early 2033 and since 2030.')).toEqual(['2032-02', '2033', '2030']);
  });

  it('reads abbreviated months without a year', () => {
    expect(values('The hearing of Jan. 7 was held.', '2031-01-09')).toEqual(['2031-01-07']);
  });

  it('reads periods in words', () => {
    expect(values('From approximately April 2028 through August 2034 they worked.')).toEqual(['2028-04/2034-08']);
    expect(values('Beginning in or around March 2025 and continuing until at least in or around June 2029, they wrote letters.')).toEqual(['2025-03/2029-06']);
    expect(values('It was active between May 2030 and April 2032, and on May 3-9, 2033.')).toEqual(['2030-05/2032-04', '2033-05-03/2033-05-09']);
    expect(values('From May to July 2033 they slept.')).toEqual(['2033-05/2033-07']);
  });

  it('does not tell the ends of a period again, nor a coarser wording of it', () => {
    expect(values('Active between 2030 and 2032. They wrote between May 2030 and April 2032. The last letter came in April 2032.')).toEqual(['2030-05/2032-04']);
  });

  it('gives a month without a year the year of the report', () => {
    expect(values('Letters came in late August, and again on 13 December.', '2034-10-13')).toEqual(['2034-08', '2033-12-13']);
  });

  it('gives a month without a year the year of the date before it', () => {
    expect(values('On December 15, 2031 it began, and on January 3 it ended.')).toEqual(['2031-12-15', '2032-01-03']);
  });

  it('tells what a date is', () => {
    const report =
      'Title of the Page\n\nMarch 3, 2033\n\nThey were indicted on March 1, 2033. The group has worked since 2029. Pay by December 22, 2033.\n\nUpdated July 13, 2034\n';
    expect(dates(report).map(({ value, meaning }) => [value, meaning])).toEqual([
      ['2033-03-03', 'published'],
      ['2033-03-01', 'legal-event'],
      ['2029', 'since'],
      ['2033-12-22', 'until'],
      ['2034-07-13', 'updated'],
    ]);
  });

  it('takes a document for dated by the year that it is called by', () => {
    expect(values('The panel told so in its 2031 Midterm Report.')).toEqual(['2031']);
  });

  it.each([
    'See document 20321020-001, PIN-20320126-001 and CVE-2031-44228.',
    'Read https://example.com/2031/05/03/page and example.org/2031-05.',
    'The Example Act of 1930 and the 2032 elections.',
    'You may march on. The version is 2031.12 and 10.19.2031.',
    'Copyright 2031 by nobody. On 03/04/2031 nobody knows which is the month.',
    'The hotel has 2031 rooms and 2000 beds.',
    'It fell on 31 February 2031.',
  ])('finds no date in: %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('keeps out the teasers of other pages', () => {
    expect(values('They met on May 5, 2031.\n\n## Related Content\n\nAn unrelated release of August 15, 2033\n')).toEqual(['2031-05-05']);
  });

  it('never throws, and every quote stands where it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('May', '3', '31', '2031', 'to', '-', 'and', 'between', 'from', 'January', ',', 'in', 'since', '\n', 'mid-', 'through', '99', 'Dec.')),
        (parts) => {
          const report = layOut(parts.join(' '), { format: 'text', published: '2033-05-05' });
          const found = extractDates(report);
          for (const { quote, start, end, value } of found) {
            expect(report.text.slice(start, end)).toBe(quote);
            expect(value).toMatch(/^\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?$/);
          }
          expect(extractDates(report)).toEqual(found);
        },
      ),
    );
  });
});
