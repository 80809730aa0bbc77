import { type Assessment, BonafideError, digestId, type Policy, type ScreeningMatch } from '#model';
import { canonicalJson } from '#values';
import type { PersonRecord, Ports } from './ports.ts';
import { findPerson } from './record.ts';
import { openScreening, screenDossier, screeningRecord, subjectDigest } from './screening.ts';
import { surroundOne } from './surroundings.ts';
import { vetContext, vetDossier } from './vet.ts';
import { withRecords } from './with-records.ts';

export type Dismissed = { readonly caption: string; readonly match: ScreeningMatch; readonly after: Assessment };

/**
 * Records that a match is somebody else. It stays dismissed for this person and this entry until either changes.
 * @throws BonafideError `dossier.not-found`, `dossier.ambiguous`, `observation.invalid` where the entry does not match the person
 */
export async function dismissMatch(
  input: { readonly person: string; readonly entry: string; readonly by: string; readonly reason: string; readonly policy: Policy },
  ports: Ports,
): Promise<Dismissed> {
  const store = await ports.store();
  const dossier = await findPerson(store, input.person);
  const screening = await openScreening(ports, store);
  const known = (await store.recordsOf([dossier.id])).get(dossier.id) ?? [];
  const { matches } = screenDossier(dossier, known, screening);
  const match = matches.find(({ entityId }) => entityId === input.entry);
  if (match === undefined) {
    const open = matches.map(({ entityId }) => entityId);
    throw new BonafideError(
      'observation.invalid',
      `${input.entry} is no open match of ${dossier.caption}.`,
      open.length === 0 ? 'Nobody on the lists in force matches.' : `Open: ${open.join(', ')}.`,
    );
  }
  const now = ports.now();
  const value = { entityId: match.entityId, revision: match.revision, subject: subjectDigest(dossier, ports.digest), by: input.by, at: now, reason: input.reason };
  const record: PersonRecord = {
    id: digestId(ports.digest, 'rec', [dossier.id, 'dismissals', canonicalJson(value)]),
    dossierId: dossier.id,
    recordedAt: now,
    section: 'dismissals',
    value,
  };
  await store.addRecord(record);
  const records = [...known, record];
  const facet = screenDossier(dossier, records, screening);
  const context = vetContext(input.policy, ports, now, screening);
  const around = await surroundOne(dossier, context, store);
  const connected = { watchlists: facet, ...around.connected };
  const after = vetDossier({ dossier: withRecords(around.dossier, records, ports.digest), issues: [] }, context, connected);
  await store.saveScreenings([screeningRecord(dossier.id, facet, now, ports.digest)]);
  await store.saveAssessments([after]);
  return { caption: dossier.caption, match, after };
}
