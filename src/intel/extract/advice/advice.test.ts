import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractFacts } from './facts.ts';
import { extractImplications } from './implications.ts';
import { extractMitigations } from './mitigations.ts';
import { extractRedFlags } from './red-flags.ts';

const read = (text: string) => layOut(text, { format: 'text' });
const advice = (text: string) => extractMitigations(read(text)).map(({ quote }) => quote);
const flags = (text: string) => extractRedFlags(read(text)).map(({ quote }) => quote);

/** A text about hired people, so that what they do counts. */
const HIRED = 'A freelancer passed the interview. The remote worker then asked for a laptop. Hiring staff grew wary of the applicant later on.';

describe('recommendations', () => {
  it('are the whole points of a list of recommendations, without the sign', () => {
    expect(advice('## Recommended Mitigations\n\n- Keep spare copies offline. Test them twice a year.\n- Stronger checks of remote hires.\n')).toEqual([
      'Keep spare copies offline. Test them twice a year.',
      'Stronger checks of remote hires.',
    ]);
  });

  it('are nested and lettered points too', () => {
    expect(advice('## Recommendations\n\n1. Harden the gateway:\n   a. Turn off remote editing\n   b. Limit failed logins\n')).toEqual([
      'Harden the gateway:',
      'Turn off remote editing',
      'Limit failed logins',
    ]);
  });

  it('are short lines after an announcement, where a page lost its signs', () => {
    expect(
      advice(
        'SUMMARY\n\nActions to take today to lower the risk:\n\nPatch the mail gateway first.\n\nTrain staff to report lures.\n\nThe group has been seen since May 2031 and its members keep changing the tools that they use in each of the countries where they have been active so far, among them several on other continents.',
      ),
    ).toEqual(['Patch the mail gateway first.', 'Train staff to report lures.']);
  });

  it('are sentences elsewhere that say what employers should do', () => {
    expect(advice('The crew sends invoices. Companies should call the listed school on a number found elsewhere. The crew is small.')).toEqual([
      'Companies should call the listed school on a number found elsewhere.',
    ]);
  });

  it('are what people who confirmed a case had somebody do', () => {
    expect(advice(`${HIRED}\n\nThe applicant was asked to show the street outside the window.`)).toContain('The applicant was asked to show the street outside the window.');
  });

  it.each([
    [
      'a request for documents',
      '## Recommended Mitigations\n\nThe bureau may seek the following information that you can share:\n\n- Copies of the ransom note\n- Logs of the gateway\n',
    ],
    ['an order of a ransom note', '## Recommended Mitigations\n\n> Do not restart your computers. Use the Tor browser to contact us.\n'],
    ['an appeal to report', 'The bureau urges victims to promptly report incidents to the field office of example.gov.'],
    ['a pointer to other papers', '## Recommended Mitigations\n\n- Review the following additional resources.\n- For more information, visit https://example.org/guide\n'],
    ['a point that tells what actors do', '## Recommendations\n\n- The actors consistently use rented servers near the victim.\n'],
    ['a step of a recipe of attackers', '## Technical Details\n\nBefore they encrypt, the actors:\n\n- Use the volume service to remove copies\n- Disable the guard software\n'],
    ['a law', 'Banks must end the relationship within ten days under the act. Persons who break it face up to 20 years in prison.'],
  ])('are not %s', (_, text) => {
    expect(advice(text)).toEqual([]);
  });
});

describe('lists that lost their signs', () => {
  it('give a paragraph as one point', () => {
    expect(advice('MITIGATIONS\n\nThe bureau recommends the following mitigations.\n\nInstall updates promptly. Exposed systems come first.\n')).toEqual([
      'Install updates promptly. Exposed systems come first.',
    ]);
  });
});

describe('red flags', () => {
  it('are not lists of indicators of compromise, nor of what actors were seen to do', () => {
    expect(
      flags(
        '## Technical Details\n\nIndicators of compromise include:\n\n- 192.0.2.4 with port 8080 open\n\nThe bureau observed the following activity:\n\n- The actors used a stolen key to sign in\n',
      ),
    ).toEqual([]);
  });

  it('are the points of a list of red flags', () => {
    expect(
      flags(
        '## RED FLAG INDICATORS\n\nPlatforms should be aware of the following activity:\n\n- One address signs in to many accounts;\n- The camera stays off in each call; and\n',
      ),
    ).toEqual(['One address signs in to many accounts;', 'The camera stays off in each call; and']);
  });

  it('are points under an announcement wherever it stands', () => {
    expect(flags('# Note\n\nWarning signs include:\n\n- Equipment goes to another address than the one on the papers\n')).toEqual([
      'Equipment goes to another address than the one on the papers',
    ]);
  });

  it('are questions of a checklist about hired people', () => {
    expect(flags(`${HIRED}\n\n- Did they ever join a call with the camera on?\n`)).toEqual(['Did they ever join a call with the camera on?']);
  });

  it('are what gave somebody away in a case about hired people', () => {
    expect(flags(`${HIRED} She was reluctant to come to the office.`)).toContain('She was reluctant to come to the office.');
  });

  it('are not what was in order, nor the same words in a text about intruders', () => {
    expect(flags(`${HIRED} She had no issues with video calls.`)).toEqual([]);
    expect(flags('The server refused the connection. There was no history in the shell.')).toEqual([]);
  });

  it('are not instructions in the list', () => {
    expect(flags('## Red flags\n\n- Verify the bank account before the first pay day\n')).toEqual([]);
    expect(advice('## Red flags\n\n- Verify the bank account before the first pay day\n')).toEqual(['Verify the bank account before the first pay day']);
  });
});

