/** The domain’s words. */
export * from './assessment.ts';
export * from './case.ts';
export * from './check.ts';
export * from './claim.ts';
export * from './digest.ts';
export * from './dossier.ts';
export * from './dossier-file.ts';
export * from './error.ts';
export * from './event.ts';
export * from './finding.ts';
export * from './intelligence.ts';
export * from './issue.ts';
export * from './observable.ts';
export * from './policy.ts';
export * from './recorded.ts';
export * from './scalars.ts';
export * from './sections.ts';
