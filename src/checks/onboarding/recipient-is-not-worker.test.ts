import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { recipientIsNotWorker } from './recipient-is-not-worker.ts';

const names = [{ name: 'Mira Placeholder' }, { name: 'Mira Sample', kind: 'former' }];

testCheck(
  recipientIsNotWorker,
  {
    fires: [
      {
        name: 'another name signed',
        given: { names, shipments: [{ recipientName: 'Robin Example' }] },
        messageId: 'otherRecipient',
        evidence: ['/shipments/0', '/names/0'],
        says: 'Robin Example',
      },
      { name: 'a stranger took it, without a name', given: { names, shipments: [{ recipientRelationship: 'stranger' }] }, messageId: 'otherRecipient' },
      {
        name: 'redirected on the way although the worker signed',
        given: { names, shipments: [{ recipientName: 'Mira Placeholder', redirectedInTransit: true }] },
        messageId: 'redirected',
      },
    ],
    quiet: [
      { name: 'the worker signed, with an initial and the former name', given: { names, shipments: [{ recipientName: 'M. Sample' }] } },
      { name: 'innocent twin: a flatmate of another name signed', given: { names, shipments: [{ recipientName: 'Robin Example', recipientRelationship: 'household' }] } },
      {
        name: 'the carrier moved a missed delivery to its own pickup',
        given: { names, shipments: [{ recipientName: 'Mira Placeholder', redirectedInTransit: true, toClassification: 'carrier-pickup' }] },
      },
      {
        name: 'a return is not a delivery to the worker',
        given: { names, shipments: [{ recipientName: 'Mira Placeholder' }, { direction: 'return', recipientName: 'Robin Example' }] },
      },
    ],
    cannotTell: [
      { name: 'no delivery is recorded', given: { names } },
      { name: 'only part of the name agrees, as in a family', given: { names, shipments: [{ recipientName: 'Sam Placeholder' }] } },
      { name: 'no name of the worker is known', given: { shipments: [{ recipientName: 'Robin Example' }] } },
      { name: 'the carrier records no recipient', given: { names, shipments: [{ redirectedInTransit: false }] } },
    ],
  },
  { describe, it },
);
