import type { ReportSource } from '#model';
import { dayOf, tidy } from './read.ts';

/** Largest page whose parts are told apart. Unit: characters. @source house: the largest advisory at hand has 1.2 million */
const MOST_CHARACTERS = 8_000_000;
/** Deepest nesting that is followed; parsers call themselves for every level. Unit: elements. @source house: real pages nest some 40 deep */
const DEEPEST = 400;
/** Most elements of a page whose parts are told apart. @source house: choosing the main part takes longer than linear time */
const MOST_ELEMENTS = 60_000;
/** Part of the page’s own main element that its text must keep, else tables of indicators were dropped. @source house, measured on advisories */
const LEAST_KEPT = 0.6;

/** What is never read. */
const NEVER = 'script,style,noscript,template,iframe,object,embed,svg,canvas,form,button,input,select,textarea,[hidden],[aria-hidden="true"]';
/** What pages carry beside their text. */
const MENUS = 'nav,header,footer,aside,[role="navigation"],[role="banner"],[role="contentinfo"],[role="complementary"],[role="search"]';

/** How deep elements nest, from their tags alone. Cost grows with the length. */
function nesting(html: string): { readonly depth: number; readonly elements: number } {
  let [depth, deepest, elements] = [0, 0, 0];
  for (const [, close, self] of html.matchAll(/<(\/?)[a-z][^<>]{0,2000}?(\/?)>/gi)) {
    if (close === '/') depth = Math.max(0, depth - 1);
    else {
      elements += 1;
      if (self !== '/') depth += 1;
    }
    deepest = Math.max(deepest, depth);
  }
  // Elements that need no end do not nest.
  const flat = html.match(/<(?:br|hr|img|input|link|meta|li|p|td|tr|th|dt|dd|option|source|wbr)\b/gi)?.length ?? 0;
  return { depth: deepest - flat > DEEPEST ? deepest : Math.min(deepest, DEEPEST), elements };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text of a page whose parts are not told apart: tags go, blocks end lines. Cost grows with the length. */
function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]{0,2000}>[\s\S]*?<\/\1\s*>/gi, '\n')
    .replace(/<(?:br|\/?(?:p|div|li|tr|h[1-6]|table|section|article))\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<[a-z/!][^<>]{0,5000}>/gi, ' ')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
    });
}

async function toMarkdown(root: unknown): Promise<string> {
  const { default: Turndown } = await import('turndown');
  const turndown = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', hr: '---' });
  // What is read is looked at and not rendered again, so nothing needs a backslash.
  turndown.escape = (text) => text;
  const cell = (content: string) =>
    content
      .replace(/\s*\n\s*/g, ' ')
      .replaceAll('|', '/')
      .trim();
  turndown.addRule('cell', { filter: ['td', 'th'], replacement: (content) => `| ${cell(content)} ` });
  turndown.addRule('row', { filter: 'tr', replacement: (content) => `${content.replaceAll('\n', ' ')}|\n` });
  turndown.addRule('table', { filter: ['table', 'thead', 'tbody', 'tfoot'], replacement: (content) => `\n${content}\n` });
  turndown.addRule('image', { filter: 'img', replacement: (_, node) => (node as unknown as { getAttribute: (name: string) => string | null }).getAttribute('alt') ?? '' });
  return turndown.turndown(root as Parameters<typeof turndown.turndown>[0]);
}

type Found = Omit<ReportSource, 'format'>;

/** The main text of a page as Markdown: headings, lists, rows of tables, links; no menus, scripts or hidden parts. @param whole for documents that are nothing but text */
export async function htmlText(html: string, whole = false): Promise<{ readonly text: string; readonly found: Found }> {
  const { depth, elements } = nesting(html);
  if (html.length > MOST_CHARACTERS || depth > DEEPEST || elements > MOST_ELEMENTS) return { text: tidy(withoutTags(html)), found: {} };
  try {
    const { parseHTML } = await import('linkedom');
    const parse = (text: string) => parseHTML(text).document;
    const document = parse(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`);
    const meta = (...names: readonly string[]) => {
      for (const name of names) {
        const value = document.querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)?.getAttribute('content')?.trim();
        if (value !== undefined && value !== '') return value;
      }
      return undefined;
    };
    const title = meta('og:title', 'dcterms.title', 'twitter:title') ?? (document.querySelector('title')?.textContent?.trim() || undefined);
    const publisher = meta('og:site_name', 'dcterms.publisher', 'publisher', 'application-name');
    const time = document.querySelector('time[datetime]')?.getAttribute('datetime');
    const published = dayOf(meta('article:published_time', 'datePublished', 'dcterms.date', 'date', 'pubdate')) ?? dayOf(time);
    const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
    const url = address !== undefined && address !== null && /^https?:\/\//.test(address) ? address : undefined;
    const found = { ...(title ? { title } : {}), ...(publisher ? { publisher } : {}), ...(published ? { published } : {}), ...(url ? { url } : {}) };
    for (const node of document.querySelectorAll(NEVER)) node.remove();
    const body = document.body;
    if (whole) return { text: tidy(await toMarkdown(body)), found };
    const own = (document.querySelector('main,[role="main"],article') ?? body) as typeof body;
    const ownLength = own.textContent?.length ?? 0;
    const { Readability } = await import('@mozilla/readability');
    const article = new Readability(parse(document.toString()) as unknown as ConstructorParameters<typeof Readability>[0], { charThreshold: 200 }).parse();
    if (article?.content && (article.textContent?.length ?? 0) >= LEAST_KEPT * ownLength) {
      const heading = article.title && !article.content.includes('<h1') ? `# ${article.title}\n\n` : '';
      return { text: tidy(heading + (await toMarkdown(parse(`<html><body>${article.content}</body></html>`).body))), found };
    }
    for (const node of own.querySelectorAll(MENUS)) node.remove();
    const text = tidy(await toMarkdown(own));
    return { text: text === '' ? tidy(withoutTags(html)) : text, found };
  } catch {
    // Markup that breaks a parser is still text.
    return { text: tidy(withoutTags(html)), found: {} };
  }
}
