import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProfileMarkdown } from './markdown.ts';
import { bareProfile, fullProfile } from './render/profiles.fixture.ts';

const TITLES = ['Attribution & Identity', 'Activity Summary', 'Tactics, Techniques & Procedures', 'Targeting', 'Tools & Infrastructure', 'Implications', 'Mitigations'];
const full = renderProfileMarkdown(fullProfile);
const titles = (page: string) => page.split('\n').flatMap((line) => (line.startsWith('## ') ? [line.slice(3)] : []));

describe('a profile in Markdown', () => {
  it('has a title and seven sections in order, whatever the profile holds', () => {
    expect(full.split('\n')[0]).toBe('# Threat Actor: Marble crew');
    expect(titles(full)).toEqual(TITLES);
    expect(titles(renderProfileMarkdown(bareProfile))).toEqual(TITLES);
  });

  it('quotes each statement and says where its words stand', () => {
    for (const words of [
      '“the Marble crew” (10–25)',
      '“Since 2029 the crew placed workers at 12 firms.” (10–57)',
      '“Firms may face fines.” (10–31)',
      '“Check the right to work.” (10–34)',
    ])
      expect(full).toContain(words);
  });

  it('keeps what is alleged alleged, and presumes innocence where somebody is charged', () => {
    expect(full).toContain('charged, alleged, 2031-05');
    expect(full).toContain('attribution alleged, by prosecutors');
    expect(full).toContain('presumed innocent until proven guilty');
    const people = fullProfile.attribution.people.filter(({ alleged }) => !alleged);
    expect(renderProfileMarkdown({ ...fullProfile, attribution: { ...fullProfile.attribution, people } })).not.toContain('presumed innocent');
  });

  it('keeps techniques that the text names apart from inferred ones, with the confidence in words', () => {
    const [named = '', inferred = ''] = full.split('### Inferred from behaviour');
    expect(named).toContain('| `T1219` |');
    expect(named).not.toContain('T1656');
    expect(inferred).toContain('| `T1656` | Impersonation | defense evasion | very likely (0.83) | rule: false persona |');
  });

  it('defangs values, and keeps malicious ones apart from the others with the reason', () => {
    const [malicious = '', others = ''] = (full.split('### Malicious indicators')[1] ?? '').split('### Other values, not indicators');
    expect(malicious).toContain('`198[.]51[.]100[.]7`');
    expect(malicious).toContain('`hxxp://bad[.]example[.]net/a`');
    expect(malicious).not.toContain('tips');
    expect(others).toContain('| domain-name | `tips[.]example[.]org` | contact for reports | contact |');
    expect(full).not.toContain('http://bad.example.net');
  });

  it('puts victim countries before the origin', () => {
    expect(full.indexOf('| US | victim |')).toBeLessThan(full.indexOf('| XK | origin of the activity |'));
  });

  it('says in italics what the text does not contain', () => {
    expect(full).toContain('*The text names no IPv6 addresses, email addresses, wallets or CVE ids.*');
    expect(renderProfileMarkdown({ ...bareProfile, absent: ['people', 'accused-people', 'sponsor'] })).toContain('*The text names no sponsor or people.*');
  });

  it('counts what it supports, and reports a judgement by looks as such', () => {
    expect(full).toContain(
      'This report supports 2 checks: camera-refused-repeatedly, work-authorization-mismatch; 2 verifications: camera-rounds, work-authorization; 1 recommendation has none',
    );
    const barred = full.split('### Judgements by what people are')[1] ?? '';
    expect(barred).toContain('**By looks**: “Looks foreign”');
    expect(barred).toContain('it is no signal');
  });

  it('ends with the source, the marking and the notice of ATT\\&CK', () => {
    const end = full.split('\n---\n')[1] ?? '';
    for (const words of ['The Marble crew, Example Bureau, 2031-05-02', 'TLP:CLEAR', 'SHA-256', 'ATT\\&CK 18.1', 'permission of The MITRE Corporation'])
      expect(end).toContain(words);
  });

  it('gives the same bytes twice', () => {
    expect(renderProfileMarkdown(fullProfile)).toBe(full);
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<script>',
          '|',
          '\n',
          '\r\n',
          '`',
          '[x](javascript:a)',
          '![i](http://x.example)',
          '*',
          '# ',
          '\u202e',
          '\\',
          '\\|',
          '$',
          'www.example.org',
          '\u2028',
          '~~~',
          '---',
        ),
        fc.string(),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('shows hostile words as themselves: no tag, no link, no broken table', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const bad = { quote: words, start: 0, end: words.length };
        const page = renderProfileMarkdown({
          ...fullProfile,
          source: { format: 'text', title: words, publisher: words },
          activity: { facts: [bad], dates: [{ ...bad, value: '2031', meaning: 'event' }], money: [], counts: [] },
          infrastructure: {
            software: [{ ...bad, name: words, kind: 'tool' }],
            indicators: [{ ...bad, type: 'user-account', value: words, context: 'malicious', why: words, confidence: 0.5, defanged: false }],
          },
          mitigations: [{ ...bad, signals: [], verifications: [] }],
        });
        expect(titles(page)).toEqual(TITLES);
        const outside = page.replace(/(?<!\\)`[^`\n]*`/g, '');
        expect(outside).not.toMatch(/(?<!\\)(?:\\\\)*<script/i);
        expect(outside).not.toMatch(/(?<!\\)(?:\\\\)*\]\(/);
        expect(outside).not.toMatch(/[\r\u2028\u202e]/);
        const columns = (line: string) => line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length;
        for (const table of page.split('\n\n').filter((block) => block.startsWith('| '))) expect(new Set(table.split('\n').map(columns)).size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
