/*
 * `npm run bench:telemetry [-- --events 1000000 --people 10000]`: events a second from JSON Lines on disk to findings stored, in order
 * and shuffled within ten minutes, beside parsing the same JSON alone. One worker in two hundred has a second remote-access tool.
 * Figures to compare: the ratio to the floor, and resident memory for a tenth and for all of the events.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDossierBatches } from '#dossiers';
import { memoryShelf, readRecords } from '#io';
import { defaultPolicy, type NetworkFacts } from '#model';
import { dossierDigest, subjectRow, watch } from '#operations';
import { openEmbeddedStore } from '#store';
import { testDigest, testPorts } from '#testing';
import { seeded } from '../population.ts';

const { values } = parseArgs({ options: { events: { type: 'string', default: '5000000' }, people: { type: 'string', default: '50000' }, step: { type: 'string' } } });
const [events, people] = [Number(values.events), Number(values.people)];
const NOW = '2026-06-01T12:00:00Z';
const START = Date.parse('2026-04-01T00:00:00Z');
/** Days over which the events lie. */
const DAYS = 45;
/** How late an event may come in the shuffled run. Unit: events of a log in the order of time. */
const TEN_MINUTES = Math.max(2, Math.floor((events / DAYS / 1440) * 10));

/** Facts about an address that is made of the number of a worker: no database is measured here. */
const facts = new Map<string, NetworkFacts>();
const ipOf = (nth: number): string => `198.${18 + (nth >> 16)}.${(nth >> 8) & 255}.${nth & 255}`;
function lookup(ip: string): NetworkFacts | undefined {
  let known = facts.get(ip);
  if (known === undefined) {
    const [, , c = 0, d = 0] = ip.split('.').map(Number);
    known = {
      countryCode: 'US',
      region: 'Texas',
      city: `City ${c}`,
      latitude: 26 + (c % 20),
      longitude: -120 + (d % 40),
      kind: d % 10 === 0 ? 'mobile' : 'residential',
      from: 'made',
    };
    facts.set(ip, known);
  }
  return known;
}

const random = seeded(7);
const iso = (time: number): string => new Date(time).toISOString();

function okta(person: number, time: number, nth: number): string {
  return JSON.stringify({
    uuid: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    published: iso(time),
    eventType: 'user.session.start',
    version: '0',
    severity: 'INFO',
    displayMessage: 'User login to Okta',
    actor: { id: `00u${person}`, type: 'User', alternateId: `w${person}@example.com`, displayName: `Worker ${person}`, detailEntry: null },
    client: {
      userAgent: {
        rawUserAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
        os: 'Windows 10',
        browser: 'CHROME',
      },
      zone: 'null',
      device: 'Computer',
      id: null,
      ipAddress: ipOf(person),
      geographicalContext: { city: 'Austin', state: 'Texas', country: 'United States', postalCode: '78701', geolocation: { lat: 30.27, lon: -97.74 } },
    },
    device: null,
    authenticationContext: { authenticationStep: 0, externalSessionId: `s${nth}` },
    outcome: { result: 'SUCCESS', reason: null },
    target: [{ id: '0oa1', type: 'AppInstance', alternateId: 'vpn', displayName: 'VPN' }],
    transaction: { type: 'WEB', id: `t${nth}`, detail: {} },
    debugContext: { debugData: { requestUri: '/idp/idx/identify', threatSuspected: 'false' } },
    request: { ipChain: [{ ip: ipOf(person), version: 'V4' }] },
  });
}

function started(person: number, time: number, nth: number): string {
  const tool = person % 200 === 0 && nth % 7 === 0 ? (nth % 2 === 0 ? 'AnyDesk.exe' : 'rustdesk.exe') : 'chrome.exe';
  return JSON.stringify({
    Timestamp: iso(time),
    DeviceId: `d${person}`,
    DeviceName: `lt-${person}`,
    ActionType: 'ProcessCreated',
    FileName: tool,
    FolderPath: `C:\\Program Files\\Example\\${tool}`,
    ProcessCommandLine: `"C:\\Program Files\\Example\\${tool}" --type=renderer --lang=en-US --field-trial-handle=${nth}`,
    AccountUpn: `w${person}@example.com`,
    InitiatingProcessFileName: 'explorer.exe',
    ReportId: nth,
  });
}

function inventory(person: number, time: number): string {
  return JSON.stringify({
    id: `m${person}`,
    deviceName: `lt-${person}`,
    managedDeviceOwnerType: 'company',
    lastSyncDateTime: iso(time),
    operatingSystem: 'Windows',
    serialNumber: `SN${person}`,
    userPrincipalName: `w${person}@example.com`,
    managementState: 'managed',
    hardwareInformation: { ipAddressV4: ipOf(person) },
  });
}

