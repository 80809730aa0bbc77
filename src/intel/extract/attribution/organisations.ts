import type { ReportOrganisation } from '#model';
import { quote, type ReportText, type Sentence, sentenceAt } from '../../text.ts';
import { knownActor } from './actor-table.ts';
import { COUNTRY_WORDS, countryOf } from './demonyms.ts';
import { softwareTable } from './software-table.ts';
import { ORGANS } from './sponsor.ts';
import { gazetteer, nameBefore, oneLine } from './words.ts';

type Role = ReportOrganisation['role'];
type Found = { readonly name: string; readonly start: number; readonly end: number; readonly role: Role; readonly country?: string; readonly alias?: string };

/** Most organisations of one report. Unit: organisations. @source house: longer lists are annexes */
const MOST_ORGANISATIONS = 150;

/** Public bodies: name, short name, country. @source their own names */
const BODIES: readonly (readonly [string, string, string])[] = [
  ['Federal Bureau of Investigation', 'FBI', 'US'],
  ['Cybersecurity and Infrastructure Security Agency', 'CISA', 'US'],
  ['National Security Agency', 'NSA', 'US'],
  ['Department of Justice', 'DOJ', 'US'],
  ['Department of the Treasury', '', 'US'],
  ['Department of State', '', 'US'],
  ['Department of Homeland Security', 'DHS', 'US'],
  ['Office of Foreign Assets Control', 'OFAC', 'US'],
  ['Financial Crimes Enforcement Network', 'FinCEN', 'US'],
  ['Customs and Border Protection', 'CBP', 'US'],
  ['Homeland Security Investigations', 'HSI', 'US'],
  ['Secret Service', 'USSS', 'US'],
  ['Internal Revenue Service', 'IRS', 'US'],
  ['Securities and Exchange Commission', 'SEC', 'US'],
  ['Federal Trade Commission', 'FTC', 'US'],
  ['Defense Criminal Investigative Service', 'DCIS', 'US'],
  ['Internet Crime Complaint Center', 'IC3', 'US'],
  ['Cyber Command', 'USCYBERCOM', 'US'],
  ['National Cyber Security Centre', 'NCSC', 'GB'],
  ['National Crime Agency', 'NCA', 'GB'],
  ['Australian Cyber Security Centre', 'ACSC', 'AU'],
  ['Canadian Centre for Cyber Security', 'CCCS', 'CA'],
  ['Federal Office for Information Security', 'BSI', 'DE'],
  ['National Intelligence Service', 'NIS', 'KR'],
  ['National Police Agency', 'NPA', ''],
  ['Europol', '', ''],
  ['Interpol', 'INTERPOL', ''],
  ['United Nations Security Council', 'UN Security Council', ''],
  ['UN Security Council 1718 Sanctions Committee', '1718 Committee', ''],
  ['Panel of Experts', '', ''],
];

type Body = { readonly name: string; readonly short: string; readonly country: string };
const bodies = gazetteer<Body>(BODIES.flatMap(([name, short, country]) => [name, ...(short === '' ? [] : [short])].map((form) => [form, { name, short, country }] as const)));

