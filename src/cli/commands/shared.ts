import { BonafideError, defaultPolicy, type Instant, instantSchema, isPartialDate, type Policy, quoteReceived } from '#model';
import { type Ports, policyInForce, readPolicy } from '#operations';

/** Reads a JSON file the user named. @throws BonafideError `input.not-found`, `input.unreadable` */
export async function readJsonFile(path: string, ports: Ports): Promise<unknown> {
  const text = await ports.readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BonafideError('input.unreadable', `${path} is no JSON: ${error instanceof Error ? quoteReceived(error.message) : ''}.`, 'Correct the file at that place.');
  }
}

/** The policy the user named. @throws BonafideError `policy.invalid` and those of reading a file */
export async function policyFile(path: string | undefined, ports: Ports): Promise<Policy | undefined> {
  return path === undefined ? undefined : readPolicy(await readJsonFile(path, ports), path);
}

/** The policy in force: the file’s, or else what was put in force in the store. @param stored whether there is a store */
export async function policyOf(path: string | undefined, ports: Ports, stored = true): Promise<Policy> {
  const given = await policyFile(path, ports);
  if (given !== undefined || !stored) return given ?? defaultPolicy;
  const store = await ports.store();
  try {
    return (await policyInForce(undefined, store)).policy;
  } catch (error) {
    // Nobody else would close it.
    await store.close();
    throw error;
  }
}

/** An instant from a date or an instant. @throws BonafideError `usage.invalid` */
export function instantOf(text: string | undefined, fallback: Instant): Instant {
  if (text === undefined) return fallback;
  if (text.length === 10 && isPartialDate(text)) return `${text}T00:00:00Z`;
  if (instantSchema.safeParse(text).success) return text;
  throw new BonafideError('usage.invalid', `“${quoteReceived(text)}” is no date.`, 'Use YYYY-MM-DD or an RFC 3339 time in UTC such as 2026-01-31T09:00:00Z.');
}

/** Most jobs that one process does at once. @source house: each holds a batch of people in memory and a connection to the database */
const MOST_JOBS = 50;

/** How many jobs a process does at once. @throws BonafideError `usage.invalid` */
export function concurrencyOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_JOBS) return count;
  throw new BonafideError('usage.invalid', `--concurrency takes a number from 1 to ${MOST_JOBS}, not “${quoteReceived(text)}”.`, 'For example --concurrency 2.');
}

/** Resolves when the process is asked to stop. */
export function asked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
