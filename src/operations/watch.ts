import { catalogue, runChecks } from '#checks';
import { BonafideError, type Dossier, type Event, type EventKind, type Issue, type Policy, quoteReceived, withoutProtected } from '#model';
import {
  type Folding,
  foldEvent,
  mergeTrace,
  packTrace,
  readRecord,
  sourceNamed,
  sourceOf,
  type TelemetrySource,
  type TraceState,
  telemetrySources,
  unpackTrace,
} from '#telemetry';
import { canonicalJson } from '#values';
import type { LogPosition, LogRecord, Ports, RecordChunk, Shelf, Store, TraceRow } from './ports.ts';
import { completeSubjects } from './rescreen.ts';
import { facetOf } from './screening.ts';
import { surround } from './surroundings.ts';
import { accountsIn, everybodyOf, sealPay, spellingsOf, traceRow, watchedOf } from './telemetry.ts';
import { vetContext, vetDossier } from './vet.ts';
import type { WatchCounts, WatchNews, WatchOptions } from './watch-news.ts';
import { busiestWeek, medianOf } from './weeks.ts';
import { withRecords } from './with-records.ts';

/** Events whose accounts and devices are at hand while a log is read; then they are shelved. Changes memory and speed only. */
const EVENTS_AT_HAND = 250_000;
/** Bytes on the shelf, beyond which what was read is put away although more comes: memory has a limit, and a kill costs no more than this. */
const LARGEST_SHELF = 192 * 1024 * 1024;
/** Parts of the shelf, each of which fits into memory when it is taken down. */
const PARTS = 64;
/** Dossiers looked at together. */
const BATCH = 250;
/** Accounts whose owners are looked up together. */
const ACCOUNTS_AT_ONCE = 5_000;
/** Records read to find out which log a file is. */
const FIRST_RECORDS = 20;
/** How far an event may lie in the future: clocks are wrong. Unit: milliseconds. @source house: one day covers every confusion of time zones */
const CLOCK_SKEW = 86_400_000;
/** Issues kept one by one of each kind; the rest is counted. */
const ISSUES_OF_A_KIND = 20;

/** What is going on while logs are read. */
class Watching {
  /** What was read since the last shelving. */
  readonly traces = new Map<string, TraceState>();
  readonly shelf: Shelf;
  isShelved = false;
  eventsAtHand = 0;
  /** Busiest weeks by tally and account, of everybody who was read. */
  readonly weeks = { clone: new Map<string, number>(), download: new Map<string, number>() };
  readonly delivered = new Set<EventKind>();
  readonly positions = new Map<string, LogPosition>();
  readonly counts: WatchCounts = { records: 0, events: 0, people: 0, ignored: new Map(), issues: new Map(), unmapped: new Map(), sources: new Map() };
  readonly issues: Issue[] = [];
  readonly unknown = new Set<string>();
  private readonly logs = new Map<string, TelemetrySource>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  issue(issue: Issue, kind: string): void {
    const key = `${kind}: ${issue.code}`;
    const count = (this.counts.issues.get(key) ?? 0) + 1;
    this.counts.issues.set(key, count);
    if (count <= ISSUES_OF_A_KIND) this.issues.push(issue);
  }

  /** The reader of a log: the one named, or the one that knows most of its first records. */
  reader(log: string, records: readonly LogRecord[], named: TelemetrySource | undefined): TelemetrySource | undefined {
    if (named !== undefined) return named;
    const known = this.logs.get(log);
    if (known !== undefined) return known;
    const found = sourceOf(records.slice(0, FIRST_RECORDS).map(({ record }) => record));
    if (found !== undefined) this.logs.set(log, found);
    return found;
  }
}

const add = (counts: Map<string, number>, key: string, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

/** Events of a chunk; what cannot be one is counted. */
function eventsOf(watching: Watching, { log, records }: RecordChunk, source: TelemetrySource, latest: number, ports: Ports): readonly Event[] {
  const events: Event[] = [];
  for (const { record, text, place } of records) {
    const read = readRecord(source, record, text);
    if ('ignored' in read) add(watching.counts.ignored, `${source.id} ${read.ignored}`);
    else if ('wrong' in read) {
      const { path, expected, received } = read.wrong;
      watching.issue(
        {
          code: received === undefined ? 'missing-value' : 'invalid-value',
          severity: 'error',
          file: log,
          path: `${place}${path}`,
          message: `${source.title}: ${expected} was expected`,
          expected,
          received: quoteReceived(received),
        },
        source.id,
      );
    } else {
      for (const event of read.events) {
        if (event.time > latest) {
          const received = new Date(event.time).toISOString();
          watching.issue(
            { code: 'invalid-value', severity: 'error', file: log, path: place, message: `The event lies in the future; a clock is wrong`, expected: 'a time up to now', received },
            source.id,
          );
        } else events.push(sealPay(event, ports.digest));
        if (event.unmapped !== undefined) for (const field in event.unmapped) add(watching.counts.unmapped, `${source.id} ${field}`);
      }
    }
  }
  add(watching.counts.sources, source.id, events.length);
  return events;
}

/** Part of the shelf for a trace. */
function partOf(key: string): number {
  let sum = 0;
  for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) >>> 0;
  return sum % PARTS;
}

