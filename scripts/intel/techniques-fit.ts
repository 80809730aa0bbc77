/** Fits the technique model: one linear separation per technique, found by dual coordinate descent, features weighed by log-count ratios. Same rows, same bytes. */
import { eachFeature, LONGEST_SENTENCE, wordsOf } from '../../src/intel/techniques-model/features.ts';
import { CURVE, type ModelClass, type StoredModel } from '../../src/intel/techniques-model/format.ts';
import type { Labelled } from './techniques-data.ts';

/** Settings, chosen by cross-validation by document on the training half of TRAM. */
export type Settings = {
  /** Cost of a misjudged sentence; smaller is smoother. */
  readonly cost: number;
  /** How much more a missed technique costs than a false one. */
  readonly positive: number;
  /** Cost of a missed procedure example beside a missed sentence of a report. */
  readonly procedure: number;
  /** Cost of a procedure example of another technique. Only for techniques that no report is labelled with. */
  readonly otherProcedure: number;
  /** A feature stands in at least so many documents. */
  readonly documents: number;
  readonly rounds: number;
  /** Stored weights smaller than this are dropped. Unit: steps of a stored weight, of 127. */
  readonly smallest: number;
};

export const SETTINGS: Settings = { cost: 0.1, positive: 3, procedure: 0.3, otherProcedure: 0.1, documents: 3, rounds: 12, smallest: 3 };

/** Least and largest influence of the log-count ratio on a feature. @source house: beyond, one word would decide; cross-validated only coarsely */
const RATIO: readonly [number, number] = [0.3, 3];
/** Procedure examples are written about one piece of software; they say nothing about what runs through a report. */
const isProcedure = ({ source }: Labelled): boolean => source.startsWith('attack-procedure');
/** A row that names ids but has no label: the annotators skipped tables of techniques, so it is no example of a sentence without one. */
const isSkipped = ({ text, techniques }: Labelled): boolean => techniques.length === 0 && /\bT1\d{3}/.test(text);

type Matrix = { readonly start: Int32Array; readonly feature: Int32Array; readonly value: Float32Array };
type Words = { readonly keys: Uint32Array; readonly rarity: Float32Array; readonly matrix: Matrix };

/** Features of each row, each once. Kept, since folds share rows. */
const known = new WeakMap<Labelled, Uint32Array>();
function hashes(row: Labelled): Uint32Array {
  let found = known.get(row);
  if (found === undefined) {
    const set = new Set<number>();
    eachFeature(wordsOf(row.text.slice(0, LONGEST_SENTENCE)), (hash) => set.add(hash));
    found = Uint32Array.from(set);
    known.set(row, found);
  }
  return found;
}

/** Features that stand in enough documents, and the rows in terms of them, each of length 1. */
function vectors(rows: readonly Labelled[], documents: number): Words {
  const counts = new Map<number, { rows: number; documents: number; last: string }>();
  for (const row of rows)
    for (const hash of hashes(row)) {
      const one = counts.get(hash);
      if (one === undefined) counts.set(hash, { rows: 1, documents: 1, last: row.doc });
      else {
        one.rows++;
        if (one.last !== row.doc) one.documents++;
        one.last = row.doc;
      }
    }
  const keys = Uint32Array.from([...counts].filter(([, one]) => one.documents >= documents).map(([hash]) => hash)).sort();
  const number = new Map([...keys].map((hash, nth) => [hash, nth]));
  const rarity = Float32Array.from(keys, (hash) => 1 + Math.log((rows.length + 1) / ((counts.get(hash)?.rows ?? 0) + 1)));
  const start = new Int32Array(rows.length + 1);
  const [feature, value]: [number[], number[]] = [[], []];
  for (const [nth, row] of rows.entries()) {
    const those = [...hashes(row)].flatMap((hash) => number.get(hash) ?? []);
    const length = Math.sqrt(those.reduce((sum, one) => sum + (rarity[one] ?? 0) ** 2, 0)) || 1;
    for (const one of those) {
      feature.push(one);
      value.push((rarity[one] ?? 0) / length);
    }
    start[nth + 1] = feature.length;
  }
  return { keys, rarity, matrix: { start, feature: Int32Array.from(feature), value: Float32Array.from(value) } };
}

/** A row of numbers that looks random and is always the same. @source Numerical Recipes, linear congruential generator */
function generator(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How much more often a feature stands in rows with the technique than in those without, as a weight. */
function ratios({ start, feature, value }: Matrix, cost: Float32Array, label: Int8Array, width: number): Float32Array {
  const [with_, without] = [new Float64Array(width).fill(1), new Float64Array(width).fill(1)];
  let [all, none] = [1, 1];
  for (let row = 0; row < label.length; row++) {
    if (cost[row] === 0) continue;
    const into = label[row] === 1 ? with_ : without;
    if (label[row] === 1) all++;
    else none++;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) into[feature[at] as number] = (into[feature[at] as number] as number) + (value[at] as number);
  }
  return Float32Array.from(with_, (one, nth) => Math.min(RATIO[1], Math.max(RATIO[0], Math.abs(Math.log(one / all / ((without[nth] as number) / none))))));
}

