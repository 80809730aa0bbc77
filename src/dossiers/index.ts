/** Bytes to dossiers. */
export * from './build.ts';
export * from './formats/bonafide-json.ts';
