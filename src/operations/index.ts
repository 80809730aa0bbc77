/** Verbs of the product. */

export { isAtLeast, type VerificationLine, verificationLine, verifications } from '#assessment';
export { readMapping } from '#dossiers';
export { describeCheck, describeChecks, findLine } from './describe-checks.ts';
export { readPolicy } from './policy.ts';
export type * from './ports.ts';
export { readPeople } from './read-people.ts';
export { type Recorded, recordAnswer, recordObservation, recordVerification } from './record.ts';
export { byUrgency, dossierDigest, type VetContext, type VettedBatch, vetBatches, vetContext, vetDossier } from './vet.ts';
