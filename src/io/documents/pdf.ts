import { type DocumentFile, type DocumentText, refuse, remark, tidy } from './read.ts';

/** Most pages that are read. Unit: pages. @source house: the longest public indictment at hand has 120 */
const MOST_PAGES = 600;
/** Pages from which on a line at the edge that they all carry is a running head. @source house */
const RUNNING_FROM = 3;
/** Lines at the top and the bottom of a page among which running heads are looked for. @source house */
const EDGE = 3;

const isPageNumber = (line: string) => /^\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\s*$/i.test(line);
const bare = (line: string) => line.replace(/\d+/g, '#').trim();

/** Pages without the lines that run along all of them. */
function withoutRunningLines(pages: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  const atEdge = (lines: readonly string[], at: number) => at < EDGE || at >= lines.length - EDGE;
  for (const lines of pages) for (const words of new Set(lines.filter((_, at) => atEdge(lines, at)).map(bare))) counts.set(words, (counts.get(words) ?? 0) + 1);
  const runs = (line: string) => pages.length >= RUNNING_FROM && (counts.get(bare(line)) ?? 0) > pages.length / 2;
  return pages.map((lines) => lines.filter((line, at) => !(atEdge(lines, at) && (isPageNumber(line) || runs(line)))));
}

/** Words that a printer broke at the end of a line become whole. */
const joined = (text: string) => text.replace(/([a-z]{2,})[-\u00ad]\n([a-z]{2,})/g, '$1$2\n').replaceAll('\u00ad', '');

/** Text of a PDF, line by line as it is printed. */
export async function pdfText({ name, bytes }: DocumentFile): Promise<DocumentText> {
  const { getDocumentProxy, extractText, getMeta } = await import('unpdf');
  try {
    // The library takes the bytes away, so it gets its own.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 });
    const total = pdf.numPages;
    if (total > MOST_PAGES)
      return {
        issues: [refuse(name, 'too-large', `It has ${total} pages; reports are read up to ${MOST_PAGES}`, { expected: `at most ${MOST_PAGES} pages`, received: `${total}` })],
      };
    const { text } = await extractText(pdf, { mergePages: false });
    const pages = withoutRunningLines((text as readonly string[]).map((page) => page.split('\n')));
    const whole = joined(tidy(pages.map((lines) => lines.join('\n')).join('\n\n')));
    if (whole.replace(/\s/g, '').length < 20)
      return {
        issues: [
          refuse(name, 'nothing-found', `Its ${total === 1 ? 'page is a picture' : `${total} pages are pictures`} without text, as of a scan. Read it with OCR first`, {
            expected: 'a PDF with text',
          }),
        ],
      };
    const { info } = await getMeta(pdf).catch(() => ({ info: {} as Record<string, unknown> }));
    const field = (key: string) => (typeof info?.[key] === 'string' && info[key].trim() !== '' ? info[key].trim() : undefined);
    // The date in the file is when it was printed, so it is not taken for that of the report.
    const title = field('Title');
    const empty = pages.filter((lines) => lines.join('').trim() === '').length;
    const issues = empty === 0 ? [] : [remark(name, 'nothing-found', `${empty} of ${total} pages hold no text; what is in pictures is not read`)];
    const isTitle = title !== undefined && !/\.(?:docx?|pdf|indd)$|^microsoft word|^untitled/i.test(title);
    return { value: { text: whole, source: { format: 'pdf', ...(isTitle ? { title } : {}) } }, issues };
  } catch (error) {
    const said = error instanceof Error ? error : new Error(String(error));
    if (said.name === 'PasswordException')
      return { issues: [refuse(name, 'unreadable', 'It is protected by a password. Save a copy without it', { expected: 'a PDF without a password' })] };
    return { issues: [refuse(name, 'unreadable', `It is no PDF that can be read: ${said.message}`, { expected: 'a PDF' })] };
  }
}
