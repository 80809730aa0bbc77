import { type CheckableDossier, cannotTell, context, contradicts, defineCheck, supports } from '#model';
import { compareDates, daysBetween, groupBySamePlace, isCertainlyBefore, placeLine, relatePlaces } from '#values';

/** Hand-over places that an employer or carrier controls; moving a delivery there is what the runbooks advise. @source S40, and red-flag catalogue 2026-11, row ship-to-mail-drop (ID-checked pickup) */
const HANDOVER = new Set<string | undefined>(['carrier-pickup', 'office']);
/** Documents that come before any offer. @source order of a hiring process: application, interview, offer */
const BEFORE_ANY_OFFER = new Set<string | undefined>(['application-form', 'resume', 'cover-letter']);

type Address = CheckableDossier['addresses'][number];

/** Addresses that the person had certainly given when the offer was signed; those for shipping go before the residence. */
function givenBefore(dossier: CheckableDossier, signedAt: string): readonly Address[] {
  const roles = new Map(dossier.documents.map(({ id, role }) => [id, role]));
  const given = dossier.addresses.filter(({ statedAt, statedIn, documentId }) =>
    statedAt === undefined ? BEFORE_ANY_OFFER.has(roles.get(statedIn ?? documentId)) : daysBetween(statedAt, signedAt).least >= 0,
  );
  const shipping = given.filter(({ value }) => value.kind === 'shipping');
  return shipping.length > 0 ? shipping : given.filter(({ value }) => value.kind === 'residence');
}

/** Delivery places of the first dispatch after the offer, and shipping addresses given between the two. */
function deliveryPlaces(dossier: CheckableDossier, signedAt: string) {
  const outbound = dossier.shipments.filter(
    ({ value }) => value.direction === 'outbound' && !(value.dispatchedAt !== undefined && isCertainlyBefore(value.dispatchedAt, signedAt)),
  );
  const dispatch = outbound.flatMap(({ value }) => value.dispatchedAt ?? []).sort(compareDates)[0];
  const first = outbound.filter(({ value }) => (dispatch === undefined ? true : value.dispatchedAt !== undefined && !isCertainlyBefore(dispatch, value.dispatchedAt)));
  const given = dossier.addresses.filter(
    ({ value, statedAt }) =>
      value.kind === 'shipping' && statedAt !== undefined && isCertainlyBefore(signedAt, statedAt) && !(dispatch !== undefined && isCertainlyBefore(dispatch, statedAt)),
  );
  return [
    ...first.flatMap((claim) => (claim.value.to === undefined ? [] : [{ claim, place: claim.value.to, classification: claim.value.toClassification }])),
    ...given.map((claim) => ({ claim, place: claim.value, classification: claim.value.classification })),
  ].sort((a, b) => a.claim.id.localeCompare(b.claim.id));
}

/** The delivery place is another than the one given before the offer was signed. */
export const addressChangedAfterOffer = defineCheck({
  id: 'address-changed-after-offer',
  title: 'Delivery address replaced after the offer',
  stage: 'onboarding',
  description: 'Between the signed offer and the first dispatch the delivery place was replaced by another than the one given before. Carrier pickup and offices are not counted.',
  data: 'Date on which the offer was signed, addresses with the date they were given, and the delivery place of the first shipment',
  falsePositives: ['A house move between offer and start', 'A safer delivery place, such as a workplace or a relative’s home', 'The first address was written wrongly'],
  runbook: [
    'Ask why the place changed, before dispatch where possible',
    'Ask for one dated proof of the new address',
    'Offer pickup with identity check at a carrier or office',
    'Hold the shipment until one of them is done',
  ],
  references: ['S01', 'S08', 'S20', 'S36'],
  messages: { replaced: 'The delivery place {{place}} is not the address given before the offer was signed on {{signedAt}}.' },

  run({ dossier }) {
    const offer = dossier.offers
      .filter(({ value }) => value.signedAt !== undefined)
      .sort((a, b) => compareDates(b.value.signedAt ?? '', a.value.signedAt ?? '') || a.id.localeCompare(b.id))[0];
    const signedAt = offer?.value.signedAt;
    if (offer === undefined || signedAt === undefined) return cannotTell('the date on which the offer was signed is not recorded', 'the signed offer with its date');
    const before = givenBefore(dossier, signedAt);
    if (before.length === 0)
      return cannotTell('no address is known to have been given before the offer was signed', 'the address on the application, or addresses with the date they were given');
    const groups = groupBySamePlace(deliveryPlaces(dossier, signedAt)).filter((group) => !group.some(({ classification }) => HANDOVER.has(classification)));
    if (groups.length === 0 && deliveryPlaces(dossier, signedAt).length === 0)
      return cannotTell('no delivery place is recorded after the offer', 'the shipping order of the first dispatch');
    const related = groups.map((group) => ({ group, relations: before.map(({ value }) => relatePlaces(group[0].place, value)) }));
    const replaced = related.filter(({ relations }) => relations.every((relation) => relation === 'different'));
    if (replaced.length === 0 && related.some(({ relations }) => !relations.includes('same')))
      return cannotTell('the addresses before and after the offer share no part that can be compared', 'both addresses with street and postal code');
    return replaced.map(({ group: [first, ...others] }) => ({
      messageId: 'replaced' as const,
      data: { place: placeLine(first.place), signedAt },
      evidence: [supports(first.claim), ...others.map(({ claim }) => supports(claim)), ...before.map(contradicts), context(offer)] as const,
    }));
  },
});
