import { scimPatch } from 'scim-patch';
import { parse } from 'scim2-parse-filter';
import { z } from 'zod';
import { readScimUser } from '#dossiers';
import { type Policy, SCIM_ENTERPRISE, SCIM_USER, type ScimRecord, type ScimUser, scimUserSchema } from '#model';
import type { Actor } from './define-operation.ts';
import { keepPerson, logIntake } from './intake.ts';
import type { Ports, Store } from './ports.ts';
import type { ScreeningContext } from './screening.ts';

/** A request of a directory that cannot be met, in the words of RFC 7644, section 3.12. */
export class ScimRefusal extends Error {
  readonly status: 400 | 404 | 409;
  readonly scimType: string | undefined;
  constructor(status: 400 | 404 | 409, detail: string, scimType?: string) {
    super(detail);
    this.name = 'ScimRefusal';
    this.status = status;
    this.scimType = scimType;
  }
}

export type ScimContext = {
  readonly store: Store;
  readonly ports: Ports;
  readonly policy: Policy;
  readonly actor: Actor;
  readonly screening: () => Promise<ScreeningContext>;
};

/** Longest filter or path. Unit: characters. @source house: those of directories have tens */
const MOST_FILTER = 1_000;
/** Beginning of the ids of dossiers that a directory gives. */
const DOSSIER = 'scim-';
/** Times a change is done anew because somebody else changed the user meanwhile. */
const TRIES = 5;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Names under which a language keeps what is no attribute. A path through them would reach every object. */
const RESERVED = /(?:^|[.:[\]\s])(?:__proto__|constructor|prototype)(?:$|[.:[\]\s])/;

/** @throws ScimRefusal where a name is none of an attribute */
function refuseReserved(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) refuseReserved(one);
  if (!isRecord(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (RESERVED.test(key)) throw new ScimRefusal(400, 'A name of the request is none of an attribute.', 'invalidPath');
    refuseReserved(inner);
  }
}

/** The names of attributes in the standard’s spelling: case does not matter. @source RFC 7643, section 2.1 */
const SPELLING = new Map(Object.keys(scimUserSchema.shape).map((name) => [name.toLowerCase(), name]));

/** Without nulls, which say that there is nothing. @source RFC 7643, section 2.5 */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])));
}

