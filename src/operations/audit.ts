import { type AuditFault, checkpointOf, inclusionPath, LogVerifier, payloadOf, readCheckpoint, rootOfHead } from '#cases';
import { type Actor, type AuditCheckpoint, type AuditDraft, type AuditHead, type AuditRow, BonafideError, type InclusionProof } from '#model';
import { audited, entryOf } from './case-opening.ts';
import type { Ports, Store } from './ports.ts';

/** Rows read at a time. */
const PAGE = 1_000;

/** Entries that wait to be written. */
class Waiting {
  #drafts: AuditDraft[] = [];
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  /** @returns when the entry is kept */
  write(draft: AuditDraft, store: Store, digest: Ports['digest']): Promise<void> {
    this.#drafts.push(draft);
    this.#next ??= this.#last
      .catch(() => undefined)
      .then(() => {
        const drafts = this.#drafts;
        this.#drafts = [];
        this.#next = undefined;
        this.#last = store.appendAudit(audited(drafts, digest)).then(() => undefined);
        return this.#last;
      });
    return this.#next;
  }
}

/** Everybody waits for the end of the log, so reads that come while one is written are written together: by the way they are written. */
const waiting = new WeakMap<Store['appendAudit'], Waiting>();

/**
 * Writes into the log that somebody read people’s files: one entry, that names how many where it is not one.
 * @param read `people` are ids of dossiers, or how many where that is all of them; `what` is which part: id of a case, name of a command or operation
 */
export async function recordRead(
  read: { readonly actor: Pick<Actor, 'id' | 'name'>; readonly people: readonly string[] | number; readonly what: string },
  store: Store,
  ports: Pick<Ports, 'digest' | 'now'>,
): Promise<void> {
  const { actor, what } = read;
  const people = typeof read.people === 'number' ? read.people : [...new Set(read.people)].sort();
  const count = typeof people === 'number' ? people : people.length;
  if (count === 0) return;
  const [one] = typeof people === 'number' || count > 1 ? [] : people;
  const entry = { actor, time: ports.now() };
  const draft =
    one === undefined
      ? entryOf({ ...entry, action: 'people.read', object: `${what}, ${count} people`, ...(typeof people === 'number' ? {} : { payload: people }) }, ports.digest)
      : entryOf({ ...entry, action: 'person.read', object: what, dossierId: one }, ports.digest);
  const log = waiting.get(store.appendAudit) ?? new Waiting();
  waiting.set(store.appendAudit, log);
  await log.write(draft, store, ports.digest);
}

/**
 * Pages of the log from its beginning, until the end of the log was read after the last row: what is written meanwhile is read too.
 * @returns that end
 */
async function* rowsOf(store: Store): AsyncGenerator<readonly AuditRow[], AuditHead> {
  for (let from = 0; ; ) {
    let page = await store.auditRows(from, PAGE);
    if (page.length === 0) {
      const head = await store.auditHead();
      page = await store.auditRows(from, PAGE);
      if (page.length === 0) return head;
    }
    yield page;
    from = (page.at(-1)?.seq ?? from) + 1;
  }
}

/** What looking through the log came to. */
export type AuditVerified = {
  readonly size: number;
  readonly rootHash: string;
  readonly checkpoints: number;
  /** Events of cases that were held against their entries. */
  readonly events: number;
  /** People whose data were erased since: of theirs only digests are left. */
  readonly erased: number;
  /** By place. None: every row is what was written. */
  readonly faults: readonly AuditFault[];
};

/** Keeps of the entries what is to be compared with what is stored beside the log. */
class RecordCheck {
  readonly faults: AuditFault[] = [];
  readonly erased = new Set<string>();
  readonly #gone: { readonly seq: number; readonly subject: string }[] = [];
  events = 0;

  async look(
    page: readonly { readonly seq: number; readonly action: string; readonly subject?: string | undefined; readonly payload?: string | undefined }[],
    store: Store,
    ports: Ports,
  ) {
    const [first, last] = [page[0], page.at(-1)];
    if (first === undefined || last === undefined) return;
    const events = await store.eventsLogged(first.seq, last.seq + 1);
    for (const { seq, action, subject = '', payload } of page) {
      if (action === 'person.erased') this.erased.add(subject);
      if (!action.startsWith('case.')) continue;
      const event = events.get(seq);
      if (event === undefined) this.#gone.push({ seq, subject });
      else {
        this.events += 1;
        if (payloadOf(event, ports.digest) !== payload) this.faults.push({ kind: 'record', seq, what: 'what is stored of the case is not what was logged' });
      }
    }
  }

