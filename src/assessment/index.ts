/** Outcomes to an explained level. The policy weighs; people decide. */
export { type AssessInput, assess } from './assess.ts';
export { isAtLeast } from './level.ts';
export { patterns } from './patterns.ts';
export { PROOFING_TAKES, type VerificationLine, verificationLine, verifications } from './verifications.ts';
