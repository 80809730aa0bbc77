/** Verbs of the product. */
export type * from './ports.ts';
