import type { Family, NextStep, Relation, Strength, Tier } from '#model';

/** A verification that people can carry out, from the due-diligence steps of a hire’s life. */
export type VerificationLine = {
  readonly id: string;
  readonly title: string;
  readonly how: string;
  readonly satisfiedWhen: string;
  readonly owner: NextStep['owner'];
  readonly onFailure: string;
  /** Staff time. Unit: minutes. */
  readonly minutes: number;
  /** Burden on the person: 0 none, 1 a message, 2 a call or a document, 3 a journey or an appointment. */
  readonly burden: 0 | 1 | 2 | 3;
  /** Lowest tier for which the plan asks for it whoever the person is; absent where only a finding does. */
  readonly fromTier?: Tier;
  /** Relations for which the plan asks for it; all where absent. */
  readonly relations?: readonly Relation[];
  /** What a failure or refusal is worth as a signal of its own. */
  readonly failure: { readonly strength: Strength; readonly group: string; readonly family: Family };
  /** Publications, keys of `checks/sources.ts`. */
  readonly references: readonly string[];
};

const hired: readonly Relation[] = ['contractor', 'employee', 'supplier-worker'];

/**
 * Every verification that can be recorded. Steps and tiers follow the due-diligence study of November 2026, with NIST
 * SP 800-63A-4 for proofing. Minutes and burdens are house estimates for ordering alone (docs/decisions/0007).
 */
