import { describe, expect, it } from 'vitest';
import { isNobodysMail, isNobodysNumber, isNoNumber, isPlaceholder } from './index.ts';

describe('placeholders', () => {
  it.each(['n/a', 'N.A.', 'none', '-', 'Unknown', 'test'])('“%s” is no value', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
  it.each(['000-000-0000', '+1 111 111 1111', '1212121212', '+1 234 567 8901'])('%s is nobody’s number', (number) => {
    expect(isNobodysNumber(number)).toBe(true);
  });
  it('a number and a mailbox of somebody are theirs', () => {
    expect([isNobodysNumber('+12025550142'), isNobodysMail('alex.sample@example.com'), isPlaceholder('Alex')]).toEqual([false, false, false]);
    expect([isNobodysMail('test@example.com'), isNobodysMail('careers@example.com')]).toEqual([true, true]);
  });
  it.each(['n/a', 'TBD', 'XXXXXXXXX', '0000000000', '0', 'To be filled by O.E.M.', 'Default string', '123456789'])(
    '“%s” is the number of no account, document or device',
    (number) => {
      expect(isNoNumber(number)).toBe(true);
    },
  );
  it.each(['1234', 'C01AB2CD3EF4', 'DE89 3704 0044 0532 0130 00', '5500 0000 0000 0004', 'L898902C3'])('“%s” can be one', (number) => {
    expect(isNoNumber(number)).toBe(false);
  });
});
