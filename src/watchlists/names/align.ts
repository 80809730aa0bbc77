import { LEAST_LIKENESS, wordLikeness } from './likeness.ts';
import { soundLikeness, soundOf } from './sound.ts';
import type { Word } from './words.ts';

/** A word with what it says about who somebody is: bits, the rarer the more. */
export type Weighed = { readonly word: Word; readonly bits: number };

/** Words of one name that stand for words of the other; several on one side where one writer joins what the other keeps apart. */
export type Pair = { readonly a: readonly number[]; readonly b: readonly number[]; readonly likeness: number; readonly bits: number };

export type Alignment = { readonly pairs: readonly Pair[]; readonly leftA: readonly number[]; readonly leftB: readonly number[] };

/** Least likeness of words written together and apart. @source house, docs/decisions/0008 */
const JOINED_LIKENESS = 0.86;
/** Most likeness of such words: spellings that say the same are still two spellings. @source house, docs/decisions/0008 */
const MOST_JOINED_LIKENESS = 0.98;
/** Shortest word that may be several others written together. Unit: letters. @source house, docs/decisions/0008 */
const SHORTEST_JOINED = 4;
/** Most words that are written as one. @source house, docs/decisions/0008 */
const MOST_JOINED = 4;

type Edge = Pair & { readonly gain: number };

const isPlain = ({ word }: Weighed) => word.kind !== 'number' && word.kind !== 'form' && word.kind !== 'sign';

/** How like a word the likest of its parts is. Where a part is it already, what stands beside is no part of it. */
function likestOf(whole: Weighed, parts: readonly Weighed[], those: readonly number[]): number {
  return those.reduce((most, place) => Math.max(most, likenessOfWords(whole, parts[place])), 0);
}

function likenessOfWords(x: Weighed | undefined, y: Weighed | undefined): number {
  return x === undefined || y === undefined ? 0 : wordLikeness(x.word, y.word);
}

/** Neighbours in `parts` that together are one word of `wholes`. */
function joins(wholes: readonly Weighed[], parts: readonly Weighed[], add: (whole: number, those: readonly number[], likeness: number, bits: number) => void): void {
  if (parts.length < 2) return;
  for (let at = 0; at < wholes.length; at += 1) {
    const whole = wholes[at];
    if (whole === undefined || !isPlain(whole) || whole.word.text.length < SHORTEST_JOINED) continue;
    // What stands on the other side as it is needs no parts.
    if (parts.some(({ word }) => word.text === whole.word.text)) continue;
    const length = whole.word.text.length;
    for (let from = 0; from + 1 < parts.length; from += 1) {
      let text = '';
      let bits = 0;
      const those: number[] = [];
      for (let to = from; to < parts.length && those.length < MOST_JOINED && text.length < length + 3; to += 1) {
        const part = parts[to];
        if (part === undefined || !isPlain(part) || (to === from && part.word.skeleton.charAt(0) !== whole.word.skeleton.charAt(0))) break;
        text += part.word.text;
        bits += part.bits;
        those.push(to);
        if (those.length < 2 || Math.abs(text.length - length) > 2) continue;
        const likeness = text === whole.word.text ? MOST_JOINED_LIKENESS : Math.min(soundLikeness(soundOf(text), whole.word.sound), MOST_JOINED_LIKENESS);
        if (likeness >= JOINED_LIKENESS && likeness > likestOf(whole, parts, those)) add(at, [...those], likeness, Math.max(bits, whole.bits));
      }
    }
  }
}

function edgesOf(a: readonly Weighed[], b: readonly Weighed[], likenessOf: (i: number, j: number) => number): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      const likeness = likenessOf(i, j);
      if (likeness < LEAST_LIKENESS) continue;
      const bits = Math.min(a[i]?.bits ?? 0, b[j]?.bits ?? 0);
      edges.push({ a: [i], b: [j], likeness, bits, gain: likeness * likeness * bits });
    }
  }
  const gainOf = (likeness: number, bits: number) => likeness * likeness * bits;
  joins(a, b, (whole, those, likeness, bits) => edges.push({ a: [whole], b: those, likeness, bits, gain: gainOf(likeness, bits) }));
  joins(b, a, (whole, those, likeness, bits) => edges.push({ a: those, b: [whole], likeness, bits, gain: gainOf(likeness, bits) }));
  return edges;
}

/** Order of edges: what agrees in most first; of equal ones what stands in the same place, so that a name met with itself stays in order. */
function byGain(x: Edge, y: Edge): number {
  const place = (edge: Edge) => Math.abs((edge.a[0] ?? 0) - (edge.b[0] ?? 0));
  return y.gain - x.gain || place(x) - place(y) || (x.a[0] ?? 0) + (x.b[0] ?? 0) - (y.a[0] ?? 0) - (y.b[0] ?? 0);
}

const maskOf = (places: readonly number[]) => places.reduce((mask, place) => mask | (1 << place), 0);

function left(length: number, used: number): number[] {
  const those: number[] = [];
  for (let at = 0; at < length; at += 1) if (!((used >> at) & 1)) those.push(at);
  return those;
}

/**
 * Gives each word at most one counterpart in the other name, the weightiest agreement first. Words that one writes together
 * and the other apart count as one. Symmetric.
 * @param likenessOf likeness of word i of `a` and word j of `b`, where it is known already
 */
export function align(a: readonly Weighed[], b: readonly Weighed[], likenessOf: (i: number, j: number) => number = (i, j) => likenessOfWords(a[i], b[j])): Alignment {
  const edges = edgesOf(a, b, likenessOf).sort(byGain);
  let usedA = 0;
  let usedB = 0;
  const pairs: Pair[] = [];
  for (const edge of edges) {
    const [inA, inB] = [maskOf(edge.a), maskOf(edge.b)];
    if ((usedA & inA) !== 0 || (usedB & inB) !== 0) continue;
    usedA |= inA;
    usedB |= inB;
    pairs.push(edge);
  }
  return { pairs, leftA: left(a.length, usedA), leftB: left(b.length, usedB) };
}
