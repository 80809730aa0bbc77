import type { Ports, Shelf } from '#operations';
import { TEST_NOW, testDigest } from './dossier.ts';

function unused(): never {
  throw new Error('Invariant broken: the test uses a port that it did not give');
}

/** A shelf that keeps texts as they are. */
function plainShelf(): Shelf {
  const parts = new Map<number, readonly string[]>();
  return {
    size: () => [...parts.values()].flat().reduce((sum, { length }) => sum + length, 0),
    put: async (part, texts) => void parts.set(part, [...(parts.get(part) ?? []), ...texts]),
    take: async (part) => {
      const texts = parts.get(part) ?? [];
      parts.delete(part);
      return texts;
    },
  };
}

/** Ports with a fixed clock and digest. What is not given must not be used. */
export function testPorts(given: Partial<Ports>): Ports {
  return {
    now: () => TEST_NOW,
    digest: testDigest,
    signer: unused,
    store: unused,
    database: unused,
    secret: unused,
    inputs: unused,
    listFiles: unused,
    recordsIn: unused,
    records: unused,
    follow: unused,
    shelf: plainShelf,
    networks: unused,
    feeds: unused,
    ipDatabases: unused,
    readText: unused,
    unpack: unused,
    download: unused,
    reportText: unused,
    cities: unused,
    techniqueModel: unused,
    web: unused,
    exampleWorkforce: unused,
    languageModel: unused,
    post: unused,
    tracing: unused,
    vault: { seal: unused, open: unused },
    backups: { write: unused, read: unused },
    cache: { read: unused, write: unused },
    ...given,
  };
}
