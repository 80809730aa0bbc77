import type { Context, Hono } from 'hono';
import type { Env } from './tables.ts';

/**
 * What a page of the application may do: run and show only what came from here, and speak only to here. There is no inline script and no
 * inline style; what the application sets on an element through the DOM is no inline style to a browser. @source CSP Level 3; OWASP ASVS 5.0, 3.4.3
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Addresses of the application’s pages; which of them to show, it knows itself. Keep in step with web/src/router.tsx. */
const PAGES = [
  '/',
  '/sign-in',
  '/setup',
  '/vet',
  '/people/:person',
  '/cases',
  '/cases/:case',
  '/network',
  '/intelligence',
  '/intelligence/:report',
  '/watchlists',
  '/insight',
  '/settings',
  '/settings/:section',
];

const MEDIA: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', html: 'text/html; charset=utf-8' };

/** Encodings the build leaves beside each file, best first. */
const ENCODINGS = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

/** Whether an answer may be sent so. @source RFC 9110, 12.5.3: a weight of 0 says no */
const accepts = (header: string, encoding: string): boolean =>
  header.split(',').some((one) => new RegExp(`^\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*$).*)?$`, 'i').test(one));

/** The web application as it was built. Where it was not, there is none, and the rest is served all the same. @param files by path, with `.br` and `.gz` of each */
export function serveWeb(hono: Hono<Env>, files: ReadonlyMap<string, Uint8Array>): void {
  const send = (c: Context<Env>, path: string, headers: Readonly<Record<string, string>>): Response => {
    const asked = c.req.header('accept-encoding') ?? '';
    const [encoding, ending] = ENCODINGS.find(([name, end]) => accepts(asked, name) && files.has(`${path}.${end}`)) ?? [];
    const bytes = files.get(ending === undefined ? path : `${path}.${ending}`) as Uint8Array<ArrayBuffer>;
    return c.body(bytes, 200, {
      'content-type': MEDIA[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      ...headers,
    });
  };
  for (const path of files.keys()) {
    if (!path.startsWith('assets/') || /\.(br|gz)$/.test(path)) continue;
    // Its name changes with its content.
    hono.get(`/${path}`, (c) => {
      c.set('operation', 'web');
      return send(c, path, { 'cache-control': 'public, max-age=31536000, immutable' });
    });
  }
  if (!files.has('index.html')) return;
  for (const page of PAGES)
    hono.get(page, (c) => {
      c.set('operation', 'web');
      return send(c, 'index.html', { 'content-security-policy': POLICY, 'cache-control': 'no-cache' });
    });
}
