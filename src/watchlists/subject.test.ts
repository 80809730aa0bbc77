import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealNumber } from '#dossiers';
import { dossier, testDigest } from '#testing';
import { queriesOf, subjectWords } from './subject.ts';

const asked = (file: Readonly<Record<string, unknown>>) => queriesOf(dossier(file)).map(({ claimId: _, ...query }) => query);
const about = (file: Readonly<Record<string, unknown>>) =>
  asked(file)
    .slice(1)
    .map((query) => [query.about, query.kind, ...query.names]);

describe('queriesOf', () => {
  it('asks about the person by every name, with what is known beside it', () => {
    const [person] = asked({
      subject: { claimedResidence: { countryCode: 'CA' } },
      names: [{ name: 'Robin Example' }, { name: 'Robin Quinn Example', kind: 'former' }],
      identityDocuments: [{ type: 'passport', name: 'ROBIN EXAMPLE', issuingCountry: 'FR' }],
      protected: { birthDates: ['1980-05-17', '1980-05-17'], birthPlaces: ['Exampleton'], nationalities: ['FR', 'CA'] },
    });
    expect(person).toEqual({
      kind: 'person',
      about: 'person',
      names: ['Robin Example', 'Robin Quinn Example', 'ROBIN EXAMPLE'],
      birthDates: ['1980-05-17'],
      birthPlaces: ['Exampleton'],
      countries: ['FR', 'CA'],
    });
  });

  it('asks by the caption where no name is given', () => {
    const all = asked({ id: 'P-1' });
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ about: 'person', birthDates: [], birthPlaces: [], countries: [] });
    expect(all[0]?.names).toHaveLength(1);
  });

  it('asks about contacts by identifier alone', () => {
    expect(asked({ emails: [{ address: 'robin@example.com' }], phones: [{ number: '+12025550101' }] }).slice(1)).toEqual([
      { kind: 'any', about: 'contact', names: [], identifiers: [{ kind: 'email', value: 'robin@example.com' }] },
      { kind: 'any', about: 'contact', names: [], identifiers: [{ kind: 'phone', value: '+12025550101' }] },
    ]);
  });

  it('asks about numbers of documents and accounts by their seal alone', () => {
    const all = asked({
      identityDocuments: [{ type: 'passport', number: 'X 123 4567' }],
      payoutAccounts: [{ kind: 'wallet', number: '0xab00000000000000000000000000000000000001', relationship: 'self' }],
    }).slice(1);
    expect(all).toEqual([
      { kind: 'any', about: 'document', names: [], sealed: [sealNumber('X1234567', testDigest)] },
      { kind: 'any', about: 'account', names: [], sealed: [sealNumber('0xAB00000000000000000000000000000000000001', testDigest)] },
    ]);
    expect(JSON.stringify(all)).not.toContain('1234567');
  });

  it('asks about a bank, and about whoever else an account belongs to', () => {
    const account = { kind: 'bank', bankName: 'Example Bank', holderName: 'Mira Placeholder' };
    expect(about({ payoutAccounts: [{ ...account, relationship: 'self' }] })).toEqual([['bank', 'organisation', 'Example Bank']]);
    expect(about({ payoutAccounts: [{ ...account, relationship: 'third-party', holderKind: 'person' }] })).toEqual([
      ['bank', 'organisation', 'Example Bank'],
      ['account-holder', 'person', 'Mira Placeholder'],
    ]);
    expect(about({ payoutAccounts: [{ ...account, holderKind: 'company' }] })[1]).toEqual(['account-holder', 'organisation', 'Mira Placeholder']);
    expect(about({ payoutAccounts: [account] })[1]).toEqual(['account-holder', 'any', 'Mira Placeholder']);
  });

  it('takes the issuer of a wallet or a card for no bank', () => {
    for (const kind of ['wallet', 'gift-card', 'prepaid-card']) expect(about({ payoutAccounts: [{ kind, bankName: 'Example Exchange', relationship: 'self' }] })).toEqual([]);
  });

  it('asks about employers and those through whom the person worked', () => {
    expect(
      about({ work: [{ name: 'Example Works', via: 'Example Agency' }], suppliers: [{ name: 'Example Supplier', kind: 'marketplace', identityEvidence: 'provided' }] }),
    ).toEqual([
      ['employer', 'organisation', 'Example Works'],
      ['supplier', 'organisation', 'Example Agency'],
      ['supplier', 'organisation', 'Example Supplier'],
    ]);
  });

  it('names the claim that each question comes from', () => {
    const given = dossier({ names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }], work: [{ name: 'Example Works' }] });
    expect(queriesOf(given).map(({ claimId }) => claimId)).toEqual([given.names[0]?.id, given.emails[0]?.id, given.work[0]?.id]);
    expect(queriesOf(given)).toEqual(queriesOf(given));
  });
});

describe('subjectWords', () => {
  const lines = (query: Partial<Parameters<typeof subjectWords>[0][number]>) => subjectWords([{ kind: 'person', about: 'person', names: [], ...query }]).split('\n');

  it('are the words of names, and neighbours that may be written as one', () => {
    expect(lines({ names: ['Sang Man KIM'] })).toEqual(['sang', 'sangman', 'man', 'mankim', 'kim']);
    expect(lines({ names: ['Omar al-Hakim'] })).toEqual(['omar', 'omaral', 'alhakim', 'hakim']);
  });

  it('join syllables too, which a list may have as one word', () => {
    expect(lines({ names: ['김상만'] })).toEqual(expect.arrayContaining(['syllable sang', 'sangman']));
  });

  it('join only the first two words of an organisation, whose later ones describe it', () => {
    expect(lines({ kind: 'organisation', names: ['Silver Star Example Trading 53 LLC'] })).toEqual(['silver', 'silverstar', 'star', 'example', 'trading', 'number 53']);
  });

  it('are the identifiers and seals beside them, each line once', () => {
    const words = lines({
      names: ['Robin', 'Robin'],
      identifiers: [{ kind: 'email', value: 'robin@example.com' }],
      sealed: [{ hash: 'ab', lastFour: '4567' }],
    });
    expect(words).toEqual(['robin', 'identifier email:robin@example.com', 'sealed 4567 ab']);
  });

  it('are the same words whatever the order of questions, and no line holds another', () => {
    const name = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, (names, value) => {
        const queries = [
          ...names.map((one) => ({ kind: 'any', about: 'person', names: [one] }) as const),
          { kind: 'any', about: 'contact', names: [], identifiers: [{ kind: 'email', value }] } as const,
        ];
        const words = subjectWords(queries).split('\n');
        expect(new Set(words).size).toBe(words.length);
        expect(new Set(subjectWords([...queries].reverse()).split('\n'))).toEqual(new Set(words));
        for (const line of words) expect(line).toMatch(/^(?:[a-z0-9]+|[a-z]+ [a-z0-9]+|identifier email:.*)$/su);
      }),
    );
  });
});
