export { extractExplicitTechniques } from './explicit.ts';
export { inferTechniques } from './infer.ts';
export { matchTechniques } from './match.ts';