type Line = { readonly weight: Float64Array; readonly bias: number };

/** Support vector machine with squared hinge loss, found in the dual. @source Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 3 */
function separate({ start, feature, value: plain }: Matrix, cost: Float32Array, label: Int8Array, width: number, rounds: number): Line {
  const ratio = ratios({ start, feature, value: plain }, cost, label, width);
  const value = Float32Array.from(plain, (one, at) => one * (ratio[feature[at] as number] as number));
  const order: number[] = [];
  const length = new Float64Array(label.length);
  for (let row = 0; row < label.length; row++) {
    if (cost[row] === 0) continue;
    order.push(row);
    let sum = 1;
    for (let at = start[row] as number; at < (start[row + 1] as number); at++) sum += (value[at] as number) ** 2;
    length[row] = sum;
  }
  const weight = new Float64Array(width);
  const alpha = new Float64Array(label.length);
  const random = generator();
  let [bias, active] = [0, order.length];
  const swap = (a: number, b: number) => {
    [order[a], order[b]] = [order[b] as number, order[a] as number];
  };
  for (let round = 0; round < rounds; round++) {
    for (let at = active - 1; at > 0; at--) swap(at, Math.floor(random() * (at + 1)));
    let worst = 0;
    for (let at = 0; at < active; at++) {
      const row = order[at] as number;
      const [sign, old, from, to] = [label[row] as number, alpha[row] as number, start[row] as number, start[row + 1] as number];
      const soft = 0.5 / (cost[row] as number);
      let sum = bias;
      for (let k = from; k < to; k++) sum += (weight[feature[k] as number] as number) * (value[k] as number);
      const gradient = sign * sum - 1 + soft * old;
      // Far on the right side: not looked at again until the others have settled.
      if (old === 0 && round > 0 && gradient > 0.3) {
        swap(at--, --active);
        continue;
      }
      const slope = old === 0 ? Math.min(gradient, 0) : gradient;
      worst = Math.max(worst, Math.abs(slope));
      if (Math.abs(slope) < 1e-6) continue;
      const next = Math.max(0, old - gradient / ((length[row] as number) + soft));
      const step = (next - old) * sign;
      alpha[row] = next;
      bias += step;
      for (let k = from; k < to; k++) weight[feature[k] as number] = (weight[feature[k] as number] as number) + step * (value[k] as number);
    }
    if (worst >= 0.05) continue;
    if (active === order.length) break;
    active = order.length;
  }
  for (let nth = 0; nth < width; nth++) weight[nth] = (weight[nth] as number) * (ratio[nth] as number);
  return { weight, bias };
}

/** Puts lines into one table of small whole numbers. */
function store(classes: readonly string[], lines: readonly Line[], { keys, rarity }: Words, smallest: number): StoredModel {
  const scales = lines.map(({ weight }) => weight.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / 127);
  const first = new Uint32Array(keys.length + 1);
  const [classOf, weights]: [number[], number[]] = [[], []];
  for (let nth = 0; nth < keys.length; nth++) {
    for (const [one, { weight }] of lines.entries()) {
      const steps = Math.round((weight[nth] ?? 0) / (scales[one] ?? 1));
      if (Math.abs(steps) < smallest) continue;
      classOf.push(one);
      weights.push(steps);
    }
    first[nth + 1] = weights.length;
  }
  const told = classes.map((id, nth): ModelClass => ({ id, scale: scales[nth] ?? 0, bias: lines[nth]?.bias ?? 0, slope: 1, offset: 0 }));
  return {
    classes: told,
    threshold: 0.5,
    leastKnown: 0,
    curve: Float32Array.from({ length: CURVE }, (_, nth) => nth / (CURVE - 1)),
    keys,
    rarity,
    first,
    classOf: Uint8Array.from(classOf),
    weight: Int8Array.from(weights),
  };
}

/**
 * A model that is not calibrated yet.
 * @param classes ids to tell apart, ascending
 * @param labelled ids that the rows of reports were labelled with; for the others a row of a report says little
 */
export function fitModel(rows: readonly Labelled[], classes: readonly string[], labelled: ReadonlySet<string>, settings: Settings = SETTINGS): StoredModel {
  const used = rows.filter((row) => !isSkipped(row));
  const words = vectors(used, settings.documents);
  const width = words.keys.length;
  const lines = classes.map((id) => {
    const label = Int8Array.from(used, ({ techniques }) => (techniques.includes(id) ? 1 : -1));
    const other = labelled.has(id) ? 0 : settings.otherProcedure;
    const cost = Float32Array.from(used, (row, nth) => {
      if (label[nth] === 1) return settings.cost * settings.positive * (isProcedure(row) && labelled.has(id) ? settings.procedure : 1);
      return settings.cost * (isProcedure(row) ? other : 1);
    });
    return separate(words.matrix, cost, label, width, settings.rounds);
  });
  return store(classes, lines, words, settings.smallest);
}

