import { DEFAULT_TIER, RECHECK_MONTHS, verificationLine } from '#assessment';
import {
  type Calibration,
  type CaseCommand,
  type CaseVerb,
  calibrate,
  clockState,
  deviationsOf,
  functionOf,
  type NoticeFacts,
  noticeText,
  type Offer,
  offersOf,
  permits,
  plusMonths,
} from '#cases';
import {
  type Actor,
  type Assessment,
  type Attachment,
  type AuditRow,
  BonafideError,
  type Case,
  type Deviation,
  type FindingVerdict,
  type Instant,
  invariant,
  type Level,
  MOST_ATTACHMENT_BYTES,
  type Notice,
  type Policy,
  type Verification,
} from '#model';
import { withholdProtectedTerms } from '#values';
import { recordRead } from './audit.ts';
import { assessmentOf, type Beside, caseOf, changeCase, type Doing, withheld } from './case-change.ts';
import { assessmentRef, openByPolicy, openCase } from './case-opening.ts';
import type { CaseCursor, CaseFilter } from './case-ports.ts';
import { guardedIn, maySeeWords } from './guarded-words.ts';
import type { Ports, Store } from './ports.ts';
import { findPerson, type Unidentified, weighRecords } from './record.ts';
import { roles as allRoles, type Role } from './roles.ts';
import { assessmentFor } from './withhold.ts';
import { type CaseFile, caseFor } from './withhold-case.ts';

async function change(id: string, command: CaseCommand, doing: Doing, store: Store, ports: Ports, beside?: (one: Case) => Beside): Promise<Case> {
  return (await changeCase(id, command, doing, store, ports, beside)).case;
}

/** Refuses before anything is computed. @throws BonafideError `case.refused` */
function requirePermission(actor: Actor, verb: CaseVerb): void {
  if (permits(actor, verb)) return;
  throw new BonafideError('case.refused', `${actor.name}, as ${actor.functions.join(', ') || 'nobody'}, may not ${verb}.`, 'docs/how-to/work-a-case.md shows who may do what.');
}

/** Opens a case on somebody stored, by hand. @throws BonafideError `dossier.not-found`, `dossier.ambiguous`, `case.refused` where one is open */
export async function openCaseByHand(input: Doing & { readonly person: string; readonly because: string }, store: Store, ports: Ports): Promise<Case> {
  const { actor, policy, person } = input;
  requirePermission(actor, 'open');
  const dossier = await findPerson(store, person);
  const open = (await store.casesOf([dossier.id])).get(dossier.id)?.find(({ status }) => status !== 'closed');
  if (open !== undefined) throw new BonafideError('case.refused', `${dossier.caption} has an open case: ${open.id}.`, 'Work on that one, or close it first.');
  const because = withholdProtectedTerms(input.because).text;
  const assessment = await assessmentOf(dossier.id, store);
  const holds = guardedIn([input.because], actor, input.holds, assessment);
  return openCase(assessment, { because, holds }, actor, { policy, digest: ports.digest, now: ports.now() }, store);
}

/** Why somebody may not confirm. */
const CANNOT_READ = 'You cannot read what the proposal rests on.';

/** People looked at in one go. */
const BATCH = 200;

/** Opens a case for everybody stored at or above a level who has none, in batches. */
export async function* openFromLevel(level: Level, policy: Policy, store: Store, ports: Ports): AsyncGenerator<readonly Case[]> {
  const context = { policy: { ...policy, cases: { ...policy.cases, openFrom: level } }, digest: ports.digest, now: ports.now() };
  for (let after: string | undefined; ; ) {
    const page = await store.listDossiers(after, BATCH);
    if (page.length === 0) return;
    const assessments = [];
    for (const { id } of page) assessments.push(await store.latestAssessment(id));
    yield await openByPolicy(
      assessments.filter((one) => one !== undefined),
      context,
      store,
    );
    after = page.at(-1)?.id;
  }
}

/** A page of cases, the earliest due day first. @param limit 1 to 1,000 */
export function listCases(filter: CaseFilter, after: CaseCursor | undefined, limit: number, store: Store): Promise<readonly Case[]> {
  return store.listCases(filter, after, limit);
}

