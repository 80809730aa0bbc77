import { Webhook } from 'standardwebhooks';
import { BonafideError, type HookAttempt, type HookDelivery, type HookSubscription, type Instant } from '#model';
import { audited, entryOf } from './case-opening.ts';
import type { Actor } from './define-operation.ts';
import type { Job, Jobs } from './job-ports.ts';
import type { Ports, Store } from './ports.ts';

/** Waits before each try. The last failure ends a delivery. Unit: milliseconds. @source Standard Webhooks 1.0.0, “Retry schedule”: its example schedule, about three days in all */
const WAITS: readonly number[] = [0, 5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, 86_400_000];
/** All of them. */
const WHOLE_SCHEDULE = WAITS.reduce((sum, wait) => sum + wait, 0);

/** Part of a wait by which it is lengthened at random, so that what failed together is not tried together. @source Standard Webhooks 1.0.0, “Retry schedule”: jitter */
const JITTER = 0.1;

const DAY = 86_400_000;
/** How long the secret before signs beside a new one. Unit: milliseconds. @source house: a day to change it at the receiver */
const OVERLAP = DAY;
/** How long deliveries that ended, and events that came in, can be looked at. Unit: milliseconds. @source house */
const KEPT = 90 * DAY;
/** How often it is looked for events to send, and how often for clocks. Unit: milliseconds. @source house: the first is a lookup in an index; clocks count in days */
const LOOK = { events: 1_000, clocks: 3_600_000 } as const;
/** Events sent at the same time by one process. @source house: a receiver that hangs for its 15 seconds leaves room for others */
const HANDS = 4;
/** Events taken up at a look. */
const PAGE = 100;

/** Kind of the jobs that send. */
const JOB = 'webhook';

const later = (from: Instant, milliseconds: number): Instant => new Date(Date.parse(from) + milliseconds).toISOString();

/** A secret of a subscription. It is derived from the key of the installation, so no database and no backup holds it. @source Standard Webhooks 1.0.0: 24 to 64 bytes in base64 */
function secretOf({ id }: Pick<HookSubscription, 'id'>, version: number, ports: Pick<Ports, 'secret'>): string {
  return `whsec_${Buffer.from(ports.secret(`webhook ${id} ${version}`), 'hex').toString('base64')}`;
}

export type Told = { readonly subscription: HookSubscription; readonly secret: string };

/** @throws BonafideError `hook.refused` for what is no web address */
function checkUrl(url: string): string {
  if (URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol)) return url;
  throw new BonafideError('hook.refused', 'The address is no web address.', 'Give one that begins with https://.');
}

/** @throws BonafideError `hook.unknown` */
export async function findHook(id: string, store: Store): Promise<HookSubscription> {
  const found = (await store.hooks()).find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new BonafideError('hook.unknown', 'There is no such subscription.', 'GET /v1/webhooks lists them.');
}

/** Writes into the audit log that somebody changed where data go. */
async function log(action: string, object: string, actor: Actor, store: Store, ports: Pick<Ports, 'digest' | 'now'>): Promise<void> {
  const by = { id: actor.id, name: actor.name, functions: [] };
  await store.appendAudit(audited([entryOf({ actor: by, time: ports.now(), action, object }, ports.digest)], ports.digest));
}

/** Subscribes an address to events. @returns its secret, which is never shown again @throws BonafideError `hook.refused` */
export async function addHook(asked: Pick<HookSubscription, 'url' | 'events' | 'label'>, actor: Actor, store: Store, ports: Ports): Promise<Told> {
  const now = ports.now();
  const id = `whk_${ports.digest.keyed(`webhook ${now} ${actor.id} ${crypto.randomUUID()}`).slice(0, 20)}`;
  const { label, events } = asked;
  const named = label === undefined ? {} : { label };
  const subscription: HookSubscription = {
    id,
    url: checkUrl(asked.url),
    ...named,
    events: [...new Set(events)],
    enabled: true,
    secretVersion: 1,
    secretSince: now,
    createdAt: now,
    createdBy: actor.name,
  };
  await log('webhook.added', id, actor, store, ports);
  await store.saveHook(subscription);
  return { subscription, secret: secretOf(subscription, 1, ports) };
}

