import { endOfPeriod, type Holding, type RecordKind, type RetentionPeriods, type RetentionVerdict, retain, retentionRules } from '#cases';
import { type Actor, BonafideError, type Case, type Dossier, digestId, type Instant, type Policy, PROGRAM } from '#model';
import { withholdProtectedTerms } from '#values';
import { recordRead } from './audit.ts';
import type { Doing } from './case-change.ts';
import { audited, entryOf } from './case-opening.ts';
import type { LegalHold } from './case-ports.ts';
import { removeAttachment } from './cases.ts';
import type { Progress } from './job-ports.ts';
import { linksOfPerson } from './links.ts';
import type { Ports, Store } from './ports.ts';
import { findPerson } from './record.ts';
import { scimUserOf } from './scim.ts';
import { assessStored, vetContext } from './vet.ts';

/** People looked at in one go. */
const BATCH = 200;

function requireFunction(actor: Actor, functions: readonly string[], what: string): void {
  if (actor.id !== PROGRAM.id && actor.functions.some((one) => functions.includes(one))) return;
  throw new BonafideError('case.refused', `${actor.name}, as ${actor.functions.join(', ') || 'nobody'}, may not ${what}.`, `It is for ${functions.join(' and ')}.`);
}

/** Puts a legal hold on somebody’s data: no period and no request takes anything away until it is released. @throws BonafideError `case.refused`, `dossier.not-found` */
export async function holdData(person: string, reason: string, actor: Actor, store: Store, ports: Ports): Promise<LegalHold> {
  requireFunction(actor, ['counsel'], 'put a legal hold');
  const { id: dossierId } = await findPerson(store, person);
  const at = ports.now();
  const hold: LegalHold = { id: digestId(ports.digest, 'hld', [dossierId, reason, at]), dossierId, reason: withholdProtectedTerms(reason).text, by: actor.name, at };
  await store.saveHold(hold, audited([entryOf({ actor, time: at, action: 'hold.put', object: hold.id, dossierId, payload: hold }, ports.digest)], ports.digest));
  return hold;
}

/** Releases a legal hold. @throws BonafideError `case.refused` */
export async function releaseHold(id: string, reason: string, actor: Actor, store: Store, ports: Ports): Promise<LegalHold> {
  requireFunction(actor, ['counsel'], 'release a legal hold');
  const hold = (await store.holds()).find((one) => one.id === id);
  if (hold === undefined) throw new BonafideError('case.not-found', `No legal hold that stands has the id “${id}”.`, '“bonafide records holds” lists them.');
  const at = ports.now();
  const released: LegalHold = { ...hold, released: { by: actor.name, at, reason: withholdProtectedTerms(reason).text } };
  await store.saveHold(
    released,
    audited([entryOf({ actor, time: at, action: 'hold.released', object: id, dossierId: hold.dossierId, payload: released }, ports.digest)], ports.digest),
  );
  return released;
}

/**
 * Takes away everything that is stored about a person. The audit log keeps its entries, which hold keyed digests of it.
 * @throws BonafideError `case.refused` under a legal hold or while a case is open, `dossier.not-found`
 */
export async function erasePerson(person: string, reason: string, doing: Doing, store: Store, ports: Ports): Promise<{ readonly dossierId: string }> {
  requireFunction(doing.actor, ['hr', 'counsel'], 'erase a person');
  const { id } = await findPerson(store, person);
  const open = (await store.casesOf([id])).get(id)?.find(({ status }) => status !== 'closed');
  if (open !== undefined) throw new BonafideError('case.refused', `People still work on ${open.id}.`, 'Close the case first.');
  await erase(id, reason, doing, store, ports);
  return { dossierId: id };
}

/** Erases, and assesses anew who is tied to the person: their findings named them. */
async function erase(dossierId: string, reason: string, { actor, policy }: Doing, store: Store, ports: Ports): Promise<void> {
  const { links } = await linksOfPerson(dossierId, store, ports.digest);
  await store.erasePerson(
    dossierId,
    audited([entryOf({ actor, time: ports.now(), action: 'person.erased', object: 'person', dossierId, payload: reason }, ports.digest)], ports.digest),
  );
  const others = [...new Set(links.flatMap(({ a, b }) => [a, b]))].filter((id) => id !== dossierId);
  await assessStored(others.sort(), vetContext(policy, ports, ports.now()), store);
}

/** Bytes of attachments that are still kept, in base64. */
async function filesOf({ id, attachments }: Case, store: Store) {
  const files: { readonly id: string; readonly name: string; readonly base64: string }[] = [];
  for (const { id: own, name } of attachments) {
    const bytes = await store.attachmentBytes(id, own);
    if (bytes !== undefined) files.push({ id: own, name, base64: Buffer.from(bytes).toString('base64') });
  }
  return files;
}

/** Everything that is stored about one person, for them. Recorded as a read. @throws BonafideError `dossier.not-found`, `dossier.ambiguous` */
export async function exportPerson(person: string, actor: Actor, store: Store, ports: Ports) {
  requireFunction(actor, ['hr', 'counsel', 'auditor'], 'export a person');
  const dossier = await findPerson(store, person);
  await recordRead({ actor, people: [dossier.id], what: 'export' }, store, ports);
  const cases = (await store.casesOf([dossier.id])).get(dossier.id) ?? [];
  return {
    schema: 'bonafide.person-export/v1' as const,
    exportedAt: ports.now(),
    dossier,
    records: (await store.recordsOf([dossier.id])).get(dossier.id) ?? [],
    assessment: await store.latestAssessment(dossier.id),
    screening: (await store.latestScreenings([dossier.id])).get(dossier.id),
    directory: await scimUserOf(dossier.id, store),
    accounts: (await store.assignedAccounts([dossier.id])).get(dossier.id) ?? [],
    cases: await Promise.all(cases.map(async (one) => ({ case: one, events: await store.caseEvents(one.id), files: await filesOf(one, store) }))),
    holds: await store.holds([dossier.id]),
  };
}

