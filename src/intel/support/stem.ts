/** Endings that say nothing about what a word is about, the longest first. */
const ENDING = /(?:ifications?|izations?|isations?|ations?|ifying|ifies|ified|ities|ments?|ings?|ions?|ances?|ences?|ors?|ers?|ies|ied|ify|ity|ed|es|ly|al|(?<!s)s|y|e)$/;

/** Shortest stem. Unit: letters. @source house: “use” and “user” are one word, “ids” and “idea” are none */
const SHORTEST = 3;

const WORD = /[a-z0-9]+(?:[-'.][a-z0-9]+)*/g;

function bare(word: string): string {
  const plain = word.replace(/'s$/, '');
  const cut = plain.replace(ENDING, '');
  const stem = cut.length >= SHORTEST ? cut : plain.replace(/(?<=..)s$/, '');
  return stem.length > SHORTEST ? stem.replace(/([bdfgmnprt])\1$/, '$1') : stem;
}

/** Stems seen, so that a word is cut once. Bounded by {@link MOST_KEPT}. */
const kept = new Map<string, string>();
/** Most stems kept. Unit: words. @source house: an English reader’s working vocabulary */
const MOST_KEPT = 20_000;

function stemOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const stem = bare(word);
  if (kept.size < MOST_KEPT) kept.set(word, stem);
  return stem;
}

/** Words of a text in order, cut to stems; words joined by hyphens also count one by one. Cost grows with its length. */
export function stemsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return (plain.match(WORD) ?? []).flatMap((word) => (word.includes('-') ? word.split('-') : [word])).map(stemOf);
}
