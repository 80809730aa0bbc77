import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Delivery address shared by unrelated workers. */
export const shipToSharedAddress = defineLinkCheck({
  id: 'ship-to-shared-address',
  title: 'Delivery address shared by unrelated workers',
  stage: 'onboarding',
  description: 'Two or more workers who are not related receive equipment at one address or unit.',
  data: 'Shipping history of all workers',
  falsePositives: ['Spouses or flatmates', 'A dormitory or a coworking house', 'A colleague who takes in parcels'],
  runbook: ['Ask each about the household', 'Call each on camera with the device', 'Look at all deliveries to that address'],
  references: ['S12', 'S37', 'S40'],
  messages: {
    noticed: '{{count}} workers receive equipment at {{label}}, also {{others}}.',
  },
  run({ dossier, links }) {
    if (dossier.shipments.every(({ value }) => value.to?.address === undefined) && dossier.addresses.every(({ value }) => value.kind !== 'shipping'))
      return cannotTell('no delivery address with its street is recorded', 'the shipping orders or carrier events of all workers');
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ['delivery-address']).map(({ label, people, own }) => ({
      messageId: 'noticed' as const,
      data: { label, count: people.length + 1, others: namesOf(people) },
      evidence: [own] as const,
    }));
  },
});
