import { z } from 'zod';
import { cannotTell, defineTelemetryCheck } from '#model';

const options = z
  .strictObject({
    /** People, more than whom are a campus, a firm or a parcel shop. Unit: people. @source house: red-flag catalogue 2026-11, section 11, names campuses and agencies and no number */
    most: z.int().min(2).default(12).meta({ description: 'People, more than whom are a campus, a firm or a parcel shop' }),
  })
  .prefault({});

/** Delivery address shared by unrelated workers. */
export const shipToSharedAddress = defineTelemetryCheck({
  id: 'ship-to-shared-address',
  title: 'Delivery address shared by unrelated workers',
  options,
  stage: 'onboarding',
  description: 'Two or more workers who are not related receive equipment at one address or unit.',
  data: 'Shipping history of all workers',
  falsePositives: ['Spouses or flatmates', 'A dormitory or a coworking house', 'A colleague who takes in parcels'],
  runbook: ['Ask each about the household', 'Call each on camera with the device', 'Look at all deliveries to that address'],
  references: ['S12', 'S37', 'S40'],
  messages: {
    noticed: '{{count}} workers receive equipment at {{label}}, also {{others}}.',
  },
  run({ dossier, telemetry }, { options: { most } }) {
    if (dossier.shipments.every(({ value }) => value.to?.address === undefined) && dossier.addresses.every(({ value }) => value.kind !== 'shipping'))
      return cannotTell('no delivery address with its street is recorded', 'the shipping orders or carrier events of all workers');
    if (telemetry.people < 2) return cannotTell('nobody else is stored', 'the records of other people');
    return telemetry.shared
      .filter((one) => one.kind === 'delivery-address' && one.others.length < most)
      .map(({ label, others, evidence }) => ({
        messageId: 'noticed' as const,
        data: { label, count: others.length + 1, others: others.map(({ caption, id }) => `${caption} (${id})`).join(', ') },
        evidence: [evidence] as const,
      }));
  },
});
