import type { Digest, MatchBasis, MatchFeature, ScreeningMatch, SealedNumber } from '#model';
import { birthDateFeature, birthPlaceFeature, countryFeature, isSameBirthDay } from './corroborate.ts';
import { explain } from './explain.ts';
import { nameContributions, nameLogOdds, probabilityOf, WEAK_ALIAS } from './names/model.ts';
import type { WordCounts } from './names/rarity.ts';
import { type NameKind, readName, type Word, type WordKind, word } from './names/words.ts';
import type { IndexData, IndexedEntity } from './search/build.ts';
import { type IdentifierKind, identifierKey, sealedForm } from './search/identifiers.ts';
import { type Candidate, NameSearch } from './search/search.ts';

/** Score from which an entry is shown. @source bench/accuracy/screening: at it, names of ordinary people alone bring a hit in one of a hundred */
export const DEFAULT_THRESHOLD = 0.51;

/** Log odds that an exact identifier gives by itself. Unit: nats. @source house, docs/decisions/0008: a probability of 0.9999 */
const EXACT = 9.3;

/** Entries shown for a query. @source house */
const MOST_MATCHES = 10;

/** Whom to look for. Everything but one name or one identifier may be missing. */
export type ScreeningQuery = {
  /** Whether the names are a person’s or an organisation’s; `any` looks for both. */
  readonly kind: NameKind | 'any';
  readonly names: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDates?: readonly string[];
  readonly birthPlaces?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly identifiers?: readonly { readonly kind: IdentifierKind; readonly value: string }[];
  /** Numbers that are only known sealed. */
  readonly sealed?: readonly SealedNumber[];
};

export type ScreeningOptions = { readonly threshold?: number; readonly limit?: number; readonly digest?: Digest };

type Named = { readonly query: string; readonly kind: NameKind; readonly candidate: Candidate; readonly odds: number };

/** Screens against all entries of an index. It keeps scratch columns between calls and is synchronous, so calls never meet. */
export class Screener {
  readonly data: IndexData;
  readonly #search: NameSearch;
  readonly #byIdentifier: ReadonlyMap<string, readonly number[]>;
  #byLastFour: Map<string, (readonly [string, number])[]> | undefined;
  readonly #sealable: readonly (readonly [string, number])[];

  /** Whether other firms’ digests are among the identifiers: only then values are digested to be compared. */
  readonly #hasDigests: boolean;

  constructor(data: IndexData) {
    this.data = data;
    this.#hasDigests = data.identifiers.some(([key]) => key.startsWith('digest:'));
    this.#search = new NameSearch(data);
    this.#sealable = data.identifiers.filter(([key]) => /^(?:document|wallet|bank):/.test(key));
    const byIdentifier = new Map<string, number[]>();
    for (const [key, entity] of data.identifiers) {
      const those = byIdentifier.get(key);
      if (those === undefined) byIdentifier.set(key, [entity]);
      else those.push(entity);
    }
    this.#byIdentifier = byIdentifier;
  }

  /** How often words are seen on these lists. */
  get counts(): WordCounts {
    return this.#search.counts;
  }

  readonly #near = new Map<string, number>();

