import { parse } from './csv-parse.js';

/** Rows of cells of a CSV text, quoted cells included. @throws Error on what is no CSV, with the line in its message */
export const parseCsv = parse;
