import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Traces that somebody leaves whatever the name. @source red-flag catalogue 2026-11, row reapplication-under-new-name */
const TRACES = ['device', 'mfa-device', 'identity-document', 'application-text', 'file', 'picture', 'payout-account', 'application-artefact', 'phone', 'email', 'profile-handle'];

/** Traces of an earlier person under another name. */
export const reapplicationUnderNewName = defineLinkCheck({
  id: 'reapplication-under-new-name',
  title: 'Traces of an earlier person under another name',
  stage: 'sourcing',
  description: 'A device, document or writing trace, or with a written release a typing or voice trace, equals that of a person rejected or removed before, and the name differs.',
  data: 'Records of past applicants and removed workers',
  falsePositives: ['A name changed by marriage or transition', 'A typing error in the earlier record', 'A shared family computer'],
  runbook: ['Ask about earlier names', 'Compare documents with two reviewers', 'Keep the earlier decision out of the comparison'],
  references: ['S24', 'S40'],
  messages: { noticed: '{{artefact}} was seen before with {{people}}, {{when}}.' },

  run({ links }) {
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, TRACES).flatMap(({ feature, label, people, own }) => {
      const past = people.filter((one) => one.past !== undefined);
      if (past.length === 0) return [];
      const when = past.map((one) => `turned down or left by ${one.past}`).join(', ');
      return [{ messageId: 'noticed' as const, data: { artefact: `${feature.replaceAll('-', ' ')} “${label}”`, people: namesOf(past), when }, evidence: [own] as const }];
    });
  },
});
