import type { ActorProfile, Digest, Indicator, IndicatorHit, Instant } from '#model';
import type { Artefact } from './artefacts.ts';
import { confidenceAt, validUntilOf } from './decay.ts';
import { firmKey, keyOf } from './keys.ts';

/** Roles in which a firm that a report names is looked for among employers and suppliers. */
const FIRMS = new Set(['front-company', 'designated-entity', 'dispatching-entity']);

/** Confidence that a firm of the same name is the firm. @source house: names of firms are shared, and fronts borrow names of honest firms */
const FIRM_CONFIDENCE = 0.5;

/** Services whose exits reports list, by the word that names them. */
const LABELS: readonly (readonly [string, RegExp])[] = [['astrill', /\bastrill\b/i]];

/** Characters around a value that are kept as its quotation. Unit: UTF-16 code units. @source house: a sentence or two */
const AROUND = 200;

/** Publisher, title and date, as far as known. */
export function sourceLine({ source, id }: ActorProfile): string {
  const words = [source.publisher, source.title === undefined ? undefined : `“${source.title}”`, source.published].filter((one) => one !== undefined);
  return words.length > 0 ? words.join(', ') : (source.file ?? source.url ?? id);
}

/** The sentence or line around a place of the text. */
function around(text: string, start: number, end: number): { readonly quote: string; readonly start: number; readonly end: number } {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const from = start - before.length + Math.max(before.lastIndexOf('\n') + 1, before.lastIndexOf('. ') + 1 === 0 ? 0 : before.lastIndexOf('. ') + 2);
  const stop = /\n|\.(?=\s)/.exec(after);
  const to = end + (stop === null ? after.length : stop.index + (stop[0] === '.' ? 1 : 0));
  return { quote: text.slice(from, to), start: from, end: to };
}

/** A line of a list: an item, a row of a table, or one that is itself an address. */
const ITEM = /^\s*(?:[-*+•|·]|\d{1,3}[.)]\s)|\d{1,3}\[?\.\]?\d{1,3}\[?\.\]?\d{1,3}|[0-9a-f]{1,4}:[0-9a-f:]{3,}/i;

/** The line above a list that says what is in it: a list of exits names its service there and not on every line. Empty where there is none nearby. */
function introduction(text: string, start: number): string {
  const above = text
    .slice(Math.max(0, start - 10 * AROUND), start)
    .split('\n')
    .slice(0, -1);
  return above.findLast((line) => line.trim() !== '' && !ITEM.test(line)) ?? '';
}

/** What of a report people are compared with. @param text the normalised text of the report @param addedAt counts as its date where it has none */
export function indicatorsOf(profile: ActorProfile, text: string, addedAt: Instant, digest: Digest): readonly Indicator[] {
  const validFrom = profile.source.published ?? addedAt;
  const base = { reportId: profile.id, source: sourceLine(profile), validFrom };
  const made: Indicator[] = [];
  const add = (type: Indicator['type'], value: string, key: string | undefined, confidence: number, place: { readonly start: number; readonly end: number }) => {
    if (key === undefined) return;
    const validUntil = validUntilOf(type, validFrom);
    const quoted = around(text, place.start, place.end);
    const context = `${introduction(text, place.start)}\n${quoted.quote}`;
    const labels = type === 'ipv4-addr' || type === 'ipv6-addr' ? LABELS.filter(([, words]) => words.test(context)).map(([label]) => label) : [];
    made.push({ key, type, value, ...base, ...(validUntil === undefined ? {} : { validUntil }), confidence, labels, ...quoted });
  };
  for (const one of profile.infrastructure.indicators) if (one.context === 'malicious') add(one.type, one.value, keyOf(one.type, one.value, digest), one.confidence, one);
  for (const one of profile.attribution.organisations) {
    if (!FIRMS.has(one.role)) continue;
    for (const name of [one.name, ...one.aliases]) add('organization-name', name, firmKey(name), FIRM_CONFIDENCE, one);
  }
  return [...new Map(made.map((one) => [one.key, one])).values()];
}

/** Least confidence with which an indicator still counts. @source house: below it a report of years ago outweighs what is known now */
const LEAST_CONFIDENCE = 0.1;

/** What of somebody equals what reports say. @param indicators by key */
export function hitsOf(artefacts: readonly Artefact[], indicators: ReadonlyMap<string, readonly Indicator[]>, now: Instant): readonly IndicatorHit[] {
  return artefacts
    .flatMap(({ key, claimId, about, seen }) =>
      (indicators.get(key) ?? []).map((indicator): IndicatorHit => ({ indicator, confidence: confidenceAt(indicator, now), claimId, about, seen })),
    )
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        a.indicator.key.localeCompare(b.indicator.key) ||
        a.indicator.reportId.localeCompare(b.indicator.reportId) ||
        a.claimId.localeCompare(b.claimId),
    );
}
