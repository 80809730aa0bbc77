import { type Digest, type Dossier, digestId } from '#model';
import type { PersonRecord } from './ports.ts';

/** Document to which claims made from records point. */
const RECORDED = { id: 'recorded', role: 'recorded', origin: 'recorded in this program' } as const;

/** A dossier with what people recorded about the person since. The file’s own claims stay as they are. */
export function withRecords(dossier: Dossier, records: readonly PersonRecord[], digest: Digest): Dossier {
  if (records.length === 0) return dossier;
  const claims = records
    .filter(({ section }) => section !== 'dismissals')
    .map((record) => ({
      section: record.section,
      claim: {
        id: digestId(digest, 'clm', [dossier.id, record.id]),
        kind: record.section,
        value: record.value,
        raw: record.value,
        documentId: RECORDED.id,
        locator: { kind: 'record', id: record.id },
      },
    }));
  const of = (section: PersonRecord['section']) => claims.filter((one) => one.section === section).map((one) => one.claim);
  return {
    ...dossier,
    documents: [...dossier.documents, RECORDED],
    observations: [...dossier.observations, ...of('observations')],
    verifications: [...dossier.verifications, ...of('verifications')],
    answers: [...dossier.answers, ...of('answers')],
  } as Dossier;
}
