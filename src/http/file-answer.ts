import type { FileAnswer } from '#operations';

/** A report or an attachment can hold a page of somebody hostile: it is saved and never shown. */
const SAVED = { 'content-disposition': 'attachment' };

async function* ended(lines: AsyncIterator<string>, first: IteratorResult<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for (let line = first; line.done !== true; line = await lines.next()) yield utf8.encode(`${line.value}\n`);
}

/** The answer of an operation that gives a file. What goes wrong before its first line is thrown; after it, the connection is cut. */
export async function fileResponse(answer: FileAnswer): Promise<Response> {
  const headers = { ...SAVED, 'content-type': 'bytes' in answer ? answer.media : `${answer.media}; charset=utf-8` };
  if ('text' in answer) return new Response(answer.text, { headers });
  if ('bytes' in answer) return new Response(Buffer.from(answer.bytes), { headers });
  const lines = answer.lines[Symbol.asyncIterator]();
  return new Response(ReadableStream.from(ended(lines, await lines.next())) as ReadableStream<Uint8Array>, { headers });
}

async function* linesOf(body: Response['body']): AsyncGenerator<string> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The file that a server answered with. */
export async function fileOf(answer: Response): Promise<FileAnswer> {
  const media = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (media === 'application/x-ndjson') return { media, lines: linesOf(answer.body) };
  if (media === 'application/octet-stream') return { media, bytes: new Uint8Array(await answer.arrayBuffer()) };
  return { media, text: await answer.text() };
}
