import table from '../../../data/telemetry/remote-tools.json' with { type: 'json' };
import { programOf } from './host.ts';
import { NOTHING, type Note, type Recogniser } from './note.ts';

const byFile = new Map<string, string>();
const byCompany = new Map<string, string>();
/** Product names by their first word, the longest first: most programs are passed over by one look. */
const byFirstWord = new Map<string, [product: string, id: string][]>();
for (const { id, files, products, companies, extensions, builtin } of table.tools as readonly ((typeof table.tools)[number] & { readonly builtin?: boolean })[]) {
  // What every Windows or Mac has is no second tool.
  if (builtin === true) continue;
  for (const file of [...files, ...extensions]) byFile.set(file, id);
  for (const company of companies) byCompany.set(company, id);
  for (const product of products) {
    const first = product.split(' ', 1)[0] ?? '';
    byFirstWord.set(
      first,
      [...(byFirstWord.get(first) ?? []), [product, id] as [string, string]].sort(([a], [b]) => b.length - a.length),
    );
  }
}

/** Parts of names of programs that only look at other computers, or are no remote access at all. @source house: TigerVNC Viewer, RealVNC Viewer, Radmin VPN, LogMeIn Hamachi */
const NO_HOST = /\b(?:viewer|vpn|hamachi|privilege)\b/;

/** Tool of a program as inventories name it: “AnyDesk 8.0.3”, “TeamViewer Host”, the id of a browser extension. */
export function remoteToolNamed(name: string): string | undefined {
  const plain = programOf(name.trim());
  const blank = plain.indexOf(' ');
  const candidates = byFirstWord.get(blank < 0 ? plain : plain.slice(0, blank));
  if (candidates === undefined) return byFile.get(plain);
  if (NO_HOST.test(plain)) return undefined;
  for (const [product, id] of candidates) {
    if (!plain.startsWith(product)) continue;
    const next = plain[product.length];
    if (next === undefined || next === ' ' || next === '(' || next === ',') return id;
  }
  return byFile.get(plain);
}

/** Remote-access tools installed or started. The command line is not kept: it may hold a password. */
export const remoteTools: Recogniser = ({ process, software, kind }) => {
  if (kind === 'process' && process !== undefined) {
    const { name, originalName, path, company } = process;
    const id =
      byFile.get(programOf(name)) ??
      (originalName === undefined ? undefined : byFile.get(programOf(originalName))) ??
      (path === undefined ? undefined : byFile.get(programOf(path))) ??
      (company === undefined ? undefined : byCompany.get(company.toLowerCase()));
    return id === undefined
      ? NOTHING
      : [{ on: 'device', topic: 'tool', value: id, text: `${originalName === undefined || originalName === name ? name : `${name} (${originalName})`} was started` }];
  }
  if (software === undefined) return NOTHING;
  let notes: Map<string, Note> | undefined;
  for (const { name, version } of software) {
    const id = remoteToolNamed(name);
    if (id === undefined) continue;
    notes ??= new Map();
    if (!notes.has(id)) notes.set(id, { on: 'device', topic: 'tool', value: id, text: `${name}${version === undefined ? '' : ` ${version}`} is installed` });
  }
  return notes === undefined ? NOTHING : [...notes.values()];
};
