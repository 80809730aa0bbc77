import type { JsonObject } from '../source.ts';

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Where the columns of a table are, by its headings: found once for all rows with the same headings. */
export class Columns<Name extends string> {
  private readonly names: ReadonlyMap<string, Name>;
  private readonly known = new Map<string, Readonly<Partial<Record<Name, string>>>>();
  /** Spellings of all headings, for telling which table it is. */
  readonly fields: ReadonlySet<string>;

  /** @param spellings headings of each column, in any case, blanks and underscores left out */
  constructor(spellings: Readonly<Record<Name, readonly string[]>>) {
    this.names = new Map(
      (Object.entries(spellings) as [Name, readonly string[]][]).flatMap(([name, those]) => [name, ...those].map((spelling) => [plain(spelling), name] as const)),
    );
    this.fields = new Set(this.names.keys());
  }

  private places(record: JsonObject): Readonly<Partial<Record<Name, string>>> {
    const headings = Object.keys(record);
    const key = headings.join('\u001f');
    let found = this.known.get(key);
    if (found === undefined) {
      const places: Partial<Record<Name, string>> = {};
      for (const heading of headings) {
        const name = this.names.get(plain(heading));
        if (name !== undefined && places[name] === undefined) places[name] = heading;
      }
      found = places;
      // JSON records may have any fields: what is remembered stays small.
      if (this.known.size < 100) this.known.set(key, found);
    }
    return found;
  }

  /** Whether the record has all of the columns. */
  has(record: JsonObject, ...columns: readonly Name[]): boolean {
    const places = this.places(record);
    return columns.every((column) => places[column] !== undefined);
  }

  /** Cell of a column. */
  get(record: JsonObject, column: Name): unknown {
    const place = this.places(record)[column];
    return place === undefined ? undefined : record[place];
  }
}

/** Fields of a table whose headings have many spellings: whether one is read is asked of its plain form. */
export function headingsOf<Name extends string>(columns: Columns<Name>): ReadonlySet<string> {
  const { fields } = columns;
  return { has: (heading: string) => fields.has(plain(heading)) } as ReadonlySet<string>;
}
