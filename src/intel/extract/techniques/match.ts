import { isAdvice, isDenied, wordingFactor } from './guard.ts';
import { type Hit, makeTriggers } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Longest piece that is matched at once. Unit: UTF-16 code units. @source house: sentences of reports stay under 800; longer ones are lists that lost their line breaks */
const LONGEST_PIECE = 1200;

const called = makeTriggers(RULES);

function hitsOfPiece(piece: string, offset: number): readonly Hit[] {
  const places = called(piece);
  if (places.size === 0 || isAdvice(piece)) return [];
  const hits: Hit[] = [];
  let wording: number | undefined;
  for (const place of places) {
    const rule = RULES[place];
    if (rule === undefined || rule.not?.test(piece) === true) continue;
    const found: { readonly index: number; readonly length: number }[] = [];
    for (const role of rule.all) {
      const match = role.exec(piece);
      if (match === null) break;
      found.push({ index: match.index, length: match[0].length });
    }
    if (found.length < rule.all.length) continue;
    const first = found[0]?.index ?? 0;
    if (isDenied(piece, first)) continue;
    wording ??= wordingFactor(piece);
    hits.push({
      rule,
      confidence: Math.round(rule.confidence * wording * 100) / 100,
      start: offset + Math.min(...found.map(({ index }) => index)),
      end: offset + Math.max(...found.map(({ index, length }) => index + length)),
    });
  }
  return hits;
}

/** Rules that fit a sentence, in their order. A very long one is read in pieces, so that cost grows with its length. */
export function hitsOf(sentence: string): readonly Hit[] {
  if (sentence.length <= LONGEST_PIECE) return hitsOfPiece(sentence, 0);
  const hits: Hit[] = [];
  for (let start = 0; start < sentence.length; ) {
    const blank = sentence.lastIndexOf(' ', start + LONGEST_PIECE);
    const end = start + LONGEST_PIECE >= sentence.length ? sentence.length : blank > start ? blank : start + LONGEST_PIECE;
    hits.push(...hitsOfPiece(sentence.slice(start, end), start));
    start = end;
  }
  return hits;
}

/** Techniques that a sentence shows, the surest first, each once, with the rule that says so. Cost grows with its length. */
export function matchTechniques(sentence: string): readonly { readonly id: string; readonly confidence: number; readonly rule: string }[] {
  const best = new Map<string, Hit>();
  for (const hit of hitsOf(sentence)) if ((best.get(hit.rule.id)?.confidence ?? 0) < hit.confidence) best.set(hit.rule.id, hit);
  return [...best.values()].map(({ rule, confidence }) => ({ id: rule.id, confidence, rule: rule.name })).sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}
