import { programOf } from './host.ts';
import { NOTHING, type Note, type Recogniser } from './note.ts';

/**
 * Programs that keep a computer awake or move the pointer, by the names of files and inventories, without versions. What the system
 * itself ships (caffeinate, PowerToys Awake) is left out; Amphetamine and Caffeine are common among honest people, and the signal is weak.
 * @source S12, S26 (red-flag catalogue 2026-11, row activity-simulator); names from the makers’ pages and stores, 2026-11
 */
const PROGRAMS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['Mouse Jiggler', 'mousejiggler|mouse jiggler|mouse-jiggler|mjig|jiggler|jiggle'],
      ['Mouse Mover', 'mousemover|mouse mover|auto mouse mover|automatic mouse mover|automatic-mouse-mover|amm'],
      ['Move Mouse', 'move mouse|movemouse|ellanet.movemouse'],
      ['Caffeine', 'caffeine|caffeine64|caffeine32|caffeine-ng'],
      ['Don’t Sleep', "dontsleep|dontsleep_x64|dontsleep_x64_p|dontsleep_p|don’t sleep|don't sleep"],
      ['StayAwake', 'stayawake|stay awake'],
      ['Insomnia (sleep)', 'insomniax'],
      ['Amphetamine', 'amphetamine'],
      ['KeepingYouAwake', 'keepingyouawake'],
      ['Lungo', 'lungo'],
      ['Wimoweh', 'wimoweh'],
      ['MouseJiggle', 'mousejiggle|mouse jiggle'],
      ['Keep Awake', 'keep awake|keepawake'],
    ] as const
  ).flatMap(([name, keys]) => keys.split('|').map((key) => [key, name] as const)),
);
/** Short names that only a file can have without meaning something else. */
const ONLY_FILES = new Set(['amm', 'mjig', 'jiggle']);

/** Parts of USB product and vendor names of devices that move the pointer. Many call themselves an ordinary mouse and are not seen. @source product pages of WiebeTech and Vaydeer, and descriptors in open firmware, 2026-11 */
const DEVICES: readonly (readonly [part: string, name: string])[] = [
  ['jiggler', 'a mouse jiggler'],
  ['mouse mover', 'a mouse mover'],
  ['mousemover', 'a mouse mover'],
  ['vaydeer', 'a mouse mover of Vaydeer'],
];

const note = (value: string, text: string): Note => ({ on: 'device', topic: 'simulator', value, text });

/** Name of an inventory without version, edition and bitness: “Mouse Jiggler 2.0.25” is “mouse jiggler”. */
const bare = (name: string): string => programOf(name.trim()).replace(/[ _-](?:v?\d[\w.]*|\(.*\)|x64|x86|portable)(?:\s.*)?$/, '');

/** Programs that keep a computer awake, and devices that move the pointer, under `simulator`. */
export const activitySimulators: Recogniser = ({ kind, process, software, peripheral }) => {
  if (kind === 'process' && process !== undefined) {
    const found = PROGRAMS.get(programOf(process.name)) ?? (process.originalName === undefined ? undefined : PROGRAMS.get(programOf(process.originalName)));
    return found === undefined ? NOTHING : [note(found, `${process.name} was started`)];
  }
  if (peripheral !== undefined) {
    const said = `${peripheral.vendor ?? ''} ${peripheral.name ?? ''}`.toLowerCase();
    for (const [part, name] of DEVICES) if (said.includes(part)) return [note(name, `“${said.trim()}” was plugged in`)];
    return NOTHING;
  }
  if (software === undefined) return NOTHING;
  let notes: Map<string, Note> | undefined;
  for (const { name } of software) {
    const key = bare(name);
    const found = ONLY_FILES.has(key) ? undefined : PROGRAMS.get(key);
    if (found === undefined) continue;
    notes ??= new Map();
    if (!notes.has(found)) notes.set(found, note(found, `${name} is installed`));
  }
  return notes === undefined ? NOTHING : [...notes.values()];
};
