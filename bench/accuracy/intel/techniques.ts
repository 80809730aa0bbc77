/*
 * `node scripts/bench.mjs bench/accuracy/intel/techniques.ts [--quick]`: how well sentences are mapped to ATT&CK techniques by the
 * classifier alone, without ids and sections, and what it adds to the rules. Models are trained anew on other documents than those they
 * are judged on, which takes some minutes; `--quick` takes two folds instead of five, so its models learn from half the documents and find
 * less. The labelled sentences come from BONAFIDE_DATA_DIR/attack-sentences; without it nothing is measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openTechniqueModel } from '#intel';
import { type Labelled, readSet, resolver } from '../../../scripts/intel/techniques-data.ts';
import {
  answersOf,
  countByDocument,
  FOLDS,
  interval,
  type Judged,
  judge,
  judgeBy,
  outcomesOf,
  outOfFold,
  type Rates,
  rates,
  reliability,
  topOne,
  total,
} from '../../../scripts/intel/techniques-figures.ts';
import { calibrate, calibrated, curveOf, fitModel } from '../../../scripts/intel/techniques-fit.ts';
import { matchTechniques } from '../../../src/intel/extract/techniques/index.ts';
import { techniqueModelOf } from '../../../src/intel/techniques-model/model.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const folds = values.quick ? 2 : FOLDS;
const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined || !existsSync(`${folder}/attack-sentences`)) {
  console.log('Skipped: BONAFIDE_DATA_DIR does not say where the labelled sentences are.');
  process.exit(0);
}
const current = resolver(folder);
const read = (name: string) => readSet(folder, name, current);
const shipped = openTechniqueModel(readFileSync(new URL('../../../data/intel/techniques.model.bin', import.meta.url)));
if (shipped === undefined) throw new Error('data/intel/techniques.model.bin cannot be opened');

const STEPS = Array.from({ length: 19 }, (_, nth) => (nth + 1) / 20);
/** From here on a guess is heard beside the rules, and from here on it calls itself sure. */
const HEARD = [0.6, 0.9];
/** Least confidence that a rule is told with. */
const LEAST_RULE = 0.5;
/** Probabilities tried as the least with which the classifier is heard beside rules. */
const LEAST_ALONE = [0.4, 0.5, 0.6, 0.7];

const idsOf = (rows: readonly Labelled[]): readonly string[] => [...new Set(rows.flatMap(({ techniques }) => techniques))].sort();

/** F1 and the like, of sentences or of documents. */
const measured = (judged: readonly Judged[], ids: readonly string[], threshold: number, of: 'sentences' | 'document') => {
  const counts = [...countByDocument(judged, ids, threshold).values()].map((one) => one[of]);
  return { threshold, ...rates(total(counts)), counts };
};

/** The threshold with the best F1 on these very sentences. */
function bestOf(judged: readonly Judged[], ids: readonly string[], of: 'sentences' | 'document'): number {
  const all = STEPS.map((threshold) => measured(judged, ids, threshold, of));
  return all.reduce((best, one) => (one.f1 > best.f1 ? one : best)).threshold;
}

const figures = ({ precision, recall, f1 }: Rates) => [precision, recall, f1].map((one) => one.toFixed(3).padStart(9)).join(' ');

function tell(title: string, judged: readonly Judged[], ids: readonly string[], thresholds: Readonly<Record<string, number>>): void {
  console.log(`  ${title.padEnd(44)}precision    recall        F1   95 % over documents`);
  for (const [name, threshold] of Object.entries(thresholds))
    for (const of of ['document', 'sentences'] as const) {
      const { counts, ...those } = measured(judged, ids, threshold, of);
      const [low, high] = interval(counts);
      console.log(
        `  ${`${of === 'document' ? 'documents' : 'sentences'}, from ${threshold.toFixed(2)} (${name})`.padEnd(44)}${figures(those)}   ${low.toFixed(2)} to ${high.toFixed(2)}`,
      );
    }
}

function tellReliability(judged: readonly Judged[], ids: readonly string[]): void {
  const { bins, error, brier } = reliability(judged, ids);
  console.log('  said         guesses  mean said  were right');
  for (const { from, count, said, was } of bins)
    if (count > 0)
      console.log(`  ${Math.max(0.05, from).toFixed(2)} to ${(from + 0.1).toFixed(1)} ${String(count).padStart(8)} ${said.toFixed(2).padStart(10)} ${was.toFixed(2).padStart(11)}`);
  console.log(`  expected calibration error ${error.toFixed(3)}, Brier ${brier.toFixed(3)}, over guesses of at least 0.05`);
}

const parentOf = (id: string): string => id.slice(0, 5);

/** The same answers with parents in place of sub-techniques; a parent is as probable as the surest below it. */
function byParent(judged: readonly Judged[], ids: readonly string[]): { readonly judged: readonly Judged[]; readonly ids: readonly string[] } {
  const parents = [...new Set(ids.map(parentOf))];
  const places = ids.map((id) => parents.indexOf(parentOf(id)));
  const raised = judged.map(({ row, probabilities }): Judged => {
    const most = new Float64Array(parents.length);
    for (const [nth, place] of places.entries()) most[place] = Math.max(most[place] ?? 0, probabilities?.[nth] ?? 0);
    return { row: { ...row, techniques: [...new Set(row.techniques.map(parentOf))] }, probabilities: probabilities && most };
  });
  return { judged: raised, ids: parents };
}

