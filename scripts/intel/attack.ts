/**
 * Makes data/intel/attack.json: techniques and tactics of ATT&CK Enterprise, facts only.
 *   npx tsx scripts/intel/attack.ts CTI_CHECKOUT
 * The checkout, of https://github.com/mitre/cti, may be a bare repository.
 */
import { writeFileSync } from 'node:fs';
import { readFolder, revisionOf } from './checkout.ts';

type Stix = {
  type: string;
  id: string;
  name?: string;
  description?: string;
  revoked?: boolean;
  x_mitre_deprecated?: boolean;
  x_mitre_version?: string;
  x_mitre_shortname?: string;
  external_references?: { source_name: string; external_id?: string }[];
  kill_chain_phases?: { kill_chain_name: string; phase_name: string }[];
  relationship_type?: string;
  source_ref?: string;
  target_ref?: string;
};

const idOf = (one: Stix): string => one.external_references?.find(({ source_name }) => source_name === 'mitre-attack')?.external_id ?? '';
const objectsOf = (checkout: string, folder: string): Stix[] => (readFolder(checkout, `enterprise-attack/${folder}`) as { objects: Stix[] }[]).flatMap(({ objects }) => objects);

/** Id that the description of a deprecated technique names as its successor; where it names several, none is. */
const successorOf = ({ description = '' }: Stix): string | undefined => {
  const said = /(?:please|instead)[^.]{0,20}use.{0,600}?\.(?=\s|$)/is.exec(description)?.[0] ?? '';
  const named = new Set([...said.matchAll(/techniques\/(T\d{4})(?:\/(\d{3}))?/g)].map(([, id = '', sub]) => (sub === undefined ? id : `${id}.${sub}`)));
  return named.size === 1 ? [...named][0] : undefined;
};

const [checkout] = process.argv.slice(2);
if (checkout === undefined) throw new Error('usage: attack.ts CTI_CHECKOUT');

const tactics = objectsOf(checkout, 'x-mitre-tactic')
  .filter(({ revoked, x_mitre_deprecated }) => revoked !== true && x_mitre_deprecated !== true)
  .map((one) => ({ id: idOf(one), short: one.x_mitre_shortname ?? '', name: one.name ?? '' }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const patterns = objectsOf(checkout, 'attack-pattern').filter((one) => /^T\d{4}(?:\.\d{3})?$/.test(idOf(one)));
const byStix = new Map(patterns.map((one) => [one.id, one]));
const replaced = new Map(
  objectsOf(checkout, 'relationship')
    .filter(({ relationship_type }) => relationship_type === 'revoked-by')
    .map(({ source_ref = '', target_ref = '' }) => [source_ref, target_ref]),
);

/** Follows replacements to the end. Ids are reused after a revocation, so this walks objects and not ids. */
function currentOf(one: Stix): Stix | undefined {
  let at: Stix | undefined = one;
  for (let steps = 0; at?.revoked === true && steps < 5; steps++) at = byStix.get(replaced.get(at.id) ?? '');
  return at?.revoked === true ? undefined : at;
}

const kept = patterns.filter(({ revoked }) => revoked !== true).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
const ids = new Set(kept.filter((one) => one.x_mitre_deprecated !== true).map(idOf));
const shorts = tactics.map(({ short }) => short);
const rows = kept.map((one) => [
  idOf(one),
  one.name ?? '',
  (one.kill_chain_phases ?? []).filter(({ kill_chain_name }) => kill_chain_name === 'mitre-attack').map(({ phase_name }) => shorts.indexOf(phase_name)),
  one.id.replace('attack-pattern--', ''),
]);
const revoked: Record<string, string> = {};
for (const one of [...patterns].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).filter((each) => each.revoked === true && !ids.has(idOf(each)))) {
  const current = currentOf(one);
  if (current !== undefined) revoked[idOf(one)] = idOf(current);
}
const deprecated: Record<string, string> = {};
for (const one of kept.filter(({ x_mitre_deprecated }) => x_mitre_deprecated === true)) {
  const successor = successorOf(one);
  deprecated[idOf(one)] = successor !== undefined && ids.has(successor) ? successor : '';
}

const head = {
  source: { name: 'MITRE ATT&CK Enterprise', version: '18.1', revision: revisionOf(checkout), licence: 'ATT&CK terms of use', url: 'https://attack.mitre.org' },
  notice:
    '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. Terms of use: https://attack.mitre.org/resources/legal-and-branding/terms-of-use/',
  form: 'techniques: id, name, places of its tactics in the list of tactics, UUID of the STIX object attack-pattern--…. revoked: id and what replaced it. deprecated: id and what its page says to use instead, empty where it says nothing.',
  version: '18.1',
  tactics: tactics.map(({ id, short, name }) => [id, short, name]),
  revoked,
  deprecated,
};
const json = `${JSON.stringify(head, undefined, 1).replace(/\n\}$/, '')},\n "techniques": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
writeFileSync(new URL('../../data/intel/attack.json', import.meta.url), json);
console.log(`${rows.length} techniques, ${Object.keys(revoked).length} revoked, ${Object.keys(deprecated).length} deprecated, ${json.length} characters`);
