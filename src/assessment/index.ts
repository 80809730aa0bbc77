/** Outcomes to an explained level. The policy weighs; people decide. */
export { type AssessInput, assess } from './assess.ts';
export { isAtLeast } from './level.ts';
export { FAILED_VERIFICATION, patterns } from './patterns.ts';
export { DEFAULT_TIER, PROOFING_TAKES, RECHECK_MONTHS, type VerificationLine, verificationLine, verifications } from './verifications.ts';
