/** Signals and the runner. A check looks; it never weighs. */
export { catalogue } from './catalogue.ts';
export { RECORDED_MESSAGE_ID, type RunContext, runChecks } from './run.ts';
export { type SourceKey, sources } from './sources.ts';
