/**
 * How long it takes to link a population: `npm run bench:links [-- --people N]`. Rows of a CSV are read into records as the
 * product makes them from dossiers, indexed, compared, weighed, and joined to rings. Beside it, where its environment is
 * there, Splink on the same file (bench/peers/README.md); and how long one more person takes.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { digestWith } from '../../src/io/index.ts';
import { estimate, KeyIndex, linkRecord, populationTies, priorWeights, ringsOf } from '../../src/links/index.ts';
import type { CheckableDossier, Link, LinkRecord } from '../../src/model/index.ts';

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

/** A generator of numbers from a seed. @source Numerical Recipes, ranqd1 */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = 'ba,ko,mi,ren,tal,jo,vik,san,lu,pet,dra,ona,fe,gri,hus,nam,zol,wen,ras,tem'.split(',');

/** Writes so many people as a CSV: one in fifty shares a home and family, one in two hundred belongs to a cell of three to six with shared means. */
async function write(path: string, people: number): Promise<void> {
  const random = randomOf(people);
  const word = (parts: number) => Array.from({ length: parts }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  const out = createWriteStream(path);
  out.write('id,given_name,surname,email,phone,address,city,postcode,account,handle\n');
  let cell: { phone: string; account: string; left: number } | undefined;
  let home: { surname: string; address: string; city: string; postcode: string; phone: string } | undefined;
  for (let nth = 0; nth < people; nth++) {
    const [given, surname] = [word(2), word(2 + Math.floor(random() * 2))];
    const own = {
      phone: `+4477009${String(nth).padStart(7, '0').slice(-7)}`,
      address: `${1 + Math.floor(random() * 400)} ${word(2)} Example Street`,
      city: word(2),
      postcode: String(10_000 + Math.floor(random() * 90_000)),
      account: `9${String(nth).padStart(9, '0')}`,
    };
    if (home === undefined && random() < 0.01) home = { surname, ...own };
    const at = home !== undefined && random() < 0.5 ? home : { surname, ...own };
    if (at === home) home = undefined;
    if (cell === undefined && random() < 0.001) cell = { phone: own.phone, account: own.account, left: 3 + Math.floor(random() * 4) };
    const means = cell !== undefined && cell.left > 0 ? cell : own;
    if (cell !== undefined && --cell.left <= 0) cell = undefined;
    const line = `p${nth},${given},${at.surname},${given}.${at.surname}${nth % 97}@mail${nth % 40}.example.com,${means === own ? at.phone : means.phone},${at.address},${at.city},${at.postcode},${means.account},${given}-${nth}\n`;
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(resolve));
}

const digest = digestWith(() => new TextEncoder().encode('bench'));

const claim = (id: string, value: unknown) => ({ id, kind: '', value, raw: '', documentId: 'csv', locator: { kind: 'record', id } });

/** A row as a dossier says it, without what linking does not read. */
function recordOf(line: string): LinkRecord {
  const [id = '', given, surname, email, phone, address, city, postalCode, account, handle] = line.split(',');
  const empty: readonly never[] = [];
  const dossier = {
    id,
    caption: `${given} ${surname}`,
    subject: { relation: 'applicant', role: {}, claimedResidence: { countryCode: 'GB', city } },
    documents: empty,
    names: [claim(`${id}n`, { name: `${given} ${surname}`, kind: 'legal' })],
    emails: [claim(`${id}e`, { address: email })],
    phones: [claim(`${id}p`, { number: phone, label: 'mobile' })],
    addresses: [claim(`${id}a`, { kind: 'residence', address, city, postalCode })],
    payoutAccounts: [claim(`${id}b`, { kind: 'bank', number: { hash: account, lastFour: account?.slice(-4) } })],
    profiles: [claim(`${id}h`, { network: 'GitHub', username: handle })],
    ...Object.fromEntries(
      'repositories work education skills projects references identityDocuments workAuthorizations offers applications requests calls equipment shipments interviews files suppliers observations verifications answers'
        .split(' ')
        .map((section) => [section, empty]),
    ),
  } as unknown as CheckableDossier;
  return linkRecord(dossier);
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

async function own(path: string) {
  const began = performance.now();
  let peak = 0;
  const note = () => {
    peak = Math.max(peak, megabytes());
  };
  const index = new KeyIndex();
  const lines: string[] = [];
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    index.add(recordOf(line));
    lines.push(line);
    if (lines.length % 100_000 === 0) note();
  }
  const read = performance.now();
  const built = index.build();
  note();
  const indexed = performance.now();
  const prior = priorWeights(lines.length);
  const records = new Map<number, LinkRecord>();
  const get = (person: number) => {
    const known = records.get(person) ?? recordOf(lines[person] ?? '');
    if (!records.has(person)) records.set(person, known);
    return known;
  };
  const weights = estimate([...populationTies(built, get, prior)], prior, []);
  const links: Link[] = [...populationTies(built, get, weights)];
  note();
  const compared = performance.now();
  const rings = ringsOf(links, new Map([...records.values()].map((record) => [record.id, record])), [], digest);
  note();
  const done = performance.now();
  // One more person: what they have is looked up, and those who have it are compared.
  const times: number[] = [];
  for (let nth = 0; nth < 500; nth++) {
    const from = performance.now();
    const line = lines[Math.floor((nth * 7919) % lines.length)] ?? '';
    const record = recordOf(line.replace(/^p/, 'new'));
    for (const { key } of record.traits) built.holders(key);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  return {
    people: lines.length,
    seconds: (done - began) / 1000,
    steps: `read ${seconds(began, read)}, index ${seconds(read, indexed)}, compare ${seconds(indexed, compared)}, rings ${seconds(compared, done)}`,
    peak,
    ties: links.length,
    rings: rings.length,
    one: times[250] ?? 0,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'bonafide-links-'));
const most = option('people', 100_000);
for (const people of [Math.round(most / 10), most]) {
  const path = join(folder, `${people}.csv`);
  await write(path, people);
  const { seconds, steps, peak, ties, rings, one } = await own(path);
  process.stdout.write(
    `${people.toLocaleString('en')} people: ${seconds.toFixed(1)} s (${steps}), ${Math.round(people / seconds).toLocaleString('en')} people/s, ${peak} MB, ${ties.toLocaleString('en')} ties, ${rings.toLocaleString('en')} rings; looking one more up ${one.toFixed(3)} ms\n`,
  );
  const python = join(process.env['BONAFIDE_PEERS_DIR'] ?? '/tmp/bonafide-peers', 'venv-links/bin/python');
  if (people !== most || !existsSync(python)) continue;
  const out = join(folder, 'splink.json');
  spawnSync(python, ['bench/peers/splink_runner.py', '--speed', path, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(out)) continue;
  const peer = JSON.parse(readFileSync(out, 'utf8')) as { seconds: number; peakRssMb: number };
  process.stdout.write(
    `Splink on the same file: ${peer.seconds.toFixed(1)} s, ${Math.round(peer.peakRssMb)} MB; ours takes ${(seconds / peer.seconds).toFixed(2)} of its time and ${(peak / peer.peakRssMb).toFixed(2)} of its memory\n`,
  );
}
