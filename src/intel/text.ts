import type { ReportSource } from '#model';
import { isBoilerplate, type SectionKind, sectionOf } from './sections.ts';

/** `row` is a line of a table, `quote` a block quotation such as a ransom note. */
export type BlockKind = 'heading' | 'paragraph' | 'bullet' | 'row' | 'quote';

/** A run of text that stands together. Offsets are UTF-16 code units of the report’s text. */
export type Block = { readonly kind: BlockKind; readonly section: SectionKind; readonly heading: string; readonly start: number; readonly end: number };

export type Sentence = { readonly start: number; readonly end: number; readonly block: Block };

/** A report ready to be read by extractors. */
export type ReportText = {
  /** The normalised text. Every offset of a profile points into it. */
  readonly text: string;
  /** The same length, for matching: line breaks inside a block and odd spaces are blanks, quotes and dashes are plain. `view.slice(a, b)` stands at `text.slice(a, b)`. */
  readonly view: string;
  readonly blocks: readonly Block[];
  /** Sentences of all blocks, headings included, in order. */
  readonly sentences: readonly Sentence[];
  readonly source: ReportSource;
};

/** Most characters of a report that are read. Unit: UTF-16 code units. @source house: the longest public report at hand has 200,000; a book is no report */
export const MOST_CHARACTERS = 4_000_000;

/** Shortest line that may have been broken by a printer. Unit: characters. @source house: narrower columns are tables */
const SHORTEST_WRAPPED = 50;
/** Longest line that still looks printed rather than flowing. Unit: characters. @source house: landscape pages of court releases measure 140 */
const LONGEST_WRAPPED = 170;
/** Longest heading. Unit: characters. @source house: the longest heading of the public reports at hand has 140 */
const LONGEST_HEADING = 150;
/** Part of the usual width from which a line was broken for want of room. @source house: a word of up to a third of the line may not have fitted */
const FULL_LINE = 0.66;

