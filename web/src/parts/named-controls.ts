/** Characters that reorder or hide what stands beside them. @source Unicode Technical Report 36, section 2.7; UAX 9 */
const CONTROLS = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])\1*/gu;

const nameOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The same text with such characters named in place, a run of one of them once: plain text, for pieces of a source that stand beside each other. */
export const namedControls = (text: string): string =>
  text.replace(CONTROLS, (run, one: string) => (run.length === one.length ? `⟦${nameOf(one)}⟧` : `⟦${nameOf(one)} ×${run.length / one.length}⟧`));