  /** Whether what somebody puts to the lists can match anything here, from its words alone: an upper bound. @param words as `subjectWords` made them @param digest for numbers known only sealed */
  mayMatch(words: string, digest: Digest): boolean {
    let bits = 0;
    for (let from = 0; from < words.length; ) {
      const end = words.indexOf('\n', from);
      const line = words.slice(from, end < 0 ? words.length : end);
      from = end < 0 ? words.length : end + 1;
      if (line.startsWith('identifier ') || line.startsWith('sealed ')) {
        if (this.#hasIdentifier(line, digest)) return true;
        continue;
      }
      // Words repeat from person to person, identifiers do not.
      const known = this.#near.get(line);
      const near = known ?? this.#search.nearBits(wordOf(line));
      if (known === undefined) this.#near.set(line, near);
      bits += near;
      if (bits > 0 && bits >= this.#search.leastAgreed) return true;
    }
    return false;
  }

  #hasIdentifier(line: string, digest: Digest): boolean {
    if (this.data.identifiers.length === 0) return false;
    const text = line.slice(line.indexOf(' ') + 1);
    if (line.startsWith('sealed ')) {
      const sealed = [{ lastFour: text.slice(0, text.indexOf(' ')), hash: text.slice(text.indexOf(' ') + 1) }];
      return this.#byExact({ kind: 'any', names: [], sealed }, digest).size > 0;
    }
    const colon = text.indexOf(':');
    const identifiers = [{ kind: text.slice(0, colon) as IdentifierKind, value: text.slice(colon + 1) }];
    return this.#byExact({ kind: 'any', names: [], identifiers }, digest).size > 0;
  }

  /** Entries that may be the one asked for, likeliest first. Deterministic. */
  screen(query: ScreeningQuery, { threshold = DEFAULT_THRESHOLD, limit = MOST_MATCHES, digest }: ScreeningOptions = {}): readonly ScreeningMatch[] {
    const named = this.#byName(query);
    const exact = this.#byExact(query, digest);
    const matches: ScreeningMatch[] = [];
    for (const entity of new Set([...named.keys(), ...exact.keys()])) {
      const one = this.#match(query, entity, named.get(entity), exact.get(entity) ?? [], threshold);
      if (one !== undefined) matches.push(one);
    }
    return matches.sort((a, b) => b.score - a.score || a.entityId.localeCompare(b.entityId)).slice(0, limit);
  }

  /** The best fitting name of each entry that has one that may fit. */
  #byName(query: ScreeningQuery): ReadonlyMap<number, Named> {
    const best = new Map<number, Named>();
    const kinds: readonly NameKind[] = query.kind === 'any' ? ['person', 'organisation'] : [query.kind];
    for (const name of query.names) {
      for (const kind of kinds) {
        for (const candidate of this.#search.find(readName(name, kind), kind)) {
          const odds = nameLogOdds(candidate.features, kind) + (candidate.weak ? WEAK_ALIAS : 0);
          const known = best.get(candidate.entity);
          if (known === undefined || odds > known.odds) best.set(candidate.entity, { query: name, kind, candidate, odds });
        }
      }
    }
    return best;
  }

