/**
 * Makes data/intel/actors.json: names of actors, facts only.
 *   npx tsx scripts/intel/actors.ts CTI_CHECKOUT MISP_GALAXY_CHECKOUT MICROSOFT_NAMES.json
 * A checkout may be a bare repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readCountry } from '../../src/values/country.ts';
import { readFolder, readFrom, revisionOf } from './checkout.ts';

type Row = { id: string; stix?: string; name: string; country?: string; state?: true /** How many of the aliases its first source gives. */; own: number; aliases: string[] };

/** Aliases that are ordinary words, common names or names of software: they count only beside a word such as “group”. */
const ORDINARY = new Set(
  (
    'silence machete inception callisto platinum play akira axiom sphinx equation snake anchor cobalt carbanak medusa darkside qilin anonymous nemesis titan tick rancor hurricane ' +
    'scarlet silver actinium alloy anthem bamboo berserk bismuth black blackout bluebottle boron boson budworm calypso chrysene cloud comment confucius copper crouching dante deadeye ' +
    'dragon dust earth elderwood eagle electrum elephant ember energetic evil falcon ferret fishmonger flea fog fox gallium ghost gold grandoreiro group hammer hexane holmium icefog impact infy iridium iron ' +
    'judgment karakurt keystone kittens krypton laundry lead lebanon leaf lemon leviathan lime lotus lurid lynx magnet manganese mango maverick mercury metal mia mirage molerats monsoon moses mustang mythic naikon ' +
    'neon nickel nobelium orange orangeworm osmium palladium panda parasite patchwork peach phosphorus pirate pitty plead polonium polo promethium quantum radium rampant raspberry ' +
    'red roaming rocket rose ruby ruthenium sandman sauron scandium sea seaborgium seedworm shadow shell shield silent sima skeleton sofacy sowbug spring static stealth steel storm strider strontium suckfly sun sykipot tellurium ' +
    'temper thallium thrip thorium tonto tortoise tropic turbine union unit vanguard velvet venom vermin viper volatile voodoo vortex wicked wild windshift winter wolf yttrium zinc zirconium zombie ' +
    'apt china iran russia team gang crew hackers spider bear kitten swallow winnti cuba hive royal conti lockbit maze clop lapsus stuff ups shadowserver emissary naga nomad parrot ' +
    'cosmic lady cyber corporation cleaver barium cerium amazon deadlock play rhysida interlock embargo money message monster hades hunters void volcano witch whitefly wip gaza gorgon hellsing higaisa honeybee ' +
    'pioneer privateer rebel regin rift safe scattered sector shrouded siamese slayer sprite star starfish sweed swift target terbium threat tiger toddler tracer transparent turla-like uranium vault vice viceroy water whisper ' +
    'lexus superman foxtrot foxmail popeye butterfly alibaba bottle chimera watchdog mantis gorilla nitro reaper trident auriga rattlesnake buckeye cardinal scarab dragonfly moonlight chameleon calcium ' +
    'longhorn slingshot polaris phantom hellfire iodine combine mask pickaxe waterbug sidewinder antlion cicada dogfish tailgater swallowtail armageddon springtail newscaster windigo deadwood scimitar grayling elfin indra morpho danti'
  ).split(' '),
);

/** Schemes by which vendors name actors. @source the vendors’ published naming pages */
const SCHEMES: readonly (readonly [RegExp, string])[] = [
  [/ (?:panda|bear|kitten|chollima|spider|buffalo|tiger|leopard|jackal|crane|wolf|ocelot|hawk|lynx|saiga|sphinx)$/i, 'CrowdStrike'],
  [/ (?:typhoon|blizzard|sandstorm|sleet|tempest|tsunami|flood|cyclone|rain|hail|dust)$|^(?:storm|dev)-\d/i, 'Microsoft'],
  [/^(?:unc|fin|temp\.)[\dA-Z]/i, 'Mandiant'],
  [/^ta\d{3}/i, 'Proofpoint'],
  [/^(?:bronze|gold|nickel|iron|cobalt|tin|copper) [a-z]+$|^tg-\d/i, 'Secureworks'],
  [/^(?:tag-\d|red ?[a-z]+$)/i, ''],
  [/^earth [a-z]+$/i, 'Trend Micro'],
  [/^itg\d|^hive\d/i, 'IBM X-Force'],
  [/^apt-c-\d/i, 'Qihoo 360'],
  [/^cl-(?:sta|cri|unk)-\d| (?:taurus|ursa|serpens|pisces|libra|scorpius)$/i, 'Unit 42'],
];

const key = (name: string) =>
  name
    .toLowerCase()
    .replace(/ (?:group|team|gang)$/, '')
    .replace(/[^a-z0-9]/g, '');

