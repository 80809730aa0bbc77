import type { ActorProfile, Quoted, ReportActor } from '#model';
import { quote, type ReportText, sentenceAt } from '../../text.ts';
import type { KnownActor } from './actor-table.ts';
import { COUNTRY_WORDS, countryOf } from './demonyms.ts';
import { impostors, type Mention, mentionsOf, stemOf } from './mentions.ts';
import { sponsorOf } from './sponsor.ts';
import { isClaimedAt, saidByAt, wordingAt } from './wording.ts';

/** Most other names of one actor that are kept. Unit: names. @source house: the longest lists of aliases in public reports have about fifteen */
const MOST_ALIASES = 24;
/** Most actors of a report. Unit: actors. @source house: lists of hundreds are tables of an annual report and no profile */
const MOST_ACTORS = 60;
/** Part of a text that a summary takes. Unit: characters. @source house: title and first paragraphs of public reports */
const OPENING = 700;

type Group = { readonly mentions: Mention[]; known?: KnownActor; readonly stems: Set<string> };

const fold = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}/]/gu, '');

/** The keys by which two mentions are of one actor. */
function keysOf(mention: Mention): readonly string[] {
  if (mention.kind === 'worker' || (mention.kind === 'digest' && /\bIT[ -]worker|North Korea|DPRK/i.test(mention.name) && mention.known === undefined)) return ['~workers'];
  if (mention.kind === 'unnamed') return [`~${fold(mention.name).replace(/^(?:malicious|cyber|unidentified|unknown|unattributed)+/, '')}`];
  const stem = fold(mention.stem);
  return [...(mention.known === undefined ? [] : [`#${mention.known.id}`]), stem, ...stem.split('/').filter((part) => part.length > 3)];
}

/** Mentions by actor. Short forms (“Emennet” of “Emennet Pasargad”) and parts of joined names go with the whole. */
function groupsOf(mentions: readonly Mention[]): readonly Group[] {
  const byKey = new Map<string, Group>();
  const groups: Group[] = [];
  const firsts = new Map<string, string>();
  for (const { kind, stem } of mentions) if ((kind === 'table' || kind === 'named') && stem.includes(' ')) firsts.set(fold(stem.split(' ')[0] ?? ''), fold(stem));
  for (const mention of mentions) {
    const own = keysOf(mention);
    const keys = [...own, ...own.flatMap((key) => firsts.get(key) ?? [])];
    let group = keys.map((key) => byKey.get(key)).find((one) => one !== undefined);
    if (group === undefined) {
      group = { mentions: [], stems: new Set() };
      groups.push(group);
    }
    group.mentions.push(mention);
    if (mention.known !== undefined) group.known ??= mention.known;
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, group);
  }
  return groups;
}

const ALIAS_LINK =
  /\b(?:also (?:known|tracked|referred to|identified|reported)(?: (?:as|to))?|a\.?k\.?a\.?|tracked (?:by [A-Z][\w .]{1,40} )?as|(?:using )?(?:the )?(?:labels?|names?|aliases|monikers?)|known (?:variously |publicly )?as|formerly|overlaps with|which [A-Z]\w{1,30} (?:calls|tracks as))\b/i;

/** Whether what stands between two names says that they are names of one actor. */
function isAliasLink(between: string): boolean {
  return between.length <= 90 && !/[.;!?]\s/.test(between) && ALIAS_LINK.test(between) && !/\b(?:one of|part of|subset|make up|unlike|distinct|differs?)\b/i.test(between);
}

/** Joins groups that the text itself calls names of one actor: “X (also known as Y and Z)”, “the labels “X,” “Y” and “Z””. */
function joinAliases(report: ReportText, groups: readonly Group[], mentions: readonly Mention[]): readonly Group[] {
  const groupOf = new Map<Mention, Group>(groups.flatMap((group) => group.mentions.map((one) => [one, group] as const)));
  const gone = new Set<Group>();
  let list = false;
  for (const [at, mention] of mentions.entries()) {
    const before = mentions[at - 1];
    if (before === undefined || mention.kind === 'unnamed' || before.kind === 'unnamed' || mention.kind === 'worker') continue;
    const between = report.view.slice(before.end, mention.start);
    const [a, b] = [groupOf.get(before), groupOf.get(mention)];
    list = isAliasLink(between) || (list && between.length <= 12 && /^["']?\)?,?["']?(?: and| or|,)? ?(?:the )?["']?$/.test(between)) || labels(report, before, between);
    if (!list || a === undefined || b === undefined || a === b) continue;
    for (const one of b.mentions) {
      a.mentions.push(one);
      groupOf.set(one, a);
    }
    if (b.known !== undefined) a.known ??= b.known;
    gone.add(b);
  }
  for (const group of groups) group.mentions.sort((a, b) => a.start - b.start);
  return groups.filter((group) => !gone.has(group));
}