/** Changes a subscription. Enabled again, it forgets that it failed. @throws BonafideError `hook.unknown`, `hook.refused` */
export async function changeHook(
  id: string,
  change: { readonly [K in 'url' | 'events' | 'label' | 'enabled']?: HookSubscription[K] | undefined },
  actor: Actor,
  store: Store,
  ports: Ports,
): Promise<HookSubscription> {
  const { note, failingSince, ...known } = await findHook(id, store);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (change.url !== undefined) checkUrl(change.url);
  const failed = { ...(note === undefined ? {} : { note }), ...(failingSince === undefined ? {} : { failingSince }) };
  const changed: HookSubscription = { ...known, ...(change.enabled === true ? {} : failed), ...given };
  await log('webhook.changed', id, actor, store, ports);
  await store.saveHook(changed);
  return changed;
}

/** Makes another secret. The one before signs beside it for a day. @throws BonafideError `hook.unknown` */
export async function renewSecret(id: string, actor: Actor, store: Store, ports: Ports): Promise<Told> {
  const known = await findHook(id, store);
  const subscription = { ...known, secretVersion: known.secretVersion + 1, secretSince: ports.now() };
  await log('webhook.secret-renewed', id, actor, store, ports);
  await store.saveHook(subscription);
  return { subscription, secret: secretOf(subscription, subscription.secretVersion, ports) };
}

/** @throws BonafideError `hook.unknown` */
export async function removeHook(id: string, actor: Actor, store: Store, ports: Ports): Promise<void> {
  await findHook(id, store);
  await log('webhook.removed', id, actor, store, ports);
  await store.removeHook(id);
}

/** A delivery of a subscription. @throws BonafideError `hook.unknown` */
export async function findDelivery(hook: string, id: string, store: Store): Promise<HookDelivery> {
  const found = await store.getDelivery(id);
  if (found !== undefined && found.subscriptionId === hook) return found;
  throw new BonafideError('hook.unknown', 'This subscription has no such delivery.', 'GET /v1/webhooks/{webhook}/deliveries lists them.');
}

/** Where to read on, as paths of this server. */
function linksOf({ person, assessment, case: one, list }: HookDelivery['data']): Record<string, string> {
  const path = (...parts: readonly string[]) => `/v1/${parts.map(encodeURIComponent).join('/')}`;
  return {
    ...(person === undefined || assessment === undefined ? {} : { assessment: path('people', person, 'assessment') }),
    ...(one === undefined ? {} : { case: path('cases', one) }),
    ...(list === undefined ? {} : { lists: path('lists') }),
  };
}

/** What is sent: the same bytes however often. @source Standard Webhooks 1.0.0, “Payload structure”, its thin form */
function bodyOf({ event, createdAt, data }: HookDelivery): string {
  return JSON.stringify({ type: event, timestamp: createdAt, data: { ...data, links: linksOf(data) } });
}

/** Headers of a try. @source Standard Webhooks 1.0.0, “Webhook headers” */
function headersOf(delivery: HookDelivery, body: string, subscription: HookSubscription, now: Instant, ports: Pick<Ports, 'secret'>): Record<string, string> {
  const { secretVersion, secretSince } = subscription;
  const both = secretVersion > 1 && later(secretSince, OVERLAP) > now;
  const at = new Date(Math.floor(Date.parse(now) / 1_000) * 1_000);
  const signatures = [secretVersion, ...(both ? [secretVersion - 1] : [])].map((version) => new Webhook(secretOf(subscription, version, ports)).sign(delivery.id, at, body));
  return {
    'content-type': 'application/json',
    'webhook-id': delivery.id,
    'webhook-timestamp': String(at.getTime() / 1_000),
    'webhook-signature': signatures.join(' '),
  };
}

/** How a subscription does after a try: one that failed for as long as a delivery is tried is disabled, with a note. */
function after({ failingSince }: HookSubscription, { at, status, failure }: HookAttempt, ended: boolean): Pick<HookSubscription, 'failingSince' | 'note'> {
  if (failure === undefined) return {};
  const since = failingSince ?? at;
  const gone = status === 410;
  if (!gone && !(ended && later(since, WHOLE_SCHEDULE) <= at)) return { failingSince: since };
  const why = gone ? 'The receiver said that it is gone for good (410).' : `Nothing was accepted since ${since}; the last try said: ${failure}.`;
  return { failingSince: since, note: `Disabled at ${at}. ${why} Enable it again once the receiver answers; what waits is sent then.` };
}

