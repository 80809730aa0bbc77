/*
 * `node scripts/bench.mjs bench/accuracy/telemetry/rules.ts`: events that others wrote to test their detection rules, with the verdict
 * they expect, against what is noticed here. Most rules are about other things (tampering, mail, cloud settings): for those it counts
 * what is noticed all the same. The events come from BONAFIDE_DATA_DIR/telemetry; without it nothing is measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Event } from '#model';
import { foldEvent, type JsonObject, readRecord, sourceOf, type TraceState, traceView } from '#telemetry';

const folder = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'telemetry');
if (process.env['BONAFIDE_DATA_DIR'] === undefined || !existsSync(folder)) {
  console.log('Skipped: BONAFIDE_DATA_DIR does not say where the rule tests are.');
  process.exit(0);
}
type Row = { readonly rule: string; readonly title: string; readonly expected: boolean; readonly event: JsonObject };
const rows = (name: string): readonly Row[] =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Rules that ask what a signal here asks, and the topic under which it is noticed. */
const OURS: readonly (readonly [rule: RegExp, topic: string])[] = [
  [/Remote\.Access\.Tool|anydesk|teamviewer|screenconnect|netsupport|rustdesk/i, 'tool'],
  [/wmic.*recon|recon.*wmic|System Information Discovery Via Wmic|systeminfo|whoami|local_accounts_discovery_wmic/i, 'recon'],
  [/Detection\.passthrough|EppDetectionSummary/i, 'alert'],
];

/** A Windows event of Sysmon as an event of ours; nothing for other kinds. */
function sysmon(record: JsonObject): Event | undefined {
  const event = (record['Event'] ?? {}) as JsonObject;
  const data = (event['EventData'] ?? {}) as Readonly<Record<string, string>>;
  const system = (event['System'] ?? {}) as JsonObject;
  if (system['EventID'] !== 1 || data['Image'] === undefined) return undefined;
  const process = {
    name: data['Image'].slice(data['Image'].lastIndexOf('\\') + 1),
    path: data['Image'],
    ...(data['CommandLine'] === undefined ? {} : { cmdLine: data['CommandLine'] }),
    ...(data['OriginalFileName'] === undefined ? {} : { originalName: data['OriginalFileName'] }),
  };
  return { uid: String(system['EventRecordID']), source: 'sysmon', kind: 'process', time: Date.UTC(2026, 0, 1), device: { uid: 'd' }, process };
}

/** What an event is noticed for. Undefined where no reader knows it. */
function topicsOf(record: JsonObject): readonly string[] | undefined {
  const source = sourceOf([record]);
  const read = source === undefined ? undefined : readRecord(source, record, JSON.stringify(record));
  const one = sysmon(record);
  const events = one !== undefined ? [one] : read !== undefined && 'events' in read ? read.events : undefined;
  if (events === undefined) return undefined;
  const traces = new Map<string, TraceState>();
  for (const event of events) foldEvent({ traces, lookup: () => undefined }, event);
  const plain = new Set(['serial', 'hostname', 'managed', 'time-zone', 'mfa', 'unmanaged-app']);
  return [...new Set([...traces.values()].flatMap((trace) => traceView(trace).facts.map(({ topic, value }) => (plain.has(topic) ? '' : `${topic} ${value}`))))].filter(
    (topic) => topic !== '',
  );
}

for (const [title, file] of [
  ['Panther rule tests', 'panther-rule-tests.dev.jsonl.gz'],
  ['Sigma regression events', 'sigma-regression.dev.jsonl.gz'],
] as const) {
  let [known, unknown, others, elsewhere] = [0, 0, 0, 0];
  const said: string[] = [];
  const noticedElsewhere = new Map<string, number>();
  for (const row of rows(file)) {
    if (row.event === null || typeof row.event !== 'object') continue;
    const topics = topicsOf(row.event);
    const ours = OURS.find(([rule]) => rule.test(row.rule) || rule.test(row.title));
    if (topics === undefined) unknown++;
    else known++;
    if (ours !== undefined) {
      const noticed = topics?.some((topic) => topic.startsWith(`${ours[1]} `)) === true;
      const why = topics === undefined ? 'no reader for this kind of record' : topics.length === 0 ? 'nothing noticed' : topics.join(', ');
      said.push(`  ${noticed === row.expected ? 'agrees   ' : 'disagrees'} ${row.rule}: expected ${row.expected}, ${why}`);
    } else {
      others++;
      if (topics !== undefined && topics.length > 0) {
        elsewhere++;
        for (const topic of topics) noticedElsewhere.set(topic, (noticedElsewhere.get(topic) ?? 0) + 1);
      }
    }
  }
  console.log(`${title}: ${known} events read, ${unknown} of logs or kinds that are not read here`);
  for (const line of said.sort()) console.log(line);
  console.log(
    `  ${others} events of rules about other things; something of ours noticed in ${elsewhere}: ${[...noticedElsewhere].map(([topic, count]) => `${topic} (${count})`).join(', ')}\n`,
  );
}
