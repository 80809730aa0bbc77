import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { closestRelation } from '#values';

/** Recipients who take in parcels for somebody in everyday life, or who are the worker. @source red-flag catalogue 2026-11, row recipient-is-not-worker: family, concierge; a colleague at an office: house */
const EVERYDAY_RECIPIENTS = new Set<string | undefined>(['worker', 'household', 'concierge', 'colleague']);

type Shipment = CheckableDossier['shipments'][number];

/** fits: the worker or somebody who takes in parcels · differs: another name · unknown: not told, or only part of the name agrees, as in a family */
function readRecipient({ value }: Shipment, names: readonly string[]): 'fits' | 'differs' | 'unknown' {
  if (EVERYDAY_RECIPIENTS.has(value.recipientRelationship)) return 'fits';
  if (value.recipientRelationship === 'stranger') return 'differs';
  const relation = value.recipientName === undefined ? 'unknown' : closestRelation(value.recipientName, names);
  return relation === 'same' ? 'fits' : relation === 'different' ? 'differs' : 'unknown';
}

/** Somebody else signed for the equipment, or its way was changed in transit. */
export const recipientIsNotWorker = defineCheck({
  id: 'recipient-is-not-worker',
  title: 'Equipment signed for by another name or redirected',
  stage: 'onboarding',
  description:
    'The name on the carrier’s signature or identity check differs from every name of the worker and is not known to be household, concierge or colleague, or the delivery place was changed in transit other than to a carrier pickup.',
  data: 'Carrier’s record of the delivery: name, relation to the worker, and redirections',
  falsePositives: ['Family or flatmates', 'A concierge, neighbour or reception', 'The carrier moved a missed delivery to its own shop', 'An illegible signature'],
  runbook: [
    'Ask who took the parcel and how they are related',
    'Hold a possession call: serial number and a code on the screen',
    'Ship with identity check to the named person from now on',
  ],
  references: ['S18', 'S20'],
  messages: {
    otherRecipient: 'The shipment was signed for by {{recipient}}, a name the worker is not known by.',
    redirected: 'The delivery place of the shipment was changed in transit.',
  },

  run({ dossier }) {
    const records = dossier.shipments.filter(
      ({ value }) => value.direction === 'outbound' && (value.recipientName !== undefined || value.recipientRelationship !== undefined || value.redirectedInTransit !== undefined),
    );
    const wouldTell = 'the carrier’s record with the recipient’s name and relation to the worker';
    if (records.length === 0) return cannotTell('no delivery record of the carrier', wouldTell);
    const named = [...dossier.names, ...dossier.identityDocuments];
    const names = named.flatMap(({ value }) => value.name ?? []);
    const read = records.map((claim) => ({ claim, recipient: readRecipient(claim, names) }));
    const others = read
      .filter(({ recipient }) => recipient === 'differs')
      .map(({ claim }) => ({
        messageId: 'otherRecipient' as const,
        data: { recipient: claim.value.recipientName ?? 'a person unknown to the worker' },
        evidence: [supports(claim), ...named.map(context)] as const,
      }));
    const redirected = records
      .filter(({ value }) => value.redirectedInTransit === true && value.toClassification !== 'carrier-pickup')
      .map((claim) => ({ messageId: 'redirected' as const, data: {}, evidence: [supports(claim)] as const }));
    const found = [...others, ...redirected];
    if (found.length === 0 && read.some(({ recipient }) => recipient === 'unknown')) return cannotTell('who received the shipment is not established', wouldTell);
    return found;
  },
});