/** How often the guesses that are heard are right. */
function tellHeard(judged: readonly Judged[], ids: readonly string[]): void {
  for (const least of HEARD) {
    let [all, exact, parent] = [0, 0, 0];
    for (const { row, probabilities } of judged)
      for (const [nth, id] of ids.entries()) {
        if ((probabilities?.[nth] ?? 0) < least) continue;
        all++;
        if (row.techniques.includes(id)) exact++;
        if (row.techniques.some((one) => parentOf(one) === parentOf(id))) parent++;
      }
    const part = (right: number) => (all === 0 ? '–' : (right / all).toFixed(2));
    console.log(`  guesses of ${least} and more: ${all}, right exactly ${part(exact)}, by parent ${part(parent)}`);
  }
}

if (values.quick) console.log('Quick: two folds, so models learn from half the documents and find less than the figures in the documentation.\n');

// TRAM: reports like those that the shipped model learned from.
const procedures = read('attack-procedures.train');
const tram = read('tram-multi.train');
const ids = idsOf(tram);
const known = new Set(ids);
const useful = procedures.filter(({ techniques }) => techniques.some((id) => known.has(id)));
const held = judge(outOfFold(tram, useful, ids, undefined, folds), ids);
console.log(
  `TRAM: ${tram.length} sentences of ${new Set(tram.map(({ doc }) => doc)).size} documents, those without a technique included; ${folds} folds by document. Asked: F1 0.65 of documents`,
);
tell('', held, ids, { shipped: shipped.threshold, 'best here': bestOf(held, ids, 'document') });
tellReliability(held, ids);
tellHeard(held, ids);

const { share, macro } = topOne(read('tram-single.train'), procedures, folds);
console.log('\nTRAM: sentences that annotators picked for one technique, without false alarms to make; folds by document');
console.log(`  the first answer is right for ${(100 * share).toFixed(1)} %, as a mean over techniques ${(100 * macro).toFixed(1)} %`);

// AnnoCTR: other publishers, other annotators, other rules. Whatever the model cannot name counts as missed.
const train = read('annoctr.train');
const dev = read('annoctr.dev');
const foreign = [...train, ...dev];
const every = [...new Set([...shipped.techniques, ...idsOf(foreign)])];
const judged = judgeBy(shipped, foreign);
const labels = foreign.flatMap(({ techniques }) => techniques);
const nameable = labels.filter((id) => shipped.techniques.includes(id)).length / labels.length;
console.log(
  `\nAnnoCTR: ${foreign.length} sentences of ${new Set(foreign.map(({ doc }) => doc)).size} documents by the shipped model, which never learned from them. It can name ${(100 * nameable).toFixed(0)} % of the labels`,
);
tell('exact', judged, every, { shipped: shipped.threshold, 'best here': bestOf(judged, every, 'sentences') });
const raised = byParent(judged, every);
tell('parent in place of sub-technique', raised.judged, raised.ids, { shipped: shipped.threshold });
tellReliability(judged, every);
tellHeard(judged, every);

// Beside the rules, which were not written on these sentences either.
const rules = foreign.map(({ text }) => new Set(matchTechniques(text).flatMap(({ id, confidence }) => (confidence >= LEAST_RULE ? (current(id) ?? []) : []))));
const ruled = [...new Set([...every, ...rules.flatMap((those) => [...those])])];
const place = new Map(shipped.techniques.map((id, nth) => [id, nth]));
console.log('  rules alone, and with the classifier heard beside them');
for (const least of [Number.POSITIVE_INFINITY, ...LEAST_ALONE]) {
  const told = judged.map(({ row, probabilities }, nth): Judged => {
    const yes = (id: string) => rules[nth]?.has(id) === true || (probabilities?.[place.get(id) ?? -1] ?? 0) >= least;
    return { row, probabilities: Float64Array.from(ruled, (id) => (yes(id) ? 1 : 0)) };
  });
  const up = byParent(told, ruled);
  const [exact, parent] = [measured(told, ruled, 1, 'document'), measured(up.judged, up.ids, 1, 'document')];
  const name = least === Number.POSITIVE_INFINITY ? 'rules alone' : `rules, and the classifier from ${least} on`;
  console.log(`  ${name.padEnd(44)}${figures(exact)} exactly, ${figures(parent)} by parent, of documents`);
}

// What the same method reaches there where it may learn from AnnoCTR. Never shipped: the licence asks for share-alike.
const own = idsOf(train);
const inside = outOfFold(train, [], own, undefined, folds);
const lines = calibrate(answersOf(inside, own), own.length);
const chosen = bestOf(judge(inside, own), own, 'sentences');
const fitted = techniqueModelOf(calibrated(fitModel(train, own, new Set(own)), lines, curveOf(outcomesOf(inside, lines, own)), chosen, 0));
const asked = [...new Set([...own, ...idsOf(dev)])];
const ofDev = judgeBy(fitted, dev);
console.log(
  `\nAnnoCTR: ${dev.length} sentences of its development half by a model for this measurement only, NEVER SHIPPED, that learned from the ${train.length} of its training half. Asked: F1 0.44 of sentences`,
);
tell('exact', ofDev, asked, { 'chosen in training': chosen, 'best here': bestOf(ofDev, asked, 'sentences') });
