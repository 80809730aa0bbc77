/*
 * `node scripts/bench.mjs bench/accuracy/intel/techniques.ts`: how well sentences are mapped to ATT&CK techniques by the classifier alone.
 * Models are trained anew on other documents than those they are judged on, which takes minutes. The labelled sentences come from
 * BONAFIDE_DATA_DIR/attack-sentences; without it nothing is measured.
 */
import { readFileSync } from 'node:fs';
import { openTechniqueModel } from '#intel';
import { type Labelled, readSet, resolver } from '../../../scripts/intel/techniques-data.ts';
import { countByDocument, interval, type Judged, judge, judgeBy, outOfFold, type Rates, rates, reliability, topOne, total } from '../../../scripts/intel/techniques-figures.ts';

const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined) {
  console.log('Skipped: BONAFIDE_DATA_DIR does not say where the labelled sentences are.');
  process.exit(0);
}
const current = resolver(folder);
const read = (name: string) => readSet(folder, name, current);
const three = ({ precision, recall, f1 }: Rates) => [precision, recall, f1].map((one) => one.toFixed(3)).join(' / ');
const shipped = openTechniqueModel(readFileSync(new URL('../../../data/intel/techniques.model.bin', import.meta.url)));
if (shipped === undefined) throw new Error('data/intel/techniques.model.bin cannot be opened');

function tell(title: string, judged: readonly Judged[], classes: readonly string[], threshold: number): void {
  const counts = [...countByDocument(judged, classes, threshold).values()];
  const documents = counts.map((one) => one.document);
  const [low, high] = interval(documents);
  console.log(`${title}, told from ${threshold} on (precision / recall / F1)`);
  console.log(`  documents  ${three(rates(total(documents)))}, F1 ${low.toFixed(2)} to ${high.toFixed(2)} over documents drawn anew`);
  console.log(`  sentences  ${three(rates(total(counts.map((one) => one.sentences))))}`);
}

function tellReliability(judged: readonly Judged[], classes: readonly string[]): void {
  const { bins, error, brier } = reliability(judged, classes);
  for (const { from, count, said, was } of bins)
    if (count > 0) console.log(`  said ${from.toFixed(1)} and more: ${String(count).padStart(6)} guesses, said ${said.toFixed(2)}, right ${was.toFixed(2)}`);
  console.log(`  expected calibration error ${error.toFixed(3)}, Brier ${brier.toFixed(3)}, over guesses of at least 0.05`);
}

/** The same sentences with parents in place of sub-techniques. */
const parents = (judged: readonly Judged[]): readonly Labelled[] => judged.map(({ row }) => ({ ...row, techniques: [...new Set(row.techniques.map((id) => id.slice(0, 5)))] }));

const procedures = read('attack-procedures.train');
const tram = read('tram-multi.train');
const classes = [...new Set(tram.flatMap(({ techniques }) => techniques))].sort();
const known = new Set(classes);
const held = judge(
  outOfFold(
    tram,
    procedures.filter(({ techniques }) => techniques.some((id) => known.has(id))),
    classes,
  ),
  classes,
);
console.log(`TRAM, ${tram.length} sentences with their negatives, judged by models that did not see the document; asked: F1 0.65 of documents`);
for (const threshold of [shipped.threshold, 0.5]) tell('TRAM', held, classes, threshold);
tellReliability(held, classes);

const { share, macro } = topOne(read('tram-single.train'), procedures);
console.log(`\nTRAM, sentences picked for one technique: the first answer is right for ${(100 * share).toFixed(1)} %, ${(100 * macro).toFixed(1)} % as a mean over techniques`);

const foreign = [...read('annoctr.train'), ...read('annoctr.dev')];
const judged = judgeBy(shipped, foreign);
console.log(`\nAnnoCTR, ${foreign.length} sentences, by the model that ships, which never saw any of it`);
const labelled = new Set(foreign.flatMap(({ techniques }) => techniques));
const shared = shipped.techniques.filter((id) => labelled.has(id));
const places = shared.map((id) => shipped.techniques.indexOf(id));
const narrowed = judged.map(({ row, probabilities }): Judged => ({ row, probabilities: probabilities && Float64Array.from(places, (place) => probabilities[place] ?? 0) }));
tell('AnnoCTR', narrowed, shared, shipped.threshold);
tellReliability(narrowed, shared);
const sure = judged.flatMap(({ row, probabilities }, nth) =>
  shipped.techniques.flatMap((id, place) =>
    (probabilities?.[place] ?? 0) >= 0.9 ? [{ exact: row.techniques.includes(id), parent: parents([judged[nth] as Judged])[0]?.techniques.includes(id.slice(0, 5)) === true }] : [],
  ),
);
const part = (those: readonly boolean[]) => (those.filter(Boolean).length / (those.length || 1)).toFixed(2);
console.log(`  guesses of 0.9 and more: ${sure.length}, right ${part(sure.map(({ exact }) => exact))} exactly, ${part(sure.map(({ parent }) => parent))} by parent`);

const train = read('annoctr.train');
const own = [...new Set(train.flatMap(({ techniques }) => techniques))].sort();
const mark = new Set(train.map(({ doc }) => doc));
const both = judge(outOfFold([...train, ...read('annoctr.dev')], [], own, undefined, 5), own).filter(({ row }) => !mark.has(row.doc));
console.log('\nAnnoCTR, by a model trained on the rest of it for this measurement alone; asked: F1 0.44 of sentences');
for (const threshold of [0.25, 0.4]) tell('AnnoCTR', both, own, threshold);
