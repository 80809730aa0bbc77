import type { Operation } from '#operations';
import { Refusal } from './problems.ts';

/** Longest JSON body of a form. Unit: bytes. @source house: a form has a few texts of 10,000 characters at most */
const MOST_JSON = 1024 * 1024;

/** Longest wait for the next bytes of a body. Unit: milliseconds. @source house: a connection that is this slow is broken or hostile */
const LONGEST_PAUSE = 15_000;

/** Media type without its parameters. */
const mediaOf = (request: Request): string => (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function refuseLonger(most: number): never {
  throw new Refusal('request.too-large', `The body may have ${most.toLocaleString('en')} bytes at most. Split it.`, { headers: { connection: 'close' } });
}

/** Pieces of a body as they come. @throws Refusal `request.too-large`, `request.slow` */
async function* pieces(request: Request, most: number, longestPause = LONGEST_PAUSE): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) refuseLonger(most);
  if (request.body === null) return;
  const reader = request.body.getReader();
  let size = 0;
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const slow = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Refusal('request.slow', `No byte came for ${longestPause / 1_000} seconds.`, { headers: { connection: 'close' } })), longestPause);
      });
      const { done, value } = await Promise.race([reader.read(), slow]).finally(() => clearTimeout(timer));
      if (done) return;
      size += value.length;
      if (size > most) refuseLonger(most);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** JSON of a form. @throws Refusal `request.media`, `request.invalid`, `request.too-large`, `request.slow` */
export async function readJson(request: Request): Promise<unknown> {
  if (mediaOf(request) !== 'application/json') throw new Refusal('request.media', 'Send application/json.');
  const parts: Uint8Array[] = [];
  for await (const piece of pieces(request, MOST_JSON)) parts.push(piece);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new Refusal('request.invalid', 'The body is no JSON in UTF-8.', { issues: [{ path: '/body', expected: 'JSON in UTF-8' }] });
  }
}

/** A file of a request, as it comes. @throws Refusal as {@link readJson} */
export function readFile(request: Request, { media, most }: NonNullable<Operation['takesFile']>): AsyncGenerator<Uint8Array> {
  if (!media.includes(mediaOf(request))) throw new Refusal('request.media', `Send one of ${media.join(', ')}.`);
  return pieces(request, most);
}

/** A whole file of a request. @throws Refusal as {@link readJson} */
export async function readBytes(request: Request, { media, most }: Pick<NonNullable<Operation['takesFile']>, 'media' | 'most'>): Promise<Uint8Array> {
  if (!media.includes(mediaOf(request))) throw new Refusal('request.media', `Send one of ${media.join(', ')}.`);
  const parts: Uint8Array[] = [];
  for await (const piece of pieces(request, most)) parts.push(piece);
  return Buffer.concat(parts);
}

/** A NUL, or half of a surrogate pair: no database text can hold them. */
const UNSTORABLE = /[\u0000\ud800-\udfff]/u;

/** Refuses texts that cannot be kept, wherever they stand. @throws Refusal `request.invalid` */
export function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (!UNSTORABLE.test(value)) return;
    throw new Refusal('request.invalid', 'A text holds a character that cannot be kept.', {
      issues: [{ path, expected: 'text without U+0000 and without half a surrogate pair' }],
    });
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    refuseUnstorable(key, path);
    refuseUnstorable(inner, `${path}/${key}`);
  }
}
