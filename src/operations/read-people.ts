import { type DossierBatch, type Mapping, readDossierBatches } from '#dossiers';
import type { Issue } from '#model';
import type { Ports } from './ports.ts';

/** People a store takes in one transaction. @source measured: docs/decisions/0003 */
const BATCH = 200;

/** Keeps the first person of each id over all files and says what became of the others. @param seen file of each id so far */
function withoutRepeats(batch: DossierBatch, file: string, seen: Map<string, string>): DossierBatch {
  const issues: Issue[] = [];
  const people = batch.people.filter(({ dossier: { id } }) => {
    const before = seen.get(id);
    if (before === undefined) seen.set(id, file);
    else
      issues.push({
        code: 'duplicate-id',
        severity: 'error',
        file,
        path: '/',
        message: `The id stands in ${before} already, and only that person is read. Give each person an id of their own, and each one file`,
        received: id,
      });
    return before === undefined;
  });
  return { people, issues: [...batch.issues, ...issues] };
}

/**
 * Reads people from files, folders and standard input, in batches. What cannot be read is an issue, and the rest goes on.
 * @throws BonafideError `input.not-found` where a path does not exist
 */
export async function* readPeople(paths: readonly string[], ports: Pick<Ports, 'inputs' | 'digest'>, mapping: Mapping | undefined): AsyncGenerator<DossierBatch> {
  const seen = new Map<string, string>();
  for await (const input of ports.inputs(paths)) {
    if ('issue' in input) {
      yield { people: [], issues: [input.issue] };
      continue;
    }
    const context = { file: input.name, digest: ports.digest, ...(mapping === undefined ? {} : { mapping }) };
    for (const batch of readDossierBatches(input.bytes, context, BATCH)) yield withoutRepeats(batch, input.name, seen);
  }
}
