/** Words of a table found in a text, looked up by their first word: the cost grows with the text and not with the table. */
type Lexicon<T> = ReadonlyMap<string, readonly (readonly [string, T])[]>;

const firstWord = (phrase: string) => /^[^\s-]+/.exec(phrase)?.[0] ?? phrase;

/** @param entries phrases and what they mean; case is kept by the caller */
export function lexiconOf<T>(entries: Iterable<readonly [string, T]>): Lexicon<T> {
  const lexicon = new Map<string, (readonly [string, T])[]>();
  for (const entry of entries) {
    const first = firstWord(entry[0]);
    const known = lexicon.get(first);
    if (known === undefined) lexicon.set(first, [entry]);
    else known.push(entry);
  }
  // The longest phrase that begins with a word is tried first.
  for (const known of lexicon.values()) known.sort((a, b) => b[0].length - a[0].length);
  return lexicon;
}

/** The longest phrase that stands at an offset. @param word the word there, as the lexicon writes it @param same how a phrase is compared */
export function phraseAt<T>(lexicon: Lexicon<T>, word: string, same: (phrase: string) => boolean): readonly [string, T] | undefined {
  return lexicon.get(word)?.find(([phrase]) => same(phrase));
}
