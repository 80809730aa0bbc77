/**
 * How long one more person takes in a store that holds many: `npm run bench:links:insert [-- --people N]`. Fills an embedded store
 * on disk with people, a tenth of whom share a phone, then adds people one by one as vetting does: what linking knows of each is
 * kept, who has what they have is looked up, and their ties and ring are found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readBonafideJson } from '../../src/dossiers/index.ts';
import { digestWith } from '../../src/io/index.ts';
import { indexKeys, linkRecord } from '../../src/links/index.ts';
import { type Dossier, invariant, withoutProtected } from '../../src/model/index.ts';
import { keepLinkRecords, linkFacets, openLinks } from '../../src/operations/links.ts';
import { startEngine } from '../../src/store/engine.ts';
import { dataFolder } from '../../src/store/folder.ts';
import { openEmbeddedStore } from '../../src/store/index.ts';

const at = process.argv.indexOf('--people');
const people = at < 0 ? 100_000 : Number(process.argv[at + 1]);
/** People written in one statement, and people added one by one. */
const [BATCH, ADDED] = [2_000, 300];
const digest = digestWith(() => new TextEncoder().encode('bench'));

/** A made person; every tenth has the phone of the one before. */
function person(nth: number): Dossier {
  const phone = nth % 10 === 9 ? nth - 1 : nth;
  const file = {
    schema: 'bonafide.dossier/v1',
    id: `p${nth}`,
    names: [{ name: `Given${nth % 977} Family${nth % 9_973}` }],
    emails: [{ address: `person${nth}@example.com` }],
    phones: [{ number: `+4477009${String(phone).padStart(7, '0')}` }],
    addresses: [{ kind: 'residence', address: `${nth} Example Street`, city: 'Example Town', postalCode: String(10_000 + (nth % 89_999)), countryCode: 'GB' }],
    payoutAccounts: [{ kind: 'bank', number: `FAKE-ACCT-${nth}` }],
    profiles: [{ network: 'GitHub', username: `handle-${nth}` }],
    equipment: [{ asset: `LT-${nth}`, kind: 'laptop', serial: `FAKE-SN-${nth}` }],
    interviews: [{ at: '2026-01-05', network: { ip: `2001:db8:${(nth >> 16).toString(16)}:${(nth & 0xffff).toString(16)}::1`, kind: 'residential' } }],
  };
  const { value, issues } = readBonafideJson(file, { kind: 'json-pointer', pointer: '' }, { id: 'file', role: 'export', origin: 'bench' }, { digest, file: 'bench' });
  invariant(value !== undefined, `a made person cannot be read: ${JSON.stringify(issues)}`);
  return value;
}

const folder = mkdtempSync(join(tmpdir(), 'bonafide-links-insert-'));
try {
  await (await openEmbeddedStore(folder)).close();
  const began = performance.now();
  const engine = await startEngine(dataFolder(folder));
  let keys = 0;
  for (let from = 0; from < people; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, people - from) }, (_, nth) => {
      const dossier = person(from + nth);
      const record = linkRecord(withoutProtected(dossier));
      const own = indexKeys(record);
      keys += own.length;
      return { id: dossier.id, caption: dossier.caption, body: deflateRawSync(JSON.stringify(record), { level: 1 }).toString('base64'), keys: own };
    });
    await engine.query(
      `insert into dossiers (id, caption, caption_folded, digest, body, imported_at, updated_at)
       select e->>'id', e->>'caption', lower(e->>'caption'), 'x', '{}', now(), now() from jsonb_array_elements($1::text::jsonb) as e`,
      [JSON.stringify(rows.map(({ id, caption }) => ({ id, caption })))],
    );
    await engine.query(`insert into link_records (dossier_id, digest, body) select e->>'id', 'x', e->>'body' from jsonb_array_elements($1::text::jsonb) as e`, [
      JSON.stringify(rows.map(({ id, body }) => ({ id, body }))),
    ]);
    await engine.query(`insert into link_keys (key, dossier_id, joins) select e->>0, e->>1, (e->>2)::boolean from jsonb_array_elements($1::text::jsonb) as e`, [
      JSON.stringify(rows.flatMap(({ id, keys: own }) => own.map(({ key, joins }) => [key, id, joins]))),
    ]);
  }
  await engine.query('analyze', []);
  await engine.close();
  const filled = (performance.now() - began) / 1000;
  const store = await openEmbeddedStore(folder);
  const [keeping, finding]: [number[], number[]] = [[], []];
  let tied = 0;
  for (let nth = 0; nth < ADDED; nth++) {
    // Half of them come with the phone of somebody stored.
    const dossier = person(people + nth * 10 + (nth % 2 === 0 ? 9 : 0));
    const shared = nth % 2 === 0 ? { ...dossier, phones: person((nth * 7_919) % people).phones } : dossier;
    await store.saveDossiers([{ dossier: shared, digest: 'x' }], '2026-01-05T00:00:00Z');
    const context = await openLinks(store, digest);
    const from = performance.now();
    const records = await keepLinkRecords([{ dossier: shared }], store);
    const kept = performance.now();
    const facets = await linkFacets([{ dossier: shared }], records, context, store);
    finding.push(performance.now() - kept);
    keeping.push(kept - from);
    if ((facets.get(shared.id)?.links.length ?? 0) > 0) tied += 1;
  }
  await store.close();
  const figure = (times: number[]) => {
    times.sort((a, b) => a - b);
    return `median ${(times[times.length >> 1] ?? 0).toFixed(1)} ms, 99th of 100 ${(times[Math.floor(times.length * 0.99)] ?? 0).toFixed(1)} ms`;
  };
  process.stdout.write(
    `${people.toLocaleString('en')} people with ${keys.toLocaleString('en')} keys stored in ${filled.toFixed(0)} s; ${ADDED} more, ${tied} of them tied to somebody\n  kept: ${figure(keeping)}\n  ties and ring found: ${figure(finding)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
