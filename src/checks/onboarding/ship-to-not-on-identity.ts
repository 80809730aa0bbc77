import { type CheckableDossier, cannotTell, context, contradicts, defineCheck, supports } from '#model';
import { groupBySamePlace, placeLine, relatePlaces } from '#values';

/** Hand-over places that an employer or carrier controls, where identity can be checked. @source S40, and red-flag catalogue 2026-11, row ship-to-mail-drop (ID-checked pickup) */
const HANDOVER = new Set<string | undefined>(['carrier-pickup', 'office']);

/** Where equipment goes or is to go. */
function deliveryPlaces(dossier: CheckableDossier) {
  const shipped = dossier.shipments.flatMap((claim) =>
    claim.value.direction === 'outbound' && claim.value.to !== undefined ? [{ claim, place: claim.value.to, classification: claim.value.toClassification }] : [],
  );
  const given = dossier.addresses.filter(({ value }) => value.kind === 'shipping').map((claim) => ({ claim, place: claim.value, classification: claim.value.classification }));
  return [...shipped, ...given].sort((a, b) => a.claim.id.localeCompare(b.claim.id));
}

/** Places that a document ties to the person: on an identity document, or with a proof of residence. */
function provenPlaces(dossier: CheckableDossier) {
  const documents = dossier.identityDocuments.flatMap((claim) => (claim.value.place === undefined ? [] : [{ claim, place: claim.value.place }]));
  const proven = dossier.addresses.filter(({ value }) => value.proof !== undefined && value.proof !== 'none').map((claim) => ({ claim, place: claim.value }));
  return [...documents, ...proven];
}

/** The delivery place is on no identity document and no proof of residence. */
export const shipToNotOnIdentity = defineCheck({
  id: 'ship-to-not-on-identity',
  title: 'Delivery address without proof of residence',
  stage: 'onboarding',
  description:
    'The delivery place is neither on an identity document nor an address with a proof of residence. Carrier pickup and offices are not counted. A refused proof of residence is told apart.',
  data: 'Delivery place, the address on the identity documents, and proofs of residence seen',
  falsePositives: ['A recent move that the documents do not show yet', 'A student or temporary address', 'Safety: somebody who keeps the home address private'],
  runbook: [
    'Ask for one dated proof of the delivery address, such as a bill or lease',
    'Accept a code mailed to it',
    'Offer pickup with identity check at a carrier or office instead',
    'Do not ask for a reason where safety is named',
  ],
  references: ['S01', 'S05', 'S18'],
  messages: {
    notOnIdentity: 'The delivery place {{place}} is on no identity document and no proof of residence.',
    proofRefused: 'The delivery place {{place}} is on no identity document, and a proof of residence was refused.',
  },

  run({ dossier }) {
    const all = groupBySamePlace(deliveryPlaces(dossier));
    if (all.length === 0) return cannotTell('no delivery place is recorded', 'the shipping order');
    const groups = all.filter((group) => !group.some(({ classification }) => HANDOVER.has(classification)));
    const proven = provenPlaces(dossier);
    if (groups.length > 0 && proven.length === 0)
      return cannotTell('no identity document or proof of residence shows an address', 'an identity document with an address, or a dated proof of residence');
    const related = groups.map((group) => ({ group, relations: proven.map(({ place }) => relatePlaces(group[0].place, place)) }));
    const missing = related.filter(({ relations }) => relations.every((relation) => relation === 'different'));
    if (missing.length === 0 && related.some(({ relations }) => !relations.includes('same')))
      return cannotTell('delivery place and proven address share no part that can be compared', 'both addresses with street and postal code');
    const proofs = dossier.verifications.filter(({ value }) => value.verification === 'residence-proof');
    const refused = proofs.some(({ value }) => value.result === 'satisfied') ? [] : proofs.filter(({ value }) => value.result === 'refused');
    return missing.map(({ group: [first, ...others] }) => ({
      messageId: refused.length > 0 ? ('proofRefused' as const) : ('notOnIdentity' as const),
      data: { place: placeLine(first.place) },
      evidence: [supports(first.claim), ...others.map(({ claim }) => context(claim)), ...proven.map(({ claim }) => contradicts(claim)), ...refused.map(supports)] as const,
    }));
  },
});
