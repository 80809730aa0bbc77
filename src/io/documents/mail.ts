import { htmlText } from './html.ts';
import { type DocumentFile, type DocumentText, dayOf, refuse, remark, tidy } from './read.ts';

/** Text of a mail: its subject as heading, and its body. Attachments are named and not read. */
export async function mailText({ name, bytes }: DocumentFile): Promise<DocumentText> {
  try {
    const { default: PostalMime } = await import('postal-mime');
    const mail = await PostalMime.parse(bytes.slice());
    const body = mail.html === undefined || mail.html.trim() === '' ? (mail.text ?? '') : (await htmlText(mail.html, true)).text;
    const subject = mail.subject?.trim();
    const published = dayOf(mail.date);
    const text = tidy(`${subject ? `# ${subject}\n\n` : ''}${body}`);
    const issues = (mail.attachments ?? []).map(({ filename, mimeType }) =>
      remark(name, 'unmapped-column', `Its attachment ${filename ?? mimeType} is not read; save it and read it by itself`),
    );
    return { value: { text, source: { format: 'eml', ...(subject ? { title: subject } : {}), ...(published === undefined ? {} : { published }) } }, issues };
  } catch (error) {
    return {
      issues: [refuse(name, 'unreadable', `It is no mail that can be read: ${error instanceof Error ? error.message : String(error)}`, { expected: 'a message of RFC 5322' })],
    };
  }
}
