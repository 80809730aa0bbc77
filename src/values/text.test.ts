import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fold, renderMessage, similarity, words } from './index.ts';

const text = fc.string({ unit: 'grapheme' });

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('fold', () => {
  it('gives plain words, and nothing new the second time', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(fold(given)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        expect(fold(fold(given))).toBe(fold(given));
        expect(words(given).join(' ')).toBe(fold(given));
      }),
    );
  });

  it.each([
    ['Łukasz O’Example', 'lukasz oexample'],
    ['ＭＩＲＡ', 'mira'],
    ['Straße 12–14', 'strasse 12 14'],
    ['Юрий', 'yuriy'],
    ['…', ''],
  ])('writes %s as “%s”', (given, folded) => {
    expect(fold(given)).toBe(folded);
  });
});

describe('similarity', () => {
  it('is from 0 to 1, the same both ways, and 1 only for equal texts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b) === 1).toBe(a === b);
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys at any depth, and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps the order of lists and leaves out what is undefined', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
  });
});

describe('renderMessage', () => {
  it('puts data in as they are, even such as look like placeholders', () => {
    expect(renderMessage('{{a}} of {{b}}', { a: '{{b}} $&', b: 0 })).toBe('{{b}} $& of 0');
  });

  it('refuses a placeholder without a datum of its own', () => {
    expect(() => renderMessage('{{a}}', {})).toThrow('no datum');
    expect(() => renderMessage('{{toString}}', {})).toThrow('no datum');
  });
});
