import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { addressChangedAfterOffer } from './address-changed-after-offer.ts';

const home = { address: '12 Example Street', postalCode: '20500', city: 'Sampleton', countryCode: 'US' };
const elsewhere = { address: '900 Placeholder Road', postalCode: '85001', city: 'Fixtureville', countryCode: 'US' };
const offers = [{ signedAt: '2026-04-10' }];
const addresses = [{ ...home, statedAt: '2026-03-01' }];

testCheck(
  addressChangedAfterOffer,
  {
    fires: [
      {
        name: 'the first shipment goes elsewhere',
        given: { offers, addresses, shipments: [{ to: elsewhere, dispatchedAt: '2026-04-20' }] },
        messageId: 'replaced',
        evidence: ['/shipments/0', '/addresses/0', '/offers/0'],
        says: '900 Placeholder Road',
      },
      {
        name: 'a new shipping address is given after signing, and told once with its shipment',
        given: { offers, addresses: [...addresses, { ...elsewhere, kind: 'shipping', statedAt: '2026-04-15' }], shipments: [{ to: elsewhere }] },
        messageId: 'replaced',
        evidence: ['/addresses/1', '/shipments/0'],
      },
      {
        name: 'the address of the application form counts as given before',
        given: {
          offers,
          documents: [{ id: 'form', role: 'application-form' }],
          addresses: [{ ...home, document: 'form' }],
          shipments: [{ to: elsewhere, dispatchedAt: '2026-04-20' }],
        },
        messageId: 'replaced',
      },
    ],
    quiet: [
      {
        name: 'the shipment goes to the address given, in another spelling',
        given: { offers, addresses, shipments: [{ to: { ...home, address: '12 Example St.' }, dispatchedAt: '2026-04-20' }] },
      },
      {
        name: 'innocent twin: moved to a carrier pickup with identity check',
        given: { offers, addresses, shipments: [{ to: elsewhere, toClassification: 'carrier-pickup', dispatchedAt: '2026-04-20' }] },
      },
      {
        name: 'the shipping address was other than home, but given before the offer',
        given: { offers, addresses: [...addresses, { ...elsewhere, kind: 'shipping', statedAt: '2026-04-01' }], shipments: [{ to: elsewhere, dispatchedAt: '2026-04-20' }] },
      },
      {
        name: 'a replacement goes to a new home two years on',
        given: {
          offers: [{ signedAt: '2024-04-10' }],
          addresses: [{ ...home, statedAt: '2024-03-01' }],
          shipments: [
            { to: home, dispatchedAt: '2024-04-20' },
            { to: elsewhere, dispatchedAt: '2026-04-20' },
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'no offer date', given: { addresses, shipments: [{ to: elsewhere }] } },
      { name: 'nobody knows when the address was given', given: { offers, addresses: [home], shipments: [{ to: elsewhere }] } },
      { name: 'nothing was shipped', given: { offers, addresses } },
      { name: 'the order names only the country', given: { offers, addresses, shipments: [{ to: { countryCode: 'US' }, dispatchedAt: '2026-04-20' }] } },
    ],
  },
  { describe, it },
);
