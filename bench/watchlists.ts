/** The lists of a data folder, read by the product’s own readers; for benchmarks and tests that are pointed at real lists. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { WatchlistEntity } from '#model';
import { type ListFile, lists } from '#watchlists';

/** Folders of real lists by list. @source the README of the data folder `sanctions` */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'us-ofac-sdn': ['ofac-sdn-2024-05-03', 'ofac-sdn-2025-12'],
  'us-ofac-consolidated': ['ofac-consolidated-2025-12'],
  'un-sc': ['un-2026-02-27'],
  'eu-journal': ['eu-journal-2026-08/consolidated', 'eu-journal-2026-08/amendments'],
  'us-ofac-wallets': ['ofac-wallets-2024-09-27'],
};

function filesOf(folder: string): readonly ListFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return name.endsWith('.gz') ? { name: name.slice(0, -3), bytes: gunzipSync(bytes) } : { name, bytes };
    });
}

/** Entries of the real lists by list. Empty where the folder has none. @param folder what `BONAFIDE_DATA_DIR` names */
export function realLists(folder: string): ReadonlyMap<string, readonly WatchlistEntity[]> {
  const found = new Map<string, readonly WatchlistEntity[]>();
  for (const [id, folders] of Object.entries(FOLDERS)) {
    const list = lists.find((one) => one.id === id);
    const files = folders
      .map((one) => join(folder, 'sanctions', one))
      .filter((one) => existsSync(one))
      .flatMap(filesOf);
    const format = list?.formats.find((one) => files.some(one.recognises));
    if (list !== undefined && format !== undefined) found.set(id, format.read(files, list).value.entities);
  }
  return found;
}

/** Persons of lists as the peers' runners read them, in a file of its own. @returns its path */
export function writeForPeers(entities: readonly WatchlistEntity[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bonafide-bench-')), 'list.jsonl');
  const lines = entities
    .filter(({ schema }) => schema === 'Person')
    .map(({ id, schema, properties }) => {
      const { name = [], alias = [], weakAlias = [], birthDate = [] } = properties;
      return JSON.stringify({ id, schema, names: [...name, ...alias], weakNames: weakAlias, birthDates: birthDate });
    });
  writeFileSync(path, lines.join('\n'));
  return path;
}