const BULLET = /^[\s>*_]*(?:[•●▪◦‣∙·–—o*+-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S/;
const ODD_SPACES = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Plain quotes, dashes and spaces; as many characters as before. */
function plain(text: string): string {
  return text
    .replace(ODD_SPACES, ' ')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

type Line = { readonly start: number; readonly end: number; readonly text: string };

function linesOf(view: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= view.length; ) {
    const found = view.indexOf('\n', start);
    const end = found < 0 ? view.length : found;
    lines.push({ start, end: end > start && view[end - 1] === '\r' ? end - 1 : end, text: view.slice(start, end).replace(/\r$/, '') });
    start = end + 1;
  }
  return lines;
}

/** Width to which the text was broken, 0 where it flows. Unit: characters. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.trimEnd().length).filter((length) => length > 0);
  if (lengths.length === 0) return 0;
  lengths.sort((a, b) => a - b);
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const widest = lengths.at(-1) ?? 0;
  return wide >= SHORTEST_WRAPPED && wide <= LONGEST_WRAPPED && widest <= 2 * LONGEST_WRAPPED ? wide : 0;
}

const capitals = (text: string) => text.replace(/[^A-Za-z]/g, '');

function isTitleCase(text: string): boolean {
  const words = text.split(' ').filter((word) => /[A-Za-z]{4,}/.test(word));
  return words.length > 0 && words.filter((word) => /^["'([]*[A-Z]/.test(word)).length >= 0.7 * words.length;
}

/** The words of a heading, or nothing where the line is none. */
function headingOf(text: string, next: string | undefined): string | undefined {
  const trimmed = text.trim();
  const marked = /^#{1,6}\s+(.*?)\s*#*$/.exec(trimmed) ?? /^(?:\*\*|__)([^*_]+)(?:\*\*|__):?$/.exec(trimmed);
  if (marked !== null) return (marked[1] ?? '').replace(/[*_]{2}/g, '');
  if (trimmed.length === 0 || trimmed.length > LONGEST_HEADING || BULLET.test(text) || /^[|>]/.test(trimmed)) return undefined;
  if (next !== undefined && /^\s*(?:={4,}|-{4,})\s*$/.test(next)) return trimmed;
  if (/[.;,:!?]["')\]]*$/.test(trimmed) || !/[A-Za-z]{3}/.test(trimmed) || /^https?:|@/.test(trimmed)) return undefined;
  const letters = capitals(trimmed);
  if (letters.length >= 4 && letters === letters.toUpperCase() && trimmed.length <= 90) return trimmed;
  // A short line of its own with capitals; what follows it is a text and not the next line of an address.
  return trimmed.length <= 80 && isTitleCase(trimmed) && trimmed.split(' ').length <= 10 && next !== undefined && (next.trim() === '' || next.trim().length > 60)
    ? trimmed
    : undefined;
}

function kindOf(text: string): BlockKind {
  if (/^\s*\|.*\|\s*$/.test(text)) return 'row';
  if (/^\s*>/.test(text)) return 'quote';
  return BULLET.test(text) ? 'bullet' : 'paragraph';
}

/** Whether a line goes on where the one before it broke off. */
function goesOn(before: Line, line: Line, width: number): boolean {
  const [a, b] = [before.text.trimEnd(), line.text.trimStart()];
  if (/^[a-z(](?!\w{1,15}: )/.test(b) && !/[.!?]["')\]]*$/.test(a)) return true;
  return width > 0 && a.trimStart().length >= FULL_LINE * width;
}

/** Blocks of a text. */
function blocksOf(view: string): readonly Block[] {
  const lines = linesOf(view);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  let [section, heading]: [SectionKind, string] = ['body', ''];
  /** Sections by level of heading; what stands deeper keeps what its own heading does not say. */
  const levels: SectionKind[] = [];
  let open: { kind: BlockKind; start: number; last: Line } | undefined;
  const close = () => {
    if (open !== undefined)
      blocks.push({
        kind: open.kind,
        section: isBoilerplate(view.slice(open.start, open.start + 120).trim()) ? 'furniture' : section,
        heading,
        start: open.start,
        end: open.last.end,
      });
    open = undefined;
  };
  for (const [at, line] of lines.entries()) {
    const { text } = line;
    const underline = /^\s*(?:={4,}|-{4,}|\*{3,}|_{3,})\s*$/.test(text) || /^\s*\|?[\s|:-]*-{3,}[\s|:-]*$/.test(text);
    if (text.trim() === '' || underline) {
      close();
      continue;
    }
    const kind = kindOf(text);
    const words = open !== undefined && kind === 'paragraph' && goesOn(open.last, line, width) ? undefined : headingOf(text, lines[at + 1]?.text);
    const start = line.start + text.length - text.trimStart().length;
    if (words !== undefined) {
      close();
      const level = /^\s*(#{1,6})\s/.exec(text)?.[1]?.length;
      [section, heading] = [sectionOf(words, level === undefined ? section : (levels.slice(0, level).findLast((one) => one !== undefined) ?? 'body')), words];
      if (level !== undefined) {
        levels.length = Math.min(levels.length, level);
        levels[level] = section;
      }
      blocks.push({ kind: 'heading', section, heading, start, end: line.start + text.trimEnd().length });
      continue;
    }
    const end = { ...line, end: line.start + text.trimEnd().length };
    if (open !== undefined && ((kind === 'paragraph' && open.kind !== 'row' && goesOn(open.last, line, width)) || (kind === 'quote' && open.kind === 'quote'))) open.last = end;
    else {
      close();
      open = { kind, start, last: end };
    }
  }
  close();
  return blocks;
}

/** Words after which a full stop ends no sentence. */
const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|Jr|Sr|St|Inc|Ltd|Co|Corp|LLC|Bros|No|Nos|Vol|Fig|Sec|Art|Ch|para|pp?|vs?|etc|al|approx|est|ca|cf|e\.g|i\.e|a\.k\.a|f\.k\.a|p\.k\.a|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Rd|Mt|Ft|viz|D|U\.S|U\.K|U\.N|B\.V|S\.A|D\.C|P\.O)|\b[A-Z])$/;

/** Where sentences end. Dots in addresses, numbers and abbreviations end none. */
function sentenceEnds(view: string, start: number, end: number): readonly number[] {
  const ends: number[] = [];
  const stop = /[.!?]["')\]*_]{0,3}(?=\s)|;(?=\s)/g;
  stop.lastIndex = start;
  for (let found = stop.exec(view); found !== null && found.index < end; found = stop.exec(view)) {
    if (found[0] === ';') continue;
    const before = view.slice(Math.max(start, found.index - 12), found.index);
    const after = view.slice(found.index + found[0].length, Math.min(end, found.index + found[0].length + 14)).trimStart();
    if (
      found[0].startsWith('.') &&
      ABBREVIATION.test(before) &&
      !(/(?:U\.S|Inc|Ltd|Corp|Co|LLC|etc|Jr|Sr|B\.V|S\.A|D\.C)$/.test(before) && /^(?:The|In|On|A|An|This|These|It|He|She|They|As|According)\b/.test(after))
    )
      continue;
    if (/^[a-z]/.test(after)) continue;
    ends.push(found.index + found[0].length);
  }
  return ends;
}

function sentencesOf(view: string, blocks: readonly Block[]): readonly Sentence[] {
  return blocks.flatMap((block) => {
    let start = block.start;
    const sentences: Sentence[] = [];
    for (const end of [...sentenceEnds(view, block.start, block.end), block.end]) {
      const words = view.slice(start, end);
      const from = start + words.length - words.trimStart().length;
      const to = start + words.trimEnd().length;
      if (to > from) sentences.push({ start: from, end: to, block });
      start = end;
    }
    return sentences;
  });
}

/** Lays out a text: blocks with their section, and sentences. Cost grows with its length. @param text at most {@link MOST_CHARACTERS}, the rest is not read */
export function layOut(text: string, source: ReportSource): ReportText {
  const read = text.slice(0, MOST_CHARACTERS);
  const view = plain(read);
  const blocks = blocksOf(view);
  // Inside a block a line break is a blank.
  const letters: string[] = [];
  let at = 0;
  for (const { start, end } of blocks) {
    letters.push(view.slice(at, start), view.slice(start, end).replace(/[\r\n]/g, ' '));
    at = end;
  }
  letters.push(view.slice(at));
  const flat = letters.join('');
  return { text: read, view: flat, blocks, sentences: sentencesOf(flat, blocks), source };
}

/** The words from one offset to another, as a profile quotes them. */
export function quote({ text }: ReportText, start: number, end: number): { readonly quote: string; readonly start: number; readonly end: number } {
  return { quote: text.slice(start, end), start, end };
}

/** The sentence that an offset stands in. Cost grows with the logarithm of the number of sentences. */
export function sentenceAt({ sentences }: ReportText, offset: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = sentences[middle];
    if (one === undefined) return undefined;
    if (offset < one.start) high = middle - 1;
    else if (offset >= one.end) low = middle + 1;
    else return one;
  }
  return undefined;
}
