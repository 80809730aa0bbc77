import { type DossierBatch, type Mapping, readDossierBatches } from '#dossiers';
import type { Issue } from '#model';
import type { Ports } from './ports.ts';
import { dossierDigest } from './vet.ts';

/** People a store takes in one transaction. @source measured: docs/decisions/0003 */
const BATCH = 200;

type Seen = Map<string, { readonly file: string; readonly digest: string }>;

/** Keeps the first person of each id over all files and says what became of the others. */
function withoutRepeats(batch: DossierBatch, file: string, seen: Seen, ports: Pick<Ports, 'digest'>): DossierBatch {
  const issues: Issue[] = [];
  const people = batch.people.filter(({ dossier }) => {
    const before = seen.get(dossier.id);
    if (before === undefined) {
      seen.set(dossier.id, { file, digest: dossierDigest({ ...dossier, documents: [] }, ports.digest) });
      return true;
    }
    const same = before.digest === dossierDigest({ ...dossier, documents: [] }, ports.digest);
    issues.push({
      code: 'duplicate-id',
      severity: same ? 'info' : 'error',
      file,
      path: '/',
      message: same
        ? `The same person as in ${before.file}; read once`
        : `The id is taken by another person in ${before.file}; only that one is read. Give each person an id of their own`,
      received: dossier.id,
    });
    return false;
  });
  return { people, issues: [...batch.issues, ...issues] };
}

/**
 * Reads people from files, folders and standard input, in batches. What cannot be read is an issue, and the rest goes on.
 * @throws BonafideError `input.not-found` where a path does not exist
 */
export async function* readPeople(paths: readonly string[], ports: Pick<Ports, 'inputs' | 'digest'>, mapping: Mapping | undefined): AsyncGenerator<DossierBatch> {
  const seen: Seen = new Map();
  for await (const input of ports.inputs(paths)) {
    if ('issue' in input) {
      yield { people: [], issues: [input.issue] };
      continue;
    }
    const context = { file: input.name, digest: ports.digest, ...(mapping === undefined ? {} : { mapping }) };
    for (const batch of readDossierBatches(input.bytes, context, BATCH)) yield withoutRepeats(batch, input.name, seen, ports);
  }
}