const DEMONYMS: readonly (readonly [RegExp, string])[] = [
  [/\bNorth Korea/, 'KP'],
  [/\bIran/, 'IR'],
  [/\b(?:China|Chinese)/, 'CN'],
  [/\bRussia/, 'RU'],
  [/\bVietnam/, 'VN'],
  [/\bPakistan/, 'PK'],
  [/\bIndia(?:n\b|\b)/, 'IN'],
  [/\bLeban(?:on|ese)/, 'LB'],
  [/\bSouth Korea/, 'KR'],
  [/\bTurk(?:ey|ish)/, 'TR'],
  [/\bBelarus/, 'BY'],
];

type Stix = {
  type: string;
  id: string;
  name: string;
  description?: string;
  aliases?: string[];
  revoked?: boolean;
  x_mitre_deprecated?: boolean;
  external_references?: { source_name: string; external_id?: string }[];
};

function fromAttack(checkout: string): Row[] {
  return (readFolder(checkout, 'enterprise-attack/intrusion-set') as { objects: Stix[] }[])
    .flatMap(({ objects }) => objects)
    .filter((one) => one.type === 'intrusion-set' && one.revoked !== true && one.x_mitre_deprecated !== true)
    .map((one) => {
      const about = (one.description ?? '')
        .replace(/\(Citation:[^)]*\)/g, '')
        .split(/(?<=\.)\s/)
        .slice(0, 2)
        .join(' ');
      const country = /\b(?:sponsored|attributed|based|suspected|linked|nexus|associated|aligned|backed|espionage|operat)/.test(about)
        ? DEMONYMS.find(([words]) => words.test(about))?.[1]
        : undefined;
      return {
        id: one.external_references?.find(({ source_name }) => source_name === 'mitre-attack')?.external_id ?? one.id,
        stix: one.id,
        name: one.name,
        ...(country !== undefined && { country }),
        ...(country !== undefined && /state-sponsored|nation[- ]state|government|intelligence|military|ministry|espionage/i.test(about) && { state: true as const }),
        own: (one.aliases ?? []).length,
        aliases: (one.aliases ?? []).filter((alias) => alias !== one.name),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Cluster = { uuid: string; value: string; meta?: { synonyms?: string[]; country?: string; 'cfr-suspected-state-sponsor'?: string; 'attribution-confidence'?: string } };

function addMisp(rows: Row[], checkout: string): void {
  const { values } = JSON.parse(readFrom(checkout, 'clusters/threat-actor.json')) as { values: Cluster[] };
  for (const { uuid, value, meta } of values) {
    const synonyms = (meta?.synonyms ?? []).filter((one) => !/^G\d{4}$/.test(one));
    const group = meta?.synonyms?.find((one) => /^G\d{4}$/.test(one));
    const at =
      rows.find((row) => key(row.name) === key(value)) ?? rows.find((row) => row.id === group) ?? rows.find((row) => row.aliases.some((alias) => key(alias) === key(value)));
    const country = /^[A-Z]{2}$/.test(meta?.country ?? '') ? meta?.country : undefined;
    const state = meta?.['cfr-suspected-state-sponsor'] !== undefined && !/unknown/i.test(meta['cfr-suspected-state-sponsor']);
    if (at === undefined)
      rows.push({ id: `misp:${uuid}`, name: value, ...(country !== undefined && { country }), ...(state && { state: true as const }), own: synonyms.length, aliases: synonyms });
    else {
      if (country !== undefined) at.country ??= country;
      if (state) at.state = true;
      at.aliases.push(value, ...synonyms);
    }
  }
}

function addMicrosoft(rows: Row[], file: string): void {
  const names = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[];
  for (const row of names) {
    const name = row['Threat actor name'] ?? '';
    const others = (row['Other names'] ?? '').split(/,\s*/).filter((one) => one !== '');
    const origin = (row['Origin/Threat'] ?? '')
      .split(/[,/]/)
      .map((one) => readCountry(one.trim()))
      .find((one) => one !== undefined);
    const state = / (?:Typhoon|Sandstorm|Blizzard|Sleet|Dust|Cyclone|Hail|Rain)$/.test(name);
    const at =
      rows.find((one) => [one.name, ...one.aliases].some((alias) => key(alias) === key(name))) ??
      rows.find((one) => others.some((other) => key(other) === key(one.name))) ??
      rows.find((one) => others.some((other) => one.aliases.some((alias) => key(alias) === key(other) && !ORDINARY.has(alias.toLowerCase()))));
    if (at === undefined)
      rows.push({
        id: `microsoft:${key(name)}`,
        name,
        ...(origin !== undefined && { country: origin }),
        ...(state && { state: true as const }),
        own: others.length,
        aliases: others,
      });
    else {
      if (origin !== undefined) at.country ??= origin;
      if (state) at.state = true;
      at.aliases.push(name, ...others);
    }
  }
}

/** Names of those who run the scheme of remote IT workers that the three sources lack or split. @source public reports of the vendors named */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'Jasper Sleet': ['NICKEL TAPESTRY', 'UNC5267', 'Wagemole|Unit 42', 'PurpleDelta|Recorded Future', 'CL-STA-0241'],
  'Contagious Interview': ['Famous Chollima', 'CL-STA-0240', 'UNC5342', 'Void Dokkaebi|Trend Micro', 'WaterPlum|NTT Security'],
};

function addOwn(rows: Row[]): void {
  for (const [name, aliases] of Object.entries(OWN)) {
    const at = rows.find((row) => row.name === name);
    at?.aliases.unshift(...aliases);
    if (at !== undefined) at.own += aliases.length;
  }
}

/** An alias belongs to one row: to that of which it is the name, else to the first. */
function settle(rows: Row[]): Row[] {
  const owner = new Map<string, Row>();
  for (const [name, aliases] of Object.entries(OWN))
    for (const alias of aliases) owner.set(key(alias.split('|')[0] ?? ''), rows.find((row) => row.name === name) ?? (rows[0] as Row));
  for (const row of rows) if (!owner.has(key(row.name))) owner.set(key(row.name), row);
  const settled = new Map<Row, string[]>(rows.map((row) => [row, []]));
  for (const first of [true, false])
    for (const row of rows)
      for (const alias of first ? row.aliases.slice(0, row.own) : row.aliases.slice(row.own)) {
        const [written = '', said] = alias.split('|');
        const clean = written.replace(/\s*\([^)]*\)\s*$/, '').trim();
        const plain = key(clean);
        if (
          plain.length < 3 ||
          clean.length > 45 ||
          !/[A-Za-z]{2}/.test(clean) ||
          /^(?:operation|subgroup|campaign)\b/i.test(clean) ||
          (owner.get(plain) ?? row) !== row ||
          plain === key(row.name) ||
          settled.get(row)?.some((one) => key(one.split('|')[0] ?? '') === plain)
        )
          continue;
        owner.set(plain, row);
        const vendor = said ?? SCHEMES.find(([scheme]) => scheme.test(clean))?.[1] ?? '';
        settled.get(row)?.push(vendor === '' ? clean : `${clean}|${vendor}`);
      }
  for (const row of rows) row.aliases = settled.get(row) ?? [];
  return rows.filter((row) => owner.get(key(row.name)) === row);
}

const [cti, misp, microsoft] = process.argv.slice(2);
if (cti === undefined || misp === undefined || microsoft === undefined) throw new Error('usage: actors.ts CTI_CHECKOUT MISP_GALAXY_CHECKOUT MICROSOFT_NAMES.json');
const rows = fromAttack(cti);
addMisp(rows, misp);
addMicrosoft(rows, microsoft);
addOwn(rows);
const actors = settle(rows);
const used = actors.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.split('|')[0] ?? '')]).map((one) => one.toLowerCase());
const software = new Set(
  (['malware', 'tool'] as const).flatMap((kind) =>
    (readFolder(cti, `enterprise-attack/${kind}`) as { objects: Stix[] }[]).flatMap(({ objects }) => objects.map(({ name }) => name.toLowerCase())),
  ),
);
const head = {
  sources: [
    { name: 'MITRE ATT&CK Enterprise, groups', version: 'v18.1', revision: revisionOf(cti), licence: 'ATT&CK terms of use', url: 'https://attack.mitre.org' },
    { name: 'MISP galaxy, threat-actor', revision: revisionOf(misp), licence: 'CC0-1.0 or BSD-2-Clause', url: 'https://github.com/MISP/misp-galaxy' },
    { name: 'Microsoft threat actor names', licence: 'CC-BY-4.0', url: 'https://github.com/microsoft/mstic', changes: 'merged with the other two by name' },
  ],
  notice:
    '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. Terms of use: https://attack.mitre.org/resources/legal-and-branding/terms-of-use/',
  form: 'actors: id, STIX id where ATT&CK has one, name, suspected country, 1 where a state is said to be behind it, aliases as name or name|vendor. ordinary: names that are also words.',
  ordinary: [...new Set(used.flatMap((one) => [one, one.replace(/ (?:group|team|gang)$/, '')]))]
    .filter((one) => ORDINARY.has(one) || software.has(one) || /^[a-z]{1,4}$/.test(one))
    .sort(),
};
const lines = actors.map(({ id, stix, name, country, state, aliases }) =>
  JSON.stringify([id, stix?.replace('intrusion-set--', '') ?? '', name, country ?? '', state === true ? 1 : 0, aliases]),
);
const json = `${JSON.stringify(head, undefined, 1).replace(/\n\}$/, '')},\n "actors": [\n${lines.join(',\n')}\n]}\n`;
writeFileSync(new URL('../../data/intel/actors.json', import.meta.url), json);
console.log(`${actors.length} actors, ${used.length} names, ${json.length} characters`);
