import type { TechniqueUse } from '#model';
import { currentTechnique } from '../../attack.ts';
import { quote, type ReportText, type Sentence } from '../../text.ts';
import { sectionFactor } from './guard.ts';
import { hitsOf } from './match.ts';
import type { Hit } from './rule.ts';

/** Least confidence that is told. @source house: below it a rule is wrong about as often as right on the annotated reports */
const LEAST = 0.5;
/** Longest sentence that is quoted whole. Unit: UTF-16 code units. @source house: what a reader takes in at once */
const LONGEST_QUOTE = 400;
/** Factor for headings: they name a behaviour and do not tell it. @source house: measured on the annotated reports */
const HEADING = 0.6;

/** Least confidence with which a parent counts beside one of its sub-techniques. @source house: rules for parents above it name a behaviour of their own */
const SURE_PARENT = 0.8;
/** Factor for block quotations: mostly ransom notes, in which the actors speak. @source house: measured on the annotated reports */
const QUOTED = 0.75;

type Use = { readonly hit: Hit; readonly confidence: number; readonly start: number; readonly end: number };

/** The sentence, or of a long one the clause with the words that show it. */
function evidence(view: string, sentence: Sentence, hit: Hit): { readonly start: number; readonly end: number } {
  if (sentence.end - sentence.start <= LONGEST_QUOTE) return sentence;
  const [from, to] = [sentence.start + hit.start, Math.min(sentence.end, sentence.start + hit.end)];
  const before = view.slice(Math.max(sentence.start, from - 160), from);
  const after = view.slice(to, Math.min(sentence.end, to + 160));
  const left = Math.max(before.lastIndexOf('; '), before.lastIndexOf(': '), before.lastIndexOf(', '));
  const right = after.search(/[;,.](?= )/);
  const start = left < 0 ? (from - before.length === sentence.start ? sentence.start : from) : from - before.length + left + 2;
  return { start, end: right < 0 ? (to + after.length === sentence.end ? sentence.end : to) : to + right };
}

/** A parent beside its sub-technique only counts where another sentence shows it. */
function isToldBySub(id: string, use: Use, all: ReadonlyMap<string, Use>): boolean {
  if (id.includes('.')) return false;
  for (const [other, { start }] of all) if (other.startsWith(`${id}.`) && (start === use.start || use.confidence < SURE_PARENT)) return true;
  return false;
}

/** Techniques that sentences show without naming an id, each once with its best sentence. Cost grows with the length of the text. */
export function inferTechniques(report: ReportText): readonly TechniqueUse[] {
  const best = new Map<string, Use>();
  for (const sentence of report.sentences) {
    const words = report.view.slice(sentence.start, sentence.end);
    const factor = sectionFactor(sentence.block.section, words) * (sentence.block.kind === 'heading' ? HEADING : sentence.block.kind === 'quote' ? QUOTED : 1);
    if (factor === 0) continue;
    for (const hit of hitsOf(words)) {
      const confidence = Math.round(hit.confidence * factor * 100) / 100;
      if (confidence < LEAST || (best.get(hit.rule.id)?.confidence ?? 0) >= confidence) continue;
      const { start, end } = evidence(report.view, sentence, hit);
      best.set(hit.rule.id, { hit, confidence, start, end });
    }
  }
  return [...best]
    .filter(([id, use]) => !isToldBySub(id, use, best))
    .flatMap(([id, { hit, confidence, start, end }]): TechniqueUse[] => {
      const current = currentTechnique(id);
      return current === undefined
        ? []
        : [{ id: current.id, name: current.name, tactics: [...current.tactics], by: 'rule', confidence, why: hit.rule.name, ...quote(report, start, end) }];
    })
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
