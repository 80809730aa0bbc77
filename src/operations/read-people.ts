import { readDossierBatches, readMapping as readMappingFile, type Mapping } from '#dossiers';
import type { Ports } from './ports.ts';
import type { VetBatch } from './vet.ts';

export { readMappingFile as readMapping };

/** People a store takes in one transaction. @source measured: docs/decisions/0003 */
const BATCH = 200;

/**
 * Reads people from files, folders and standard input, in batches. What cannot be read is an issue, and the rest goes on.
 * @throws BonafideError `input.not-found` where a path does not exist
 */
export async function* readPeople(paths: readonly string[], ports: Pick<Ports, 'inputs' | 'digest'>, mapping: Mapping | undefined): AsyncGenerator<VetBatch> {
  for await (const input of ports.inputs(paths)) {
    if ('issue' in input) {
      yield { people: [], issues: [input.issue] };
      continue;
    }
    yield* readDossierBatches(input.bytes, { file: input.name, digest: ports.digest, ...(mapping === undefined ? {} : { mapping }) }, BATCH);
  }
}
