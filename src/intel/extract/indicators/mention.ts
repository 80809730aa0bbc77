import type { IndicatorType, ReportIndicator } from '#model';

/** How a mention stands in the text. `link` and `image` are targets of Markdown; `host` is the host of an address; `within` is part of an address. */
export type MentionForm = 'plain' | 'link' | 'image' | 'host' | 'within';

/** One place where a value is named. Offsets are those of the report’s text. */
export type Mention = {
  readonly type: IndicatorType;
  readonly value: string;
  readonly chain?: string;
  readonly start: number;
  readonly end: number;
  readonly defanged: boolean;
  readonly form: MentionForm;
  /** Host of an address on the web or of mail, in lower case. */
  readonly host?: string;
};

/** What a value is taken for, why, and how surely. */
export type Verdict = Pick<ReportIndicator, 'context' | 'why' | 'confidence'>;