/** Puts aside what is at hand, so that memory stays small while a long log is read. */
async function shelve(watching: Watching): Promise<void> {
  const parts: TraceState[][] = Array.from({ length: PARTS }, () => []);
  for (const [key, trace] of watching.traces) parts[partOf(key)]?.push(trace);
  watching.traces.clear();
  watching.eventsAtHand = 0;
  watching.isShelved = true;
  // One part after another, so that not everything is there as texts at once; the next is packed while the last is squeezed.
  let put: Promise<void> = Promise.resolve();
  for (const [part, traces] of parts.entries()) {
    if (traces.length === 0) continue;
    const texts = traces.map(packTrace);
    parts[part] = [];
    await put;
    put = watching.shelf.put(part, texts);
  }
  await put;
}

/** Adds the parts of traces that were put aside apart. */
function gather(group: Map<string, TraceState>, texts: Iterable<string>): void {
  for (const text of texts) {
    const trace = unpackTrace(text);
    const known = group.get(trace.key);
    if (known === undefined) group.set(trace.key, trace);
    else mergeTrace(known, trace);
  }
}

/** What was read, in groups that fit into memory; afterwards nothing is at hand. */
async function* groupsOf(watching: Watching): AsyncGenerator<Map<string, TraceState>> {
  if (!watching.isShelved) {
    yield new Map(watching.traces);
    watching.traces.clear();
    watching.eventsAtHand = 0;
    return;
  }
  await shelve(watching);
  for (let part = 0; part < PARTS; part++) {
    const group = new Map<string, TraceState>();
    gather(group, await watching.shelf.take(part));
    yield group;
  }
  watching.isShelved = false;
}

/** Rows of a group, joined with what is stored of it; those that say nothing new are left out. */
async function rowsOf(group: ReadonlyMap<string, TraceState>, { store, ports }: WatchingContext): Promise<readonly TraceRow[]> {
  const stored = await store.tracesOf([...group.keys()]);
  const rows: TraceRow[] = [];
  for (const [key, trace] of group) {
    const before = stored.get(key);
    if (before !== undefined) mergeTrace(trace, unpackTrace(before));
    const body = packTrace(trace);
    if (body !== before) rows.push(traceRow(trace, body, ports.digest));
  }
  return rows;
}

/**
 * Puts away what was read, then looks at the people concerned. How far logs were read is kept last: a kill before leaves something to
 * read again, and reading it again changes nothing twice.
 */
async function* putAway(watching: Watching, context: WatchingContext): AsyncGenerator<WatchNews> {
  const { store } = context;
  const positions = [...watching.positions.values()];
  watching.positions.clear();
  if (watching.traces.size === 0 && !watching.isShelved && positions.length === 0) return;
  const accounts = new Set<string>();
  const atHand = watching.isShelved ? new Map<string, TraceState>() : new Map(watching.traces);
  let saved: Promise<void> = Promise.resolve();
  for await (const group of groupsOf(watching)) {
    const rows = await rowsOf(group, context);
    for (const [key, trace] of group) {
      for (const account of accountsIn(trace)) accounts.add(account);
      const [clones, bytes] = [busiestWeek(trace, 'clone', false), busiestWeek(trace, 'download', true)];
      if (clones !== undefined) watching.weeks.clone.set(key, clones);
      if (bytes !== undefined) watching.weeks.download.set(key, bytes);
    }
    await saved;
    saved = store.saveTraces(rows, [...watching.delivered], []);
    // The next group is made ready meanwhile; a failure is heard where it is waited for.
    saved.catch(() => undefined);
  }
  await saved;
  const medians = { clone: medianOf(watching.weeks.clone), download: medianOf(watching.weeks.download) };
  const known = Object.fromEntries(Object.entries(medians).filter((entry): entry is [string, number] => entry[1] !== undefined));
  if (Object.keys(known).length > 0) await store.saveBaselines(known);
  yield* assessTouched(watching, [...accounts], atHand, context);
  if (positions.length > 0) await store.saveTraces([], [], positions);
}