/** Writes logs of so many events, one file a source, in order or with neighbours of ten minutes exchanged. */
function write(folder: string, count: number, shuffled: boolean): readonly string[] {
  const paths = ['okta', 'defender', 'intune'].map((name) => join(folder, `${name}-${count}-${shuffled}.jsonl`));
  const files = paths.map((path) => openSync(path, 'w'));
  const held: string[][] = [[], [], []];
  const flush = (of: number) => {
    const lines = held[of] ?? [];
    if (shuffled)
      for (let at = lines.length - 1; at > 0; at--) {
        const other = Math.max(0, at - Math.floor(random() * Math.min(at + 1, TEN_MINUTES)));
        [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
      }
    writeSync(files[of] ?? 0, `${lines.join('\n')}\n`);
    held[of] = [];
  };
  for (let nth = 0; nth < count; nth++) {
    const time = START + Math.floor((nth / count) * DAYS * 86_400_000);
    const person = Math.floor(random() * people);
    const of = nth % 10 < 5 ? 0 : nth % 10 < 9 ? 1 : 2;
    (held[of] ?? []).push(of === 0 ? okta(person, time, nth) : of === 1 ? started(person, time, nth) : inventory(person, time));
    if ((held[of]?.length ?? 0) >= 20_000) flush(of);
  }
  for (const of of [0, 1, 2]) {
    flush(of);
    closeSync(files[of] ?? 0);
  }
  return paths;
}

async function* peopleInBatches() {
  const encoder = new TextEncoder();
  for (let made = 0; made < people; made += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, people - made) }, (_, n) =>
      JSON.stringify({
        schema: 'bonafide.dossier/v1',
        id: `p${made + n}`,
        names: [{ name: `Worker ${made + n}` }],
        emails: [{ address: `w${made + n}@example.com`, label: 'work' }],
        subject: { relation: 'employee', claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' }, startedAt: '2026-03-01' },
      }),
    );
    yield* readDossierBatches(encoder.encode(lines.join('\n')), { file: 'people.jsonl', digest: testDigest }, 1_000);
  }
}

/** Processor time of all threads since then: what a machine with other work does not change much. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

const seconds = (from: number): number => (performance.now() - from) / 1_000;

/** A store with everybody in it. */
async function populate(place: string): Promise<void> {
  const store = await openEmbeddedStore(place);
  for await (const { people: batch } of peopleInBatches()) {
    const rows = batch.map(({ dossier }) => ({ dossier, digest: dossierDigest(dossier, testDigest) }));
    await store.saveDossiers(rows, NOW);
    await store.saveSubjects(rows.map(({ dossier, digest }) => subjectRow(dossier, digest)));
  }
  await store.close();
}

async function measure(place: string, paths: readonly string[], count: number, title: string): Promise<void> {
  const store = await openEmbeddedStore(place);
  const ports = testPorts({ now: () => NOW, store: async () => store, records: readRecords, shelf: memoryShelf, networks: async () => ({ lookup, feeds: {} }) });
  // The floor: the same bytes read, cut into lines and parsed, and nothing else.
  let begun = performance.now();
  let used = process.cpuUsage();
  let parsed = 0;
  for await (const { records } of readRecords(paths)) parsed += records.length;
  const floor = seconds(begun);
  const floorProcessor = processorSeconds(used);
  begun = performance.now();
  used = process.cpuUsage();
  let [changed, folded, peak] = [0, 0, 0];
  for await (const news of watch(paths, defaultPolicy, store, ports)) {
    if (news.kind === 'change') {
      if (changed === 0) folded = seconds(begun);
      changed += 1;
    }
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const whole = seconds(begun);
  const processor = processorSeconds(used);
  const size = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  console.log(
    `${title}: ${count} events (${size.toFixed(0)} MB) of ${people} workers in ${whole.toFixed(1)} s = ${Math.round(count / whole)} a second; ${processor.toFixed(1)} s of processor time in all threads = ${Math.round(count / processor)} a second and core; folded and put away after ${folded.toFixed(1)} s; ${changed} people changed; most memory ${(peak / 1e6).toFixed(0)} MB`,
  );
  console.log(
    `  floor, reading and parsing alone: ${Math.round(parsed / floor)} a second, ${Math.round(parsed / floorProcessor)} a second and core; ratio ${(whole / floor).toFixed(1)}, of processor time ${(processor / floorProcessor).toFixed(1)}`,
  );
  await store.close();
}

/** Does a step in a process of its own, so that memory and compiled code of one do not count for another. */
function inOwnProcess(step: object): void {
  const args = [...process.execArgv, process.argv[1] ?? '', '--events', String(events), '--people', String(people), '--step', JSON.stringify(step)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error('A step of the benchmark failed.');
}

if (values.step === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-telemetry-'));
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
  inOwnProcess({ populate: join(folder, 'people') });
  for (const [count, shuffled] of [
    [Math.floor(events / 10), false],
    [events, false],
    [events, true],
  ] as const) {
    const paths = write(folder, count, shuffled);
    const place = join(folder, 'store');
    cpSync(join(folder, 'people'), place, { recursive: true });
    inOwnProcess({ measure: [place, paths, count, shuffled ? 'shuffled within ten minutes' : 'in order'] });
    for (const path of [...paths, place]) rmSync(path, { recursive: true });
  }
  rmSync(folder, { recursive: true });
} else {
  const step = JSON.parse(values.step) as { readonly populate?: string; readonly measure?: Parameters<typeof measure> };
  if (step.populate !== undefined) await populate(step.populate);
  if (step.measure !== undefined) await measure(...step.measure);
}
