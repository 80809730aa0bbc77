/** Words of the report that stand behind a statement. */
export type Ref = { readonly quote: string; readonly start: number; readonly end: number };

/** A cell of a table: words of ours, a value set in code, or words of the report. */
export type Cell = string | { readonly code: string } | Ref;

/** A statement: words of ours if any, words of the report that show it, and what belongs below it. */
export type Line = { readonly says?: string; readonly ref?: Ref; readonly notes?: readonly string[] };

/** A part of a section. `absent`: what the text does not contain. `remark`: what a reader must bear in mind. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'absent'; readonly text: string }
  | { readonly kind: 'remark'; readonly text: string };

export type Section = { readonly id: string; readonly title: string; readonly parts: readonly Part[] };

/** A profile as an analyst reads it, before it is set in Markdown or HTML. */
export type Outline = {
  readonly title: string;
  readonly badges: readonly string[];
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly closing: readonly string[];
};
