import type { Context, Hono } from 'hono';
import type { Policy } from '#model';
import { type Ports, receiveEvent, type ScreeningContext, type Store, secretOfConnection } from '#operations';
import { readBytes } from './body.ts';
import type { RateLimit } from './limits.ts';
import { Refusal } from './problems.ts';
import { verifyEvent } from './signatures.ts';
import type { Env } from './tables.ts';

/** Largest event. Unit: bytes. @source house: an application with its job and all fields of the firm’s own has tens of kilobytes */
const MOST_EVENT = 4 * 1024 * 1024;

export type IntakeContext = {
  readonly store: Store;
  readonly ports: Ports;
  readonly policy: () => Promise<Policy>;
  readonly screening: () => Promise<ScreeningContext>;
  readonly rates: RateLimit;
  /** Address of whoever asks. */
  readonly remote: (c: Context<Env>) => string;
};

/** Takes events of applicant systems, which sign in by their signature alone. Whoever has none learns nothing, not even which connections there are. */
export function takeEvents(hono: Hono<Env>, { store, ports, policy, screening, rates, remote }: IntakeContext): void {
  hono.post('/hooks/:connection', async (c) => {
    c.set('operation', 'hooks');
    const refuse = async (): Promise<never> => {
      await rates.pass(remote(c), 'unknown');
      throw new Refusal('request.unauthenticated', 'The event is not signed with the secret of a connection, or too late.');
    };
    const bytes = await readBytes(c.req.raw, { media: ['application/json'], most: MOST_EVENT });
    const connection = (await store.connections()).find(({ id }) => id === c.req.param('connection'));
    if (connection === undefined) return refuse();
    const secret = await secretOfConnection(connection, store, ports);
    const { genuine, key } = verifyEvent(connection.vendor, { headers: c.req.raw.headers, bytes, secret, now: Date.parse(ports.now()) });
    if (!genuine) return refuse();
    await rates.pass(`connection ${connection.id}`, 'known');
    const done = await receiveEvent(connection, { bytes, key }, { store, ports, policy: await policy(), screening });
    if ('issues' in done) {
      const issues = done.issues.map(({ path, message }) => ({ path, expected: message }));
      throw new Refusal('request.invalid', 'The event cannot be read.', { issues });
    }
    return c.json({ ...done.event, again: done.again });
  });
}
