import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { clockLocaleMismatch } from './clock-locale-mismatch.ts';

const subject = { claimedResidence: { countryCode: 'US', city: 'Sampleton' } };
const session = (day: string, timeZone?: string, locale?: string) => ({
  at: `2026-04-${day}`,
  ...(timeZone === undefined ? {} : { timeZone }),
  ...(locale === undefined ? {} : { locale }),
});

testCheck(
  clockLocaleMismatch,
  {
    fires: [
      {
        name: 'zone and region are elsewhere in two sessions',
        given: { subject, interviews: [session('02', 'Europe/Warsaw', 'en-PL'), session('09', 'Europe/Warsaw', 'en-PL')] },
        messageId: 'both',
        evidence: ['/interviews/0', '/interviews/1'],
        says: 'Europe/Warsaw',
      },
      {
        name: 'a third session agrees, and the hours are known',
        given: {
          subject: { claimedResidence: { countryCode: 'DE' } },
          interviews: [session('02T09:00:00Z', 'America/Chicago', 'de-US'), session('09T09:00:00Z', 'America/Chicago', 'de-US'), session('16', 'Europe/Berlin', 'de-DE')],
        },
        messageId: 'both',
        says: '2 sessions',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: travelling with the home region kept',
        given: { subject, interviews: [session('02', 'Europe/Lisbon', 'en-US'), session('09', 'Europe/Lisbon', 'en-US')] },
      },
      {
        name: 'another zone of the claimed country, and another language',
        given: { subject, interviews: [session('02', 'America/Los_Angeles', 'ko-KR'), session('09', 'Pacific/Honolulu', 'pt-BR')] },
      },
      {
        name: 'a zone elsewhere with the same offset at that date',
        given: { subject, interviews: [session('02', 'America/Lima', 'es-PE'), session('09', 'America/Lima', 'es-PE')] },
      },
      { name: 'one session away, one at home', given: { subject, interviews: [session('02', 'Europe/Warsaw', 'en-PL'), session('09', 'America/New_York', 'en-US')] } },
    ],
    cannotTell: [
      { name: 'no session records them', given: { subject, interviews: [{ at: '2026-04-02', camera: 'on' }] } },
      { name: 'only one session does', given: { subject, interviews: [session('02', 'Europe/Warsaw', 'en-PL')] } },
      {
        name: 'a hardened browser reports its stand-ins',
        given: { subject: { claimedResidence: { countryCode: 'DE' } }, interviews: [session('02', 'UTC', 'en-US'), session('09', 'Atlantic/Reykjavik', 'en-US')] },
      },
      { name: 'the locale names no country', given: { subject, interviews: [session('02', 'Europe/Madrid', 'es-419'), session('09', 'Europe/Madrid', 'es')] } },
      {
        name: 'both sessions were before the move',
        given: {
          subject: { claimedResidence: { countryCode: 'US', movedAt: '2026-05-01' } },
          interviews: [session('02', 'Europe/Warsaw', 'en-PL'), session('09', 'Europe/Warsaw', 'en-PL')],
        },
      },
      { name: 'no residence is claimed', given: { interviews: [session('02', 'Europe/Warsaw', 'en-PL'), session('09', 'Europe/Warsaw', 'en-PL')] } },
    ],
  },
  { describe, it },
);
