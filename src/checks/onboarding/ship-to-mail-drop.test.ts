import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { shipToMailDrop } from './ship-to-mail-drop.ts';

const place = { address: '12 Example Street', postalCode: '20500', city: 'Sampleton', countryCode: 'US' };

testCheck(
  shipToMailDrop,
  {
    fires: [
      {
        name: 'the classification names a freight forwarder',
        given: { shipments: [{ to: place, toClassification: 'freight-forwarder' }] },
        messageId: 'classified',
        evidence: ['/shipments/0'],
        says: 'a freight forwarder',
      },
      {
        name: 'the given shipping address is a coworking desk',
        given: { addresses: [{ ...place, kind: 'shipping', classification: 'coworking' }], shipments: [{ to: place }] },
        messageId: 'classified',
        evidence: ['/addresses/0', '/shipments/0'],
      },
      {
        name: 'no classification was made, and the unit is a private mailbox',
        given: { shipments: [{ to: { ...place, unit: 'PMB 301' } }] },
        messageId: 'named',
        says: 'private mailbox',
      },
      {
        name: 'a post office box, the classification being unknown',
        given: { shipments: [{ to: { ...place, address: 'P.O. Box 12' }, toClassification: 'unknown' }] },
        messageId: 'named',
        says: 'PO box',
      },
    ],
    quiet: [
      { name: 'a home', given: { shipments: [{ to: place, toClassification: 'residential' }] } },
      {
        name: 'innocent twin: pickup with identity check, and a flat in care of a named person',
        given: {
          shipments: [
            { to: place, toClassification: 'carrier-pickup' },
            { to: { ...place, address: 'c/o Robin Example, 7 Sample Road' }, toClassification: 'residential' },
          ],
        },
      },
      { name: 'a classification goes before the words', given: { shipments: [{ to: { ...place, address: '7 Coworking Yard' }, toClassification: 'residential' }] } },
    ],
    cannotTell: [
      { name: 'nothing is to be delivered', given: {} },
      { name: 'an ordinary address without classification', given: { shipments: [{ to: place }] } },
      { name: 'the mailing address alone says nothing about delivery', given: { addresses: [{ address: 'PO Box 12', kind: 'mailing' }] } },
    ],
  },
  { describe, it },
);
