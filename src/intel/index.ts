/** Threat reports: reading one into a profile, what it says about people stored, and several on one activity. */

export { type AnalysisTools, analyzeReport } from './analyze.ts';
export { type Campaign, campaignsOf, type Statement, type Voice } from './campaign.ts';
export { renderProfileHtml } from './html.ts';
export { type Artefact, artefactsOf } from './known/artefacts.ts';
export { hitsOf, indicatorsOf } from './known/indicators.ts';
export { renderProfileMarkdown } from './markdown.ts';
export { fromMisp } from './misp/read.ts';
export { toMisp } from './misp/write.ts';
export { acceptProposals, proposalPrompt } from './proposals.ts';
export { fromStix } from './stix/read.ts';
export { toStix } from './stix/write.ts';
export { openTechniqueModel, type TechniqueModel } from './techniques-model/model.ts';
