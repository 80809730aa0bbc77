import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { groupBySamePlace, mailDropNamed, placeLine } from '#values';

/** Classes of address at which anybody may receive goods for another, with the words of the message. @source S02, S18, S40 */
const MAIL_DROPS: Readonly<Record<string, string>> = {
  'mail-agent': 'a mail agent',
  'parcel-shop': 'a parcel shop',
  'freight-forwarder': 'a freight forwarder',
  'po-box': 'a post office box',
  coworking: 'a coworking desk',
};

type Delivery = {
  readonly claim: CheckableDossier['shipments'][number] | CheckableDossier['addresses'][number];
  readonly place: NonNullable<CheckableDossier['shipments'][number]['value']['to']>;
  readonly classification: string | undefined;
};

/** Where equipment goes or is to go. */
function deliveryPlaces(dossier: CheckableDossier): readonly Delivery[] {
  const shipped = dossier.shipments.flatMap((claim) =>
    claim.value.direction === 'outbound' && claim.value.to !== undefined ? [{ claim, place: claim.value.to, classification: claim.value.toClassification }] : [],
  );
  const given = dossier.addresses.filter(({ value }) => value.kind === 'shipping').map((claim) => ({ claim, place: claim.value, classification: claim.value.classification }));
  return [...shipped, ...given].sort((a, b) => a.claim.id.localeCompare(b.claim.id));
}

/** The classification that was made for any of the statements about one place. */
function classificationOf(group: readonly Delivery[]): string | undefined {
  const made = group
    .map(({ classification }) => classification)
    .filter((classification) => classification !== undefined && classification !== 'unknown')
    .sort();
  return made.find((classification) => classification !== undefined && classification in MAIL_DROPS) ?? made[0];
}

/** Equipment goes to a place where anybody may receive it. */
export const shipToMailDrop = defineCheck({
  id: 'ship-to-mail-drop',
  title: 'Delivery to a mail agent, box or desk',
  stage: 'onboarding',
  description:
    'The delivery place is a commercial mail agent, parcel shop, freight forwarder, post office box or coworking desk, by an address classification or, where none was made, by plain words in the address. Carrier pickup is not counted.',
  data: 'Delivery place with an address classification',
  falsePositives: [
    'A rural area without delivery, or one where parcels are stolen',
    'Somebody who keeps the home address private for safety',
    'A freelancer whose office is a coworking space',
  ],
  runbook: [
    'Offer pickup with identity check at a carrier or office instead',
    'Ask why this place was chosen, without pressing where safety is named',
    'Hold the shipment until one of them is done',
  ],
  references: ['S02', 'S18', 'S40'],
  messages: {
    classified: 'The delivery place {{place}} is classified as {{kind}}.',
    named: 'The delivery address {{place}} itself names a {{kind}}.',
  },

  run({ dossier }) {
    const groups = groupBySamePlace(deliveryPlaces(dossier));
    if (groups.length === 0) return cannotTell('no delivery place is recorded', 'the shipping order');
    const read = groups.map((group) => {
      const classification = classificationOf(group);
      return {
        group,
        classification,
        drop: classification === undefined ? undefined : MAIL_DROPS[classification],
        named: classification === undefined ? group.flatMap(({ place }) => mailDropNamed(place) ?? []).sort()[0] : undefined,
      };
    });
    const found = read.flatMap(({ group: [first, ...others], drop, named }) => {
      const kind = drop ?? named;
      if (kind === undefined) return [];
      return [
        {
          messageId: drop === undefined ? ('named' as const) : ('classified' as const),
          data: { place: placeLine(first.place), kind },
          evidence: [supports(first.claim), ...others.map(({ claim }) => context(claim))] as const,
        },
      ];
    });
    if (found.length === 0 && read.some(({ classification }) => classification === undefined))
      return cannotTell('the delivery place was not classified and its words do not tell', 'an address classification of the delivery place');
    return found;
  },
});
