import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractCountries, extractSectors, extractVictims } from './index.ts';

const read = (text: string) => layOut(text, { format: 'text' });
const countries = (text: string) => extractCountries(read(text)).map(({ code, relation }) => `${code} ${relation}`);
const sectors = (text: string) => extractSectors(read(text)).map(({ sector }) => sector);
const victims = (text: string) => extractVictims(read(text)).map(({ quote }) => quote);

describe('extractCountries', () => {
  it('tells the country of the attackers from that of the victims', () => {
    expect(countries('Hackers linked to Russia attacked Polish hospitals and Japanese banks.')).toEqual(['RU origin', 'PL victim', 'JP victim']);
    expect(countries('The Iranian regime sponsors attacks against Albanian government networks.')).toEqual(['IR origin', 'AL victim']);
  });

  it('gives all countries of a list the same part', () => {
    expect(countries('Most of them are located in China, Laos and Russia.')).toEqual(['CN operating-location', 'LA operating-location', 'RU operating-location']);
    expect(countries('Victims in the United States, Germany and Norway lost data.')).toEqual(['US victim', 'DE victim', 'NO victim']);
  });

  it('reads a claimed nationality as impersonated', () => {
    expect(countries('The applicant claimed to be from Japan or Singapore.')).toEqual(['JP impersonated', 'SG impersonated']);
    expect(countries('They used the stolen identities of U.S. persons.')).toEqual(['US impersonated']);
  });

  it('reads front companies and bank accounts as places of operation', () => {
    expect(countries('Money went to a Chinese bank account and to a Laos-based front company.')).toEqual(['CN operating-location', 'LA operating-location']);
  });

  it('says of a state that prosecutes or writes only that it is mentioned', () => {
    expect(countries('The U.S. Attorney announced it; attackers are held accountable under US law.')).toEqual(['US mentioned']);
    expect(countries('Help came from the authorities of Estonia.')).toEqual(['EE mentioned']);
  });

  it('takes companies of that state for victims', () => {
    expect(countries('The workers were hired by U.S. companies.')).toEqual(['US victim']);
  });

  it('attributes nothing where the text is unsure or the attackers pose', () => {
    expect(countries('It is unclear whether a North Korea-backed group wrote it.')).toEqual(['KP mentioned']);
    expect(countries('The senders claimed to represent the Russian hacker group Example Bear.')).toEqual(['RU mentioned']);
  });

  it.each([
    'Jordan Miller and Chad Weaver wrote to IT and to us.',
    'The staff spoke good Russian, and a Spanish-speaking friend helped.',
    'See https://example.com/China and China.example.org.',
    'It cost US $5,000.',
  ])('finds no country in: %s', (text) => {
    expect(countries(text)).toEqual([]);
  });

  it('takes a nationality in passing for no second sponsor', () => {
    expect(countries('North Korean hackers worked for the regime of the DPRK. The DPRK dispatches workers. A Mexican national helped.')).toEqual(['KP origin', 'MX mentioned']);
  });

  it('takes Georgia for the state where a court sits there', () => {
    expect(countries('Companies in the Northern District of Georgia were breached.')).toEqual(['US victim']);
  });
});

describe('extractSectors', () => {
  it('reads lists of sectors that are targeted', () => {
    expect(sectors('The group has targeted several sectors including energy, water, and healthcare.')).toEqual(['energy', 'water', 'healthcare']);
  });

  it('reads the trade of victims', () => {
    expect(sectors('They breached hotels, a car manufacturer and two universities.')).toEqual(['hospitality-leisure', 'automotive', 'education']);
    expect(sectors('The Example airline and a newspaper have been hit.')).toEqual(['transportation', 'communications']);
  });

  it('reads a scheme of false workers as aimed at technology work', () => {
    expect(sectors('Firms were tricked into hiring North Korean IT workers.')).toEqual(['technology']);
  });

  it.each([
    'Please contact your bank and your police department.',
    'The actors posed as journalists and professors of a university.',
    'The office has a bank of screens.',
    '## Mitigations\n\n- Hospitals that were targeted keep backups.\n',
    'The banking trojan infected nobody.',
  ])('finds no sector in: %s', (text) => {
    expect(sectors(text)).toEqual([]);
  });
});

describe('extractVictims', () => {
  it('quotes victims as the text words them', () => {
    expect(victims('They compromised at least 60 entities worldwide and threatened a bank. They worked for two years at a small security company.')).toEqual([
      'at least 60 entities worldwide',
      'a small security company',
    ]);
  });

  it('takes attackers, data and countries for no victims', () => {
    expect(victims('Protect against phishing. They targeted data. A shield against actors. They attacked Norway.')).toEqual([]);
  });
});

describe('targeting', () => {
  it('never throws, and every quote stands where it says', () => {
    const words = [
      'targeted',
      'U.S.',
      'China',
      'North',
      'Korean',
      '-based',
      'banks',
      'and',
      ',',
      'claimed to be',
      'located in',
      'sectors',
      '\n',
      'Victims:',
      'companies',
      'İ',
      'US',
      '(1)',
      'Georgia',
      "'s",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
        const report = read(parts.join(' '));
        for (const extract of [extractCountries, extractSectors, extractVictims]) {
          const found = extract(report);
          for (const { quote, start, end } of found) expect(report.text.slice(start, end)).toBe(quote);
          expect(extract(report)).toEqual(found);
        }
      }),
    );
  });
});
