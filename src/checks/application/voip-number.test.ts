import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { voipNumber } from './voip-number.ts';

testCheck(
  voipNumber,
  {
    fires: [
      {
        name: 'a carrier lookup names an internet line',
        given: { phones: [{ number: '+12025550143', lineType: 'non-fixed-voip' }] },
        messageId: 'internetLine',
        evidence: ['/phones/0'],
        says: 'carrier lookup',
      },
      { name: 'the numbering plan itself tells', given: { phones: [{ number: '+81 50 3123 4567' }] }, messageId: 'internetLine', says: 'numbering plan' },
      {
        name: 'two personal numbers in one process',
        given: {
          phones: [
            { number: '+447700900123', lineType: 'mobile' },
            { number: '+447700900456', lineType: 'mobile' },
          ],
        },
        messageId: 'severalNumbers',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: the same mobile written twice, and an internet line at work',
        given: {
          phones: [
            { number: '+447700900123', lineType: 'mobile' },
            { number: '+44 7700 900 123', lineType: 'mobile' },
            { number: '+12025550143', label: 'work', lineType: 'voip' },
          ],
        },
      },
      {
        name: 'a national form read by the claimed residence',
        given: { subject: { claimedResidence: { countryCode: 'GB' } }, phones: [{ number: '07700 900123', lineType: 'mobile' }] },
      },
    ],
    cannotTell: [
      { name: 'a North American number without a lookup', given: { phones: [{ number: '+12025550143' }] } },
      { name: 'no number', given: {} },
    ],
  },
  { describe, it },
);