/** One answer: margin, whether the label is there, and the class. */
export type Answer = { readonly margin: number; readonly right: boolean; readonly nth: number };

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** Margins below it are hardly ever right, and so many that they would decide the fit. @source cross-validation on TRAM: lowest calibration error among -0.9 to -0.5 */
const LEAST_MARGIN = -0.5;
/** How far the offset of one technique may stray from that of all, as the spread of a normal distribution. Unit: natural log of odds. @source house: techniques differ in how often they occur by a factor of about e */
const SPREAD = 1;

/**
 * Slope of all techniques together and an offset for each, so that the margins of sentences that were not learned from become probabilities.
 * Newton’s method on the likelihood, offsets drawn towards their common value.
 */
export function calibrate(all: readonly Answer[], count: number): readonly { readonly slope: number; readonly offset: number }[] {
  const answers = all.filter(({ margin }) => margin > LEAST_MARGIN);
  let [slope, common] = [3, -1];
  const offsets = new Float64Array(count);
  for (let step = 0; step < 40; step++) {
    let [gs, gc, hss, hsc, hcc] = [0, 0, 0, 0, 0];
    for (const { margin, right, nth } of answers) {
      const p = sigmoid(slope * margin + common + (offsets[nth] ?? 0));
      const [error, spread] = [p - (right ? 1 : 0), p * (1 - p)];
      gs += error * margin;
      gc += error;
      hss += spread * margin * margin;
      hsc += spread * margin;
      hcc += spread;
    }
    const determinant = hss * hcc - hsc * hsc || 1;
    slope -= (gs * hcc - gc * hsc) / determinant;
    common -= (gc * hss - gs * hsc) / determinant;
    const [first, second] = [new Float64Array(count), new Float64Array(count)];
    for (const { margin, right, nth } of answers) {
      const p = sigmoid(slope * margin + common + (offsets[nth] ?? 0));
      first[nth] = (first[nth] ?? 0) + p - (right ? 1 : 0);
      second[nth] = (second[nth] ?? 0) + p * (1 - p);
    }
    for (let nth = 0; nth < count; nth++) offsets[nth] = (offsets[nth] ?? 0) - ((first[nth] ?? 0) + (offsets[nth] ?? 0) / SPREAD ** 2) / ((second[nth] ?? 0) + 1 / SPREAD ** 2);
  }
  return Array.from(offsets, (offset) => ({ slope, offset: common + offset }));
}

/** A value that the calibration gives, and whether it was right. */
export type Outcome = { readonly value: number; readonly right: boolean };

/**
 * What logistic values mean: their measured frequency, made to rise by pooling neighbours that do not.
 * @source Ayer et al., An Empirical Distribution Function for Sampling with Incomplete Information, 1955 (pool adjacent violators)
 * @returns frequency at 0, 0.1 … 1
 */
export function curveOf(outcomes: readonly Outcome[]): Float32Array {
  const pools: { sum: number; count: number; from: number; to: number }[] = [];
  for (const { value, right } of [...outcomes].sort((a, b) => a.value - b.value)) {
    pools.push({ sum: right ? 1 : 0, count: 1, from: value, to: value });
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last !== undefined && before !== undefined && before.sum / before.count >= last.sum / last.count;
      last = pools.at(-1), before = pools.at(-2)
    ) {
      pools.pop();
      pools[pools.length - 1] = { sum: before.sum + last.sum, count: before.count + last.count, from: before.from, to: last.to };
    }
  }
  // Mean over a twentieth to both sides: single pools at the ends are chance.
  const width = 1 / (2 * (CURVE - 1));
  const sorted = Float32Array.from({ length: CURVE }, (_, nth) => {
    const [low, high] = [nth / (CURVE - 1) - width, nth / (CURVE - 1) + width];
    let [sum, count] = [0, 0];
    for (const pool of pools) {
      if (pool.to < low || pool.from > high) continue;
      sum += pool.sum;
      count += pool.count;
    }
    return count === 0 ? nth / (CURVE - 1) : sum / count;
  });
  for (let nth = 1; nth < CURVE; nth++) sorted[nth] = Math.max(sorted[nth] ?? 0, sorted[nth - 1] ?? 0);
  return sorted;
}

/** The model with its calibration. */
export function calibrated(
  model: StoredModel,
  those: readonly { readonly slope: number; readonly offset: number }[],
  curve: Float32Array,
  threshold: number,
  leastKnown: number,
): StoredModel {
  return {
    ...model,
    curve,
    threshold,
    leastKnown,
    classes: model.classes.map((one, nth) => ({ ...one, slope: those[nth]?.slope ?? one.slope, offset: those[nth]?.offset ?? one.offset })),
  };
}
