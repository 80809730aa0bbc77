/** The library’s front door: vet dossiers in your own program. */
export * from '#model';
export { byUrgency, describeCheck, describeChecks, readPolicy, vetBatches, vetContext, vetDossier, type Ports, type Store, type VetContext, type VettedBatch } from '#operations';
export { readDossierBatches, readDossiers, type DossierBatch, type ReadPerson } from '#dossiers';
