import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from './stem.ts';
import { conceptsIn, supportOf } from './support.ts';

describe('what implements a recommendation', () => {
  it.each([
    ['Vet remote staff more thoroughly before they are hired: check who they are', 'identity-proofing'],
    ['Check the right to work of every contractor', 'work-authorization'],
    ['Hold the interview as a video call with the camera on', 'camera-rounds'],
    ['Meet new staff in person once', 'in-person-day-one'],
    ['Call the references that the applicant provided', 'two-references'],
    ['Run a background check on finalists', 'background-report'],
    ['Ship the laptop only to the address on the identity papers', 'id-checked-delivery'],
    ['Screen the applicant against sanctions lists', 'sanctions-screen'],
    ['Ask staffing agencies for their own evidence', 'supplier-evidence'],
    ['The name on the bank account must match', 'payee-validation'],
  ])('is found: %s', (text, verification) => {
    expect(supportOf(text).verifications).toContain(verification);
  });

  it.each([
    ['Remote desktop software on the company laptop', 'second-remote-access-tool'],
    ['A KVM switch hangs on the device', 'ip-kvm-attached'],
    ['Two applicants share the same phone number', 'shared-contact-artefact'],
    ['The résumé is nearly identical to a similar résumé of another person', 'resume-near-duplicate'],
    ['Asks to be paid in cryptocurrency', 'crypto-payout-request'],
    ['Face swap during the interview', 'liveness-failed'],
    ['Many logins from different IP addresses', 'impossible-travel-repeated'],
    ['The laptop never moves but hours fit another time zone', 'hours-centre-shifted'],
  ])('is found for a red flag: %s', (text, signal) => {
    expect(supportOf(text).signals).toContain(signal);
  });

  it.each([
    'Keep backups offline and test them',
    'Use multifactor authentication where possible',
    'Patch operating systems and firmware promptly',
    'Segment the network',
    'Disable unused remote access ports',
    'Consider installing and using a virtual private network',
    'Change passwords of accounts regularly',
    'Store spare copies on a storage device in another location',
    'Train users to recognise phishing',
    'Put a reverse proxy before the web server',
  ])('is nothing for general hygiene: %s', (text) => {
    expect(supportOf(text)).toEqual({ signals: [], verifications: [] });
  });

  it('is nothing where the words of a phrase stand far apart', () => {
    expect(conceptsIn(`background ${'filler '.repeat(20)}check`)).not.toContain('background-check');
  });

  it('does not depend on endings, accents or hyphens', () => {
    expect(stemsOf('verified identities')).toEqual(stemsOf('verify identity'));
    expect(stemsOf('Résumés')).toEqual(stemsOf('resume'));
    expect(stemsOf('off of')).toEqual(['off', 'of']);
    expect(stemsOf('pre-employment')[0]).toBe('pre');
  });

  it('answers any text, twice the same, sorted, and a long one in proportion', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { signals, verifications } = supportOf(text);
        expect(supportOf(text)).toEqual({ signals, verifications });
        expect([...signals].sort()).toEqual(signals);
        expect([...verifications].sort()).toEqual(verifications);
      }),
    );
    expect(conceptsIn('verify identity video account '.repeat(20_000)).length).toBeGreaterThan(0);
  }, 8000);
});
