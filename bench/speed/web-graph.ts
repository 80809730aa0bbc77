/*
 * How the network page bears many people: `npm run bench:web:graph [people]`. People in rings of 2 to 60 go into a real server over a new
 * store; Debian’s Chromium, without a graphics card, opens the page, and frames are counted while the picture is moved and zoomed.
 */
import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { forget, makeAdmin, PASSWORD, serve, signIn } from '../../test/http/server.ts';
import { seeded } from '../population.ts';

const people = Number(process.argv[2] ?? 1_700);
const next = seeded(8);
const place = (nth: number) => ({ address: `${nth} Example Street`, city: 'Raleigh', region: 'NC', postalCode: '27601', countryCode: 'US' });
const word = (nth: number): string => [...String(nth * 7919 + 13)].map((digit) => 'bocadufegihojukalemi'.slice(2 * Number(digit), 2 * Number(digit) + 2)).join('');
const day = (most: number) => new Date(Date.UTC(2025, 0, 1 + Math.floor(next() * most))).toISOString().slice(0, 10);

/** People of a ring: most are small, as in `npm run bench:links:planted`. Each shares one or two things with the others. */
function file(nth: number, ring: number): object {
  const kinds = ring % 3;
  return {
    schema: 'bonafide.dossier/v1',
    id: `p-${nth}`,
    names: [{ name: `${word(nth)} ${word(nth + 50_000)}` }],
    emails: [{ address: `p${nth}@example.com` }],
    subject: { relation: 'employee', role: { title: 'Developer', tier: 2 }, claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' }, startedAt: day(500) },
    ...(kinds === 1 ? {} : { shipments: [{ direction: 'outbound', to: place(ring + 1), deliveredAt: day(500) }] }),
    ...(kinds === 0
      ? {}
      : {
          payoutAccounts: [{ kind: 'bank', number: `62220000${String(ring).padStart(8, '0')}`, holderName: `Holder ${word(ring)}`, bankName: 'Example Bank', validFrom: day(500) }],
        }),
  };
}

const files: string[] = [];
for (let ring = 0; files.length < people; ring += 1) {
  const size = ring % 40 === 0 ? 24 : 2 + Math.floor(next() ** 3 * 14);
  for (let one = 0; one < size && files.length < people; one += 1) files.push(JSON.stringify(file(files.length, ring)));
}

const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  const done = await work();
  console.log(`${what}: ${((performance.now() - begun) / 1_000).toFixed(2)} s`);
  return done;
};
const share = (sorted: readonly number[], part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);

const served = await serve();
const admin = await makeAdmin(served);
const made = await served.ask('POST', '/v1/accounts', { body: { email: 'sam@example.com', name: 'Sam Example', roles: ['security'] }, headers: { cookie: admin } });
await served.ask('POST', '/setup', { body: { token: new URL(((await made.json()) as { setupUrl: string }).setupUrl).hash.slice(1), password: PASSWORD } });
const cookie = await signIn(served, 'sam@example.com');
const headers = { cookie };
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}; load before ${loadavg()[0]?.toFixed(1)}`);
await timed(`${people} people vetted`, async () => {
  for (let at = 0; at < files.length; at += 200)
    await (await served.ask('POST', '/v1/people', { body: files.slice(at, at + 200).join('\n'), headers: { ...headers, 'content-type': 'application/x-ndjson' } })).arrayBuffer();
});
await timed('everybody compared', async () => (await served.ask('POST', '/v1/rings', { headers })).arrayBuffer());
const answer = await timed('rings read (GET /v1/rings)', async () => (await served.ask('GET', '/v1/rings?limit=1000', { headers })).text());
const { rings } = JSON.parse(answer) as { rings: { members: unknown[]; means: { held: unknown[] }[] }[] };
const sum = (of: (ring: (typeof rings)[number]) => number) => rings.reduce((all, ring) => all + of(ring), 0);
console.log(
  `${rings.length} rings, ${sum(({ members }) => members.length)} people and ${sum(({ means }) => means.length)} things: ${sum(({ members, means }) => members.length + means.length)} nodes, ${sum(({ means }) => means.reduce((all, { held }) => all + held.length, 0))} edges; ${(answer.length / 1024 / 1024).toFixed(1)} MB`,
);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
await context.addCookies(cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: served.server.address })));
const page = await context.newPage();
await timed('page opened until everything is drawn', async () => {
  await page.goto(`${served.server.address}/network`);
  await page.locator('.net-picture canvas').first().waitFor();
});
const box = (await page.getByRole('application').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const [midX, midY] = [box.x + box.width / 2, box.y + box.height / 2];

/** Frames of a second or two of work with the picture. */
async function frames(what: string, work: () => Promise<void>): Promise<void> {
  await page.evaluate(`{
    window.frames_ = []; let last = performance.now(); window.on_ = true;
    const tick = (now) => { window.frames_.push(now - last); last = now; if (window.on_) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    window.long_ = []; new PerformanceObserver((list) => window.long_.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' });
  }`);
  await work();
  const taken = (await page.evaluate('window.on_ = false, window.frames_')) as number[];
  const long = (await page.evaluate('window.long_')) as number[];
  const sorted = taken.slice(1).toSorted((a, b) => a - b);
  console.log(
    `${what}: ${sorted.length} frames, median ${share(sorted, 0.5)} ms, p95 ${share(sorted, 0.95)} ms, longest ${share(sorted, 1)} ms; ${long.length} tasks over 50 ms, longest ${Math.max(0, ...long)} ms`,
  );
}

await page.mouse.move(midX, midY);
console.log(`load ${loadavg()[0]?.toFixed(1)}`);
await frames('at rest', () => page.waitForTimeout(1_500));
await frames('moved', async () => {
  await page.mouse.down();
  for (let step = 0; step < 90; step += 1) {
    await page.mouse.move(midX + 200 * Math.sin(step / 8), midY + 120 * Math.cos(step / 8));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
});
await frames('zoomed', async () => {
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step % 30 < 15 ? -120 : 120);
    await page.waitForTimeout(33);
  }
});
await frames('hovered', async () => {
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.move(box.x + 20 + ((step * 31) % (box.width - 40)), box.y + 20 + ((step * 53) % (box.height - 40)));
    await page.waitForTimeout(16);
  }
});
const shot = process.env['BONAFIDE_PICTURES'];
if (shot !== undefined) await page.screenshot({ path: `${shot}/network-many.png` });
await browser.close();
await served.stop();
forget(served.folder);
