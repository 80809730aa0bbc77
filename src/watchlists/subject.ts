import type { Claim, Dossier, ScreeningMatch, SealedNumber } from '#model';
import { type NameKind, readName, type Word } from './names/words.ts';
import type { ScreeningQuery } from './screen.ts';
import { wordKey } from './search/build.ts';

/** One question that a dossier puts to the lists. */
export type SubjectQuery = ScreeningQuery & {
  readonly about: NonNullable<ScreeningMatch['about']>;
  /** Claim it was taken from; for the person, the first name. */
  readonly claimId?: string;
};

/** Ways of being paid whose holder is named by a bank rather than being one. */
const NO_BANK = new Set(['wallet', 'gift-card', 'prepaid-card']);

const unique = (values: readonly string[]) => [...new Set(values)];

/**
 * What of a dossier is looked for: the person by every name, with birth date, birth place, nationality and country of
 * residence beside it; identifiers by themselves; employers, suppliers, banks and account holders by name. Protected
 * attributes are read here and by the identity-document comparison only.
 */
export function queriesOf(dossier: Dossier): readonly SubjectQuery[] {
  const names = unique([...dossier.names.map(({ value }) => value.name), ...dossier.identityDocuments.flatMap(({ value }) => value.name ?? [])]);
  const residence = dossier.subject.claimedResidence?.countryCode;
  const first = dossier.names[0]?.id;
  const person: SubjectQuery = {
    kind: 'person',
    about: 'person',
    ...(first === undefined ? {} : { claimId: first }),
    names: names.length > 0 ? names : [dossier.caption],
    birthDates: unique(dossier.protected.birthDates.map(({ value }) => value)),
    birthPlaces: unique(dossier.protected.birthPlaces.map(({ value }) => value)),
    countries: unique([...dossier.protected.nationalities.map(({ value }) => value), ...(residence === undefined ? [] : [residence])]),
  };
  const organisation = (about: SubjectQuery['about'], claim: Claim, name: string | undefined, kind: SubjectQuery['kind'] = 'organisation'): readonly SubjectQuery[] =>
    name === undefined ? [] : [{ kind, about, claimId: claim.id, names: [name] }];
  const sealed = (about: SubjectQuery['about'], claim: Claim, number: SealedNumber | undefined): readonly SubjectQuery[] =>
    number === undefined ? [] : [{ kind: 'any', about, claimId: claim.id, names: [], sealed: [number] }];
  return [
    person,
    ...dossier.emails.map((claim): SubjectQuery => ({ kind: 'any', about: 'contact', claimId: claim.id, names: [], identifiers: [{ kind: 'email', value: claim.value.address }] })),
    ...dossier.phones.map((claim): SubjectQuery => ({ kind: 'any', about: 'contact', claimId: claim.id, names: [], identifiers: [{ kind: 'phone', value: claim.value.number }] })),
    ...dossier.identityDocuments.flatMap((claim) => sealed('document', claim, claim.value.number)),
    ...dossier.payoutAccounts.flatMap((claim) => [
      ...sealed('account', claim, claim.value.number),
      ...(NO_BANK.has(claim.value.kind) ? [] : organisation('bank', claim, claim.value.bankName)),
      ...(claim.value.relationship === 'self'
        ? []
        : organisation(
            'account-holder',
            claim,
            claim.value.holderName,
            claim.value.holderKind === 'person' ? 'person' : claim.value.holderKind === 'company' ? 'organisation' : 'any',
          )),
    ]),
    ...dossier.work.flatMap((claim) => [...organisation('employer', claim, claim.value.name), ...organisation('supplier', claim, claim.value.via)]),
    ...dossier.suppliers.flatMap((claim) => organisation('supplier', claim, claim.value.name)),
  ];
}

/** What a line of subject words cannot hold, since it ends lines and rows. */
const ENDS = /[\p{Cc}]/gu;

/** Words of a name that are looked for by themselves. */
const TELLING: ReadonlySet<Word['kind']> = new Set(['word', 'number', 'consonants', 'syllable']);

/** Words that a writer may join to their neighbours. @source search/search.ts, `isJoinable` */
const JOINABLE: ReadonlySet<Word['kind']> = new Set(['word', 'syllable', 'particle', 'initial']);

/** Words, and neighbours that may be written as one. Of organisations only the first two: their later words are descriptions. */
function nameLines(name: string, kind: NameKind, lines: Set<string>): void {
  for (const { words, signs } of readName(name, kind)) {
    if (signs) continue;
    const joins = kind === 'person' ? words.length : 1;
    for (const [at, word] of words.entries()) {
      if (TELLING.has(word.kind)) lines.add(word.kind === 'word' ? word.text : wordKey(word));
      const next = words[at + 1];
      if (at < joins && next !== undefined && JOINABLE.has(word.kind) && JOINABLE.has(next.kind)) lines.add(`${word.text}${next.text}`);
    }
  }
}

/**
 * Words and identifiers of what somebody puts to the lists, one a line: what `Screener.mayMatch` looks at. A line without a
 * blank is a plain word, which most are.
 */
export function subjectWords(queries: readonly SubjectQuery[]): string {
  const lines = new Set<string>();
  for (const query of queries) {
    for (const name of query.names) {
      if (query.kind !== 'organisation') nameLines(name, 'person', lines);
      if (query.kind !== 'person') nameLines(name, 'organisation', lines);
    }
    for (const { kind, value } of query.identifiers ?? []) lines.add(`identifier ${kind}:${value.replace(ENDS, '')}`);
    for (const { hash, lastFour } of query.sealed ?? []) lines.add(`sealed ${lastFour} ${hash}`);
  }
  return [...lines].join('\n');
}