  finish(): readonly AuditFault[] {
    const gone = this.#gone
      .filter(({ subject }) => !this.erased.has(subject))
      .map(({ seq }): AuditFault => ({ kind: 'record', seq, what: 'what happened to the case is gone, and nobody erased the person' }));
    return [...this.faults, ...gone];
  }
}

/**
 * Looks through the whole log: every row, its seal and its link, signed checkpoints, and what is stored of cases against what was logged.
 * @param notes signed checkpoints that were kept elsewhere @throws BonafideError `audit.invalid` where one is none of this installation’s
 */
export async function verifyAudit(notes: readonly string[], store: Store, ports: Ports): Promise<AuditVerified> {
  const signer = ports.signer();
  const given = notes.map((note) => {
    const read = readCheckpoint(note, signer, ports.digest);
    if (read !== undefined) return read;
    throw new BonafideError('audit.invalid', 'A checkpoint is not signed by this installation, or was changed.', 'Use the note exactly as “bonafide audit checkpoint” printed it.');
  });
  const stored = await store.checkpoints();
  const own = stored.map(({ note }) => readCheckpoint(note, signer, ports.digest));
  const broken = own.flatMap((one, at): AuditFault[] =>
    one === undefined
      ? [{ kind: 'checkpoint', seq: stored[at]?.size ?? 0, what: `the stored checkpoint of size ${stored[at]?.size ?? '?'} does not carry a signature that holds` }]
      : [],
  );
  const checkpoints = [...own.flatMap((one) => one ?? []), ...given];
  const verifier = new LogVerifier(ports.digest, checkpoints);
  const records = new RecordCheck();
  const pages = rowsOf(store);
  let next = await pages.next();
  for (; next.done !== true; next = await pages.next()) {
    const entries = next.value.flatMap((row) => verifier.push(row) ?? []);
    await records.look(entries, store, ports);
  }
  const head = next.value;
  const faults = [...broken, ...verifier.finish(head), ...records.finish()].sort((one, two) => one.seq - two.seq);
  return { size: head.size, rootHash: rootOfHead(head, ports.digest), checkpoints: checkpoints.length, events: records.events, erased: records.erased.size, faults };
}

/** Signs what the log holds now, and keeps the signed note in the store. Its worth is where the holder of the store cannot reach it. */
export async function checkpointAudit(store: Store, ports: Ports): Promise<AuditCheckpoint> {
  const checkpoint = checkpointOf(await store.auditHead(), ports.now(), ports.signer(), ports.digest);
  await store.saveCheckpoint(checkpoint);
  return checkpoint;
}

/** A row, or at the end the signed checkpoint of all rows and the key that verifies it. */
export type ExportedAudit = AuditRow | { readonly checkpoint: AuditCheckpoint; readonly publicKey: string };

/** The whole log, row by row, and a checkpoint of it. That it left is in the log, as its last exported entry. Memory does not grow with the log. */
export async function* exportAudit(actor: Actor, store: Store, ports: Ports): AsyncGenerator<ExportedAudit> {
  await store.appendAudit(audited([entryOf({ actor, time: ports.now(), action: 'audit.exported', object: 'log' }, ports.digest)], ports.digest));
  const checkpoint = await checkpointAudit(store, ports);
  for await (const page of rowsOf(store)) for (const row of page) if (row.seq < checkpoint.size) yield row;
  yield { checkpoint, publicKey: ports.signer().publicKey };
}

/** Proves to somebody who has a checkpoint that an entry is in the log, without showing them any other. @throws BonafideError `audit.invalid` */
export async function proveEntry(seq: number, store: Store, { digest }: Pick<Ports, 'digest'>): Promise<{ readonly row: AuditRow; readonly proof: InclusionProof }> {
  const hashes: string[] = [];
  let found: AuditRow | undefined;
  for await (const page of rowsOf(store))
    for (const row of page) {
      hashes.push(row.hash);
      if (row.seq === seq) found = row;
    }
  if (found === undefined) throw new BonafideError('audit.invalid', `The log has no entry ${seq}.`, `It has ${hashes.length}, counted from 0.`);
  return { row: found, proof: { seq, size: hashes.length, path: [...inclusionPath(seq, hashes, digest)] } };
}
