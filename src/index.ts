/** The library’s front door: vet dossiers in your own program. */

export { type DossierBatch, type ReadPerson, readDossierBatches, readDossiers } from '#dossiers';
export { type Client, type Credentials, createClient, ProblemError } from '#http';
export * from '#model';
export {
  byUrgency,
  describeCheck,
  describeChecks,
  operationsByName,
  type Ports,
  readPolicy,
  type Store,
  type VetContext,
  type VettedBatch,
  vetBatches,
  vetContext,
  vetDossier,
} from '#operations';
