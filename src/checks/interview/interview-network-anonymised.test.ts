import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { interviewNetworkAnonymised } from './interview-network-anonymised.ts';

const lives = (countryCode: string, more: Record<string, unknown> = {}) => ({ claimedResidence: { countryCode, ...more } });
const joined = (network: Record<string, unknown>, at = '2026-04-02T14:00:00Z') => ({ at, network: { ip: '203.0.113.7', ...network } });

testCheck(
  interviewNetworkAnonymised,
  {
    fires: [
      {
        name: 'Astrill with a residence claimed elsewhere',
        given: { subject: lives('US'), interviews: [joined({ kind: 'consumer-vpn', provider: 'Astrill VPN', countryCode: 'US' })] },
        messageId: 'astrillOutsideChina',
        evidence: ['/interviews/0'],
        says: 'residence is in US',
      },
      { name: 'Astrill without any stated residence', given: { interviews: [joined({ kind: 'hosting', provider: 'ASTRILL' })] }, messageId: 'astrill' },
      {
        name: 'a residential proxy in two sessions, told once',
        given: {
          subject: lives('US'),
          interviews: [joined({ kind: 'residential-proxy', countryCode: 'US' }), joined({ kind: 'residential-proxy', countryCode: 'US' }, '2026-04-09')],
        },
        messageId: 'anonymised',
        evidence: ['/interviews/0', '/interviews/1'],
        says: 'sessions: 2',
      },
      { name: 'Tor', given: { interviews: [joined({ kind: 'tor' })] }, messageId: 'anonymised' },
      {
        name: 'a home line in another country',
        given: { subject: lives('US'), addresses: [{ city: 'Sampleton', countryCode: 'US' }], interviews: [joined({ kind: 'residential', countryCode: 'PL' })] },
        messageId: 'otherCountry',
        evidence: ['/interviews/0', '/addresses/0'],
        says: 'Joined from PL',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: a corporate exit in another country',
        given: { subject: lives('DE'), interviews: [joined({ kind: 'corporate', countryCode: 'IE' }), joined({ kind: 'education', countryCode: 'FR' })] },
      },
      {
        name: 'Astrill by somebody who says to live in China',
        given: { subject: lives('CN'), interviews: [joined({ kind: 'consumer-vpn', provider: 'Astrill', countryCode: 'JP' })] },
      },
      {
        name: 'a privacy VPN and a home line in the claimed country',
        given: {
          subject: lives('US'),
          interviews: [joined({ kind: 'consumer-vpn', provider: 'Example VPN', countryCode: 'US' }), joined({ kind: 'residential', countryCode: 'US' })],
        },
      },
    ],
    cannotTell: [
      { name: 'no session records its network', given: { subject: lives('US'), interviews: [{ at: '2026-04-02', camera: 'on' }] } },
      { name: 'the kind of network is unknown', given: { subject: lives('US'), interviews: [joined({ kind: 'unknown', countryCode: 'PL' })] } },
      { name: 'a mobile carrier in another country', given: { subject: lives('US'), interviews: [joined({ kind: 'mobile', countryCode: 'GB' })] } },
      {
        name: 'a consumer VPN with an exit in another country',
        given: { subject: lives('US'), interviews: [joined({ kind: 'consumer-vpn', provider: 'Example VPN', countryCode: 'NL' })] },
      },
      {
        name: 'the session was before the move to the claimed country',
        given: { subject: lives('US', { movedAt: '2026-05' }), interviews: [joined({ kind: 'residential', countryCode: 'PL' })] },
      },
    ],
  },
  { describe, it },
);
