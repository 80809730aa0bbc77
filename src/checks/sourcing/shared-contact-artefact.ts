import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Ways of being reached or identified that independent people do not share. @source red-flag catalogue 2026-11, row shared-contact-artefact */
const WORDS: Readonly<Record<string, string>> = {
  email: 'Mail address',
  phone: 'Phone number',
  'payout-account': 'Payout account',
  'identity-document': 'Identity document',
  file: 'File',
  device: 'Device',
  'application-artefact': 'Sender of the application',
  'profile-handle': 'Profile',
};
const ARTEFACTS = Object.keys(WORDS);

/** Contact artefact shared with another person. */
export const sharedContactArtefact = defineLinkCheck({
  id: 'shared-contact-artefact',
  title: 'Contact artefact shared with another person',
  stage: 'sourcing',
  description: 'Phone, mail, payout account, document number, résumé file or device is exactly the same in two or more records under different legal names.',
  data: 'Records of all applicants and workers, with their contact artefacts',
  falsePositives: ['A couple or household on one phone', 'A recruiter’s own contact details in several files', 'A campus or library computer'],
  runbook: ['Ask each how they are related before anything counts', 'Look at everybody linked before acting on one', 'Record the relation'],
  references: ['S01', 'S06', 'S12', 'S40'],
  messages: { noticed: '{{artefact}} is also given by {{count}} other people: {{others}}.', one: '{{artefact}} is also given by {{others}}.' },

  run({ links }) {
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ARTEFACTS).map(({ label, feature, people, own }) => ({
      messageId: people.length === 1 ? ('one' as const) : ('noticed' as const),
      data: { artefact: `${WORDS[feature] ?? feature} ${label}`, count: people.length, others: namesOf(people) },
      evidence: [own] as const,
    }));
  },
});