/** What somebody may decide, and why not, where it also matters who may read the words it rests on. */
function offersFor(one: Case, latest: Assessment | undefined, actor: Actor, ports: Ports, held: readonly Role[]): readonly Offer[] {
  const { proposal } = one;
  const offers = offersOf(one, { actor, now: ports.now(), assessment: latest === undefined ? one.assessment : assessmentRef(latest, ports.digest) });
  if (proposal === undefined) return offers;
  return offers.map((each) => {
    if (each.verb !== 'confirm') return each;
    const second = (each.second ?? []).filter((own) => maySeeWords([own], proposal));
    return maySeeWords(held, proposal) ? { ...each, second } : { verb: each.verb, refused: CANNOT_READ, second };
  });
}

/** A case with its history. That it was read is in the log. @param held roles that say what the reader may see @throws BonafideError `case.not-found` */
export async function showCase(id: string, actor: Actor, store: Store, ports: Ports, held: readonly Role[] = allRoles): Promise<CaseFile> {
  const one = await caseOf(id, store);
  await recordRead({ actor, people: [one.dossierId], what: id }, store, ports);
  const latest = await store.latestAssessment(one.dossierId);
  const clocks = one.clocks.map((clock) => ({ id: clock.id, state: clockState(clock, ports.now()) }));
  const stale = latest !== undefined && assessmentRef(latest, ports.digest).digest !== one.assessment.digest;
  return {
    case: one,
    events: await store.caseEvents(id),
    deviations: deviationsOf(one.checklist),
    clocks,
    stale,
    findings: latest?.findings ?? [],
    offers: offersFor(one, latest, actor, ports, held),
  };
}

/** Entries of the audit log that what happened to a case left there, oldest first. @throws BonafideError `case.not-found` */
export async function trailOfCase(id: string, store: Store): Promise<{ readonly dossierId: string; readonly entries: readonly AuditRow[] }> {
  const { dossierId } = await caseOf(id, store);
  return { dossierId, entries: await store.loggedOf(id) };
}

/** Commands that need nothing but words. The others have an operation of their own below. */
export type PlainCommand = Extract<
  CaseCommand,
  {
    readonly verb: 'assign' | 'comment' | 'set-due' | 'waive-item' | 'request' | 'propose' | 'refuse' | 'block' | 'stop-clock' | 'contest' | 'resolve-contest' | 'close' | 'reopen';
  }
>;

/** Does something to a case that needs nothing but words. @throws BonafideError `case.not-found`, `case.refused`, `case.changed`, `usage.invalid` */
export function workOnCase(id: string, command: PlainCommand, doing: Doing, store: Store, ports: Ports): Promise<Case> {
  return change(id, command, doing, store, ports);
}

/**
 * Confirms what another person proposed. @param held roles that say what the second person may read
 * @throws BonafideError `case.refused`, also where the assessment changed since: the proposal is then void, and that is kept
 */
export async function confirmDecision(id: string, doing: Doing, store: Store, ports: Ports, held: readonly Role[] = allRoles): Promise<Case> {
  const { proposal } = await caseOf(id, store);
  if (proposal !== undefined && !maySeeWords(held, proposal))
    throw new BonafideError('case.refused', CANNOT_READ, 'Let somebody confirm who may, or let it be proposed anew in words for everybody.');
  const { case: one, events } = await changeCase(id, { verb: 'confirm' }, doing, store, ports);
  const last = events.at(-1);
  if (last?.type === 'proposal-ended') throw new BonafideError('case.refused', `The proposal is void. ${last.reason}`, 'Look at the assessment again, and propose anew.');
  return one;
}

/** Adds a file to a case. @throws BonafideError `usage.invalid` where it is too large, and as `workOnCase` */
export function attachFile(
  id: string,
  file: { readonly name: string; readonly kind: Attachment['kind']; readonly bytes: Uint8Array },
  doing: Doing,
  store: Store,
  ports: Ports,
): Promise<Case> {
  const { name, kind, bytes } = file;
  if (bytes.length > MOST_ATTACHMENT_BYTES)
    throw new BonafideError(
      'usage.invalid',
      `${name} has ${bytes.length.toLocaleString('en')} bytes; an attachment has at most ${MOST_ATTACHMENT_BYTES.toLocaleString('en')}.`,
      'Leave it where it is and say in a comment where that is.',
    );
  const command: CaseCommand = { verb: 'attach', file: { name, kind, size: bytes.length, digest: ports.digest.sha256Bytes(bytes) } };
  return change(id, command, doing, store, ports, (one) => ({ attachment: { id: one.attachments.at(-1)?.id ?? '', bytes } }));
}

