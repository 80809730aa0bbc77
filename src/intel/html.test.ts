import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProfileHtml } from './html.ts';
import { bareProfile, fullProfile } from './render/profiles.fixture.ts';

const full = renderProfileHtml(fullProfile);
const tags = (page: string) => [...page.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name]) => name ?? '');

describe('a profile as a page', () => {
  it('has seven sections in order, whatever the profile holds', () => {
    for (const page of [full, renderProfileHtml(bareProfile)])
      expect([...page.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id)).toEqual([
        'attribution',
        'activity',
        'techniques',
        'targeting',
        'infrastructure',
        'implications',
        'mitigations',
      ]);
  });

  it('runs nothing and asks for nothing', () => {
    expect(full).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`);
    expect(tags(full)).not.toContain('script');
    expect(full).not.toMatch(/\b(?:src|onload|onclick)=|url\(|@import/);
    expect([...full.matchAll(/href="([^"]*)"/g)].every(([, target]) => target?.startsWith('#') === true)).toBe(true);
  });

  it('shows quotes with their place, defanged values and what is not there', () => {
    expect(full).toContain('<q>Since 2029 the crew placed workers at 12 firms.</q> <span class="at">10–57</span>');
    expect(full).toContain('<code>198[.]51[.]100[.]7</code>');
    expect(full).not.toContain('http://bad.example.net');
    expect(full).toContain('<em>The text names no IPv6 addresses, email addresses, wallets or CVE ids.</em>');
    expect(full).toContain('presumed innocent');
  });

  it('has colours for both themes', () => {
    expect(full).toContain('prefers-color-scheme:dark');
    expect(full).toContain('color-scheme:light dark');
  });

  it('gives the same bytes twice', () => {
    expect(renderProfileHtml(fullProfile)).toBe(full);
  });

  it('shows hostile words as themselves: the tags are the same as with tame words', () => {
    const page = (words: string) => {
      const bad = { quote: words, start: 0, end: words.length };
      return renderProfileHtml({
        ...fullProfile,
        source: { format: 'text', title: words, publisher: words },
        activity: { facts: [bad], dates: [], money: [], counts: [] },
        infrastructure: { software: [], indicators: [{ ...bad, type: 'user-account', value: words, context: 'malicious', why: words, confidence: 0.5, defanged: false }] },
      });
    };
    const tame = tags(page('tame'));
    const hostile = fc
      .array(fc.oneof(fc.constantFrom('<script>', '</style>', '"', "'", '&', '<img src=x onerror=a>', '\u202e', '-->'), fc.string()), { minLength: 1, maxLength: 10 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (words) => {
        expect(tags(page(words))).toEqual(tame);
        expect(page(words)).not.toMatch(/<script|\u202e/i);
      }),
      { numRuns: 150 },
    );
  });
});
