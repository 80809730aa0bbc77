import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Identity evidence used by two people. */
export const idArtefactReuse = defineLinkCheck({
  id: 'id-artefact-reuse',
  title: 'Identity evidence used by two people',
  stage: 'application',
  description: 'One document number, one photo with different data, or one background and lighting is used by two applicants.',
  data: 'Identity evidence of all applicants, as keyed hashes',
  falsePositives: ['A false match of the vendor', 'The same person applied twice'],
  runbook: ['Confirm by eye with two reviewers', 'Ask the issuer where that is lawful', 'Treat the document’s holder as a possible victim'],
  references: ['S01', 'S06'],
  messages: { noticed: '{{artefact}} was also presented by {{people}}.' },

  run({ dossier, links }) {
    const isImage = (id: string) => dossier.files.some((claim) => claim.id === id && claim.value.kind === 'identity-image');
    const hasEvidence = dossier.identityDocuments.some(({ value }) => value.number !== undefined) || dossier.files.some(({ value }) => value.kind === 'identity-image');
    if (!hasEvidence) return cannotTell('no identity evidence is recorded', 'number or image of the identity document');
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ['identity-document', 'picture', 'file']).flatMap(({ feature, label, people, own }) =>
      feature !== 'identity-document' && !(own.ref === 'claim' && isImage(own.id))
        ? []
        : [
            {
              messageId: 'noticed' as const,
              data: { artefact: `The ${feature === 'identity-document' ? 'document' : 'image'} ${label}`, people: namesOf(people) },
              evidence: [own] as const,
            },
          ],
    );
  },
});
