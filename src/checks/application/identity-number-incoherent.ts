import { cannotTell, defineCheck, supports } from '#model';

/** A lawful trace of the tax or social number contradicts the person’s name, age or being alive. */
export const identityNumberIncoherent = defineCheck({
  id: 'identity-number-incoherent',
  title: 'Identity number belongs to other data',
  stage: 'application',
  description: 'A lawful trace of the tax or social number shows another name, a deceased holder, or an issuance that the stated age contradicts.',
  data: 'The result of a lawful trace of the identity number, with the person’s authorization',
  falsePositives: ['A data error at the agency', 'A number issued recently to a newcomer', 'A changed name that the agency does not have yet'],
  runbook: [
    'Give the person the result and the right to dispute it',
    'Ask about changed names and repeat the trace',
    'Take a valid number for no clearance: stolen numbers are valid',
  ],
  references: ['S29'],
  messages: {
    otherName: 'The number’s trace shows another name.',
    deceasedHolder: 'The number’s trace shows a holder who has died.',
    ageContradicts: 'The number was issued at a time that the stated age contradicts.',
    doesNotAgree: 'The number’s trace does not agree with what is claimed.',
  },

  run({ dossier }) {
    const traces = dossier.verifications.filter(({ value }) => value.verification === 'identity-number-trace' && (value.result === 'satisfied' || value.result === 'failed'));
    if (traces.length === 0) return cannotTell('the identity number was not traced', 'a lawful trace with the person’s authorization');
    return traces
      .filter(({ value }) => value.result === 'failed')
      .map((claim) => {
        const { reason } = claim.value;
        const messageId =
          reason === 'different-name'
            ? ('otherName' as const)
            : reason === 'deceased-holder'
              ? ('deceasedHolder' as const)
              : reason === 'age-contradiction'
                ? ('ageContradicts' as const)
                : ('doesNotAgree' as const);
        return { messageId, data: {}, evidence: [supports(claim)] as const };
      });
  },
});