  #byExact(query: ScreeningQuery, digest: Digest | undefined): ReadonlyMap<number, readonly MatchFeature[]> {
    const found = new Map<number, MatchFeature[]>();
    const add = (entity: number, feature: MatchFeature) => {
      const those = found.get(entity) ?? [];
      those.push(feature);
      found.set(entity, those);
    };
    for (const { kind, value } of query.identifiers ?? []) {
      const keys = [identifierKey(kind, value), ...(digest === undefined || !this.#hasDigests ? [] : sharedDigests(kind, value, digest))];
      for (const key of keys)
        for (const entity of (key === undefined ? undefined : this.#byIdentifier.get(key)) ?? []) add(entity, { feature: kind, nats: EXACT, query: value, candidate: value });
    }
    for (const sealed of digest === undefined ? [] : (query.sealed ?? [])) {
      for (const [key, entity] of this.#sealedCandidates(sealed)) {
        if (digest?.keyed(sealedForm(key)) === sealed.hash)
          add(entity, { feature: key.slice(0, key.indexOf(':')), nats: EXACT, query: `…${sealed.lastFour}`, candidate: `…${sealed.lastFour}` });
      }
    }
    return found;
  }

  /** Identifiers that end as a sealed number does: only these need to be sealed to be compared. */
  #sealedCandidates(sealed: SealedNumber): readonly (readonly [string, number])[] {
    if (this.#byLastFour === undefined) {
      this.#byLastFour = new Map();
      for (const one of this.#sealable) {
        const last = sealedForm(one[0]).slice(-LAST_CHARACTERS);
        const those = this.#byLastFour.get(last);
        if (those === undefined) this.#byLastFour.set(last, [one]);
        else those.push(one);
      }
    }
    return sealed.lastFour.length < LAST_CHARACTERS ? this.#sealable : (this.#byLastFour.get(sealed.lastFour) ?? []);
  }

  #match(query: ScreeningQuery, entity: number, named: Named | undefined, exact: readonly MatchFeature[], threshold: number): ScreeningMatch | undefined {
    const entry = this.data.entities[entity];
    if (entry === undefined) return undefined;
    const beside = besideOf(query, entry);
    const odds = (named?.odds ?? NO_NAME) + beside.reduce((sum, { nats }) => sum + (nats ?? 0), 0);
    // An exact identifier is decisive whatever stands beside it.
    const score = exact.length > 0 ? Math.max(probabilityOf(EXACT), probabilityOf(odds)) : probabilityOf(odds);
    if (score < threshold) return undefined;
    const contributions = named === undefined ? [] : nameContributions(named.candidate.features, named.kind);
    const features: MatchFeature[] = [
      ...exact,
      ...contributions.map(({ feature, nats }) => ({ feature: `name.${feature}`, nats: round(nats) })),
      ...(named?.candidate.weak === true ? [{ feature: 'name.weakAlias', nats: WEAK_ALIAS }] : []),
      ...beside,
    ];
    const match = {
      entityId: entry.id,
      list: entry.dataset,
      revision: entry.revision,
      programs: entry.programs,
      caption: entry.caption,
      schema: entry.schema,
      name: named?.candidate.name ?? entry.caption,
      query: named?.query ?? exact[0]?.query ?? '',
      score: round(score),
      basis: basisOf(exact, beside),
      features,
    };
    return { ...match, explanation: explain(match, named?.candidate.features) };
  }
}

/** The word of a line of `subjectWords`. */
function wordOf(line: string): Word {
  const blank = line.indexOf(' ');
  return blank < 0 ? word(line, 'word') : word(line.slice(blank + 1), line.slice(0, blank) as WordKind);
}

/** Characters that a seal leaves readable. @source dossiers/build.ts, `sealNumber` */
const LAST_CHARACTERS = 4;

/** Log odds of an entry whose name was not found like. Unit: nats. @source house, docs/decisions/0008 */
const NO_NAME = -6;

/** Decimals kept, so that a printed score is the compared one. */
const DECIMALS = 10_000;

function round(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

function besideOf(query: ScreeningQuery, entry: IndexedEntity): readonly MatchFeature[] {
  const birth = birthDateFeature(query.birthDates ?? [], entry.birthDates);
  return [birth, countryFeature(query.countries ?? [], entry.countries), birthPlaceFeature(query.birthPlaces ?? [], entry.birthPlaces)];
}

function basisOf(exact: readonly MatchFeature[], beside: readonly MatchFeature[]): MatchBasis {
  if (exact.length > 0) return 'identifier';
  const identifiers = beside.filter((feature) => isSameBirthDay(feature) || (feature.feature === 'birthPlace' && (feature.nats ?? 0) > 0)).length;
  return identifiers > 1 ? 'name-and-two-identifiers' : identifiers === 1 ? 'name-and-identifier' : 'name';
}

/** Names under which other firms share a value as its SHA-256. @source formats/house-csv.ts */
const SHARED: Readonly<Partial<Record<IdentifierKind, string>>> = { email: 'email-addr', phone: 'phone-number', wallet: 'wallet', document: 'identity-document' };

function sharedDigests(kind: IdentifierKind, value: string, digest: Digest): readonly string[] {
  const name = SHARED[kind];
  const key = identifierKey(kind, value);
  return name === undefined || key === undefined ? [] : [`digest:${name}:${digest.sha256(key.slice(key.indexOf(':') + 1))}`];
}
