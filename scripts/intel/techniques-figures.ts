/** Measures technique models: margins of sentences that a model did not learn from, and what thresholds make of them. */
import { type TechniqueModel, techniqueModelOf } from '../../src/intel/techniques-model/model.ts';
import { foldsOf, type Labelled } from './techniques-data.ts';
import { type Answer, calibrate, curveOf, fitModel, SETTINGS, type Settings } from './techniques-fit.ts';

/** A sentence of a held-out document: margins by class, or nothing where the model abstained. */
type Held = { readonly row: Labelled; readonly fold: number; readonly margins: Float64Array | undefined };
/** Calibrated probabilities of a held-out sentence. */
export type Judged = { readonly row: Labelled; readonly probabilities: Float64Array | undefined };
export type Rates = { readonly precision: number; readonly recall: number; readonly f1: number };

/** Folds of the cross-validation. @source custom; documents are few */
export const FOLDS = 5;

/** Each sentence judged by a model that learned from the other folds and from `always`. */
export function outOfFold(rows: readonly Labelled[], always: readonly Labelled[], classes: readonly string[], settings: Settings = SETTINGS, folds = FOLDS): readonly Held[] {
  const places = foldsOf(rows, folds);
  return Array.from({ length: folds }, (_, fold) => {
    const model = techniqueModelOf(fitModel([...rows.filter(({ doc }) => places.get(doc) !== fold), ...always], classes, new Set(classes), settings));
    return rows.filter(({ doc }) => places.get(doc) === fold).map((row): Held => ({ row, fold, margins: model.margins(row.text) }));
  }).flat();
}

/** Answers to calibrate on. */
export function answersOf(held: readonly Held[], classes: readonly string[]): readonly Answer[] {
  return held.flatMap(({ row, margins }) =>
    margins === undefined ? [] : Array.from(margins, (margin, nth) => ({ margin, nth, right: row.techniques.includes(classes[nth] ?? '') })),
  );
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Values of margins by a calibration, class by class. */
const valuesOf = (lines: ReturnType<typeof calibrate>, margins: Float64Array | undefined): Float64Array | undefined =>
  margins?.map((margin, nth) => sigmoid((lines[nth]?.slope ?? 0) * margin + (lines[nth]?.offset ?? 0)));

/** What values of sentences mean that the calibration saw, class by class. */
export const outcomesOf = (held: readonly Held[], lines: ReturnType<typeof calibrate>, classes: readonly string[]) =>
  held.flatMap(({ row, margins }) =>
    Array.from(valuesOf(lines, margins) ?? [], (value, nth) => ({ value, right: row.techniques.includes(classes[nth] ?? '') })).filter(({ value }) => value > 0.01),
  );

/** A point of the curve, between its knots. */
function onCurve(curve: Float32Array, value: number): number {
  const at = Math.min(curve.length - 2, Math.floor(value * (curve.length - 1)));
  return (curve[at] ?? 0) + ((curve[at + 1] ?? 0) - (curve[at] ?? 0)) * (value * (curve.length - 1) - at);
}

/** Probabilities by a calibration that did not see the fold of the sentence. */
export function judge(held: readonly Held[], classes: readonly string[]): readonly Judged[] {
  return [...new Set(held.map(({ fold }) => fold))].flatMap((fold) => {
    const others = held.filter((one) => one.fold !== fold);
    const lines = calibrate(answersOf(others, classes), classes.length);
    const curve = curveOf(outcomesOf(others, lines, classes));
    return held.filter((one) => one.fold === fold).map(({ row, margins }): Judged => ({ row, probabilities: valuesOf(lines, margins)?.map((value) => onCurve(curve, value)) }));
  });
}

type Counts = { right: number; wrong: number; missed: number };
export const rates = ({ right, wrong, missed }: Counts): Rates => ({
  precision: right / (right + wrong || 1),
  recall: right / (right + missed || 1),
  f1: (2 * right) / (2 * right + wrong + missed || 1),
});

/** Counts of each document: sentence by sentence, and as the set of techniques of the document. */
export function countByDocument(
  judged: readonly Judged[],
  classes: readonly string[],
  threshold: number,
): ReadonlyMap<string, { readonly sentences: Counts; readonly document: Counts }> {
  const those = new Map<string, { sentences: Counts; gold: Set<string>; told: Set<string> }>();
  for (const { row, probabilities } of judged) {
    const one = those.get(row.doc) ?? { sentences: { right: 0, wrong: 0, missed: 0 }, gold: new Set(), told: new Set() };
    those.set(row.doc, one);
    for (const [nth, id] of classes.entries()) {
      const [told, there] = [(probabilities?.[nth] ?? 0) >= threshold, row.techniques.includes(id)];
      if (told) one.told.add(id);
      if (there) one.gold.add(id);
      if (told && there) one.sentences.right++;
      else if (told) one.sentences.wrong++;
      else if (there) one.sentences.missed++;
    }
  }
  return new Map(
    [...those].map(([doc, { sentences, gold, told }]) => {
      const right = [...told].filter((id) => gold.has(id)).length;
      return [doc, { sentences, document: { right, wrong: told.size - right, missed: gold.size - right } }];
    }),
  );
}

const add = (a: Counts, b: Counts): Counts => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed });
export const total = (counts: readonly Counts[]): Counts => counts.reduce(add, { right: 0, wrong: 0, missed: 0 });

