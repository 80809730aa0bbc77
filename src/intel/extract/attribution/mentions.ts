import { type ReportText, sentenceAt } from '../../text.ts';
import { actorTable, type KnownActor, knownActor } from './actor-table.ts';
import { COUNTRY_WORDS, countryOf } from './demonyms.ts';
import { softwareTable } from './software-table.ts';
import { oneLine } from './words.ts';

/** How an actor is written at one place. `worker`: the state’s workforce of remote IT workers; `brand`: a ransomware that may also name the gang; `unnamed`: “unidentified cyber actors”. */
export type MentionKind = 'table' | 'named' | 'brand' | 'worker' | 'unnamed' | 'persona' | 'digest';

/** An actor at one place of a report. */
export type Mention = {
  readonly kind: MentionKind;
  /** As the text has it, on one line. */
  readonly name: string;
  /** The name without “group”, “actors” and the like. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly known?: KnownActor;
  readonly country?: string;
};

const NOUNS = 'actors?|operators?|affiliates|gangs?|groups?|hackers?|crew|operatives|collective|syndicate|cartel|cluster|team|developers|administrators|members|campaigns?|persona';
const ADJECTIVES =
  'ransomware|cyber|threat|malicious|extortion|hacking|hacker|criminal|cybercriminal|cyber-criminal|cybercrime|cyber-espionage|espionage|hacktivist|intrusion|activity|raas|apt|state-sponsored|nation-state|nation-state-linked|data|theft|advanced|persistent';
/** Words that name no actor by themselves. */
const GENERIC =
  /^(?:an?|the|these|those|this|that|some|many|most|other|both|each|all|any|such|more|several|various|multiple|malicious|suspicious|suspected|unidentified|unknown|unattributed|cyber\w*|threat|ransomware|malware|criminals?|hack\w*|state|nation|foreign|chinese|russian|iranian|north|south|korean|dprk|prc|american|us|u|uk|eu|apt|advanced|persistent|fbi|cisa|nsa|ncsc|gru|svr|fsb|mss|rgb|irgc|mois|doj|dhs|bec|iot|vpn|web|windows|linux|android|microsoft|google|facebook|twitter|apple|amazon|aws|meta|cisco|joint|working|task|incident|response|security|information|network|technical|support|red|blue|research\w*|analysis|intelligence|hunting|hunt|response|product|sales|legal|management|admin\w*|domain|local|active|user|account|office|field|human|insider|recruit\w*|engineering|development|developer|software|it|tech|remote|fake|initial|access|business|financial|bank\w*|crypto\w*|apts?|ttps?|note|alert|flash|as|in|on|when|once|if|after|because|while|although|however|according|also|based|affiliated|another|one|two|three|four|five|six|new|former|social|media|media|sanctions|expert|experts|panel|focus|peer|user|users|consumer|interest|contact|emergency|computer|tailored|digital|crimes?|money|national|international|global|united|federal|department|fraud|scam|insikt|talos|unit|world|general|private|public|industry|steering|parent|holding|banking|insurance|energy|oil|media|hotel|pharma\w*|holdings|capital|consulting|equation-like)$/i;

/** On one line, without marks around it; a bracket that was opened stays closed. */
const flat = (text: string) => oneLine(text).replace(/^["'*_(]+|(?:["'*_,.]|(?<!\([^)]{0,60})\))+$/g, '');
const STEM_END = new RegExp(`(?:'s?)?(?:[ -](?:${ADJECTIVES}|${NOUNS}|affiliated|linked|related))*$`, 'i');
/** The name without “the”, “group”, “ransomware actors” and the like. */
export const stemOf = (name: string): string => flat(name).replace(/^the /i, '').replace(STEM_END, '') || flat(name);

/** The workforce, in its many wordings. */
const WORKERS =
  /\b(?:(?:unattributed|unidentified|unknown)\s(?:group|network|individuals|actors)[/\w]{0,12}\s(?:associated|affiliated)\swith\s(?:North\sKorea|the\sDPRK)|(?:DPRK|North\sKorean?|NK|Pyongyang|Democratic\sPeople's\sRepublic\sof\sKorea|DPRK's|North\sKorea's)(?:[ -](?:linked|affiliated|aligned|based|backed|sponsored|nexus|directed|nationals?|government|state-sponsored|state|regime|remote|overseas|fake|fraudulent|freelance|skilled|highly|undercover|clandestine|undocumented|malicious|cyber|bogus|sham|rogue|so-called|posing\sas)){0,4}\s\(?(?:IT|I\.T\.|information\stechnology|tech|technology|software)\)?(?:[ -](?:remote|support))?[ -](?:\(IT\)\s)?(?:workers?|workforce|work\sforce|freelancers?|professionals?|contractors?|personnel|developers?|warriors?|operatives?)|(?:fake|fraudulent|bogus|rogue|sham)\s(?:remote\s)?(?:North\sKorean\s)?IT\sworkers?|(?:remote\s)?(?:IT|information\stechnology)\sworkers?\s(?:from|of|linked\sto|tied\sto|working\sfor|associated\swith|employed\sby|dispatched\sby)\s(?:the\s)?(?:DPRK|North\sKorea|Democratic\sPeople's\sRepublic\sof\sKorea)\b)/gi;
/** In a report on remote IT work, those who do it may be called by their nationality alone. */
const NATIONALS = /\b(?:North Korean|DPRK) (?:nationals|workers|operatives|individuals|conspirators|developers)\b/g;
const REMOTE_WORK = /\b(?:IT|information technology|remote)(?: \(IT\))? (?:work|workers?|jobs?|employment|contractors?)\b/i;
const NUMBERED = /\b(?:UNC|UAT-|UAC-|APT-?|APT-C-|T-APT-|FIN|TEMP\.|DEV-|Storm-|TAG-|CL-(?:STA|CRI|UNK)-|REF|ITG|TG-|Hive|UTA|TA|TGR-(?:STA|CRI|UNK)-|GTG-|SLOW#|DPRK-)\d{1,5}\b/g;
const SCHEMES =
  /\b(?:[A-Z][a-z]{2,14} (?:Chollima|Sleet|Blizzard|Typhoon|Sandstorm|Tempest|Tsunami|Kitten|Spider|Panda|Buffalo|Jackal)|[A-Z]{3,14} (?:CHOLLIMA|SPIDER|PANDA|BEAR|KITTEN|BUFFALO|JACKAL|OCELOT))\b/g;

const NAME = `["']?([A-Z0-9][\\w.'/&+-]{1,30}(?: (?:of |the )?[A-Z0-9][\\w.'/&+-]{1,30}){0,3})["']?`;
const INTRODUCED = new RegExp(
  `\\b(?:(?:${ADJECTIVES}) (?:\\([A-Z]{2,5}\\) )?(?:group|gang|actor|crew|collective|outfit|cluster|team|syndicate|operation)|(?:group|gang|actor|crew|collective|cluster|syndicate|actors|hackers|enterprise|network)(?:,? (?:that|which|who))?(?: is| are)?(?: also)?(?: publicly| commonly| widely)? (?:self[- ]identif(?:ies|ied|y) as|calls? itself|calling (?:itself|themselves)|known as|called|dubbed|named|tracked (?:by [A-Z]\\w{1,20} )?as|referred to as))(?: the)? ${NAME}`,
  'g',
);
const ACTING = new RegExp(
  `\\b([A-Z][\\w./+-]{1,30}(?: [A-Z][\\w./+-]{1,30}){0,2}?)(?:'s)?(?: (?:${ADJECTIVES})){0,3} (?:actors?|operators?|affiliates|gang|[Gg]roup|hackers|crew|threat group|Team|Gang|Crew|Collective|Syndicate)\\b`,
  'g',
);
const BRAND =
  /\b([A-Z][\w.+-]{1,30}(?:\/[A-Z][\w.+-]{1,30})?(?: [A-Z][\w.+-]{2,30})?) (?:ransomware|Ransomware)(?: as a service| \(RaaS\)|-as-a-service|:? (?:group|gang|operation))?/g;
/** Gangs that are called by their malware, where the words around say that somebody is of them. */
const OF_GANG = new RegExp(
  `\\b(?:linked to|tied to|ties to|affiliates? of|members of|rebrand(?:ed|ing)? (?:of|from|as)|successors? (?:of|to)|predecessors?,?|formerly|offshoot of) (?:the )?${NAME}`,
  'g',
);
const IMPOSTOR =
  /\b(?:An?|The|Unknown|Unidentified|Several)?\s?(?:group|groups|[Cc]riminals|[Cc]ybercriminals|actors|extortionists|scammers|attackers)\s(?:that\s(?:is|are|was|were)\s)?(?:posing\sas|claiming\sto\sbe|pretending\sto\sbe|masquerading\sas|impersonating)\b/g;
const UNNAMED = new RegExp(
  `\\b(?:[Uu]nidentified|[Uu]nknown|[Uu]nattributed|[Mm]alicious|[Cc]yber|(?:${COUNTRY_WORDS})(?:[ -](?:linked|backed|affiliated|aligned|based|sponsored|nexus))?)(?:\\s(?:${ADJECTIVES}|foreign|government|state-sponsored|government-sponsored|state-linked|military|intelligence)){0,4}\\s(?:actors|criminals|hackers|operatives|group|groups|gang|scammers|fraudsters|[Aa]ctors|[Cc]riminals|[Hh]ackers)\\b`,
  'gi',
);
const PERSONA = /\bpersonas?\s(?:of\s|called\s|named\s|known\sas\s)?["']([A-Z0-9][^"'\n]{1,40})["']|\bpersona\sof\s([A-Z]\w{2,30}(?:\s[A-Z]\w{1,30}){0,2})/g;
const DIGEST = /^(?:#{1,4}\s*)?(?:\*\*)?(?:threat\s)?actors?(?:\sname)?(?:\*\*)?\s*:\s*(?:\*\*)?\s*([A-Z][^\n]{2,140})$/i;

type Found = Mention[];

function push(found: Found, report: ReportText, kind: MentionKind, start: number, end: number, more: { stem?: string; country?: string } = {}): void {
  const name = flat(report.text.slice(start, end));
  if (name === '') return;
  const known = kind === 'unnamed' || kind === 'worker' || kind === 'digest' ? undefined : knownActor(more.stem ?? stemOf(name));
  found.push({
    kind,
    name,
    stem: more.stem ?? stemOf(name),
    start,
    end,
    ...(known !== undefined && { known: known.actor }),
    ...(more.country !== undefined && { country: more.country }),
  });
}

/** A cue that makes an ordinary word the name of an actor. */
const BESIDE = new RegExp(`^["']?\\s(?:(?:${ADJECTIVES})\\s){0,2}(?:${NOUNS})\\b`, 'i');
const BEFORE =
  /(?:\b(?:group|gang|actor|actors|crew|collective|hackers|APT\)?|as|aka|a\.k\.a\.?|dubbed|called|linked to|tied to|attributed to|affiliated? (?:of|with))|[,/(])\s?["']?$/;

function fromTable(report: ReportText, found: Found): void {
  const { view } = report;
  let listed = -1;
  for (const { start, end, entry } of actorTable().find(report)) {
    const text = view.slice(start, end);
    if (!/^[A-Z0-9]/.test(text) && !(text.length > 5 && text === entry.name)) continue;
    const after = view.slice(end, end + 40);
    if (!text.includes(' ') && /^ [A-Z][a-z]+/.test(after) && !BESIDE.test(after) && !inHeading(report, start)) continue;
    const named = BEFORE.test(view.slice(Math.max(0, start - 24), start));
    const inList = listed >= 0 && start - listed < 8 && /^,? (?:and |or )?$/.test(view.slice(listed, start)) && /^[A-Z]/.test(text);
    if (!inList && entry.ordinary && !(BESIDE.test(after) && /^[A-Z]/.test(text)) && !(named && (/^["'/]/.test(after) || /["'/]$/.test(view.slice(start - 1, start))))) continue;
    listed = end;
    // Two names of one gang are often written with a stroke between them.
    const to = end + (/^\/[A-Z][A-Za-z0-9]{2,20}/.exec(after)?.[0].length ?? 0);
    found.push({
      kind: 'table',
      name: flat(report.text.slice(start, to)),
      stem: stemOf(view.slice(start, to)),
      start,
      end: to,
      known: entry.actor,
      ...(entry.actor.country !== undefined && { country: entry.actor.country }),
    });
  }
}

const inHeading = (report: ReportText, at: number) => sentenceAt(report, at)?.block.kind === 'heading';

/** A name without words such as “once” that only stand before it. */
const trimmed = (name: string) => {
  const words = name.split(' ');
  while (words.length > 1 && GENERIC.test(words[0] ?? '')) words.shift();
  return words.join(' ');
};

const generic = (name: string) => GENERIC.test(name.split(/[\s/]/)[0] ?? '') || GENERIC.test(name.split(/\s/).at(-1) ?? '') || countryOf(name.replace(/-.*$/, '')) !== undefined;

function fromPatterns(report: ReportText, found: Found): void {
  const { view } = report;
  for (const one of view.matchAll(WORKERS)) push(found, report, 'worker', one.index, one.index + one[0].length, { country: 'KP' });
  if (REMOTE_WORK.test(view)) for (const one of view.matchAll(NATIONALS)) push(found, report, 'worker', one.index, one.index + one[0].length, { country: 'KP' });
  for (const one of view.matchAll(NUMBERED)) if (!/^TA0\d{3}$/.test(one[0])) push(found, report, 'named', one.index, one.index + one[0].length);
  for (const one of view.matchAll(SCHEMES)) if (!generic(one[0])) push(found, report, 'named', one.index, one.index + one[0].length);
  for (const one of view.matchAll(INTRODUCED)) {
    const name = one[1] ?? '';
    if (generic(name.replace(/'s$/, ''))) continue;
    const at = one.index + one[0].lastIndexOf(name);
    push(found, report, 'named', at, at + name.replace(/['.,]+(?:s)?$/, '').length);
  }
  for (const one of view.matchAll(ACTING)) {
    const written = one[1] ?? '';
    const name = trimmed(written.replace(/-(?:affiliated|linked|backed|related|aligned)$/, ''));
    const from = one.index + written.length - trimmed(written).length;
    const whole = /[Gg]roup$|Team$|Gang$|Crew$|Collective$|Syndicate$/.test(one[0]) ? /^(?:.*\s)?[A-Z]\w*$/.test(one[0]) : false;
    if (generic(name) || countryOf(written.replace(/-[a-z]+$/, '')) !== undefined || (whole && !knows(view, name, one.index, one.index + one[0].length))) continue;
    push(found, report, 'named', from, one.index + one[0].length, { stem: stemOf(name) });
  }
  for (const one of view.matchAll(BRAND)) {
    const name = one[1] ?? '';
    if (!generic(name))
      push(found, report, / (?:group|gang|operation|as a service)$|RaaS\)$|-service$/.test(one[0]) ? 'named' : 'brand', one.index, one.index + name.length, { stem: stemOf(name) });
  }
}

/** Whether the table has malware of one of the names joined by a stroke. */
const isMalware = (name: string) => name.split('/').some((part) => softwareTable().byName.get(part.toLowerCase())?.software.kind === 'malware');

function fromGangs(report: ReportText, found: Found): void {
  for (const one of report.view.matchAll(OF_GANG)) {
    const name = one[1]?.replace(/[.,]+$/, '') ?? '';
    const at = one.index + one[0].lastIndexOf(name);
    if (isMalware(name) && !/^ (?:malware|trojan|backdoor)/.test(report.view.slice(at + name.length))) push(found, report, 'named', at, at + name.length);
  }
}

const LABELS =
  /\b(?:labels?|monikers?|tracked (?:by [^"'.]{1,60} )?as|(?:also |publicly )?known (?:to [^"'.]{1,40} )?as|aka|a\.k\.a\.?)(?: the)?[ :,]{1,2}((?:["'][A-Z][^"'\n]{1,40}["'],? ?(?:and |or )?){2,8})/g;

/** Quoted names in a row behind “tracked as”, “using the labels” and the like, unless they are of malware. */
function fromLabels(report: ReportText, found: Found): void {
  const { view } = report;
  for (const list of view.matchAll(LABELS)) {
    if (/\b(?:malware|ransomware|trojan|backdoor|tools?|variants?|loader|persons?|he|she|who)\b[^.]{0,40}$/i.test(view.slice(Math.max(0, list.index - 60), list.index))) continue;
    const from = list.index + list[0].length - (list[1] ?? '').length;
    for (const one of (list[1] ?? '').matchAll(/["']([A-Z][^"'\n]{1,40}?),?["']/g))
      push(found, report, 'named', from + one.index + 1, from + one.index + 1 + (one[1] ?? '').length);
  }
}

/** “X Group” is an actor where the words around say so; else it may be a company. */
function knows(view: string, name: string, start: number, end: number): boolean {
  if (knownActor(name) !== undefined) return true;
  const around = view.slice(Math.max(0, start - 70), Math.min(view.length, end + 50));
  return /\b(?:ransomware|threat actor|cyber-?\s?criminal|hack(?:ing|ers?)|extortion|gang|stolen data|self[- ]identif|tracked as|known as|hacktivist|claim(?:ed|ing) (?:to be|responsibility))\b/i.test(
    around,
  );
}

function fromShapes(report: ReportText, found: Found): void {
  const { view } = report;
  for (const one of view.matchAll(UNNAMED)) push(found, report, 'unnamed', one.index, one.index + one[0].length, countryIn(one[0]));
  for (const one of view.matchAll(PERSONA)) {
    const name = one[1] ?? one[2] ?? '';
    const at = one.index + one[0].lastIndexOf(name);
    push(found, report, 'persona', at, at + name.length, { stem: name });
  }
  for (const { kind, start, end } of report.blocks) {
    if (kind !== 'heading') continue;
    const line = view.slice(start, end);
    const digest = DIGEST.exec(line)?.[1];
    if (digest !== undefined) {
      const at = start + line.lastIndexOf(digest);
      push(found, report, 'digest', at, at + digest.trimEnd().length, { stem: digest.replace(/\s*\(.*$/, ''), ...countryIn(digest) });
    }
  }
  for (let at = 0; at < report.blocks.length; at++) personaHeadings(report, found, at);
}

/** Headings below a heading such as “Observed … Personas” are personas. */
function personaHeadings(report: ReportText, found: Found, at: number): void {
  const block = report.blocks[at];
  if (block?.kind !== 'heading') return;
  const line = report.view.slice(block.start, block.end);
  if (!/\bpersonas\b/i.test(line) || line.length > 80) return;
  const level = /^#{1,6}/.exec(line)?.[0].length ?? 0;
  for (const one of report.blocks.slice(at + 1, at + 40)) {
    if (one.kind !== 'heading') continue;
    const marks = /^(#{1,6})\s+/.exec(report.view.slice(one.start, one.end));
    if (marks === null || (marks[1]?.length ?? 0) <= level) return;
    push(found, report, 'persona', one.start + marks[0].length, one.end, { stem: report.view.slice(one.start + marks[0].length, one.end) });
  }
}

function countryIn(words: string): { country?: string } {
  const found = new RegExp(`\\b(?:${COUNTRY_WORDS})(?![a-z])`, 'i').exec(words)?.[0];
  const country = found === undefined ? undefined : countryOf(found);
  return country === undefined || country === 'US' ? {} : { country };
}

/** Where somebody poses as a known actor: from the words for the impostor to the cue. */
export function impostors(report: ReportText): readonly { readonly start: number; readonly end: number }[] {
  return [...report.view.matchAll(IMPOSTOR)].map((one) => ({ start: one.index + one[0].length - one[0].trimStart().length, end: one.index + one[0].length }));
}

/** Every place where an actor is named, in order; overlapping ones only once, the most telling kept. */
export function mentionsOf(report: ReportText): readonly Mention[] {
  const found: Found = [];
  fromTable(report, found);
  fromPatterns(report, found);
  fromGangs(report, found);
  fromLabels(report, found);
  fromShapes(report, found);
  const rank: Record<MentionKind, number> = { digest: 0, worker: 1, persona: 2, named: 3, table: 4, brand: 5, unnamed: 6 };
  found.sort((a, b) => a.start - b.start || rank[a.kind] - rank[b.kind] || b.end - a.end);
  const kept: Mention[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (rank[one.kind] < rank[last.kind] && (one.start === last.start || last.kind === 'unnamed')) kept[kept.length - 1] = one;
  }
  return kept;
}