describe('judgements by what people are', () => {
  const judged = (point: string) =>
    extractRedFlags(read(`## Red flags\n\n- ${point}\n`)).map(({ protectedCharacteristic, signals, verifications }) => [
      protectedCharacteristic,
      signals.length + verifications.length,
    ]);

  it.each([
    ['The candidate looks Asian on camera', 'ethnicity'],
    ['A young male without a family', 'sex'],
    ['Is the candidate a woman?', 'sex'],
    ['Appears to be in his twenties', 'age'],
    ['How old is the person on the video call?', 'age'],
    ['Speaks with a strong accent on calls', 'accent'],
    ['Does not look like his claimed nationality on camera', 'looks'],
    ['Has an unorthodox look for a developer on camera', 'looks'],
    ['Never works on religious holidays on camera', 'religion'],
  ])('are marked and carry no signal: %s', (point, characteristic) => {
    expect(judged(point)).toEqual([[characteristic, 0]]);
  });

  it.each([
    'Inconsistencies in name spelling, nationality and school across the profiles',
    'The account is younger than the career that it shows',
    'How old is the account? Months, where the resume says years',
    'Disabled accounts that still log in',
    'Race conditions in the submitted code',
    'Biographical data that does not appear to match the applicant',
    'The profile picture looks like a generated one',
  ])('are not: %s', (point) => {
    expect(judged(point).map(([characteristic]) => characteristic)).not.toContain('ethnicity');
    expect(judged(point).every(([characteristic]) => characteristic === undefined)).toBe(true);
  });

  it('leave the other sentences of the same point as flags', () => {
    expect(judged('The laptop goes to another address. The person is Asian.').map(([characteristic]) => characteristic)).toEqual([undefined, 'ethnicity']);
  });
});

describe('facts and implications', () => {
  const text =
    '## Summary\n\nSince March 2031 the Marble crew has compromised at least 40 firms and stole $2 million in wages. This advisory is released by the bureau.\n\n' +
    '## Impact\n\nThe scheme poses a risk to the public and may expose firms to fines.\n\n## Reporting Notice\n\nPaying may embolden others who watch the market. On May 2 the bureau charged nobody.\n';

  it('tell who did what, since when and how much', () => {
    expect(extractFacts(read(text))[0]?.quote).toBe('Since March 2031 the Marble crew has compromised at least 40 firms and stole $2 million in wages.');
  });

  it('are at most 12, and none comes from the notices of a publisher', () => {
    const facts = extractFacts(read(`${text}\n${'## Activity\n\nIn 2031 the actors stole 300 records from a firm in Exampletown.\n\n'.repeat(40)}`));
    expect(facts).toHaveLength(12);
    expect(extractFacts(read(text)).some(({ quote }) => quote.includes('charged nobody'))).toBe(false);
  });

  it('tell consequences, and what paying brings about even in a notice', () => {
    expect(extractImplications(read(text)).map(({ quote }) => quote)).toEqual([
      'The scheme poses a risk to the public and may expose firms to fines.',
      'Paying may embolden others who watch the market.',
    ]);
  });

  it('are none in an empty text', () => {
    expect([extractFacts(read('')), extractImplications(read('')), extractMitigations(read('')), extractRedFlags(read(''))]).toEqual([[], [], [], []]);
  });
});

describe('hostile text', () => {
  const pieces = fc.constantFrom(
    '## Red flags\n',
    '- ',
    '1. ',
    'a) ',
    '| ',
    '|\n',
    ' should ',
    'Ensure ',
    'recommend ',
    ': ',
    '?\n',
    '\n\n',
    'looks Asian ',
    'refused ',
    '> ',
    '. ',
    'employers ',
    'interview hiring applicants ',
    '\u202e',
    '😀',
    'the ',
    '"',
    '('.repeat(20),
    'a'.repeat(50),
    ' '.repeat(30),
  );

  it('gives spans that stand in the text, twice the same', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const report = read(parts.join(''));
        for (const extract of [extractMitigations, extractRedFlags, extractFacts, extractImplications]) {
          const found = extract(report);
          for (const { quote, start, end } of found) {
            expect(quote.length).toBeGreaterThan(0);
            expect(report.text.slice(start, end)).toBe(quote);
          }
          expect(extract(report)).toEqual(found);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    'a '.repeat(100_000),
    'Ensure '.repeat(40_000),
    `${'- '.repeat(50_000)}x`,
    'interview hiring applicants recommend '.repeat(6000),
    '| x '.repeat(50_000),
    'if '.repeat(70_000),
    'looks like a very '.repeat(12_000),
    'the the the. '.repeat(16_000),
  ])(
    'takes time in proportion to its length (%#)',
    (text) => {
      const report = read(text);
      for (const extract of [extractMitigations, extractRedFlags, extractFacts, extractImplications]) extract(report);
    },
    8000,
  );
});
