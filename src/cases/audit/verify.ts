import { type AuditCheckpoint, type AuditEntry, type AuditHead, type AuditRow, auditEntrySchema, type Digest } from '#model';
import { EMPTY_HEAD, hashOfEntry, NO_HASH, sealOfHead, sealOfRow } from './log.ts';
import { pushPeak, rootOfPeaks } from './merkle.ts';

/** Something that is not as the log left it, and where. `to` is the last place concerned. */
export type AuditFault = {
  readonly kind: 'changed' | 'removed' | 'inserted' | 'moved' | 'unlinked' | 'head' | 'checkpoint' | 'record';
  readonly seq: number;
  readonly to?: number;
  readonly what: string;
};

function parse(text: string): AuditEntry | undefined {
  try {
    return auditEntrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Looks through a log row by row, in order of their places, and says of everything that is not as it was written where it is. A row is
 * looked at in three ways: its entry against its hash, its hash against its seal, which needs the key of the installation, and its
 * link to the row before. Memory does not grow with the log.
 */
export class LogVerifier {
  readonly #digest: Digest;
  readonly #checkpoints: ReadonlyMap<number, readonly AuditCheckpoint[]>;
  readonly #faults: AuditFault[] = [];
  #expected = 0;
  #read = 0;
  #peaks: readonly string[] = EMPTY_HEAD.peaks;
  /** Hash of the row before; undefined where it cannot be relied on. */
  #last: string | undefined = NO_HASH;
  #good = 0;

  constructor(digest: Digest, checkpoints: readonly AuditCheckpoint[] = []) {
    this.#digest = digest;
    const bySize = new Map<number, AuditCheckpoint[]>();
    for (const one of checkpoints) bySize.set(one.size, [...(bySize.get(one.size) ?? []), one]);
    this.#checkpoints = bySize;
  }

  /** The next row. @returns its entry, where the row is sound */
  push(row: AuditRow): AuditEntry | undefined {
    const { seq } = row;
    if (seq < this.#expected) {
      this.#fault({ kind: 'inserted', seq, what: 'a second row at this place' });
      return undefined;
    }
    if (seq > this.#expected) {
      this.#fault({ kind: 'removed', seq: this.#expected, to: seq - 1, what: `${seq - this.#expected} rows are missing` });
      this.#last = undefined;
    }
    this.#expected = seq + 1;
    const entry = this.#look(row);
    // The tree goes on with what the row says, so that a fault is told once and not again at each checkpoint after it.
    this.#peaks = pushPeak(this.#peaks, this.#read, row.hash.length === 64 ? row.hash : NO_HASH, this.#digest);
    this.#read += 1;
    this.#last = entry === undefined ? undefined : row.hash;
    this.#compare();
    return entry;
  }

  #look({ seq, entry: text, hash, seal }: AuditRow): AuditEntry | undefined {
    const own = hashOfEntry(text, this.#digest);
    const sealed = (of: string) => sealOfRow(of, this.#digest) === seal;
    if (own !== hash) {
      const what = sealed(hash)
        ? 'the entry is not what was written'
        : sealed(own)
          ? 'the hash is not that of the entry'
          : 'entry and hash do not belong together, and the seal fits neither';
      this.#fault({ kind: 'changed', seq, what });
      return undefined;
    }
    if (!sealed(hash)) {
      this.#fault({ kind: 'changed', seq, what: 'the seal was not made with the key of this installation: the row was rewritten, or is another’s' });
      return undefined;
    }
    const parsed = parse(text);
    if (parsed === undefined) {
      this.#fault({ kind: 'changed', seq, what: 'the entry does not read as one' });
      return undefined;
    }
    if (parsed.seq !== seq) {
      this.#fault({ kind: 'moved', seq, what: `it is the entry of place ${parsed.seq}` });
      return undefined;
    }
    if (this.#last !== undefined && parsed.prevHash !== this.#last) {
      this.#fault({ kind: 'unlinked', seq, what: 'it does not follow the row before it' });
    }
    return parsed;
  }

  #fault(fault: AuditFault): void {
    this.#faults.push(fault);
  }

  #compare(): void {
    // After a fault every later root differs, which says nothing new.
    if (this.#faults.length > 0) return;
    for (const { rootHash } of this.#checkpoints.get(this.#read) ?? []) {
      if (rootHash === rootOfPeaks(this.#peaks, this.#digest)) this.#good = this.#read;
      else
        this.#fault({
          kind: 'checkpoint',
          seq: this.#good,
          to: this.#read - 1,
          what: `the signed checkpoint of size ${this.#read} has another root: a row since place ${this.#good} is not what was signed`,
        });
    }
  }

  /** What was found, after the last row. @param head end of the log as stored */
  finish(head: AuditHead): readonly AuditFault[] {
    const largest = Math.max(0, ...this.#checkpoints.keys());
    const size = Math.max(head.size, largest);
    if (this.#expected < size) this.#fault({ kind: 'removed', seq: this.#expected, to: size - 1, what: `${size - this.#expected} rows at the end are missing` });
    if (this.#expected > head.size && head.size > 0) this.#fault({ kind: 'inserted', seq: head.size, to: this.#expected - 1, what: 'rows behind the end of the log' });
    if (head.size > 0 || this.#read > 0) {
      if (sealOfHead(head, this.#digest) !== head.seal) this.#fault({ kind: 'head', seq: head.size, what: 'the end of the log was not written with the key of this installation' });
      else if (this.#faults.length === 0 && rootOfPeaks(head.peaks, this.#digest) !== rootOfPeaks(this.#peaks, this.#digest))
        this.#fault({ kind: 'head', seq: head.size, what: 'the end of the log stands for other rows' });
    }
    return this.#faults;
  }
}