/** 95 % interval of F1 when documents are drawn anew 1,000 times. */
export function interval(counts: readonly Counts[]): readonly [number, number] {
  let draw = 1;
  const scores = Array.from({ length: 1000 }, () => {
    const sample = counts.map(() => {
      draw = (Math.imul(draw, 1_664_525) + 1_013_904_223) >>> 0;
      return counts[Math.floor((draw / 2 ** 32) * counts.length)] ?? { right: 0, wrong: 0, missed: 0 };
    });
    return rates(total(sample)).f1;
  }).sort((a, b) => a - b);
  return [scores[25] ?? 0, scores[974] ?? 1];
}

type Bin = { readonly from: number; readonly count: number; readonly said: number; readonly was: number };

/** How often what was told with a probability was right, in tenths from 0.05; expected calibration error and Brier score over them. */
export function reliability(judged: readonly Judged[], classes: readonly string[]): { readonly bins: readonly Bin[]; readonly error: number; readonly brier: number } {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, was: 0 }));
  let [brier, pairs] = [0, 0];
  for (const { row, probabilities } of judged)
    for (const [nth, p] of probabilities?.entries() ?? []) {
      const there = row.techniques.includes(classes[nth] ?? '') ? 1 : 0;
      if (p < 0.05) continue;
      brier += (p - there) ** 2;
      pairs++;
      const bin = bins[Math.min(9, Math.floor(p * 10))];
      if (bin === undefined) continue;
      bin.count++;
      bin.said += p;
      bin.was += there;
    }
  const told = bins.map(({ count, said, was }, nth): Bin => ({ from: nth / 10, count, said: said / (count || 1), was: was / (count || 1) }));
  return { bins: told, error: told.reduce((sum, { count, said, was }) => sum + (count * Math.abs(said - was)) / (pairs || 1), 0), brier: brier / (pairs || 1) };
}

/** Share of picked sentences whose most probable technique is the one that the annotators gave; models never learned from their documents. */
export function topOne(rows: readonly Labelled[], procedures: readonly Labelled[], folds = FOLDS): { readonly share: number; readonly macro: number } {
  const classes = [...new Set(rows.flatMap(({ techniques }) => techniques))].sort();
  const held = outOfFold(
    rows,
    procedures.filter(({ techniques }) => techniques.some((id) => classes.includes(id))),
    classes,
    SETTINGS,
    folds,
  );
  const byClass = new Map<string, { right: number; all: number }>();
  for (const { row, margins } of held) {
    const best = margins === undefined ? undefined : classes[margins.indexOf(Math.max(...margins))];
    for (const id of row.techniques) {
      const one = byClass.get(id) ?? { right: 0, all: 0 };
      byClass.set(id, { right: one.right + (best === id ? 1 : 0), all: one.all + 1 });
    }
  }
  const all = [...byClass.values()];
  return {
    share: all.reduce((sum, { right }) => sum + right, 0) / all.reduce((sum, one) => sum + one.all, 0),
    macro: all.reduce((sum, { right, all: of }) => sum + right / of, 0) / all.length,
  };
}

/** Probabilities that a finished model gives. */
export function judgeBy(model: TechniqueModel, rows: readonly Labelled[]): readonly Judged[] {
  return rows.map((row) => {
    const told = new Map(model.classify(row.text, 0).map(({ id, probability }) => [id, probability]));
    return { row, probabilities: told.size === 0 ? undefined : Float64Array.from(model.techniques, (id) => told.get(id) ?? 0) };
  });
}
