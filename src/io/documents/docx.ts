import { unpack } from '../unpack.ts';
import { htmlText } from './html.ts';
import { type DocumentFile, type DocumentText, refuse } from './read.ts';

/** Text of a Word document. */
export async function docxText({ name, bytes }: DocumentFile): Promise<DocumentText> {
  // Unpacking first refuses what would grow out of bounds; the library would not.
  const { value: files, issues } = await unpack(name, bytes);
  const broken = issues.find(({ severity }) => severity === 'error');
  if (broken !== undefined) return { issues: [broken] };
  if (!files.some((file) => file.name.endsWith('word/document.xml')))
    return { issues: [refuse(name, 'unreadable', 'It is an archive and no Word document', { expected: 'a .docx with word/document.xml' })] };
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) });
    const { text } = await htmlText(value, true);
    return { value: { text, source: { format: 'docx' } }, issues: [] };
  } catch (error) {
    return { issues: [refuse(name, 'unreadable', `It is no Word document that can be read: ${error instanceof Error ? error.message : String(error)}`, { expected: 'a .docx' })] };
  }
}
