/** Reports in any form to text. */
import type { Parsed, ReportSource } from '#model';
import { decodeText, isNoise } from './decode.ts';
import { type DocumentFile, type DocumentText, refuse, remark } from './read.ts';

/** Largest file that is looked at. Unit: bytes. @source house: a report of 200 MB is a mistake */
const MOST_BYTES = 64 * 1024 * 1024;
/** Longest text that is taken. Unit: UTF-16 code units. @source intel/text.ts, the longest text that is analysed */
const MOST_CHARACTERS = 4_000_000;

/** Half of a pair of characters. */
const LONE = /[\ud800-\udfff]/gu;

type Read = { readonly text: string; readonly source: ReportSource };

const begins = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** Whether a text is a mail: a header of several fields, among them one that only mails have. */
const isMail = (head: string) =>
  /^(?:[A-Za-z-]{2,40}:[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\r?\n){0,20}){2}/.test(head) && /^(?:mime-version|message-id|received|return-path|delivered-to):/im.test(head);

/** The form of a text, from its first characters, then from its name. */
function formatOf(head: string, { name, contentType }: DocumentFile): ReportSource['format'] {
  const start = head.trimStart();
  if (start.startsWith('{')) {
    if (/"type"\s*:\s*"bundle"/.test(head) || /"spec_version"\s*:\s*"2\.1"/.test(head)) return 'stix';
    if (/^\{\s*"(?:Event|response)"/.test(start)) return 'misp';
  }
  if (/^<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|\?xml[^>]{0,200}>\s*<!doctype html)\b/i.test(start)) return 'html';
  if (isMail(head) || /\.eml$/i.test(name)) return 'eml';
  if (/\.html?$/i.test(name) || /\btext\/html\b/i.test(contentType ?? '')) return 'html';
  return /\.(?:md|markdown|mdx)$/i.test(name) ? 'markdown' : 'text';
}

async function readText(file: DocumentFile): Promise<DocumentText> {
  const decoded = decodeText(file.bytes, file.name);
  if (isNoise(decoded.text))
    return {
      issues: [refuse(file.name, 'unreadable', 'It is no text: it holds characters that no text has', { expected: 'text, Markdown, HTML, PDF, DOCX, EML, STIX 2.1 or MISP' })],
    };
  const format = formatOf(decoded.text.slice(0, 20_000), file);
  if (format === 'eml') return (await import('./mail.ts')).mailText(file);
  // Half a pair and NUL cannot be kept; both are noise of a broken writer.
  const text = decoded.text.replace(/\u0000/g, ' ').replace(LONE, '\ufffd');
  if (format !== 'html') return { value: { text, source: { format } }, issues: decoded.issues };
  const page = await (await import('./html.ts')).htmlText(text);
  return { value: { text: page.text, source: { format, ...page.found } }, issues: decoded.issues };
}

function readForm(file: DocumentFile): Promise<DocumentText> {
  const { bytes } = file;
  // A PDF may begin with noise; readers look for its mark in the first kilobyte.
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return import('./pdf.ts').then(({ pdfText }) => pdfText(file));
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return import('./docx.ts').then(({ docxText }) => docxText(file));
  return readText(file);
}

/** Text of a report in any form: Markdown-like, with its source as far as the file tells it. Never throws; `value` is absent where there is no text, and an issue says why. */
export async function readReportText(file: DocumentFile): Promise<Parsed<Read | undefined>> {
  const { name, bytes, url } = file;
  const nothing = (message: string, code: 'too-large' | 'nothing-found' = 'nothing-found') => ({ value: undefined, issues: [refuse(name, code, message)] });
  if (bytes.length > MOST_BYTES) return nothing(`It has ${bytes.length.toLocaleString('en-US')} bytes; reports are read up to ${MOST_BYTES.toLocaleString('en-US')}`, 'too-large');
  const { value, issues } = await readForm(file);
  if (value === undefined) return { value, issues };
  if (value.text.trim() === '') return { value: undefined, issues: [...issues, refuse(name, 'nothing-found', 'It holds no text')] };
  const isProse = value.source.format !== 'stix' && value.source.format !== 'misp';
  const cut = isProse && value.text.length > MOST_CHARACTERS;
  const source = {
    ...value.source,
    ...(url === undefined || value.source.url !== undefined ? {} : { url }),
    ...(url === undefined && name !== '-' ? { file: name.slice(name.lastIndexOf('/') + 1) } : {}),
  };
  return {
    value: { text: cut ? value.text.slice(0, MOST_CHARACTERS).replace(LONE, '\ufffd') : value.text, source },
    issues: cut
      ? [...issues, remark(name, 'too-large', `Only its first ${MOST_CHARACTERS.toLocaleString('en-US')} characters are read`, { received: `${value.text.length}` })]
      : issues,
  };
}
