import { cannotTell, defineCheck, notApplicable, supports } from '#model';

/** The firm that supplies the person cannot show its own identity evidence, or exchanged the person without notice. */
export const supplierWithoutIdvEvidence = defineCheck({
  id: 'supplier-without-idv-evidence',
  title: 'Supplier shows no identity evidence',
  stage: 'sourcing',
  description:
    'A staffing firm, employer of record or development shop cannot produce identity evidence of its own for the person it supplies, or exchanged the person without notice. It is an exposure, no suspicion of the person.',
  data: 'The supplier’s evidence pack and notices of substitution',
  falsePositives: ['An honest supplier without such a process yet', 'A pack that is on its way'],
  runbook: ['Open a task to verify the person as a new hire', 'Ask the supplier for evidence and notice clauses', 'Leave the person out of blame'],
  references: ['S03', 'S05', 'S08', 'S22', 'S40'],
  messages: {
    refused: '{{supplier}} does not produce identity evidence for this person.',
    exchanged: '{{supplier}} exchanged the person without notice.',
  },

  run({ dossier }) {
    const { suppliers } = dossier;
    if (suppliers.length === 0)
      return dossier.subject.relation === 'supplier-worker'
        ? cannotTell('the supplier is not recorded', 'the supplier and its evidence pack')
        : notApplicable('the person is not supplied by another firm');
    const found = suppliers.flatMap((claim) => [
      ...(claim.value.identityEvidence === 'refused' ? [{ messageId: 'refused' as const, data: { supplier: claim.value.name }, evidence: [supports(claim)] as const }] : []),
      ...((claim.value.substitutions ?? []).some(({ announced }) => !announced)
        ? [{ messageId: 'exchanged' as const, data: { supplier: claim.value.name }, evidence: [supports(claim)] as const }]
        : []),
    ]);
    if (found.length === 0 && suppliers.some(({ value }) => value.identityEvidence !== 'provided'))
      return cannotTell('the supplier’s evidence has not come yet', 'the supplier’s identity evidence for this person');
    return found;
  },
});