export const verifications: readonly VerificationLine[] = [
  { id: 'identity-proofing', title: 'Identity proofing', how: 'Validate identity evidence with its issuer or another credible source, not from the image alone; a second path or in person where the first fails', satisfiedWhen: 'Strength of evidence, source of validation, path and result are on record at the level the role asks for', owner: 'hr', onFailure: 'Offer a second path, then in person; no single vendor’s answer ends an application', minutes: 30, burden: 2, fromTier: 0, failure: { strength: 'strong', group: 'identity-proofing', family: 'identity' }, references: ['S40', 'S49'] },
  { id: 'same-person', title: 'Same person throughout', how: 'Two reviewers compare the person of the proofing with the person of the interviews', satisfiedWhen: 'Two named reviewers agree', owner: 'hr', onFailure: 'Pause and let a third person compare, in person if possible', minutes: 15, burden: 0, fromTier: 2, failure: { strength: 'strong', group: 'same-person', family: 'identity' }, references: ['S02', 'S24', 'S36'] },
  { id: 'residence-proof', title: 'Proof of residence', how: 'Two dated proofs of the address, or a code mailed to it', satisfiedWhen: 'The proven address is the delivery address', owner: 'hr', onFailure: 'Offer pickup with identity check at a carrier or office', minutes: 15, burden: 2, fromTier: 1, failure: { strength: 'moderate', group: 'residence', family: 'documents' }, references: ['S01', 'S05', 'S49'] },
  { id: 'education-record', title: 'Education confirmed by the school', how: 'Ask the registrar or national degree registry, through a contact found independently', satisfiedWhen: 'Dates and award are confirmed', owner: 'hr', onFailure: 'Ask for another name used then, or a certificate that the school can verify', minutes: 30, burden: 0, fromTier: 2, failure: { strength: 'strong', group: 'education-record', family: 'history' }, references: ['S01', 'S36'] },
  { id: 'employment-record', title: 'Employment confirmed by the employer', how: 'Ask HR through a switchboard found independently, or a payroll verifier; last seven years or three posts', satisfiedWhen: 'Dates and title are confirmed', owner: 'hr', onFailure: 'Ask for pay evidence, then let a person weigh it', minutes: 40, burden: 0, fromTier: 2, failure: { strength: 'strong', group: 'employment-record', family: 'history' }, references: ['S01', 'S24', 'S36'] },
  { id: 'two-references', title: 'Two references on video', how: 'Find both referees independently, speak on video, check who they are', satisfiedWhen: 'Both were seen and identified', owner: 'hr', onFailure: 'Ask for other referees', minutes: 60, burden: 1, fromTier: 2, failure: { strength: 'moderate', group: 'references', family: 'history' }, references: ['S13', 'S36', 'S40'] },
  { id: 'sanctions-screen', title: 'Sanctions lists', how: 'Screen name, birth date and identifiers against OFAC, UN, UK and EU lists, wallets exactly', satisfiedWhen: 'No hit, or each hit resolved by two identifiers, with list dates on record', owner: 'legal', onFailure: 'Counsel the same day', minutes: 10, burden: 0, fromTier: 0, failure: { strength: 'strong', group: 'list-hit', family: 'intelligence' }, references: ['S01', 'S45'] },
  { id: 'background-report', title: 'Background report', how: 'Order a consumer report after written disclosure and authorization', satisfiedWhen: 'Received, and disputed items are resolved', owner: 'hr', onFailure: 'Pre-adverse steps before anything else', minutes: 20, burden: 2, failure: { strength: 'weak', group: 'background-report', family: 'history' }, references: ['S43'] },
  { id: 'work-authorization', title: 'Work authorization', how: 'The country’s own procedure, the worker chooses the documents; kept apart from fraud vetting', satisfiedWhen: 'The procedure says authorized', owner: 'hr', onFailure: 'Follow the legal process; no adverse step while it is open', minutes: 30, burden: 2, fromTier: 0, relations: ['applicant', 'employee'], failure: { strength: 'weak', group: 'work-authorization', family: 'documents' }, references: ['S42', 'S50'] },
  { id: 'payee-validation', title: 'Payee validated', how: 'Let a bank or validation service compare account holder and verified legal name', satisfiedWhen: 'Holder is the worker, or a relation is documented', owner: 'finance', onFailure: 'Ask counsel before changing how wages are paid', minutes: 15, burden: 1, fromTier: 1, relations: hired, failure: { strength: 'strong', group: 'payout-account', family: 'payment' }, references: ['S01', 'S06', 'S11'] },
  { id: 'id-checked-delivery', title: 'Delivery against identity', how: 'Ship to a proven address with identity checked on delivery to the named person, or offer pickup', satisfiedWhen: 'The carrier records the worker’s own signature', owner: 'it', onFailure: 'Recall the shipment and offer pickup', minutes: 15, burden: 1, fromTier: 1, relations: hired, failure: { strength: 'moderate', group: 'delivery-address', family: 'shipping' }, references: ['S01', 'S05', 'S18'] },
  { id: 'device-possession', title: 'Device possession call', how: 'In a live call the worker shows the serial number and a code on the screen, identity document beside the face', satisfiedWhen: 'Serial and code equal the asset', owner: 'it', onFailure: 'Freeze the account, then ask', minutes: 15, burden: 2, fromTier: 2, relations: hired, failure: { strength: 'strong', group: 'device-possession', family: 'device' }, references: ['S02', 'S24', 'S40'] },
  { id: 'hardware-key', title: 'Security key bound', how: 'Post a security key separately and enrol it in the possession call', satisfiedWhen: 'The key is attested', owner: 'it', onFailure: 'No access until it is', minutes: 15, burden: 2, fromTier: 2, relations: hired, failure: { strength: 'weak', group: 'device-possession', family: 'device' }, references: ['S40'] },
  { id: 'device-baseline', title: 'Device baseline', how: 'Record location, egress, USB devices and remote-access tools at first boot', satisfiedWhen: 'It matches the residence and no second remote tool is there', owner: 'security', onFailure: 'Contain and ask within two days', minutes: 20, burden: 0, fromTier: 2, relations: hired, failure: { strength: 'strong', group: 'remote-control', family: 'device' }, references: ['S08', 'S18', 'S21'] },
  { id: 'in-person-day-one', title: 'Met in person', how: 'Nearest office, client site or notary, at the firm’s cost, with an identity document', satisfiedWhen: 'A named colleague saw the person and the document', owner: 'hiring-manager', onFailure: 'Offer another place or date, delay access meanwhile', minutes: 60, burden: 3, fromTier: 3, failure: { strength: 'moderate', group: 'in-person', family: 'interview' }, references: ['S02', 'S06', 'S24'] },
  { id: 'supplier-evidence', title: 'Supplier’s identity evidence', how: 'Ask the supplier for its own identity evidence for this named person and for notice of substitutions', satisfiedWhen: 'The evidence pack was sampled and holds', owner: 'procurement', onFailure: 'Verify the person as a new hire; no supply for tier 2 and above', minutes: 30, burden: 0, fromTier: 0, relations: ['supplier-worker'], failure: { strength: 'moderate', group: 'supplier', family: 'supplier' }, references: ['S03', 'S05', 'S08', 'S22'] },
  { id: 'artefact-review', title: 'Shared artefacts reviewed', how: 'Compare the shared phone, mail, device, account or text across the people concerned and ask each how they are related', satisfiedWhen: 'The relation is documented', owner: 'security', onFailure: 'Look at everyone linked before acting on one', minutes: 45, burden: 1, failure: { strength: 'moderate', group: 'shared-artefact', family: 'contact' }, references: ['S01', 'S12', 'S40'] },
  { id: 'history-clarification', title: 'History clarified', how: 'Ask in writing about each conflict between résumé, profile and form', satisfiedWhen: 'Each conflict has an answer that a document supports', owner: 'hr', onFailure: 'Confirm the posts with the employers', minutes: 20, burden: 1, failure: { strength: 'moderate', group: 'history-conflict', family: 'history' }, references: ['S01', 'S02', 'S24'] },
  { id: 'portfolio-walkthrough', title: 'Portfolio explained live', how: 'The candidate walks an engineer through own repositories: who wrote what, when, and where it came from', satisfiedWhen: 'Authorship is explained', owner: 'hiring-manager', onFailure: 'A second engineer repeats it with another repository', minutes: 45, burden: 2, failure: { strength: 'moderate', group: 'code-provenance', family: 'profile' }, references: ['S24', 'S39'] },
  { id: 'photo-check', title: 'Photo compared', how: 'Reverse search with consent, and a second reviewer for any hit', satisfiedWhen: 'No other name on the face', owner: 'security', onFailure: 'Ask the person about the hit', minutes: 20, burden: 0, failure: { strength: 'moderate', group: 'photo', family: 'identity' }, references: ['S02', 'S24'] },
  { id: 'camera-rounds', title: 'Two rounds on camera', how: 'Two rounds with camera, one of them re-timed at short notice; a private check or a meeting as equal alternative', satisfiedWhen: 'Two colleagues saw the person', owner: 'hr', onFailure: 'Offer the private check, then a meeting', minutes: 30, burden: 2, fromTier: 1, relations: ['applicant'], failure: { strength: 'weak', group: 'live-presence', family: 'interview' }, references: ['S02', 'S20', 'S24'] },
  { id: 'liveness-session', title: 'Liveness session', how: 'Three unpredictable prompts in a live call, or an accommodated equivalent', satisfiedWhen: 'Three of three', owner: 'hr', onFailure: 'Document session with a second reviewer, or in person', minutes: 15, burden: 2, failure: { strength: 'moderate', group: 'live-presence', family: 'interview' }, references: ['S05', 'S06', 'S24'] },
  { id: 'own-claim-questions', title: 'Questions on own claims', how: 'Five neutral questions on stated town, commute, posts and dates, the same set for all', satisfiedWhen: 'Four of five', owner: 'hr', onFailure: 'A follow-up talk; no decision on this alone', minutes: 15, burden: 2, failure: { strength: 'weak', group: 'own-claims', family: 'interview' }, references: ['S24'] },
  { id: 'live-work', title: 'Unscripted live task', how: 'A small task in an issued sandbox, then an explanation of own past work', satisfiedWhen: 'Skill matches the level claimed', owner: 'hiring-manager', onFailure: 'A second engineer repeats it', minutes: 60, burden: 2, fromTier: 2, failure: { strength: 'moderate', group: 'skill', family: 'interview' }, references: ['S18', 'S24'] },
  { id: 'network-and-clock', title: 'Network and clock explained', how: 'Ask about the network, and repeat the call without VPN', satisfiedWhen: 'Consistent with the claimed place, or explained', owner: 'security', onFailure: 'Prefer proof of residence and possession to more questions', minutes: 15, burden: 1, failure: { strength: 'weak', group: 'network-place', family: 'network' }, references: ['S12', 'S17', 'S25'] },
  { id: 'phone-confirmation', title: 'Phone confirmed', how: 'Call back at an unscheduled time, or ask for a number with a subscriber contract', satisfiedWhen: 'The person answered on a subscriber line', owner: 'hr', onFailure: 'Use another proven channel', minutes: 5, burden: 1, failure: { strength: 'weak', group: 'phone-line', family: 'contact' }, references: ['S01', 'S12'] },
  { id: 'identity-number-trace', title: 'Identity number traced lawfully', how: 'Through an agency or government service with the person’s authorization', satisfiedWhen: 'Name and age agree', owner: 'hr', onFailure: 'Dispute rights first; ask about changed names', minutes: 20, burden: 1, failure: { strength: 'strong', group: 'identity-number', family: 'identity' }, references: ['S29'] },
  { id: 'identity-owner-contact', title: 'Holder of the identity reached', how: 'Reach the holder through an authority’s channel and ask whether they applied or work here', satisfiedWhen: 'The holder says yes', owner: 'legal', onFailure: 'Treat the holder as a victim: inform, correct tax records', minutes: 60, burden: 0, failure: { strength: 'strong', group: 'identity-holder', family: 'identity' }, references: ['S37'] },
  { id: 'on-camera-recheck', title: 'On-camera re-check', how: 'Identity document beside the face, at a notified and random date, for everyone in the class', satisfiedWhen: 'The same person, seen by a named colleague', owner: 'hr', onFailure: 'A second date, then suspend access with two named people', minutes: 15, burden: 2, failure: { strength: 'strong', group: 'reverification', family: 'work-pattern' }, references: ['S05', 'S14', 'S24', 'S29'] },
  { id: 'residence-redeclaration', title: 'Residence declared again', how: 'The worker declares the residence again, with one dated proof after a move', satisfiedWhen: 'Declaration, device and delivery agree', owner: 'hr', onFailure: 'Ask counsel before touching pay', minutes: 10, burden: 1, failure: { strength: 'moderate', group: 'residence', family: 'documents' }, references: ['S08', 'S18'] },
  { id: 'payout-call-back', title: 'Payout change called back', how: 'Two people approve, one calls a number known from before, three days pass', satisfiedWhen: 'The worker confirms on the known number', owner: 'finance', onFailure: 'Pay by the last verified account where lawful', minutes: 15, burden: 1, failure: { strength: 'moderate', group: 'payout-account', family: 'payment' }, references: ['S04', 'S05', 'S20'] },
  { id: 'written-explanation', title: 'Written explanation', how: 'Ask the person in neutral words, and record the answer', satisfiedWhen: 'A named person accepts the answer and says why', owner: 'hr', onFailure: 'Choose the verification that would settle it', minutes: 10, burden: 1, failure: { strength: 'weak', group: 'explanation', family: 'history' }, references: ['S24'] },
  { id: 'access-review', title: 'Access reviewed', how: 'The owner of each system reviews what was read, copied and requested', satisfiedWhen: 'Each access has a task behind it', owner: 'security', onFailure: 'Reduce access first, then ask', minutes: 45, burden: 0, failure: { strength: 'moderate', group: 'data-access', family: 'data-access' }, references: ['S04', 'S20', 'S24'] },
  { id: 'incident-response', title: 'Incident worked through', how: 'Counsel first, preserve, reduce access quietly, rotate secrets, then ask', satisfiedWhen: 'The incident is closed with a written finding', owner: 'security', onFailure: 'Keep it open', minutes: 240, burden: 0, failure: { strength: 'strong', group: 'incident', family: 'data-access' }, references: ['S20', 'S24', 'S98'] },
  { id: 'counsel-review', title: 'Counsel’s review', how: 'Counsel reviews the facts, the duties to pay and to report, and signs', satisfiedWhen: 'Counsel’s written position is on record', owner: 'legal', onFailure: 'Nothing adverse happens meanwhile', minutes: 60, burden: 0, failure: { strength: 'strong', group: 'counsel', family: 'intelligence' }, references: ['S01', 'S45', 'S98'] },
];

