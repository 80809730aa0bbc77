import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActorProfile, type Indicator, type ReportIndicator, withoutProtected } from '#model';
import { dossier, testDigest } from '#testing';
import { artefactsOf } from './artefacts.ts';
import { confidenceAt, validUntilOf } from './decay.ts';
import { hitsOf, indicatorsOf } from './indicators.ts';
import { accountKey, firmKey, hostOf, keyOf } from './keys.ts';

const NOW = '2026-06-01T12:00:00Z';
const TEXT = 'The workers wrote from robin@quenby.example and were paid to a wallet. Quenby Placeholder LLC was a front.';

function profile(indicators: readonly Partial<ReportIndicator>[], organisations: ActorProfile['attribution']['organisations'] = []): ActorProfile {
  const whole = indicators.map((one): ReportIndicator => {
    const value = one.value ?? 'robin@quenby.example';
    const start = Math.max(0, TEXT.indexOf(value));
    return { type: 'email-addr', value, context: 'malicious', why: 'test', confidence: 0.9, defanged: false, quote: TEXT.slice(start, start + 5), start, end: start + 5, ...one };
  });
  return {
    id: 'report--1',
    sha256: '',
    characters: TEXT.length,
    source: { title: 'A report', publisher: 'Example CERT', published: '2026-05-01', format: 'text' },
    attackVersion: '18.1',
    attribution: { actors: [], people: [], organisations, caveats: [] },
    activity: { facts: [], dates: [], money: [], counts: [] },
    techniques: [],
    targeting: { sectors: [], countries: [], victims: [] },
    infrastructure: { software: [], indicators: whole },
    implications: [],
    mitigations: [],
    redFlags: [],
    absent: [],
  };
}

const known = (made: ActorProfile) => {
  const byKey = new Map<string, readonly Indicator[]>();
  for (const one of indicatorsOf(made, TEXT, NOW, testDigest)) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  return byKey;
};

const hits = (made: ActorProfile, given: Readonly<Record<string, unknown>>, now = NOW) =>
  hitsOf(artefactsOf(withoutProtected(dossier({ names: [{ name: 'Alex Sample' }], ...given }))), known(made), now);