type WatchingContext = { readonly policy: Policy; readonly store: Store; readonly ports: Ports };

/** Signals that look at events. */
const LOOKING_AT_EVENTS = catalogue.filter(({ check }) => check.needs.some((source) => source === 'telemetry'));

/** What signals that look at events say of a person now: only what was noticed. */
function noticed(
  dossier: Dossier,
  connected: Parameters<typeof runChecks>[2]['connected'],
  lines: typeof catalogue,
  { policy, ports }: WatchingContext,
): { readonly digest: string; readonly titles: readonly string[] } {
  const outcomes = runChecks(lines, withoutProtected(dossier), { now: ports.now(), digest: ports.digest, policy, ...(connected === undefined ? {} : { connected }) });
  const findings = outcomes
    .flatMap((outcome) => outcome.findings)
    .filter(({ evidence }) => evidence.some((one) => one.ref === 'event' || (one.ref === 'claim' && dossier.documents.some(({ id }) => id === 'events'))));
  const words = findings.map(({ checkId, messageId, title }) => [checkId, messageId, title]).sort();
  return { digest: words.length === 0 ? '' : ports.digest.sha256(canonicalJson(words)), titles: findings.map(({ title }) => title) };
}

/** People to whom accounts belong. */
async function peopleBehind(watching: Watching, accounts: readonly string[], { store, policy }: WatchingContext): Promise<readonly string[]> {
  const { domains = [] } = policy.employer;
  const people = new Set<string>();
  for (let at = 0; at < accounts.length; at += ACCOUNTS_AT_ONCE) {
    const page = accounts.slice(at, at + ACCOUNTS_AT_ONCE);
    const owners = await store.peopleOfAccounts(page.flatMap((account) => spellingsOf(account, domains)));
    for (const account of page) {
      const found = spellingsOf(account, domains).flatMap((spelling) => owners.get(spelling) ?? []);
      for (const id of found) people.add(id);
      if (found.length === 0) watching.unknown.add(account);
    }
  }
  return [...people].sort();
}

/** Assesses those people anew of whom events say something new. @param atHand traces that need not be taken out of the store */
async function* assessTouched(watching: Watching, accounts: readonly string[], atHand: ReadonlyMap<string, TraceState>, context: WatchingContext): AsyncGenerator<WatchNews> {
  const { store, ports, policy } = context;
  const ids = await peopleBehind(watching, accounts, context);
  const traces = async (wanted: readonly string[]) => {
    const own = new Map(wanted.flatMap((id) => (atHand.has(id) ? [[id, atHand.get(id) as TraceState] as const] : [])));
    for (const [id, body] of await store.tracesOf(wanted.filter((one) => !own.has(one)))) own.set(id, unpackTrace(body));
    return own;
  };
  const vetting = vetContext(policy, ports, ports.now());
  const everybody = await everybodyOf(store);
  const look = async (page: readonly string[]) => {
    const dossiers = await store.getDossiers(page);
    return { dossiers, watched: await watchedOf(dossiers, vetting, store, traces, everybody), before: await store.telemetryDigests(page) };
  };
  let next = look(ids.slice(0, BATCH));
  for (let at = 0; at < ids.length; at += BATCH) {
    const { dossiers, watched, before } = await next;
    // The store looks up the next page while this one is judged; a failure is heard where it is waited for.
    next = look(ids.slice(at + BATCH, at + 2 * BATCH));
    next.catch(() => undefined);
    const changed = dossiers.flatMap((dossier) => {
      const seen = watched.get(dossier.id);
      if (seen?.telemetry === undefined) return [];
      // Where logs add no statement, only signals that look at events can say something new.
      const { digest, titles } = noticed(seen.dossier, { telemetry: seen.telemetry }, seen.dossier === dossier ? LOOKING_AT_EVENTS : catalogue, context);
      return digest === (before.get(dossier.id) ?? '') ? [] : [{ dossier, digest, titles }];
    });
    if (changed.length === 0) continue;
    const changedIds = changed.map(({ dossier }) => dossier.id);
    const [records, screenings] = [await store.recordsOf(changedIds), await store.latestScreenings(changedIds)];
    const around = await surround(
      changed.map(({ dossier }) => dossier),
      vetting,
      store,
      records,
    );
    for (const { dossier, digest, titles } of changed) {
      const screening = screenings.get(dossier.id);
      const { dossier: whole, connected } = around.get(dossier.id) ?? { dossier, connected: {} };
      const last = await store.latestAssessment(dossier.id);
      const assessment = vetDossier({ dossier: withRecords(whole, records.get(dossier.id) ?? [], ports.digest), issues: [] }, vetting, {
        ...(screening === undefined ? {} : { watchlists: facetOf(screening) }),
        ...connected,
      });
      await store.saveAssessments([assessment]);
      await store.saveTelemetryDigests([{ dossierId: dossier.id, digest }]);
      const known = new Set(last?.findings.map(({ title }) => title));
      const because = [...assessment.findings.map(({ title }) => title).filter((title) => !known.has(title)), ...titles.filter((title) => known.has(title))];
      const complete = new Set(last?.patterns.filter((one) => one.complete).map(({ id }) => id));
      const patterns = assessment.patterns.filter((one) => one.complete && !complete.has(one.id)).map(({ title }) => title);
      yield { kind: 'change', change: { dossierId: dossier.id, caption: dossier.caption, before: last?.level, after: assessment.level, patterns, because }, assessment };
    }
  }
  watching.counts.people += ids.length;
}

