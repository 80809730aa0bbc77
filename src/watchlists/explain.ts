import type { ScreeningMatch } from '#model';
import type { NameFeatures } from './names/compare.ts';

const IDENTIFIERS: Readonly<Record<string, string>> = {
  document: 'document number',
  wallet: 'wallet address',
  email: 'email address',
  phone: 'telephone number',
  registration: 'registration number',
  bank: 'bank code',
  vessel: 'ship number',
  digest: 'shared digest',
};

/** What a comparison of names shows, in words, weightiest first. */
function nameWords(features: NameFeatures): readonly string[] {
  const all: (string | false)[] = [
    features.equal === 1 && 'the name is written the same',
    features.equal === 0 && features.conflicts === 0 && features.surplus === 0 && 'every word of the name has its counterpart',
    features.conflicts === 1 && 'a word of the name stands against another one',
    features.surplus > 0 && features.middle > 0 && 'one name has a middle name or patronymic more',
    features.surplus > 0 && features.middle === 0 && 'one name has words more',
    features.slips > 0 && (features.edits > 0 ? 'the spelling differs' : 'the spelling differs a little'),
    features.turned === 1 && 'the words stand in another order',
    features.single === 1 && 'only one word agrees',
    features.consonants > 0 && 'known by consonants alone, as the script writes few vowels',
    features.syllables > 0 && 'known by sound alone: other signs sound alike',
    features.lineage === 1 && 'father and son are the other way round',
    features.numbers + features.number > 0 && 'the numbers differ',
    features.forms === 1 && 'the legal forms differ',
  ];
  return all.filter((words) => words !== false);
}

/** Why an entry is shown, in a sentence that a tired person understands. */
export function explain(match: Omit<ScreeningMatch, 'explanation'>, features: NameFeatures | undefined): string {
  const parts: string[] = [];
  for (const { feature, query } of match.features) {
    const identifier = IDENTIFIERS[feature];
    if (identifier !== undefined) parts.push(`the ${identifier} ${query ?? ''} is the same`);
  }
  if (features !== undefined) parts.push(...nameWords(features));
  if (match.features.some(({ feature }) => feature === 'name.weakAlias')) parts.push('it is an alias that the list itself calls weak');
  const of = (name: string) => match.features.find(({ feature }) => feature === name);
  const birth = of('birthDate');
  if (birth?.nats === null || birth === undefined) parts.push('birth dates could not be compared');
  else if (birth.nats > 0) parts.push(`birth dates agree (${birth.query} and ${birth.candidate})`);
  else parts.push(`birth dates differ (${birth.query} and ${birth.candidate})`);
  const country = of('country');
  if (country !== undefined && country.nats !== null)
    parts.push(country.nats > 0 ? `a country agrees (${country.query})` : `countries differ (${country.query}; ${country.candidate})`);
  const place = of('birthPlace');
  if (place !== undefined && (place.nats ?? 0) > 0) parts.push(`birth places agree (${place.candidate})`);
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
