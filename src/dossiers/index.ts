/** Bytes to dossiers. */
export { buildDossier, sealNumber, type ReadContext } from './build.ts';
export type { ReadPerson } from './entry.ts';
export { readBonafideJson } from './formats/bonafide-json.ts';
export { mappingSchema, readMapping, type Mapping } from './mapping.ts';
export { readDossierBatches, readDossiers, type DossierBatch } from './read.ts';
