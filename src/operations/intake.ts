import { type AtsVendor, readAtsEvent } from '#dossiers';
import { BonafideError, type Connection, type Dossier, type Issue, type Policy, type ReceivedEvent } from '#model';
import { audited, entryOf } from './case-opening.ts';
import type { Actor } from './define-operation.ts';
import type { Ports, Store } from './ports.ts';
import type { ScreeningContext } from './screening.ts';
import { vetContext } from './vet.ts';
import { vetInCompany } from './vet-in-company.ts';

/** Issues of an event that are listed. @source house: an event with more is of another form */
const MOST_ISSUES = 200;

const TITLES: Readonly<Record<AtsVendor, string>> = { greenhouse: 'Greenhouse', lever: 'Lever', ashby: 'Ashby' };

/** A secret that we make. It is derived from the key of the installation, so no database holds it. */
const ownSecret = (id: string, ports: Pick<Ports, 'secret'>): string => ports.secret(`connection ${id}`);

/** @throws BonafideError `hook.unknown` */
export async function findConnection(id: string, store: Store): Promise<Connection> {
  const found = (await store.connections()).find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new BonafideError('hook.unknown', 'There is no such connection.', 'GET /v1/connections lists them.');
}

/** Writes into the audit log that something was done to a connection, or that a person came. */
export async function logIntake(action: string, object: string, by: Pick<Actor, 'id' | 'name'>, store: Store, ports: Ports, dossierId?: string): Promise<void> {
  const actor = { id: by.id, name: by.name, functions: [] };
  await store.appendAudit(audited([entryOf({ actor, time: ports.now(), action, object, ...(dossierId === undefined ? {} : { dossierId }) }, ports.digest)], ports.digest));
}

/**
 * Lets an applicant system send events. Lever makes the secret itself; for the others it is made here and shown once.
 * @throws BonafideError `hook.refused`
 */
export async function addConnection(
  asked: Pick<Connection, 'vendor' | 'label'> & { readonly secret?: string | undefined },
  actor: Actor,
  store: Store,
  ports: Ports,
): Promise<{ readonly connection: Connection; readonly secret?: string }> {
  const { vendor, label, secret } = asked;
  if ((vendor === 'lever') !== (secret !== undefined))
    throw new BonafideError(
      'hook.refused',
      vendor === 'lever' ? 'Lever makes the secret itself, and it is missing.' : `For ${TITLES[vendor]} the secret is made here.`,
      vendor === 'lever' ? 'Send the signature token that Lever shows under Settings, Integrations and API, Webhooks.' : 'Leave it out; the answer holds it once.',
    );
  const id = `con_${ports.digest.keyed(`connection ${ports.now()} ${crypto.randomUUID()}`).slice(0, 20)}`;
  const connection: Connection = { id, vendor, ...(label === undefined ? {} : { label }), createdAt: ports.now(), createdBy: actor.name };
  await logIntake('connection.added', id, actor, store, ports);
  await store.saveConnection(connection, secret === undefined ? undefined : ports.vault.seal(secret));
  return { connection, ...(secret === undefined ? { secret: ownSecret(id, ports) } : {}) };
}

/** @throws BonafideError `hook.unknown` */
export async function removeConnection(id: string, actor: Actor, store: Store, ports: Ports): Promise<void> {
  await findConnection(id, store);
  await logIntake('connection.removed', id, actor, store, ports);
  await store.removeConnection(id);
}

/** The secret with which events of a connection are signed. @throws BonafideError `key.unreadable` */
export async function secretOfConnection({ id }: Connection, store: Store, ports: Ports): Promise<string> {
  const sealed = await store.connectionSecret(id);
  return sealed === undefined ? ownSecret(id, ports) : ports.vault.open(sealed);
}

/** Takes one person who was read into the store and vets them. @returns whether they are new there */
export async function keepPerson(
  dossier: Dossier,
  issues: readonly Issue[],
  policy: Policy,
  screening: ScreeningContext,
  store: Store,
  ports: Ports,
): Promise<'added' | 'updated' | 'unchanged'> {
  const { added, updated } = await vetInCompany({ people: [{ dossier, issues }], issues: [] }, vetContext(policy, ports, ports.now(), screening), store);
  return added > 0 ? 'added' : updated > 0 ? 'updated' : 'unchanged';
}

/**
 * Takes an event whose signature was verified. The same event again is told what came of it the first time. Killed in between, it is done again, which changes nothing.
 * @param key the vendor’s id of the event; its digest where there is none
 * @returns issues alone where the bytes are no event
 */
export async function receiveEvent(
  connection: Connection,
  given: { readonly bytes: Uint8Array; readonly key?: string | undefined },
  context: { readonly store: Store; readonly ports: Ports; readonly policy: Policy; readonly screening: () => Promise<ScreeningContext> },
): Promise<{ readonly event: ReceivedEvent; readonly again: boolean } | { readonly issues: readonly Issue[] }> {
  const { store, ports, policy, screening } = context;
  const digest = ports.digest.sha256Bytes(given.bytes);
  const key = given.key ?? digest;
  const known = await store.receivedEvent(connection.id, key, digest);
  if (known !== undefined) return { event: known, again: true };
  const { value, issues } = readAtsEvent(connection.vendor, given.bytes, { digest: ports.digest, file: `${connection.vendor} webhook` });
  if (value === undefined) return { issues };
  // What was wrong can quote somebody’s data, and the list of events is for people who see none.
  const listed = issues.slice(0, MOST_ISSUES).map(({ received: _, ...issue }) => issue);
  const at = ports.now();
  const told = { at, action: value.action.slice(0, 200), issues: listed };
  if ('nothing' in value) {
    const event: ReceivedEvent = { ...told, outcome: 'nothing', why: value.nothing, notFetched: [] };
    await store.saveReceived(connection.id, { key, digest, event });
    return { event, again: false };
  }
  const { dossier, notFetched, asOf } = value;
  const newest = await store.newestEvent(dossier.id);
  const isOlder = newest !== undefined && asOf !== undefined && asOf < newest;
  const outcome = isOlder ? 'older' : await keepPerson(dossier, issues, policy, await screening(), store, ports);
  const event: ReceivedEvent = { ...told, outcome, person: dossier.id, notFetched };
  await store.saveReceived(connection.id, { key, digest, asOf, event });
  const { id, vendor, label } = connection;
  if (!isOlder) await logIntake('person.received', id, { id, name: label === undefined ? TITLES[vendor] : `${TITLES[vendor]}, ${label}` }, store, ports, dossier.id);
  return { event, again: false };
}
