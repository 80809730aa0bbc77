import type { Wording } from '#model';
import { type ReportText, sentenceAt } from '../../text.ts';

/** Most characters of a sentence that are read for cues. Unit: characters. @source house: longer sentences are lists */
const LONGEST_SENTENCE = 900;

/** Cues of how an attribution is worded, the first that fits counts. @source words of estimative language in ICD 203 and of court releases */
const CUES: readonly (readonly [RegExp, Wording])[] = [
  [/\b(?:unlikely|not (?:likely|believed) to be)\b/i, 'unlikely-state'],
  [/\b(?:no evidence|ruled out|falsely (?:attributed|claim)|denie[sd]|not (?:the work of|attributable))\b/i, 'denied'],
  [/\b(?:alleged(?:ly)?|alleges?|accus(?:ed|es|ing)|indict(?:ed|ment|ing)|charg(?:ed|es|ing))\b/i, 'alleged'],
  [/\b(?:assess(?:es|ed)?|judges?|(?:high|moderate|medium|low) confidence|we believe|attributes?d? (?:this|the|it|these)|highly likely|likely)\b/i, 'assessed'],
  [/\b(?:suspected|suspects?|believed|linked|appears? to|thought to|consistent with|ties to)\b/i, 'suspected'],
  [/\b(?:might|may be|may have|possibly|potential(?:ly)?|could be|unclear)\b/i, 'possible'],
  [/\b(?:according to|reported(?:ly)?|reports?|said to)\b/i, 'reported'],
];

/** How the sentence at an offset words what it attributes. */
export function wordingAt(report: ReportText, offset: number): Wording {
  const sentence = sentenceAt(report, offset);
  if (sentence === undefined) return 'stated';
  const words = report.view.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_SENTENCE));
  return CUES.find(([cue]) => cue.test(words))?.[1] ?? 'stated';
}

const SAID =
  /\b(?:[Aa]ccording to (?:the )?|(?:attributed|linked|tied) (?:to [^.]{1,60} )?by (?:the )?)([A-Z][\w&.'-]{1,30}(?: (?:of )?[A-Z][\w&.'-]{1,30}){0,4})|\b(?:The |the )?([A-Z][\w&.-]{1,30}(?: [A-Z0-9][\w&.-]{0,30}){0,3}) (?:assess(?:es|ed)|judges|attribut(?:es|ed)|believes?|track(?:s|ed)|links?|linked|has attributed|has linked)\b/;

/** Who attributes, in the sentence at an offset. */
export function saidByAt(report: ReportText, offset: number): string | undefined {
  const sentence = sentenceAt(report, offset);
  if (sentence === undefined) return undefined;
  const found = SAID.exec(report.view.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_SENTENCE)));
  const name = found?.[1] ?? found?.[2];
  return name === undefined || /^(?:We|They|It|This|These|He|She|Researchers|Officials)$/.test(name) ? undefined : name.replace(/'s?$/, '');
}

const POSING =
  /\b(?:posing as|pretend(?:ing|ed|s)? to be|claim(?:ing|ed|s)? to (?:be|represent|have been)|members of|masquerad\w{1,4} as|impersonat(?:e|es|ed|ing)|purport(?:ing|ed|s)? to be|in the name of|under the name of|falsely (?:attributed to|claim\w{0,3}))\b[^.;]{0,100}$/i;
const CLAIMED = /\b(?:posing as|claim\w{0,3} to|pretend\w{0,3} to|masquerad\w{1,4}|impersonat\w{1,4}|purport\w{0,3} to|falsely)\b/i;
const UNLIKELY = /\b(?:unlikely to be|not (?:related|linked|attributed|connected) to|no (?:evidence|link|connection)[^.;]{0,60}|ruled out)\b[^.;]{0,60}$/i;

/** Whether the words before an offset say that it was somebody who only claims the name, or probably not this actor. */
export function isClaimedAt(report: ReportText, offset: number): boolean {
  const sentence = sentenceAt(report, offset);
  if (sentence === undefined) return false;
  const before = report.view.slice(Math.max(sentence.start, offset - 160), offset);
  return UNLIKELY.test(before) || (POSING.test(before) && CLAIMED.test(before));
}
