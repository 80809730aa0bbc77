import { z } from 'zod';
import actorData from '../../../../data/intel/actors.json' with { type: 'json' };
import { gazetteer } from './words.ts';

/** An actor of the table. */
export type KnownActor = {
  /** ATT&CK group id, or the id of the table it comes from. */
  readonly id: string;
  /** UUID of the ATT&CK object, empty where it has none. */
  readonly stix: string;
  readonly name: string;
  readonly country?: string;
  readonly state: boolean;
  readonly aliases: readonly { readonly name: string; readonly namedBy?: string }[];
};

/** A name of an actor in the table. `ordinary`: it is also a word and counts only beside a word such as “group”. */
export type ActorName = { readonly actor: KnownActor; readonly name: string; readonly namedBy?: string; readonly ordinary: boolean };

const tableSchema = z.object({
  ordinary: z.array(z.string()),
  actors: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.number(), z.array(z.string())])),
});

function load() {
  const { ordinary, actors } = tableSchema.parse(actorData);
  const words = new Set(ordinary);
  const names: [string, ActorName][] = [];
  const byName = new Map<string, ActorName>();
  for (const [id, stix, name, country, state, others] of actors) {
    const aliases = others.map((one) => {
      const [alias = '', vendor] = one.split('|');
      return { name: alias, ...(vendor !== undefined && { namedBy: vendor }) };
    });
    const actor: KnownActor = { id, stix, name, ...(country !== '' && { country }), state: state === 1, aliases };
    for (const one of [{ name }, ...aliases])
      for (const form of new Set([one.name, one.name.replace(/ (?:Group|Team|Gang)$/, '')])) {
        const entry = {
          actor,
          name: one.name,
          ...('namedBy' in one && one.namedBy !== undefined && { namedBy: one.namedBy }),
          ordinary: words.has(form.toLowerCase()) || form.length < 4,
        };
        names.push([form, entry]);
        if (!byName.has(form.toLowerCase())) byName.set(form.toLowerCase(), entry);
      }
  }
  return { find: gazetteer(names), byName };
}

let table: ReturnType<typeof load> | undefined;

/** The table of actors, read on first use. @source data/intel/actors.json */
export function actorTable(): ReturnType<typeof load> {
  table ??= load();
  return table;
}

/** The actor of the table that has a name. */
export function knownActor(name: string): ActorName | undefined {
  const plain = name.toLowerCase().replace(/^the /, '');
  const { byName } = actorTable();
  return byName.get(plain) ?? byName.get(plain.replace(/ (?:group|team|gang|actors|hackers|ransomware|ransomware actors)$/, ''));
}
