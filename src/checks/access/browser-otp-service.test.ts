import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { browserOtpService } from './browser-otp-service.ts';

const visit = (url: string) => ({ telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'web', device: { uid: 'd1' }, user: { name: 'alex' }, url }]) });

testCheck(
  browserOtpService,
  {
    fires: [
      { name: 'by its address', given: {}, connected: visit('https://2fa.cn/#abc'), messageId: 'noticed', says: '2fa.cn' },
      { name: 'by its host name', given: {}, connected: visit('otp.ee'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the documentation of second factors', given: {}, connected: visit('https://docs.example.com/2fa/authenticator') },
      { name: 'innocent twin: a name that ends alike', given: {}, connected: visit('https://notp.example.org/otp.example') },
    ],
    cannotTell: [{ name: 'no browser log was read', given: {} }],
  },
  { describe, it },
);