/** @throws ScimRefusal naming place and expectation, and never the value */
function readUser(given: unknown): ScimUser {
  if (!isRecord(given)) throw new ScimRefusal(400, 'Expected a user.', 'invalidSyntax');
  refuseReserved(given);
  const spelled = Object.fromEntries(Object.entries(given).map(([name, value]) => [SPELLING.get(name.toLowerCase()) ?? name, withoutNulls(value)]));
  const parsed = scimUserSchema.safeParse(spelled);
  if (parsed.success) return parsed.data;
  throw new ScimRefusal(400, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'user'}: ${message}`).join('; '), 'invalidValue');
}

/** Puts a user into the store with its dossier. The dossier comes first: killed in between, the same request does it again. */
async function put(record: ScimRecord, before: number, context: ScimContext): Promise<'kept' | 'changed' | 'taken'> {
  const { store, ports, policy, actor, screening } = context;
  const { value, issues } = readScimUser(record.user, record.dossierId, record.inactiveSince, { digest: ports.digest, file: 'SCIM' });
  await keepPerson(value, issues, policy, await screening(), store, ports);
  const kept = await store.saveScim(record, before);
  if (kept === 'kept') await logIntake('person.received', 'scim', actor, store, ports, record.dossierId);
  return kept;
}

const taken = () => new ScimRefusal(409, 'Another user has this userName.', 'uniqueness');

/** A user after a change. */
function changed(known: ScimRecord, user: ScimUser, deleted: boolean, now: string): ScimRecord {
  const { inactiveSince, ...rest } = known;
  const closed = user.active && !deleted ? {} : { inactiveSince: inactiveSince ?? now };
  return { ...rest, user: { ...user, active: user.active && !deleted }, deleted, ...closed, version: known.version + 1, lastModified: now };
}

/** Adds a worker of the directory. One that was taken away under the same name comes back. @throws ScimRefusal */
export async function createScimUser(given: unknown, context: ScimContext): Promise<ScimRecord> {
  const { store, ports } = context;
  const user = readUser(given);
  const now = ports.now();
  const known = await store.findScim({ userName: user.userName });
  if (known !== undefined) {
    if (!known.deleted) throw taken();
    const back = changed(known, user, false, now);
    if ((await put(back, known.version, context)) !== 'kept') throw taken();
    return back;
  }
  // The same name gives the same id, so that a request that was cut off and comes again makes nobody twice.
  let id = '';
  for (let nth = 0; id === '' || (await store.getScim(id)) !== undefined; nth += 1) id = ports.digest.keyed(`scim ${user.userName.toLowerCase()} ${nth}`).slice(0, 24);
  const inactive = user.active ? {} : { inactiveSince: now };
  const record: ScimRecord = { id, dossierId: `${DOSSIER}${id}`, user, deleted: false, ...inactive, version: 1, created: now, lastModified: now };
  if ((await put(record, 0, context)) !== 'kept') throw taken();
  return record;
}

/** @throws ScimRefusal */
export async function getScimUser(id: string, { store }: Pick<ScimContext, 'store'>): Promise<ScimRecord> {
  const found = await store.getScim(id);
  if (found !== undefined && !found.deleted) return found;
  throw new ScimRefusal(404, 'There is no such user.');
}

/** Changes a user, also where somebody else does at the same time. */
async function change(id: string, context: ScimContext, after: (known: ScimRecord) => { readonly user: ScimUser; readonly deleted?: true }): Promise<ScimRecord> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const known = await getScimUser(id, context);
    const { user, deleted = false } = after(known);
    const other = await context.store.findScim({ userName: user.userName });
    if (other !== undefined && other.id !== id) throw taken();
    const next = changed(known, user, deleted, context.ports.now());
    const outcome = await put(next, known.version, context);
    if (outcome === 'kept') return next;
    if (outcome === 'taken') throw taken();
  }
  throw new ScimRefusal(409, 'The user is being changed by others. Try again.');
}

/** @throws ScimRefusal */
export function replaceScimUser(id: string, given: unknown, context: ScimContext): Promise<ScimRecord> {
  const user = readUser(given);
  return change(id, context, () => ({ user }));
}

const patchSchema = z.object({
  Operations: z
    .array(z.object({ op: z.string().max(20), path: z.string().max(MOST_FILTER).optional(), value: z.unknown().optional() }))
    .min(1)
    .max(100),
});

/** Changes attributes of a user, as Okta, Entra ID and the standard write it. @throws ScimRefusal */
export function patchScimUser(id: string, given: unknown, context: ScimContext): Promise<ScimRecord> {
  const parsed = patchSchema.safeParse(given);
  if (!parsed.success) throw new ScimRefusal(400, 'Expected Operations, each with op, and path or value.', 'invalidSyntax');
  const manager = `${SCIM_ENTERPRISE}:manager`.toLowerCase();
  // Entra ID gives the id of a manager alone.
  const operations = parsed.data.Operations.map((one) => (one.path?.toLowerCase() === manager && typeof one.value === 'string' ? { ...one, value: { value: one.value } } : one));
  // The library writes wherever a path leads.
  for (const { path = '', value } of operations) {
    if (RESERVED.test(path)) throw new ScimRefusal(400, 'A path names no attribute.', 'invalidPath');
    refuseReserved(value);
  }
  return change(id, context, (known) => {
    const { active, ...rest } = known.user;
    const resource = structuredClone({ schemas: [SCIM_USER, SCIM_ENTERPRISE], id, meta: { resourceType: 'User' }, active, ...rest });
    try {
      const patched: unknown = scimPatch(resource as never, structuredClone(operations) as never, { mutateDocument: false, treatMissingAsAdd: true });
      return { user: readUser(patched) };
    } catch (error) {
      if (error instanceof ScimRefusal) throw error;
      throw new ScimRefusal(400, 'An operation cannot be carried out: look at its op, its path and its value.', 'invalidPath');
    }
  });
}

/** Takes a user away: the directory finds it no more. The dossier stays, as of somebody who left; nothing is erased. @throws ScimRefusal */
export async function removeScimUser(id: string, context: ScimContext): Promise<void> {
  await change(id, context, ({ user }) => ({ user, deleted: true }));
}

/** @throws ScimRefusal for a filter other than userName, externalId or id eq "…" */
function filterOf(filter: string): { readonly userName: string } | { readonly externalId: string } | { readonly id: string } {
  const refused = () => new ScimRefusal(400, 'Known filters: userName eq "…", externalId eq "…", id eq "…".', 'invalidFilter');
  if (filter.length > MOST_FILTER) throw refused();
  let read: ReturnType<typeof parse>;
  try {
    read = parse(filter);
  } catch {
    throw refused();
  }
  if (read.op !== 'eq' || !('compValue' in read) || typeof read.compValue !== 'string') throw refused();
  const attribute = read.attrPath.replace(`${SCIM_USER}:`, '').toLowerCase();
  if (attribute === 'username') return { userName: read.compValue };
  if (attribute === 'externalid') return { externalId: read.compValue };
  if (attribute === 'id') return { id: read.compValue };
  throw refused();
}

/** The user of the directory that a dossier was made from. */
export async function scimUserOf(dossierId: string, store: Store): Promise<ScimRecord | undefined> {
  return dossierId.startsWith(DOSSIER) ? store.getScim(dossierId.slice(DOSSIER.length)) : undefined;
}

/** Longest page. @source house */
export const MOST_SCIM_PAGE = 200;

export type ScimPage = { readonly total: number; readonly startIndex: number; readonly records: readonly ScimRecord[] };

/** @param asked.startIndex from 1 @throws ScimRefusal */
export async function listScimUsers(
  asked: { readonly filter?: string | undefined; readonly startIndex: number; readonly count: number },
  { store }: Pick<ScimContext, 'store'>,
): Promise<ScimPage> {
  const startIndex = Math.max(1, asked.startIndex);
  if (asked.filter === undefined) return { startIndex, ...(await store.listScim(startIndex - 1, Math.min(MOST_SCIM_PAGE, Math.max(0, asked.count)))) };
  const by = filterOf(asked.filter);
  const found = 'id' in by ? await store.getScim(by.id) : await store.findScim(by);
  const records = found === undefined || found.deleted ? [] : [found];
  return { startIndex, total: records.length, records: records.slice(startIndex - 1) };
}
