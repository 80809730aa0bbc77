import { sql } from 'kysely';
import { Refusal } from './problems.ts';
import { secretHash } from './secrets.ts';
import type { Database } from './tables.ts';

/** Failures to sign in with one address after which it is locked, and for how long they count. @source OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B-4, section 3.2.2 (no more than 100) */
const LOCKOUT = { failures: 10, milliseconds: 15 * 60_000 } as const;

/** Requests that one key, account or unknown caller may make: so many at once, then so many a second. A server takes a share of them at a time. @source house */
const RATES = { known: { burst: 600, perSecond: 100, share: 50 }, unknown: { burst: 30, perSecond: 1, share: 5 } } as const;

/** Callers remembered at once; the oldest are forgotten first. */
const MOST_CALLERS = 10_000;

/** How long a caller’s row stays after its last request: by then its reserve is full again. Unit: seconds. @source burst over rate of {@link RATES}, rounded up */
const ROW_KEPT = 60;

/** Requests of a caller that this server may let through, or until when there are none for it. Unit: milliseconds of `performance.now()`. */
type Share = { left: number; waitUntil: number; taking: Promise<void> | undefined };

/** Lets a caller through, or says how long to wait. @throws Refusal `request.too-many` */
export type RateLimit = { readonly pass: (caller: string, kind: keyof typeof RATES) => Promise<void> };

/**
 * Lets callers through at a steady rate, each with a small reserve. The reserve is in the database, for all servers together; each takes a share of
 * it and counts that down alone, so that one request in many asks the database.
 */
export function rateLimit(db: Database, pepper: string): RateLimit {
  const shares = new Map<string, Share>();
  let swept = 0;

  /** Takes a share of a caller’s reserve, or learns how long there is none. Times are the database’s, so that servers whose clocks differ agree. */
  const take = async (caller: string, share: Share, kind: keyof typeof RATES): Promise<void> => {
    const { burst, perSecond, share: wanted } = RATES[kind];
    const reserve = sql`least(${burst}::float8, r.spare + greatest(0, extract(epoch from clock_timestamp() - r.at)::float8) * ${perSecond}::float8)`;
    const { rows } = await sql<{ got: number; spare: number }>`
      insert into request_rates as r (caller, spare, got, at) values (${secretHash(caller, pepper)}::text, ${burst - wanted}::float8, ${wanted}::float8, clock_timestamp())
      on conflict (caller) do update set at = clock_timestamp(), got = least(${wanted}::float8, floor(${reserve})), spare = ${reserve} - least(${wanted}::float8, floor(${reserve}))
      returning got, spare`.execute(db);
    const [{ got, spare } = { got: 0, spare: 0 }] = rows;
    if (got > 0) share.left = got;
    else share.waitUntil = performance.now() + ((1 - spare) / perSecond) * 1_000;
  };

  /** Forgets callers who did not ask for so long that their reserve is full again. */
  const sweep = async (): Promise<void> => {
    if (performance.now() - swept < ROW_KEPT * 1_000) return;
    swept = performance.now();
    await sql`delete from request_rates where at < now() - ${ROW_KEPT}::float8 * interval '1 second'`.execute(db);
  };

  return {
    /** @throws Refusal `request.too-many` with the time to wait */
    pass: async (caller: string, kind: keyof typeof RATES): Promise<void> => {
      const share = shares.get(caller) ?? { left: 0, waitUntil: 0, taking: undefined };
      shares.delete(caller);
      shares.set(caller, share);
      if (shares.size > MOST_CALLERS) shares.delete(shares.keys().next().value ?? '');
      while (share.left < 1) {
        const wait = share.waitUntil - performance.now();
        if (wait > 0) throw new Refusal('request.too-many', 'Wait, and ask less often.', { headers: { 'retry-after': String(Math.ceil(wait / 1_000)) } });
        share.taking ??= take(caller, share, kind)
          .then(sweep)
          .finally(() => {
            share.taking = undefined;
          });
        await share.taking;
      }
      share.left -= 1;
    },
  };
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
