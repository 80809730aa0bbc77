import type { IndicatorType } from '#model';
import type { ReportText } from '../../text.ts';
import type { Mention, MentionForm } from './mention.ts';
import { type Mended, refang } from './refang.ts';

/** A text that is being searched: what was found, and which letters belong to something already. Offsets are of the mended text unless said otherwise. */
export type Scan = {
  readonly report: ReportText;
  readonly mended: Mended;
  readonly text: string;
  readonly mentions: Mention[];
  /** Whether letters belong to something found before. */
  readonly isTaken: (start: number, end: number) => boolean;
  readonly take: (start: number, end: number) => void;
  readonly isDefanged: (start: number, end: number) => boolean;
  /** Notes a mention, and takes its letters. */
  readonly add: (
    type: IndicatorType,
    value: string,
    start: number,
    end: number,
    more?: { readonly form?: MentionForm; readonly host?: string; readonly chain?: string; readonly originalEnd?: number },
  ) => void;
};

/** Dashes that part words are no hyphens of a name. @returns the view with long dashes between words as blanks, of the same length */
function withoutDashes({ text, view }: ReportText): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/\u2014|\u2015|\u2013(?!\d)/g)) {
    pieces.push(view.slice(at, index), ' ');
    at = index + 1;
  }
  return at === 0 ? view : pieces.join('') + view.slice(at);
}

export function openScan(report: ReportText): Scan {
  const mended = refang(withoutDashes(report));
  const taken = new Uint8Array(mended.text.length);
  const mentions: Mention[] = [];
  const take = (start: number, end: number) => void taken.fill(1, start, end);
  return {
    report,
    mended,
    text: mended.text,
    mentions,
    isTaken: (start, end) => {
      for (let at = start; at < end; at += 1) if (taken[at] === 1) return true;
      return false;
    },
    take,
    isDefanged: mended.wasDefanged,
    add: (type, value, start, end, { form = 'plain', host, chain, originalEnd } = {}) => {
      take(start, end);
      mentions.push({
        type,
        value,
        start: mended.startOf(start),
        end: originalEnd ?? mended.endOf(end),
        defanged: mended.wasDefanged(start, end),
        form,
        ...(host !== undefined && { host }),
        ...(chain !== undefined && { chain }),
      });
    },
  };
}

/** Whether nothing but blanks, bars, commas and marks of lists stands around a piece in its line. */
export function standsAlone(text: string, start: number, end: number): boolean {
  let [left, right] = [start - 1, end];
  while (left >= 0 && start - left < 12 && ' \t*`"\'(-•>'.includes(text[left] ?? '')) left -= 1;
  while (right < text.length && right - end < 12 && ' \t*`"\')'.includes(text[right] ?? '')) right += 1;
  return (left < 0 || '\n\r|,;:'.includes(text[left] ?? '')) && (right >= text.length || '\n\r|,;'.includes(text[right] ?? ''));
}
