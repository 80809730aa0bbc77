/** The network: who shares what with whom, how rare that is, and what would explain it. Pure. */

export { linkLine } from './catalogue.ts';
export { codeComparison, dateComparison, equalComparison, linesComparison, wordComparison } from './comparisons.ts';
export { estimate } from './estimate.ts';
export { isReferral, linkedPerson, linkFacet } from './facet.ts';
export { type Index, KeyIndex } from './key-index.ts';
export { type Block, type Comparison, linkRows, type Row } from './linkage.ts';
export { populationTies } from './population.ts';
export { linkRecord } from './record.ts';
export { ringsDot, ringsGraphml } from './render/graphs.ts';
export { ringsSvg } from './render/svg.ts';
export { judged, type KnownRing, lastJudgements, MOST_MEMBERS, ringsOf } from './rings.ts';
export { hubsOf, indexKeys, MOST_COMPARED, tiesBetween } from './ties.ts';
export { type LinkWeights, mostHolders, priorWeights } from './weights.ts';
