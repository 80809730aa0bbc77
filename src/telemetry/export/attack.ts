import table from '../../../data/intel/attack.json' with { type: 'json' };

/** A technique of ATT&CK Enterprise with its tactics. */
export type AttackTechnique = { readonly id: string; readonly name: string; readonly tactics: readonly { readonly id: string; readonly short: string; readonly name: string }[] };

/** Release of ATT&CK that names and tactics are of. @source data/intel/attack.json */
export const ATTACK_VERSION: string = table.version;

const tactics = table.tactics.map(([id = '', short = '', name = '']) => ({ id, short, name }));
const techniques: ReadonlyMap<string, AttackTechnique> = new Map(
  (table.techniques as unknown as readonly (readonly [id: string, name: string, tactics: readonly number[]])[]).map(([id, name, places]) => [
    id,
    { id, name, tactics: places.flatMap((place) => tactics[place] ?? []) },
  ]),
);

/** The technique of an id; undefined where the release has none. @source data/intel/attack.json */
export function attackTechnique(id: string): AttackTechnique | undefined {
  return techniques.get(id);
}
