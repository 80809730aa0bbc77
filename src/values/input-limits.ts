/** Largest file that has to be read in one piece: a JSON document, a text in UTF-16. Unit: bytes. @source house, docs/decisions/0004: 25 MiB a file */
export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/**
 * Largest file of rows or lines. Those are read a batch at a time, so only the bytes themselves have to fit into memory. Unit: bytes.
 * @source house: about 130,000 people of 8 KB, half of what one Node buffer can hold (2 GiB)
 */
export const MAX_ROWS_BYTES = 1024 * 1024 * 1024;

/** Endings of files that hold a row or a line for each person. */
const ROW_FILES = /\.(?:jsonl|ndjson|csv|tsv)$/i;

/** Whether a name says that the file holds a row or a line for each person. */
export function isRowFile(name: string): boolean {
  return ROW_FILES.test(name);
}
