/** Bytes to dossiers. */
export { type AtsVendor, atsVendors, readAtsEvent } from './ats/read.ts';
export type { AtsEvent } from './ats/reading.ts';
export { buildDossier, type ReadContext, sealNumber } from './build.ts';
export type { ReadPerson } from './entry.ts';
export { readBonafideJson } from './formats/bonafide-json.ts';
export { type Mapping, mappingSchema, readMapping } from './mapping.ts';
export { type DossierBatch, readDossierBatches, readDossiers } from './read.ts';
export { readScimUser } from './scim.ts';
