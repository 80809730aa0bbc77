/** Outcomes to an explained level. The policy weighs; people decide. */
export { assess, type AssessInput } from './assess.ts';
export { isAtLeast } from './level.ts';
export { patterns } from './patterns.ts';
export { PROOFING_TAKES, verificationLine, verifications, type VerificationLine } from './verifications.ts';
