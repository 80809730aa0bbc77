/** Logs to events, and events to what is kept of accounts and devices. */

export { ocsfFinding } from './export/ocsf.ts';
export { sigmaRules } from './export/sigma.ts';
export { deviceOf, type Surroundings, telemetryFacet } from './facet.ts';
export { accountId, deviceId, type Folding, foldEvent, wordsOf } from './fold.ts';
export { networkRules } from './networks/index.ts';
export { packTrace, unpackTrace } from './pack.ts';
export { type JsonObject, type RecordRead, readRecord, type TelemetrySource } from './source.ts';
export { sourceNamed, sourceOf, telemetrySources } from './sources/index.ts';
export { DAY_MS, factsOf, type KeptEvent, keptEvents, mergeTrace, type TraceState, traceView, usedWith } from './state.ts';
export { withStatements } from './statements.ts';
