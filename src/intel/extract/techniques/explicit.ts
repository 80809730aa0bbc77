import type { TechniqueUse } from '#model';
import { currentTechnique } from '../../attack.ts';
import { quote, type ReportText, type Sentence, sentenceAt } from '../../text.ts';

/** Most ids of one report. Unit: ids. @source house: ATT&CK Enterprise 18.1 has 700; a longer list is no report */
const MOST_IDS = 1000;

/** Longest evidence. Unit: UTF-16 code units. @source house: the longest sentences of public reports; rows of tables are longer */
const LONGEST_EVIDENCE = 600;

/** T1566, T1566.001, T1566/001, “T1027. 002” broken by a printer; digits glued behind are looked at apart. */
const WRITTEN = /(?<![A-Za-z0-9_])[Tt](\d{4})(\d{0,2})(?: ?[./] ?(\d{3})(\d{0,2}))?(?![0-9A-Za-z])/g;
/** “T1059.001/.003”, “T1059 (.001, .003)”. */
const MORE_SUBS = /^ ?[,/&(]? ?(?:and )?\.(\d{3})(?!\d)/;

type Written = { readonly id: string; readonly start: number; readonly end: number };

/** Whether a text speaks of ATT&CK, so that “T15661” can only be an id with the mark of a footnote. */
const speaksOfAttack = (view: string): boolean => /\b(?:MITRE|ATT&(?:amp;)?CK)\b|\[T\d{4}|\(T\d{4}/.test(view);

/** Ids have four digits and sub-techniques three; more are footnote marks, if the rest is an id and the text speaks of ATT&CK. */
function readId([, base = '', glued = '', sub = '', gluedSub = '']: readonly string[], attack: boolean): string | undefined {
  if ((glued !== '' || gluedSub !== '') && !attack) return undefined;
  // Digits in the middle are no footnote.
  if (glued !== '' && sub !== '') return undefined;
  const parent = currentTechnique(`T${base}`) === undefined ? undefined : `T${base}`;
  if (sub === '') return parent;
  return currentTechnique(`T${base}.${sub}`) === undefined ? parent : `T${base}.${sub}`;
}

function writtenIds(view: string): readonly Written[] {
  const attack = speaksOfAttack(view);
  const found: Written[] = [];
  WRITTEN.lastIndex = 0;
  for (let match = WRITTEN.exec(view); match !== null && found.length < 20 * MOST_IDS; match = WRITTEN.exec(view)) {
    // Small letters only stand in addresses.
    if (match[0].startsWith('t') && !/techniques\/$/i.test(view.slice(Math.max(0, match.index - 11), match.index))) continue;
    const id = readId(match, attack);
    if (id === undefined) continue;
    let end = match.index + match[0].length;
    found.push({ id, start: match.index, end });
    for (let more = MORE_SUBS.exec(view.slice(end, end + 12)); more !== null; more = MORE_SUBS.exec(view.slice(end, end + 12))) {
      const sibling = `${id.slice(0, 5)}.${more[1] ?? ''}`;
      if (currentTechnique(sibling) === undefined) break;
      found.push({ id: sibling, start: end, end: end + more[0].length });
      end += more[0].length;
    }
  }
  return found;
}

/** How well a sentence shows a technique: prose that tells what was done before lists, lists before references. */
function worth({ start, end, block }: Sentence): number {
  const prose = block.kind === 'heading' ? 0 : block.kind === 'row' ? 1 : 2;
  const told = block.section === 'references' || block.section === 'furniture' ? 0 : block.section === 'mitigations' || block.section === 'red-flags' ? 1 : 2;
  return 10 * told + 3 * prose + (end - start >= 40 ? 1 : 0);
}

/** Words that show an id: its sentence, or the part of it that is near. */
function evidence({ view }: ReportText, sentence: Sentence | undefined, at: Written): { readonly start: number; readonly end: number } {
  if (sentence === undefined) return at;
  if (sentence.end - sentence.start <= LONGEST_EVIDENCE) return { start: sentence.start, end: Math.max(sentence.end, at.end) };
  const from = view.indexOf(' ', Math.max(sentence.start, at.start - LONGEST_EVIDENCE / 2));
  return { start: from < 0 || from >= at.start ? at.start : from + 1, end: at.end };
}

/** ATT&CK ids that stand in the text, each once with the sentence that shows it best; revoked ones as what replaced them. Cost grows with the length of the text. */
export function extractExplicitTechniques(report: ReportText): readonly TechniqueUse[] {
  const best = new Map<string, { readonly use: TechniqueUse; readonly worth: number }>();
  for (const one of writtenIds(report.view)) {
    const current = currentTechnique(one.id);
    if (current === undefined) continue;
    const sentence = sentenceAt(report, one.start);
    const value = sentence === undefined ? -1 : worth(sentence);
    if ((best.get(current.id)?.worth ?? -2) >= value || (best.size >= MOST_IDS && !best.has(current.id))) continue;
    const { start, end } = evidence(report, sentence, one);
    const { id, name, tactics } = current;
    best.set(id, { use: { id, name, tactics: [...tactics], by: 'id', confidence: 1, ...(one.id !== id && { wrote: one.id }), ...quote(report, start, end) }, worth: value });
  }
  return [...best.values()].map(({ use }) => use).sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
