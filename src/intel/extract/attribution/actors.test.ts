import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractActors } from './actors.ts';

const read = (text: string) => extractActors(layOut(text, { format: 'text' }));
const primary = (text: string) => read(text).actors.find(({ relation }) => relation === 'primary');

describe('the actor a report is about', () => {
  it.each([
    ['Lumen Bear ransomware actors encrypt data. After access, Lumen Bear actors delete copies. Lumen Bear actors leave notes.', 'Lumen Bear actors'],
    [
      'The FBI has learned of a cyber-criminal group who self identifies as the "Ninth Gate Group" and extorts companies. Ninth Gate Group actors call victims.',
      'Ninth Gate Group',
    ],
    ['Iranian cyber group Zarin Kuh has leaked data. Zarin actors scan web servers.', 'Zarin Kuh'],
    ['As of January, unidentified cyber actors scraped cards. Unidentified cyber actors then left.', 'unidentified cyber actors'],
    ['UNC9999 sent mail to three ministries.', 'UNC9999'],
    ['Microsoft has tracked Storm-9876 since May.', 'Storm-9876'],
    ['DPRK IT workers use false papers. DPRK IT workers often share accounts.', 'DPRK IT workers'],
    ['# Threat Actor: Unattributed Network Associated with North Korea\n\nIt places fake IT workers.', 'Unattributed Network Associated with North Korea'],
  ])('%s', (text, name) => {
    expect(primary(text)?.name).toBe(name);
  });

  it('knows the table: id, country, and who uses an alias', () => {
    const [one] = read('Vendors attribute the intrusion to Kimsuky (also known as Velvet Chollima and TA427).').actors;
    expect(one).toMatchObject({ name: 'Kimsuky', kind: 'state-group', country: 'KP', known: { id: 'G0094', name: 'Kimsuky' } });
    expect(one?.aliases.map(({ name, namedBy }) => [name, namedBy])).toEqual([
      ['Velvet Chollima', 'CrowdStrike'],
      ['TA427', 'Proofpoint'],
    ]);
  });

  it('joins names that the text calls labels of one actor', () => {
    const { actors } = read('Researchers tracked the conspirators using the labels "Tin Walrus Team," "Blue Moth Gang," and "Red Otter Crew."');
    expect(actors.map(({ name, aliases }) => [name, ...aliases.map((one) => one.name)])).toEqual([expect.arrayContaining(['Tin Walrus Team', 'Blue Moth Gang', 'Red Otter Crew'])]);
  });

  it('has the workforce of the DPRK as one actor in its many wordings', () => {
    const { actors } = read(
      'North Korean IT workers were hired. Fake IT workers from abroad and DPRK-linked remote IT workers did the same. DPRK information technology workers earn much.',
    );
    expect(actors).toHaveLength(1);
    expect(actors[0]).toMatchObject({ kind: 'state-workforce', relation: 'primary', country: 'KP' });
  });

  it('has personas apart', () => {
    const { actors } = read('# Zarin Kuh hack and leak\n\nIranian cyber group Zarin Kuh has leaked data. Zarin Kuh used the persona "Sons of Dawn" in May.');
    expect(actors.find(({ relation }) => relation === 'persona-of-primary')?.name).toBe('Sons of Dawn');
  });
});

describe('names that are no attribution', () => {
  it('makes the impostor the actor and negates whom he claims to be', () => {
    const { actors } = read(
      'Criminals posing as Fancy Bear threatened a bank\n\nA group posing as the known hacking group "Fancy Bear" wants bitcoin. The actors claimed to represent Lazarus Group.',
    );
    expect(actors[0]).toMatchObject({ relation: 'primary', kind: 'persona' });
    expect(actors.filter(({ relation }) => relation === 'negated').map(({ known }) => known?.id)).toEqual(expect.arrayContaining(['G0007']));
    expect(actors.filter(({ relation }) => relation === 'primary')).toHaveLength(1);
  });

  it.each([
    ['Staff met in silence and went to play by the sea; the equation was simple.'],
    ['The Threat Analysis Group and the Talos Intelligence Group of two vendors helped.'],
    ['Our Incident Response Team wrote to the Sales Group.'],
    ['See https://example.org/lazarus/kimsuky and apt28.example.com for links.'],
    ['Tactic TA0001 is initial access.'],
  ])('%s', (text) => {
    expect(read(text).actors).toEqual([]);
  });
});

describe('sponsor and caveats', () => {
  it('names an organ before a regime', () => {
    const { sponsor } = read('The money went to the North Korean regime. All were members of the Reconnaissance General Bureau (RGB).');
    expect(sponsor).toMatchObject({ country: 'KP', name: 'Reconnaissance General Bureau (RGB)' });
  });

  it('takes no law for a sponsor', () => {
    expect(read('OFAC has the authority to sanction any person determined to have acted on behalf of the Government of the DPRK.').sponsor).toBeUndefined();
  });

  it('keeps the presumption of innocence', () => {
    const { caveats } = read('All defendants are presumed innocent until proven guilty. They worked at night.');
    expect(caveats.map(({ quote }) => quote)).toEqual(['All defendants are presumed innocent until proven guilty.']);
  });

  it('calls an attribution of a court release alleged', () => {
    expect(primary('FIN7 stole cards. The indictment alleges much. They are presumed innocent.')?.wording).toBe('alleged');
  });
});

describe('any text', () => {
  it('gives spans of the text, the same each time, and never throws', () => {
    const words = fc.constantFrom(
      'Lazarus ',
      'Group ',
      'Royal ',
      'ransomware ',
      'actors ',
      'aka ',
      '(',
      '"',
      '\n\n',
      '# Threat Actor: ',
      'posing as ',
      'DPRK ',
      'IT ',
      'workers ',
      '/',
      ', ',
      'Unit 12345 ',
      'North Korean ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 100 }).map((list) => list.join('')),
          fc.string({ unit: 'binary', maxLength: 300 }),
        ),
        (text) => {
          const report = layOut(text, { format: 'text' });
          const found = extractActors(report);
          for (const { quote, start, end } of [...found.actors, ...found.actors.flatMap(({ aliases }) => aliases), ...found.caveats])
            expect(report.text.slice(start, end)).toBe(quote);
          expect(extractActors(layOut(text, { format: 'text' }))).toEqual(found);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([['Royal actors '.repeat(8_000)], ['North Korean IT '.repeat(6_000)], ['Aa Bb ransomware '.repeat(5_000)], ['a'.repeat(200_000)]])(
    'costs no more than its length',
    (text) => {
      const from = performance.now();
      read(text);
      expect(performance.now() - from).toBeLessThan(6_000);
    },
  );
});