/** Takes the bytes of an attachment away; that it was there stays. @throws BonafideError as `workOnCase`, and `case.refused` under a legal hold */
export async function removeAttachment(id: string, attachment: string, reason: string, doing: Doing, store: Store, ports: Ports): Promise<Case> {
  const { dossierId } = await caseOf(id, store);
  if ((await store.holds([dossierId])).length > 0) throw new BonafideError('case.refused', 'A legal hold keeps the data of this person.', 'Counsel releases it first.');
  return change(id, { verb: 'remove-attachment', id: attachment, reason }, doing, store, ports, () => ({ removed: [attachment] }));
}

/** An attachment’s bytes. That it was read is in the log. @param held roles that say what the reader may see @throws BonafideError `case.not-found`, `permission.denied` */
export async function readAttachment(id: string, attachment: string, actor: Actor, store: Store, ports: Ports, held: readonly Role[] = allRoles): Promise<Uint8Array> {
  const one = await caseOf(id, store);
  const file = one.attachments.find((other) => other.id === attachment);
  if (file !== undefined && !maySeeWords(held, file)) throw new BonafideError('permission.denied', `${file.id} is for another function.`, 'Ask its author what is in it.');
  await recordRead({ actor, people: [one.dossierId], what: `${id} ${attachment}` }, store, ports);
  const bytes = await store.attachmentBytes(id, attachment);
  if (bytes !== undefined) return bytes;
  throw new BonafideError('case.not-found', `The case ${id} keeps no bytes of “${attachment}”.`, '“bonafide case show” lists its attachments.');
}

/** Records how a verification of the checklist went, and assesses the person with it. @throws BonafideError as `workOnCase` */
export async function recordItem(
  id: string,
  item: string,
  done: Pick<Verification, 'result' | 'reason' | 'contactFoundBy' | 'about' | 'note'> & {
    readonly method: string;
    readonly authority: string;
    readonly evidence: readonly string[];
  },
  doing: Doing,
  store: Store,
  ports: Ports,
): Promise<Case> {
  const { dossierId } = await caseOf(id, store);
  const dossier = await findPerson(store, dossierId);
  const { evidence, ...rest } = withheld(done);
  const value = { ...rest, verification: item, by: doing.actor.name, at: ports.now() } satisfies Verification;
  const weighed = await weighRecords(dossier, [{ section: 'verifications', value }], doing.policy, store, ports);
  const { result, method, authority, note } = rest;
  const recordId = weighed.records[0]?.id ?? '';
  const command: CaseCommand = { verb: 'record-item', item, result: { result, method, authority, evidence: [...evidence], recordId, ...(note === undefined ? {} : { note }) } };
  return change(id, command, doing, store, ports, () => ({ weighed }));
}

/** Puts a verification on the checklist that nothing asked for, with the reason. @throws BonafideError `verification.unknown`, and as `workOnCase` */
export function addItem(
  id: string,
  item: string,
  why: { readonly code: Deviation['code']; readonly reason: string; readonly dueAt: Instant },
  doing: Doing,
  store: Store,
  ports: Ports,
): Promise<Case> {
  const line = verificationLine(item);
  if (line === undefined) throw new BonafideError('verification.unknown', `No verification is called “${item}”.`, '“bonafide verify --list” lists all.');
  const { title, how, satisfiedWhen, onFailure, burden, minutes, owner } = line;
  const { code, reason, dueAt } = why;
  return change(
    id,
    {
      verb: 'add-item',
      code,
      reason,
      item: { id: item, title, how, satisfiedWhen, onFailure, burden, minutes, owner: functionOf(owner), settles: [], why: 'put on the list by hand', dueAt },
    },
    doing,
    store,
    ports,
  );
}