/** A list of labels that names the actor only by them. */
function labels(report: ReportText, first: Mention, between: string): boolean {
  return (
    /^["']?,?["']? (?:and )?["']?$|^,?["'],? ?["']?$/.test(between) &&
    /\b(?:labels?|names|aliases|tracked as|known as)\s["']?$/i.test(report.view.slice(Math.max(0, first.start - 24), first.start))
  );
}

const inFurniture = (report: ReportText, { start }: Mention) => {
  const block = sentenceAt(report, start)?.block;
  return block?.section === 'furniture' || block?.section === 'references';
};

/** How much a report is about an actor: title and digest heading, opening, number of mentions. */
function weightOf(report: ReportText, { mentions }: Group): number {
  const title = report.source.title?.toLowerCase() ?? '';
  const heading = report.blocks.filter(({ kind }) => kind === 'heading').slice(0, 6);
  let weight = 0;
  for (const one of mentions) {
    if (one.kind === 'digest') weight += 100;
    if (isClaimedAt(report, one.start)) weight -= 8;
    weight += one.kind === 'unnamed' ? 0.5 : one.kind === 'brand' ? 0.7 : 1;
    if (heading.some(({ start, end }) => one.start >= start && one.end <= end)) weight += 5;
  }
  const [first] = mentions;
  if (first === undefined) return 0;
  if (title !== '' && title.includes(first.stem.toLowerCase())) weight += 8;
  if (first.start < OPENING) weight += 4;
  if (mentions.every(({ kind }) => kind === 'unnamed')) weight -= 6;
  if (mentions.every(({ kind }) => kind === 'persona')) weight -= 20;
  return weight;
}

function kindOf({ mentions, known }: Group): ReportActor['kind'] {
  if (mentions.some(({ kind }) => kind === 'worker')) return 'state-workforce';
  if (mentions.every(({ kind }) => kind === 'persona')) return 'persona';
  if (known?.state === true) return 'state-group';
  if (mentions.some(({ kind, country, name }) => kind === 'unnamed' && country !== undefined && /state|government|military|intelligence|nation/i.test(name))) return 'state-group';
  return known === undefined && mentions.every(({ kind }) => kind === 'unnamed') ? 'unknown' : 'criminal-group';
}

/** Country by the words just before a name: “Iranian cyber group X”, “North Korea-linked X”. */
function countryBefore(report: ReportText, { start }: Mention): string | undefined {
  const words = report.view.slice(Math.max(0, start - 70), start);
  const found = new RegExp(
    `\\b(${COUNTRY_WORDS})(?:[ -](?:linked|backed|affiliated|aligned|based|sponsored|nexus))?(?: [a-z-]{2,20}| \\([A-Z]{2,5}\\)| Persistent| Threat| Advanced){0,6} ["']?$`,
    'i',
  ).exec(words);
  const country = found?.[1] === undefined ? undefined : countryOf(found[1]);
  return country === 'US' || country === undefined || /\b(?:against|targeting|target|hit|of|in)\b/.test(found?.[0] ?? '') ? undefined : country;
}

/** The mention whose words name the actor: the digest’s, else the commonest form, the earlier of two. */
function headOf({ mentions }: Group): Mention {
  const counts = new Map<string, number>();
  const named = mentions.filter(({ kind }) => kind !== 'brand' && kind !== 'unnamed');
  const from = named.length > 0 ? named : mentions;
  for (const { name, kind } of from) counts.set(name, (counts.get(name) ?? 0) + (kind === 'digest' ? 100 : 1));
  const joined = from.filter(({ stem }) => stem.includes('/'));
  const best = (joined.length > 0 ? joined : from).toSorted((a, b) => (counts.get(b.name) ?? 0) - (counts.get(a.name) ?? 0) || a.start - b.start)[0];
  return best ?? (mentions[0] as Mention);
}

function actorOf(report: ReportText, group: Group, relation: ReportActor['relation']): ReportActor {
  const head = headOf(group);
  const seen = new Set([head.name.toLowerCase()]);
  const aliases: ReportActor['aliases'][number][] = [];
  for (const one of group.mentions)
    for (const name of one.kind === 'unnamed' || one.kind === 'worker' ? [one.name] : [one.name, stemOf(one.name)]) {
      if (aliases.length >= MOST_ALIASES || seen.has(name.toLowerCase()) || name.length < 2) continue;
      seen.add(name.toLowerCase());
      const at = report.view.slice(one.start, one.end).toLowerCase().indexOf(name.toLowerCase());
      const start = at < 0 ? one.start : one.start + at;
      const namedBy = group.known?.aliases.find((alias) => alias.name.toLowerCase() === name.toLowerCase())?.namedBy;
      aliases.push({ name, ...(namedBy !== undefined && { namedBy }), ...quote(report, start, at < 0 ? one.end : start + name.length) });
    }
  const country =
    (group.known?.state === true ? group.known.country : undefined) ??
    group.mentions.map((one) => (one.kind === 'table' ? undefined : one.country) ?? countryBefore(report, one)).find((one) => one !== undefined);
  const saidBy = group.mentions
    .slice(0, 3)
    .map((one) => saidByAt(report, one.start))
    .find((one) => one !== undefined);
  return {
    name: head.name,
    kind: kindOf(group),
    relation,
    wording: wordingOf(report, group, head, relation),
    ...(saidBy !== undefined && { saidBy }),
    ...(country !== undefined && { country }),
    ...(group.known !== undefined && { known: { id: group.known.id, name: group.known.name } }),
    aliases,
    ...quote(report, head.start, head.end),
  };
}

/** Court releases allege, whatever the sentence says. */
const COURT = /\bpresumed innocent\b|\b(?:indictment|complaint) (?:alleges|charg|is merely)/i;

function wordingOf(report: ReportText, { mentions }: Group, head: Mention, relation: ReportActor['relation']): ReportActor['wording'] {
  if (relation === 'negated') return 'denied';
  if (mentions.every(({ kind }) => kind === 'unnamed')) return 'none';
  const wording = wordingAt(report, head.start);
  if (wording === 'stated' && COURT.test(report.view)) return 'alleged';
  return wording === 'possible' && head.kind === 'worker' ? 'stated' : wording;
}

/** Somebody who poses as a known actor, where the opening of the report is about them. */
function impostorOf(report: ReportText, mentions: readonly Mention[]): ReportActor | undefined {
  let impostor: ReportActor | undefined;
  for (const { start, end } of impostors(report)) {
    const posed = mentions.find((one) => one.start >= end && one.start - end < 90);
    if (posed === undefined || start > OPENING || report.view.slice(end, posed.start).includes('\n')) continue;
    const one = quote(report, start, posed.end + (/^["']/.test(report.view.slice(posed.end, posed.end + 1)) ? 1 : 0));
    const name = one.quote.replace(/\s+/g, ' ');
    if (impostor === undefined) impostor = { name, kind: 'persona', relation: 'primary', wording: 'assessed', aliases: [], ...one };
    else impostor = { ...impostor, aliases: [...impostor.aliases, { name, ...one }] };
  }
  return impostor;
}

const CAVEAT =
  /\b(?:presumed innocent|merely (?:an? )?(?:allegations?|accusations?)|(?:allegations?|accusations?) (?:and|that) (?:is|are) not|not (?:be )?(?:able to )?(?:confirm|verif|attribut)\w{0,4}|cannot (?:rule out|confirm|verify)|has not (?:yet )?determined|unable to (?:confirm|attribute|ascertain)|not able to ascertain|it is (?:unclear|unknown)|unclear (?:whether|if)|low confidence|could not (?:independently )?(?:confirm|verify)|until proven guilty|no guarantees or warranties)\b/i;

/** Sentences in which a text limits itself. */
function caveatsOf(report: ReportText): readonly Quoted[] {
  return report.sentences.filter(({ start, end }) => end - start < 700 && CAVEAT.test(report.view.slice(start, end))).map(({ start, end }) => quote(report, start, end));
}

/**
 * Actors that a report names, which one it is about, the sponsor, and where the text limits what it says.
 * A name counts where the table knows it and it cannot be a plain word there, or where the words around say that it is an actor.
 * Cost grows with the text.
 */
export function extractActors(report: ReportText): {
  readonly actors: readonly ReportActor[];
  readonly sponsor?: ActorProfile['attribution']['sponsor'];
  readonly caveats: readonly Quoted[];
} {
  const mentions = mentionsOf(report).filter((one) => !inFurniture(report, one));
  const all = joinAliases(report, groupsOf(mentions), mentions);
  const weighed = all
    .filter((group) => group.mentions.some(({ kind }) => kind !== 'brand'))
    .map((group) => ({ group, weight: weightOf(report, group) }))
    .toSorted((a, b) => b.weight - a.weight || (a.group.mentions[0]?.start ?? 0) - (b.group.mentions[0]?.start ?? 0));
  const impostor = impostorOf(report, mentions);
  const primary = impostor === undefined ? weighed[0]?.group : undefined;
  const actors = weighed
    .filter(({ group }) => group === primary || group.mentions.some(({ kind }) => kind !== 'unnamed'))
    .slice(0, MOST_ACTORS)
    .map(({ group }) => actorOf(report, group, relationOf(report, group, primary)));
  const sponsor = sponsorOf(report);
  return { actors: [...(impostor === undefined ? [] : [impostor]), ...actors], ...(sponsor !== undefined && { sponsor }), caveats: caveatsOf(report) };
}

function relationOf(report: ReportText, group: Group, primary: Group | undefined): ReportActor['relation'] {
  if (group === primary) return 'primary';
  if (group.mentions.some(({ kind }) => kind === 'persona')) return 'persona-of-primary';
  return group.mentions.some((one) => isClaimedAt(report, one.start)) ? 'negated' : 'mentioned';
}
