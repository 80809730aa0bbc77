// The package’s own types pull in Node’s, which a pure room is compiled without; csv-parse.d.ts beside this file says what is used of it.
export { parse } from 'csv-parse/sync';
