import { estimate, judged, KeyIndex, linkFacet, linkRecord, populationTies, priorWeights } from '#links';
import { type LinkFacet, type LinkJudgement, type LinkRecord, withoutProtected } from '#model';
import { dossier } from './dossier.ts';

type DossierWords = Readonly<Record<string, unknown>>;

/** What checks see of the ties of a person among others, found by the real linking. @param given the person @param others each with an id of their own */
export function links(given: DossierWords, others: readonly DossierWords[], more: Partial<LinkFacet> & { readonly judgements?: readonly LinkJudgement[] } = {}): LinkFacet {
  const { judgements = [], ...rest } = more;
  const records = [given, ...others].map((file) => linkRecord(withoutProtected(dossier(file))));
  const [own] = records as [LinkRecord];
  const index = new KeyIndex();
  for (const record of records) index.add(record);
  const built = index.build();
  const prior = priorWeights(records.length);
  const recordOf = (nth: number) => records[nth] ?? own;
  const weights = estimate([...populationTies(built, recordOf, prior)], prior, judgements);
  const all = judged([...populationTies(built, recordOf, weights)], judgements);
  const known = { records: new Map(records.map((record) => [record.id, record])), holders: built.holders, people: others.length };
  return {
    ...linkFacet(
      own,
      all.filter(({ a, b }) => a === own.id || b === own.id),
      all,
      known,
    ),
    contributors: [],
    ...rest,
  };
}
