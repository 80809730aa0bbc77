/**
 * Trains data/intel/techniques.model.bin on labelled sentences of reports (TRAM) and ATT&CK procedure examples, and writes its card beside it.
 *   BONAFIDE_DATA_DIR=… npx tsx scripts/intel/train-techniques.ts
 * Takes some minutes; the same rows give the same bytes. AnnoCTR is not learned from: its licence asks for share-alike.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { packTechniqueModel } from '../../src/intel/techniques-model/format.ts';
import { readSet, resolver } from './techniques-data.ts';
import { answersOf, countByDocument, FOLDS, judge, outcomesOf, outOfFold, rates, reliability, total } from './techniques-figures.ts';
import { calibrate, calibrated, curveOf, fitModel, SETTINGS } from './techniques-fit.ts';

/** A technique that no report was labelled with is learned from procedure examples alone, if there are so many. Unit: examples. @source house: tried once by hand, not measured by a bench */
const FEWEST_EXAMPLES = 30;
/** Least probability told by itself. @source cross-validation by document on the training half of TRAM: F1 of documents 0.678, against 0.683 at the best threshold 0.15 with much lower precision */
const THRESHOLD = 0.25;
/** Share of known words below which nothing is told. @source house: text in another language knows under a third; English reports over 0.8 */
const LEAST_KNOWN = 0.5;

const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined) throw new Error('BONAFIDE_DATA_DIR: expected the folder that holds attack-sentences/, not set');
const current = resolver(folder);
const reports = readSet(folder, 'tram-multi.train', current);
const procedures = readSet(folder, 'attack-procedures.train', current);

const labelled = [...new Set(reports.flatMap(({ techniques }) => techniques))].sort();
const examples = new Map<string, number>();
for (const { techniques } of procedures) for (const id of techniques) examples.set(id, (examples.get(id) ?? 0) + 1);
const classes = [...new Set([...labelled, ...[...examples].filter(([, count]) => count >= FEWEST_EXAMPLES).map(([id]) => id)])].sort();

console.error(`${reports.length} sentences of reports, ${procedures.length} procedure examples, ${classes.length} techniques, ${labelled.length} of them labelled in reports`);
const known = new Set(labelled);
const useful = procedures.filter(({ techniques }) => techniques.some((id) => known.has(id)));
const held = outOfFold(reports, useful, labelled);
const lines = calibrate(answersOf(held, labelled), labelled.length);
const middle = lines.map(({ offset }) => offset).sort((a, b) => a - b)[lines.length >> 1] ?? 0;
const whole = fitModel([...reports, ...procedures], classes, known);
const calibration = classes.map((id) => lines[labelled.indexOf(id)] ?? { slope: lines[0]?.slope ?? 1, offset: middle });
const bytes = packTechniqueModel(calibrated(whole, calibration, curveOf(outcomesOf(held, lines, labelled)), THRESHOLD, LEAST_KNOWN));
writeFileSync('data/intel/techniques.model.bin', bytes);

const judged = judge(held, labelled);
const counts = [...countByDocument(judged, labelled, THRESHOLD).values()];
const round = (value: number): number => Math.round(value * 1000) / 1000;
const figures = (those: ReturnType<typeof rates>) => ({ precision: round(those.precision), recall: round(those.recall), f1: round(those.f1) });
const { error, brier } = reliability(judged, labelled);
const card = {
  what: 'Names ATT&CK techniques that a sentence of a threat report describes: one linear separation per technique over hashed words, pairs of words and runs of letters',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  attack: 'Enterprise 18.1',
  techniques: classes.length,
  learnedFrom: [
    { set: 'TRAM, multi-label, training half', rows: reports.length, licence: 'Apache-2.0, © 2023 MITRE Engenuity', role: 'labels and calibration' },
    { set: 'ATT&CK 18.1 procedure examples, training half', rows: procedures.length, licence: 'ATT&CK terms of use, © 2025 The MITRE Corporation', role: 'labels' },
  ],
  leftOut: 'AnnoCTR (CC BY-SA 4.0), reports of the development set, every held-out half',
  settings: { ...SETTINGS, folds: FOLDS, threshold: THRESHOLD, leastKnown: LEAST_KNOWN, fewestExamples: FEWEST_EXAMPLES },
  measured: {
    how: `cross-validation by document over ${FOLDS} folds of TRAM; each sentence judged and calibrated by folds that do not hold its document`,
    documents: figures(rates(total(counts.map((one) => one.document)))),
    sentences: figures(rates(total(counts.map((one) => one.sentences)))),
    calibrationError: round(error),
    brier: round(brier),
  },
  weak: [
    'probabilities hold for reports like those of TRAM; outside them high ones are too high',
    `${classes.length - labelled.length} techniques were learned from procedure examples alone and borrow the middle offset`,
    'English only',
  ],
};
writeFileSync('data/intel/techniques.model.json', `${JSON.stringify(card, null, 2)}\n`);
console.error(JSON.stringify(card.measured, null, 2));
