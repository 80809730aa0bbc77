import type { ActorProfile, Parsed, ReportIndicator, ReportSource } from '#model';

/** What a machine-readable report gives: its own profile where it carries one, else prose to be read and the values it names. */
export type Exchanged = {
  readonly profile?: ActorProfile;
  /** Markdown of names and descriptions; offsets of the indicators point into it. */
  readonly text: string;
  readonly source: Partial<ReportSource>;
  readonly indicators: readonly ReportIndicator[];
};
export type Exchange = Parsed<Exchanged>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** A text that grows by lines, and knows where each value stands in it. */
export class Lines {
  #length = 0;
  readonly #lines: string[] = [];
  readonly indicators: ReportIndicator[] = [];

  add(line: string): number {
    const at = this.#length;
    this.#lines.push(line);
    this.#length += line.length + 1;
    return at;
  }

  /** A value with its part, as a line of a list. */
  indicator({ type, value, context, why }: Pick<ReportIndicator, 'type' | 'value' | 'context' | 'why'>): void {
    if (this.indicators.some((one) => one.type === type && one.value === value)) return;
    const start = this.add(`- ${value}`) + 2;
    this.indicators.push({ type, value, context, why, confidence: context === 'malicious' ? 0.8 : 0.5, defanged: false, quote: value, start, end: start + value.length });
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
