import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailDomain, isEmail, normaliseEmail } from './index.ts';

describe('a mail address', () => {
  it('is compared without case and outer blanks, and the same the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => normaliseEmail(normaliseEmail(text)) === normaliseEmail(text)));
    expect(normaliseEmail(' Robin@Example.COM ')).toBe('robin@example.com');
  });

  it('is an address with a registrable domain, for every plain one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9.+-]{0,10}$/), fc.constantFrom('example.com', 'mail.example.com', 'Example.com'), (local, host) => {
        expect(isEmail(`${local}@${host}`)).toBe(true);
        expect(emailDomain(`${local}@${host}`)).toBe('example.com');
      }),
    );
  });

  it.each([
    ['robin@one.two.example.net', 'example.net'],
    ['"robin@work"@example.org', 'example.org'],
    ['@example.com', undefined],
    ['nothing', undefined],
    ['robin@localhost', undefined],
  ])('%s belongs to %s', (address, domain) => {
    expect(emailDomain(address)).toBe(domain);
  });

  it.each(['robin@example', 'robin example@example.com', 'robin@@example.com', 'robin@example.', '@example.com', ''])('is not “%s”', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
