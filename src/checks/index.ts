/** Signals and the runner. A check looks; it never weighs. */
export { catalogue } from './catalogue.ts';
export { RECORDED_MESSAGE_ID, runChecks, type RunContext } from './run.ts';
export { sources, type SourceKey } from './sources.ts';
