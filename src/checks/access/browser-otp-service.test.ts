import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { browserOtpService } from './browser-otp-service.ts';

const visit = (...urls: readonly string[]) => ({
  telemetry: telemetry(urls.map((url, nth) => ({ at: `2026-03-0${nth + 2}T10:00:00Z`, kind: 'web' as const, device: { uid: 'd1' }, user: { name: 'alex' }, url }))),
});

testCheck(
  browserOtpService,
  {
    fires: [
      {
        name: 'by its address',
        given: {},
        connected: visit('https://2fa.cn/codes/EXAMPLESEED'),
        messageId: 'noticed',
        says: 'The page 2fa.cn, which computes one-time codes, was opened; days on which it was: 1.',
      },
      { name: 'by its host name, on two days', given: {}, connected: visit('2fa.live', 'WWW.2FA.LIVE:443'), messageId: 'noticed', says: '2.' },
      {
        name: 'in the logs of device and account, once',
        given: {},
        connected: {
          telemetry: telemetry([
            { at: '2026-03-02T10:00:00Z', kind: 'web', device: { uid: 'd1' }, url: '2fa.cn' },
            { at: '2026-03-02T10:00:01Z', kind: 'web', user: { name: 'alex' }, url: 'https://2fa.cn/' },
          ]),
        },
        messageId: 'noticed',
        says: ': 1.',
      },
      { name: 'the page of an extension', given: {}, connected: visit('https://authenticator.cc/docs', 'otp.ee/quickstart'), messageId: 'extension' },
    ],
    quiet: [
      { name: 'innocent twin: the documentation of second factors', given: {}, connected: visit('https://docs.example.com/2fa/authenticator') },
      { name: 'innocent twin: a name that ends alike', given: {}, connected: visit('https://my2fa.cn.example.org/', 'https://notp.example.org/otp.ee') },
    ],
    cannotTell: [
      { name: 'no browser log was read', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' } }]) } },
      { name: 'nothing was read', given: {}, connected: { telemetry: telemetry([]) } },
    ],
  },
  { describe, it },
);
