import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { shipToNotOnIdentity } from './ship-to-not-on-identity.ts';

const home = { address: '12 Example Street', postalCode: '20500', city: 'Sampleton', countryCode: 'US' };
const elsewhere = { address: '900 Placeholder Road', postalCode: '85001', city: 'Fixtureville', countryCode: 'US' };
const identityDocuments = [{ type: 'driving-licence', issuingCountry: 'US', name: 'Mira Placeholder', place: home }];
const refused = { verification: 'residence-proof', result: 'refused', by: 'Robin Example', at: '2026-05-02' };

testCheck(
  shipToNotOnIdentity,
  {
    fires: [
      {
        name: 'the shipment goes to a place that no document shows',
        given: { identityDocuments, shipments: [{ to: elsewhere }] },
        messageId: 'notOnIdentity',
        evidence: ['/shipments/0', '/identityDocuments/0'],
        says: '900 Placeholder Road',
      },
      {
        name: 'a shipping address is given without proof',
        given: { identityDocuments, addresses: [{ ...elsewhere, kind: 'shipping', proof: 'none' }] },
        messageId: 'notOnIdentity',
        evidence: ['/addresses/0'],
      },
      {
        name: 'a proof of residence was refused',
        given: { identityDocuments, shipments: [{ to: elsewhere }], verifications: [refused] },
        messageId: 'proofRefused',
        evidence: ['/verifications/0'],
      },
    ],
    quiet: [
      { name: 'the shipment goes to the address on the licence', given: { identityDocuments, shipments: [{ to: { ...home, unit: 'Flat 2' } }] } },
      {
        name: 'innocent twin: moved recently, with a lease for the new address',
        given: { identityDocuments, addresses: [{ ...elsewhere, proof: 'lease', since: '2026-04' }], shipments: [{ to: elsewhere }] },
      },
      {
        name: 'pickup at a carrier, and delivery to an office',
        given: {
          identityDocuments,
          shipments: [
            { to: elsewhere, toClassification: 'carrier-pickup' },
            { to: { ...elsewhere, address: '1 Example Plaza' }, toClassification: 'office' },
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'nothing is to be delivered', given: { identityDocuments } },
      {
        name: 'only a passport, which shows no address',
        given: { identityDocuments: [{ type: 'passport', issuingCountry: 'US', name: 'Mira Placeholder' }], shipments: [{ to: elsewhere }] },
      },
      { name: 'the delivery place is only a country', given: { identityDocuments, shipments: [{ to: { countryCode: 'US' } }] } },
    ],
  },
  { describe, it },
);
