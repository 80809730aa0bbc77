/** Verbs of the product. */
export { describeCheck, describeChecks, findLine } from './describe-checks.ts';
export { readPeople } from './read-people.ts';
export { readMapping } from '#dossiers';
export { readPolicy } from './policy.ts';
export type * from './ports.ts';
export { recordAnswer, recordObservation, recordVerification, type Recorded } from './record.ts';
export { byUrgency, dossierDigest, vetBatches, vetContext, vetDossier, type VetContext, type VettedBatch } from './vet.ts';
export { isAtLeast, verificationLine, verifications, type VerificationLine } from '#assessment';
