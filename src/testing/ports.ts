import { memoryShelf } from '#io';
import type { Ports } from '#operations';
import { TEST_NOW, testDigest } from './dossier.ts';

function unused(): never {
  throw new Error('Invariant broken: the test uses a port that it did not give');
}

/** Ports with a fixed clock and digest. What is not given must not be used. */
export function testPorts(given: Partial<Ports>): Ports {
  return {
    now: () => TEST_NOW,
    digest: testDigest,
    store: unused,
    inputs: unused,
    listFiles: unused,
    records: unused,
    follow: unused,
    shelf: memoryShelf,
    networks: unused,
    feeds: unused,
    ipDatabases: unused,
    readText: unused,
    unpack: unused,
    download: unused,
    reportText: unused,
    techniqueModel: unused,
    languageModel: unused,
    cache: { read: unused, write: unused },
    ...given,
  };
}