const byId = new Map(verifications.map((line) => [line.id, line]));

/** @returns undefined for an unknown id */
export function verificationLine(id: string): VerificationLine | undefined {
  return byId.get(id);
}

/** Identity proofing a tier asks for. @source due-diligence study 2026-11, depth by role criticality; levels after NIST SP 800-63A-4 */
export const PROOFING_OF_TIER = { 0: 'P1', 1: 'P2', 2: 'P3', 3: 'P4' } as const;

/** What each proofing level takes. @source NIST SP 800-63A-4 by way of S40 and S49 */
export const PROOFING_TAKES = {
  P0: 'the person’s own word',
  P1: 'one validated government document, and a confirmed address or phone',
  P2: 'one superior, or one strong and one fair piece of evidence validated at source, liveness or a code to a validated address, payee equal to name',
  P3: 'P2, the interviewed person matched, a device possession call, and notice to an address of record',
  P4: 'P3, in person or at an attended kiosk with a trained agent',
} as const;

/** Months after which people already working are re-checked on camera, by tier. Unit: months. @source due-diligence study 2026-11, depth by role criticality (S14, S24) */
export const RECHECK_MONTHS = { 0: 12, 1: 12, 2: 6, 3: 3 } as const;

/** Tier assumed where a role has none: the one with source code and customer data, since the work here is technical. @source house, docs/decisions/0007 */
export const DEFAULT_TIER: Tier = 2;