/**
 * Reads logs, keeps what they say about accounts and devices, and assesses the people concerned anew where something new is noticed.
 * Events may come late, twice and in any order. What was told as kept survives the death of the process.
 * @throws BonafideError `input.not-found`, `usage.invalid` where the named source does not exist
 */
export async function* watch(paths: readonly string[], policy: Policy, store: Store, ports: Ports, options: WatchOptions = {}): AsyncGenerator<WatchNews> {
  const named = options.source === undefined ? undefined : sourceNamed(options.source);
  if (options.source !== undefined && named === undefined) {
    throw new BonafideError('usage.invalid', `No log is called “${options.source}”.`, `Known: ${telemetrySources.map(({ id }) => id).join(', ')}.`);
  }
  await completeSubjects(store);
  const { lookup } = await ports.networks(policy.employer.egress ?? []);
  const watching = new Watching(ports.shelf());
  const context: WatchingContext = { policy, store, ports };
  const folding: Folding = { traces: watching.traces, lookup };
  const chunks = options.follow === undefined ? ports.records(paths) : followAll(paths, store, ports, options.follow);
  for await (const chunk of chunks) {
    for (const one of chunk.issues) watching.issue(one, 'log');
    watching.counts.records += chunk.records.length;
    const source = chunk.records.length === 0 ? undefined : watching.reader(chunk.log, chunk.records, named);
    if (source === undefined && chunk.records.length > 0) {
      const message = `No reader knows these records; name the log with --source (${telemetrySources.map(({ id }) => id).join(', ')})`;
      watching.issue(
        { code: 'nothing-found', severity: 'error', file: chunk.log, path: chunk.records[0]?.place ?? '', message, received: quoteReceived(chunk.records[0]?.text) },
        'log',
      );
    }
    if (source !== undefined) {
      const events = eventsOf(watching, chunk, source, Date.parse(ports.now()) + CLOCK_SKEW, ports);
      for (const event of events) {
        watching.delivered.add(event.kind);
        foldEvent(folding, event);
      }
      watching.counts.events += events.length;
      watching.eventsAtHand += events.length;
    }
    if (chunk.position !== undefined) watching.positions.set(chunk.log, chunk.position);
    yield { kind: 'progress', counts: watching.counts };
    const idle = options.follow !== undefined && chunk.records.length === 0;
    if (watching.eventsAtHand >= (options.eventsAtHand ?? EVENTS_AT_HAND)) await shelve(watching);
    if (idle || watching.shelf.size() > LARGEST_SHELF) yield* putAway(watching, context);
    if (idle) yield { kind: 'idle' };
  }
  yield* putAway(watching, context);
  yield { kind: 'done', counts: watching.counts, issues: watching.issues, people: watching.counts.people, unknownAccounts: [...watching.unknown].sort() };
}

/** Follows one log after where it was left. */
async function* followAll(paths: readonly string[], store: Store, ports: Ports, stop: AbortSignal): AsyncGenerator<RecordChunk> {
  const [path = '', ...others] = paths;
  if (others.length > 0)
    throw new BonafideError('usage.invalid', 'One log is followed at a time.', 'Start one “bonafide watch --follow” for it, or let the shipper of your logs write one file.');
  yield* ports.follow(path, await store.positionOf(path), stop);
}
