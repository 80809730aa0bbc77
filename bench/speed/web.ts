/*
 * What the web application costs its reader: `npm run bench:web [people]`. A real server over an embedded store with so many people in the
 * worklist, and Debian’s Chromium. It tells how soon the first lines are there, the longest pause while the list is scrolled and filtered, and,
 * where Lighthouse is installed (`npm install --no-save lighthouse@12.8.2`), its scores of the worklist and of a person’s page.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { chromium } from 'playwright-core';
import { startServer } from '#http';
import { databaseOf } from '#store';
import { compose } from '../../src/compose.ts';

const [people = 100_000] = process.argv.slice(2).map(Number);
const PASSWORD = 'a sentence nobody else would write';
const PORT = 9_333;

const folder = mkdtempSync(join(tmpdir(), 'bonafide-bench-web-'));
const ports = compose({ db: folder, store: true });
const server = await startServer({ ports, host: '127.0.0.1', port: 0, concurrency: 0, write: () => undefined });
const { address } = server;

async function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const answer = await fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
  return answer;
}

await post(
  '/setup',
  JSON.stringify({
    token: new URL(server.setupUrl ?? '').hash.slice(1),
    password: PASSWORD,
    email: 'robin@example.com',
    name: 'Robin Example',
    roles: ['hr', 'security', 'counsel'],
  }),
);
const signedIn = await post('/auth/sign-in/email', JSON.stringify({ email: 'robin@example.com', password: PASSWORD }));
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');

// Somebody with much to show, as real ones have it; the crowd is lines of the worklist alone.
await post('/v1/people', readFileSync(new URL('../../examples/cases/d02-laptops-in-one-house.json', import.meta.url), 'utf8'), { cookie });
const db = databaseOf(await ports.store());
for (let from = 0; from < people; from += 20_000) {
  const to = Math.min(people, from + 20_000) - 1;
  await sql`
    insert into dossiers (id, caption, caption_folded, digest, body, imported_at, updated_at)
    select 'bench-' || n, 'Robin Example ' || n, 'robin example ' || n, md5(n::text), '{}', now(), now() from generate_series(${from}::int, ${to}::int) as n`.execute(db);
  await sql`
    insert into assessments (id, dossier_id, level, assessed_at, body)
    select 'asm_bench_' || n, 'bench-' || n, level, now() - n * interval '1 second', jsonb_build_object('caption', 'Robin Example ' || n, 'weight', n % 97, 'subject',
      jsonb_build_object('relation', 'employee'), 'headline', 'Nothing stands open in what could be looked at.', 'provisional', false, 'findings', '[]'::jsonb,
      'nextSteps', jsonb_build_array(jsonb_build_object('owner', 'hr'), jsonb_build_object('owner', 'security')))
    from (select n, (array['info', 'info', 'low', 'low', 'medium', 'high'])[n % 6 + 1] as level from generate_series(${from}::int, ${to}::int) as n) as made`.execute(db);
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${PORT}`] });
const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
await context.addCookies(cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: address })));
const page = await context.newPage();
// Tasks that hold up the page, and frames, from the first moment on.
await page.addInitScript(`
  window.pauses = []; window.frames = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => window.pauses.push(duration))).observe({ type: 'longtask', buffered: true });
  let last = performance.now();
  const frame = (now) => { window.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);`);
const taken = async <T>(what: string): Promise<T> => (await page.evaluate(what)) as T;
const reset = () => taken('window.pauses.length = 0, window.frames.length = 0');
const told = async () => {
  const [pauses, frames] = [await taken<number[]>('window.pauses'), await taken<number[]>('window.frames')];
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return `longest task ${Math.round(Math.max(0, ...pauses))} ms; frames: median ${at(0.5)}, p95 ${at(0.95)}, longest ${Math.round(sorted.at(-1) ?? 0)} ms`;
};

const firsts: number[] = [];
for (let nth = 0; nth < 5; nth += 1) {
  await page.goto(`${address}/`);
  await page.locator('.row').first().waitFor();
  firsts.push(await taken<number>('performance.now()'));
}
console.log(`first lines of ${people} people after ${Math.round(firsts[0] ?? 0)} ms with an empty cache, then ${firsts.slice(1).map(Math.round).join(', ')} ms`);

await reset();
await page.mouse.move(640, 500);
const until = performance.now() + 15_000;
while (performance.now() < until) {
  await page.mouse.wheel(0, 1_200);
  await page.waitForTimeout(40);
}
const shown = await page.locator('.row').count();
console.log(`scrolling for 15 s: ${await told()}; reached line ${await page.locator('.row').last().getAttribute('aria-posinset')}, ${shown} lines in the page`);

await page.evaluate('window.scrollTo(0, 0)');
await reset();
for (const text of ['77777', 'robin', '31']) {
  const begun = performance.now();
  await page.getByLabel('Name').fill(text);
  await page.waitForURL(new RegExp(`text=%?2?2?${text}`));
  await page.waitForFunction(`[...document.querySelectorAll('.row .name')].every((one) => one.textContent.toLowerCase().includes('${text}'))`);
  console.log(`filter “${text}”: ${Math.round(performance.now() - begun)} ms with 250 ms of rest after typing; ${await told()}`);
}

try {
  // Not among the packages: it brings more than all of them.
  const name = 'lighthouse';
  const { default: lighthouse, desktopConfig } = (await import(name)) as {
    default: (
      url: string,
      flags: object,
      config: unknown,
    ) => Promise<{ lhr: { categories: Record<string, { score: number }>; audits: Record<string, { displayValue?: string }> } }>;
    desktopConfig: unknown;
  };
  for (const [title, path] of [
    ['worklist', '/'],
    ['person', '/people/case-d02'],
  ] as const) {
    const { lhr } = await lighthouse(
      `${address}${path}`,
      { port: PORT, output: 'json', logLevel: 'error', extraHeaders: { cookie }, onlyCategories: ['performance', 'accessibility', 'best-practices'], disableStorageReset: true },
      desktopConfig,
    );
    const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const value = (audit: string) => lhr.audits[audit]?.displayValue?.replaceAll('\u00a0', ' ');
    console.log(
      `Lighthouse, ${title}: performance ${score('performance')}, accessibility ${score('accessibility')}, best practices ${score('best-practices')}; first paint ${value('first-contentful-paint')}, largest ${value('largest-contentful-paint')}, interactive ${value('interactive')}, blocked ${value('total-blocking-time')}, shift ${value('cumulative-layout-shift')}`,
    );
  }
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.log('Lighthouse is not installed: npm install --no-save lighthouse@12.8.2');
}

await browser.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