const SUFFIX = '(?:Inc|LLC|L\\.L\\.C|Ltd|Limited|Corp|Corporation|GmbH|B\\.V|S\\.A|S\\.L|AG|PLC|plc|Pte|Co|OOO|AB|NV|N\\.V|S\\.r\\.l|SARL|JSC|KK|Pty)';
const WORD = "[\\p{Lu}\\d][\\p{L}\\d&'.-]{0,30}";
const NAME = `${WORD}(?: {1,8}(?:(?:of|the|and|for|de|&) {1,8}){0,2}${WORD}){0,6}`;
const NAMED = new RegExp(`(?<![\\p{L}\\d&'.-])${NAME}$`, 'u');
/** What ends the name of a company, and brackets with a short name. Names are sought before them. */
const COMPANY = new RegExp(`,? {1,8}(?:Co\\.?,? ?)?${SUFFIX}(?![\\p{L}])\\.?(?:,? (?:Ltd|Inc|LLC|Limited|KG|Ltda)\\.?)?`, 'gu');
const BRACKETED = / {1,8}\(["']?([A-Z][A-Z&]{1,9}|[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2})["']?\)/g;
const INSTITUTION =
  /\b(?:Ministry|Department|Bureau|Agency|Committee|Commission|Council|Institute|University|Bank|Organi[sz]ation|Laboratory|Parliament|System|Systems|Association|Union|Center|Centre|Service|Services|Network|Cell|Exchange|Hospital|Airlines|Party|Authority|Foundation|Corporation|Company|Corps|Federation|Board)\b/;
/** Words between an institution’s brackets and others that name no organisation. */
const TECHNICAL =
  /\b(?:Virtual|Wireless|Operating|Content|Domain Name|Remote|Protocol|Notification|Advisory|Techniques?|Procedures|Tactics|Indicators?|Information(?! Security)|Access|Domain|Object|Address|Algorithm|Standard|Encryption|Module|Library|Firewall|Application|Language|Interface|Protection Act|Act|Law|Code|Order|Resolution|Report|Framework|Vulnerability|Exposure|Router|Number|Management|Authentication|Control|Desktop|Denial|Zone|Machine|Malware|Ransomware|Trojan|Virus|Currency|Software|Hardware|Device|Server|Shell|Compromise|Threat|Intelligence Group|Analysis Group|Division|Section|Unit|Districts?|Office|Directory)\b/;

/** Cues of a part in what is told, with the name behind them. The first that fits counts. */
const CUES: readonly (readonly [RegExp, Role])[] = [
  [
    new RegExp(
      `\\b(?:front|shell|sham|fake|cover|bogus)[ -](?:[a-z-]{2,15} ){0,3}(?:company|companies|business|businesses|firm|firms|corporation|entity|entities|enterprise)(?:,| called| named| known as|:)* ["']?(${NAME})`,
      'gu',
    ),
    'front-company',
  ],
  [new RegExp(`\\b(?:company|business|firm|entity|startup|organi[sz]ation) (?:called|named|known as|by the name of) ["']?(${NAME})`, 'gu'), 'front-company'],
  [
    new RegExp(
      `\\b(?:[Dd]esignat|[Ss]anction)(?:ed|ing|es) (?:for sanctions )?(?:the )?(?:[\\w.-]{1,20} ){0,5}?(?:company|firm|entity|entities|bank|organization|network) ["']?(${NAME})`,
      'gu',
    ),
    'designated-entity',
  ],
  [
    new RegExp(
      `\\b(?:grateful to|thanks?|assistance (?:of|from|provided by)|cooperation (?:of|from)|partnership with|appreciates? the (?:\\w{1,15} ){1,4}(?:of|from)) ((?:${NAME}[^.]{0,200}))`,
      'gu',
    ),
    'partner',
  ],
  [
    new RegExp(
      `\\b(?:intrusions? (?:of|into|at|on)|compromises? of|attacks? (?:on|against)|breach(?:es)? (?:of|at)|threatened(?: to hit)?|hit|victims? (?:included|such as)|hacked|breached|attacked|incident at|used to attack|stole (?:\\w{1,15} ){0,4}from) (?:the )?(?:[a-z][\\w-]{1,20} ){0,5}?["']?(${NAME})`,
      'gu',
    ),
    'victim',
  ],
  [
    new RegExp(
      `\\b(?:[Aa]ccording to|(?:linked|attributed|reported|discovered|detected|published|disclosed|analy[sz]ed|investigated|tracked) by|reported that|researchers? (?:at|from|of|with)|analysis (?:by|from)|a (?:report|blog post|advisory) (?:by|from)) (?:security firm |cybersecurity (?:firm|company) |the |researchers at |an email discovered by )?(${NAME})`,
      'gu',
    ),
    'source',
  ],
];
/** What stands behind the name of a victim, and of a firm of researchers. */
const DONE_TO =
  / (?:was|were|has been|have been|had been|have|has)(?: also| been){0,2} (?:hit|attacked|breached|compromised|hacked|targeted|infiltrated|defrauded)\b|'s (?:provision|network|systems|computers|customers|employees)\b/g;
const SPEAKS = / (?:researchers?|analysts?)\b/g;
const LIST_END = /,? (?:for|in|with|during|which|that|who|to|and (?:the )?[a-z])\b.*$/u;

/** Words that a name may begin with without being of it. */
const LEAD =
  /^(?:The|A|An|In|On|At|By|For|With|From|After|Before|While|When|According|Today|However|Additionally|This|These|That|Our|Its|His|Her|Their|As|If|Both|Several|Two|Three|And|Or|Also|Including|Using|Since|During|Under|Through|Meanwhile|Chinese|Russian|Iranian|American|Australian|British)\s/;
const NO_NAME =
  /^(?:[A-Z]|I|We|They|He|She|It|You|U\.?S\.?A?|US|USA|UK|EU|UN|DPRK|PRC|North Korea|South Korea|IT|ID|IP|VPN|DDoS|RDP|CEO|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Windows|Linux|Internet|Web|Bitcoin|Monero|Figure|Table|Appendix|Note|TTPs?|IOCs?|APT|FLASH|PIN|TLP|Department|Government|Defendants?|Microsoft Office|Active Directory|Winter Olympics|Olympics|Critical Infrastructure|MITRE ATT&CK|I(?:SPs?|oT))$/;

const clean = (name: string) => {
  let rest = oneLine(name)
    .replace(/["'*_]+$/g, '')
    .replace(/'s$/, '');
  // A full stop between two sentences is in no name.
  const parts = rest.split(/(?<=[a-z]{3})\. /);
  rest = (new RegExp(`${SUFFIX}\\.?$`, 'u').test(rest) ? parts.at(-1) : parts[0]) ?? rest;
  for (let step = 0; step < 3 && LEAD.test(rest); step++) rest = rest.replace(LEAD, '');
  return rest.replace(/[,.;:]+$/, (end) => (/(?:Inc|Ltd|Co|Corp|B\.V|S\.A|L\.L\.C|N\.V)$/.test(rest.slice(0, -end.length)) && end.startsWith('.') ? '.' : ''));
};

function isOrganisation(name: string): boolean {
  if (
    name.length < 2 ||
    name.length > 90 ||
    NO_NAME.test(name) ||
    countryOf(name) !== undefined ||
    name.split(' and ').every((part) => countryOf(part) !== undefined) ||
    knownActor(name) !== undefined ||
    softwareTable().byName.get(name.toLowerCase())?.software.kind === 'malware'
  )
    return false;
  return (
    !new RegExp(`^(?:${COUNTRY_WORDS})(?:-|$| (?:nationals?|citizens?|government|individuals?|officials|presidential|elections?|companies|organi[sz]ations|entities))`, 'i').test(
      name,
    ) && !/\d{4}$|\b(?:Attorney|President|Election|Judge|Agent|authorities|Governments)\b|\.exe$|^\d|^\p{Ll}|^(?:Cyber|Security|Cybersecurity|Tor|Group)$/u.test(name)
  );
}

const readable = (sentence: Sentence | undefined): sentence is Sentence =>
  sentence !== undefined && !['furniture', 'references', 'mitigations', 'red-flags', 'indicators'].includes(sentence.block.section) && sentence.block.kind !== 'row';

function push(report: ReportText, found: Found[], name: string, at: number, role: Role, more: { country?: string; alias?: string } = {}): void {
  const plain = clean(name);
  const start = report.view.indexOf(plain.split(' ')[0] ?? '', at);
  if (!isOrganisation(plain) || start < 0 || start - at > 60 || !readable(sentenceAt(report, start))) return;
  const rest = report.view.slice(start, start + plain.length + 12);
  const length = oneLine(rest).startsWith(plain) ? plain.length + (rest.length - rest.replace(/\s+/g, ' ').length) : plain.length;
  found.push({ name: plain, start, end: Math.min(report.view.length, start + Math.min(length, rest.length)), role, ...more });
}

const PROVIDES = /\b(?:provided|released|issued|published|authored|prepared) (?:jointly )?by (?:the )?(?:U\.S\. )?$/;

/** Bodies of the state: the publisher is the one that speaks; others are authorities where they act. */
function fromBodies(report: ReportText, found: Found[]): void {
  const acts =
    /^(?:'s)?\)?(?:,? (?:and|&) [^.]{1,80}?)?(?: \([A-Z0-9]{2,8}\))? (?:is|are|has|have|was|recommends?|assess\w{0,2}|judges|believes?|encourages?|urges?|identified|observed|released?|releasing|issued|investigat\w{1,4}|announced|warn\w{0,3}|designated|sanction\w{0,3}|does|may|will|can|also|reported|noted|conducted|seized|attributes|in coordination|supports|first|continued|specifically|further)\b/;
  for (const { start, end, entry } of bodies(report)) {
    const sentence = sentenceAt(report, start);
    const gives = PROVIDES.test(report.view.slice(Math.max(0, start - 50), start)) || /^ (?:is|are) (?:providing|releasing|issuing)\b/.test(report.view.slice(end, end + 24));
    if ((!gives && !readable(sentence)) || sentence === undefined || !/^[A-Z\d]/.test(report.view.slice(start, end)) || /-$/.test(report.view.slice(start - 1, start))) continue;
    const whole = /[a-z]/.test(report.view.slice(start, end)) && report.view.slice(start, end).includes(' ');
    if (
      sentence.block.kind === 'heading' ||
      (!gives &&
        !whole &&
        !acts.test(report.view.slice(end, end + 140)) &&
        !/(?:by|with|to|from|of) (?:the )?(?:U\.S\. )?$/.test(report.view.slice(Math.max(0, start - 14), start)))
    )
      continue;
    found.push({
      name: oneLine(report.text.slice(start, end)),
      start,
      end,
      role: gives ? 'publisher' : 'authority',
      ...(entry.country !== '' && { country: entry.country }),
      alias: entry.name,
    });
    if (entry.short !== '') found.push({ name: entry.name, start, end, role: gives ? 'publisher' : 'authority', alias: entry.short });
  }
}

const ORGAN = new RegExp(ORGANS.map(([words]) => `(?:${words})`).join('|'), 'g');

const IS_ORGAN = new RegExp(ORGAN.source);

function fromOrgans(report: ReportText, found: Found[]): void {
  for (const one of report.view.matchAll(ORGAN)) {
    if (/^(?:Ministry of Intelligence$|Unit \d+$)/.test(one[0]) || !readable(sentenceAt(report, one.index))) continue;
    const short = /^(.*?) \(([A-Z]{2,6})\)$/.exec(one[0]);
    const country = ORGANS.find(([words]) => new RegExp(`^(?:${words})$`).test(one[0]))?.[1];
    const name = (short?.[1] ?? one[0]).replace(/^(?:Unit \d{5} of the )?(?:Russian )?/, '').replace(/'s$/, '');
    const start = one.index + one[0].indexOf(name);
    found.push({ name, start, end: start + name.length, role: 'sponsor-organ', ...(country !== undefined && { country }), ...(short?.[2] !== undefined && { alias: short[2] }) });
  }
}

function fromCues(report: ReportText, found: Found[]): void {
  const { view } = report;
  for (const [cue, role] of CUES)
    for (const one of view.matchAll(cue)) {
      const words = one[1] ?? '';
      const at = one.index + one[0].length - words.length;
      if (role === 'partner')
        for (const part of words.replace(LIST_END, '').split(/;|,/))
          push(
            report,
            found,
            part.replace(/^\s*(?:and |including |its |the )+/, '').trim(),
            at + words.indexOf(part),
            /^\s*(?:and )?including/.test(part) || TECHNICAL.test(part) ? 'mentioned' : role,
          );
      else if (!TECHNICAL.test(words)) push(report, found, words, at, role);
    }
  for (const [behind, role] of [
    [DONE_TO, 'victim'],
    [SPEAKS, 'source'],
  ] as const)
    for (const one of view.matchAll(behind)) {
      const before = nameBefore(view, one.index, NAMED);
      if (before !== undefined && !TECHNICAL.test(before.name)) push(report, found, before.name, before.start, role);
    }
}

const TARGET = /\b(?:attacks?|attacked|targeting|targeted|compromis\w{1,4}|breach\w{0,3}|victims?|intrusions?|infected|ransom|suffered|hit|investigations by)\b/i;

function fromNames(report: ReportText, found: Found[]): void {
  const { view } = report;
  for (const one of view.matchAll(COMPANY)) {
    const before = nameBefore(view, one.index, NAMED);
    const sentence = sentenceAt(report, one.index);
    if (before === undefined || sentence === undefined) continue;
    const end = one.index + one[0].length;
    push(report, found, `${before.name}${one[0]}`, before.start, roleOfCompany(view.slice(sentence.start, sentence.end)), bracket(view, end));
  }
  for (const one of view.matchAll(BRACKETED)) {
    const [before, short] = [nameBefore(view, one.index, NAMED), one[1] ?? ''];
    const sentence = sentenceAt(report, one.index);
    if (before === undefined || sentence === undefined || sentence.block.kind === 'heading') continue;
    const { name, start } = before;
    if (TECHNICAL.test(name) || !INSTITUTION.test(name) || (/[a-z]/.test(short) && !clean(name).startsWith(`${short} `)) || IS_ORGAN.test(name) || !name.includes(' ')) continue;
    push(report, found, name, start, TARGET.test(view.slice(sentence.start, sentence.end)) ? 'victim' : 'mentioned', { alias: short });
  }
}

function roleOfCompany(around: string): Role {
  if (/\b(?:designat|sanction)/i.test(around)) return 'designated-entity';
  if (/\bfront compan/i.test(around)) return 'front-company';
  return TARGET.test(around) ? 'victim' : 'mentioned';
}

const bracket = (view: string, at: number): { alias?: string } => {
  const found = /^ \(["']?([^()"']{2,40})["']?\)/.exec(view.slice(at, at + 50))?.[1];
  return found === undefined || /^\d/.test(found) ? {} : { alias: found };
};

const RANK: readonly Role[] = [
  'front-company',
  'designated-entity',
  'dispatching-entity',
  'sponsor-organ',
  'victim',
  'publisher',
  'partner',
  'source',
  'vendor',
  'authority',
  'mentioned',
];
const key = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

type Merged = { name: string; aliases: Set<string>; role: Role; country?: string; start: number; end: number; said: boolean };

/** One organisation for all of its names. */
function merge(report: ReportText, found: readonly Found[]): readonly Merged[] {
  const byKey = new Map<string, Merged>();
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const at = byKey.get(key(one.name)) ?? (one.alias === undefined ? undefined : byKey.get(key(one.alias)));
    const into = at ?? { name: one.name, aliases: new Set<string>(), role: one.role, start: one.start, end: one.end, said: false };
    if (at !== undefined && key(one.name) !== key(at.name)) at.aliases.add(one.name);
    if (one.alias !== undefined && key(one.alias) !== key(into.name)) into.aliases.add(one.alias);
    if (RANK.indexOf(one.role) < RANK.indexOf(into.role)) into.role = one.role;
    if (one.country !== undefined) into.country ??= one.country;
    byKey.set(key(one.name), into);
    if (one.alias !== undefined) byKey.set(key(one.alias), into);
  }
  const publisher = report.source.publisher?.toLowerCase();
  const all = [...new Set(byKey.values())];
  for (const one of all) if (publisher !== undefined && [one.name, ...one.aliases].some((name) => publisher.includes(name.toLowerCase()))) one.role = 'publisher';
  return all;
}

/**
 * Organisations that a report names, with the part that the words around them give; names of one body are joined.
 * Page furniture, references and advice name none. Cost grows with the text.
 */
export function extractOrganisations(report: ReportText): readonly ReportOrganisation[] {
  const found: Found[] = [];
  fromBodies(report, found);
  fromOrgans(report, found);
  fromCues(report, found);
  fromNames(report, found);
  return merge(report, found)
    .slice(0, MOST_ORGANISATIONS)
    .map(({ name, aliases, role, country, start, end }) => ({ name, aliases: [...aliases], role, ...(country !== undefined && { country }), ...quote(report, start, end) }));
}
