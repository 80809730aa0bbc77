import { Refusal } from './problems.ts';
import type { Database } from './tables.ts';

/** Failures to sign in with one address after which it is locked, and for how long they count. @source OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B-4, section 3.2.2 (no more than 100) */
const LOCKOUT = { failures: 10, milliseconds: 15 * 60_000 } as const;

/** Requests that one key, account or unknown caller may make: so many at once, then so many a second. @source house */
const RATES = { known: { burst: 600, perSecond: 100 }, unknown: { burst: 30, perSecond: 1 } } as const;

/** Callers remembered at once; the oldest are forgotten first. */
const MOST_CALLERS = 10_000;

/** Lets callers through at a steady rate, each with a small reserve. In memory: a restart forgets it, which costs nothing. */
export class RateLimit {
  readonly #callers = new Map<string, { left: number; at: number }>();

  /** @throws Refusal `request.too-many` with the time to wait */
  pass(caller: string, kind: keyof typeof RATES): void {
    const { burst, perSecond } = RATES[kind];
    const now = performance.now();
    const known = this.#callers.get(caller) ?? { left: burst, at: now };
    const left = Math.min(burst, known.left + ((now - known.at) / 1_000) * perSecond);
    this.#callers.delete(caller);
    this.#callers.set(caller, { left: Math.max(0, left - 1), at: now });
    if (this.#callers.size > MOST_CALLERS) this.#callers.delete(this.#callers.keys().next().value ?? '');
    if (left >= 1) return;
    throw new Refusal('request.too-many', 'Wait, and ask less often.', { headers: { 'retry-after': String(Math.ceil((1 - left) / perSecond)) } });
  }
}

/** Locks an address after too many failures. It is in the database, so that neither a restart nor a second server forgets it. */
export function lockout(db: Database) {
  const since = () => new Date(Date.now() - LOCKOUT.milliseconds);
  return {
    /** @param who keyed hash of the address: what people mistype for it is not kept @throws Refusal `request.too-many` */
    check: async (who: string): Promise<void> => {
      const rows = await db.selectFrom('sign_in_failures').select('at').where('who', '=', who).where('at', '>', since()).limit(LOCKOUT.failures).execute();
      if (rows.length < LOCKOUT.failures) return;
      throw new Refusal('request.too-many', 'There were too many failures to sign in with this address.', { headers: { 'retry-after': String(LOCKOUT.milliseconds / 1_000) } });
    },
    failed: async (who: string): Promise<void> => {
      await db.deleteFrom('sign_in_failures').where('at', '<', since()).execute();
      await db.insertInto('sign_in_failures').values({ who, at: new Date() }).execute();
    },
    succeeded: async (who: string): Promise<void> => {
      await db.deleteFrom('sign_in_failures').where('who', '=', who).execute();
    },
  };
}
