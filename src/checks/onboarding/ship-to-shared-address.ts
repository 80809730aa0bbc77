import { defineAwaitingCheck } from '#model';

/** Delivery address shared by unrelated workers. */
export const shipToSharedAddress = defineAwaitingCheck({
  id: 'ship-to-shared-address',
  title: 'Delivery address shared by unrelated workers',
  stage: 'onboarding',
  needs: ['links'],
  description: 'Two or more workers who are not related receive equipment at one address or unit.',
  data: 'Shipping history of all workers',
  falsePositives: ['Spouses or flatmates', 'A dormitory or a coworking house', 'A colleague who takes in parcels'],
  runbook: ['Ask each about the household', 'Call each on camera with the device', 'Look at all deliveries to that address'],
  references: ['S12', 'S37', 'S40'],
  messages: { noticed: '{{count}} workers receive equipment at one address.' },
});