const latest = (days: readonly (string | undefined)[]) =>
  days
    .filter((day) => day !== undefined)
    .map((day) => day.slice(0, 10))
    .sort()
    .at(-1);

/** The last day of what a date as precise as its source may mean. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31`.replace(/-(?:02-31)$/, '-02-28').replace(/-(04|06|09|11)-31$/, '-$1-30') : date;
}

function holdingOf(dossier: Dossier, changed: string, cases: readonly Case[], holds: readonly LegalHold[], screened: { readonly at: string } | undefined): Holding {
  const { relation, endedAt } = dossier.subject;
  const blocked = latest(cases.flatMap(({ clocks }) => clocks.filter(({ kind }) => kind === 'blocked-property-report').map(({ startedOn }) => startedOn)));
  const decided = latest(cases.map(({ decisions }) => decisions.at(-1)?.at));
  const sanctions = latest([blocked, screened?.at]);
  return {
    dossierId: dossier.id,
    relation,
    lastChange: changed.slice(0, 10),
    open: cases.some(({ status }) => status !== 'closed'),
    confirmed: cases.some(({ verdict }) => verdict === 'true-positive'),
    holds: holds.filter(({ dossierId }) => dossierId === dossier.id).map(({ reason }) => reason),
    ...(endedAt === undefined ? {} : { endedOn: lastDay(endedAt) }),
    ...(decided === undefined ? {} : { decidedOn: decided }),
    ...(sanctions === undefined ? {} : { sanctionsOn: sanctions }),
  };
}

export type Swept = {
  /** Why each person’s data stay or go. */
  readonly people: readonly RetentionVerdict[];
  /** Recordings whose time is over. */
  readonly recordings: readonly { readonly caseId: string; readonly attachment: string }[];
  /** People whose data went, and recordings whose bytes did. Zero where nothing was to be done. */
  readonly erased: number;
  readonly removed: number;
};

const RECORDING = retentionRules.find(({ kind }) => kind === 'recording');

function recordingsDue(cases: readonly Case[], now: Instant) {
  return cases.flatMap(({ id, attachments }) =>
    attachments
      .filter(({ kind, removed, at }) => kind === 'recording' && removed === undefined && now.slice(0, 10) > (endOfPeriod(RECORDING ?? {}, at.slice(0, 10)) ?? '9999'))
      .map((file) => ({ caseId: id, attachment: file.id })),
  );
}

function periodsOf({ cases }: Policy): RetentionPeriods {
  return Object.fromEntries(Object.entries(cases?.retentionMonths ?? {}).filter(([kind]) => retentionRules.some((rule) => rule.kind === kind))) as Partial<
    Record<RecordKind, number>
  >;
}

/**
 * Says of everybody stored why their data stay or go, and does it where asked. A named person runs it, or the program, which takes away
 * only where the policy says so; a legal hold and an open case keep everything. @param apply take away what is due; otherwise nothing changes
 */
export async function sweepRetention(apply: boolean, { actor, policy }: Doing, store: Store, ports: Ports, tell: (progress: Progress) => void = () => undefined): Promise<Swept> {
  if (actor.id !== PROGRAM.id || (apply && policy.cases?.sweep !== 'erase')) requireFunction(actor, apply ? ['hr', 'counsel'] : ['hr', 'counsel', 'auditor'], 'sweep records');
  const now = ports.now();
  const people: RetentionVerdict[] = [];
  const recordings: { readonly caseId: string; readonly attachment: string }[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.listDossiers(after, BATCH);
    if (page.length === 0) break;
    const ids = page.map(({ id }) => id);
    after = ids.at(-1);
    const [dossiers, cases, holds, screenings, changed] = [
      await store.getDossiers(ids),
      await store.casesOf(ids),
      await store.holds(ids),
      await store.latestScreenings(ids),
      await store.changedAt(ids),
    ];
    for (const dossier of dossiers) {
      const own = cases.get(dossier.id) ?? [];
      const screening = screenings.get(dossier.id);
      // A screening that matched nobody is no evidence of sanctions.
      const matched = screening !== undefined && screening.matches.length > 0 ? { at: screening.screenedAt } : undefined;
      const holding = holdingOf(dossier, changed.get(dossier.id) ?? now, own, holds, matched);
      const verdict = retain(holding, now, periodsOf(policy));
      people.push(verdict);
      if (verdict.keep !== undefined && holding.holds.length === 0) recordings.push(...recordingsDue(own, now));
    }
    tell({ step: 'looked at', done: people.length });
  }
  if (!apply) return { people, recordings, erased: 0, removed: 0 };
  const due = people.filter(({ keep }) => keep === undefined);
  for (const [at, { dossierId, why }] of due.entries()) {
    tell({ step: 'erased', done: at, all: due.length });
    await erase(dossierId, why, { actor, policy }, store, ports);
  }
  for (const { caseId, attachment } of recordings) await removeAttachment(caseId, attachment, 'its time of retention is over', { actor, policy }, store, ports);
  return { people, recordings, erased: due.length, removed: recordings.length };
}