/** Sends one event once and writes down what came of it. Run twice it sends twice, under the same id: receivers know it again. */
async function deliver({ data }: Job, store: Store, ports: Ports): Promise<void> {
  const delivery = await store.getDelivery(String(data['delivery']));
  const subscription = (await store.hooks()).find(({ id }) => id === delivery?.subscriptionId);
  if (delivery?.state !== 'waiting' || subscription?.enabled !== true || delivery.nextAt !== data['due']) return;
  const at = ports.now();
  const body = bodyOf(delivery);
  const tracing = await ports.tracing();
  const posted = await tracing.span('POST webhook', 'client', { 'http.request.method': 'POST', 'bonafide.event': delivery.event }, async (span) => {
    const headers = { ...headersOf(delivery, body, subscription, at, ports), ...tracing.headers() };
    const answer = await ports.post(subscription.url, headers, body);
    span.tell('status' in answer ? { 'http.response.status_code': answer.status } : { 'error.type': 'no answer' });
    return answer;
  });
  const milliseconds = Math.max(0, Date.parse(ports.now()) - Date.parse(at));
  const accepted = 'status' in posted && posted.status >= 200 && posted.status < 300;
  const failure = accepted ? undefined : 'status' in posted ? `the answer was ${posted.status}` : posted.failure;
  const attempt: HookAttempt = { at, milliseconds, ...('status' in posted ? { status: posted.status } : {}), ...(failure === undefined ? {} : { failure }) };
  const tried = delivery.attempts.length;
  const wait = WAITS[(tried % WAITS.length) + 1];
  const ended = wait === undefined;
  const nextAt = ended ? undefined : later(ports.now(), Math.round(wait * (1 + JITTER * Math.random())));
  const then = accepted ? { state: 'delivered' as const } : nextAt === undefined ? { state: 'failed' as const } : { state: 'waiting' as const, nextAt };
  if (!(await store.recordAttempt(delivery.id, tried, attempt, then))) return;
  const mark = after(subscription, attempt, ended);
  if (mark.failingSince !== subscription.failingSince || mark.note !== undefined) await store.markHook(subscription.id, mark);
}

export type HookWork = { /** Waits for what is being sent. */ readonly stop: () => Promise<void> };

/**
 * Sends events as long as the process runs. Several processes on one database may do so at once: an event that is due becomes a job, and of a job there is one.
 * What fails here is tried at the next look, so nothing is thrown.
 */
export function workOnHooks(store: Store, ports: Ports): HookWork {
  let hands: Promise<readonly { readonly stop: () => Promise<void> }[]> | undefined;
  let jobs: Jobs | undefined;
  let clocksAt = 0;
  const taken = new Set<string>();
  /** The queue is opened with the first event: a firm that subscribes nothing does without. */
  const open = async (): Promise<Jobs> => {
    jobs ??= await store.jobs();
    const queue = jobs;
    hands ??= Promise.all(Array.from({ length: HANDS }, () => queue.work(JOB, (job) => deliver(job, store, ports))));
    await hands;
    return queue;
  };
  const look = async (): Promise<void> => {
    const now = ports.now();
    if (Date.parse(now) - clocksAt >= LOOK.clocks) {
      clocksAt = Date.parse(now);
      await store.announceDueClocks(now.slice(0, 10));
      await store.forgetDeliveries(later(now, -KEPT));
      await store.forgetReceived(later(now, -KEPT));
    }
    const due = await store.dueDeliveries(now, PAGE);
    const keys = new Set(due.map(({ id, nextAt }) => `${id} ${nextAt}`));
    for (const key of taken) if (!keys.has(key)) taken.delete(key);
    for (const { id, nextAt } of due) {
      const key = `${id} ${nextAt}`;
      if (taken.has(key)) continue;
      const queue = await open();
      const job = await queue.enqueue(JOB, { delivery: id, due: nextAt }, key);
      const state = job.isNew ? undefined : (await queue.job(JOB, job.id))?.state;
      // Its job came to an end without it, as after a restore: it becomes another one.
      if (!job.isNew && state !== 'waiting' && state !== 'running') await store.retryDelivery(id, now, nextAt);
      else taken.add(key);
    }
  };
  let stopped = false;
  let wake = (): void => undefined;
  const loop = (async () => {
    while (!stopped) {
      await look().catch(() => undefined);
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK.events);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
      await Promise.all((await hands?.catch(() => []))?.map((hand) => hand.stop()) ?? []);
    },
  };
}