describe('indicators of a stored report', () => {
  it('meet the same mail address however it is written, with source and quotation', () => {
    const [hit] = hits(profile([{}]), { emails: [{ address: ' Robin@Quenby.example' }] });
    expect(hit).toMatchObject({ about: 'contact', seen: 'robin@quenby.example', indicator: { source: 'Example CERT, “A report”, 2026-05-01', labels: [] } });
    expect(hit?.indicator.quote).toBe(TEXT.slice(0, TEXT.indexOf('.', 45) + 1));
    expect(hits(profile([{}]), { emails: [{ address: 'robin2@quenby.example' }] })).toEqual([]);
  });

  it('are only what the report calls malicious', () => {
    expect(hits(profile([{ context: 'reporting-contact' }]), { emails: [{ address: 'robin@quenby.example' }] })).toEqual([]);
  });

  it('never are names of people', () => {
    const named = profile([]);
    const person = { name: 'Alex Sample', aliases: [], status: 'charged', alleged: true, quote: 'The', start: 0, end: 3 } as const;
    expect(hits({ ...named, attribution: { ...named.attribution, people: [person] } }, {})).toEqual([]);
  });

  it('meet a wallet by its keyed hash alone', () => {
    const wallet = '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2';
    const made = profile([{ type: 'wallet', value: wallet }]);
    const [hit] = hits(made, { payoutAccounts: [{ kind: 'wallet', number: wallet }] });
    expect(hit).toMatchObject({ about: 'account', seen: `account …${wallet.slice(-4).toUpperCase()}` });
    expect(hit?.indicator.key).not.toContain(wallet);
  });

  it('meet a phone in national form, a handle with its site, a former handle, and an address of a session', () => {
    const made = profile([
      { type: 'phone-number', value: '+1 202-555-0143' },
      { type: 'user-account', value: 'github.com/quenby-dev' },
      { type: 'user-account', value: 'https://www.linkedin.com/in/robin-quenby/' },
      { type: 'ipv4-addr', value: '203.0.113.7' },
    ]);
    const given = {
      subject: { claimedResidence: { countryCode: 'US' } },
      phones: [{ number: '(202) 555-0143' }],
      profiles: [
        { network: 'GitHub', username: 'someone', formerNames: [{ username: 'Quenby-Dev' }] },
        { network: 'LinkedIn', url: 'https://linkedin.com/in/robin-quenby' },
      ],
      interviews: [{ at: '2026-05-20', network: { ip: '203.0.113.7' } }],
    };
    expect(
      hits(made, given)
        .map(({ about }) => about)
        .sort(),
    ).toEqual(['contact', 'profile', 'profile', 'session']);
  });

  it('meet mail and pages of a domain and of hosts under it, but never of a provider that everybody uses', () => {
    const made = profile([
      { type: 'domain-name', value: 'quenby.example.org' },
      { type: 'domain-name', value: 'gmail.com' },
      { type: 'domain-name', value: 'github.com' },
    ]);
    const given = {
      emails: [{ address: 'alex@mail.quenby.example.org' }, { address: `alex@${'gmail.com'}` }],
      work: [{ name: 'Quenby', url: 'https://quenby.example.org/about' }],
      projects: [{ name: 'x', url: 'https://github.com/alex/x' }],
    };
    expect(hits(made, given).map(({ about, seen }) => `${about} ${seen}`)).toEqual(['contact alex@mail.quenby.example.org', 'website https://quenby.example.org/about']);
  });

  it('meet a firm that is called a front, whatever its legal form, with less confidence', () => {
    const front = { name: 'Quenby Placeholder LLC', aliases: [], role: 'front-company', quote: 'Quenby', start: 71, end: 77 } as const;
    const found = hits(profile([], [front]), { work: [{ name: 'Quenby Placeholder, Inc.' }, { name: 'Placeholder' }] });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ about: 'firm', seen: 'Quenby Placeholder, Inc.' });
    expect(hits(profile([], [{ ...front, role: 'victim' }]), { work: [{ name: 'Quenby Placeholder' }] })).toEqual([]);
  });

  it('grow old: an address stops counting, a hash never does', () => {
    const made = profile([{}, { type: 'sha256', value: 'ab'.repeat(32) }]);
    const given = { emails: [{ address: 'robin@quenby.example' }], files: [{ kind: 'resume', digest: 'AB'.repeat(32) }] };
    expect(hits(made, given)).toHaveLength(2);
    expect(hits(made, given, '2040-01-01T00:00:00Z').map(({ about }) => about)).toEqual(['file']);
  });

  it('lists of exits are labelled by the service that is named above them', () => {
    const text = 'Exits of Astrill VPN:\n203.0.113.7\n203.0.113.8\n';
    const made = profile([{ type: 'ipv4-addr', value: '203.0.113.8', start: text.indexOf('203.0.113.8'), end: text.indexOf('203.0.113.8') + 11 }]);
    expect(indicatorsOf(made, text, NOW, testDigest)).toMatchObject([{ labels: ['astrill'], quote: '203.0.113.8' }]);
  });

  it('an address is no exit of a service that the report names elsewhere', () => {
    const text = 'They signed in through Astrill VPN.\n\n## Indicators\n\n- Mail: robin@example.com\n- Address of the house: 203.0.113.8\n';
    const made = profile([{ type: 'ipv4-addr', value: '203.0.113.8', start: text.indexOf('203.0.113.8'), end: text.indexOf('203.0.113.8') + 11 }]);
    expect(indicatorsOf(made, text, NOW, testDigest)).toMatchObject([{ labels: [] }]);
  });
});

describe('decay', () => {
  it('falls from the confidence at publication to nothing at the end, and never rises', () => {
    const one = { confidence: 0.9, validFrom: '2026-01-01', validUntil: validUntilOf('ipv4-addr', '2026-01-01') ?? '' };
    const at = (days: number) => confidenceAt(one, new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString());
    expect(at(0)).toBe(0.9);
    expect(at(120)).toBe(0);
    expect(at(-5)).toBe(0.9);
    fc.assert(fc.property(fc.nat(200), fc.nat(50), (day, later) => at(day + later) <= at(day)));
  });
});

describe('keys', () => {
  it('never throw, and are the same for the same value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const type of ['email-addr', 'phone-number', 'domain-name', 'url', 'user-account', 'wallet', 'ipv4-addr', 'sha256'] as const)
          expect(keyOf(type, text, testDigest)).toBe(keyOf(type, text, testDigest));
        hostOf(text);
        firmKey(text);
        accountKey(text, 'GitHub');
      }),
    );
  });

  it('of accounts agree on handle, site and address', () => {
    const keys = [accountKey('github.com/Quenby'), accountKey('https://github.com/quenby/'), accountKey('@quenby', 'GitHub'), accountKey('quenby', 'github.com')];
    expect(new Set(keys)).toEqual(new Set(['user-account:github.com/quenby']));
    expect([accountKey('quenby'), accountKey('two words', 'GitHub')]).toEqual([undefined, undefined]);
    expect(accountKey('https://twitter.com/quenby')).toBe(accountKey('quenby', 'X'));
  });
});
