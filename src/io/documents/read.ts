import type { Issue, ReportSource } from '#model';

/** A file as it came. */
export type DocumentFile = { readonly name: string; readonly bytes: Uint8Array; readonly contentType?: string; readonly url?: string };

/** What a form gives: Markdown-like text and where it comes from, or why there is none. */
export type DocumentText = { readonly value?: { readonly text: string; readonly source: ReportSource }; readonly issues: readonly Issue[] };

/** Why a file is not read. */
export function refuse(file: string, code: Issue['code'], message: string, more: Partial<Issue> = {}): Issue {
  return { code, severity: 'error', file, path: '/', message, ...more };
}

/** Something to know about a file that was read. */
export function remark(file: string, code: Issue['code'], message: string, more: Partial<Issue> = {}): Issue {
  return { code, severity: 'warning', file, path: '/', message, ...more };
}

/** Lines without blanks at their end, and at most one empty line between two. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The day of an ISO date or instant. @returns undefined where it is none */
export function dayOf(text: string | undefined | null): string | undefined {
  const [, iso] = /^\s*(\d{4}-\d{2}-\d{2})/.exec(text ?? '') ?? [];
  return iso !== undefined && !Number.isNaN(Date.parse(iso)) ? iso : undefined;
}
