import type { Instant } from '#model';
import type { Ports } from './ports.ts';

/** What is told of a backup. */
export type BackedUp = {
  readonly madeAt: Instant;
  readonly people: number;
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** Fingerprint of the key under which its numbers are kept. The key itself is not in it. */
  readonly key?: string;
};

async function described(ports: Ports): Promise<Pick<BackedUp, 'people' | 'key'>> {
  const store = await ports.store();
  const key = await store.keyInUse();
  return { people: await store.countDossiers(), ...(key === undefined ? {} : { key }) };
}

/** Writes everything that the store keeps to a new file. @throws BonafideError `usage.invalid` where the file is there */
export async function backUp(path: string, ports: Ports): Promise<BackedUp> {
  const madeAt = ports.now();
  const store = await ports.store();
  const bytes = await ports.backups.write(path, store.dump(madeAt));
  return { madeAt, bytes, ...(await described(ports)) };
}

/** Puts a backup in place of what the store keeps, all of it or nothing. @param replace whether something that is kept may go @throws BonafideError `usage.invalid`, `input.unreadable` */
export async function restoreBackup(path: string, replace: boolean, ports: Ports): Promise<Omit<BackedUp, 'bytes'>> {
  const store = await ports.store();
  const { madeAt } = await store.load(ports.backups.read(path), replace);
  return { madeAt, ...(await described(ports)) };
}