/** Records what the person answered. Where somebody says whether it is accepted, it answers the signals that were asked about. @throws BonafideError as `workOnCase` */
export async function recordPersonsAnswer(
  id: string,
  request: string,
  answer: { readonly text: string; readonly accepted?: boolean | undefined; readonly reason?: string | undefined },
  doing: Doing,
  store: Store,
  ports: Ports,
): Promise<Case> {
  const one = await caseOf(id, store);
  const signals = answer.accepted === undefined ? [] : (one.requests.find((asked) => asked.id === request)?.signals ?? []);
  const command: CaseCommand = { verb: 'answer', request, ...answer };
  if (signals.length === 0) return change(id, command, doing, store, ports);
  const { text, reason } = withheld(answer);
  const said = { by: doing.actor.name, at: ports.now(), answer: text, accepted: answer.accepted === true, ...(reason === undefined ? {} : { reason }) };
  const contents: readonly Unidentified[] = signals.map((check) => ({ section: 'answers', value: { check, ...said } }));
  const weighed = await weighRecords(await findPerson(store, one.dossierId), contents, doing.policy, store, ports);
  return change(id, command, doing, store, ports, () => ({ weighed }));
}

/** Says what a finding turned out to be. @param finding id of the finding, or the signal where it has one finding @throws BonafideError `case.refused` where the assessment has no such finding */
export async function giveVerdict(id: string, finding: string, said: Pick<FindingVerdict, 'verdict' | 'reason'>, doing: Doing, store: Store, ports: Ports): Promise<Case> {
  const { dossierId } = await caseOf(id, store);
  const { findings } = await assessmentOf(dossierId, store);
  const found = findings.filter((one) => one.id === finding || one.checkId === finding);
  const [one] = found;
  if (one === undefined || found.length > 1) {
    const names = (one === undefined ? findings : found).map(({ id: own, checkId }) => `${own} (${checkId})`);
    throw new BonafideError(
      'case.refused',
      one === undefined ? `The assessment has no finding “${finding}”.` : `“${finding}” has ${found.length} findings.`,
      `Findings: ${names.join(', ')}.`,
    );
  }
  return change(id, { verb: 'give-verdict', verdict: { findingId: one.id, checkId: one.checkId, ...said } }, doing, store, ports);
}

/** The text of a notice for a person to read, complete and send. That the file was read is in the log. @param held roles that say what the reader may see @throws BonafideError `case.not-found` */
export async function writeNotice(
  id: string,
  kind: Notice['kind'],
  facts: NoticeFacts,
  actor: Actor,
  store: Store,
  ports: Ports,
  held: readonly Role[] = allRoles,
): Promise<string> {
  const one = await caseOf(id, store);
  await recordRead({ actor, people: [one.dossierId], what: `${id} notice ${kind}` }, store, ports);
  return noticeText(kind, caseFor(one, held), assessmentFor(await assessmentOf(one.dossierId, store), held), facts);
}

/** Records that a notice went to the person. @param text as it was sent @throws BonafideError as `workOnCase` */
export function recordNotice(id: string, kind: Notice['kind'], sent: { readonly channel: string; readonly text: string }, doing: Doing, store: Store, ports: Ports): Promise<Case> {
  return change(id, { verb: 'send-notice', kind, channel: sent.channel, textDigest: ports.digest.sha256(sent.text) }, doing, store, ports);
}

/** Starts the clocks of Form I-9, or that of the next re-verification by the tier of the role. @param day first day of work for pay, or day of the last re-verification */
export async function startClock(id: string, clock: 'i9' | 'recheck', day: string, doing: Doing, store: Store, ports: Ports): Promise<Case> {
  const { dossierId } = await caseOf(id, store);
  const { subject } = await assessmentOf(dossierId, store);
  if (clock === 'recheck') {
    const months = RECHECK_MONTHS[subject.role.tier ?? DEFAULT_TIER];
    invariant(plusMonths(day, months) > day, 'a re-verification before the last one');
    return change(id, { verb: 'start-clock', clock, last: day, months }, doing, store, ports);
  }
  if (subject.relation !== 'employee')
    throw new BonafideError(
      'case.refused',
      `Form I-9 is for employees, and this person is: ${subject.relation}.`,
      'True contractors have none; identity proofing and sanctions apply all the same.',
    );
  return change(id, { verb: 'start-clock', clock, firstDay: day }, doing, store, ports);
}

/** How signals did, as people judged their findings. */
export async function calibration(store: Store): Promise<readonly Calibration[]> {
  return calibrate(await store.verdictCounts());
}
