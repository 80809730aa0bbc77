import table from '../../data/intel/attack.json' with { type: 'json' };

/** A technique of ATT&CK Enterprise. `tactics` are short names such as “initial-access”; `stixId` is the id of MITRE’s own object, `attack-pattern--…`. */
export type Technique = { readonly id: string; readonly name: string; readonly tactics: readonly string[]; readonly stixId: string };

/** Release of ATT&CK that ids refer to. @source data/intel/attack.json */
export const ATTACK_VERSION: string = table.version;

const shortNames = table.tactics.map(([, short]) => short ?? '');
const rows = table.techniques as unknown as readonly (readonly [id: string, name: string, tactics: readonly number[], uuid: string])[];
const techniques: ReadonlyMap<string, Technique> = new Map(
  rows.map(([id, name, places, uuid]) => [id, { id, name, tactics: places.flatMap((place) => shortNames[place] ?? []), stixId: `attack-pattern--${uuid}` }]),
);
const replacements: ReadonlyMap<string, string> = new Map([...Object.entries(table.revoked), ...Object.entries(table.deprecated).filter(([, successor]) => successor !== '')]);
const tacticNames: ReadonlyMap<string, string> = new Map(table.tactics.map(([, short, name]) => [short ?? '', name ?? '']));

/** The technique of an id as it stands in the release, also where it is deprecated; undefined for ids that are revoked or never were. @source data/intel/attack.json */
export function technique(id: string): Technique | undefined {
  return techniques.get(id);
}

/** The technique that an id means in the pinned release: revoked and deprecated ids lead to what replaced them; a deprecated one that nothing replaced stays itself. @source data/intel/attack.json */
export function currentTechnique(id: string): Technique | undefined {
  return techniques.get(replacements.get(id) ?? id);
}

/** Name of a tactic, “Initial Access” for “initial-access”. @source data/intel/attack.json */
export function tacticName(short: string): string | undefined {
  return tacticNames.get(short);
}
