import { eachFeature, LONGEST_SENTENCE, wordsOf } from './features.ts';
import { type StoredModel, unpackTechniqueModel } from './format.ts';

/** A technique and how probable it is that an analyst would map the sentence to it, 0 to 1, calibrated. */
export type TechniqueGuess = { readonly id: string; readonly probability: number };

export type TechniqueModel = {
  /** Techniques that the model can name, ATT&CK ids. */
  readonly techniques: readonly string[];
  /** Least probability that `classify` tells by itself. */
  readonly threshold: number;
  /**
   * Techniques of a sentence, the most probable first; none where nothing is probable enough, the words are unknown (another language) or the sentence is no sentence.
   * Cost grows with its length. @param least least probability, 0 to 1
   */
  readonly classify: (sentence: string, least?: number) => readonly TechniqueGuess[];
  /** Margins of all techniques before calibration, in the order of `techniques`; undefined where it abstains. For training and benchmarks. */
  readonly margins: (sentence: string) => Float64Array | undefined;
};

/** Fewest words that can tell of a behaviour. Unit: words. @source house: headings such as “keylogging” alone name a technique and show none */
const FEWEST_WORDS = 2;

type Table = { readonly places: Uint32Array; readonly mask: number };

/** Open addressing over the hashes; a place holds the number of the feature and 1. */
function tableOf(keys: Uint32Array): Table {
  let size = 16;
  while (size < 2 * keys.length) size *= 2;
  const places = new Uint32Array(size);
  const mask = size - 1;
  for (let nth = 0; nth < keys.length; nth++) {
    let at = (keys[nth] ?? 0) & mask;
    while (places[at] !== 0) at = (at + 1) & mask;
    places[at] = nth + 1;
  }
  return { places, mask };
}

/** Number of the feature, or -1. */
function find({ places, mask }: Table, keys: Uint32Array, hash: number): number {
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const nth = (places[at] ?? 0) - 1;
    if (nth < 0 || keys[nth] === hash) return nth;
  }
}

/** Known features of a sentence, each once, and the share of its words that are known. */
function knownFeatures(words: readonly string[], table: Table, keys: Uint32Array): { readonly features: ReadonlySet<number>; readonly known: number } {
  const features = new Set<number>();
  let known = 0;
  eachFeature(words, (hash, isWord) => {
    const nth = find(table, keys, hash);
    if (nth < 0) return;
    features.add(nth);
    if (isWord) known++;
  });
  return { features, known: words.length === 0 ? 0 : known / words.length };
}

function margins(model: StoredModel, table: Table, sentence: string): Float64Array | undefined {
  if (sentence.length > LONGEST_SENTENCE) return undefined;
  const words = wordsOf(sentence);
  if (words.length < FEWEST_WORDS) return undefined;
  const { features, known } = knownFeatures(words, table, model.keys);
  if (known < model.leastKnown) return undefined;
  const { rarity, first, classOf, weight, classes } = model;
  const sums = new Float64Array(classes.length);
  let length = 0;
  for (const nth of features) {
    const value = rarity[nth] ?? 0;
    length += value * value;
    const end = first[nth + 1] ?? 0;
    for (let at = first[nth] ?? 0; at < end; at++) {
      const one = classOf[at] ?? 0;
      sums[one] = (sums[one] ?? 0) + value * (weight[at] ?? 0);
    }
  }
  const norm = Math.sqrt(length) || 1;
  for (const [nth, { scale, bias }] of classes.entries()) sums[nth] = ((sums[nth] ?? 0) * scale) / norm + bias;
  return sums;
}

/** The curve at a value from 0 to 1. */
function onCurve(curve: Float32Array, value: number): number {
  const steps = curve.length - 1;
  const at = Math.min(steps - 1, Math.floor(value * steps));
  const [low, high] = [curve[at] ?? 0, curve[at + 1] ?? 0];
  return low + (high - low) * (value * steps - at);
}

/** A model ready to be asked. Answers depend on the sentence alone. */
export function techniqueModelOf(stored: StoredModel): TechniqueModel {
  const table = tableOf(stored.keys);
  return {
    techniques: stored.classes.map(({ id }) => id),
    threshold: stored.threshold,
    margins: (sentence) => margins(stored, table, sentence),
    classify: (sentence, least = stored.threshold) => {
      const sums = margins(stored, table, sentence);
      if (sums === undefined) return [];
      const guesses: TechniqueGuess[] = [];
      for (const [nth, { id, slope, offset }] of stored.classes.entries()) {
        const probability = onCurve(stored.curve, 1 / (1 + Math.exp(-(slope * (sums[nth] ?? 0) + offset))));
        if (probability >= least) guesses.push({ id, probability });
      }
      return guesses.sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1));
    },
  };
}

/** Opens a model that `scripts/intel/train-techniques.ts` wrote. @param bytes whole file @returns nothing where the bytes are damaged or of another form */
export function openTechniqueModel(bytes: Uint8Array): TechniqueModel | undefined {
  const stored = unpackTechniqueModel(bytes);
  return stored === undefined ? undefined : techniqueModelOf(stored);
}
