/** Labelled sentences that the technique model is trained and measured on. Needs BONAFIDE_DATA_DIR. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Labelled = { readonly text: string; readonly techniques: readonly string[]; readonly source: string; readonly doc: string };
type CompactTechnique = { id: string; revoked_by?: string; revoked?: boolean; deprecated?: boolean };

/** Documents that stand among the development reports, and so may not be learned from. */
const DEVELOPMENT = /royal ransomware|redbanc|travelex|new-evidence-might-link-lazarus/i;

/** The technique that an id stands for today; nothing for ids that are gone or of the mobile matrix. */
export function resolver(folder: string): (id: string) => string | undefined {
  const { techniques } = JSON.parse(readFileSync(`${folder}/attack/attack-enterprise-compact.json`, 'utf8')) as { techniques: CompactTechnique[] };
  const all = new Map(techniques.map((one) => [one.id, one]));
  return (id) => {
    let one = all.get(id);
    for (let step = 0; step < 5 && one?.revoked_by !== undefined; step++) one = all.get(one.revoked_by);
    return one === undefined || one.revoked_by !== undefined || one.revoked === true || one.deprecated === true ? undefined : one.id;
  };
}

/** Rows of a set, ids as of today, each id once. */
export function readSet(folder: string, name: string, current: (id: string) => string | undefined): readonly Labelled[] {
  return gunzipSync(readFileSync(`${folder}/attack-sentences/${name}.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled)
    .filter(({ doc }) => !DEVELOPMENT.test(doc))
    .map((row) => ({ ...row, techniques: [...new Set(row.techniques.flatMap((id) => current(id) ?? []))].sort() }));
}

/** A number from 0 to 2³²-1 that depends on the text alone. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * Fold of each document. Documents that share at least five sentences (one advisory published twice, house text of a vendor) lie in one fold,
 * or the answers would be known.
 */
export function foldsOf(rows: readonly Labelled[], folds: number): ReadonlyMap<string, number> {
  const parent = new Map<string, string>();
  const root = (doc: string): string => {
    let at = doc;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const bySentence = new Map<string, Set<string>>();
  for (const { text, doc } of rows) {
    parent.set(doc, doc);
    const plain = text.toLowerCase().replace(/\s+/g, ' ');
    if (plain.length > 30) bySentence.set(plain, (bySentence.get(plain) ?? new Set()).add(doc));
  }
  const shared = new Map<string, number>();
  for (const docs of bySentence.values()) for (const a of docs) for (const b of docs) if (a < b) shared.set(`${a}\n${b}`, (shared.get(`${a}\n${b}`) ?? 0) + 1);
  for (const [pair, count] of shared) {
    const [a = '', b = ''] = pair.split('\n');
    if (count >= 5) parent.set(root(a), root(b));
  }
  return new Map([...parent.keys()].map((doc) => [doc, hashOf(root(doc)) % folds]));
}
