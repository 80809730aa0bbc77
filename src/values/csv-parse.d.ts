/** What is used of csv-parse 7. @throws Error on what is no CSV */
export function parse(
  input: string,
  options: {
    readonly delimiter: string;
    readonly record_delimiter: readonly string[];
    readonly relax_quotes: boolean;
    readonly relax_column_count: boolean;
    readonly trim: boolean;
  },
): string[][];
