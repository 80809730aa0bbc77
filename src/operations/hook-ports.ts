import type { HookAttempt, HookDelivery, HookSubscription, Instant } from '#model';

/** The part of the store that keeps subscriptions and what is on its way to them. Events themselves are written by the store, in the transaction of what they tell of. */
export type HookStore = {
  /** Keeps a subscription, in place of what was kept under its id. */
  readonly saveHook: (subscription: HookSubscription) => Promise<void>;
  /** By id. */
  readonly hooks: () => Promise<readonly HookSubscription[]>;
  /** Takes away a subscription with its deliveries. @returns whether it was there */
  readonly removeHook: (id: string) => Promise<boolean>;
  /** Puts an event on its way to one subscription, whatever it is subscribed to. @returns the delivery */
  readonly addDelivery: (subscriptionId: string, event: string, data: HookDelivery['data'], now: Instant) => Promise<HookDelivery>;
  /** Tells of clocks whose last day has come and that nobody stopped; of each once. @param day `YYYY-MM-DD` */
  readonly announceDueClocks: (day: string) => Promise<void>;
  /** Deliveries to be tried now, the longest due first; not those of disabled subscriptions. @param limit 1 to 1,000 */
  readonly dueDeliveries: (now: Instant, limit: number) => Promise<readonly Required<Pick<HookDelivery, 'id' | 'nextAt'>>[]>;
  readonly getDelivery: (id: string) => Promise<HookDelivery | undefined>;
  /** Deliveries of a subscription, newest first. @param before id of a delivery: only older ones @param limit 1 to 1,000 */
  readonly listDeliveries: (subscriptionId: string, before: string | undefined, limit: number) => Promise<readonly HookDelivery[]>;
  /** Adds a try and what came of it, unless another one was added since. @param tried tries that it had before @returns whether it was added */
  readonly recordAttempt: (id: string, tried: number, attempt: HookAttempt, then: Pick<HookDelivery, 'state' | 'nextAt'>) => Promise<boolean>;
  /** Sends a delivery on its way again. @param due only where it still waits for that time */
  readonly retryDelivery: (id: string, now: Instant, due?: Instant) => Promise<void>;
  /** Notes how a subscription does, whatever somebody changes of it meanwhile. @param mark.note why it is disabled from now on */
  readonly markHook: (id: string, mark: Pick<HookSubscription, 'failingSince' | 'note'>) => Promise<void>;
  /** Forgets deliveries that came to their end before. Those of clocks stay as long as the clock: they say that it was told of. */
  readonly forgetDeliveries: (before: Instant) => Promise<void>;
};

/** What came of a request: the status of the answer, or why none came. */
export type Posted = { readonly status: number } | { readonly failure: string };

/**
 * Sends a small text to an address that somebody typed. Only https and public addresses are reached, unless whoever keeps the server named the host; what
 * was looked up is what is connected to; redirects are not followed and the answer is not read.
 */
export type PostText = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Posted>;
