import { describe, expect, test } from 'vitest';
import { eventsOf } from '#testing';
import { oneTimeCodeSites } from './one-time-code-sites.ts';

const opened = (url: string, kind: 'web' | 'network-service' = 'web') =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', kind, device: { uid: 'd1' }, url }]).flatMap((event) => oneTimeCodeSites(event));

describe('a page for one-time codes', () => {
  test.each([
    ['https://2fa.cn/', '2fa.cn'],
    ['2fa.cn:443', '2fa.cn'],
    ['https://www.authenticator.cc/', 'authenticator.cc'],
    ['HTTPS://OTP.EE/x', 'otp.ee'],
    ['https://totp.danhersam.com/#/EXAMPLESEED', 'totp.danhersam.com'],
  ])('%s is %s', (url, site) => {
    expect(opened(url).map(({ value }) => value)).toEqual([site]);
  });

  test('keeps no seed that stands in the address', () => {
    expect(JSON.stringify(opened('https://2fa.cn/codes/EXAMPLESEED'))).not.toContain('EXAMPLESEED');
  });

  test.each(['https://notp.ee/', 'https://2fa.cn.example.com/', 'https://example.com/2fa.cn', 'https://danhersam.com/', ''])('innocent twin: %j is none', (url) => {
    expect(opened(url)).toEqual([]);
  });

  test('innocent twin: what answers on the network was not opened', () => {
    expect(opened('https://2fa.cn/', 'network-service')).toEqual([]);
  });
});
